"""People of whom only a card exists and about whom nothing was decided yet: what the triage goes through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.storage import tables
from netdesk.storage.book import Reader
from netdesk.storage.tables import card, person_row

_CARD, _ROW = card.c, person_row.c
_OPEN = (_CARD.decided_on.is_(None), _CARD.added.is_(False), _CARD.removed_at.is_(None))
_BATCH = 500


@dataclass(frozen=True, slots=True)
class FreshCard:
    """Somebody with where their card came from: the name of a file, and when (UTC)."""

    person: Person
    source: str
    came_at: datetime


def undecided_ids(reader: Reader) -> list[Id]:
    """Everybody who is Only a card and undecided, the newest arrival first, within it in the order of the file."""
    waiting = _waiting(select(_CARD.person_id)).group_by(_CARD.person_id)
    newest, place = func.max(_CARD.came_at).desc(), func.min(_CARD.id)
    return list(reader.connection.scalars(waiting.order_by(newest, place)))


def undecided_count(reader: Reader) -> int:
    """How many are Only a card and undecided."""
    return reader.connection.scalar(_waiting(select(func.count(_CARD.person_id.distinct())))) or 0


def fresh_cards(reader: Reader, people: Sequence[Id]) -> list[FreshCard]:
    """People with where their newest card came from, in the order of the ids; unknown ids are left out."""
    came = select(_CARD.person_id, _CARD.source, _CARD.came_at).where(
        _CARD.person_id.in_(people), _CARD.removed_at.is_(None)
    )
    from_where = {one: (source, at) for one, source, at in reader.connection.execute(came.order_by(_CARD.came_at))}
    found = reader.find(Person, people)
    return [FreshCard(person, *from_where.get(person.id, ("", datetime.min))) for person in found]


def open_cards(reader: Reader, people: Iterable[Id]) -> list[Card]:
    """The cards that made these people and about which nothing was decided yet."""
    ids, found = list(people), []
    for start in range(0, len(ids), _BATCH):
        wanted = select(_CARD.id).where(_CARD.person_id.in_(ids[start : start + _BATCH]), *_OPEN)
        found += reader.find(Card, list(reader.connection.scalars(wanted)))
    return found


def latest_events(reader: Reader, limit: int) -> list[Event]:
    """The events of today and before, the last first: where people may have been met."""
    event = tables.event.c
    tomorrow = datetime.combine(reader.today + timedelta(days=1), time.min)
    past = select(event.id).where(event.starts < tomorrow, event.removed_at.is_(None))
    return reader.find(Event, list(reader.connection.scalars(past.order_by(event.starts.desc()).limit(limit))))


def _waiting(query: Select[Any]) -> Select[Any]:
    """A query over open cards, kept to those whose people are on the desk and still Only a card."""
    joined = query.join_from(card, person_row, _ROW.person_id == _CARD.person_id)
    return joined.where(*_OPEN, _ROW.removed.is_(False), _ROW.stage == int(Stage.CARD))
