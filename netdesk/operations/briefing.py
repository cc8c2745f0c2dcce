"""The sheets of an event: gathered, composed, and set as pages."""

from collections.abc import Callable, Sequence
from pathlib import Path

from netdesk.briefing import pictures, typeset
from netdesk.briefing.choice import Choice
from netdesk.briefing.pages import Paper, pages, pdf, unprintable
from netdesk.briefing.room import Known, RoomSheet, compose, key
from netdesk.briefing.sheet import Printable
from netdesk.domain.bank import Ask
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.matching import trades
from netdesk.operations import bank, meetings
from netdesk.storage.book import Book, Reader
from netdesk.storage.guestfiles import GuestFile, guest_files
from netdesk.vcard.smallcard import small_card

__all__ = ("all_but", "guests", "page_pictures", "room_sheet", "unprintable", "warm", "write", "write_pdf")

_LATEST = 8
_PREPARED = 400


def room_sheet(book: Book, event: Event, choice: Choice = Choice()) -> RoomSheet:
    """The sheet for an event, from what the desk knows of the people expected."""
    with book.reading() as reader:
        me = reader.get(Person, reader.me)
        here = [one for one in event.expected() if one != reader.me]
        files = guest_files(reader, [one for one in here if one not in choice.without], _LATEST)
        give = meetings.of_room(reader, [file.person.id for file in files], here)
        asks = bank.bank(reader)
        known = [_known(reader, file, asks, give.get(file.person.id, ())) for file in files]
        return compose(event, me, known, reader.today, choice, small_card(me).text if me.shown else "")


def _known(reader: Reader, file: GuestFile, asks: tuple[Ask, ...], give: meetings.Meetings) -> Known:
    pending = [item for item in file.promises if not item.kept_on and not item.broken_on]
    return Known(
        person=file.person,
        stage=file.row.stage,
        freshness=file.row.freshness(reader.today),
        interactions=file.interactions,
        promises_mine=tuple(item for item in pending if item.by_id == reader.me),
        promises_theirs=tuple(item for item in pending if item.to_id == reader.me),
        given=file.row.given,
        received=file.row.received,
        follow_ups=file.follow_ups,
        referrals=file.referrals,
        meetings=give,
        bank=asks,
        asked=file.asked,
        picture=reader.picture(file.person.picture),
    )


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


def prepare(book: Book, event_id: Id, check: Callable[[], None] = lambda: None) -> None:
    """Make the pictures of those expected small, which takes longer than the sheet; `check` may leave in between."""
    with book.reading() as reader:
        event = next(iter(reader.find(Event, [event_id])), None)
        found = reader.find(Person, event.expected()) if event else []
        keys = [person.picture for person in found if person.picture]
    for each in keys[:_PREPARED]:
        check()
        with book.reading() as reader:
            picture = reader.picture(each)
        if picture:
            pictures.small(picture, checked=False)


def warm() -> None:
    """Load the typesetter with its fonts and the names of the trades, so that the first pages come at once."""
    trades.trades()
    typeset.warm()
