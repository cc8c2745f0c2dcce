"""A meeting with people, and what is to be done for somebody on a day."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody at an event: a person on the desk, or only a name (of whom `note` may say the company); `table` is where
    they sit. `expected` is not so for a face that turned up; `met` is None until somebody says."""

    person_id: Id | None = None
    name: str = ""
    expected: bool = True
    met: bool | None = None
    note: str = ""
    table: str = ""

    @property
    def who(self) -> tuple[Id | None, str]:
        """What tells one from the others of the same event."""
        return self.person_id, "" if self.person_id else self.name


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting with people: when (local wall time), where, goals, who is expected and who was met.
    `uid` is the invitation's, where one brought it; `debriefed_on` the day on which the user told how it went."""

    name: str
    starts: datetime
    id: Id = field(default_factory=new_id)
    ends: datetime | None = None
    place: str = ""
    host: str = ""
    series: str = ""
    goals: tuple[str, ...] = ()
    agenda: str = ""
    note: str = ""
    cost: Decimal | None = None
    currency: str = ""
    uid: str = ""
    debriefed_on: date | None = None
    attendances: tuple[Attendance, ...] = ()
    removed_at: datetime | None = None
    version: int = 0

    def expected(self) -> tuple[Id, ...]:
        """The people of the desk who are expected, in the order they were added."""
        return tuple(item.person_id for item in self.attendances if item.person_id and item.expected)

    def present(self) -> tuple[Attendance, ...]:
        """Everybody of whom the user said that they were met, in the order they were added."""
        return tuple(item for item in self.attendances if item.met)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A thing to do for someone on a day, and why."""

    person_id: Id
    on: date
    reason: str
    id: Id = field(default_factory=new_id)
    event_id: Id | None = None
    done_on: date | None = None
    removed_at: datetime | None = None
    version: int = 0
