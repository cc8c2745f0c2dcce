"""All that the desk holds about one person, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.scan import Reading
from netdesk.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class Version:
    """A change of a thing: what the change was called and when it was (UTC), the thing before and after. Before is None
    of what was new, after of what was deleted, and both where the change was too large for undo to keep more than who
    was in it."""

    title: str
    at: datetime
    noun: str
    entity_id: Id
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text about somebody else: the noun, id and field it stands in, what to call that thing, and the
    words around."""

    noun: str
    entity_id: Id
    field: str
    of: str
    text: str


@dataclass(frozen=True, slots=True)
class Bond:
    """What the program reckoned of the link with `other_id`: the stage, the trust in them and theirs, since when, the
    last two-way contact, minutes spent together, gifts to them and from them."""

    other_id: Id
    stage: Stage
    outward: Stage
    inward: Stage
    since: date | None
    last_contact: date | None
    minutes: int
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the desk of `me` holds about one person on a day: the person first, then all who were merged into them;
    the `things` that name them, the trash included, as far as they are about them; what was read on their cards; the
    links as they are reckoned; earlier versions; where else the name stands; pictures by key; and what the others and
    the events are called that a thing names."""

    people: tuple[Person, ...]
    me: Person
    on: date
    things: tuple[Any, ...] = ()
    readings: tuple[Reading, ...] = ()
    bonds: tuple[Bond, ...] = ()
    versions: tuple[Version, ...] = ()
    passages: tuple[Passage, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[Id, str] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """Whom it is about."""
        return self.people[0]
