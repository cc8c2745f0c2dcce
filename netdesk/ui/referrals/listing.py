"""The list of the referrals: a row each, sorted by any column."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage.referrals import ReferralRow
from netdesk.ui.person.fields import grown
from netdesk.ui.referrals.model import ListModel

_WIDTHS = {0: 84, 4: 118, 5: 108, 6: 92}
_LEAST = 78
_CHOOSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReferralList(QTableView):
    """One referral is chosen at a time; Enter steps into it, Delete removes it."""

    chosen = Signal(str)
    entered = Signal(str)
    removed = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setAccessibleName(_("Referrals"))
        self.lines = ListModel(today, self)
        self.setModel(self.lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 18)
        self._filling = False
        self._dress_header()
        self.selectionModel().selectionChanged.connect(self._tell)

    @property
    def current(self) -> Id:
        """The referral that is chosen; nothing when none is."""
        return next((self.lines.rows[index.row()].id for index in self.selectionModel().selectedRows()), "")

    def fill(self, rows: Sequence[ReferralRow], wanted: Id) -> None:
        """Show other referrals and choose one if it is among them."""
        self._filling = True
        self.lines.set_rows(rows)
        self._filling = False
        self.choose(wanted)

    def choose(self, referral_id: Id) -> None:
        """Choose a referral if it is there, without telling."""
        place = self.lines.row_of(referral_id) if referral_id else -1
        self._filling = True
        if place < 0:
            self.clearSelection()  # the keyboard stays where it was
        else:
            index = self.lines.index(place, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CHOOSING and not self.current and self.lines.rows:
            self.selectRow(max(0, self.currentIndex().row()))  # the keyboard stands there already
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.entered.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current:
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(grown(_LEAST))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        for place, width in _WIDTHS.items():  # the names share what is left
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(place, grown(width))

    def _tell(self) -> None:
        """A list that merely got the keyboard has a row where it stands, and none that is chosen."""
        if not self._filling and self.current:
            self.chosen.emit(self.current)
