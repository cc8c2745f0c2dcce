"""After the room: how it was with each person met, who was not met, and what follows. Every person is a change of their
own, so that an interruption loses nothing; what was told is what is logged with the event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netdesk.domain.debrief import Told
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.interaction import CONVERSATIONS, Interaction
from netdesk.domain.person import Person
from netdesk.i18n import _, plural
from netdesk.operations.guests import welcome_in, with_met
from netdesk.operations.interactions import log_in
from netdesk.operations.sequence import follow_in
from netdesk.operations.triage import decide_in
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.events import cards_of, cards_that_came, known_before, logged_at, people_of
from netdesk.storage.people import people_rows
from netdesk.storage.rows import PersonRow
from netdesk.storage.today import last_notes

_TOMORROW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody of an event: with a row when on the desk, else only a name. `told` is what is logged with them there,
    `new` that there was no conversation before, `before` when and what was noted last."""

    attendance: Attendance
    row: PersonRow | None = None
    told: Interaction | None = None
    new: bool = False
    before: tuple[date, str] | None = None

    @property
    def name(self) -> str:
        """What to call them."""
        return self.row.name if self.row else self.attendance.name


@dataclass(frozen=True, slots=True)
class Sitting:
    """A debrief: whom the user met, in the order of the list; who was expected and of whom nothing was said; and cards
    that came in that day and belong to no event yet."""

    event: Event
    met: tuple[Face, ...]
    missed: tuple[Face, ...]
    offered: tuple[tuple[Arrival, tuple[Id, ...]], ...] = ()

    @property
    def waiting(self) -> tuple[Face, ...]:
        """Those of whom nothing was told yet."""
        return tuple(face for face in self.met if face.told is None)

    @property
    def new(self) -> tuple[Face, ...]:
        """Those who were talked with for the first time."""
        return tuple(face for face in self.met if face.new and face.told and face.told.kind in CONVERSATIONS)


def sitting(reader: Reader, event_id: Id) -> Sitting:
    """How far the debrief of an event is; NetdeskError when the event is gone."""
    event = reader.get(Event, event_id)
    logged = logged_at(reader, event_id)
    there = {item.person_id for item in event.attendances}
    more = sorted((cards_of(reader, event_id) | set(logged)) - there - {reader.me})
    listed = [*event.attendances, *(Attendance(one, expected=False, met=True) for one in more)]
    faces = _faces(reader, event, [item for item in listed if item.person_id != reader.me], logged)
    met = tuple(face for face in faces if face.attendance.met or face.told)
    missed = tuple(face for face in faces if face not in met and face.attendance.met is None)
    offered = () if event.debriefed_on else tuple(cards_that_came(reader, event.starts.date()))
    return Sitting(event, met, missed, offered)


def _faces(reader: Reader, event: Event, listed: Sequence[Attendance], logged: dict[Id, Interaction]) -> list[Face]:
    ids = [item.person_id for item in listed if item.person_id]
    rows = {row.id: row for row in people_rows(reader, ids) if not row.removed}
    before = known_before(reader, rows, event.starts.date())
    notes = last_notes(reader, [one for one in rows if one in before])
    return [
        Face(
            item,
            rows.get(item.person_id or ""),
            logged.get(item.person_id or ""),
            item.person_id not in before,
            notes.get(item.person_id or ""),
        )
        for item in listed
        if item.person_id is None or item.person_id in rows
    ]


def tell(book: Book, event_id: Id, who: Attendance, told: Told) -> Interaction:
    """Log how it was with one person at an event, on its day, with what was learned and promised and the next step.
    A mere name comes onto the desk by it. NetdeskError before the event."""
    with book.changing(_("How it was")) as change:
        event = _over(change, event_id)
        person_id = who.person_id or welcome_in(change, event, who).id
        change.title = _("How it was with {name}").format(name=change.get(Person, person_id).shown)
        item = log_in(
            change,
            [person_id],
            told.kind,
            on=event.starts.date(),
            minutes=told.minutes,
            note=told.note,
            place=event.place or event.name,
            event_id=event_id,
            learned=told.learned,
            promised=told.promised,
        )
        change.save(with_met(change.get(Event, event_id), [person_id]))
        decide_in(change, [person_id])
        if told.next_step.strip():
            on = told.next_on or change.today + timedelta(days=7)
            change.save(FollowUp(person_id, on, told.next_step.strip(), event_id=event_id))
        return item


def take_cards(book: Book, event_id: Id, arrivals: Sequence[Id]) -> int:
    """Cards that came in are of an event: those on them were met there; how many people that are."""
    with book.changing(_("Cards of an event")) as change:
        event = _over(change, event_id)
        people: list[Id] = []
        for arrival in change.find(Arrival, arrivals):
            change.save(replace(arrival, event_id=event_id))
            people += [one for one in people_of(change, arrival.id) if one != change.me]
        change.save(with_met(event, list(dict.fromkeys(people))))
        change.title = plural("{n} card of {event}", "{n} cards of {event}", len(people)).format(event=event.name)
        return len(people)


def finish(
    book: Book, event_id: Id, *, write_to: Sequence[Attendance] = (), keep_in_touch: Sequence[Id] = ()
) -> list[FollowUp]:
    """End a debrief: whoever was expected and of whom nothing was said was not met, and is not asked about again.
    `write_to` are those of them to say sorry to; `keep_in_touch` the new people for whom the sequence is planned."""
    with book.changing(_("End of the debrief")) as change:
        event = _over(change, event_id)
        change.title = _("After {event}").format(event=event.name)
        sorry = [one for one in _on_desk(change, event_id, write_to) if one != change.me]
        event = change.get(Event, event_id)
        reason = _("Write: sorry to have missed you at {event}").format(event=event.name)
        steps = [FollowUp(one, change.today + _TOMORROW, reason, event_id=event_id) for one in dict.fromkeys(sorry)]
        change.add_many(steps)
        logged = logged_at(change, event_id)
        settled = tuple(_settled(item, item.person_id in logged) for item in event.attendances)
        saved = change.save(replace(event, attendances=settled, debriefed_on=change.today))
        return [*steps, *follow_in(change, saved, keep_in_touch)]


def _on_desk(change: Change, event_id: Id, who: Sequence[Attendance]) -> list[Id]:
    """Who they are; to write to a mere name it comes onto the desk."""
    return [one.person_id or welcome_in(change, change.get(Event, event_id), one).id for one in who]


def _settled(item: Attendance, talked: bool) -> Attendance:
    return item if item.met is not None else replace(item, met=talked)


def _over(change: Change, event_id: Id) -> Event:
    event = change.get(Event, event_id)
    if event.removed_at:
        raise NetdeskError(_("This event is not on the desk any more."))
    if event.starts.date() > change.today:
        raise NetdeskError(_("{event} is still to come.").format(event=event.name))
    return event
