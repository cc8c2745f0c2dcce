"""Settings, the whole desk: out into a file, back into an empty desk, and never into a full one."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from demodesk import demo_desk
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.settings import Settings
from netdesk.storage import whole
from netdesk.storage.book import Book
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar, ProgressRow
from netdesk.ui.preferences.whole import WholeDesk
from netdesk.ui.theme import Theme


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    book = Book.open(demo_desk(tmp_path, 30), lambda: date(2026, 11, 22))
    jobs, messages = Jobs(), MessageBar()
    qtbot.addWidget(messages)
    jobs.error.connect(messages.warn)
    desk = Desk(book, jobs, theme, Settings(tmp_path / "settings.json"), messages)
    yield desk
    desk.close()
    jobs.close()
    book.close()


def people(desk: Desk) -> int:
    with desk.book.reading() as reader:
        return people_counts(reader).total


def test_out_and_in_again(desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = WholeDesk(desk)
    qtbot.addWidget(widget)
    count, chosen = people(desk), str(tmp_path / "all")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (chosen + ".json", ""))
    with qtbot.waitSignal(desk.jobs.idle):
        widget.write_button.click()
    assert desk.messages.message.text == f"The whole desk is in {tmp_path / 'all.json'}"
    with qtbot.waitSignal(desk.jobs.idle):
        widget.read_button.click()
    assert desk.messages.message.text.startswith("This desk is not empty")
    desk.book.undo()
    assert people(desk) == 0
    with qtbot.waitSignals([desk.jobs.idle, desk.changed]):
        widget.read_button.click()
    assert desk.messages.message.text == "The whole desk is here"
    assert people(desk) == count


def test_writing_can_be_left(desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = WholeDesk(desk)
    qtbot.addWidget(widget)
    begun, go_on = threading.Event(), threading.Event()

    def hesitate(_reader: object) -> int:
        begun.set()
        go_on.wait(5)
        return 1000

    monkeypatch.setattr(whole, "how_much", hesitate)
    widget.write(tmp_path / "all.json")
    qtbot.waitUntil(begun.is_set)
    (row,) = desk.messages.findChildren(ProgressRow)
    with qtbot.waitSignal(desk.jobs.idle):
        row.cancelled.emit()
        go_on.set()
    assert not list(tmp_path.glob("all*"))
