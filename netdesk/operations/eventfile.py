"""Events as a file for the user's calendar: one, or all that are coming."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations.events import upcoming_first
from netdesk.operations.writing import whole_or_not
from netdesk.storage.book import Book, Reader
from netdesk.vcard.calendarwriter import CalendarMoment


def write(book: Book, target: Path, events: Iterable[Id] = ()) -> int:
    """Write events, all that are coming when none is named, whole or not at all; how many are in the file."""
    from netdesk.vcard import calendarwriter

    with book.reading() as reader:
        found = reader.find(Event, events) or list(coming(reader))
    if not found:
        raise NetdeskError(_("No event is coming."))
    data = calendarwriter.write((entry(event) for event in found), book.now())
    with whole_or_not(target) as stream:
        stream.write(data)
    return len(found)


def coming(reader: Reader) -> Iterator[Event]:
    """The events of today and after, the next first."""
    return (event for event in upcoming_first(reader) if event.starts.date() >= reader.today)


def uid(event: Event) -> str:
    """What a calendar knows an event by: the invitation's own id where one brought it."""
    return event.uid or f"{event.id}@netdesk"


def entry(event: Event) -> CalendarMoment:
    """An event for a calendar. Who is expected and what one hopes for stays here: calendars are often shared."""
    return CalendarMoment(uid(event), event.starts, event.name, event.ends, event.place, event.agenda, event.version)
