"""The people (or what happened) behind a figure, to be read and opened."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTableView, QWidget

from netdesk.domain.behind import Behind
from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.storage.book import Reader
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words.insights import behind as in_words

Index = QModelIndex | QPersistentModelIndex
_WIDTH, _HEIGHT = 600, 520
_FIGURE = 3


class Rows(QAbstractTableModel):
    """Who, what, when, and what each adds."""

    def __init__(self, says: Callable[[Decimal], str]) -> None:
        super().__init__()
        self._says = says
        self.rows: Sequence[Behind] = ()
        self._names: dict[Id, str] = {}

    def show(self, rows: Sequence[Behind], called: dict[Id, str]) -> None:
        """Show what is behind a figure."""
        self.beginResetModel()
        self.rows, self._names = rows, called
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else _FIGURE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Who"), _("What"), _("When"), _("How much"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            cells = (*in_words(each, self._names), self._says(each.amount))
            return cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _FIGURE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def has(self, column: int) -> bool:
        """Whether a column says anything that is not the same for all."""
        if column == _FIGURE:
            return any(each.amount != 1 for each in self.rows)
        return any(in_words(each, self._names)[column] for each in self.rows)


class BehindDialog(QDialog):
    """A list that stays open beside the window while one after the other is opened from it."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        look: Callable[[Reader], Sequence[Behind]],
        says: Callable[[Decimal], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._desk, self._says = desk, says
        self.model = Rows(says)
        self._sum = label("", "small", "muted")
        self.table = QTableView()
        self._dress_table(title)
        close = button(_("Close"), self.reject)
        open_ = button(_("&Open"), self.open_current, look="primary")
        for each in (close, open_):
            each.setAutoDefault(False)
        head = vbox(label(title, "title", wrap=True), self._sum, spacing=2)
        column = vbox(head, Panel(self.table, margins=(6, 4)), hbox(None, close, open_), margins=18, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        open_at(self, _WIDTH, _HEIGHT)
        desk.fetch("insights.behind", lambda reader: _found(reader, look), self._show)
        self.table.setFocus()

    def open_current(self) -> None:
        """Open the person of the line that is chosen."""
        index = self.table.currentIndex()
        if index.isValid() and (people := self.model.rows[index.row()].people):
            self._desk.person_wanted.emit(people[0])

    def _dress_table(self, title: str) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(title)
        table.setProperty("look", "plain")
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.activated.connect(lambda _index: self.open_current())

    def _show(self, found: tuple[Sequence[Behind], dict[Id, str]]) -> None:
        rows, called = found
        self.model.show(rows, called)
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            wide = column == 0
            self.table.setColumnHidden(column, not self.model.has(column))
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, modes.Stretch if wide else modes.ResizeToContents)
        lines = plural("{n} line", "{n} lines", len(rows))
        total = self._says(sum((each.amount for each in rows), Decimal(0)))
        self._sum.setText(
            lines if not self.model.has(_FIGURE) else _("{lines}, together {total}").format(lines=lines, total=total)
        )
        if rows:
            self.table.selectRow(0)


def _found(reader: Reader, look: Callable[[Reader], Sequence[Behind]]) -> tuple[Sequence[Behind], dict[Id, str]]:
    rows = look(reader)
    return rows, names(reader, {one for each in rows for one in each.people})
