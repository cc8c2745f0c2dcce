"""Add all of some people and untick the absent: a group, those of another event, those whose cards came in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.event import Attendance
from netdesk.i18n import _, plural
from netdesk.ui.inbox.meeting import Ticks
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox

_MANY = 20
_ANY = 16777215  # as high as there is room
Named = Sequence[tuple[Attendance, str]]
"""Guests with what to call them."""


class ChooseDialog(QDialog):
    """Everybody is ticked at first. Ctrl+Enter adds those who stay ticked."""

    chosen = Signal(list)
    """The `Attendance`s to add."""

    def __init__(self, title: str, guests: Named, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._guests = {str(at): guest for at, (guest, _name) in enumerate(guests)}
        self.ticks = Ticks({str(at): name for at, (_guest, name) in enumerate(guests)})
        self.ticks.setAccessibleName(_("Who will be there"))
        self.ticks.setMaximumHeight(_ANY)
        self.ticks.itemChanged.connect(lambda _item: self._tell())
        self.add_button = button("", self.add, look="primary")
        every = button(_("All"), lambda: self.ticks.tick_all(True), look="link")
        nobody = button(_("None"), lambda: self.ticks.tick_all(False), look="link")
        leave = button(_("Cancel"), self.reject)
        for each in (every, nobody, leave):
            each.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.add)
        hint = label(_("Untick who will not be there."), tone="muted")
        foot = hbox(every, nobody, None, leave, self.add_button)
        self.setLayout(vbox(label(title, "heading", wrap=True), hint, self.ticks, foot, margins=18, spacing=10))
        self.setMinimumWidth(grown(680))
        if len(guests) > _MANY:
            open_at(self, 680, 560)
        self.ticks.setFocus()
        self._tell()

    def add(self) -> None:
        """Hand on who is ticked, and close."""
        ticked = [self._guests[key] for key in self.ticks.ticked()]
        if ticked:
            self.accept()
            self.chosen.emit(ticked)

    def _tell(self) -> None:
        count = len(self.ticks.ticked())
        self.add_button.setText(plural("Expect {n} person", "Expect {n} people", count))
        self.add_button.setEnabled(bool(count))
