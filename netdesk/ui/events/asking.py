"""Small questions about guests: who a name is, and at which table people sit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.event import Attendance
from netdesk.i18n import _, plural
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import TextField, grown
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox


class WhoDialog(QDialog):
    """Whether a name is somebody on the desk, or comes onto it."""

    recognised = Signal(str)
    """The id of who it is."""
    welcomed = Signal()
    """A card of their own."""

    def __init__(self, desk: Desk, guest: Attendance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Who is {name}?").format(name=guest.name)
        self.setWindowTitle(title)
        self.field = PersonField(desk, _("Somebody on the desk"), placeholder=_("somebody on the desk: type a name"))
        self.same_button = button(_("That is them"), self._recognise, look="primary")
        self.same_button.setEnabled(False)
        self.field.chosen.connect(lambda _id, _name: self.same_button.setEnabled(True))
        self.field.emptied.connect(lambda: self.same_button.setEnabled(False))
        self.new_button = button(_("Put {name} onto the desk").format(name=guest.name), self._welcome)
        self.new_button.setAutoDefault(False)
        told = _("So far this is only a name on the list.")
        foot = hbox(self.new_button, None, self.same_button)
        self.setLayout(
            vbox(label(title, "heading"), label(told, tone="muted"), self.field, foot, margins=18, spacing=10)
        )
        self.setMinimumWidth(grown(480))
        self.field.setFocus()

    def _recognise(self) -> None:
        if person := self.field.person_id:
            self.accept()
            self.recognised.emit(person)

    def _welcome(self) -> None:
        self.accept()
        self.welcomed.emit()


class TableDialog(QDialog):
    """The number or the name of a table; nothing clears it."""

    seated = Signal(str)

    def __init__(self, guests: Sequence[Attendance], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Table"))
        tables = {guest.table for guest in guests}
        self.field = TextField(_("Table"), tables.pop() if len(tables) == 1 else "", _("number or name"))
        self.field.selectAll()
        title = plural("At which table does {n} person sit?", "At which table do {n} people sit?", len(guests))
        leave = button(_("Cancel"), self.reject)
        leave.setAutoDefault(False)
        foot = hbox(None, leave, button(_("Seat"), self._seat, look="primary"))
        self.setLayout(vbox(label(title, "heading"), self.field, foot, margins=18, spacing=10))
        self.setMinimumWidth(grown(360))
        self.field.setFocus()

    def _seat(self) -> None:
        self.accept()
        self.seated.emit(self.field.value())
