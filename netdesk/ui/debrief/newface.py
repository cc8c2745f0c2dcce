"""Somebody who stands on no list: a name, and the company if it is known."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from netdesk.i18n import _
from netdesk.ui.person.fields import Form, TextField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox


class NewFace(QWidget):
    """Enter takes them into the walk."""

    named = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(_("Name"))
        self.company = TextField(_("Company"), placeholder=_("if you know it"))
        form = Form()
        form.row(_("&Name"), self.name)
        form.row(_("&Company"), self.company)
        take, leave = button(_("Take into the walk"), self.take, look="primary"), button(_("Back"), self.left.emit)
        for each in (take, leave):
            each.setAutoDefault(False)
        for line in (self.name, self.company):
            line.returnPressed.connect(self.take)
        title = label(_("Whom else did you meet?"), "title")
        self.setLayout(vbox(title, form, hbox(None, leave, take), None, spacing=14))

    def start(self) -> None:
        """Ask for a name."""
        self.name.clear()
        self.company.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Hand on who it was."""
        if name := self.name.value():
            self.named.emit(name, self.company.value())
