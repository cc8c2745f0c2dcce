"""The pictures of the README, taken of the real program with the demo on a day that is always the same."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from netdesk.domain.query import PeopleQuery
from netdesk.domain.stage import Stage
from netdesk.operations import briefing, events
from netdesk.storage.people import people_ids
from netdesk.ui.selftest import settle
from netdesk.ui.theme import Mode

if TYPE_CHECKING:
    from netdesk.ui.app import Program

STAGED_DAY = date(2026, 11, 22)
_SIZE = QSize(1440, 900)
_AT_REST = 60  # looks: the plot on a person's page comes after the words
_MODES: tuple[Mode, ...] = ("light", "dark")


def screenshots(app: QApplication, program: "Program", folder: Path) -> int:
    """Write today, people, network and events in light and dark, and the first page of the sheet, as PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    window = program.window
    window.resize(_SIZE)
    window.show()
    for mode in _MODES:
        program.theme.set_mode(mode)
        for key in ("today", "people", "network", "events"):
            window.show_page(key)
            if key == "people":
                program.desk.person_wanted.emit(_somebody(program))
            settle(app, program, _AT_REST)
            window.grab().save(str(folder / f"{key}-{mode}.png"))
    with program.book.reading() as reader:
        event = events.upcoming_first(reader)[0]
    sheet = briefing.room_sheet(program.book, event)
    (folder / "sheet.png").write_bytes(briefing.page_pictures(sheet, "A4", 110)[0])
    window.close()
    program.close()
    return 0


def _somebody(program: "Program") -> str:
    """Somebody of whom there is much to show: the first of those at Credibility."""
    with program.book.reading() as reader:
        query = PeopleQuery(text="Ferraris", stages=frozenset({Stage.CREDIBILITY, Stage.PROFITABILITY}))
        return (people_ids(reader, query) or people_ids(reader, PeopleQuery()))[0]
