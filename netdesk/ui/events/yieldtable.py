"""What came of events, one beside the other; a figure opens the people behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, day, meant
from netdesk.storage.book import Reader
from netdesk.storage.yields import yields
from netdesk.ui.desk import Desk
from netdesk.ui.events.behind import BehindDialog, figures
from netdesk.ui.events.yieldpanel import Told, told
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import yields as words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIGURES = range(2, 6)
"""The columns of which a cell opens the people behind it."""


def all_yields(reader: Reader) -> list[Told]:
    """What came of all past events, the last first."""
    return [told(reader, found) for found in yields(reader)]


class YieldDialog(QDialog):
    """Past events in rows; the one it was opened from is chosen."""

    opened = Signal(str)
    """An event is asked for."""

    def __init__(self, desk: Desk, found: Sequence[Told], event_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What came of events"))
        self._desk, self._found = desk, found
        self.table = QTableWidget(len(found), 8)
        self.table.setAccessibleName(_("What came of events"))
        self.table.setHorizontalHeaderLabels(
            [
                _("Event"),
                _("Day"),
                meant("how many", "Met"),
                _("First conversations"),
                _("Links that grew"),
                _("Referrals"),
                _("Hours"),
                _("Money"),
            ]
        )
        for row, each in enumerate(found):
            self._fill(row, each)
        self._lay_out()
        here = next((row for row, each in enumerate(found) if each[0].event.id == event_id), 0)
        self.table.setCurrentCell(here, 0)
        self.table.cellActivated.connect(self._activate)

    def _fill(self, row: int, each: Told) -> None:
        one = each[0]
        today = self._desk.book.today
        counts = (len(one.met), len(one.first), len(one.grown), len(one.referrals))
        cells = [one.event.name, day(one.day), *map(str, counts), words.hours(one.minutes), words.money(one.money)]
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(words.standing(one, today))
            if column > 1:
                item.setTextAlignment(_RIGHT)
            self.table.setItem(row, column, item)

    def _lay_out(self) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        close = button(_("Close"), self.reject)
        close.setAutoDefault(False)
        title = label(_("What came of events"), "heading")
        hint = label(
            _("Within 90 days of each. Cards collected are not counted. Enter on a figure opens the people behind it."),
            tone="muted",
            wrap=True,
        )
        self.setLayout(vbox(title, hint, table, hbox(None, close), margins=18, spacing=10))
        self.setMinimumSize(grown(860), 420)

    def _activate(self, row: int, column: int) -> None:
        value = self._found[row]
        if column not in _FIGURES:
            self.accept()
            self.opened.emit(value[0].event.id)
            return
        behind = figures(*value)[column - _FIGURES.start]
        if behind.rows:
            BehindDialog(self._desk, behind, self).open()
