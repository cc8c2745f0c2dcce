"""What is told of the network as a whole, in words: plots, their rows and columns, figures, and what is behind them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from netdesk import words
from netdesk.domain.behind import Behind
from netdesk.domain.ids import Id
from netdesk.domain.insights import (
    DEEP,
    LAPSES_WITHIN,
    OTHERS,
    REFERRAL,
    Chart,
    Flow,
    Headline,
    Insights,
    Period,
    Plot,
    Result,
    Source,
    share,
)
from netdesk.domain.interaction import Kind
from netdesk.domain.stage import Freshness, Stage
from netdesk.i18n import _, day, money, number, plural
from netdesk.words.scorecard import hours


def title(plot: Plot) -> str:
    """What a plot is called."""
    if plot.chart is Chart.CONCENTRATION:
        return {
            Source.GIFTS.value: _("From whom it came"),
            Source.REFERRALS.value: _("From whom referrals came"),
        }.get(plot.unit) or _("From whom the money came ({currency})").format(currency=plot.unit)
    return {
        Chart.NETWORK: _("The network"),
        Chart.DEPTH: _("Breadth and depth"),
        Chart.STAGES: _("Stages over time"),
        Chart.GIVING: _("Given and received"),
        Chart.RESULTS: _("What came of it"),
        Chart.HOURS: _("Hours"),
        Chart.MONEY: _("Money in {currency}").format(currency=plot.unit),
        Chart.FRESHNESS: _("How fresh the links are"),
    }[plot.chart]


def told(plot: Plot, found: Insights) -> str:
    """What a plot says, in a sentence."""
    if plot.chart is Chart.CONCENTRATION:
        percent = share(plot)
        if percent is None:
            return _("Nothing came to you in this time.")
        who = found.names.get(plot.columns[0], "")
        hangs = _("{percent} % of what came hangs on one person: {name}.").format(percent=percent, name=who)
        if plot.unit == Source.GIFTS:
            return hangs
        return hangs + " " + _("What grew out of a referral counts for who gave the first.")
    if plot.chart is Chart.DEPTH:
        mean = number(round(found.letters, 1))
        return _("Of those in your network you know {mean} of the five letters on average.").format(mean=mean)
    return {
        Chart.STAGES: _("How many links stood at each stage at the end of the time."),
        Chart.GIVING: _("Given upward, received downward."),
        Chart.RESULTS: _("Referrals both ways, and links that grew to Credibility."),
        Chart.HOURS: _("With people, at events, and beside both."),
        Chart.MONEY: _("What your referrals brought to others, what came to you, and what you spent."),
        Chart.FRESHNESS: _("Those in your network, against how often you want to be in touch."),
    }.get(plot.chart, "")


def since(value: Period) -> str:
    """From when on the figures are, as in `since 1 Dec 2025`."""
    return _("since {day}").format(day=day(value.first))


def headline(key: Headline, count: int) -> str:
    """What stands below a large figure."""
    return {
        Headline.BREADTH: lambda: plural("person in the network", "people in the network", count),
        Headline.DEEP: lambda: _("known deeply ({letters} letters or more)").format(letters=DEEP),
        Headline.GIVEN: lambda: _("given"),
        Headline.RECEIVED: lambda: _("received"),
        Headline.MOVED_UP: lambda: plural("link grew", "links grew", count),
        Headline.FELL_BACK: lambda: plural("link fell back", "links fell back", count),
        Headline.LAPSING: lambda: plural("lapses within {days} days", "lapse within {days} days", count).format(
            days=LAPSES_WITHIN
        ),
        Headline.DUE: lambda: plural("link is due", "links are due", count),
        Headline.FADING: lambda: plural("link is fading", "links are fading", count),
        Headline.DORMANT: lambda: plural("link is dormant", "links are dormant", count),
    }[key]()


def series(plot: Plot, key: str) -> str:
    """What a row of a plot is called."""
    if plot.chart in (Chart.DEPTH, Chart.STAGES, Chart.FRESHNESS):
        return words.stage(Stage.of(key))
    if plot.chart is Chart.GIVING:
        side, _colon, kind = key.partition(":")
        called = _("Given: {kind}") if side == "given" else _("Received: {kind}")
        return called.format(kind=gift(kind))
    if plot.chart is Chart.NETWORK:
        return headline(Headline(key), 2)
    if plot.chart is Chart.CONCENTRATION:
        return title(plot)
    return {
        Result.REFERRALS_GIVEN.value: _("Referrals given"),
        Result.NEW_CREDIBILITY.value: _("Links grown to Credibility"),
        Result.REFERRALS_RECEIVED.value: _("Referrals received"),
        Flow.FOR_OTHERS.value: _("Came to others through you"),
        Flow.FOR_ME.value: _("Came to you"),
        Flow.SPENT.value: _("Spent"),
        "interaction": _("With people"),
        "event": _("At events"),
        "expense": _("Beside both"),
    }[key]


def short(plot: Plot, key: str) -> str:
    """What a row is called in a legend: of what was given and received the kind alone."""
    return gift(key.partition(":")[2]) if plot.chart is Chart.GIVING else series(plot, key)


def gift(kind: str) -> str:
    """What was given, as in `Help`."""
    return _("Referral") if kind == REFERRAL else words.kind(Kind(kind))


def column(plot: Plot, key: str, found: Insights) -> str:
    """What a column of a plot is called."""
    if plot.chart is Chart.DEPTH:
        return plural("{n} letter", "{n} letters", int(key))
    if plot.chart is Chart.FRESHNESS:
        return words.freshness(Freshness[key.upper()])
    if plot.chart is Chart.CONCENTRATION:
        return _("All others") if key == OTHERS else found.names.get(key, "")
    if plot.chart is Chart.NETWORK:
        return _("Now")
    return _span(date.fromisoformat(key), found.period.step)


def _span(first: date, step: int) -> str:
    if step == 12:
        return str(first.year)
    return day(first, "QQQ yyyy" if step == 3 else "MMM yyyy")


def figure(plot: Plot, value: Decimal) -> str:
    """One figure as it is read: hours, money, or a number."""
    if plot.chart is Chart.HOURS:
        return hours(int(value))
    if plot.chart is Chart.MONEY or (plot.chart is Chart.CONCENTRATION and is_money(plot)):
        return money(value, plot.unit) if plot.unit else number(float(value))
    return number(int(value))


def is_money(plot: Plot) -> bool:
    """Whether the figures are money."""
    return plot.chart is Chart.MONEY or plot.series[0].key == Source.MONEY


def table(plot: Plot, found: Insights) -> list[list[str]]:
    """A plot as lines of cells with a head, figures in plain digits: what a spreadsheet takes."""
    unit = {Chart.HOURS: _("minutes")}.get(plot.chart, plot.unit if is_money(plot) else "")
    names = [series(plot, each.key) for each in plot.series]
    head = ["", *(f"{name} ({unit})" if unit else name for name in names)]
    lines = [head]
    for at, key in enumerate(plot.columns):
        lines.append([column(plot, key, found), *(str(each.values[at]) for each in plot.series)])
    return lines


def behind(each: Behind, names: Mapping[Id, str]) -> tuple[str, str, str]:
    """A row behind a figure: who, what and when."""
    who = ", ".join(names[one] for one in each.people if one in names)
    return who, _what(each), day(each.on) if each.on else ""


def _what(each: Behind) -> str:
    if each.before is not None and each.after is not None:
        return _("{before} → {after}").format(before=words.stage(each.before), after=words.stage(each.after))
    if each.noun == "interaction":
        return gift(each.what) if each.what else ""
    return {"referral": _("Referral"), "promise": _("Promise kept"), "letter": _("Learned")}.get(each.noun, each.what)
