"""Two people side by side as a table: who they are in the first row, then a row for each line they say."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.merging import merged
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations.comparing import After, Line
from netdesk.operations.inbox import Pair

Index = QModelIndex | QPersistentModelIndex

LABEL, KNOWN, INCOMING, AFTER = range(4)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The line of a row; None for the first row."""
CHOSEN_ROLE = LINE_ROLE + 1
"""Of a side of a choice: whether it is the one that will stand. None where there is nothing to choose."""
PERSON_ROLE = LINE_ROLE + 2
"""Who a side of the first row is."""


def after_words(line: Line, taken: bool) -> str:
    """What a line will be after a merge."""
    if line.after is After.CHOICE:
        return line.incoming if taken else line.known
    return {
        After.SAME: _("same"),
        After.BOTH: _("both kept"),
        After.STAYS: _("stays"),
        After.ADDED: _("added"),
    }[line.after]


def _said_above(line: Line) -> bool:
    """The first row says the name where both have the same."""
    return line.field == "name" and line.after is After.SAME


class ComparisonModel(QAbstractTableModel):
    """Holds a pair, and which single fields are taken from the other one."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._pair: Pair | None = None
        self._lines: list[Line] = []
        self.take: frozenset[str] = frozenset()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Call the two sides and what comes of them by other names."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, KNOWN, AFTER)

    def set_pair(self, pair: Pair | None) -> None:
        """Show two people; what is known stays until something is chosen."""
        self.beginResetModel()
        self._pair, self.take = pair, frozenset()
        told = [line for line in pair.lines if not _said_above(line)] if pair else []
        self._lines = sorted(told, key=lambda line: line.after is After.STAYS)  # what nothing happens to comes last
        self.endResetModel()

    def choose(self, row: int, column: int) -> None:
        """Let one side of a choice stand; nothing happens where there is no choice."""
        line = self.line(row)
        if line is None or line.after is not After.CHOICE or column not in (KNOWN, INCOMING):
            return
        self.take = self.take | {line.field} if column == INCOMING else self.take - {line.field}
        self.dataChanged.emit(self.index(0, AFTER), self.index(row, AFTER))

    def choose_all(self, column: int) -> None:
        """Let one side of every choice stand."""
        for row in range(self.rowCount()):
            self.choose(row, column)

    def line(self, row: int) -> Line | None:
        """The line of a row; None for the first row, which says who they are."""
        return self._lines[row - 1] if row > 0 else None

    def person(self, column: int) -> Person | None:
        """Who is compared on a side, and who they will be."""
        if self._pair is None or column == LABEL:
            return None
        known, incoming = self._pair.known, self._pair.incoming
        return {KNOWN: known, INCOMING: incoming}.get(column) or merged(known, incoming, self.take)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._pair is None else len(self._lines) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._titles[section - 1] if section else ""
        if not section and role == Qt.ItemDataRole.AccessibleTextRole:
            return _("What is compared")
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        line = self.line(index.row())
        if role == LINE_ROLE:
            return line
        if role == PERSON_ROLE:
            return self.person(index.column()) if line is None else None
        if role == CHOSEN_ROLE:
            return self._chosen(line, index.column())
        if role == _DISPLAY:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(line, index.column()) if line and line.field != "picture" else None
        return self._spoken(line, index.column()) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _chosen(self, line: Line | None, column: int) -> bool | None:
        if line is None or line.after is not After.CHOICE or column not in (KNOWN, INCOMING):
            return None
        return (column == INCOMING) == (line.field in self.take)

    def _text(self, line: Line | None, column: int) -> str:
        if line is None:
            person = self.person(column)
            return person.shown or _("Me") if person else ""
        texts = (line.label, line.known, line.incoming, after_words(line, line.field in self.take))
        return texts[column]

    def _spoken(self, line: Line | None, column: int) -> str:
        text = self._text(line, column)
        if line is None:
            return text or _("Name")
        if line.field == "picture" and column in (KNOWN, INCOMING):
            text = _("a picture") if text else ""
        chosen = self._chosen(line, column)
        if chosen is None:
            return text or _("nothing")
        return _("{text}, chosen").format(text=text) if chosen else _("{text}, not chosen").format(text=text)
