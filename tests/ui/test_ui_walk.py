"""One walk through the whole, as a newcomer goes it: cards in, a talk logged, trust grown, the plot, the sheet."""

from datetime import datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from whole import whole

from netdesk.domain.interaction import Kind
from netdesk.domain.stage import Stage
from netdesk.operations import briefing, events
from netdesk.ui.network.page import NetworkPage
from netdesk.ui.selftest import PAGES

CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\nORG:{family} & Figli\r\n"
    f"TEL;TYPE=CELL:+39 347 555 00{number:02}\r\nEND:VCARD\r\n"
    for number, (given, family) in enumerate([("Giulia", "Ferraris"), ("Tomasz", "Wiśniewski"), ("Ewa", "Lis")])
)


def test_from_a_phone_to_a_printed_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "phone.vcf"
    file.write_text(CARDS, encoding="utf-8")
    with whole(qtbot, tmp_path, 0) as one:
        one.window.files_dropped.emit([file])
        one.settle()
        page = one.people
        assert page.model.rowCount() == 3 and page._stack.currentWidget() is page.view
        giulia = one.find("ferraris")
        one.desk.person_wanted.emit(giulia)
        one.settle()
        page.panel.start_logging(Kind.MET)
        qtbot.keyClicks(page.panel.log._line, "her office in Asti")
        qtbot.keyClick(page.panel.log._line, Qt.Key.Key_Return)
        one.settle()
        network = one.window.show_page("network")
        assert isinstance(network, NetworkPage)
        one.settle()
        graph = network.plot.picture.graph
        assert graph.stages[graph.ids.index(giulia)] == Stage.VISIBILITY
        ids = one.people.model.ids()
        event = events.add(one.book, "Breakfast", datetime(2026, 11, 23, 7, 30), people=ids)
        target = tmp_path / "sheet.pdf"
        assert briefing.write_pdf(one.book, event, target) == 3
        text = PdfReader(target).pages[0].extract_text()
        assert all(name in text for name in ("Giulia Ferraris", "Tomasz Wiśniewski", "Ewa Lis", "her office in Asti"))


def test_every_page_opens_in_light_and_dark(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 30) as one:
        for mode in ("light", "dark"):
            one.program.theme.set_mode(mode)  # type: ignore[arg-type]
            for key in PAGES:
                one.window.show_page(key)
                one.settle()
                assert not one.window.grab().isNull()
