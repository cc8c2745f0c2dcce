"""The frame of the small forms of this page: fields, a notice, Save and Cancel."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Form, Notice, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel


class FormDialog(QDialog):
    """A small form with Save and Cancel; what the book refuses is said in the form, and what was typed stays."""

    saved = Signal()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._desk = desk
        self.form = Form()
        self.notice = Notice()
        self.extra = hbox()
        self.save_button = button(_("Save"), self.save, look="primary")
        cancel = button(_("Cancel"), self.reject)
        for each in (self.save_button, cancel):
            each.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        panel = Panel(self.form, margins=16)
        foot = hbox(self.extra, None, cancel, self.save_button)
        self.setLayout(vbox(panel, self.notice, None, foot, margins=18, spacing=12))
        self.setMinimumWidth(grown(470))

    def save(self) -> None:
        """Save what the form says."""
        raise NotImplementedError

    def complain(self, text: str, field: QWidget | None = None) -> None:
        """Say what stands in the way, with room for it, and go to the field that it is about."""
        self.notice.say(text)
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, _result: object) -> None:
        """It is saved: tell, and close."""
        if shiboken6.isValid(self):
            self.saved.emit()
            self.accept()

    def refuse(self, problem: Exception) -> None:
        """Say why it was not saved."""
        if shiboken6.isValid(self):
            self.save_button.setEnabled(True)
            known = isinstance(problem, NetdeskError)
            self.complain(str(problem) if known else _("This could not be saved. What you typed is still here."))
