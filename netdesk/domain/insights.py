"""What is told about a network as a whole: periods of months, and figures in the columns of a plot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from netdesk.domain.ids import Id
from netdesk.domain.policy import months_later
from netdesk.domain.stage import Stage

LAPSES_WITHIN = 30
"""Days within which a lapse is near enough to be told."""

DEEP = 3
"""So many of the five letters known make a link a deep one."""

TOP = 8
"""How many people are named where much hangs on few."""

OTHERS = "others"
_MANY_MONTHS, _MANY_QUARTERS = 36, 40


class Chart(StrEnum):
    """What is plotted. Paying in stands before what came of it."""

    NETWORK = "network"
    DEPTH = "depth"
    STAGES = "stages"
    GIVING = "giving"
    RESULTS = "results"
    HOURS = "hours"
    MONEY = "money"
    CONCENTRATION = "concentration"
    FRESHNESS = "freshness"


class Headline(StrEnum):
    """The figures of the chart NETWORK: how the network stands, and how it moved within the period."""

    BREADTH = "breadth"
    DEEP = "deep"
    GIVEN = "given"
    RECEIVED = "received"
    MOVED_UP = "moved-up"
    FELL_BACK = "fell-back"
    LAPSING = "lapsing"
    DUE = "due"
    FADING = "fading"
    DORMANT = "dormant"


class Result(StrEnum):
    """What came of it."""

    REFERRALS_GIVEN = "referrals-given"
    NEW_CREDIBILITY = "new-credibility"
    REFERRALS_RECEIVED = "referrals-received"


class Flow(StrEnum):
    """Money of one currency: closed by others on what I referred, closed by me, and spent."""

    FOR_OTHERS = "for-others"
    FOR_ME = "for-me"
    SPENT = "spent"


class Source(StrEnum):
    """What came from people: everything given to me, referrals alone, money."""

    GIFTS = "gifts"
    REFERRALS = "referrals"
    MONEY = "money"


REFERRAL = "referral"
"""A consented referral, beside the kinds of interaction that give something."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends counted; its key is its first day in ISO 8601."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """The name of the column in files and on the command line."""
        return self.first.isoformat()


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar months up to today, in columns of `step` months (1, 3 or 12); the last one ends today."""

    spans: tuple[Span, ...]
    step: int

    @property
    def first(self) -> date:
        """Its first day."""
        return self.spans[0].first

    @property
    def last(self) -> date:
        """Its last day: today."""
        return self.spans[-1].last

    def column(self, day: date) -> int | None:
        """The column a day lies in."""
        return next((at for at, span in enumerate(self.spans) if span.first <= day <= span.last), None)


def period(today: date, months: int | None, earliest: date) -> Period:
    """So many calendar months up to the present one; all since the earliest day where no number is given, in quarters
    or years where the months would be too many to see."""
    count = months or (today.year - earliest.year) * 12 + today.month - earliest.month + 1
    step = 1 if count <= _MANY_MONTHS else 3 if count <= 3 * _MANY_QUARTERS else 12
    begin = months_later(today.replace(day=1), 1 - max(1, count))
    begin = begin.replace(month=(begin.month - 1) // step * step + 1)
    spans = []
    while begin <= today:
        following = months_later(begin, step)
        spans.append(Span(begin, min(following - timedelta(days=1), today)))
        begin = following
    return Period(tuple(spans), step)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures, a figure per column."""

    key: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures in columns. Keys are words of the domain, days or ids of people; `unit` is a currency (ISO 4217) or, of
    CONCENTRATION, what came."""

    chart: Chart
    columns: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""

    @property
    def key(self) -> str:
        """A name for the plot, as in `money-EUR`."""
        return f"{self.chart}-{self.unit}" if self.unit else str(self.chart)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(value for series in self.series for value in series.values)

    def value(self, series: str, column: str) -> Decimal:
        """One figure."""
        row = next(each for each in self.series if each.key == series)
        return row.values[self.columns.index(column)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: in which plot, row and column."""

    chart: Chart
    series: str
    column: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that is told of a period. `names` are those of the people who have a column, `letters` the mean number
    of the five letters known of those in the network."""

    period: Period
    plots: tuple[Plot, ...]
    names: Mapping[Id, str]
    letters: float

    def plot(self, chart: Chart, unit: str = "") -> Plot | None:
        """One plot, if there is one."""
        return next((each for each in self.plots if each.chart is chart and each.unit == unit), None)

    def headline(self, key: Headline) -> int:
        """One of the figures that stand above the plots."""
        network = next(each for each in self.plots if each.chart is Chart.NETWORK)
        return int(network.value(key, ""))


@dataclass(frozen=True, slots=True)
class Dated:
    """So much of a thing on a day."""

    key: str
    on: date
    amount: Decimal


def in_columns(period: Period, keys: Iterable[str], found: Iterable[Dated]) -> tuple[Series, ...]:
    """Sums per column; a key without figures has a row of noughts."""
    rows = {key: [Decimal(0)] * len(period.spans) for key in keys}
    for each in found:
        column = period.column(each.on)
        if column is not None and each.key in rows:
            rows[each.key][column] += each.amount
    return tuple(Series(key, tuple(values)) for key, values in rows.items())


@dataclass(frozen=True, slots=True)
class Turn:
    """So many links that came on a day from one stage (None: from not being there) to another."""

    on: date
    before: Stage | None
    after: Stage
    count: int


def standing(period: Period, turns: Iterable[Turn]) -> tuple[Series, ...]:
    """How many links stood at each stage at the end of each column, from all turns since the beginning."""
    waiting = sorted(turns, key=lambda turn: turn.on)
    count, at = dict.fromkeys(Stage, 0), 0
    rows: dict[Stage, list[Decimal]] = {stage: [] for stage in Stage}
    for span in period.spans:
        while at < len(waiting) and waiting[at].on <= span.last:
            turn = waiting[at]
            count[turn.after] += turn.count
            if turn.before is not None:
                count[turn.before] -= turn.count
            at += 1
        for stage in Stage:
            rows[stage].append(Decimal(count[stage]))
    return tuple(Series(stage.word, tuple(values)) for stage, values in rows.items())


def concentrated(came: Mapping[Id, Decimal]) -> tuple[list[Id], Decimal]:
    """From whom the most came, the most first, and what came from all others together."""
    order = sorted((one for one in came if came[one]), key=lambda one: (-came[one], one))
    return order[:TOP], sum((came[one] for one in order[TOP:]), Decimal(0))


def share(plot: Plot) -> int | None:
    """How much of what came hangs on the one person it came from most, in per cent."""
    values = plot.series[0].values
    total = sum(values)
    return round(100 * values[0] / total) if total and plot.columns[0] != OTHERS else None
