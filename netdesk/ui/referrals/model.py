"""The referrals of a column or of the list, as item models over small rows."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from netdesk.domain.ids import Id
from netdesk.i18n import _, day
from netdesk.storage.referrals import ReferralRow
from netdesk.ui.referrals.lines import about, accessible, called
from netdesk.words import referrals as words

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIME = "application/x-netdesk-referral"


class ColumnModel(QAbstractListModel):
    """The cards of one status; each can be dragged."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: Sequence[ReferralRow] = ()

    def set_rows(self, rows: Sequence[ReferralRow]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, referral_id: Id) -> int:
        """Where a referral stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.id == referral_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return about(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible(row, self._today())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        made.setData(MIME, QByteArray(self.rows[indexes[0].row()].id.encode()))
        return made

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class ListModel(QAbstractTableModel):
    """All referrals, a row each; any column sorts."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._order: tuple[int, bool] = (0, True)
        self.rows: list[ReferralRow] = []
        self._columns = _columns(today)

    def set_rows(self, rows: Sequence[ReferralRow]) -> None:
        """Show other referrals, in the order that was asked for."""
        self.beginResetModel()
        self.rows = self._sorted(rows)
        self.endResetModel()

    def row_of(self, referral_id: Id) -> int:
        """Where a referral stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.id == referral_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[index.column()][1](row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible(row, self._today()) if index.column() == 0 else self._columns[index.column()][1](row)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {row.id: place for place, row in enumerate(self.rows)}
        kept = self.persistentIndexList()
        before = [self.rows[index.row()].id for index in kept]
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self.rows = self._sorted(self.rows)
        places = {row.id: place for place, row in enumerate(self.rows)}
        moved = [self.index(places[one], index.column()) for one, index in zip(before, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self, rows: Sequence[ReferralRow]) -> list[ReferralRow]:
        column, descending = self._order
        key = self._columns[column][2]
        return sorted(rows, key=key, reverse=descending)


def _columns(
    today: Callable[[], date],
) -> list[tuple[str, Callable[[ReferralRow], str], Callable[[ReferralRow], Any]]]:
    """What stands in the columns: their titles, their texts, and what they sort by."""

    def waited(row: ReferralRow) -> str:
        days = row.days(today())
        return words.waiting(days, contacted=row.contacted) if row.contacted or not row.waited_until else ""

    return [
        (_("Day"), lambda row: day(row.on, "d MMM yy"), lambda row: (row.on, row.id)),
        (_("From"), lambda row: called(row.giver), lambda row: row.giver.casefold()),
        (_("To"), lambda row: called(row.receiver), lambda row: row.receiver.casefold()),
        (_("For"), about, lambda row: about(row).casefold()),
        (_("Status"), status_words, lambda row: (list(type(row.status)).index(row.status), row.status_on)),
        (_("First contact"), waited, lambda row: row.days(today())),
        (_("Money"), lambda row: words.sums(row.sums) if row.consent else "", _amounts),
    ]


def status_words(row: ReferralRow) -> str:
    """The status; of a lead that it is one."""
    status = words.status(row.status)
    return status if row.consent else _("Lead · {status}").format(status=status)


def _amounts(row: ReferralRow) -> tuple[str, Decimal]:
    """Sums of one currency stand together; amounts of different ones are never compared."""
    counted = sorted(row.sums.items()) if row.consent else []
    return counted[0] if counted else ("", Decimal())
