"""The briefing sheet on the screen, on a printer and as a PDF."""

import math
import re
import threading
from pathlib import Path

import pypdf
import pytest
from eventsdesk import Program
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter

from netdesk.operations import briefing, events
from netdesk.ui.events import preview, printing, sheet
from netdesk.ui.events.printing import new_printer

POINTS = {"A4": (595, 842), "Letter": (612, 792)}


def shown(program: Program) -> sheet.BriefingView:
    view = program.page.sheet
    program.page.brief()
    program.qtbot.waitUntil(lambda: bool(view.preview.pages), timeout=10000)
    program.settle()
    return view


def pdf_printer(view: sheet.BriefingView, file: Path) -> QPrinter:
    printer = new_printer(view.preview.paper, "Briefing")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def _first_ink(image: pypdf.generic.DictionaryObject) -> int:
    """The first row of a printed picture that is not white all along."""
    width, data = image["/Width"] * 3, image.get_data()
    white = b"\xff" * width
    return next(at for at in range(image["/Height"]) if data[at * width : (at + 1) * width] != white)


def test_the_pages_are_shown_on_either_paper(program: Program) -> None:
    view = shown(program)
    a4 = view.preview.pages[0]
    assert view.preview.paper == "A4" and len(view.preview.pages) == 3
    assert a4.height() / a4.width() == pytest.approx(297 / 210, abs=0.003)
    assert view.preview.about.text().startswith("3 pages")
    program.qtbot.mouseClick(view.preview._chips["Letter"], Qt.MouseButton.LeftButton)
    program.qtbot.waitUntil(lambda: bool(view.preview.pages) and view.preview.pages[0] is not a4, timeout=10000)
    letter = view.preview.pages[0]
    assert view.preview.paper == "Letter" and letter.height() / letter.width() == pytest.approx(11 / 8.5, abs=0.003)
    assert sheet.BriefingView(program.desk).preview.paper == "Letter"  # and so from now on


def test_pages_are_sharp_at_every_zoom(program: Program) -> None:
    view = shown(program)
    paper = view.preview.paper_view
    for change in (lambda: paper.set_zoom("page"), lambda: paper.step(True), lambda: paper.step(False)):
        change()
        program.qtbot.waitUntil(
            lambda: abs(view.preview.pages[0].width() - paper.page_area(0).width()) < 1, timeout=10000
        )
        program.settle()
    paper.set_zoom("page")
    assert view.preview._chips["page"].isChecked() and not view.preview._chips["width"].isChecked()
    assert paper.page_area(0).height() < paper.viewport().height()
    paper.set_zoom("width")
    assert paper.viewport().width() * 0.9 < paper.page_area(0).width() < paper.viewport().width()
    assert not paper.grab().isNull()


def test_the_sheet_follows_the_event(program: Program) -> None:
    view = shown(program)
    before = view.preview.sheet
    events.expect(program.book, program.page.event_id, names=["Nora Newcomer"])
    program.qtbot.waitUntil(lambda: view.preview.sheet is not before, timeout=5000)
    assert "Nora Newcomer" in {one.name for one in view.preview.sheet.strangers}
    events.remove(program.book, program.page.event_id)
    program.qtbot.waitUntil(lambda: not view.isVisible(), timeout=5000)
    program.settle()


def test_what_was_typed_last_is_on_the_sheet(program: Program) -> None:
    program.page.details.place.setText("In the garden")
    assert shown(program).preview.sheet.place == "In the garden"


def test_escape_leads_back(program: Program) -> None:
    view = shown(program)
    program.qtbot.keyClick(view.preview.paper_view, Qt.Key.Key_Escape)
    assert not view.isVisible() and program.page.details.isVisible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_printer_gets_full_pages(program: Program, tmp_path: Path, paper: briefing.Paper) -> None:
    view = shown(program)
    view.preview.set_paper(paper)
    program.settle()
    file = tmp_path / "printed.pdf"
    view.preview.print_on(pdf_printer(view, file))
    program.settle()
    pages = pypdf.PdfReader(file).pages
    assert len(pages) == len(view.preview.pages) and view.preview._printer is None
    assert program.said == "The briefing sheet is in printed.pdf."
    for page in pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(POINTS[paper], abs=1)
        (image,) = (one.get_object() for one in page["/Resources"]["/XObject"].values())
        assert image["/Width"] / (POINTS[paper][0] / 72) == pytest.approx(printing.DPI, rel=0.01)
        assert _first_ink(image) > image["/Height"] * 0.02  # a margin, then words
        scales = re.findall(rb"(\S+) 0 0 (\S+) \S+ \S+ cm", page.get_contents().get_data())
        across, down = (math.prod(abs(float(scale[at])) for scale in scales) for at in (0, 1))
        assert (across, down) == pytest.approx(POINTS[paper], abs=1)  # the picture reaches every edge of the paper


def test_only_the_pages_wanted_are_printed(program: Program, tmp_path: Path) -> None:
    view = shown(program)
    printer = pdf_printer(view, tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    view.preview.print_on(printer)
    program.settle()
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_printing_can_be_cancelled(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(program)
    begun, go_on = threading.Event(), threading.Event()
    draw = printing._draw

    def slowly(*args: object) -> None:
        draw(*args)
        begun.set()
        go_on.wait(5)

    monkeypatch.setattr(printing, "_draw", slowly)
    file = tmp_path / "printed.pdf"
    view.preview.print_on(pdf_printer(view, file))
    program.qtbot.waitUntil(begun.is_set, timeout=10000)
    assert not view.preview.print_button.isEnabled() or view.preview._printer is not None
    program.window.messages._rows[0].cancelled.emit()
    go_on.set()
    program.settle()
    assert not file.exists() and view.preview._printer is None and program.said == ""


def test_the_print_dialog_can_be_left(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(program)
    asked: list[int] = []
    monkeypatch.setattr(printing.QPrintDialog, "exec", lambda self: asked.append(self.maxPage()) or 0)
    view.preview.print_out()
    program.settle()
    assert asked == [3] and view.preview._printer is None and program.said == ""


def test_a_printer_that_is_not_there_is_said(program: Program, tmp_path: Path) -> None:
    view = shown(program)
    view.preview.print_on(pdf_printer(view, tmp_path / "no folder" / "printed.pdf"))
    program.settle()
    assert program.said == "The printer could not be reached; choose another one."


def test_a_pdf_is_saved_and_can_be_opened(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(program)
    file = tmp_path / "Frühstück.pdf"
    opened: list[QUrl] = []
    monkeypatch.setattr(preview.SheetPreview, "_ask_file", lambda self: file)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    view.preview.save_pdf()
    program.settle()
    text = pypdf.PdfReader(file).pages[0].extract_text()
    assert "Breakfast Porta Nuova" in text and program.said == "The briefing sheet is in Frühstück.pdf."
    program.window.messages.message._button.click()
    assert [url.toLocalFile() for url in opened] == [str(file)]


def test_the_file_dialog_can_be_left(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(program)
    names: list[str] = []
    monkeypatch.setattr(preview.QFileDialog, "exec", lambda self: names.extend(self.selectedFiles()) or 0)
    view.preview.save_pdf()
    program.settle()
    assert Path(names[0]).name == "Breakfast Porta Nuova 2026-11-23.pdf" and program.said == ""


def test_a_folder_that_cannot_be_written_is_said(program: Program, tmp_path: Path) -> None:
    view = shown(program)
    view.preview.write_pdf(tmp_path / "no folder" / "sheet.pdf")
    program.settle()
    assert "could not be written" in program.said
