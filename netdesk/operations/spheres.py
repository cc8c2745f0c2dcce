"""Spheres: the circles of trades that feed each other, who sits where, and which seats are empty."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.domain.sphere import Sphere
from netdesk.domain.stage import Stage
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.matching.index import Index, working
from netdesk.matching.party import Standing
from netdesk.operations.matching import index, standing
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.people import people_rows
from netdesk.storage.rows import PersonRow
from netdesk.words.spheres import seeds

SHOWN = 12
"""So many of those who sit in a seat are shown by name."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A trade of a sphere with who works in it: the ids, the most trusted first, and the rows of the first of them;
    `mine` where I do."""

    trade: str
    ids: tuple[Id, ...]
    people: tuple[PersonRow, ...]
    mine: bool = False

    @property
    def empty(self) -> bool:
        """Whether nobody I talk with sits here."""
        return not self.ids and not self.mine


@dataclass(frozen=True, slots=True)
class Circle:
    """A sphere with its seats in the order of its trades."""

    sphere: Sphere
    seats: tuple[Seat, ...]

    @property
    def empty(self) -> int:
        """How many seats are empty."""
        return sum(seat.empty for seat in self.seats)


def spheres(reader: Reader) -> list[Sphere]:
    """The spheres of this desk by name: those the program begins with until the user has changed one."""
    stored = list(reader.all(Sphere))
    shown = [sphere for sphere in stored if sphere.removed_at is None] if stored else list(seeds())
    return sorted(shown, key=lambda sphere: (fold(sphere.name), sphere.id))


def save(book: Book, sphere: Sphere) -> Sphere:
    """Add a sphere, or keep one as it was changed."""
    name = sphere.name.strip()
    trades = tuple(dict.fromkeys(trade for each in sphere.trades if (trade := each.strip())))
    if not name:
        raise NetdeskError(_("Give the circle a name."))
    with book.changing(_("Change a circle of trades")) as change:
        stored = _stored(change)
        if any(fold(one.name) == fold(name) for one in stored.values() if one.id != sphere.id and not one.removed_at):
            raise NetdeskError(_("There is a circle of this name already."))
        version = stored[sphere.id].version if sphere.id in stored and not sphere.version else sphere.version
        return change.save(replace(sphere, name=name, trades=trades, version=version))


def remove(book: Book, sphere_id: Id) -> None:
    """Put a sphere into the trash."""
    with book.changing(_("Remove a circle of trades")) as change:
        stored = _stored(change)
        if sphere_id not in stored:
            raise NetdeskError(_("There is no such circle any more."))
        change.remove(stored[sphere_id])


def reset(book: Book) -> None:
    """Go back to the spheres that the program begins with; own ones go to the trash."""
    with book.changing(_("Take the first circles of trades again")) as change:
        first = {sphere.id: sphere for sphere in seeds()}
        for one in _stored(change).values():
            if one.id in first:
                change.save(replace(first[one.id], version=one.version))
            elif one.removed_at is None:
                change.remove(one)


def _stored(change: Change) -> dict[Id, Sphere]:
    """The stored spheres, the trash included; with the first change those that the program begins with are stored."""
    stored = {sphere.id: sphere for sphere in change.all(Sphere)}
    return stored or {sphere.id: change.save(sphere) for sphere in seeds()}


def look_for(book: Book, trade: str) -> Person:
    """Add a trade to what I look for, so that who has or knows somebody is proposed to me."""
    with book.changing(_("Add to what I look for")) as change:
        me = change.get(Person, change.me)
        known = me.latest(LetterKind.LOOKS_FOR)
        text = f"{known.text}, {trade}" if known else trade
        return change.save(replace(me, letters=(*me.letters, Letter(LetterKind.LOOKS_FOR, text, change.today))))


def seats(reader: Reader) -> list[Circle]:
    """Who sits where in each sphere: people with whom there was at least a conversation, and me."""
    known, standings, found = index(reader), standing(reader), spheres(reader)
    trades = dict.fromkeys(trade for sphere in found for trade in sphere.trades)
    sitting = {trade: _sitting(known, trade, standings) for trade in trades}
    seen = {one for ids in sitting.values() for one in ids[: SHOWN + 1]}
    rows = {row.id: row for row in people_rows(reader, sorted(seen))}
    return [
        Circle(sphere, tuple(_seat(reader.me, trade, sitting[trade], rows) for trade in sphere.trades))
        for sphere in found
    ]


def _sitting(known: Index, trade: str, standings: Mapping[Id, Standing]) -> list[Id]:
    """Who works in a trade, me first and then the most trusted."""
    ids = (known.parties[at].id for at in working(known, trade))
    stages = {one: standings[one].stage for one in ids if one in standings}
    talked = {one: stage for one, stage in stages.items() if stage is None or stage >= Stage.VISIBILITY}
    return sorted(talked, key=lambda one: (_rank(talked[one]), one))


def _rank(stage: Stage | None) -> int:
    return -len(Stage) if stage is None else -stage


def _seat(me: Id, trade: str, people: list[Id], rows: Mapping[Id, PersonRow]) -> Seat:
    others = tuple(one for one in people if one != me)
    there = [rows[one] for one in others[:SHOWN] if one in rows]
    there.sort(key=lambda row: (-row.stage, fold(row.name), row.id))
    return Seat(trade, others, tuple(there), me in people)
