"""The window onto the picture: what part of it is seen, zoom, pan, and letting it rest while nobody looks."""

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui.network.canvas import Canvas
from netdesk.ui.network.colours import LIGHT
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.view import View

_MARGIN = 14.0
_CLOSEST = 6.0  # pixels per layout unit


class Frame(QWidget):
    """Holds a canvas with its picture. As long as nobody zooms or pans, everybody stays in view."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._fitted = True
        self._picture: Picture
        self._window = pg.GraphicsView(self, background=self._colours.background)
        self._window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = pg.ViewBox(enableMenu=False, invertY=True, lockAspect=True, defaultPadding=0)
        self._room.disableAutoRange()
        self._window.setCentralItem(self._room)
        self._canvas = Canvas(self._room)
        self._room.sigResized.connect(self._resized)
        self._room.sigRangeChangedManually.connect(self._moved_by_hand)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._window)

    @property
    def view(self) -> View:
        """Which part is seen."""
        return self._canvas.view

    def fit(self) -> None:
        """Show everyone."""
        self._fitted = True
        size = self._room.boundingRect()
        view = View.fitting(self._picture.box, max(size.width(), 1), max(size.height(), 1), _MARGIN)
        box = view.box
        self._room.setLimits(minXRange=size.width() / max(_CLOSEST, view.scale), maxXRange=box.width() * 4)
        self._room.setRange(box, padding=0, disableAutoRange=True)

    def zoom(self, factor: float) -> None:
        """Come closer (above 1) or step back, around the middle."""
        self._fitted = False
        self._room.scaleBy((1 / factor, 1 / factor))

    def pan(self, right: float, down: float) -> None:
        """Move the view by shares of its size."""
        self._fitted = False
        box = self._room.viewRect()
        self._room.translateBy((right * box.width(), down * box.height()))

    def _moved_by_hand(self) -> None:
        self._fitted = False
        self._canvas.set_hovered(None)

    def _resized(self) -> None:
        if self._fitted:
            self.fit()
        self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop painting what nobody sees."""
        self._canvas.rest()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on painting."""
        super().showEvent(event)
        self._canvas.settle()
