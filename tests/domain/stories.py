"""A few words to tell what happened between me and Ana, and the trust rules a second time, as plainly as can be.

The model knows nothing of `netdesk.domain.evidence` and `netdesk.domain.trust`: it reads the raw things and answers for
one day by looking at everything, so that the two can be compared.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from netdesk.domain.evidence import Evidence, gather
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.link import Link, Pin, Tie
from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage

ME, ANA, BEN = "me", "ana", "ben"
START = date(2024, 3, 1)


def day(number: int) -> date:
    """Day 0 is the first of March 2024."""
    return START + timedelta(days=number)


def months(start: date, count: int) -> date:
    """The same day of the month some months later, or that month's last."""
    years, month = divmod(start.month - 1 + count, 12)
    last = calendar.monthrange(start.year + years, month + 1)[1]
    return date(start.year + years, month + 1, min(start.day, last))


def happened(kind: Kind, on: int, *people: str, by: str | None = None, good: int | None = None) -> Interaction:
    """Something of a kind on a day, between me and Ana when nobody is named; `by` is the giver."""
    everybody = people or (ME, ANA)
    roles = [Role.PRESENT if by is None else Role.GIVER if one == by else Role.RECEIVER for one in everybody]
    parts = tuple(Participant(one, role) for one, role in zip(everybody, roles, strict=True))
    cured = None if good is None else day(good)
    return Interaction(kind=kind, on=day(on), participants=parts, made_good_on=cured)


def met(*days: int) -> list[Interaction]:
    """We met on these days."""
    return [happened(Kind.MET, number) for number in days]


def alone(on: int) -> Interaction:
    """We had a one-to-one."""
    return happened(Kind.ONE_TO_ONE, on)


def promised(by: str, *, kept: int | None = None, broken: int | None = None, good: int | None = None) -> Promise:
    """A promise between me and Ana, with what became of it on which day."""
    ends = [None if number is None else day(number) for number in (kept, broken, good)]
    other = ANA if by == ME else ME
    return Promise(by, other, "send the list", START, kept_on=ends[0], broken_on=ends[1], made_good_on=ends[2])


def referred(by: str, on: int, *, consent: bool = True) -> Referral:
    """A referral between me and Ana."""
    return Referral(by, ANA if by == ME else ME, day(on), consent=consent)


def friends(since: int | None = None, tie: Tie = Tie.FRIEND) -> Link:
    """The link of two friends."""
    return Link(ME, ANA, kinds=(tie,), since=None if since is None else day(since))


def pinned(truster: str, *pins: tuple[int, Stage | None]) -> Link:
    """A link with stages set by hand; None goes back to the rules."""
    return Link(ME, ANA, pins=tuple(Pin(truster, stage, day(on), "because") for on, stage in pins))


@dataclass
class Story:
    """Everything that happened between me and Ana. `letters` are the days on which I learned Ana's letters."""

    interactions: list[Interaction] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    link: Link | None = None
    letters: tuple[int, ...] = ()

    def evidence(self) -> Evidence:
        """The same as the program gathers it."""
        letters = tuple(day(number) for number in self.letters)
        return gather(ME, ANA, self.interactions, self.promises, self.referrals, self.link, letters)


def story(*items: object, letters: tuple[int, ...] = (0, 0)) -> Story:
    """A story of things in any order; two of the letters are known from the first day, unless said otherwise."""
    told = Story(letters=letters)
    for item in items:
        for one in item if isinstance(item, list) else [item]:
            if isinstance(one, Interaction):
                told.interactions.append(one)
            elif isinstance(one, Promise):
                told.promises.append(one)
            elif isinstance(one, Referral):
                told.referrals.append(one)
            elif isinstance(one, Link):
                told.link = one
            else:
                raise TypeError(one)
    return told


@dataclass
class Plain:
    """X's view of Y as bare lists of days; harm has the day on which it was made good."""

    talks: list[tuple[date, bool]]
    tests: list[date]
    referrals: list[date]
    kept: list[date]
    broken: list[tuple[date, date | None]]
    harm: list[tuple[date, date | None]]
    letters: list[date] | None
    friend_from: date | None
    pins: list[tuple[date, Stage | None]]

    def known(self, on: date) -> "Plain":
        """What was known on a day."""
        return Plain(
            [item for item in self.talks if item[0] <= on],
            [item for item in self.tests if item <= on],
            [item for item in self.referrals if item <= on],
            [item for item in self.kept if item <= on],
            [item for item in self.broken if item[0] <= on],
            [item for item in self.harm if item[0] <= on],
            None if self.letters is None else [item for item in self.letters if item <= on],
            self.friend_from,
            [item for item in self.pins if item[0] <= on],
        )


def _first(*days: date | None) -> date | None:
    return min((one for one in days if one), default=None)


def plainly(told: Story, x: str) -> Plain:
    """The story as X's view of the other."""
    y = ANA if x == ME else ME
    talks: list[tuple[date, bool]] = []
    writer = ""
    for item in sorted(told.interactions, key=lambda item: (item.on, item.id)):
        if item.removed_at or not {ME, ANA} <= item.people():
            continue
        if item.kind in (Kind.MET, Kind.CALL, Kind.VIDEO, Kind.ONE_TO_ONE):
            talks.append((item.on, item.kind is Kind.ONE_TO_ONE))
        elif item.kind is Kind.MESSAGE and not item.givers():
            talks.append((item.on, False))
        elif item.kind is Kind.MESSAGE:
            by = next(iter(item.givers()))
            if by in (ME, ANA):
                if writer and by != writer:
                    talks.append((item.on, False))
                writer = by
    mine = [item for item in told.interactions if item.givers() == {x} and y in item.people() and not item.removed_at]
    theirs = [item for item in told.interactions if y in item.givers() and x in item.people() and not item.removed_at]
    broken = [(p.broken_on, _first(p.made_good_on, p.kept_on)) for p in told.promises if p.by_id == y and p.broken_on]
    harm = [(item.on, item.made_good_on) for item in theirs if item.kind in (Kind.NO_SHOW, Kind.COMPLAINT)]
    link = told.link
    is_friend = link is not None and bool({Tie.FRIEND, Tie.FAMILY} & set(link.kinds))
    return Plain(
        talks,
        [item.on for item in mine if item.kind in (Kind.USED_SERVICE, Kind.TESTIMONIAL)],
        [item.on for item in told.referrals if item.giver_id == x and item.consent and not item.removed_at],
        [p.kept_on for p in told.promises if p.by_id == y and p.kept_on],
        broken,
        harm + broken,
        [day(number) for number in told.letters] if x == ME else None,
        (link.since or date.min) if link and is_friend else None,
        sorted(
            [(pin.on, pin.stage) for pin in (link.pins if link else ()) if pin.truster_id == x],
            key=lambda pin: pin[0],
        ),
    )


def rule(plain: Plain, on: date, policy: TrustPolicy = DEFAULT_POLICY) -> Stage:
    """The stage of a day by the table of the trust rules, from everything that lies before."""
    past = plain.known(on)
    by_hand = past.pins[-1][1] if past.pins else None
    if by_hand is not None:
        return by_hand
    days = sorted({when for when, _ in past.talks})
    if not days:
        return Stage.CARD
    friend = past.friend_from is not None and past.friend_from <= on
    tested = bool(past.tests or past.referrals)
    unmended = [cure for _, cure in past.broken if cure is None or cure > on]
    grown = (
        len(days) >= policy.grown_days
        and (days[-1] - days[0]).days >= policy.grown_span_days
        and any(alone for _, alone in past.talks)
        and (not unmended or len(past.kept) > len(unmended))
        and (past.letters is None or len(past.letters) >= policy.letters_known)
    )
    silent = months(days[-1], policy.silence_months) <= on
    let_down = any(on < months(when, policy.setback_months) and (cure is None or cure > on) for when, cure in past.harm)
    if not (friend or ((tested or grown) and not silent and not let_down)):
        return Stage.VISIBILITY
    recent = [when for when in past.referrals if on < months(when, policy.referral_months)]
    return Stage.PROFITABILITY if len(recent) >= policy.referrals else Stage.CREDIBILITY
