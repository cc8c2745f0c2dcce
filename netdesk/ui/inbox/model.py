"""The lines of the inbox as a list; headings cannot be chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.ids import Id
from netdesk.ui.inbox.lines import InboxLine, Kind

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class InboxModel(QAbstractListModel):
    """Holds the lines; they are painted when they are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[InboxLine] = []

    def set_lines(self, lines: Sequence[InboxLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def place(self, wanted: Id) -> int | None:
        """The row of something that waits."""
        return next((at for at, line in enumerate(self.lines) if wanted and line.id == wanted), None)

    def nearest(self, row: int, kind: Kind) -> int | None:
        """The row to go on with after the line at a row is gone: the next of its kind, else the one before, else
        whatever comes next, else the last there is."""
        rows = [at for at, line in enumerate(self.lines) if line.kind is not Kind.HEADING]
        alike = [at for at in rows if self.lines[at].kind is kind]
        for found in (alike, rows):
            after = [at for at in found if at >= row]
            if found:
                return after[0] if after else found[-1]
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].kind is Kind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(text for text in (line.title, line.told) if text)
        return None
