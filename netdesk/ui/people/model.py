"""The people of a list: ids in order, rows read a page at a time when they are painted."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.storage.rows import PersonRow
from netdesk.ui.people.delegate import ROW_ROLE, spoken

PAGE = 60
_PAGES_KEPT = 60
ID_ROLE = ROW_ROLE + 1

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """`load` gives the rows of up to a page of ids; it is called when they are first painted."""

    def __init__(
        self,
        load: Callable[[Sequence[Id]], list[PersonRow]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._today = load, today
        self.carry: Callable[[Sequence[Id]], QMimeData] = lambda _ids: QMimeData()
        """What people are when they are dragged away."""
        self._ids: list[Id] = []
        self._places: dict[Id, int] = {}
        self._pages: OrderedDict[int, dict[Id, PersonRow]] = OrderedDict()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role == ROW_ROLE:
            return self._row(index.row())
        if role in (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)):
            row = self._row(index.row())
            return spoken(row, self._today()) if row else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.carry([self._ids[place] for place in sorted(index.row() for index in indexes)])

    def ids(self) -> list[Id]:
        """Everybody in the list, in order."""
        return self._ids

    def set_ids(self, ids: list[Id]) -> None:
        """Show other people, or the same in another order."""
        old = len(self._ids)
        if ids == self._ids:
            return
        if old and ids[:old] == self._ids:
            self.beginInsertRows(QModelIndex(), old, len(ids) - 1)
            self._ids, self._places = ids, {}
            self._pages.pop(old // PAGE, None)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._ids = ids
        self._places = {}
        self._pages.clear()
        self.endResetModel()

    def forget(self, people: Collection[Id] | None = None) -> None:
        """Read some people (all when none are named) anew when they are next painted."""
        self._pages.clear()
        if people is None or len(people) > PAGE:
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
            return
        for person in people:
            place = self.place(person)
            if place is not None:
                self.dataChanged.emit(self.index(place), self.index(place))

    def place(self, person: Id) -> int | None:
        """Where somebody is in the list."""
        if not self._places:
            self._places = {one: place for place, one in enumerate(self._ids)}
        return self._places.get(person)

    def _row(self, place: int) -> PersonRow | None:
        number = place // PAGE
        if number not in self._pages:
            self._pages[number] = self._read(number)
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[number].get(self._ids[place])

    def _read(self, number: int) -> dict[Id, PersonRow]:
        today = self._today()
        rows = self._load(self._ids[number * PAGE : (number + 1) * PAGE])
        return {row.id: self._with_step(row, today) for row in rows}

    def _with_step(self, row: PersonRow, today: date) -> PersonRow:
        """Where the user planned nothing, the program proposes."""
        if row.next_step:
            return row
        return replace(row, next_step=words.suggestion(row.stage, row.freshness(today)))
