"""The inbox: what could not be read is shown as it came, dismissed, taken back, or typed in by hand."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from netdesk.domain.person import Person
from netdesk.operations import demo, importing
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.inbox.page import InboxPage
from netdesk.ui.jobs import Jobs
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.theme import Theme
from netdesk.ui.window import MainWindow

CARDS = "BEGIN:VCARD\nVERSION:3.0\nX-ODD:1\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nX-ODD:2\nEND:VCARD\n"


class Importer:
    def __init__(self) -> None:
        self.asked = 0

    def choose(self) -> None:
        self.asked += 1


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def window(settings: Settings, theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(settings)
    qtbot.addWidget(made)
    return made


@pytest.fixture(scope="module")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled desk, made once and copied for every test."""
    file = tmp_path_factory.mktemp("demo") / "desk.netdesk"
    book = Book.open(file, lambda: date(2026, 11, 22))
    demo.fill(book, 40)
    book.close()
    return file


@pytest.fixture
def desk(demo_desk: Path, tmp_path: Path, theme: Theme, settings: Settings, window: MainWindow) -> Iterator[Desk]:
    shutil.copy(demo_desk, tmp_path / "desk.netdesk")
    book = Book.open(tmp_path / "desk.netdesk", lambda: date(2026, 11, 22))
    jobs = Jobs()
    desk = Desk(book, jobs, theme, settings, window.messages)
    yield desk
    desk.close()
    jobs.close()
    book.close()


@pytest.fixture
def importer() -> Importer:
    return Importer()


@pytest.fixture
def page(window: MainWindow, desk: Desk, importer: Importer, qtbot: QtBot) -> InboxPage:
    window.add_page("inbox", "Inbox", "inbox", lambda: InboxPage(window, desk, importer))
    made = window.show_page("inbox")
    assert isinstance(made, InboxPage)
    window.show()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    return made


@pytest.fixture
def filled(page: InboxPage, desk: Desk, tmp_path: Path, qtbot: QtBot) -> InboxPage:
    file = tmp_path / "old phone.vcf"
    file.write_text(CARDS)
    desk.run(lambda book: importing.run(book, [file]))
    qtbot.waitUntil(lambda: len(page.model.entries) == 2)
    return page


def badge(window: MainWindow) -> str:
    return window.rail.button("inbox").badge


def test_an_empty_inbox_says_what_it_is_for(page: InboxPage, window: MainWindow, importer: Importer) -> None:
    assert badge(window) == "" and not page.view.isVisible()
    button = next(each for each in page.findChildren(QPushButton) if each.isVisible())
    button.click()
    assert importer.asked == 1


def test_an_entry_is_shown_as_it_came(filled: InboxPage, window: MainWindow) -> None:
    assert badge(window) == "2" and filled.view.isVisible()
    assert filled.text.toPlainText().strip() == CARDS[CARDS.rindex("BEGIN") :].strip() and filled.text.isReadOnly()
    assert filled._title.text() == "old phone.vcf, line 5" and filled._reason.text().endswith(".")
    filled.view.setCurrentIndex(filled.model.index(1))
    assert filled._title.text() == "old phone.vcf, line 1" and "X-ODD:1" in filled.text.toPlainText()
    filled.copy_text()
    assert "X-ODD:1" in QGuiApplication.clipboard().text()


def test_an_entry_is_dismissed_and_taken_back(filled: InboxPage, desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    first, second = filled.model.entries
    filled.view.setFocus()
    qtbot.keyClick(filled.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(filled.model.entries) == 1)
    assert filled.entry is not None and filled.entry.id == second.id
    qtbot.waitUntil(lambda: badge(window) == "1")
    assert window.messages.message.text == "Entry dismissed"
    filled.dismiss()
    qtbot.waitUntil(lambda: badge(window) == "")
    assert not filled.view.isVisible()
    desk.undo()
    qtbot.waitUntil(lambda: badge(window) == "1")
    desk.undo()
    qtbot.waitUntil(lambda: badge(window) == "2")
    assert {one.id for one in filled.model.entries} == {first.id, second.id}


def test_an_entry_becomes_a_person_by_hand(filled: InboxPage, desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    filled.add_by_hand()
    editor = window.findChild(PersonEditor)
    assert "X-ODD:2" in editor.form.note.toPlainText()
    qtbot.keyClicks(editor.form.name.full, "Ewa Lis")
    with qtbot.waitSignal(editor.saved) as saved:
        editor.save()
    person = desk.read(lambda reader: reader.get(Person, saved.args[0]))
    assert person.name.family == "Lis" and "X-ODD:2" in person.note
    assert len(filled.model.entries) == 2, "the entry stays until it is dismissed"


def test_entries_are_painted(filled: InboxPage) -> None:
    assert not filled.view.grab().isNull()
