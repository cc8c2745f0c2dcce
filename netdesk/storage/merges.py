"""Who was merged into whom, and the questions about who is whom."""

from collections.abc import Iterable

from sqlalchemy import Connection, or_, select

from netdesk.domain.ids import Id
from netdesk.domain.inbox import Question
from netdesk.domain.merge import Merge
from netdesk.storage.book import Reader
from netdesk.storage.tables import merge, question


def open_merges(reader: Reader, ids: Iterable[Id]) -> list[Merge]:
    """The merges that stand and that any of these people is part of, the newest first."""
    wanted = list(ids)
    row = merge.c
    stands = select(row.id).where(
        row.parted_at.is_(None), row.removed_at.is_(None), or_(row.kept_id.in_(wanted), row.gone_id.in_(wanted))
    )
    return reader.find(Merge, reader.connection.scalars(stands.order_by(row.merged_at.desc(), row.id.desc())))


def merged_into(connection: Connection) -> dict[Id, Id]:
    """Who lives on in whom, to the end of each chain."""
    row = merge.c
    stands = select(row.gone_id, row.kept_id).where(row.parted_at.is_(None), row.removed_at.is_(None))
    steps = {one.gone_id: one.kept_id for one in connection.execute(stands)}
    return {gone: _end(gone, steps) for gone in steps}


def _end(one: Id, steps: dict[Id, Id]) -> Id:
    seen = {one}
    while (following := steps.get(one)) and following not in seen:
        one = following
        seen.add(one)
    return one


def asked(connection: Connection) -> set[frozenset[Id]]:
    """The pairs that were ever asked about, whatever the answer."""
    found = select(question.c.one_id, question.c.other_id).where(question.c.removed_at.is_(None))
    return {frozenset((row.one_id, row.other_id)) for row in connection.execute(found)}


def questions_about(reader: Reader, one: Id, other: Id) -> list[Question]:
    """The questions about these two."""
    row, pair = question.c, (one, other)
    ids = reader.connection.scalars(select(row.id).where(row.one_id.in_(pair), row.other_id.in_(pair)))
    return reader.find(Question, ids)
