"""Letting everything out again: vCard 3.0 and 4.0, CSV, JSON."""

import csv
import io
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.operations.writing import whole_or_not
from netdesk.storage.book import Book, Reader
from netdesk.storage.people import people_ids
from netdesk.storage.plain import to_plain
from netdesk.vcard.writer import write


class Format(StrEnum):
    """What to export as."""

    VCARD3 = "vcard3"
    VCARD4 = "vcard4"
    CSV = "csv"
    JSON = "json"


def target(file: str, format: Format) -> Path:
    """The file to write: with the ending of the format where the user typed none."""
    path = Path(file)
    endings = {Format.CSV: ".csv", Format.JSON: ".json"}
    return path if path.suffix else path.with_suffix(endings.get(format, ".vcf"))


def export(book: Book, target: Path, format: Format = Format.VCARD3, people: Sequence[Id] = ()) -> int:
    """Write people (everybody when none is named) to a file, whole or not at all; how many there were."""
    with book.reading() as reader, whole_or_not(target) as stream:
        ids = list(people) or people_ids(reader, PeopleQuery(sort=Sort.NAME))
        for piece in _pieces(reader, ids, format):
            stream.write(piece)
    return len(ids)


def cards(reader: Reader, people: Sequence[Id]) -> bytes:
    """People as one text of vCards 3.0, which everything reads, with their pictures."""
    return b"".join(_pieces(reader, people, Format.VCARD3))


def _pieces(reader: Reader, ids: Sequence[Id], format: Format) -> Iterator[bytes]:
    if format in (Format.VCARD3, Format.VCARD4):
        yield from write(_with_pictures(reader, ids), "3.0" if format is Format.VCARD3 else "4.0")
    elif format is Format.CSV:
        yield _csv(_people(reader, ids)).encode("utf-8-sig")
    else:
        yield json.dumps([to_plain(one) for one in _people(reader, ids)], ensure_ascii=False, indent=1).encode()


def _people(reader: Reader, ids: Sequence[Id]) -> Iterator[Person]:
    for start in range(0, len(ids), 500):
        yield from reader.find(Person, ids[start : start + 500])


def _with_pictures(reader: Reader, ids: Sequence[Id]) -> Iterator[tuple[Person, bytes | None]]:
    for person in _people(reader, ids):
        yield person, reader.picture(person.picture)


def _csv(people: Iterable[Person]) -> str:
    """One row a person, with the columns that address books understand; the last tells this desk who it is."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for person in people:
        phones = [phone.number for phone in person.phones] + ["", "", ""]
        mails = [mail.address for mail in person.emails] + ["", ""]
        writer.writerow(
            [
                person.shown,
                person.name.given,
                person.name.family,
                person.organisation,
                person.title,
                *mails[:2],
                *phones[:3],
                "; ".join(address.one_line for address in person.addresses),
                "; ".join(web.url for web in person.webs),
                person.birthday,
                "; ".join(person.tags),
                person.note,
                uuid.UUID(person.id).urn,
            ]
        )
    return text.getvalue()


_COLUMNS = (
    "Name",
    "Given Name",
    "Family Name",
    "Organization",
    "Title",
    "E-mail 1",
    "E-mail 2",
    "Phone 1",
    "Phone 2",
    "Phone 3",
    "Address",
    "Website",
    "Birthday",
    "Tags",
    "Notes",
    "Netdesk ID",
)
