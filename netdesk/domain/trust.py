"""How far X's trust in Y has come, why, what is missing, when it will lapse: a pure function of evidence and a date.

The rules are those of PRODUCT ("The trust rules"): visibility, credibility and profitability are gates, not a sum.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from netdesk.domain.evidence import Evidence, Fact, FactKind, Sorted
from netdesk.domain.ids import Id
from netdesk.domain.link import Pin
from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy, months_later
from netdesk.domain.stage import Stage


class Why(StrEnum):
    """Why a stage holds, or does not hold any more."""

    NO_CONTACT = "no-contact"
    TALKED = "talked"
    FRIEND = "friend"
    TESTED = "tested"
    GROWN = "grown"
    REFERRED = "referred"
    SILENT = "silent"
    LET_DOWN = "let-down"
    PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the facts behind it: how many, on which days, and which interactions, promises or referrals."""

    why: Why
    dates: tuple[date, ...] = ()
    refs: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""


class Need(StrEnum):
    """What would lead to the next stage."""

    TALK = "talk"
    TALK_AGAIN = "talk-again"
    MAKE_GOOD = "make-good"
    MORE_DAYS = "more-days"
    LONGER = "longer"
    ONE_TO_ONE = "one-to-one"
    KEEP_PROMISES = "keep-promises"
    LETTERS = "letters"
    TEST = "test"
    REFERRALS = "referrals"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, with how many (conversations, days, letters, referrals) where a number says more."""

    need: Need
    count: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """X's trust in Y on a day. `computed` is the stage by the rules; `stage` the same unless the user pinned another.

    `lapses_on` is the day on which the stage falls if nothing happens; `changes_on` the next day on which it differs.
    """

    stage: Stage
    computed: Stage
    since: date | None
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    lapses_on: date | None
    changes_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage of one direction on a day, since when, when it falls and when it differs next: the figures, not why."""

    stage: Stage
    since: date | None
    lapses_on: date | None
    changes_on: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage reached on a day."""

    on: date
    stage: Stage


@dataclass(frozen=True, slots=True)
class LinkStep:
    """The stages of a link from a day on: its own, the lower of the two, and one per direction."""

    on: date
    stage: Stage
    outward: Stage
    inward: Stage


class Case:
    """The evidence for one direction, sorted and indexed so that the stage of any day is told in a few look-ups."""

    def __init__(
        self,
        evidence: Evidence,
        truster: Id,
        on: date | None = None,
        policy: TrustPolicy = DEFAULT_POLICY,
        facts: Sorted | None = None,
    ) -> None:
        """Look at X = `truster`'s trust in the other one; what is dated after `on` is not known yet. `facts` are those
        of the evidence, where they were sorted before."""
        self.policy = policy
        self.truster = truster
        self.trusted = evidence.b if truster == evidence.a else evidence.a
        facts = facts or Sorted(evidence, on)
        self.talks, self.talk_days = facts.talks, facts.talk_days
        self.tests = facts.by(FactKind.TEST, truster)
        self.referrals = facts.by(FactKind.REFERRAL, truster)
        self.referral_days = [fact.on for fact in self.referrals]
        self.kept = [fact.on for fact in facts.by(FactKind.KEPT, self.trusted)]
        self.broken = facts.by(FactKind.BROKEN, self.trusted)
        self.setbacks = facts.by(FactKind.SETBACK, self.trusted) + self.broken
        link = evidence.link
        self.friend_from = (link.since or date.min) if link and link.friends else None
        pins = [pin for pin in (link.pins if link else ()) if pin.truster_id == truster and (not on or pin.on <= on)]
        self.pins = sorted(pins, key=lambda pin: pin.on)
        letters = evidence.letters if truster == evidence.a else None
        self.letters = None if letters is None else sorted(day for day in letters if on is None or day <= on)
        self.grown_from = self._grown_from()
        self.tested_from = min([fact.on for fact in (*self.tests, *self.referrals)], default=None)

    def _grown_from(self) -> date | None:
        """The day on which the conversations became enough (days, span and a one-to-one); never undone later."""
        days, policy = self.talk_days, self.policy
        alone = next((fact.on for fact in self.talks if fact.kind is FactKind.ONE_TO_ONE), None)
        if len(days) < policy.grown_days or alone is None:
            return None
        enough = days[0] + timedelta(days=policy.grown_span_days)
        spanned = next((day for day in days if day >= enough), None)
        return max(days[policy.grown_days - 1], alone, spanned) if spanned else None

    def computed(self, day: date) -> Stage:
        """The stage by the rules on a day."""
        if not self.talk_days or day < self.talk_days[0]:
            return Stage.CARD
        if not self.credible(day):
            return Stage.VISIBILITY
        return Stage.PROFITABILITY if self.recent_referrals(day) >= self.policy.referrals else Stage.CREDIBILITY

    def stage(self, day: date) -> Stage:
        """The stage on a day, as pinned by the user or else by the rules."""
        pinned = self.pinned(day) if self.pins else None
        return self.computed(day) if pinned is None or pinned.stage is None else pinned.stage

    def pinned(self, day: date) -> Pin | None:
        """What the user last set by hand up to a day."""
        return next((pin for pin in reversed(self.pins) if pin.on <= day), None)

    def credible(self, day: date) -> bool:
        """Whether the gate of Credibility is open on a day, for somebody with whom there was a conversation."""
        if self.is_friend(day):
            return True
        return (self.is_tested(day) or self.is_grown(day)) and not self.silent(day) and not self.let_down(day)

    def is_friend(self, day: date) -> bool:
        """Marked as a friend."""
        return self.friend_from is not None and self.friend_from <= day

    def is_tested(self, day: date) -> bool:
        """X used Y's service, wrote Y a testimonial, or gave Y a consented referral."""
        return self.tested_from is not None and self.tested_from <= day

    def is_grown(self, day: date) -> bool:
        """Enough conversations over enough time, promises kept, and from me outward enough of the letters."""
        if self.grown_from is None or self.grown_from > day:
            return False
        return self.promises_kept(day) and self.letters_missing(day) == 0

    def promises_kept(self, day: date) -> bool:
        """Y's kept promises outnumber the broken ones, or there are none. What was made good is not broken."""
        broken = sum(1 for fact in self.broken if fact.on <= day and not (fact.until and fact.until <= day))
        kept = sum(1 for on in self.kept if on <= day)
        return kept > broken or broken == 0

    def letters_missing(self, day: date) -> int:
        """How many of the letters are still to be learned; 0 when X is not me."""
        if self.letters is None:
            return 0
        return max(0, self.policy.letters_known - bisect_right(self.letters, day))

    def last_talk(self, day: date) -> date | None:
        """The last two-way contact up to a day."""
        index = bisect_right(self.talk_days, day)
        return self.talk_days[index - 1] if index else None

    def silent(self, day: date) -> bool:
        """Too long without two-way contact."""
        last = self.last_talk(day)
        return last is not None and months_later(last, self.policy.silence_months) <= day

    def let_down(self, day: date) -> list[Fact]:
        """Broken promises, no-shows and complaints by Y that are recent and not made good."""
        return [
            fact
            for fact in self.setbacks
            if fact.on <= day < months_later(fact.on, self.policy.setback_months)
            and not (fact.until and fact.until <= day)
        ]

    def recent_referrals(self, day: date) -> int:
        """Consented referrals that X gave Y within the window up to a day."""
        return len(self.counted_referrals(day))

    def counted_referrals(self, day: date) -> list[Fact]:
        """The consented referrals of the window up to a day."""
        months = self.policy.referral_months
        return [fact for fact in self.referrals if fact.on <= day < months_later(fact.on, months)]

    @cached_property
    def course(self) -> list[tuple[date, Stage]]:
        """The stage from every day on which it can change, sorted: the days of the facts and those on which they lapse.
        Of the talks only those count that can matter: the first, the one that was enough, those after silence."""
        policy = self.policy
        days = set(self.kept) | set(self.letters or ()) | {pin.on for pin in self.pins}
        days |= {fact.on for fact in (*self.tests, *self.referrals, *self.setbacks)}
        days |= {months_later(fact.on, policy.setback_months) for fact in self.setbacks}
        days |= {fact.until for fact in self.setbacks if fact.until}
        days |= {months_later(day, policy.referral_months) for day in self.referral_days}
        days |= {day for day in (self.friend_from, self.grown_from, *self.talk_days[:1]) if day}
        for day, later in pairwise((*self.talk_days, date.max)):
            quiet = months_later(day, policy.silence_months)
            if quiet <= later:
                days |= {quiet, later}
        days.discard(date.max)
        return [(day, self.stage(day)) for day in sorted(days)]

    def standing(self, on: date) -> Standing:
        """The stage on a day, with the days on which it came and may go."""
        stage, course = self.stage(on), self.course
        split = bisect_right(course, on, key=lambda turn: turn[0])
        lapses_on = next((day for day, other in course[split:] if other < stage), None)
        changes_on = next((day for day, other in course[split:] if other != stage), None)
        since = None
        for day, other in reversed(course[:split]):
            if other != stage:
                break
            since = day
        else:
            since = None if stage is Stage.CARD else since  # nobody becomes a card: it was so from the start
        return Standing(stage, since, lapses_on, changes_on)


def both_ways(evidence: Evidence, on: date, policy: TrustPolicy = DEFAULT_POLICY) -> tuple[Case, Case]:
    """Both directions of a link on a day, the first person's trust first."""
    facts = Sorted(evidence, on)
    return Case(evidence, evidence.a, on, policy, facts), Case(evidence, evidence.b, on, policy, facts)


def assess(evidence: Evidence, truster: Id, on: date, policy: TrustPolicy = DEFAULT_POLICY) -> Assessment:
    """X = `truster`'s trust in the other person of the evidence, as it stood on a day."""
    return assessment(Case(evidence, truster, on, policy), on)


def assessment(case: Case, on: date) -> Assessment:
    """What a case says on a day."""
    now = case.standing(on)
    why, missing = _reasons(case, on), _missing(case, on)
    return Assessment(now.stage, case.computed(on), now.since, why, missing, now.lapses_on, now.changes_on)


def history(evidence: Evidence, truster: Id, on: date, policy: TrustPolicy = DEFAULT_POLICY) -> tuple[Step, ...]:
    """The stages of one direction up to a day, each with the day it began; starts with the first that is no card."""
    case = Case(evidence, truster, on, policy)
    return _steps([turn for turn in case.course if turn[0] <= on])


def link_history(evidence: Evidence, on: date, policy: TrustPolicy = DEFAULT_POLICY) -> tuple[Step, ...]:
    """The stages of the link (the lower of both directions) up to a day."""
    return _steps([(step.on, step.stage) for step in link_steps(*both_ways(evidence, on, policy), on)])


def link_steps(there: Case, back: Case, on: date) -> tuple[LinkStep, ...]:
    """Every change of either direction up to a day; the link begins as Only a card on both sides."""
    steps: list[LinkStep] = []
    last = (Stage.CARD, Stage.CARD)
    outward, inward = dict(there.course), dict(back.course)
    for day in sorted(outward.keys() | inward.keys()):
        if day > on:
            break
        both = outward.get(day, last[0]), inward.get(day, last[1])
        if both != last:
            steps.append(LinkStep(day, min(both), *both))
            last = both
    return tuple(steps)


def _steps(stages: list[tuple[date, Stage]]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for day, stage in stages:
        if stage != (steps[-1].stage if steps else Stage.CARD):
            steps.append(Step(day, stage))
    return tuple(steps)


def _reason(why: Why, facts: list[Fact]) -> Reason:
    unique = list({fact.ref: fact for fact in facts}.values())
    return Reason(why, tuple(f.on for f in unique), tuple(f.ref for f in unique), tuple(f.source for f in unique))


def _reasons(case: Case, on: date) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    pin = case.pinned(on)
    if pin and pin.stage is not None:
        reasons.append(Reason(Why.PINNED, (pin.on,), note=pin.note))
    if not case.talks:
        return (*reasons, Reason(Why.NO_CONTACT))
    reasons.append(_reason(Why.TALKED, case.talks))
    if case.is_friend(on):
        reasons.append(Reason(Why.FRIEND, (case.friend_from,) if case.friend_from not in (None, date.min) else ()))
    if case.is_tested(on):
        reasons.append(_reason(Why.TESTED, [*case.tests, *case.referrals]))
    if case.is_grown(on):
        reasons.append(_reason(Why.GROWN, case.talks))
    if not case.is_friend(on):
        if case.silent(on):
            reasons.append(Reason(Why.SILENT, (case.talk_days[-1],)))
        if let_down := case.let_down(on):
            reasons.append(_reason(Why.LET_DOWN, let_down))
    if case.computed(on) is Stage.PROFITABILITY:
        reasons.append(_reason(Why.REFERRED, case.counted_referrals(on)))
    return tuple(reasons)


def _missing(case: Case, on: date) -> tuple[Missing, ...]:
    stage = case.computed(on)
    if stage is Stage.CARD:
        return (Missing(Need.TALK),)
    if stage is Stage.VISIBILITY:
        return tuple(_missing_for_credibility(case, on))
    if stage is Stage.CREDIBILITY:
        return (Missing(Need.REFERRALS, case.policy.referrals - case.recent_referrals(on)),)
    return ()


def _missing_for_credibility(case: Case, on: date) -> list[Missing]:
    missing: list[Missing] = []
    if down := case.let_down(on):
        missing.append(Missing(Need.MAKE_GOOD, len(down)))
    if case.silent(on):
        missing.append(Missing(Need.TALK_AGAIN))
    if case.is_tested(on) or case.is_grown(on):
        return missing
    days = case.talk_days
    if not any(fact.kind is FactKind.ONE_TO_ONE for fact in case.talks):
        missing.append(Missing(Need.ONE_TO_ONE))
    if len(days) < case.policy.grown_days:
        missing.append(Missing(Need.MORE_DAYS, case.policy.grown_days - len(days)))
    span = (days[-1] - days[0]).days
    if span < case.policy.grown_span_days:
        missing.append(Missing(Need.LONGER, case.policy.grown_span_days - span))
    if not case.promises_kept(on):
        missing.append(Missing(Need.KEEP_PROMISES))
    if letters := case.letters_missing(on):
        missing.append(Missing(Need.LETTERS, letters))
    return [*missing, Missing(Need.TEST)]
