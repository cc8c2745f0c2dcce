"""What is shown when something happens that nobody expected; loaded when it does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from netdesk.i18n import _
from netdesk.ui.icons import icon
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox


class BugReport(QDialog):
    """Says that something went wrong in the program, with a report to copy. A second bug joins the open dialog."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 420)
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setAccessibleName(_("Report"))
        self._copy = button(_("Copy report"), self.copy, icon=icon("copy"))
        close = button(_("Close"), self.close, look="primary")
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(_("Something went wrong in Netdesk"), "title"))
        column.addWidget(self._explanation())
        column.addWidget(self._report, 1)
        column.addLayout(hbox(None, self._copy, close))

    def add(self, text: str) -> None:
        """Append a report."""
        before = self._report.toPlainText()
        self._report.setPlainText(f"{before}\n\n{text}".strip())

    @property
    def text(self) -> str:
        """All reports together."""
        return self._report.toPlainText()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self._copy.setText(_("Copied"))

    def _explanation(self) -> QLabel:
        text = _("This is a fault of the program, not yours. What you saved is safe and you can go on working.")
        advice = _("If it happens again, please send this report to the makers. Read it first: it may name people.")
        return label(f"{text} {advice}", tone="muted", wrap=True)


def report_bug(parent: QWidget | None, text: str) -> BugReport:
    """Show a bug's report without blocking; further reports are added to the dialog that is open."""
    opened = parent.findChild(BugReport) if parent is not None else None
    dialog = opened or BugReport(parent)
    dialog.add(text)
    if opened is None:
        dialog.open()
    return dialog
