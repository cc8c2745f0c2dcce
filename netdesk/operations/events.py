"""Events: making them, who is expected, who was met."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Book, Reader


def add(
    book: Book,
    name: str,
    starts: datetime,
    *,
    place: str = "",
    goals: Sequence[str] = (),
    people: Sequence[Id] = (),
    names: Sequence[str] = (),
) -> Event:
    """Make an event with its goals, the people expected, and names of those not on the desk."""
    attendances = [Attendance(person_id=one) for one in dict.fromkeys(people)]
    attendances += [Attendance(name=name.strip()) for name in names if name.strip()]
    kept = tuple(goal.strip() for goal in goals if goal.strip())
    return save(book, Event(name, starts, place=place.strip(), goals=kept, attendances=tuple(attendances)))


def save(book: Book, event: Event) -> Event:
    """Save an event as edited."""
    if not event.name.strip():
        raise NetdeskError(_("An event needs a name."))
    if event.ends and event.ends < event.starts:
        raise NetdeskError(_("An event cannot end before it starts."))
    title = _("Edit event {name}") if event.version else _("Add event {name}")
    with book.changing(title.format(name=event.name.strip())) as change:
        return change.save(replace(event, name=event.name.strip()))


def expect(book: Book, event_id: Id, people: Sequence[Id]) -> Event:
    """Add people to those expected."""
    with book.changing(_("Expect people")) as change:
        event = change.get(Event, event_id)
        there = {item.person_id for item in event.attendances}
        new = tuple(Attendance(person_id=one) for one in dict.fromkeys(people) if one not in there)
        return change.save(replace(event, attendances=(*event.attendances, *new)))


def remove(book: Book, event_id: Id) -> None:
    """Put an event into the trash."""
    with book.changing(_("Remove an event")) as change:
        change.remove(change.get(Event, event_id))


def upcoming_first(reader: Reader) -> list[Event]:
    """All events: the coming ones first, the next on top, then the past ones, the last on top."""
    events = [event for event in reader.all(Event) if not event.removed_at]
    coming = sorted((event for event in events if event.starts.date() >= reader.today), key=lambda event: event.starts)
    past = sorted((event for event in events if event.starts.date() < reader.today), key=lambda event: event.starts)
    return [*coming, *reversed(past)]


def resolve(reader: Reader, text: str) -> Event:
    """The event meant by an id or a name; of several of one name the next to come, else the last."""
    if found := reader.find(Event, [text]):
        return found[0]
    wanted = fold(text).strip()
    events = upcoming_first(reader)
    hits = [event for event in events if fold(event.name) == wanted]
    hits = hits or [event for event in events if wanted in fold(event.name)]
    if not hits:
        raise NetdeskError(_("There is no event called “{name}”.").format(name=text))
    if len({fold(event.name) for event in hits}) > 1:
        some = ", ".join(event.name for event in hits[:5])
        raise NetdeskError(_("“{name}” could be {events}; say which.").format(name=text, events=some))
    return hits[0]
