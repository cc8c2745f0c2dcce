"""What stands behind a figure: every figure on a screen is the sum of such rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class Behind:
    """One row behind a figure: a person, interaction, referral, promise, letter (the id is its person's), event or
    expense, with what it adds to the figure and the people it is about. `what` is the kind of an interaction or the
    name of an event or an expense; `before` and `after` are the stages of a link that moved."""

    noun: str
    id: Id
    amount: Decimal = Decimal(1)
    on: date | None = None
    what: str = ""
    people: tuple[Id, ...] = ()
    before: Stage | None = None
    after: Stage | None = None
