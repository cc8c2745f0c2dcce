"""The copies of a desk as a table, the newest on top and chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from netdesk.i18n import _, meant, moment, number
from netdesk.storage.snapshot import Snapshot
from netdesk.ui.person.fields import grown

Index = QModelIndex | QPersistentModelIndex
_ROWS = 6
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def why(reason: str) -> str:
    """Why a copy was made, in words; a reason of another version as it stands."""
    known = {
        "asked": _("You asked for it"),
        "day": _("Every day"),
        "before-import": _("Before an import"),
        "before-merge": _("Before a merge"),
        "before-migration": _("Before an update of Netdesk"),
        "before-restore": _("Before going back"),
        "before-sealing": _("Before the passphrase was changed"),
        "damaged": _("Kept as it was, damaged"),
    }
    return known.get(reason, reason)


def megabytes(size: int) -> str:
    """A size as people read it."""
    return _("{n} MB").format(n=number(round(size / 1e6, 1)))


class Copies(QAbstractTableModel):
    """A line a copy: when, why, how many people, how large."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: Sequence[Snapshot] = ()

    def show(self, copies: Sequence[Snapshot]) -> None:
        """Show copies, the newest first."""
        self.beginResetModel()
        self.copies = copies
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.copies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section > 1:
            return _RIGHT
        heads = (meant("moment", "Made"), meant("reason", "Why"), _("People"), meant("bytes", "Size"))
        return heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 1:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        copy = self.copies[index.row()]
        people = "" if copy.people is None else number(copy.people)
        return (moment(copy.made), why(copy.reason), people, megabytes(copy.size))[index.column()]


class CopyTable(QTableView):
    """Arrows go from copy to copy; Enter and a double click go back to the chosen one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = Copies()
        self.setModel(self._model)
        self.setAccessibleName(_("Safety copies"))
        self.setProperty("look", "plain")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._dress(self.horizontalHeader())
        self.activated.connect(lambda _index: self.wanted.emit())

    @property
    def copies(self) -> Sequence[Snapshot]:
        """What is shown."""
        return self._model.copies

    @property
    def chosen(self) -> Snapshot | None:
        """The copy that is chosen."""
        rows = self.selectionModel().selectedRows()
        return self._model.copies[rows[0].row()] if rows else None

    def show_copies(self, copies: Sequence[Snapshot]) -> None:
        """Show copies, the newest chosen, in the height that they take."""
        self._model.show(copies)
        if copies:
            self.selectRow(0)
        rows = self.verticalHeader().defaultSectionSize() * max(1, min(len(copies), _ROWS))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def _dress(self, header: QHeaderView) -> None:
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(grown(70))
