"""What the user sets out to do each week, what each kind of doing is worth, and what was spent on it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


class Measure(StrEnum):
    """What is counted in a week. Nobody counts cards."""

    CONVERSATIONS = "conversations"
    ONE_TO_ONES = "one-to-ones"
    INTRODUCTIONS = "introductions"
    HELP = "help"
    THANK_YOUS = "thank-yous"
    TESTIMONIALS = "testimonials"
    REFERRALS_GIVEN = "referrals-given"
    PROMISES_KEPT = "promises-kept"
    LEARNED = "learned"
    REFERRALS_RECEIVED = "referrals-received"
    CLOSED = "closed"
    HOURS = "hours"
    SPENT = "spent"


@dataclass(frozen=True, slots=True)
class Aim:
    """From `since` on, `goal` of a measure in a week, each worth `points`; of one measure the newest holds.

    `goal` is hours for HOURS, and for SPENT money in `currency` (ISO 4217); both are budgets, not to be passed.
    """

    measure: Measure
    goal: int
    points: int
    since: date
    id: Id = field(default_factory=new_id)
    currency: str = ""
    removed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Expense:
    """Money (in its own currency, never converted) and time given for the network on a day, beside what interactions
    and events already say: a membership, a dinner, an evening of writing cards."""

    what: str
    on: date
    id: Id = field(default_factory=new_id)
    amount: Decimal | None = None
    currency: str = ""
    minutes: int | None = None
    event_id: Id | None = None
    removed_at: datetime | None = None
    version: int = 0
