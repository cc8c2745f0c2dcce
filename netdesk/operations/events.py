"""Events: making them, who is expected, who was met."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.i18n import _, plural
from netdesk.operations.editing import upon
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
    kept = _checked(event)
    title = _("Edit event {name}") if event.version else _("Add event {name}")
    with book.changing(title.format(name=kept.name)) as change:
        return change.save(kept)


def edit(book: Book, event_id: Id, alter: Callable[[Event], Event], base: Event | None = None) -> Event:
    """Change an event as it stands now, so that one field can be saved while others change; with the `base` that was on
    the screen nothing is saved over what somebody else made of the same field since."""
    with book.changing(_("Edit an event")) as change:
        kept = _checked(alter(base or change.get(Event, event_id)))
        kept = _checked(upon(change, base, kept)) if base else kept
        change.title = _("Edit event {name}").format(name=kept.name)
        return change.save(kept)


def _checked(event: Event) -> Event:
    if not event.name.strip():
        raise NetdeskError(_("An event needs a name."))
    if event.ends and event.ends < event.starts:
        raise NetdeskError(_("An event cannot end before it starts."))
    if event.cost is not None and not (event.cost.is_finite() and event.cost >= 0):
        raise NetdeskError(_("A price is a number, not less than nothing."))
    if event.cost is not None and event.cost >= 10**15:
        raise NetdeskError(_("This amount is too large to be true."))
    return replace(event, name=" ".join(event.name.split()), currency=_code(event))


def _code(event: Event) -> str:
    """The currency of the price by its three letters (ISO 4217); nothing where it costs nothing."""
    code = event.currency.strip().upper()
    if not event.cost:
        return code
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise NetdeskError(_("Say in which currency the price is, as in EUR."))
    return code


def expect(book: Book, event_id: Id, people: Sequence[Id] = (), names: Sequence[str] = ()) -> int:
    """Add people, and names of those not on the desk, to those expected; how many were not yet."""
    with book.changing(_("Expect people")) as change:
        event = change.get(Event, event_id)
        there = {item.person_id for item in event.attendances if item.expected} | {book.me}
        called = {fold(item.name) for item in event.attendances if item.person_id is None and item.expected}
        new = [Attendance(person_id=one) for one in dict.fromkeys(people) if one not in there]
        tidy = {fold(name): " ".join(name.split()) for name in names}
        new += [Attendance(name=name) for key, name in tidy.items() if name and key not in called]
        again = {item.person_id for item in new} - {None}
        kept = [item for item in event.attendances if item.person_id not in again]
        change.title = plural("Expect {n} more at {event}", "Expect {n} more at {event}", len(new)).format(
            event=event.name
        )
        change.save(replace(event, attendances=(*kept, *new)))
        return len(new)


def drop(book: Book, event_id: Id, gone: Sequence[Attendance]) -> None:
    """Take people, or names, off those who are expected."""
    with book.changing(plural("Take {n} person off the list", "Take {n} people off the list", len(gone))) as change:
        event = change.get(Event, event_id)
        keys = {item.who for item in gone}
        kept = tuple(item for item in event.attendances if item.who not in keys)
        change.save(replace(event, attendances=kept))


def met(book: Book, event_id: Id, who: Attendance, met: bool | None) -> None:
    """Note that somebody was met at an event, or not (None: not said)."""
    with book.changing(_("Note who was met")) as change:
        event = change.get(Event, event_id)
        noted = (replace(item, met=met) if item.who == who.who else item for item in event.attendances)
        change.save(replace(event, attendances=tuple(noted)))


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
