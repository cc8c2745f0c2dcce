"""Everything about one person, for those who ask what is kept of them: gathered, and written as PDF or as JSON."""

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from netdesk.briefing import everything as sheet
from netdesk.briefing.pages import Paper, pdf
from netdesk.briefing.pictures import ending
from netdesk.domain.event import Event
from netdesk.domain.everything import Everything, Version
from netdesk.domain.excerpt import excerpt
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card
from netdesk.domain.merge import Merge
from netdesk.domain.person import Person
from netdesk.domain.scan import Reading, Scan
from netdesk.i18n import _, language
from netdesk.operations.passages import passages
from netdesk.operations.writing import whole_or_not
from netdesk.storage import holdings
from netdesk.storage.book import Book, Reader
from netdesk.storage.earlier import merged_away, versions
from netdesk.storage.people import names
from netdesk.storage.plain import dumps, to_plain
from netdesk.storage.shelf import SHELVES

_ID = re.compile('"([0-9a-f]{32})"')
ENDINGS = (".pdf", ".json")
FORMAT = 1
"""The version of the JSON: another where a key changes its meaning or goes, the same where keys come."""


def gather(reader: Reader, person_id: Id) -> Everything:
    """All that the desk holds about one person, with all who were merged into them. NetdeskError for nobody."""
    reader.get(Person, person_id)
    ids = holdings.one_and_the_same(reader, [person_id])
    people, about = reader.find(Person, ids), frozenset(ids)
    named = holdings.naming(reader, ids)
    scans = [item for item in named if isinstance(item, Scan)]
    scans += holdings.thrown_away(reader, scans)
    things = [*(item for item in named if not isinstance(item, Scan)), *scans]
    things += holdings.brought_by(reader, things)
    read = holdings.readings(reader, scans)
    earlier = [*versions(reader, ids), *merged_away([item for item in named if isinstance(item, Merge)], ids)]
    earlier = [_excerpt(one, about) for one in earlier]
    keys = _pictures(people, earlier, scans, read) - holdings.shared(reader, scans)
    bonds = holdings.bonds(reader, [person_id])
    kept = {key: data for key in sorted(keys) if (data := reader.picture(key))}
    told = [excerpt(item, about) for item in things]
    everybody = [*people, *told, *bonds, *(each for one in earlier for each in (one.before, one.after))]
    return Everything(
        tuple(people),
        reader.get(Person, reader.me),
        reader.today,
        tuple(told),
        tuple(read),
        tuple(bonds),
        tuple(earlier),
        tuple(passages(reader, ids)),
        kept,
        _names(reader, {one for item in everybody for one in _ids(item)} | about),
    )


def _excerpt(one: Version, about: frozenset[Id]) -> Version:
    return replace(one, before=excerpt(one.before, about), after=excerpt(one.after, about))


def _pictures(
    people: Sequence[Person], earlier: Sequence[Version], scans: Sequence[Scan], read: Sequence[Reading]
) -> set[str]:
    """The keys of the pictures of somebody: portraits, earlier ones too, and the cards photographed."""
    was = [each for one in earlier for each in (one.before, one.after) if isinstance(each, Person)]
    keys = {one.picture for one in (*people, *was)} | {one.picture for one in read}
    return (keys | {key for one in scans for side in one.sides for key in (side.original, side.picture)}) - {""}


def _ids(item: Any) -> list[Id]:
    """Every id that a thing names."""
    return _ID.findall(dumps(item)) if item is not None else []


def _names(reader: Reader, ids: set[Id]) -> dict[Id, str]:
    """What to call the people and the events named."""
    me = {reader.me: reader.get(Person, reader.me).shown or _("Me")}
    events = {one.id: one.name for one in reader.find(Event, sorted(ids))}
    return events | names(reader, ids) | (me if reader.me in ids else {})


# --- as a sheet


def write_pdf(book: Book, person_id: Id, file: Path, paper: Paper = "A4") -> Everything:
    """Write everything about somebody for them to read; what it was. NetdeskError where the file cannot be written."""
    with book.reading() as reader:
        found = gather(reader, person_id)
    data = pdf(sheet.compose(found), paper)
    with whole_or_not(file) as stream:
        stream.write(data)
    return found


# --- as JSON


def write_json(book: Book, person_id: Id, file: Path) -> Everything:
    """Write everything about somebody for programs; what it was. NetdeskError where the file cannot be written."""
    with book.reading() as reader:
        found = gather(reader, person_id)
    with whole_or_not(file) as stream:
        stream.write(json.dumps(plain(found), ensure_ascii=False, indent=1).encode())
    return found


def write(book: Book, person_id: Id, file: Path, paper: Paper = "A4") -> Everything:
    """Write everything about somebody, as JSON where the file is called so, else as PDF."""
    if file.suffix.lower() == ".json":
        return write_json(book, person_id, file)
    return write_pdf(book, person_id, file, paper)


def plain(found: Everything) -> dict[str, Any]:
    """As JSON can hold it. The keys are stable: `everything` (the format, whom it is about, of whose desk, on which
    day, in which language the few words are), `person`, `merged` (who was merged into them), `things` (lists by noun,
    as a whole desk in JSON has them), `readings` (what was read on their cards), `links` (as they are reckoned),
    `earlier` (versions, the oldest first), `elsewhere` (where else the name stands), `pictures` (key, kind, base64),
    `names` (who and what the ids mean)."""
    me = found.me
    return {
        "everything": {
            "format": FORMAT,
            "about": found.person.shown,
            "desk_of": me.shown,
            "on": found.on.isoformat(),
            "language": language(),
        },
        "person": _full(found.person),
        "merged": [_full(one) for one in found.people[1:]],
        "things": {
            shelf.name: [_full(item) for item in found.things if isinstance(item, shelf.kind)]
            for shelf in SHELVES.values()
            if any(isinstance(item, shelf.kind) for item in found.things)
        },
        "readings": [_full(one) for one in found.readings],
        "links": [{**_full(one), "stage": one.stage.word} for one in found.bonds],
        "earlier": [_version(one) for one in found.versions],
        "elsewhere": [_full(one) for one in found.passages],
        "pictures": [
            {"key": key, "kind": ending(data), "data": base64.b64encode(data).decode()}
            for key, data in found.pictures.items()
        ],
        "names": dict(found.names),
    }


def _version(one: Version) -> dict[str, Any]:
    kept = {"title": one.title, "at": one.at.isoformat(), "noun": one.noun, "id": one.entity_id}
    return {**kept, "before": _full(one.before), "after": _full(one.after)}


def _full(item: Any) -> Any:
    """A thing with all its fields; a card with its text beside its bytes."""
    made = to_plain(item, full=True)
    return {**made, "text": sheet.card_text(item.raw)} if isinstance(item, Card) else made
