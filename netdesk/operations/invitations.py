"""Taking invitations in: every event of a calendar file is made or brought up to date, with who is expected there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery
from netdesk.domain.text import fold
from netdesk.i18n import _, plural
from netdesk.operations.eventfile import uid
from netdesk.operations.sources import Source, sources
from netdesk.storage.book import Book, Change
from netdesk.storage.people import people_ids
from netdesk.vcard.calendar import Guest, Invitation, read

_MOST = 200  # people who have a text somewhere: a mail address stands with few


class Taken(StrEnum):
    """What became of an invitation."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    CANCELLED = "cancelled"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class InvitationEntry:
    """One invitation: what it is called, what became of it, which event it is, and what is worth telling.

    `known` and `strangers` count those expected: people on the desk, and names alone. A cancelled invitation changes
    nothing; its event, where there is one, stays for the user to remove.
    """

    name: str
    outcome: Taken
    event: Id | None = None
    starts: datetime | None = None
    known: int = 0
    strangers: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InvitationReport:
    """Every invitation of a file, in order."""

    entries: tuple[InvitationEntry, ...] = ()

    def count(self, outcome: Taken) -> int:
        """How many invitations had an outcome."""
        return sum(1 for entry in self.entries if entry.outcome is outcome)

    def events(self) -> list[Id]:
        """Which events were made or changed."""
        return [entry.event for entry in self.entries if entry.event and entry.outcome in (Taken.NEW, Taken.UPDATED)]


def take(book: Book, path: Path) -> InvitationReport:
    """Make or change the events of an .ics file (or of all in a folder or archive) as one undoable change.

    NetdeskError where it cannot be read or no invitation is in it.
    """
    return take_found(book, [one for one in sources([path]) if one.kind in ("calendar", "unknown")])


def take_found(book: Book, found: Sequence[Source]) -> InvitationReport:
    """`take`, for calendars that were found already."""
    invitations = [invitation for one in found for invitation in read(one.data())]
    if not invitations:
        raise NetdeskError(_("There is no invitation in this file."))
    with book.changing(_("Take an invitation")) as change:
        desk = _Desk(change)
        report = InvitationReport(tuple(desk.take(invitation) for invitation in invitations))
        if changed := len(report.events()):
            change.title = plural("Take {n} invitation", "Take {n} invitations", changed)
    return report


class _Desk:
    """The events and mail addresses on the desk, while invitations come in."""

    def __init__(self, change: Change) -> None:
        self._change = change
        events = list(change.all(Event))
        self._by_uid = {uid(event): event for event in events}
        self._by_name = {(fold(event.name), event.starts): event for event in events if not event.removed_at}
        me = change.get(Person, change.me)
        self._mine = {fold(mail.address) for mail in me.emails}
        self._my_name = fold(me.shown)
        self._people: dict[str, list[Person]] = {}

    def take(self, invitation: Invitation) -> InvitationEntry:
        """Decide about one invitation."""
        event = self._event_of(invitation)
        if invitation.cancelled:
            return self._cancelled(invitation, event)
        if event is not None and event.removed_at:
            told = _("this event is in the trash")
            return self._entry(invitation, Taken.UNCHANGED, event, told)
        if invitation.starts is None:
            return self._entry(invitation, Taken.LEFT, event)
        wanted = self._brought_up(event or Event("", invitation.starts, uid=invitation.uid), invitation)
        if wanted == event:
            return self._entry(invitation, Taken.UNCHANGED, event)
        saved = self._change.save(wanted)
        self._by_uid[uid(saved)] = self._by_name[(fold(saved.name), saved.starts)] = saved
        return self._entry(invitation, Taken.UPDATED if event else Taken.NEW, saved)

    def _event_of(self, invitation: Invitation) -> Event | None:
        """The event of an invitation: by its UID, or where it has none by name and time."""
        if invitation.uid:
            return self._by_uid.get(invitation.uid)
        return self._by_name.get((fold(_title(invitation)), invitation.starts)) if invitation.starts else None

    def _cancelled(self, invitation: Invitation, event: Event | None) -> InvitationEntry:
        if event is None or event.removed_at:
            return self._entry(invitation, Taken.CANCELLED, event, _("it was called off"))
        return self._entry(invitation, Taken.CANCELLED, event, _("it was called off; remove the event if you agree"))

    def _brought_up(self, event: Event, invitation: Invitation) -> Event:
        """The event as the invitation has it; what only the desk knows of it stays."""
        assert invitation.starts is not None, "checked before"
        name, mail = invitation.organiser
        return replace(
            event,
            name=_title(invitation),
            starts=invitation.starts,
            ends=invitation.ends,
            place=invitation.place or event.place,
            host=name or mail or event.host,
            agenda=invitation.note or event.agenda,
            attendances=self._expected(event.attendances, _guests(invitation)),
        )

    def _expected(self, there: tuple[Attendance, ...], guests: Iterable[Guest]) -> tuple[Attendance, ...]:
        """Those expected before and those invited, each once. Who was a name alone becomes a person once known."""
        result = list(there)
        people = {item.person_id for item in there if item.person_id}
        called = {fold(item.name): at for at, item in enumerate(there) if item.person_id is None}
        for name, mail in guests:
            if fold(mail) in self._mine or (not mail and fold(name) == self._my_name):
                continue
            person = self._person(name, mail)
            key = next((key for key in (fold(name), fold(mail)) if key and key in called), "")
            if (person is None and key) or person in people:
                continue
            if person and key:
                at = called.pop(key)
                result[at] = replace(result[at], person_id=person, name="")
            else:
                result.append(Attendance(person_id=person, name="" if person else name or mail))
            if person:
                people.add(person)
            else:
                called[fold(name or mail)] = len(result) - 1
        return tuple(result)

    def _person(self, name: str, mail: str) -> Id | None:
        """Who on the desk has a mail address; of several the one of that name."""
        if not mail:
            return None
        key = fold(mail)
        if key not in self._people:
            ids = people_ids(self._change, PeopleQuery(text=mail))
            some = self._change.find(Person, ids[:_MOST])
            self._people[key] = [one for one in some if any(fold(each.address) == key for each in one.emails)]
        owners = self._people[key]
        if len(owners) > 1:
            owners = [one for one in owners if fold(one.shown) == fold(name)]
        return owners[0].id if len(owners) == 1 else None

    def _entry(self, invitation: Invitation, outcome: Taken, event: Event | None, *told: str) -> InvitationEntry:
        expected = [item for item in event.attendances if item.expected] if event else []
        known = sum(1 for item in expected if item.person_id)
        return InvitationEntry(
            event.name if event else _title(invitation),
            outcome,
            event.id if event else None,
            invitation.starts,
            known,
            len(expected) - known,
            (*told, *invitation.problems),
        )


def _title(invitation: Invitation) -> str:
    return invitation.title or invitation.place or _("Invitation")


def _guests(invitation: Invitation) -> Iterator[Guest]:
    """Everybody who is invited, and who invites: they are there too."""
    yield from invitation.attendees
    if any(invitation.organiser):
        yield invitation.organiser
