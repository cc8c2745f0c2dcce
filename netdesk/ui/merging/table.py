"""The table of a comparison: the mouse or the keyboard choose what stands where two say different things."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from netdesk.i18n import _
from netdesk.operations.inbox import Pair
from netdesk.ui.desk import Desk
from netdesk.ui.merging.delegate import ComparisonDelegate
from netdesk.ui.merging.model import AFTER, CHOSEN_ROLE, INCOMING, KNOWN, LABEL, ComparisonModel
from netdesk.ui.person.fields import grown

_LABELS = 104
_SIDE = 0.36  # of the room beside the labels
_LEAST = 150


class ComparisonTable(QTableView):
    """Up and Down go from line to line; Left and Right choose a side, Space the other one. A click on a side chooses
    it, one on its heading chooses it for all lines."""

    chosen = Signal()

    def __init__(self, desk: Desk, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ComparisonModel(titles, self)
        self._delegate = ComparisonDelegate(desk, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Both, side by side"))
        self.setProperty("look", "plain")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._dress_header(self.horizontalHeader())
        self.clicked.connect(lambda index: self._model.choose(index.row(), index.column()))
        self._model.dataChanged.connect(lambda *_which: self._fit())
        self._model.dataChanged.connect(lambda *_which: self.chosen.emit())
        desk.pictures.arrived.connect(lambda _key: self.viewport().update())
        desk.theme.changed.connect(self._fit)

    @property
    def take(self) -> frozenset[str]:
        """The single fields that the other one's value was chosen for."""
        return self._model.take

    def show_pair(self, pair: Pair | None, titles: Sequence[str] = ()) -> None:
        """Compare two people."""
        if titles:
            self._model.set_titles(titles)
        self._model.set_pair(pair)
        self.scrollToTop()
        self._fit()
        self.selectRow(next((row for row in range(self._model.rowCount()) if self._open(row)), 1))

    def sizeHint(self) -> QSize:
        return QSize(3 * _LEAST + _LABELS, self._whole())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._model.choose(row, KNOWN if key == Qt.Key.Key_Left else INCOMING)
        elif key == Qt.Key.Key_Space:
            line = self._model.line(row)
            self._model.choose(row, KNOWN if line and line.field in self.take else INCOMING)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for what is done with the two; nothing is searched here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress_header(self, header: QHeaderView) -> None:
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._model.choose_all)

    def _open(self, row: int) -> bool:
        """Whether there is something to choose in a row."""
        index = self._model.index(row, KNOWN)
        return self._model.data(index, CHOSEN_ROLE) is not None

    def _fit(self) -> None:
        """Columns that share the width, rows as high as their values, the table as high as its rows."""
        labels = grown(_LABELS)
        room = self.viewport().width() - labels
        for column, width in ((LABEL, labels), (KNOWN, _SIDE * room), (INCOMING, _SIDE * room)):
            self.setColumnWidth(column, int(width))
        self.setColumnWidth(AFTER, room - 2 * int(_SIDE * room))
        for row in range(self._model.rowCount()):
            cells = (self._model.index(row, column) for column in range(LABEL, AFTER + 1))
            self.setRowHeight(row, max(self._delegate.height(cell, self.columnWidth(cell.column())) for cell in cells))
        self.setMaximumHeight(self._whole())
        self.updateGeometry()
        self.viewport().update()

    def _whole(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self._model.rowCount()))
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 2
