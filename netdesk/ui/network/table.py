"""The picture as a table: everybody who is shown, and what the picture says of them, to be read instead of seen."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.i18n import _, number
from netdesk.network.graph import Graph
from netdesk.ui.network.strands import Strands

NAME, STAGE, FRESHNESS, HOURS, SPHERE, TAGS, LINKS, LINKED = range(8)
ID_ROLE = Qt.ItemDataRole.UserRole
_SORT = Qt.ItemDataRole.UserRole + 1
_WIDTHS = (190, 110, 90, 70, 130, 160, 60, 300)

Index = QModelIndex | QPersistentModelIndex


class NetworkModel(QAbstractTableModel):
    """One row for each person but me."""

    def __init__(self) -> None:
        super().__init__()
        self._graph: Graph | None = None
        self._strands: Strands | None = None
        self._columns: dict[int, list[float]] = {}

    def set_graph(self, graph: Graph) -> None:
        """Show the people of a graph."""
        self.beginResetModel()
        self._graph, self._strands = graph, None
        degrees = np.bincount(graph.links.ravel(), minlength=len(graph))
        mine = (graph.links == 0).any(axis=1)
        quiet = np.zeros(len(graph))
        quiet[graph.links[mine].max(axis=1)] = graph.link_quiet[mine]
        figures: dict[int, NDArray[Any]] = {STAGE: graph.stages, FRESHNESS: quiet, HOURS: graph.hours, LINKS: degrees}
        self._columns = {column: values.tolist() for column, values in figures.items()}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if self._graph is None or parent.isValid() else len(self._graph) - 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        about = (_("Name"), _("Trust"), _("Freshness"), _("Hours"), _("Sphere"), _("Tags"))
        return (*about, _("Links"), _("Linked with"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; with the roles of this module the id of its row, and what it is sorted by."""
        if self._graph is None or not index.isValid():
            return None
        row = index.row() + 1
        if role == ID_ROLE:
            return self._graph.ids[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(row, index.column())
        return self._key(row, index.column()) if role == _SORT else None

    def _said(self, row: int, column: int) -> str:
        graph = self._graph
        assert graph is not None
        if column in (STAGE, FRESHNESS):
            quiet = _freshness(self._columns[FRESHNESS][row])
            return words.stage(Stage(int(graph.stages[row]))) if column == STAGE else words.freshness(quiet)
        if column in (HOURS, LINKS):
            return number(round(self._columns[column][row], 1))
        if column == LINKED:
            return self._linked(graph, row)
        tags = ", ".join(sorted(graph.tags[row], key=fold))
        return {NAME: graph.names[row], SPHERE: graph.spheres[row], TAGS: tags}[column]

    def _linked(self, graph: Graph, row: int) -> str:
        """With whom beside me somebody is linked, and how far the trust goes; both ways where they differ."""
        if self._strands is None:
            self._strands = Strands(graph)
        pairs, leans = self._strands.pairs, self._strands.leans
        told = []
        for link in self._strands.of(row)[::-1].tolist():
            other = int(pairs[link].sum()) - row
            if other:
                stages = [words.stage(Stage(stage)) for stage in self._strands.trust[link].tolist()]
                there, back = stages if pairs[link][0] == row else stages[::-1]
                said = _("{name}: {stage}, and back {other}") if leans[link] else _("{name}: {stage}")
                told.append(said.format(name=graph.names[other], stage=there, other=back))
        return "; ".join(told)

    def _key(self, row: int, column: int) -> object:
        """What a cell is sorted by."""
        return self._columns[column][row] if column in self._columns else fold(self._said(row, column))


class NetworkTable(QTableView):
    """Sorted by a click on a column; Enter opens, moving along selects in the picture too."""

    opened = Signal(str)
    selected = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model_ = NetworkModel()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model_)
        self._sorted.setSortRole(_SORT)
        self.setModel(self._sorted)
        self.setAccessibleName(_("Everybody in the picture"))
        self.setSortingEnabled(True)
        self.sortByColumn(STAGE, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(LINKED, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ID_ROLE)))
        self.selectionModel().currentRowChanged.connect(self._moved)

    def set_graph(self, graph: Graph) -> None:
        """Show the people of a graph."""
        self.model_.set_graph(graph)

    def ids(self) -> list[Id]:
        """The people in the order in which they are shown."""
        return [self._sorted.index(row, 0).data(ID_ROLE) for row in range(self._sorted.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens whose row is current."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.data(ID_ROLE))
        else:
            super().keyPressEvent(event)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.selected.emit(now.data(ID_ROLE))


def _freshness(quiet: float) -> Freshness:
    if quiet >= 1:
        return Freshness.DORMANT
    return Freshness.FADING if quiet > 0 else Freshness.FRESH
