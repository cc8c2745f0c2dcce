"""The list of proposals: one is chosen, and keys say what becomes of it."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from netdesk.i18n import _
from netdesk.operations.giving import Proposal
from netdesk.ui.desk import Desk
from netdesk.ui.giving.delegate import ProposalDelegate
from netdesk.ui.giving.model import ProposalModel

_OTHER_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ProposalList(QListView):
    """Enter acts, X is not interested, L lets rest, O opens who looks for something."""

    chosen = Signal()
    acted = Signal()
    refused = Signal()
    rested = Signal()
    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ProposalModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(ProposalDelegate(desk.theme, desk.pictures, self))
        self.setAccessibleName(_("Introductions to give"))
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda *_where: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.acted.emit())
        desk.pictures.arrived.connect(lambda _key: self.viewport().update())
        desk.theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> Proposal | None:
        """What is chosen."""
        row = self.currentIndex().row()
        return self.lines.proposals[row] if 0 <= row < len(self.lines.proposals) else None

    def fill(self, proposals: Sequence[Proposal]) -> None:
        """Show other proposals; the chosen one stays, or gives way to the one that took its place."""
        before, row = self.current, max(0, self.currentIndex().row())
        if list(proposals) == self.lines.proposals:
            return
        self.lines.set_proposals(proposals)
        same = (at for at, one in enumerate(proposals) if before and one.match.pair == before.match.pair)
        place = next(same, min(row, len(proposals) - 1))
        if proposals:
            chosen = self.lines.index(place)
            self.selectionModel().setCurrentIndex(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(chosen)
        self.chosen.emit()

    def below_current(self) -> QPoint:
        """Where a menu about the chosen line opens, on the screen."""
        spot = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(QPoint(spot.left() + 120, spot.bottom()))

    def keyboardSearch(self, search: str) -> None:
        """Letters answer here; nothing is searched."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Return: self.acted,
            Qt.Key.Key_Enter: self.acted,
            Qt.Key.Key_X: self.refused,
            Qt.Key.Key_Delete: self.refused,
            Qt.Key.Key_L: self.rested,
            Qt.Key.Key_O: self.opened,
        }
        signal = acts.get(Qt.Key(event.key()))
        if signal is None or event.modifiers() & _OTHER_KEYS:
            super().keyPressEvent(event)
        elif self.current is not None:
            signal.emit()
