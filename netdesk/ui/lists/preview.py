"""The first rows of a list, as they were cut into cells."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.lists.gathering import plain
from netdesk.lists.table import Table

SHOWN = 50
_LONGEST = 300
_TIP = 2000

Index = QModelIndex | QPersistentModelIndex


class Preview(QAbstractTableModel):
    """Shows a table; line breaks in cells become blanks, the tooltip has them."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def show(self, table: Table) -> None:
        """Show another reading of the list."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else min(SHOWN, len(self._table.rows))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._table.header[section][:_LONGEST]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self._table.rows[index.row()].cells
        text = cells[index.column()] if index.column() < len(cells) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(plain(text[:_LONGEST]).split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return text[:_TIP].strip()
        return None
