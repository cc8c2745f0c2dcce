"""The entries that nobody could read, as a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.ids import Id
from netdesk.domain.inbox import Unreadable
from netdesk.i18n import _, number

ENTRY_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


def stood(entry: Unreadable) -> str:
    """Where an entry stood, as in `old phone.vcf, line 218`."""
    source = entry.source or _("somewhere")
    return _("{file}, line {line}").format(file=source, line=number(entry.line)) if entry.line else source


def reason(entry: Unreadable) -> str:
    """Why an entry was left, as a sentence."""
    text = entry.reason.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


class UnreadableModel(QAbstractListModel):
    """Holds the entries; rows are painted when they are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Unreadable] = []

    def set_entries(self, entries: Sequence[Unreadable]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def place(self, entry: Id) -> int | None:
        """The row of an entry."""
        return next((at for at, one in enumerate(self.entries) if one.id == entry), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return stood(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{stood(entry)}. {reason(entry)}"
        return None
