"""What a text finds on the whole desk: people, companies, events, notes; a few of each, at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import func, select

from netdesk.domain.ids import Id
from netdesk.domain.query import PeopleQuery
from netdesk.domain.text import fold
from netdesk.storage import search
from netdesk.storage.book import Reader
from netdesk.storage.people import first_ids, names, people_rows
from netdesk.storage.rows import PersonRow
from netdesk.storage.tables import event, interaction, interaction_participant, person_row

_SHORTEST = 3  # letters from which on notes are looked through
_NOTES = 50_000  # things that happened
_LOOKED_AT = 400  # people, companies
_AROUND = 34  # signs of a note before what was found
_LATIN = (range(0x41, 0x5B), range(0x61, 0x7B), range(0xC0, 0x250), range(0x1E00, 0x1F00))  # letters with accents


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event that was found."""

    id: Id
    name: str
    starts: datetime
    place: str


@dataclass(frozen=True, slots=True)
class NoteHit:
    """What was noted of something that happened: with whom, when, and the words around what was found."""

    id: Id
    person_id: Id
    name: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found; `companies` with the number of their people. Companies and notes take longer on a large desk and
    are found by `further_hits`."""

    people: tuple[PersonRow, ...] = ()
    events: tuple[EventHit, ...] = ()
    companies: tuple[tuple[str, int], ...] = ()
    notes: tuple[NoteHit, ...] = ()


def hits(reader: Reader, text: str, most: int) -> Hits:
    """The first people and events in which every word of a text stands, up to so many of each."""
    words = fold(text).split()
    if not words:
        return Hits()
    return Hits(tuple(_people(reader, text, words, most)), tuple(_events(reader, words, most)))


def further_hits(reader: Reader, text: str, most: int, first: Hits) -> Hits:
    """What was found first, with companies and notes."""
    words = fold(text).split()
    if not words:
        return first
    companies, notes = _companies(reader, text, words, most), _notes(reader, words, most)
    return replace(first, companies=tuple(companies), notes=tuple(notes))


def of_company(reader: Reader, name: str) -> list[Id]:
    """Who works at a company, by name."""
    row = person_row.c
    wanted = select(row.person_id).where(row.organisation == name, row.removed.is_(False)).order_by(row.sort_name)
    return list(reader.connection.scalars(wanted))


def _people(reader: Reader, text: str, words: Sequence[str], most: int) -> list[PersonRow]:
    """Those who are called so before those of whom it is said."""
    ids = first_ids(reader, PeopleQuery(text=text), _LOOKED_AT)
    called = names(reader, ids)
    return people_rows(reader, sorted(ids, key=lambda one: _far(called.get(one, ""), words))[:most])


def _companies(reader: Reader, text: str, words: Sequence[str], most: int) -> list[tuple[str, int]]:
    """The companies that are called so, those with the most people first."""
    row, count = person_row.c, func.count()
    found = search.matches(reader.connection, text)
    if found is None:
        return []
    wanted = select(row.organisation, count).where(row.removed.is_(False), row.organisation != "", found)
    ordered = wanted.group_by(row.organisation).order_by(count.desc(), row.organisation).limit(_LOOKED_AT)
    rows = ((name, number) for name, number in reader.connection.execute(ordered) if _has(name, words))
    return [each for each, _place in zip(rows, range(most), strict=False)]


def _events(reader: Reader, words: Sequence[str], most: int) -> list[EventHit]:
    """Events by name, place or host, the latest first."""
    row = event.c
    wanted = select(row.id, row.name, row.starts, row.place, row.host).where(row.removed_at.is_(None))
    rows = reader.connection.execute(wanted.order_by(row.starts.desc(), row.id))
    found = (EventHit(one[0], one[1], one[2], one[3]) for one in rows if _has(f"{one[1]} {one[3]} {one[4]}", words))
    return [each for each, _place in zip(found, range(most), strict=False)]


def _notes(reader: Reader, words: Sequence[str], most: int) -> list[NoteHit]:
    """Notes among the last 50,000 things that happened, the latest first: older ones would keep the user waiting."""
    if max(map(len, words)) < _SHORTEST:
        return []
    row = interaction.c
    sqlite = reader.connection.dialect.name == "sqlite"
    stands = (
        row.note.op("GLOB")(f"*{_letters(word, '?')}*") if sqlite else row.note.op("~")(_letters(word, "."))
        for word in words
    )
    latest = select(row.id).order_by(row.on.desc(), row.id.desc()).limit(_NOTES)
    wanted = select(row.id, row.on, row.note).where(row.id.in_(latest), row.removed_at.is_(None), *stands)
    rows = reader.connection.execute(wanted.order_by(row.on.desc(), row.id.desc()))
    found = [one for one, _place in zip((one for one in rows if _has(one[2], words)), range(most), strict=False)]
    return list(_told(reader, found, words))


def _letters(word: str, any_sign: str) -> str:
    """A pattern, for GLOB as for POSIX, of a folded word with any accents and in any case."""
    return "".join(_forms().get(sign, sign if sign.isdigit() else any_sign) for sign in word)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """The letters that are folded to one, as a class of a pattern."""
    found: dict[str, str] = {}
    for letter in (chr(code) for some in _LATIN for code in some):
        found[fold(letter)] = found.get(fold(letter), "") + letter
    return {plain: f"[{letters}]" for plain, letters in found.items() if len(plain) == 1 and plain.isalpha()}


def _told(reader: Reader, rows: Sequence[tuple[Id, date, str]], words: Sequence[str]) -> Iterator[NoteHit]:
    """With whom it was: the first who is not me."""
    part = interaction_participant.c
    who = select(part.owner_id, part.person_id).where(part.owner_id.in_([row[0] for row in rows]))
    others = reader.connection.execute(who.where(part.person_id != reader.me).order_by(part.position.desc()))
    first: dict[Id, Id] = {row[0]: row[1] for row in others}
    called = names(reader, first.values())
    for interaction_id, on, note in rows:
        if person := first.get(interaction_id):
            yield NoteHit(interaction_id, person, called.get(person, ""), on, _around(note, words[0]))


def _around(note: str, word: str) -> str:
    """The part of a note in which a word stands."""
    flat = " ".join(note.split())
    at = fold(flat).find(word)
    if at <= _AROUND:
        return flat
    begin = flat.rfind(" ", 0, at - _AROUND // 2) + 1
    return f"…{flat[begin:]}"


def _far(name: str, words: Sequence[str]) -> int:
    """0 where every word begins a word of a name, 1 where each is in it, 2 elsewhere."""
    own = fold(name).split()
    begun = all(any(one.startswith(word) for one in own) for word in words)
    return 0 if begun else 1 if _has(name, words) else 2


def _has(text: str, words: Sequence[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)
