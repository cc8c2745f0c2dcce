"""Windows that follow one another, as the program opens them."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.app import Program
from netdesk.ui.passphrase.unlock import UnlockPage

PASSPHRASE = "correct horse"


class Windows:
    """Opens a window, and the next when one asks for it."""

    def __init__(self, qtbot: QtBot, app: QApplication, settings: Settings) -> None:
        self.qtbot, self.app, self.settings = qtbot, app, settings
        self.programs: list[Program] = []
        self.problems: list[str] = []

    def open(self, opening: Callable[[], Book]) -> Program:
        """A window whose desk is opened, or asked for, when this returns."""
        program = Program(self.app, self.settings)
        program.jobs.bug.connect(self.problems.append)
        self.programs.append(program)
        with self.qtbot.waitActive(program.window):
            program.window.show()
            program.window.activateWindow()
        program.open_later(opening)
        self.rest(program)
        return program

    def following(self, program: Program) -> Program:
        """The window that comes after this one."""
        while program.afterwards is None:  # nothing may come between, as when the loop of the window ends
            QApplication.processEvents()
        assert program.afterwards is not None and not program.window.isVisible()
        opening = program.afterwards
        program.close()
        program.clear_away()
        self.programs.remove(program)
        return self.open(opening)

    def rest(self, program: Program) -> None:
        """Until all work has ended and was told."""
        for _round in range(4):
            self.qtbot.waitUntil(lambda: not program.jobs.busy, timeout=30_000)
            QApplication.processEvents()

    def unlock(self, program: Program, typed: str = PASSPHRASE) -> UnlockPage:
        """Type into the way in, and press Enter."""
        page = program.window.centralWidget()
        assert isinstance(page, UnlockPage)
        page.field.line.setText(typed)
        page.unlock()
        self.rest(program)
        return page
