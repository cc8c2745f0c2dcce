"""A piece of business, or the chance of one, that somebody handed to somebody."""

from collections.abc import Iterable
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


class Direction(StrEnum):
    """Which way a referral went, seen from me."""

    GIVEN = "given"
    RECEIVED = "received"
    BETWEEN = "between"


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
        step = newest(self.statuses)
        return step.status if step else ReferralStatus.HANDED_OVER

    @property
    def counts(self) -> bool:
        """Whether it counts anywhere: with the prospect's consent, and not in the trash."""
        return self.consent and self.removed_at is None


def newest(steps: Iterable[StatusStep]) -> StatusStep | None:
    """The newest step; of several on one day the last written."""
    return max(reversed(tuple(steps)), key=lambda step: step.on, default=None)


def next_status(status: ReferralStatus) -> ReferralStatus | None:
    """What comes one step further; None at an end."""
    if status in (ReferralStatus.CLOSED, ReferralStatus.LOST):
        return None
    return _PATH[_PATH.index(status) + 1]


def direction(giver: Id, receiver: Id, me: Id) -> Direction:
    """Given, received, or between others."""
    if giver == me:
        return Direction.GIVEN
    return Direction.RECEIVED if receiver == me else Direction.BETWEEN


def contacted_on(steps: Iterable[StatusStep]) -> date | None:
    """The day on which the prospect was first spoken to: whatever comes after contact implies it."""
    return min((step.on for step in steps if step.status in _PATH[1:]), default=None)


def waited_until(steps: Iterable[StatusStep]) -> date | None:
    """The day on which the waiting for the first contact ended: with the contact, or because it was lost before."""
    there = tuple(steps)
    lost = min((step.on for step in there if step.status is ReferralStatus.LOST), default=None)
    return contacted_on(there) or lost


def days_to_contact(on: date, until: date | None, today: date) -> int:
    """Days from when a referral was received to the first contact with the prospect (`waited_until`): the measure of
    how it is honoured. Who still waits counts up to today."""
    return max(0, ((until or today) - on).days)


def untold(steps: Iterable[StatusStep]) -> tuple[StatusStep, ...]:
    """The steps that the giver has not been told of; that it was handed over the giver knows."""
    return tuple(step for step in steps if step.told_on is None and step.status is not ReferralStatus.HANDED_OVER)


def to_tell(referral: Referral, me: Id) -> tuple[StatusStep, ...]:
    """The steps that I owe the giver word of: only of what I received, and not where the giver is the client."""
    received = direction(referral.giver_id, referral.receiver_id, me) is Direction.RECEIVED
    if referral.removed_at is not None or not received or referral.prospect_id == referral.giver_id:
        return ()
    return untold(referral.statuses)


_PATH = tuple(status for status in ReferralStatus if status is not ReferralStatus.LOST)
