"""The recovery key on the screen, and the ways it gets somewhere safe."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.ui.icons import INK, icon
from netdesk.ui.passphrase.paper import RecoverySheet, ask_printer
from netdesk.ui.person.fields import Notice
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

_COLUMNS = 4


class RecoveryKeyView(QWidget):
    """The key in groups, three ways to keep it, and a tick that it is kept."""

    kept = Signal(bool)

    def __init__(self, sheet: RecoverySheet) -> None:
        super().__init__()
        self._sheet = sheet
        told = _(
            "This is the recovery key. It opens the desk when the passphrase is forgotten. Print it or write it down, "
            "and keep it where you keep your passport: not on this computer, and never in the mail."
        )
        self.letters = _Letters(sheet.lines)
        self.print_button = button(_("&Print…"), self._choose_printer, icon=icon("print", INK))
        self.save_button = button(_("&Save as PDF…"), self._choose_file, icon=icon("pdf", INK))
        self.copy_button = button(_("&Copy"), self.copy, icon=icon("copy", INK))
        self.tick = QCheckBox(_("I &keep the recovery key outside this computer"))
        self.tick.toggled.connect(self.kept)
        self.notice = Notice()
        ways = hbox(self.print_button, self.save_button, self.copy_button, None)
        self.setLayout(vbox(label(told, wrap=True), self.letters, ways, self.notice, self.tick, spacing=12))

    def copy(self) -> None:
        """Put the key on the clipboard, for a program that keeps passwords."""
        QGuiApplication.clipboard().setText("\n".join(self._sheet.lines))
        self.copy_button.setText(_("Copied"))

    def save(self, file: Path) -> None:
        """Write the sheet as a PDF."""
        try:
            self._sheet.save(file)
        except NetdeskError as error:
            self.notice.say(str(error))
        else:
            self.save_button.setText(_("Saved"))

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet."""
        try:
            self._sheet.print_on(printer)
        except NetdeskError as error:
            self.notice.say(str(error))
        else:
            self.print_button.setText(_("Printed"))

    def _choose_printer(self) -> None:
        printer = ask_printer(self, self._sheet)
        if printer is not None:
            self.print_on(printer)

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(folder or Path.home()) / f"{_('Recovery key')}.pdf"
        file, _kind = QFileDialog.getSaveFileName(self, _("Save the recovery key"), str(start), "PDF (*.pdf)")
        if file:
            target = Path(file)
            self.save(target if target.suffix else target.with_suffix(".pdf"))


class _Letters(Panel):
    """The groups in rows and columns, as one copies them by hand; one thing to a screen reader."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(margins=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        for row, line in enumerate(lines):
            for column, group in enumerate(line.split()):
                grid.addWidget(label(group, "heading"), row, column)
        grid.setColumnStretch(_COLUMNS, 1)
        self.add(grid)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Recovery key"))
        self.setAccessibleDescription(" ".join(lines))
