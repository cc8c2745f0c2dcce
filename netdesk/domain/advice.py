"""The one act that would help a link most: of what is missing the nearest and the most honest, and never a pitch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netdesk.domain.person import LetterKind
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment, Need, Reason, Why

_SOON = timedelta(days=90)


class Act(StrEnum):
    """What to do for a link, the nearest first; the last three are for what needs nothing more."""

    MAKE_GOOD = "make-good"
    TALK = "talk"
    TALK_AGAIN = "talk-again"
    ONE_TO_ONE = "one-to-one"
    MEET_AGAIN = "meet-again"
    LEARN = "learn"
    KEEP_PROMISES = "keep-promises"
    GIVE = "give"
    UNPIN = "unpin"
    KEEP_UP = "keep-up"
    STAY = "stay"


_ANSWERS = {
    Act.MAKE_GOOD: {Need.MAKE_GOOD},
    Act.TALK: {Need.TALK},
    Act.TALK_AGAIN: {Need.TALK_AGAIN},
    Act.ONE_TO_ONE: {Need.ONE_TO_ONE},
    Act.MEET_AGAIN: {Need.MORE_DAYS, Need.LONGER},
    Act.LEARN: {Need.LETTERS},
    Act.KEEP_PROMISES: {Need.KEEP_PROMISES},
    Act.GIVE: {Need.REFERRALS, Need.TEST},
}
"""What each act answers, in the order in which one is chosen: first what went wrong, then meeting, then giving."""


@dataclass(frozen=True, slots=True)
class Advice:
    """An act, and which trust it feeds: the first one's in the second, or (`inward`) the second's in the first.

    `letter` is the one to ask about while talking; `reason` what went wrong, or what carries the stage; `on` the day
    from which a conversation counts (MEET_AGAIN), or the day on which the stage lapses (TALK_AGAIN, KEEP_UP).
    """

    act: Act
    inward: bool
    letter: LetterKind | None = None
    reason: Reason | None = None
    on: date | None = None


def advise(outward: Assessment, inward: Assessment, today: date, unknown: Sequence[LetterKind] = ()) -> Advice:
    """The act for a link, from the direction that holds it back: the lower one, or of two alike the one whose need is
    nearer. `unknown` are the letters not known yet of somebody whom I am to know, the one to ask about first."""
    lowest = min(outward.stage, inward.stage)
    sides = [(side is inward, side) for side in (outward, inward) if side.stage == lowest]
    if lowest is Stage.PROFITABILITY:
        return _upkeep(sides)
    if silence := _about_to_lapse(sides, today):
        return silence
    advised = [_of_side(side, way, today, unknown) for way, side in sides]
    return min(advised, key=lambda advice: list(Act).index(advice.act))


def _of_side(side: Assessment, inward: bool, today: date, unknown: Sequence[LetterKind]) -> Advice:
    needs = {missing.need: missing.count for missing in side.missing}
    if side.stage < side.computed:
        return Advice(Act.UNPIN, inward)
    act = next((act for act, answered in _ANSWERS.items() if answered & needs.keys()), Act.STAY)
    letter = next(iter(unknown), None) if Need.LETTERS in needs else None
    if act is Act.MAKE_GOOD:
        return Advice(act, inward, reason=_because(side, Why.LET_DOWN))
    if act is Act.MEET_AGAIN:
        return Advice(act, inward, letter, on=_counts_from(side, needs, today))
    return Advice(act, inward, letter if act in (Act.ONE_TO_ONE, Act.TALK_AGAIN, Act.LEARN) else None)


def _counts_from(side: Assessment, needs: dict[Need, int], today: date) -> date | None:
    """The day from which one more conversation makes the acquaintance long enough; None when that is today."""
    talked = _because(side, Why.TALKED)
    if talked is None or Need.LONGER not in needs or needs.get(Need.MORE_DAYS, 1) > 1:
        return None
    day = max(talked.dates) + timedelta(days=needs[Need.LONGER])
    return day if day > today else None


def _about_to_lapse(sides: list[tuple[bool, Assessment]], today: date) -> Advice | None:
    """What silence is about to take away is kept first."""
    for inward, side in sides:
        if side.stage is side.computed and side.lapses_on and side.lapses_on - today <= _SOON:
            return Advice(Act.TALK_AGAIN, inward, on=side.lapses_on)
    return None


def _upkeep(sides: list[tuple[bool, Assessment]]) -> Advice:
    """What keeps a link at the top: the next referral of the side that lapses first."""
    inward, side = min(sides, key=lambda each: each[1].lapses_on or date.max)
    if side.lapses_on is None:
        return Advice(Act.STAY, inward)
    return Advice(Act.KEEP_UP, inward, reason=_because(side, Why.REFERRED), on=side.lapses_on)


def _because(side: Assessment, why: Why) -> Reason | None:
    return next((reason for reason in side.reasons if reason.why is why), None)
