"""The whole program with the demo's people, for tests that walk through it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demodesk import TODAY, demo_desk
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.query import PeopleQuery
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.storage.people import people_ids
from netdesk.ui.app import Program
from netdesk.ui.people.page import PeoplePage


class Whole:
    """A program under test: its parts, and waiting until it has come to rest."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program
        self.book, self.window, self.desk = program.book, program.window, program.desk
        self.problems: list[str] = []
        program.jobs.bug.connect(self.problems.append)

    @property
    def people(self) -> PeoplePage:
        """The page of the people, opened."""
        page = self.window.show_page("people")
        assert isinstance(page, PeoplePage)
        return page

    def activate(self) -> None:
        """Bring the window to the front: other tests' windows may have been there."""
        with self.qtbot.waitActive(self.window):
            self.window.raise_()
            self.window.activateWindow()

    def settle(self) -> None:
        """Until all work has ended and everybody was told, and what waits a moment for the cards has come."""
        self._rest()
        page = self.window._pages.get("people")
        if isinstance(page, PeoplePage) and page._painted and not page.panel_made:
            self.qtbot.waitUntil(lambda: page.panel_made, timeout=5000)
            self._rest()

    def _rest(self) -> None:
        for _round in range(4):
            self.qtbot.waitUntil(lambda: not self.program.jobs.busy, timeout=20000)
            QApplication.processEvents()

    def find(self, text: str) -> str:
        """The first person that a search finds."""
        with self.book.reading() as reader:
            return people_ids(reader, PeopleQuery(text=text))[0]

    @property
    def said(self) -> str:
        """The message at the foot of the window."""
        return self.window.messages.message.text


@contextmanager
def whole(qtbot: QtBot, folder: Path, people: int) -> Iterator[Whole]:
    """A program on a new desk with the demo's people (none for 0), closed at the end; no bug may have been told."""
    book = Book.open(demo_desk(folder, people), lambda: TODAY)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program.on(app, book, Settings(folder / "settings.json"))
    qtbot.addWidget(program.window)
    one = Whole(qtbot, program)
    program.window.resize(1280, 800)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    program.window.show_page("people")
    one.settle()
    yield one
    program.window.close()
    program.close()
    assert one.problems == []
