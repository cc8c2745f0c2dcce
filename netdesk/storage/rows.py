"""Read models: small rows for lists and plots, made by plain queries. Never entities."""

from dataclasses import dataclass, fields
from datetime import date

from netdesk.domain.ids import Id
from netdesk.domain.policy import Rhythm
from netdesk.domain.stage import Freshness, Stage


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a card in a list shows them. The dates are what freshness is told from on any day."""

    id: Id
    name: str
    title: str
    organisation: str
    picture: str
    stage: Stage
    last_contact: date | None
    due_on: date
    late_on: date
    dormant_on: date
    given: int
    received: int
    next_step: str
    next_on: date | None
    removed: bool = False

    def freshness(self, today: date) -> Freshness:
        """Fresh, due, fading or dormant on a day."""
        return Rhythm(self.due_on, self.late_on, self.dormant_on).freshness(today)


COLUMNS = ("person_id", *(item.name for item in fields(PersonRow)[1:]))
"""The columns of the derived rows that make a `PersonRow`, in its order."""
