"""What speaks for two people knowing each other."""

from dataclasses import dataclass
from enum import StrEnum

from netdesk.domain.ids import Id


class Sign(StrEnum):
    """What it follows from."""

    EVENTS = "events"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that speaks for a link of `a` and `b`; `refs` are the events, links or referrals it follows from."""

    a: Id
    b: Id
    sign: Sign
    refs: tuple[Id, ...]
