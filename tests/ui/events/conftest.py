"""A desk of forty people behind a window that shows the events."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from demodesk import demo_desk
from eventsdesk import Program
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.events.page import EventsPage
from netdesk.ui.jobs import Jobs
from netdesk.ui.theme import Theme
from netdesk.ui.window import MainWindow

TODAY = date(2026, 11, 22)


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[[bool], Program]]:
    made: list[Program] = []

    def open_with(full: bool) -> Program:
        if full:
            demo_desk(tmp_path, 40)
        book = Book.open(tmp_path / "desk.netdesk", lambda: TODAY)
        settings = Settings(tmp_path / "settings.json")
        jobs, window = Jobs(), MainWindow(settings)
        desk = Desk(book, jobs, theme, settings, window.messages)
        problems: list[str] = []
        jobs.error.connect(window.messages.warn)
        jobs.bug.connect(problems.append)
        qtbot.addWidget(window)
        window.add_page("people", "People", "people", lambda: QLabel("people"))
        window.add_page("events", "Events", "events", lambda: EventsPage(window, desk))
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page = window.show_page("events")
        assert isinstance(page, EventsPage)
        program = Program(qtbot, book, desk, jobs, window, page, problems)
        made.append(program)
        program.settle()
        return program

    yield open_with
    for program in made:
        program.window.close()
        program.settle()
        program.desk.close()
        program.jobs.close()
        program.book.close()
        assert program.problems == []


@pytest.fixture
def program(opened: Callable[[bool], Program]) -> Program:
    return opened(True)
