"""A plot as a table: what a screen reader reads, and what goes into a spreadsheet."""

import csv
import io
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from netdesk.domain.insights import Insights, Plot
from netdesk.words import insights as words

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def csv_text(plot: Plot, found: Insights) -> str:
    """A plot as CSV: a line per column of the plot, figures in plain digits. A name that a spreadsheet would take for a
    formula is kept from being one."""
    written = io.StringIO()
    lines = words.table(plot, found)
    csv.writer(written, lineterminator="\n").writerows([[_harmless(line[0]), *line[1:]] for line in lines])
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


class Figures(QAbstractTableModel):
    """A line per column of a plot, a column per row."""

    def __init__(self) -> None:
        super().__init__()
        self._plot: Plot | None = None
        self._found: Insights | None = None

    def show(self, plot: Plot, found: Insights) -> None:
        """Show another plot."""
        self.beginResetModel()
        self._plot, self._found = plot, found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._plot is None else len(self._plot.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._plot is None else len(self._plot.series)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._plot is None or self._found is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return words.series(self._plot, self._plot.series[section].key)
        return words.column(self._plot, self._plot.columns[section], self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.DisplayRole and self._plot is not None:
            return words.figure(self._plot, self._plot.series[index.column()].values[index.row()])
        return None


class FigureTable(QTableView):
    """The table; Enter or a double click opens a figure."""

    opened = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.figures = Figures()
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.column(), index.row())


Opener = Callable[[Plot, str, str], None]
"""Shows what is behind the figure of a row and a column (by their keys)."""
