"""The first cards stand on the screen before the desk is open, and give way to the page."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from whole import Whole

from netdesk.operations import demo
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.app import Program, application
from netdesk.ui.people.glimpse import FirstCards
from netdesk.ui.people.page import PeoplePage
from netdesk.ui.widgets.grid import GridView

LOADED = """
import sys
from pathlib import Path
from netdesk.settings import Settings
from netdesk.ui.app import Program, application
app = application()
program = Program(app, Settings(Path(sys.argv[2])))
program.window.show()
program.show_first_cards(Path(sys.argv[1]))
from netdesk.ui.people.glimpse import FirstCards
print(len(program.window.findChildren(FirstCards)), "sqlalchemy" in sys.modules)
program.close()
"""


@pytest.fixture(scope="module")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = Path(tmp_path_factory.mktemp("first")) / "desk.netdesk"
    book = Book.open(file)
    demo.fill(book, 40)
    book.close()
    return file


def test_the_cards_come_first_and_the_page_takes_their_place(qtbot: QtBot, demo_desk: Path, tmp_path: Path) -> None:
    program = Program(application(), Settings(tmp_path / "settings.json"))
    qtbot.addWidget(program.window)
    program.window.show()
    program.show_first_cards(demo_desk)
    first = program.window.findChild(FirstCards)
    assert first is not None and first.isVisible()
    shown = [first.view.model().index(row, 0).data() for row in range(first.view.model().rowCount())]
    program.open_later(lambda: Book.open(demo_desk))
    qtbot.waitUntil(lambda: program.window.page == "people", timeout=10000)
    page = program.window._pages["people"]
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    assert [page.model.index(row).data() for row in range(len(shown))] == shown
    qtbot.waitUntil(lambda: program.window.findChild(FirstCards) is None)
    Whole(qtbot, program).settle()
    program.close()


def test_nothing_is_shown_of_what_is_no_desk(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    program = Program(application(), Settings(tmp_path / "settings.json"))
    qtbot.addWidget(program.window)
    for name in ("letter.txt", "missing.netdesk"):
        program.show_first_cards(tmp_path / name)
    assert program.window.findChild(FirstCards) is None
    assert program.window.findChild(GridView) is None
    program.close()


def test_the_database_library_is_not_needed_for_them(demo_desk: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOADED, str(demo_desk), str(tmp_path / "settings.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
