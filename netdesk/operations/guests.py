"""Who is at an event: lists of guests, new faces, where they sit, and names that turn out to be people."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.guestlist import of_name
from netdesk.domain.ids import Id
from netdesk.domain.person import Email, Name, Person
from netdesk.domain.text import fold
from netdesk.i18n import _, plural
from netdesk.storage.book import Book, Change


def expect(book: Book, event_id: Id, guests: Sequence[Attendance]) -> int:
    """Add guests, people and mere names, to those expected; how many were not yet."""
    with book.changing(_("Expect people")) as change:
        event = change.get(Event, event_id)
        new = _not_there(event, guests, change.me)
        change.title = plural("Expect {n} more at {event}", "Expect {n} more at {event}", len(new)).format(
            event=event.name
        )
        again = {item.person_id for item in new} - {None}
        kept = [item for item in event.attendances if item.person_id not in again]
        change.save(replace(event, attendances=(*kept, *new)))
        return len(new)


def _not_there(event: Event, guests: Iterable[Attendance], me: Id) -> list[Attendance]:
    there = {item.person_id for item in event.attendances if item.person_id and item.expected} | {me}
    called = {fold(item.name) for item in event.attendances if not item.person_id}
    new: list[Attendance] = []
    for guest in guests:
        tidy = replace(guest, name="" if guest.person_id else " ".join(guest.name.split()))
        if tidy.person_id in there or (not tidy.person_id and (not tidy.name or fold(tidy.name) in called)):
            continue
        new.append(tidy)
        there.add(tidy.person_id) if tidy.person_id else called.add(fold(tidy.name))
    return new


def new_face(book: Book, event_id: Id, name: str, company: str = "") -> Attendance:
    """Note that somebody was met who is not on the list; who stands there by that name is marked as met."""
    called = " ".join(name.split())
    if not called:
        raise NetdeskError(_("Say what they are called."))
    with book.changing(_("Met {name}").format(name=called)) as change:
        event = change.get(Event, event_id)
        found = next(
            (item for item in event.attendances if not item.person_id and fold(item.name) == fold(called)), None
        )
        face = replace(found or Attendance(name=called, expected=False), met=True)
        face = replace(face, note=company.strip() or face.note)
        kept = tuple(face if item is found else item for item in event.attendances)
        change.save(replace(event, attendances=kept if found else (*kept, face)))
        return face


def met(book: Book, event_id: Id, people: Sequence[Id]) -> int:
    """Note that people were met at an event, expected or not; how many were not noted yet."""
    with book.changing(plural("Met {n} person", "Met {n} people", len(people))) as change:
        event = change.get(Event, event_id)
        wanted = [one for one in dict.fromkeys(people) if one != change.me]
        noted = {item.person_id for item in event.attendances if item.met}
        change.save(with_met(event, wanted))
        return sum(1 for one in wanted if one not in noted)


def note_met(book: Book, event_id: Id, who: Sequence[Attendance]) -> None:
    """Note that people and names of the list were met."""
    with book.changing(plural("Met {n} person", "Met {n} people", len(who))) as change:
        event = change.get(Event, event_id)
        keys = {item.who for item in who}
        noted = (replace(item, met=True) if item.who in keys else item for item in event.attendances)
        change.save(replace(event, attendances=tuple(noted)))


def with_met(event: Event, people: Sequence[Id]) -> Event:
    """The event with these people met at it; who was not expected joins the list."""
    there = set(people)
    noted = [replace(item, met=True) if item.person_id in there else item for item in event.attendances]
    listed = {item.person_id for item in noted}
    noted += [Attendance(person_id=one, expected=False, met=True) for one in people if one not in listed]
    return replace(event, attendances=tuple(noted))


def seat(book: Book, event_id: Id, guests: Sequence[Attendance], table: str) -> None:
    """Note at which table guests sit; nothing clears it."""
    place = " ".join(table.split())
    with book.changing(plural("Seat {n} person", "Seat {n} people", len(guests))) as change:
        event = change.get(Event, event_id)
        keys = {item.who for item in guests}
        seated = (replace(item, table=place) if item.who in keys else item for item in event.attendances)
        change.save(replace(event, attendances=tuple(seated)))


def recognise(book: Book, event_id: Id, guest: Attendance, person_id: Id) -> None:
    """A mere name is somebody on the desk; who stands on the list already takes over what was noted."""
    with book.changing(_("{name} is on the desk").format(name=guest.name)) as change:
        if not change.present([person_id]) or person_id == change.me:
            raise NetdeskError(_("Choose somebody who is on the desk."))
        change.save(_with_person(change.get(Event, event_id), guest, person_id))


def welcome(book: Book, event_id: Id, guest: Attendance) -> Person:
    """Put a mere name onto the desk, as Only a card."""
    with book.changing(_("Add {name}").format(name=guest.name)) as change:
        return welcome_in(change, change.get(Event, event_id), guest)


def welcome_in(change: Change, event: Event, guest: Attendance) -> Person:
    """`welcome`, within a change that is under way."""
    from netdesk.operations.incoming import with_name_parts

    if guest.person_id or not guest.name.strip():
        raise NetdeskError(_("Only a mere name can be put onto the desk."))
    known = of_name(guest.name, guest.note)
    mails = (Email(known.mail),) if known.mail else ()
    made = Person(name=Name(full=known.name), organisation=known.company, emails=mails, created_on=change.today)
    person = change.save(with_name_parts(made))
    change.save(_with_person(event, guest, person.id))
    return person


def _with_person(event: Event, guest: Attendance, person_id: Id) -> Event:
    """The event with a person in the place of a name."""
    if guest.who not in {item.who for item in event.attendances}:
        raise NetdeskError(_("{name} is not on the list any more.").format(name=guest.name))
    named = next(item for item in event.attendances if item.who == guest.who)
    listed = next((item for item in event.attendances if item.person_id == person_id), None)
    base = listed or named
    both = replace(
        base,
        person_id=person_id,
        name="",
        note="" if base is named else base.note,
        expected=base.expected or named.expected,
        met=base.met if named.met is None else named.met or base.met,
        table=base.table or named.table,
    )
    kept = [item for item in event.attendances if item is not listed]
    return replace(event, attendances=tuple(both if item is named else item for item in kept))
