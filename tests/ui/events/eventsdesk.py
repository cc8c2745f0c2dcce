"""What a test of the events holds in its hands."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.event import Event
from netdesk.operations import events
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.events.page import EventsPage
from netdesk.ui.jobs import Jobs
from netdesk.ui.window import MainWindow

D = TypeVar("D", bound=QWidget)


@dataclass
class Program:
    """The window, its page of events, and all below it."""

    qtbot: QtBot
    book: Book
    desk: Desk
    jobs: Jobs
    window: MainWindow
    page: EventsPage
    problems: list[str]

    def settle(self) -> None:
        """Until all work has ended and everybody was told."""
        for _round in range(3):
            self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=15000)
            QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=15000)

    def event(self) -> Event:
        """The event on show, as the book has it."""
        with self.book.reading() as reader:
            return reader.get(Event, self.page.event_id)

    def events(self) -> list[Event]:
        """All events of the book, as the list orders them."""
        with self.book.reading() as reader:
            return events.upcoming_first(reader)

    @property
    def said(self) -> str:
        """The message at the foot of the window."""
        return self.window.messages.message.text


def dialog_of(program: Program, kind: type[D]) -> D:
    """The dialog of a kind that is open over the window."""
    found: list[D] = []

    def look() -> bool:
        found[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
        return bool(found)

    program.qtbot.waitUntil(look)
    return found[0]
