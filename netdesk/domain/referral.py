"""A piece of business, or the chance of one, that somebody handed to somebody."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum

from netdesk.domain.ids import Id, new_id


class Level(IntEnum):
    """How much the giver did; each level includes the ones before."""

    DETAILS = 1
    MATERIAL = 2
    RECOMMENDED = 3
    ARRANGED = 4
    IN_PERSON = 5


class ReferralStatus(StrEnum):
    """How far a referral has come."""

    HANDED_OVER = "handed-over"
    CONTACTED = "contacted"
    MEETING_SET = "meeting-set"
    OFFER = "offer"
    CLOSED = "closed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A status reached on a day, and when the giver was told of it."""

    status: ReferralStatus
    on: date
    note: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """Money that came of a referral; the user's own note, in its own currency (ISO 4217), never converted."""

    amount: Decimal
    currency: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """`giver_id` referred a prospect to `receiver_id`. Without consent it is a lead and counts for nothing."""

    giver_id: Id
    receiver_id: Id
    on: date
    id: Id = field(default_factory=new_id)
    prospect_id: Id | None = None
    prospect_name: str = ""
    need: str = ""
    level: Level = Level.DETAILS
    consent: bool = False
    thanked_on: date | None = None
    reported_on: date | None = None
    parent_id: Id | None = None
    note: str = ""
    statuses: tuple[StatusStep, ...] = ()
    money: tuple[Money, ...] = ()
    removed_at: datetime | None = None
    version: int = 0

    @property
    def status(self) -> ReferralStatus:
        """The newest status; of several on one day the last written."""
        newest = max(reversed(self.statuses), key=lambda step: step.on, default=None)
        return newest.status if newest else ReferralStatus.HANDED_OVER
