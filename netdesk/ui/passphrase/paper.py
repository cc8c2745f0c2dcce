"""The sheet with the recovery key: what it is, of which desk, where to keep it, the key in letters and as a code."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, day
from netdesk.storage.key import Key
from netdesk.storage.spelled import spelled
from netdesk.ui.sharing.qr import Code

_EDGE = 20  # millimetres
_DPI = 300
_IN_LINE = 4  # groups of the key
_INK = QColor("#000000")


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is on the paper."""

    key: Key
    desk: str
    on: date

    @property
    def title(self) -> str:
        """The heading, and the name of the document."""
        return _("Recovery key of a Netdesk desk")

    @property
    def lines(self) -> list[str]:
        """The key in lines of groups."""
        groups = spelled(self.key).split("-")
        return ["  ".join(groups[at : at + _IN_LINE]) for at in range(0, len(groups), _IN_LINE)]

    @property
    def explanations(self) -> list[str]:
        """What it is, and where to keep it."""
        return [
            _("Desk: {name}. Written on {day}.").format(name=self.desk, day=day(self.on)),
            _(
                "This key opens the desk, and every safety copy of it, without the passphrase. Whoever has this paper "
                "and the file can read everything."
            ),
            _(
                "Keep it where you keep your passport, not beside the computer. If the passphrase and this paper are "
                "both lost, nobody can open the desk again."
            ),
            _("A new passphrase makes a new key: throw this paper away then, unless you keep copies of the old desk."),
            _("To use it: start Netdesk, choose “I have a recovery key”, type the letters. The code holds the same."),
        ]

    def paint(self, brush: QPainter, page: QRectF) -> None:
        """Paint the sheet into a page, in whatever units the painter has."""
        unit = page.height() / 100
        top = page.top()
        brush.setPen(_INK)
        top = _write(brush, page, top, self.title, unit * 2.4, bold=True) + unit * 2
        for told in self.explanations:
            top = _write(brush, page, top, told, unit * 1.5) + unit
        top += unit * 2
        for line in self.lines:
            top = _write(brush, page, top, line, unit * 2.6, mono=True) + unit
        side = page.width() * 0.42
        Code(spelled(self.key)).paint(brush, QRectF(page.left(), top + unit * 2, side, side))

    def save(self, file: Path) -> None:
        """Write the sheet as a PDF; NetdeskError where that cannot be."""
        writer = QPdfWriter(str(file))
        writer.setPageLayout(_layout())
        writer.setResolution(_DPI)
        writer.setTitle(self.title)
        writer.setCreator("Netdesk")
        brush = QPainter()
        if not brush.begin(writer):
            raise NetdeskError(_("The sheet could not be written to {path}.").format(path=file))
        self.paint(brush, QRectF(0, 0, writer.width(), writer.height()))
        brush.end()

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet; NetdeskError when the printer cannot be reached."""
        brush = QPainter()
        if not brush.begin(printer):
            raise NetdeskError(_("The printer could not be reached; choose another one."))
        area = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        self.paint(brush, QRectF(0, 0, area.width(), area.height()))
        brush.end()


def ask_printer(parent: QWidget, sheet: RecoverySheet) -> QPrinter | None:
    """Let the user choose where to print; None when they would rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.title)
    printer.setCreator("Netdesk")
    printer.setPageMargins(QMarginsF(_EDGE, _EDGE, _EDGE, _EDGE), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the recovery key"))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def _layout() -> QPageLayout:
    edges = QMarginsF(_EDGE, _EDGE, _EDGE, _EDGE)
    page = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, edges, QPageLayout.Unit.Millimeter)


def _write(
    brush: QPainter, page: QRectF, top: float, text: str, size: float, *, bold: bool = False, mono: bool = False
) -> float:
    """Write a paragraph as wide as the page; where it ends."""
    font = QFont("monospace" if mono else brush.font().family())
    font.setStyleHint(QFont.StyleHint.Monospace if mono else QFont.StyleHint.SansSerif)
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    brush.setFont(font)
    area = QRectF(page.left(), top, page.width(), page.bottom() - top)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return float(brush.drawText(area, flags, text).bottom())
