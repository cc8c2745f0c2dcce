"""What counts in a week: for which measure something counts, what it is worth, and the goal that held."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from netdesk.domain.aim import Aim, Measure
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, Interaction, Kind
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral, ReferralStatus

COUNTED = tuple(measure for measure in Measure if measure not in (Measure.HOURS, Measure.SPENT))
"""What is counted, giving before results; hours and money are budgets."""

POINTS: Mapping[Measure, int] = {
    Measure.REFERRALS_GIVEN: 10,
    Measure.INTRODUCTIONS: 6,
    Measure.TESTIMONIALS: 5,
    Measure.HELP: 4,
    Measure.ONE_TO_ONES: 3,
    Measure.THANK_YOUS: 3,
    Measure.PROMISES_KEPT: 3,
    Measure.LEARNED: 2,
    Measure.CONVERSATIONS: 1,
    Measure.REFERRALS_RECEIVED: 1,
    Measure.CLOSED: 1,
}
"""What each is worth where the user said nothing else: paying in weighs more than drawing."""

OFFERED: Mapping[Measure, int] = {
    Measure.CONVERSATIONS: 5,
    Measure.ONE_TO_ONES: 2,
    Measure.INTRODUCTIONS: 2,
    Measure.HELP: 1,
    Measure.THANK_YOUS: 3,
    Measure.LEARNED: 3,
    Measure.REFERRALS_GIVEN: 1,
    Measure.HOURS: 6,
}
"""A week's goals to begin with, offered and never set by themselves."""

_GIVEN: Mapping[Kind, Measure] = {
    Kind.INTRODUCTION: Measure.INTRODUCTIONS,
    Kind.HELP: Measure.HELP,
    Kind.GIFT: Measure.HELP,
    Kind.THANK_YOU: Measure.THANK_YOUS,
    Kind.TESTIMONIAL: Measure.TESTIMONIALS,
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that counts for a measure on a day: the interaction, referral, promise or letter (`noun`) of id `ref`,
    and the others it was about. A letter has the id of the person whose it is."""

    measure: Measure
    on: date
    noun: str
    ref: Id
    people: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlay:
    """Time and money that the network took on a day: an interaction, an event or an expense (`noun`) of id `ref`.
    Interactions have minutes, events and expenses both; money stands in its own currency (ISO 4217)."""

    on: date
    noun: str
    ref: Id
    minutes: int = 0
    amount: Decimal = Decimal(0)
    currency: str = ""
    what: str = ""
    people: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a measure was done in a week, the goal that held (0: none) and what each is worth."""

    measure: Measure
    done: int
    goal: int
    points: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on: what was done, and what it took. `money` is by currency, never summed across them.
    The budgets are hours and, in its currency, money; 0 means none."""

    monday: date
    tallies: tuple[Tally, ...]
    minutes: int
    money: tuple[tuple[str, Decimal], ...]
    hours_budget: int = 0
    money_budget: tuple[str, int] = ("", 0)

    @property
    def sunday(self) -> date:
        """The last day of the week."""
        return self.monday + timedelta(days=6)

    @property
    def score(self) -> int:
        """The points of everything that was done."""
        return sum(tally.done * tally.points for tally in self.tallies)

    def tally(self, measure: Measure) -> Tally:
        """The tally of one counted measure."""
        return next(tally for tally in self.tallies if tally.measure is measure)


def monday_of(day: date) -> date:
    """The Monday on which the week of a day begins."""
    return day - timedelta(days=day.weekday())


def measures(kind: Kind, mine: bool, given: bool) -> tuple[Measure, ...]:
    """What an interaction that I took part in counts for. `mine`: I gave; `given`: anybody did.

    A one-to-one is a conversation as well; a message is one when it went both ways, that is without a giver.
    """
    if kind is Kind.ONE_TO_ONE:
        return (Measure.CONVERSATIONS, Measure.ONE_TO_ONES)
    if kind in CONVERSATIONS or (kind is Kind.MESSAGE and not given):
        return (Measure.CONVERSATIONS,)
    return (_GIVEN[kind],) if mine and kind in _GIVEN else ()


def of_interaction(item: Interaction, me: Id) -> list[Deed]:
    """What an interaction counts for; one between others counts for nothing."""
    people, givers = item.people(), item.givers()
    if item.removed_at or me not in people or people == {me}:
        return []
    others = tuple(sorted(people - {me}))
    found = measures(item.kind, me in givers, bool(givers))
    return [Deed(measure, item.on, "interaction", item.id, others) for measure in found]


def of_referral(item: Referral, me: Id) -> list[Deed]:
    """What a referral counts for: when it was given or received, and when one that I received first closed. A lead
    without consent counts for nothing."""
    if item.removed_at or not item.consent or me not in (item.giver_id, item.receiver_id):
        return []
    if item.giver_id == me:
        return [Deed(Measure.REFERRALS_GIVEN, item.on, "referral", item.id, (item.receiver_id,))]
    closed = [step.on for step in item.statuses if step.status is ReferralStatus.CLOSED]
    days = [(Measure.REFERRALS_RECEIVED, item.on), *((Measure.CLOSED, day) for day in [min(closed, default=None)])]
    return [Deed(measure, on, "referral", item.id, (item.giver_id,)) for measure, on in days if on]


def of_promise(item: Promise, me: Id) -> list[Deed]:
    """A promise of mine counts on the day I kept it."""
    if item.removed_at or item.by_id != me or not item.kept_on:
        return []
    return [Deed(Measure.PROMISES_KEPT, item.kept_on, "promise", item.id, (item.to_id,))]


def in_force(aims: Iterable[Aim], monday: date) -> dict[Measure, Aim]:
    """The aims that hold in a week: of each measure the newest that was set in it or before."""
    sunday = monday + timedelta(days=6)
    known = sorted((aim for aim in aims if not aim.removed_at and aim.since <= sunday), key=lambda aim: aim.since)
    return {aim.measure: aim for aim in known}


def week_of(monday: date, done: Mapping[Measure, int], outlays: Collection[Outlay], aims: Collection[Aim]) -> Week:
    """A week from how much was done in it, what it took, and the aims of all times."""
    held = in_force(aims, monday)
    tallies = (_tally(measure, done.get(measure, 0), held.get(measure)) for measure in COUNTED)
    money = {
        code: sum((each.amount for each in outlays if each.currency == code), Decimal(0)) for code in codes(outlays)
    }
    hours, budget = held.get(Measure.HOURS), held.get(Measure.SPENT)
    return Week(
        monday,
        tuple(tallies),
        sum(each.minutes for each in outlays),
        tuple(money.items()),
        hours.goal if hours else 0,
        (budget.currency, budget.goal) if budget else ("", 0),
    )


def codes(outlays: Iterable[Outlay]) -> list[str]:
    """The currencies in which money was spent, sorted."""
    return sorted({each.currency for each in outlays if each.amount})


def _tally(measure: Measure, done: int, aim: Aim | None) -> Tally:
    return Tally(measure, done, aim.goal if aim else 0, aim.points if aim else POINTS[measure])
