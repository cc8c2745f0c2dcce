"""What the page of events reads: a line for each event, and one event with the people expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.i18n import _, ago, moment, plural
from netdesk.operations import events
from netdesk.storage.book import Reader
from netdesk.storage.people import people_counts, people_rows
from netdesk.storage.rows import PersonRow


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list: `coming` counts those expected, `known` those of them with whom I talked, `met` those met
    there."""

    id: Id
    name: str
    starts: datetime
    place: str
    coming: int
    known: int
    people: frozenset[Id]
    met: int = 0

    def past(self, today: date) -> bool:
        """Whether its day is over."""
        return self.starts.date() < today

    def counts(self, today: date) -> str:
        """As in `34 coming · you know 19`, with `2 met` once somebody is ticked; of what is over `12 met` alone."""
        met = plural("{n} met", "{n} met", self.met) if self.met else ""
        if met and self.past(today):
            return met
        return " · ".join(part for part in (coming_words(self.coming, self.known), met) if part)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody expected, or met there: with a row when on the desk, else only a name."""

    attendance: Attendance
    row: PersonRow | None = None

    @property
    def name(self) -> str:
        """What to call them."""
        return self.row.name if self.row else " ".join(self.attendance.name.split())


@dataclass(frozen=True, slots=True)
class EventFile:
    """One event with everybody expected or met, in the order they were added."""

    event: Event
    guests: tuple[Guest, ...]

    @property
    def known(self) -> int:
        """With how many I talked before."""
        return sum(_known(guest.row) for guest in self.guests)

    @property
    def met(self) -> int:
        """How many were met there."""
        return sum(bool(guest.attendance.met) for guest in self.guests)


@dataclass(frozen=True, slots=True)
class EventsOverview:
    """The list of events, and the groups that can be added to one."""

    lines: tuple[EventLine, ...]
    groups: tuple[tuple[str, int], ...]


def overview(reader: Reader) -> EventsOverview:
    """All events, the next on top, then the past ones; and all tags with their number of people."""
    found = events.upcoming_first(reader)
    rows = _rows(reader, found)
    return EventsOverview(tuple(_line(event, rows) for event in found), tuple(people_counts(reader).tags.items()))


def event_file(reader: Reader, event_id: Id) -> EventFile:
    """One event; NetdeskError when it is gone."""
    event = reader.get(Event, event_id)
    return EventFile(event, _guests(event, _rows(reader, [event])))


def day_words(starts: datetime, today: date) -> str:
    """When an event is, near days by their name: `Tomorrow, 7:30`, `Thu 26 Nov 2026, 18:30`, `1 month ago · …`."""
    days = (starts.date() - today).days
    if days == 0:
        return _("Today, {time}").format(time=moment(starts, "H:mm"))
    if days == 1:
        return _("Tomorrow, {time}").format(time=moment(starts, "H:mm"))
    if days < 0:
        return f"{moment(starts, 'EEE d MMM yyyy')} · {ago(starts.date(), today)}"
    return moment(starts)


def coming_words(coming: int, known: int) -> str:
    """As in `34 coming · you know 19`."""
    if not coming:
        return _("nobody is expected yet")
    return plural("{n} coming", "{n} coming", coming) + " · " + plural("you know {n}", "you know {n}", known)


def guest_words(guest: Guest) -> str:
    """What somebody does and where they sit, as in `Notary · Studio Ferraris · table 4`; of a mere name the company."""
    if guest.row:
        work = work_words(guest.row)
    else:
        work = " · ".join(part for part in (guest.attendance.note, _("not on the desk")) if part)
    table = guest.attendance.table
    return " · ".join(part for part in (work, _("table {name}").format(name=table) if table else "") if part)


def work_words(row: PersonRow) -> str:
    """Title and organisation in one line."""
    return " · ".join(part for part in (row.title, row.organisation) if part)


def _rows(reader: Reader, found: Sequence[Event]) -> dict[Id, PersonRow]:
    ids = list(dict.fromkeys(item.person_id for event in found for item in _there(event) if item.person_id))
    return {row.id: row for row in people_rows(reader, ids) if not row.removed and row.id != reader.me}


def _there(event: Event) -> list[Attendance]:
    """Those expected, and faces that turned up."""
    return [item for item in event.attendances if item.expected or item.met]


def _guests(event: Event, rows: dict[Id, PersonRow]) -> tuple[Guest, ...]:
    """Those who are on the desk or have a name; whoever is in the trash comes back with them."""
    guests = (Guest(item, rows.get(item.person_id) if item.person_id else None) for item in _there(event))
    return tuple(guest for guest in guests if guest.name)


def _line(event: Event, rows: dict[Id, PersonRow]) -> EventLine:
    guests = _guests(event, rows)
    known = sum(_known(guest.row) for guest in guests)
    people = frozenset(item.person_id for item in event.attendances if item.person_id)
    met = sum(bool(guest.attendance.met) for guest in guests)
    return EventLine(event.id, event.name, event.starts, event.place, len(guests), known, people, met)


def _known(row: PersonRow | None) -> bool:
    return row is not None and row.stage >= Stage.VISIBILITY
