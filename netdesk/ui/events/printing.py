"""Puts a briefing sheet onto a printer: the same pages as on the screen, finer."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.briefing.pages import Paper
from netdesk.briefing.sheet import Printable
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.operations.briefing import page_pictures
from netdesk.ui.jobs import Cancelled, Context
from netdesk.ui.unpacking import unpacked

DPI = 300
SIZES: dict[Paper, QPageSize.PageSizeId] = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def inches(paper: Paper) -> tuple[float, float]:
    """Width and height of a paper."""
    size = QPageSize(SIZES[paper]).size(QPageSize.Unit.Millimeter)
    return size.width() / 25.4, size.height() / 25.4


def new_printer(paper: Paper, title: str) -> QPrinter:
    """The user's printer, set to a paper and to its edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Netdesk")
    printer.setPageLayout(_layout(paper))
    printer.setFullPage(True)
    return printer


def ask_printer(parent: QWidget, paper: Paper, title: str, pages: int) -> QPrinter | None:
    """Let the user choose where and what to print; None when they would rather not."""
    printer = new_printer(paper, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the briefing sheet"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(pages, 1))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_sheet(sheet: Printable, paper: Paper, printer: QPrinter, context: Context) -> int:
    """Print the pages that the printer was told; how many. Runs off the GUI thread, which `QPainter` allows on a
    `QPrinter`. Cancelling leaves no half page, and no half file."""
    paper = _paper_of(printer, paper)
    pictures = _wanted(page_pictures(sheet, paper, DPI), printer)
    context.check()
    printer.setFullPage(True)
    brush = QPainter()
    if not pictures or not brush.begin(printer):
        raise NetdeskError(_("The printer could not be reached; choose another one."))
    try:
        for number, data in enumerate(pictures):
            context.check()
            context.progress(number, len(pictures))
            if number and not printer.newPage():
                raise NetdeskError(_("The printer did not take all pages."))
            _draw(brush, printer, data)
        context.check()
    except Cancelled:
        printer.abort()
        brush.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    finally:
        if brush.isActive():
            brush.end()
    return len(pictures)


def _draw(brush: QPainter, printer: QPrinter, data: bytes) -> None:
    """One page, filling the paper; on a paper of another shape as large as it goes."""
    image = unpacked(data)
    whole = printer.paperRect(QPrinter.Unit.DevicePixel)
    whole.moveTopLeft(QRectF().topLeft())
    size = QSizeF(image.size())
    if abs(size.width() / size.height() - whole.width() / whole.height()) > 0.005:
        size.scale(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
    else:
        size = whole.size()
    area = QRectF(0, 0, size.width(), size.height())
    area.moveCenter(whole.center())
    brush.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.LosslessImageRendering)
    brush.drawImage(area, image)


def _paper_of(printer: QPrinter, paper: Paper) -> Paper:
    """The paper that lies in the printer if the sheet can be set for it, else the one chosen."""
    lying = printer.pageLayout().pageSize().id()
    return next((name for name, size in SIZES.items() if size == lying), paper)


def _wanted(pictures: list[bytes], printer: QPrinter) -> list[bytes]:
    """The pages chosen in the dialog, as many times as the printer does not repeat them itself."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        pictures = pictures[printer.fromPage() - 1 : printer.toPage()]
    return pictures * (1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1))


def _layout(paper: Paper) -> QPageLayout:
    size = QPageSize(SIZES[paper])
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
