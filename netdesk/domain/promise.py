"""Something one person said they would do for another."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


class PromiseState(StrEnum):
    """How a promise stands on a day."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"


class Standing(StrEnum):
    """How a promise stands, told more finely than its state."""

    OPEN = "open"
    SOON = "soon"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept-late"
    BROKEN = "broken"
    MADE_GOOD = "made-good"


UNSETTLED = (Standing.OPEN, Standing.SOON, Standing.LATE)
"""Still to be kept. A late promise is not broken: that is the user's word alone."""

SOON_DAYS = 3
"""How many days before its date a promise is due soon."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says was promised, by me or by them; nobody is named yet."""

    text: str
    by_me: bool = True
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """`by_id` said on `made_on` that they would do `text` for `to_id`. A broken one can be made good."""

    by_id: Id
    to_id: Id
    text: str
    made_on: date
    id: Id = field(default_factory=new_id)
    due_on: date | None = None
    kept_on: date | None = None
    broken_on: date | None = None
    made_good_on: date | None = None
    interaction_id: Id | None = None
    removed_at: datetime | None = None
    version: int = 0

    def state(self, on: date) -> PromiseState:
        """How the promise stood on a day."""
        if self.kept_on and self.kept_on <= on:
            return PromiseState.KEPT
        if self.broken_on and self.broken_on <= on:
            return PromiseState.BROKEN
        return PromiseState.LATE if self.due_on and self.due_on < on else PromiseState.OPEN

    def standing(self, on: date) -> Standing:
        """How the promise stood on a day, with what was late, due soon or made good."""
        state = self.state(on)
        if state is PromiseState.KEPT:
            late = self.due_on is not None and self.kept_on is not None and self.kept_on > self.due_on
            return Standing.KEPT_LATE if late else Standing.KEPT
        if state is PromiseState.BROKEN:
            return Standing.MADE_GOOD if self.made_good_on and self.made_good_on <= on else Standing.BROKEN
        if state is PromiseState.LATE:
            return Standing.LATE
        return Standing.SOON if self.due_on and (self.due_on - on).days <= SOON_DAYS else Standing.OPEN


def by_urgency(promises: Iterable[Promise], on: date) -> list[Promise]:
    """The promises that are still to be kept, the earliest date first and those without one last."""
    waiting = [one for one in promises if one.removed_at is None and one.standing(on) in UNSETTLED]
    return sorted(waiting, key=lambda one: (one.due_on or date.max, one.made_on, one.id))


def settled(promises: Iterable[Promise], on: date) -> list[Promise]:
    """The promises that were kept or broken, what was settled last first."""
    over = [one for one in promises if one.removed_at is None and one.standing(on) not in UNSETTLED]
    return sorted(over, key=lambda one: (one.kept_on or one.made_good_on or one.broken_on or on, one.id), reverse=True)
