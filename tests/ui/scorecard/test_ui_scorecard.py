"""The goals of the week, set and read where they are shown."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.aim import Measure
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Name, Person
from netdesk.domain.scorecard import OFFERED, POINTS, Week
from netdesk.operations import interactions, people, scorecard
from netdesk.storage.scorecard import expenses
from netdesk.ui.insights.behind import BehindDialog
from netdesk.ui.scorecard.dialog import ScorecardDialog, show_scorecard


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


@pytest.fixture
def dialog(program: Whole) -> Iterator[ScorecardDialog]:
    made = show_scorecard(program.window, program.desk)
    program.settle()
    yield made
    made.close()
    program.settle()


def this_week(program: Whole) -> Week:
    program.settle()
    with program.book.reading() as reader:
        return scorecard.week(reader, TODAY)


def test_suggested_goals_are_taken_by_one_button_and_by_one_undo(program: Whole, dialog: ScorecardDialog) -> None:
    assert dialog.goals.offer.isVisibleTo(dialog)
    dialog.goals.offer.click()
    week = this_week(program)
    assert {tally.measure: tally.goal for tally in week.tallies if tally.goal} == {
        measure: goal for measure, goal in OFFERED.items() if measure is not Measure.HOURS
    }
    assert week.hours_budget == OFFERED[Measure.HOURS]
    assert not dialog.goals.offer.isVisibleTo(dialog)
    assert dialog.goals.lines[Measure.THANK_YOUS].goal.value() == OFFERED[Measure.THANK_YOUS]
    program.desk.undo()
    assert not any(tally.goal for tally in this_week(program).tallies)
    assert dialog.goals.lines[Measure.THANK_YOUS].goal.value() == 0


def test_suggested_goals_leave_the_hours_that_were_set(program: Whole, dialog: ScorecardDialog) -> None:
    dialog.goals.lines[Measure.HOURS].goal.setValue(3)
    assert this_week(program).hours_budget == 3
    dialog.goals.offer.click()
    week = this_week(program)
    assert week.hours_budget == 3 and week.tally(Measure.HELP).goal == OFFERED[Measure.HELP]


def test_goals_and_points_are_set_in_their_line(program: Whole, dialog: ScorecardDialog) -> None:
    line = dialog.goals.lines[Measure.HELP]
    line.goal.setValue(4)
    program.settle()
    assert line.points
    line.points.setValue(9)
    tally = this_week(program).tally(Measure.HELP)
    assert (tally.goal, tally.points) == (4, 9)
    dialog.goals.usual.click()
    tally = this_week(program).tally(Measure.HELP)
    assert (tally.goal, tally.points) == (4, POINTS[Measure.HELP])


def test_a_budget_of_money_has_a_currency(program: Whole, dialog: ScorecardDialog) -> None:
    dialog.goals.currency.setText("chf")
    dialog.goals.lines[Measure.SPENT].goal.setValue(50)
    assert this_week(program).money_budget == ("CHF", 50)


def test_an_expense_is_added_corrected_and_removed(program: Whole, dialog: ScorecardDialog) -> None:
    page = dialog.spending
    dialog.tabs.setCurrentWidget(page)
    page.save()
    program.settle()
    assert "what it was for" in page.notice.text
    page.what.setText("Dinner")
    page.money.amount.setText("40,50")
    page.money.currency.setEditText("EUR")
    page.save_button.click()
    assert this_week(program).money == (("EUR", Decimal("40.50")),)
    page.table.activated.emit(page.model.index(0, 0))
    page.minutes.setValue(90)
    page.save_button.click()
    assert this_week(program).minutes == 90
    assert page.what.text() == ""
    page.table.selectRow(0)
    page.remove_button.click()
    program.settle()
    with program.book.reading() as reader:
        assert expenses(reader) == []


def test_an_expense_without_sense_is_answered_in_words(program: Whole, dialog: ScorecardDialog) -> None:
    page = dialog.spending
    dialog.tabs.setCurrentWidget(page)
    page.what.setText("Dinner")
    page.money.amount.setText("a lot")
    page.save_button.click()
    assert "no amount" in page.notice.text
    page.money.amount.setText("")
    page.save_button.click()
    program.settle()
    assert "how much" in page.notice.text


def test_half_a_year_is_told_week_by_week(program: Whole, dialog: ScorecardDialog) -> None:
    one = people.add(program.book, Person(name=Name(full="Ana")))
    interactions.log(program.book, [one.id], Kind.ONE_TO_ONE, minutes=60)
    program.settle()
    history = dialog.history
    dialog.tabs.setCurrentWidget(history)
    model = history.model
    assert model.rowCount() == scorecard.WEEKS
    assert model.index(0, 0).data() == str(this_week(program).score) == "4"
    history.table.activated.emit(model.index(0, 1))
    program.settle()
    behind = history.findChildren(BehindDialog)[0]
    assert [row.people for row in behind.model.rows] == [(one.id,)]
    behind.close()
    history.bars.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(history.bars, Qt.Key.Key_Left)
    QTest.keyClick(history.bars, Qt.Key.Key_Return)
    assert history.table.currentIndex().row() == 0
