"""What is told about the network as a whole, and for each figure the rows that it is the sum of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from netdesk.domain.aim import Measure
from netdesk.domain.behind import Behind
from netdesk.domain.ids import Id
from netdesk.domain.insights import (
    DEEP,
    LAPSES_WITHIN,
    OTHERS,
    REFERRAL,
    Chart,
    Dated,
    Flow,
    Headline,
    Insights,
    Period,
    Place,
    Plot,
    Result,
    Series,
    Source,
    Span,
    concentrated,
    in_columns,
    period,
    standing,
)
from netdesk.domain.interaction import GIFTS, Kind
from netdesk.domain.person import FIVE_LETTERS
from netdesk.domain.scorecard import Outlay
from netdesk.domain.stage import Freshness, Stage
from netdesk.operations import scorecard
from netdesk.storage import exchange
from netdesk.storage import standing as people
from netdesk.storage.book import Reader
from netdesk.storage.people import names
from netdesk.storage.scorecard import other_outlays
from netdesk.storage.standing import Standing

PERIODS = (3, 6, 12, 24, None)
"""The numbers of months that are offered; None is all."""

NETWORK = (Stage.VISIBILITY, Stage.CREDIBILITY, Stage.PROFITABILITY)
"""Who is in the network: everybody but those of whom only a card exists."""

GIVEN_KINDS = (*(kind for kind in Kind if kind in GIFTS), REFERRAL)
_OUTLAYS = ("interaction", "event", "expense")


def insights(reader: Reader, months: int | None = 12) -> Insights:
    """Everything that is told of so many months (all there is where no number is given)."""
    span = period(reader.today, months, people.earliest(reader))
    found = people.standings(reader)
    whole = Span(span.first, span.last)
    other = other_outlays(reader, (span.first, span.last))
    came = _concentration(reader, whole)
    giving = _giving(reader, span)
    plots = (
        _network(reader, span, found, giving),
        _depth(found),
        Plot(Chart.STAGES, _columns(span), standing(span, people.turns(reader))),
        _freshness(found),
        giving,
        _results(reader, span, giving),
        _hours(reader, span, other),
        *_money(reader, span, other),
        *came,
    )
    who = {column for plot in came for column in plot.columns if column != OTHERS}
    return Insights(span, plots, names(reader, who), _letters(found))


def behind(reader: Reader, span: Period, place: Place) -> list[Behind]:
    """The rows whose amounts make one figure of a period."""
    at = next((each for each in span.spans if each.key == place.column), Span(span.first, span.last))
    return _BEHIND[place.chart](reader, span, at, place)


# how the network stands


def _network(reader: Reader, span: Period, found: list[Standing], giving: Plot) -> Plot:
    inside = [each for each in found if each.stage in NETWORK]
    counts: dict[Headline, int | Decimal] = {
        Headline.BREADTH: sum(each.count for each in inside),
        Headline.DEEP: sum(each.count for each in inside if each.letters >= DEEP),
        Headline.GIVEN: _total(giving, "given"),
        Headline.RECEIVED: _total(giving, "received"),
    }
    for moved in (Headline.MOVED_UP, Headline.FELL_BACK, Headline.LAPSING):
        counts[moved] = len(behind(reader, span, Place(Chart.NETWORK, moved, "")))
    for state, key in _STATES.items():
        counts[key] = sum(each.count for each in inside if each.freshness is state)
    series = tuple(Series(key, (Decimal(counts[key]),)) for key in Headline)
    return Plot(Chart.NETWORK, ("",), series)


def _behind_network(reader: Reader, span: Period, _at: Span, place: Place) -> list[Behind]:
    key, whole = Headline(place.series), Span(span.first, span.last)
    eve = span.first - timedelta(days=1)
    if key in (Headline.GIVEN, Headline.RECEIVED):
        return exchange.gifts(reader, whole, given=key is Headline.GIVEN)
    if key in (Headline.MOVED_UP, Headline.FELL_BACK):
        return people.moved_since(reader, eve, up=key is Headline.MOVED_UP)
    if key is Headline.LAPSING:
        return people.lapsing(reader, reader.today + timedelta(days=LAPSES_WITHIN))
    state = next((state for state, each in _STATES.items() if each is key), None)
    letters = range(DEEP, len(FIVE_LETTERS) + 1) if key is Headline.DEEP else None
    return people.people_standing(reader, NETWORK, letters, state)


def _depth(found: list[Standing]) -> Plot:
    """People by letters known, a row per stage."""
    columns = range(len(FIVE_LETTERS) + 1)
    rows = (
        _row(stage.word, columns, ((each.letters, each) for each in found if each.stage is stage)) for stage in Stage
    )
    return Plot(Chart.DEPTH, tuple(str(number) for number in columns), tuple(rows))


def _behind_depth(reader: Reader, _span: Period, _at: Span, place: Place) -> list[Behind]:
    return people.people_standing(reader, [Stage.of(place.series)], [int(place.column)])


def _freshness(found: list[Standing]) -> Plot:
    """Those in the network by freshness, a row per stage; with a card alone there is no link that could fade."""
    rows = (
        _row(stage.word, Freshness, ((each.freshness, each) for each in found if each.stage is stage))
        for stage in NETWORK
    )
    return Plot(Chart.FRESHNESS, tuple(state.word for state in Freshness), tuple(rows))


def _behind_freshness(reader: Reader, _span: Period, _at: Span, place: Place) -> list[Behind]:
    return people.people_standing(reader, [Stage.of(place.series)], freshness=Freshness[place.column.upper()])


def _row(key: str, columns: Iterable[int], found: Iterable[tuple[int, Standing]]) -> Series:
    counts = dict.fromkeys(columns, 0)
    for column, each in found:
        counts[column] += each.count
    return Series(key, tuple(Decimal(count) for count in counts.values()))


def _letters(found: list[Standing]) -> float:
    """The mean number of letters known of those in the network."""
    inside = [each for each in found if each.stage in NETWORK]
    count = sum(each.count for each in inside)
    return sum(each.letters * each.count for each in inside) / count if count else 0.0


def _behind_stages(reader: Reader, _span: Period, at: Span, place: Place) -> list[Behind]:
    return people.people_then(reader, at.last, Stage.of(place.series))


# giving, and what came of it


def _giving(reader: Reader, span: Period) -> Plot:
    """What was given and received of each kind; the rows are named `given:help`, `received:referral` …"""
    whole, rows = Span(span.first, span.last), []
    for side in ("given", "received"):
        found = exchange.gifts_by_day(reader, whole, given=side == "given")
        kinds = in_columns(span, GIVEN_KINDS, found)
        rows += [Series(f"{side}:{each.key}", each.values) for each in kinds]
    return Plot(Chart.GIVING, _columns(span), tuple(rows))


def _behind_giving(reader: Reader, _span: Period, at: Span, place: Place) -> list[Behind]:
    side, _colon, kind = place.series.partition(":")
    return exchange.gifts(reader, at, given=side == "given", kinds=[kind])


def _total(giving: Plot, side: str) -> Decimal:
    rows = (series for series in giving.series if series.key.startswith(f"{side}:"))
    return sum((sum(series.values, Decimal(0)) for series in rows), Decimal(0))


def _results(reader: Reader, span: Period, giving: Plot) -> Plot:
    """Referrals both ways and links that came to Credibility."""
    credible = people.became_credible(reader, span.first, span.last)
    dated = [Dated(Result.NEW_CREDIBILITY, each.on, each.amount) for each in credible if each.on]
    rows = {series.key: series.values for series in giving.series}
    series = (
        Series(Result.REFERRALS_GIVEN, rows[f"given:{REFERRAL}"]),
        *in_columns(span, [Result.NEW_CREDIBILITY], dated),
        Series(Result.REFERRALS_RECEIVED, rows[f"received:{REFERRAL}"]),
    )
    return Plot(Chart.RESULTS, _columns(span), series)


def _behind_results(reader: Reader, _span: Period, at: Span, place: Place) -> list[Behind]:
    if place.series == Result.NEW_CREDIBILITY:
        return people.became_credible(reader, at.first, at.last)
    return exchange.gifts(reader, at, given=place.series == Result.REFERRALS_GIVEN, kinds=[REFERRAL])


def _hours(reader: Reader, span: Period, other: list[Outlay]) -> Plot:
    """Minutes with people, at events, and beside both."""
    found = exchange.minutes_by_day(reader, Span(span.first, span.last))
    found += [Dated(each.noun, each.on, Decimal(each.minutes)) for each in other if each.minutes]
    return Plot(Chart.HOURS, _columns(span), in_columns(span, _OUTLAYS, found))


def _behind_hours(reader: Reader, _span: Period, at: Span, place: Place) -> list[Behind]:
    rows = scorecard.rows_behind(reader, Measure.HOURS, at.first, at.last)
    return [each for each in rows if each.noun == place.series]


def _money(reader: Reader, span: Period, other: list[Outlay]) -> list[Plot]:
    """What was closed and what was spent, a plot for each currency."""
    whole = Span(span.first, span.last)
    found: dict[str, list[Dated]] = {}
    for flow in (Flow.FOR_OTHERS, Flow.FOR_ME):
        for each in exchange.closed(reader, whole, for_me=flow is Flow.FOR_ME):
            found.setdefault(each.currency, []).append(Dated(flow, each.on, each.amount))
    for outlay in other:
        if outlay.amount:
            found.setdefault(outlay.currency, []).append(Dated(Flow.SPENT, outlay.on, outlay.amount))
    return [Plot(Chart.MONEY, _columns(span), in_columns(span, Flow, found[code]), code) for code in sorted(found)]


def _behind_money(reader: Reader, _span: Period, at: Span, place: Place) -> list[Behind]:
    if place.series == Flow.SPENT:
        return scorecard.rows_behind(reader, Measure.SPENT, at.first, at.last, place.unit)
    rows = exchange.closed(reader, at, for_me=place.series == Flow.FOR_ME)
    return [_closed(each) for each in rows if each.currency == place.unit]


def _closed(each: exchange.Closed) -> Behind:
    return Behind("referral", each.referral_id, each.amount, each.on, REFERRAL, (each.person_id,))


# on how few it hangs


def _concentration(reader: Reader, whole: Span) -> list[Plot]:
    """From whom most came: everything by who gave it; referrals and the money of each currency by who gave the first
    referral of a tree."""
    gifts = _shares(Source.GIFTS, exchange.received_by_person(reader, whole))
    roots = exchange.began_with(reader)
    referrals = _by_person(_referrals_from(reader, whole, roots))
    money: dict[str, list[Behind]] = {}
    for code, row in _money_from(reader, whole, roots):
        money.setdefault(code, []).append(row)
    plots = [_shares(Source.MONEY, _by_person(money[code]), code) for code in sorted(money)]
    return [gifts, _shares(Source.REFERRALS, referrals), *plots]


def _referrals_from(reader: Reader, whole: Span, roots: Mapping[Id, Id]) -> list[Behind]:
    rows = exchange.gifts(reader, whole, given=False, kinds=[REFERRAL])
    return [_rooted(each, each.id, roots) for each in rows]


def _money_from(reader: Reader, whole: Span, roots: Mapping[Id, Id]) -> list[tuple[str, Behind]]:
    """The currency and the row of all money that came to me."""
    rows = exchange.closed(reader, whole, for_me=True)
    return [(each.currency, _rooted(_closed(each), each.referral_id, roots)) for each in rows]


def _rooted(each: Behind, referral: Id, roots: Mapping[Id, Id]) -> Behind:
    """With who gave the first referral of its tree behind the one who gave this one."""
    return replace(each, people=tuple(dict.fromkeys((*each.people, roots[referral]))))


def _by_person(rows: Iterable[Behind]) -> dict[Id, Decimal]:
    """How much hangs on whom, who stands last in each row."""
    totals: dict[Id, Decimal] = {}
    for each in rows:
        totals[each.people[-1]] = totals.get(each.people[-1], Decimal(0)) + each.amount
    return totals


def _shares(source: Source, found: dict[Id, Decimal], currency: str = "") -> Plot:
    top, rest = concentrated(found)
    values = (*(found[one] for one in top), *([rest] if rest else []))
    columns = (*top, *([OTHERS] if rest else []))
    return Plot(Chart.CONCENTRATION, columns, (Series(source, values),), currency or str(source))


def _behind_concentration(reader: Reader, span: Period, _at: Span, place: Place) -> list[Behind]:
    whole = Span(span.first, span.last)
    if place.series == Source.MONEY:
        rows = [row for code, row in _money_from(reader, whole, exchange.began_with(reader)) if code == place.unit]
    elif place.series == Source.REFERRALS:
        rows = _referrals_from(reader, whole, exchange.began_with(reader))
    else:
        rows = exchange.gifts(reader, whole, given=False)
    if place.column != OTHERS:
        return [each for each in rows if each.people[-1] == place.column]
    top, _rest = concentrated(_by_person(rows))
    return [each for each in rows if each.people[-1] not in top]


def _columns(span: Period) -> tuple[str, ...]:
    return tuple(each.key for each in span.spans)


_STATES = {Freshness.DUE: Headline.DUE, Freshness.FADING: Headline.FADING, Freshness.DORMANT: Headline.DORMANT}
_BEHIND: dict[Chart, Callable[[Reader, Period, Span, Place], list[Behind]]] = {
    Chart.NETWORK: _behind_network,
    Chart.DEPTH: _behind_depth,
    Chart.STAGES: _behind_stages,
    Chart.GIVING: _behind_giving,
    Chart.RESULTS: _behind_results,
    Chart.HOURS: _behind_hours,
    Chart.MONEY: _behind_money,
    Chart.CONCENTRATION: _behind_concentration,
    Chart.FRESHNESS: _behind_freshness,
}
