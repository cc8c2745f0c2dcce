"""A list view that lays its items out as a grid filling the width, or as plain rows."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

Fit = Callable[[int], QSize]

_RESERVE = 6  # QListView wraps a few pixels before its edge


class GridView(QListView):
    """`fit` says for a width how large a cell is, so that whole columns fill it. Made for many thousand items."""

    def __init__(self, name: str, fit: Fit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit = fit
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.show_grid(True)

    def show_grid(self, grid: bool) -> None:
        """Cards side by side, or rows one below the other."""
        self._grid = grid
        self.setFlow(QListView.Flow.LeftToRight if grid else QListView.Flow.TopToBottom)
        self.setWrapping(grid)
        self._refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit()
        super().resizeEvent(event)

    def _refit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        cell = self._fit(self.maximumViewportSize().width() - bar - _RESERVE) if self._grid else QSize()
        if cell != self.gridSize():
            self.setGridSize(cell)
        self.verticalScrollBar().setSingleStep(max(20, cell.height() // 3))
