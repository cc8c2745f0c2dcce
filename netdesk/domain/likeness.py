"""How alike two cards are: the verdict on whether they are one person, and what speaks for and against it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What follows for an incoming card: it adds to the known person, the user is asked, or it is somebody else."""

    SAME = "same"
    ASK = "ask"
    OTHER = "other"


class Reason(StrEnum):
    """One thing that speaks for or against two cards being one person."""

    SAME_MAIL = "same_mail"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    SWAPPED_NAME = "swapped_name"
    NICKNAME = "nickname"
    LONGER_NAME = "longer_name"
    ALIKE_NAME = "alike_name"
    INITIAL = "initial"
    PART_OF_NAME = "part_of_name"
    SAME_ORGANISATION = "same_organisation"
    SAME_BIRTHDAY = "same_birthday"
    NO_NAME = "no_name"
    SHARED_MAIL = "shared_mail"
    SHARED_NUMBER = "shared_number"
    SEVERAL_FIT = "several_fit"
    OTHER_MIDDLE = "other_middle"
    OTHER_GIVEN = "other_given"
    OTHER_FAMILY = "other_family"
    OTHER_NAME = "other_name"
    OTHER_REACH = "other_reach"
    OTHER_BIRTHDAY = "other_birthday"
    OTHER_GENERATION = "other_generation"
    OTHER_KIND = "other_kind"

    @property
    def speaks_for(self) -> bool:
        """Whether this makes it likelier that both are one person; a name that only fits in part counts as such."""
        return self not in _AGAINST


_AGAINST = frozenset(
    (
        Reason.NO_NAME,
        Reason.SHARED_MAIL,
        Reason.SHARED_NUMBER,
        Reason.SEVERAL_FIT,
        Reason.OTHER_MIDDLE,
        Reason.OTHER_GIVEN,
        Reason.OTHER_FAMILY,
        Reason.OTHER_NAME,
        Reason.OTHER_REACH,
        Reason.OTHER_BIRTHDAY,
        Reason.OTHER_GENERATION,
        Reason.OTHER_KIND,
    )
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A verdict with its score (0 to 1, for putting the likeliest first) and its reasons, the strongest first."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
