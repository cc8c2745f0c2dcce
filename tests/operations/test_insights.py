"""Insights: the figures agree with a plain count of the raw things, and each is the sum of the rows it opens."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from desk_clock import TODAY, Clock, hurry
from plain_insights import Plain, fill

from netdesk.domain.insights import (
    OTHERS,
    REFERRAL,
    TOP,
    Chart,
    Flow,
    Headline,
    Insights,
    Place,
    Result,
    Source,
    Span,
    Turn,
    concentrated,
    period,
    share,
    standing,
)
from netdesk.domain.interaction import GIFTS, Kind
from netdesk.domain.person import Name, Person
from netdesk.domain.query import PeopleQuery
from netdesk.domain.stage import Freshness, Stage
from netdesk.operations import demo, insights, interactions, people, referrals, scorecard
from netdesk.storage.book import Book, Reader
from netdesk.storage.people import people_ids
from netdesk.words import insights as words

SEEDS = range(8)
NETWORK = frozenset(Stage) - {Stage.CARD}


@pytest.fixture(params=SEEDS, ids=lambda seed: f"seed{seed}", scope="module")
def random_book(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_desk: Path
) -> Iterator[Book]:
    """Filled once and only looked at."""
    file = tmp_path_factory.mktemp("random") / "desk.netdesk"
    file.write_bytes(new_desk.read_bytes())
    book = Book.open(file, Clock())
    hurry(book)
    fill(book, random.Random(request.param))
    yield book
    book.close()


def each_figure(found: Insights) -> Iterator[tuple[Place, Decimal]]:
    for plot in found.plots:
        for series in plot.series:
            for column, value in zip(plot.columns, series.values, strict=True):
                yield Place(plot.chart, series.key, column, plot.unit), value


def sums(reader: Reader, found: Insights) -> None:
    """Every figure is the sum of its rows, which are about people who are there."""
    gone = {each.id for each in reader.all(Person) if each.removed_at}
    for place, value in each_figure(found):
        rows = insights.behind(reader, found.period, place)
        assert sum((row.amount for row in rows), Decimal(0)) == value, place
        assert not any(row.people and set(row.people) <= gone for row in rows), place
        if place.chart in (Chart.DEPTH, Chart.FRESHNESS, Chart.STAGES):
            assert len({row.id for row in rows}) == len(rows), place


@pytest.mark.parametrize("months", [3, 24, None])
def test_every_figure_is_the_sum_of_the_rows_it_opens(random_book: Book, months: int | None) -> None:
    with random_book.reading() as reader:
        sums(reader, insights.insights(reader, months))


def test_how_the_network_stands_agrees_with_a_plain_count(random_book: Book) -> None:
    with random_book.reading() as reader:
        found, plain = insights.insights(reader, 12), Plain(reader)
    depth, stages = found.plot(Chart.DEPTH), found.plot(Chart.STAGES)
    assert depth and stages
    now = {one: plain.stage(one, TODAY) or Stage.CARD for one in plain.people}
    for stage in Stage:
        for number in range(6):
            expected = sum(1 for one in now if now[one] is stage and plain.letters(one) == number)
            assert depth.value(stage.word, str(number)) == expected
        for span in found.period.spans:
            expected = sum(1 for one in now if plain.stage(one, span.last) is stage)
            assert stages.value(stage.word, span.key) == expected
    eve = found.period.first - timedelta(days=1)
    was = {one: plain.stage(one, eve) or Stage.CARD for one in now}
    assert found.headline(Headline.BREADTH) == sum(1 for one in now if now[one] > Stage.CARD)
    assert found.headline(Headline.MOVED_UP) == sum(1 for one in now if now[one] > was[one])
    assert found.headline(Headline.FELL_BACK) == sum(1 for one in now if now[one] < was[one])


def test_giving_and_what_came_of_it_agree_with_a_plain_count(random_book: Book) -> None:
    with random_book.reading() as reader:
        found, plain = insights.insights(reader, 24), Plain(reader)
    giving, results = found.plot(Chart.GIVING), found.plot(Chart.RESULTS)
    assert giving and results
    for span in found.period.spans:
        for side in ("given", "received"):
            counted = plain.gifts(span.first, span.last, given=side == "given")
            for kind in (*(kind.value for kind in GIFTS), REFERRAL):
                expected = sum(count for (_one, what), count in counted.items() if what == kind)
                assert giving.value(f"{side}:{kind}", span.key) == expected
        grown = sum(
            1
            for one, steps in plain.histories.items()
            for before, step in zip((None, *steps), steps, strict=False)
            if span.first <= step.on <= span.last
            and step.stage >= Stage.CREDIBILITY > (before.stage if before else Stage.CARD)
        )
        assert results.value(Result.NEW_CREDIBILITY, span.key) == grown


def test_hours_and_money_agree_with_a_plain_count(random_book: Book) -> None:
    with random_book.reading() as reader:
        found, plain = insights.insights(reader, 24), Plain(reader)
    hours = found.plot(Chart.HOURS)
    assert hours
    for span in found.period.spans:
        counted = plain.minutes(span.first, span.last)
        assert {each: hours.value(each, span.key) for each in ("interaction", "event", "expense")} == {
            each: counted[each] for each in ("interaction", "event", "expense")
        }
        for code in ("EUR", "PLN"):
            if plot := found.plot(Chart.MONEY, code):
                for flow in (Flow.FOR_ME, Flow.FOR_OTHERS):
                    money = plain.closed(span.first, span.last, for_me=flow is Flow.FOR_ME)
                    assert plot.value(flow, span.key) == sum(
                        (amount for (_one, currency), amount in money.items() if currency == code), Decimal(0)
                    )


def test_on_whom_it_hangs_agrees_with_a_plain_count(random_book: Book) -> None:
    with random_book.reading() as reader:
        found, plain = insights.insights(reader, None), Plain(reader)
    gifts, money = found.plot(Chart.CONCENTRATION, Source.GIFTS), found.plot(Chart.CONCENTRATION, "EUR")
    came: dict[str, Decimal] = {}
    for (one, _kind), count in plain.gifts(found.period.first, TODAY, given=False).items():
        came[one] = came.get(one, Decimal(0)) + count
    assert gifts
    assert dict(zip(gifts.columns, gifts.series[0].values, strict=True)) == came  # fewer people than are named
    closed = plain.closed(found.period.first, TODAY, for_me=True)
    euros = {one: amount for (one, code), amount in closed.items() if code == "EUR"}
    assert (dict(zip(money.columns, money.series[0].values, strict=True)) if money else {}) == euros


def test_weeks_counted_by_the_database_are_those_counted_one_by_one(random_book: Book) -> None:
    with random_book.reading() as reader:
        weeks = scorecard.weeks(reader, TODAY, 60)
        assert weeks == [scorecard.week(reader, week.monday) for week in weeks]
    assert any(week.score for week in weeks)


def test_the_figures_agree_with_those_of_the_people(book: Book) -> None:
    demo.fill(book, 60)
    with book.reading() as reader:
        found = insights.insights(reader, None)
        inside = {
            state: people_ids(reader, PeopleQuery(stages=NETWORK, freshness=frozenset([state]))) for state in Freshness
        }
        given = sum(row.amount for row in insights.behind(reader, found.period, Place(Chart.NETWORK, "given", "")))
        rows = {each.id: each for each in reader.all(Person)}
        sums(reader, found)
    fresh = found.plot(Chart.FRESHNESS)
    assert fresh
    for state in Freshness:
        shown = sum(series.values[fresh.columns.index(state.word)] for series in fresh.series)
        assert shown == len(inside[state])
    assert found.headline(Headline.GIVEN) == given > 0
    assert set(found.names) <= set(rows)


def test_much_that_hangs_on_few_is_named_and_the_rest_together(book: Book) -> None:
    ids = [people.add(book, Person(name=Name(full=f"P{number}"))).id for number in range(TOP + 3)]
    for at, one in enumerate(ids):
        for _ in range(TOP + 5 - at):
            interactions.log(book, [one], Kind.HELP, giver=one)
    with book.reading() as reader:
        found = insights.insights(reader, 3)
        plot = found.plot(Chart.CONCENTRATION, Source.GIFTS)
        assert plot
        assert plot.columns == (*ids[:TOP], OTHERS)
        sums(reader, found)
    percent = round(100 * (TOP + 5) / sum(TOP + 5 - at for at in range(TOP + 3)))
    assert share(plot) == percent
    assert words.told(plot, found) == f"{percent} % of what came hangs on one person: P0."
    assert concentrated({}) == ([], Decimal(0))


def test_what_grew_out_of_a_referral_hangs_on_who_gave_the_first(book: Book, ana: Person, ben: Person) -> None:
    first = referrals.refer(book, ana.id, book.me)
    grown = referrals.refer(book, ben.id, book.me, parent_id=first.id)
    lead = referrals.refer(book, ben.id, book.me, parent_id=first.id, consent=False)
    alone = referrals.refer(book, ben.id, book.me, parent_id=lead.id)
    for one, amount in ((grown, 900), (alone, 100)):
        referrals.add_money(book, one.id, Decimal(amount), "EUR")
    with book.reading() as reader:
        found = insights.insights(reader, 3)
        sums(reader, found)
        behind = insights.behind(reader, found.period, Place(Chart.CONCENTRATION, Source.MONEY, ana.id, "EUR"))
    came, money = found.plot(Chart.CONCENTRATION, Source.REFERRALS), found.plot(Chart.CONCENTRATION, "EUR")
    assert came and (came.columns, came.series[0].values) == ((ana.id, ben.id), (2, 1))
    assert money and (money.columns, money.series[0].values) == ((ana.id, ben.id), (900, 100))
    assert [(row.id, row.people) for row in behind] == [(grown.id, (ben.id, ana.id))]
    assert "who gave the first" in words.told(money, found)
    gifts = found.plot(Chart.CONCENTRATION, Source.GIFTS)
    assert gifts and gifts.value(Source.GIFTS, ben.id) == 2


def test_who_will_lapse_soon_is_told_with_the_day(book: Book, ana: Person, ben: Person) -> None:
    for one, ago in ((ana, 350), (ben, 100)):
        interactions.log(book, [one.id], Kind.ONE_TO_ONE, on=TODAY - timedelta(days=ago))
        for giver, receiver in ((book.me, one.id), (one.id, book.me)) * 2:
            referrals.refer(book, giver, receiver, on=TODAY - timedelta(days=ago))
    with book.reading() as reader:
        found = insights.insights(reader, 3)
        rows = insights.behind(reader, found.period, Place(Chart.NETWORK, Headline.LAPSING, ""))
    assert [(row.id, row.on) for row in rows] == [(ana.id, TODAY - timedelta(days=350 - 365))]
    assert found.headline(Headline.LAPSING) == 1


def test_all_there_is_begins_with_what_was_spent_before_anybody_was_met(book: Book) -> None:
    scorecard.spend(book, "membership", on=TODAY - timedelta(days=400), amount=Decimal(90), currency="EUR")
    with book.reading() as reader:
        plot = insights.insights(reader, None).plot(Chart.MONEY, "EUR")
    assert plot and sum(next(each.values for each in plot.series if each.key == Flow.SPENT)) == 90


def test_an_empty_desk_has_nothing_to_tell(book: Book) -> None:
    with book.reading() as reader:
        found = insights.insights(reader, None)
        sums(reader, found)
    assert all(plot.empty for plot in found.plots)
    assert found.period.spans == (Span(TODAY.replace(day=1), TODAY),)


@pytest.mark.parametrize(
    ("months", "earliest", "first", "step", "columns"),
    [
        (3, TODAY, date(2026, 9, 1), 1, 3),
        (12, TODAY, date(2025, 12, 1), 1, 12),
        (None, date(2026, 11, 2), date(2026, 11, 1), 1, 1),
        (None, date(2023, 11, 30), date(2023, 10, 1), 3, 13),
        (None, date(1990, 5, 5), date(1990, 1, 1), 12, 37),
    ],
)
def test_a_period_has_whole_months_quarters_or_years_up_to_today(
    months: int | None, earliest: date, first: date, step: int, columns: int
) -> None:
    found = period(TODAY, months, earliest)
    assert (found.first, found.last, found.step, len(found.spans)) == (first, TODAY, step, columns)
    for one, following in zip(found.spans, found.spans[1:], strict=False):
        assert following.first == one.last + timedelta(days=1)
    assert found.column(first - timedelta(days=1)) is None
    assert found.column(TODAY) == columns - 1


def test_links_stand_where_they_last_turned_to() -> None:
    span = period(TODAY, 3, TODAY)
    turns = [
        Turn(date(2020, 1, 1), None, Stage.CARD, 5),
        Turn(date(2026, 10, 2), Stage.CARD, Stage.VISIBILITY, 2),
        Turn(date(2026, 11, 1), Stage.VISIBILITY, Stage.CARD, 1),
    ]
    rows = {series.key: [int(value) for value in series.values] for series in standing(span, turns)}
    assert rows["card"] == [5, 3, 4]
    assert rows["visibility"] == [0, 2, 1]
