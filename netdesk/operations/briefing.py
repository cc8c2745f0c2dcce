"""The briefing sheet of an event: gathered, composed, and set as pages."""

from pathlib import Path
from typing import Literal

from netdesk.briefing.pages import pages, pdf
from netdesk.briefing.room import Known, RoomSheet, compose
from netdesk.domain.bank import Ask
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.referral import Referral
from netdesk.i18n import _
from netdesk.operations import bank
from netdesk.storage.bank import asked_of
from netdesk.storage.book import Book, Reader
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import PersonFile, person_file

Paper = Literal["A4", "Letter"]
_LATEST = 4


def room_sheet(book: Book, event: Event) -> RoomSheet:
    """The sheet for an event, from what the desk knows of the people expected."""
    with book.reading() as reader:
        me = reader.get(Person, reader.me)
        asks = bank.bank(reader)
        known = [_known(reader, one, asks) for one in event.expected() if _is_here(reader, one)]
        return compose(event, me, known, reader.today)


def _is_here(reader: Reader, one: Id) -> bool:
    return one != reader.me and any(not person.removed_at for person in reader.find(Person, [one]))


def _known(reader: Reader, one: Id, asks: tuple[Ask, ...]) -> Known:
    file = person_file(reader, one)
    row = people_rows(reader, [one])[0]
    me = reader.me
    pending = [item for item in file.promises if not item.kept_on and not item.broken_on]
    return Known(
        person=file.person,
        stage=row.stage,
        freshness=row.freshness(reader.today),
        interactions=tuple(item for item in file.interactions if me in item.people())[:_LATEST],
        promises_mine=tuple(item for item in pending if item.by_id == me),
        promises_theirs=tuple(item for item in pending if item.to_id == me),
        given=row.given,
        received=row.received,
        follow_ups=tuple(item for item in file.follow_ups if item.done_on is None),
        referrals=_between_us(file, me)[:_LATEST],
        bank=asks,
        asked=tuple(asked_of(reader, one)),
        picture=reader.picture(file.person.picture),
    )


def _between_us(file: PersonFile, me: Id) -> tuple[Referral, ...]:
    pair = {me, file.person.id}
    return tuple(item for item in file.referrals if {item.giver_id, item.receiver_id} == pair)


def write_pdf(book: Book, event: Event, target: Path, paper: Paper = "A4") -> int:
    """Write the sheet as a PDF; how many people are on it."""
    sheet = room_sheet(book, event)
    data = pdf(sheet, paper)
    try:
        target.write_bytes(data)
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be written: {why}.").format(file=target, why=why)) from error
    return len(sheet.people)


def page_pictures(sheet: RoomSheet, paper: Paper, dpi: int) -> list[bytes]:
    """The pages of a sheet as PNG pictures, for the preview and for printers."""
    return pages(sheet, paper, dpi)
