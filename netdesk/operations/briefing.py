"""The sheets of an event: gathered, composed, and set as pages."""

from collections.abc import Sequence
from pathlib import Path

from netdesk.briefing import typeset
from netdesk.briefing.choice import Choice
from netdesk.briefing.pages import Paper, pages, pdf, unprintable
from netdesk.briefing.room import Known, RoomSheet, compose, key
from netdesk.briefing.sheet import Printable
from netdesk.domain.bank import Ask
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.referral import Referral
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.operations import bank, meetings
from netdesk.storage.bank import asked_of
from netdesk.storage.book import Book, Reader
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import PersonFile, person_file
from netdesk.vcard.smallcard import small_card

__all__ = ("all_but", "guests", "page_pictures", "room_sheet", "unprintable", "warm", "write", "write_pdf")

_LATEST = 8


def room_sheet(book: Book, event: Event, choice: Choice = Choice()) -> RoomSheet:
    """The sheet for an event, from what the desk knows of the people expected."""
    with book.reading() as reader:
        me = reader.get(Person, reader.me)
        wanted = [one for one in event.expected() if one != reader.me]
        here = [person.id for person in reader.find(Person, wanted) if not person.removed_at]
        shown = [one for one in here if one not in choice.without]
        give = meetings.of_room(reader, shown, here)
        asks = bank.bank(reader)
        known = [_known(reader, one, asks, give.get(one, ())) for one in shown]
        return compose(event, me, known, reader.today, choice, small_card(me).text if me.shown else "")


def _known(reader: Reader, one: Id, asks: tuple[Ask, ...], give: meetings.Meetings) -> Known:
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
        promises_theirs=tuple(item for item in pending if item.by_id == one and item.to_id == me),
        given=row.given,
        received=row.received,
        follow_ups=tuple(item for item in file.follow_ups if item.done_on is None),
        referrals=_between_us(file, me)[:_LATEST],
        meetings=give,
        bank=asks,
        asked=tuple(asked_of(reader, one)),
        picture=reader.picture(file.person.picture),
    )


def _between_us(file: PersonFile, me: Id) -> tuple[Referral, ...]:
    ends = {me, file.person.id}
    return tuple(item for item in file.referrals if {item.giver_id, item.receiver_id} == ends)


def guests(reader: Reader, event: Event) -> dict[str, str]:
    """Everybody who can be on the sheets of an event, in its order: what to call them, by their key."""
    called = {one.id: one.shown for one in reader.find(Person, event.expected()) if not one.removed_at}
    found = {
        key(item): called.get(item.person_id or "", "") or (item.name if item.person_id not in called else "")
        for item in event.attendances
        if item.expected and item.person_id != reader.me and (item.name.strip() or item.person_id in called)
    }
    return {one: " ".join(name.split()) or _("No name") for one, name in found.items()}


def all_but(reader: Reader, event: Event, texts: Sequence[str]) -> frozenset[str]:
    """Whom to leave out so that only the guests named (by id, or by name as far as it is clear) are on the sheet.
    NetdeskError for a name that no guest has, or several have."""
    names = guests(reader, event)
    return frozenset(names) - {_guest(names, text) for text in texts}


def _guest(names: dict[str, str], text: str) -> str:
    wanted = fold(text).strip()
    exact = [one for one, name in names.items() if one == text or fold(name) == wanted]
    hits = exact or [one for one, name in names.items() if wanted in fold(name)]
    if not hits:
        raise NetdeskError(_("Nobody called “{name}” is expected there.").format(name=text))
    if len(hits) > 1:
        some = ", ".join(names[one] for one in hits[:5])
        raise NetdeskError(_("“{name}” could be {people}; say which.").format(name=text, people=some))
    return hits[0]


def write(sheet: Printable, target: Path, paper: Paper = "A4") -> None:
    """Write a sheet as a PDF; NetdeskError where the file cannot be written."""
    data = pdf(sheet, paper)
    try:
        target.write_bytes(data)
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be written: {why}.").format(file=target, why=why)) from error


def write_pdf(book: Book, event: Event, target: Path, paper: Paper = "A4", choice: Choice = Choice()) -> int:
    """Write the sheet of an event as a PDF; how many people are on it."""
    sheet = room_sheet(book, event, choice)
    write(sheet, target, paper)
    return len(sheet.everybody)


def page_pictures(sheet: Printable, paper: Paper, dpi: int) -> list[bytes]:
    """The pages of a sheet as PNG pictures, for the preview and for printers."""
    return pages(sheet, paper, dpi)


def warm() -> None:
    """Load the typesetter and its fonts, so that the first pages come at once."""
    typeset.warm()
