"""Earlier versions: what things about somebody were before they were changed, as undo and merging remember it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from netdesk.domain.everything import Version
from netdesk.domain.ids import Id
from netdesk.domain.merge import Merge
from netdesk.i18n import _
from netdesk.storage.book import Reader
from netdesk.storage.plain import loads
from netdesk.storage.shelf import BY_NAME
from netdesk.storage.tables import change, image


def versions(reader: Reader, ids: Sequence[Id]) -> list[Version]:
    """All changes of people, and of what names them, that undo remembers, the oldest first."""
    row = image.c
    found = select(change.c.title, change.c.made_at, row.noun, row.entity_id, row.before, row.after).join_from(
        image, change
    )
    told = found.where(or_(row.entity_id.in_(ids), *_naming(ids))).order_by(change.c.number, row.position)
    return [_version(*one) for one in reader.connection.execute(told) if one.noun in BY_NAME]


def merged_away(merges: Sequence[Merge], ids: Sequence[Id]) -> Iterator[Version]:
    """What merging remembers of people and of what names them, so that they can be parted again."""
    for one in merges:
        for moved in one.moved:
            if moved.entity_id in ids or any(each in moved.before + moved.after for each in ids):
                yield _version(_("Merge"), one.merged_at, moved.noun, moved.entity_id, moved.before, moved.after)


def _naming(ids: Sequence[Id]) -> list[ColumnElement[bool]]:
    return [column.contains(one) for one in ids for column in (image.c.before, image.c.after)]


def _version(title: str, at: datetime, noun: str, one: Id, before: str | None, after: str | None) -> Version:
    kind = BY_NAME[noun].kind
    return Version(title, at, noun, one, *(loads(kind, text) if text else None for text in (before, after)))
