"""Two windows on one desk on a server, which may go away and come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from demodesk import TODAY, demo_desk
from own_server import OwnServer, own_server
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine
from whole import Whole

from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.storage.copying import copy_to
from netdesk.ui.app import Program


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with own_server() as server:
        yield server


@pytest.fixture
def desk_url(server: OwnServer, tmp_path: Path) -> str:
    """The desk of the demo on the server."""
    engine = create_engine(server.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    book = Book.open(demo_desk(tmp_path, 12), lambda: TODAY)
    copy_to(book, server.url, lambda _done, _total: None)
    book.close()
    return server.url


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path, desk_url: str) -> Iterator[Whole]:
    """My window."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program.on(app, Book.open(desk_url, lambda: TODAY), Settings(tmp_path / "settings.json"))
    qtbot.addWidget(program.window)
    one = Whole(qtbot, program)
    program.window.resize(1280, 800)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    program.window.show_page("people")
    listening = one.desk.listening
    assert listening is not None
    qtbot.waitUntil(lambda: listening.hears, timeout=5000)
    one.settle()
    yield one
    program.window.close()
    program.close()
    assert one.problems == []


@pytest.fixture
def theirs(one: Whole, desk_url: str) -> Iterator[Book]:
    """The same desk as a colleague has it open."""
    book = Book.open(desk_url, lambda: TODAY)
    yield book
    book.close()
