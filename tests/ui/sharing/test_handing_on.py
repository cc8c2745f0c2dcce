"""People handed on from the whole window: the code, the text, the card in a drag; and cards pasted in."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from seeing import seen
from whole import Whole, whole

from netdesk.domain.person import Person
from netdesk.operations import exporting, wholedesk
from netdesk.ui.people.model import ID_ROLE
from netdesk.ui.person.header import HeaderSection
from netdesk.ui.sharing.codedialog import CodeDialog
from netdesk.ui.sharing.dragging import CarriedCards
from netdesk.ui.sharing.files import file_name
from netdesk.ui.sharing.paste import pasted_cards
from netdesk.vcard.reader import read

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Żółć;Łukasz;;;\r\nFN:Łukasz Żółć\r\nEND:VCARD\r\n"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 12) as one:
        yield one


def choose(program: Whole, text: str) -> Person:
    """Open somebody's page."""
    person = program.find(text)
    program.desk.person_wanted.emit(person)
    program.settle()
    return program.desk.read(lambda reader: reader.get(Person, person))


def more(program: Whole, action: str) -> None:
    """Choose something from the menu of the person who is shown."""
    (header,) = program.people.panel.findChildren(HeaderSection)
    header._fill_menu()
    (found,) = (one for one in header._more.menu().actions() if one.text() == action)
    found.trigger()
    program.settle()


def dialog_of(program: Whole) -> CodeDialog:
    (dialog,) = program.window.findChildren(CodeDialog)
    return dialog


def test_the_menu_shows_the_code(program: Whole) -> None:
    person = choose(program, "Ferraris")
    more(program, "QR code…")
    dialog = dialog_of(program)
    assert f"FN:{person.shown}" in seen(dialog.view.grab().toImage())
    assert "the address" in dialog.left_out()
    dialog.copy_button.click()
    assert f"FN:{person.shown}" in seen(QGuiApplication.clipboard().image())
    dialog.close_button.click()


def test_the_code_is_saved(program: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(program, "Ferraris")
    for kind, name in (("PNG (*.png)", "code.png"), ("SVG (*.svg)", "code.svg")):
        more(program, "QR code…")
        chosen = (str(tmp_path / "code"), kind)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, chosen=chosen: chosen)
        dialog_of(program).save_button.click()
        program.settle()
        assert program.said == f"The code is in {name}"
        assert (tmp_path / name).stat().st_size > 1000
    more(program, "QR code…")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "no" / "code.png"), ""))
    dialog = dialog_of(program)
    dialog.save_button.click()
    assert dialog.isVisible() and dialog.notice.isVisible()
    dialog.close()


def test_the_code_is_printed_with_the_name(program: Whole, tmp_path: Path) -> None:
    person = choose(program, "Ferraris")
    more(program, "QR code…")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    dialog_of(program).print_on(printer)
    (page,) = PdfReader(BytesIO((tmp_path / "code.pdf").read_bytes())).pages
    assert person.shown.split() == page.extract_text().split()


def test_a_person_is_copied_as_text(program: Whole) -> None:
    person = choose(program, "Ferraris")
    more(program, "Copy as text")
    assert QGuiApplication.clipboard().text().startswith(f"{person.shown}\n{person.work}\n")
    assert program.said == "1 person is on the clipboard as text."


def test_the_list_copies_who_is_selected(program: Whole, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = program.people
    page.view.selectAll()
    program.activate()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert QGuiApplication.clipboard().text().count("\n\n") == 11
    offered: list[str] = []

    class Menu(QMenu):
        def exec(self, *_at: object) -> None:  # type: ignore[override]
            offered.extend(one.text() for one in self.actions())

    monkeypatch.setattr("netdesk.ui.people.page.QMenu", Menu)
    page._menu(page.view.rect().center())
    assert "Copy as text" in offered


def test_cards_are_read_only_when_somebody_takes_them(program: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    model = program.people.model
    monkeypatch.setattr(program.desk, "read", None)
    carried = model.mimeData([model.index(2), model.index(0)])
    assert set(carried.formats()) == {"text/vcard", "text/x-vcard", "text/plain", "text/uri-list"}
    assert carried.hasFormat("text/vcard") and not carried.hasFormat("image/png")
    monkeypatch.undo()
    people = [model.index(place).data(ID_ROLE) for place in (0, 2)]
    names = [one.shown for one in program.desk.read(lambda reader: reader.find(Person, people))]
    assert [line for line in carried.text().split("\n") if line in names] == names
    for name in ("text/vcard", "text/x-vcard"):
        assert len(list(read(bytes(carried.data(name).data())))) == 2
    (url,) = carried.urls()
    file = Path(url.toLocalFile())
    assert file.name == "2 people.vcf"
    assert file.read_bytes() == bytes(carried.data("text/vcard").data())
    assert carried.urls() == [url]


def test_the_view_drags_copies_only(program: Whole) -> None:
    view, model = program.people.view, program.people.model
    assert view.dragEnabled() and not view.acceptDrops()
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_one_card_is_called_as_its_person(program: Whole) -> None:
    person = choose(program, "Ferraris")
    (url,) = CarriedCards(program.desk, [person.id]).urls()
    assert Path(url.toLocalFile()).name == f"{person.shown}.vcf"


def test_a_name_is_fit_for_any_computer() -> None:
    assert file_name('A/B\\C:"D"\n', ".vcf") == "A B C D.vcf"
    assert file_name(" ... ", ".vcf") == "Netdesk.vcf"


def test_what_was_handed_out_is_gone_when_the_program_ends() -> None:
    code = "from netdesk.ui.sharing.files import passing_file\nprint(passing_file('a.vcf', b'x'), end='')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert Path(done.stdout).name == "a.vcf" and not Path(done.stdout).parent.parent.exists()


@pytest.mark.parametrize(("source", "came"), [(None, 1), (QObject(), 0)])
def test_our_own_cards_are_not_dropped_back(program: Whole, tmp_path: Path, source: QObject | None, came: int) -> None:
    file = tmp_path / "a.vcf"
    file.write_text(CARD, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    accepted: list[str] = []
    event = SimpleNamespace(
        source=lambda: source, mimeData=lambda: data, acceptProposedAction=lambda: accepted.append("yes")
    )
    program.window.dragEnterEvent(event)  # type: ignore[arg-type]
    program.window.dropEvent(event)  # type: ignore[arg-type]
    program.settle()
    assert len(accepted) == 2 * came
    assert len(program.people.model.ids()) == 12 + came


def test_the_mouse_drags_who_is_under_it_and_reads_nobody(program: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    view, model, handle = program.people.view, program.people.model, program.window.windowHandle()
    carried: list[list[str]] = []
    carry = model.carry
    monkeypatch.setattr(model, "carry", lambda ids: carried.append(list(ids)) or carry(ids))
    monkeypatch.setattr(exporting, "cards", None)
    begin = view.viewport().mapTo(program.window, view.visualRect(model.index(1)).center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTimer.singleShot(300, QDrag.cancel)
    QTest.mousePress(handle, left, none, begin)
    for step in (15, 30, 60):
        QTest.mouseMove(handle, begin + QPoint(step, step))
    program.settle()
    QTest.mouseRelease(handle, left, none, begin + QPoint(60, 60))
    program.settle()
    assert carried == [[model.index(1).data(ID_ROLE)]]


def test_a_whole_desk_is_dropped_like_anything_else(program: Whole, tmp_path: Path) -> None:
    wholedesk.write(program.book, tmp_path / "all.json")
    program.book.undo()
    program.settle()
    assert program.people.model.ids() == []
    program.window.files_dropped.emit([tmp_path / "all.json"])
    program.settle()
    assert program.said == "The whole desk is here"
    assert len(program.people.model.ids()) == 12


def press_paste(program: Whole, qtbot: QtBot, widget: QObject) -> None:
    program.activate()
    qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    program.settle()


@pytest.mark.parametrize("text", [CARD, "My card:\n" + CARD, "MECARD:N:Żółć,Łukasz;TEL:+48601;;"])
def test_cards_are_pasted_in(program: Whole, qtbot: QtBot, text: str) -> None:
    view = program.people.view
    view.setFocus()
    QGuiApplication.clipboard().setText(text)
    press_paste(program, qtbot, view)
    assert program.find("Żółć")
    assert len(program.people.model.ids()) == 13


def test_files_are_pasted_in(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.vcf").write_text(CARD, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.vcf"))])
    QGuiApplication.clipboard().setMimeData(data)
    program.people.view.setFocus()
    press_paste(program, qtbot, program.people.view)
    assert program.find("Żółć")


def test_a_field_keeps_what_is_pasted_into_it(program: Whole, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(CARD)
    program.window.search.setFocus()
    press_paste(program, qtbot, program.window.search)
    assert "VCARD" in program.window.search.text()
    program.window.search.clear()
    qtbot.waitUntil(lambda: len(program.people.model.ids()) == 12, timeout=5000)


def test_what_is_no_card_is_told(program: Whole, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("hello")
    program.people.view.setFocus()
    press_paste(program, qtbot, program.people.view)
    assert program.said == "There is no card on the clipboard."


@pytest.mark.parametrize("name", ["text/vcard", "text/x-vcard", "text/directory"])
def test_a_card_may_come_under_any_of_its_names(name: str) -> None:
    data = QMimeData()
    data.setData(name, CARD.encode())
    data.setText("Łukasz")
    assert pasted_cards(data) == CARD.encode()
