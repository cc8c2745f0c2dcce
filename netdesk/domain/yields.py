"""What came of an event: conversations, links that grew, referrals, and what it took. Cards collected is no yield."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage

DAYS = 90
"""So many days after an event its yield stands; until then it is told so far."""

Steps = Sequence[tuple[date, Stage]]
"""The history of a link's stage: the days on which it changed, in order, and to what."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A link that stands higher after an event than on its evening."""

    person_id: Id
    on: date
    before: Stage
    after: Stage


@dataclass(frozen=True, slots=True)
class GrownReferral:
    """A referral with somebody met at an event, or one that grew out of such; `people` are its giver, receiver and
    prospect, without me."""

    id: Id
    on: date
    people: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class EventYield:
    """What came of an event within its days. `met` are people on the desk, `first` those of them with whom it was the
    first conversation; `minutes` and `money` (by currency) are what it took."""

    event: Event
    met: tuple[Id, ...] = ()
    first: tuple[Id, ...] = ()
    grown: tuple[Growth, ...] = ()
    referrals: tuple[GrownReferral, ...] = ()
    minutes: int = 0
    money: tuple[tuple[str, Decimal], ...] = ()

    @property
    def day(self) -> date:
        """The day of the event."""
        return self.event.starts.date()

    @property
    def until(self) -> date:
        """The last day that counts."""
        return self.day + timedelta(days=DAYS)

    def stands(self, today: date) -> bool:
        """Whether the days are over, so that the figures stand."""
        return today > self.until


def growth(person_id: Id, steps: Steps, day: date, last: date) -> Growth | None:
    """How far a link stands higher on the last day than on the evening of an event; None where it does not."""
    before, after = stage_on(steps, day), stage_on(steps, last)
    if after <= before:
        return None
    on = next(on for on, stage in steps if on > day and stage >= after)
    return Growth(person_id, on, before, after)


def stage_on(steps: Steps, day: date) -> Stage:
    """The stage of a link on a day."""
    at = bisect_right(steps, day, key=lambda step: step[0])
    return steps[at - 1][1] if at else Stage.CARD
