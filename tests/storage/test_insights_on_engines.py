"""Insights and the week's goals on either engine: every figure is the sum of the rows it opens."""

from decimal import Decimal

from netdesk.domain.aim import Measure
from netdesk.domain.insights import Chart, Place
from netdesk.domain.scorecard import COUNTED
from netdesk.operations import demo, insights, scorecard
from netdesk.storage.book import Book


def test_every_figure_is_the_sum_of_its_rows(book: Book) -> None:
    demo.fill(book, 40)
    with book.reading() as reader:
        found = insights.insights(reader, 12)
        for plot in found.plots:
            for series in plot.series:
                for column, value in zip(plot.columns, series.values, strict=True):
                    rows = insights.behind(reader, found.period, Place(plot.chart, series.key, column, plot.unit))
                    assert sum((row.amount for row in rows), Decimal(0)) == value, (plot.key, series.key, column)
    shown = {plot.chart for plot in found.plots if not plot.empty}
    assert shown >= set(Chart) - {Chart.MONEY}


def test_a_week_is_the_sum_of_its_rows(book: Book) -> None:
    demo.fill(book, 40)
    with book.reading() as reader:
        weeks = scorecard.weeks(reader, reader.today, 8)
        for week in weeks[-3:]:
            for measure in COUNTED:
                rows = scorecard.rows_behind(reader, measure, week.monday, week.sunday)
                assert len(rows) == week.tally(measure).done
            hours = scorecard.rows_behind(reader, Measure.HOURS, week.monday, week.sunday)
            assert sum(row.amount for row in hours) == week.minutes
        assert scorecard.week(reader, reader.today) == weeks[-1]
    assert any(week.score for week in weeks)
