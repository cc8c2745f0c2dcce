"""What is shown when something happens that nobody expected; loaded when it does."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from netdesk.i18n import _, moment
from netdesk.ui.bugs import circumstances
from netdesk.ui.icons import icon
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox


class BugReport(QDialog):
    """Says that something went wrong in the program, with a report to copy or to save. A second bug joins the open
    dialog."""

    def __init__(self, parent: QWidget | None, *, over: bool = False) -> None:
        super().__init__(parent)
        self._when = datetime.now()
        self.setWindowTitle(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 460)
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setAccessibleName(_("Report"))
        self._told = label("", tone="muted", wrap=True)
        self._told.hide()
        self._copy = button(_("Copy report"), self.copy, icon=icon("copy"))
        self._save = button(_("Save report…"), self.save, icon=icon("file"))
        close = button(_("Close"), self.close, look="primary")
        close.setDefault(True)
        close.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(_("Something went wrong in Netdesk"), "title"))
        column.addWidget(self._explanation(over))
        column.addWidget(self._report, 1)
        column.addWidget(self._told)
        column.addLayout(hbox(None, self._save, self._copy, close))

    def add(self, text: str, log: str = "") -> None:
        """Append what a bug tells; `log`: what the program did before."""
        said = self.text or circumstances(self._when)
        lines = f"\n\n{_('What the program did before:')}\n{log}" if log else ""
        self._report.setPlainText(f"{said}\n\n{text}{lines}")

    @property
    def text(self) -> str:
        """All reports together."""
        return self._report.toPlainText()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self._copy.setText(_("Copied"))

    def save(self) -> None:
        """Ask where to, and write the report to a file."""
        start = str(Path.home() / f"netdesk-{self._when:%Y-%m-%d}.txt")
        file, _kind = QFileDialog.getSaveFileName(self, _("Save the report"), start, _("Text (*.txt)"))
        if not file:
            return
        try:
            Path(file).write_text(self.text + "\n", encoding="utf-8")
        except OSError as error:
            why = error.strerror or str(error)
            self._tell(_("{file} could not be written: {why}.").format(file=Path(file).name, why=why))
        else:
            self._tell(_("Saved as {file}.").format(file=Path(file).name))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()

    def _explanation(self, over: bool) -> QLabel:
        at = moment(self._when, "H:mm")
        text = _("Netdesk ended unexpectedly last time. Nothing that was saved is lost.")
        if not over:
            text = _(
                "This is a fault of the program, not yours. What you saved up to {time} is safe; just go on working."
            )
        advice = _("If it happens again, please send this report to the makers. It names nobody on your desk.")
        return label(f"{text.format(time=at)} {advice}", tone="muted", wrap=True)


def report_bug(parent: QWidget | None, text: str, log: str = "", *, over: bool = False) -> BugReport:
    """Show a bug's report without blocking; further reports are added to the dialog that is open. `over`: it happened
    before the program was started."""
    opened = parent.findChild(BugReport) if parent is not None else None
    dialog = opened or BugReport(parent, over=over)
    dialog.add(text, "" if opened else log)
    if opened is None:
        dialog.open()
    return dialog
