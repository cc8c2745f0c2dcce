"""A person's card as a code: somebody holds a camera over it and has the contact."""

from pathlib import Path

from PySide6.QtCore import QRectF, QStandardPaths, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import Notice, grown
from netdesk.ui.sharing.files import file_name
from netdesk.ui.sharing.qr import Code, CodeView
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.vcard.smallcard import small_card

_WIDTH = 470
_PICTURES = "PNG (*.png);;SVG (*.svg)"
_PRINTED = 0.4  # of the width of the paper: as large as a hand, read across a table


class CodeDialog(QDialog):
    """The code, whom it is of, what is not on it, and the ways it can leave the screen."""

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("QR code"))
        self._desk, self._person = desk, person
        self.card = small_card(person)
        self.code = Code(self.card.text)
        self.view = CodeView(self.code)
        self.copy_button = button(_("&Copy picture"), self.copy, icon=icon("copy", INK))
        self.save_button = button(_("&Save…"), self._choose_file, icon=icon("picture", INK))
        self.print_button = button(_("&Print…"), self._choose_printer, icon=icon("print", INK))
        self.close_button = button(_("Close"), self.close, look="primary")
        self.close_button.setDefault(True)
        self.notice = Notice()
        self._lay_out()

    def copy(self) -> None:
        """Put the code on the clipboard as a picture."""
        QGuiApplication.clipboard().setImage(self.code.image())
        self.copy_button.setText(_("Copied"))

    def save(self, file: Path) -> None:
        """Write the code as a PNG or SVG picture, as the ending says."""
        try:
            self.code.save(file)
        except NetdeskError as error:
            self.notice.say(str(error))
        else:
            self._desk.messages.tell(_("The code is in {file}").format(file=file.name))
            self.close()

    def print_on(self, printer: QPrinter) -> None:
        """Print the code with the name below it, on one page."""
        brush = QPainter()
        if not brush.begin(printer):
            self.notice.say(_("The printer could not be reached; choose another one."))
            return
        page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        page.moveTo(0, 0)
        side = page.width() * _PRINTED
        area = QRectF((page.width() - side) / 2, page.height() * 0.2, side, side)
        self.code.paint(brush, area)
        font = QFont(self.font())
        font.setPointSize(16)
        brush.setFont(font)
        below = QRectF(0, area.bottom(), page.width(), page.height() * 0.1)
        brush.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._person.shown)
        brush.end()
        self._desk.messages.tell(_("The code went to the printer."))
        self.close()

    # --- inside

    def _lay_out(self) -> None:
        texts = vbox(label(self._person.shown, "title", wrap=True), spacing=2)
        if self._person.work:
            texts.addWidget(label(self._person.work, tone="muted", wrap=True))
        buttons = hbox(self.copy_button, self.save_button, self.print_button, None, self.close_button)
        column = vbox(texts, self.view, label(self.left_out(), "small", "muted", wrap=True), self.notice, buttons)
        column.setStretchFactor(self.view, 1)
        column.setSpacing(12)
        column.setContentsMargins(20, 18, 20, 16)
        self.setLayout(column)
        width = grown(_WIDTH)
        self.setMinimumSize(width, column.totalHeightForWidth(width))

    def left_out(self) -> str:
        """What of the person is not on the code, in a sentence."""
        if not self.card.left_out:
            return _("Hold a camera over it: everything you know of how to reach them is on it.")
        what = ", ".join(self.card.left_out)
        return _("Hold a camera over it. Not on it, so that it stays easy to read: {what}.").format(what=what)

    def _choose_file(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        start = (folder if folder.is_dir() else Path.home()) / file_name(self._person.shown, ".png")
        file, kind = QFileDialog.getSaveFileName(self, _("Save the code"), str(start), _PICTURES)
        if file:
            target = Path(file)
            ending = ".svg" if kind.startswith("SVG") else ".png"
            self.save(target if target.suffix.lower() in (".png", ".svg") else target.with_name(target.name + ending))

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._person.shown)
        printer.setCreator("Netdesk")
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(_("Print the code"))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self.print_on(printer)
