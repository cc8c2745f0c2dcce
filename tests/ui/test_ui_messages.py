"""Messages: one line with a way back, progress with a way out, the report of a bug."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.bugreport import BugReport, report_bug
from netdesk.ui.jobs import Context, Jobs
from netdesk.ui.messages import Action, MessageBar, ProgressRow

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    made = MessageBar()
    holder = QWidget()
    qtbot.addWidget(holder)
    made.setParent(holder)
    made.resize(700, 120)
    holder.show()
    yield made


def test_it_is_not_there_until_something_is_said(bar: MessageBar) -> None:
    assert bar.isHidden() and bar.message.text == ""
    bar.tell("Saved")
    assert not bar.isHidden() and bar.message.text == "Saved"
    assert not bar.message.findChild(QPushButton).isVisible()


def test_undo_is_one_click_away(bar: MessageBar, qtbot: QtBot) -> None:
    undone: list[int] = []
    bar.tell("Merged two people", Action("Undo", lambda: undone.append(1)))
    undo = bar.message.findChild(QPushButton)
    assert undo.text() == "Undo"
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert undone == [1] and bar.isHidden()


def test_a_new_message_takes_the_place_of_the_old(bar: MessageBar) -> None:
    bar.tell("Saved", Action("Undo", lambda: None))
    bar.warn("The file is empty.")
    assert bar.message.text == "The file is empty." and bar.message.property("kind") == "warn"
    assert not bar.message.findChild(QPushButton).isVisible()


def test_it_leaves_by_itself_or_by_the_cross(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell("Saved")
    bar.message._timer.setInterval(20)
    bar.message._timer.start()
    qtbot.waitUntil(bar.isHidden)
    bar.tell("Saved again")
    qtbot.mouseClick(bar.message.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_it_stays_while_somebody_points_at_it(bar: MessageBar, qtbot: QtBot) -> None:
    bar.tell("Saved")
    bar.message.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    bar.message._expire()
    assert bar.message.text == "Saved"
    bar.message.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    bar.message._expire()
    assert bar.isHidden()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_long_work_is_followed_and_can_be_stopped(bar: MessageBar, jobs: Jobs, qtbot: QtBot) -> None:

    def work(context: Context) -> None:
        context.progress(3, 10)
        while True:
            context.check()
            time.sleep(0.001)

    row = bar.follow(jobs.pool(work), "Bringing in 10 cards")
    assert not bar.isHidden()
    qtbot.waitUntil(lambda: row.progress == (3, 10))
    qtbot.mouseClick(row.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bar.isHidden)
    qtbot.waitUntil(lambda: bar.findChild(ProgressRow) is None)


def test_a_bug_is_shown_once_and_can_be_copied(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first = report_bug(window, "ValueError: one")
    assert report_bug(window, "ValueError: two") is first
    assert first.text.endswith("ValueError: one\n\nValueError: two") and first.isVisible()
    first.copy()
    assert QGuiApplication.clipboard().text() == first.text
    first.close()
    qtbot.waitUntil(lambda: window.findChild(BugReport) is None)
