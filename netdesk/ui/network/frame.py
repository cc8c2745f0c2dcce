"""The window onto the picture: what part of it is seen, zoom, pan, and letting it rest while nobody looks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui.network.canvas import Canvas
from netdesk.ui.network.colours import LIGHT
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.view import View

_MARGIN = 14.0
_SHRUNK = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)  # so far a picture gives way to what lies in the corners
_ASIDE = (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0)  # of the free room beside it
_CLEAR = 26.0  # pixels for a mark in front with its halo
_CLOSEST = 6.0  # pixels per layout unit


class Frame(QWidget):
    """Holds a canvas with its picture. As long as nobody zooms or pans, everybody stays in view."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._fitted = True
        self._picture: Picture
        self._corners: list[QRectF] = []
        self._boxes: Sequence[QRectF] = ()
        self._made_room = False
        self._fullest = 1.0
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
        self._fitted, self._made_room = True, False
        size = self._room.boundingRect()
        view = View.fitting(self._picture.box, max(size.width(), 1), max(size.height(), 1), _MARGIN)
        self._fullest = view.scale
        view = min(_candidates(view, self._picture.box), key=self._cost)
        box = view.box
        self._room.setLimits(minXRange=size.width() / max(_CLOSEST, view.scale), maxXRange=box.width() * 4)
        self._room.setRange(box, padding=0, disableAutoRange=True)

    def keep_clear(self, boxes: Sequence[QRectF], corners: Sequence[QRectF] = ()) -> None:
        """Write no names in these boxes (pixels of this widget): something lies over them. Nobody is to stand in those
        `corners` while everybody is in view."""
        self._canvas.set_covered(boxes)
        self._boxes = boxes
        if list(corners) != self._corners:
            self._corners = list(corners)
            if self._fitted:
                self.fit()

    def _bring_clear(self, rows: Sequence[int]) -> None:
        """Move the view so that none of some people stands below what lies over its right edge."""
        points = self.view.pixels(self._picture.places[list(rows)])
        for box in self._boxes:
            below = points[_inside(points, box)]
            if len(below) and box.center().x() > self.view.width / 2:
                self.pan((float(below[:, 0].max()) - box.left() + _MARGIN + _CLEAR) / self.view.width, 0.0)
                self._made_room = True

    def _bring_in(self, rows: Sequence[int]) -> None:
        """Move the view so that some people are seen, and step back where it is too close for all of them."""
        places, now = self._picture.places[list(rows)], self.view
        if len(places) and not now.holds(now.pixels(places), -_CLEAR).all():
            (left, top), (right, bottom) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
            whole = View.fitting(QRectF(left, top, right - left, bottom - top), now.width, now.height, 4 * _CLEAR)
            self._fitted = False
            self._room.setRange(replace(whole, scale=min(whole.scale, now.scale)).box, padding=0)

    def _cost(self, view: View) -> float:
        """What is lost by a view: size, and far more by people who stand below what lies in the corners."""
        points = view.pixels(self._picture.places)
        hidden = sum(float(_inside(points, box).mean()) for box in self._corners)
        return 5.0 * hidden - view.scale / self._fullest

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


def _candidates(view: View, box: QRectF) -> Iterator[View]:
    """The view a little smaller and moved aside, as far as all of the box (layout units) stays in it."""
    for share in _SHRUNK:
        scale = view.scale * share
        free = max(view.width / scale - box.width(), 0.0) / 2
        yield from (replace(view, scale=scale, x=view.x + aside * free) for aside in _ASIDE)


def _inside(points: NDArray[np.float64], box: QRectF) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
