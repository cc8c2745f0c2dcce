"""The page of insights, used as a user would."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.insights import Chart, Headline
from netdesk.domain.interaction import Kind
from netdesk.operations import interactions
from netdesk.ui.insights.behind import BehindDialog
from netdesk.ui.insights.card import PlotCard
from netdesk.ui.insights.page import InsightsPage


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 40) as made:
        yield made


def opened(program: Whole) -> InsightsPage:
    page = program.window.show_page("insights")
    assert isinstance(page, InsightsPage)
    program.settle()
    return page


def card(page: InsightsPage, chart: Chart) -> PlotCard:
    return next(each for each in page.cards.values() if each.plot.chart is chart)


def behind(program: Whole, page: InsightsPage) -> BehindDialog:
    program.settle()
    return page.findChildren(BehindDialog)[-1]


def test_large_figures_and_plots_are_there(program: Whole) -> None:
    page = opened(program)
    assert page.found
    assert {each.plot.chart for each in page.cards.values()} >= {Chart.DEPTH, Chart.STAGES, Chart.GIVING, Chart.HOURS}
    for key in Headline:
        assert page.tiles[key].isEnabled() == bool(page.found.headline(key))
        assert page.tiles[key].accessibleName()


def test_a_large_figure_opens_its_people_and_each_of_them(program: Whole) -> None:
    page = opened(program)
    assert page.found
    count = page.found.headline(Headline.BREADTH)
    QTest.keyClick(page.tiles[Headline.BREADTH], Qt.Key.Key_Return)
    dialog = behind(program, page)
    assert len(dialog.model.rows) == count
    with program.qtbot.waitSignal(program.desk.person_wanted) as wanted:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted.args == [dialog.model.rows[0].people[0]]
    dialog.close()


def test_a_click_on_a_bar_opens_what_is_behind_it(program: Whole) -> None:
    page = opened(program)
    plot = card(page, Chart.DEPTH)
    bar = plot.bars.shown[0]
    place = plot.bars.centre(bar)
    assert place != QPointF()
    QTest.mouseClick(plot.bars.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    dialog = behind(program, page)
    assert len(dialog.model.rows) == plot.plot.series[bar.row].values[bar.column]
    dialog.close()


def test_arrow_keys_go_from_bar_to_bar_and_enter_opens_one(program: Whole) -> None:
    page = opened(program)
    program.activate()
    plot = card(page, Chart.STAGES)
    plot.bars.setFocus(Qt.FocusReason.TabFocusReason)
    with program.qtbot.waitSignal(plot.bars.opened) as first:
        QTest.keyClick(plot.bars, Qt.Key.Key_Return)
    QTest.keyClick(plot.bars, Qt.Key.Key_Right)
    with program.qtbot.waitSignal(plot.bars.opened) as second:
        QTest.keyClick(plot.bars, Qt.Key.Key_Return)
    assert second.args[1] > first.args[1]
    program.settle()
    for dialog in page.findChildren(BehindDialog):
        dialog.close()


def test_a_plot_is_a_table_too_and_goes_into_a_spreadsheet(program: Whole, tmp_path: Path) -> None:
    page = opened(program)
    plot = card(page, Chart.GIVING)
    plot.show_table(True)
    model = plot.table.figures
    assert (model.rowCount(), model.columnCount()) == (len(plot.plot.columns), len(plot.plot.series))
    plot.copy_csv()
    lines = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(lines) == 1 + len(plot.plot.columns)
    total = sum(int(cell) for line in lines[1:] for cell in line[1:])
    assert total == sum(sum(each.values) for each in plot.plot.series)
    plot.write_csv(tmp_path / "given.csv")
    assert (tmp_path / "given.csv").read_text(encoding="utf-8-sig").splitlines()[0] == ",".join(lines[0])
    plot.show_table(False)


def test_a_cell_of_the_table_opens_as_its_bar_does(program: Whole) -> None:
    page = opened(program)
    plot = card(page, Chart.DEPTH)
    plot.show_table(True)
    bar = plot.bars.shown[-1]
    plot.table.activated.emit(plot.table.figures.index(bar.column, bar.row))
    dialog = behind(program, page)
    assert len(dialog.model.rows) == plot.plot.series[bar.row].values[bar.column]
    dialog.close()


def test_a_plot_is_copied_as_a_sharp_picture(program: Whole) -> None:
    page = opened(program)
    plot = card(page, Chart.HOURS)
    plot.copy_picture()
    assert QGuiApplication.clipboard().pixmap().width() == 2 * plot.width()
    assert plot.more.isVisible()


def test_the_period_is_chosen_and_kept(program: Whole) -> None:
    page = opened(program)
    page.period.setCurrentIndex(page.period.findData(3))
    program.settle()
    assert page.found
    assert len(page.found.period.spans) == 3
    assert program.desk.settings.get("insights.months", 0) == 3


def test_what_happens_meanwhile_is_told_when_the_page_is_seen(program: Whole) -> None:
    page = opened(program)
    assert page.found
    before = page.found.headline(Headline.GIVEN)
    one = program.find("")
    interactions.log(program.book, [one], Kind.HELP)
    program.settle()
    assert page.found.headline(Headline.GIVEN) == before + 1
    program.window.show_page("people")
    interactions.log(program.book, [one], Kind.HELP)
    program.settle()
    assert page.found.headline(Headline.GIVEN) == before + 1
    opened(program)
    assert page.found.headline(Headline.GIVEN) == before + 2


def test_both_appearances_and_a_narrow_window_show_everything(program: Whole) -> None:
    page = opened(program)
    program.desk.theme.set_mode("dark")
    program.window.resize(760, 600)
    program.settle()
    left = {each.x() for each in page.cards.values()}
    assert len(left) == 1
    program.window.resize(1400, 800)
    program.settle()
    assert len({each.x() for each in page.cards.values()}) == 2
    program.desk.theme.set_mode("light")


def test_an_empty_desk_says_what_will_be_here(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 0) as program:
        page = opened(program)
        assert page._stack.currentWidget() is page._empty
        assert not page.findChildren(QLineEdit)
