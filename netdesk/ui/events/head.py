"""The head of an event: its name, and what is there to do before it, in it and after it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from netdesk.domain.event import Event
from netdesk.i18n import _
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.buttons import Look, button, icon_button
from netdesk.ui.widgets.layout import hbox
from netdesk.ui.widgets.paint import ON_ACCENT


class Head(QWidget):
    """Before an event the sheet comes first, on its day the room, afterwards telling how it was and what came of it."""

    briefed = Signal()
    entered = Signal()
    told = Signal()
    weighed = Signal()
    """What came of it, beside other events?"""
    continued = Signal()
    """The next of the series."""
    exported = Signal()
    all_exported = Signal()
    sequence_wanted = Signal()
    removed = Signal()

    def __init__(self, name: QLineEdit) -> None:
        super().__init__()
        self.brief = button(_("Briefing sheet"), self.briefed.emit)
        self.room = button(_("In the room"), self.entered.emit)
        self.tell = button(_("How was it?"), self.told.emit)
        self.weigh = button(_("Yield"), self.weighed.emit)
        self._drawings = {self.brief: "file", self.room: "check", self.tell: "edit", self.weigh: "insights"}
        self.more = icon_button(_("More about this event"), icon("more", INK))
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._make_menu())
        row = hbox(name, *self._drawings, self.more, spacing=8)
        row.setStretch(0, 1)
        self.setLayout(row)

    def show_event(self, event: Event, days: int) -> None:
        """Offer what fits an event that is so many days ahead (behind, where less than 0)."""
        shown = {
            self.brief: days >= 0 or event.debriefed_on is None,
            self.room: days >= 0,
            self.tell: days <= 0,
            self.weigh: days < 0,
        }
        over = self.weigh if event.debriefed_on else self.tell
        first = self.brief if days > 0 else self.room if days == 0 else over
        for each, drawing in self._drawings.items():
            each.setVisible(shown[each])
            _relook(each, "primary" if each is first else "", drawing)
        self._next.setText(_("Next of this series") if event.series else _("Comes again: plan the next"))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._next = menu.addAction(icon("events", INK), "", self.continued.emit)
        menu.addAction(icon("calendar", INK), _("Calendar file of this event…"), self.exported.emit)
        menu.addAction(_("Calendar file of all that are coming…"), self.all_exported.emit)
        menu.addSeparator()
        menu.addAction(icon("file", INK), _("Briefing sheet"), self.briefed.emit)
        menu.addAction(_("What follows a first meeting…"), self.sequence_wanted.emit)
        menu.addSeparator()
        menu.addAction(icon("trash", INK), _("Remove this event"), self.removed.emit)
        return menu


def _relook(made: QPushButton, look: Look, drawing: str) -> None:
    made.setIcon(icon(drawing, ON_ACCENT if look == "primary" else INK))
    if made.property("look") != look:
        made.setProperty("look", look)
        made.style().unpolish(made)
        made.style().polish(made)
