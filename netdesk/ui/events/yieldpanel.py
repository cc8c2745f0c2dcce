"""What came of an event, in a line of figures: each opens the people behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from netdesk.domain.yields import EventYield
from netdesk.i18n import _
from netdesk.storage.book import Reader
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.events.behind import Behind, BehindDialog, figures
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words import yields as words

Told = tuple[EventYield, dict[str, str]]
"""The yield, and what its people are called."""


def told(reader: Reader, found: EventYield) -> Told:
    """A yield with the names of all whom it is about."""
    return found, names(reader, {*found.met, *(one for each in found.referrals for one in each.people)})


class YieldPanel(Panel):
    """For past events. Cards collected are not counted."""

    compared = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=(16, 10))
        self._desk = desk
        self._when = label("", "small", "muted")
        self._took = label("", tone="muted")
        self._flow = FlowLayout(spacing=4)
        self.figures: list[QPushButton] = []
        self.compare = button(_("Against other events"), self.compared.emit, look="link")
        inside = QWidget()
        inside.setLayout(self._flow)
        head = FlowLayout(spacing=10)
        for each in (label(_("What came of it"), "heading"), self._when, self._took, self.compare):
            head.addWidget(each)
        self.add(vbox(head, inside, spacing=6))

    def show_yield(self, value: Told) -> None:
        """Show a yield."""
        found, called = value
        today = self._desk.book.today
        self._when.setText(words.standing(found, today))
        self._took.setText(words.took(found))
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.figures = [self._figure(each) for each in figures(found, called)]

    def _figure(self, each: Behind) -> QPushButton:
        made = button(each.title, lambda: self.open(each), look="link")
        made.setEnabled(bool(each.rows))
        self._flow.addWidget(made)
        return made

    def open(self, each: Behind) -> None:
        """Show the people behind a figure."""
        BehindDialog(self._desk, each, self.window()).open()
