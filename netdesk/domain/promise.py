"""Something one person said they would do for another."""

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
