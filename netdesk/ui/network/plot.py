"""The picture of the network as a widget: zoom, pan, hover, select, open."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.network.graph import Floats, Graph, GraphPerson
from netdesk.network.layout import bands
from netdesk.ui.network import export
from netdesk.ui.network.canvas import Canvas, Focus
from netdesk.ui.network.colours import LIGHT, Colours
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.view import View

_NEAR = 5.0  # pixels beside a mark that still hit it
_MARGIN = 14.0
_STEP = 1.25
_CLOSEST = 6.0  # pixels per layout unit
_PANS = {
    Qt.Key.Key_Left: (-0.12, 0.0),
    Qt.Key.Key_Right: (0.12, 0.0),
    Qt.Key.Key_Up: (0.0, -0.12),
    Qt.Key.Key_Down: (0.0, 0.12),
}


class NetworkPlot(QWidget):
    """Shows a graph. `selected` tells whose neighbourhood is in front ("" for nobody), `opened` who was clicked."""

    opened = Signal(str)
    selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._fitted = True
        self._selected: Id | None = None
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Picture of the network"))
        self._index: dict[Id, int] = {}
        empty = Graph.build(GraphPerson("", _("Me")), (), ())
        self.set_graph(empty, np.zeros((1, 2), np.float32))

    def _build(self) -> None:
        self._window = pg.GraphicsView(self, background=self._colours.background)
        self._window.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room = pg.ViewBox(enableMenu=False, invertY=True, lockAspect=True, defaultPadding=0)
        self._room.disableAutoRange()
        self._window.setCentralItem(self._room)
        self._canvas = Canvas(self._room)
        self._room.sigResized.connect(self._resized)
        self._room.sigRangeChangedManually.connect(self._moved_by_hand)
        self._window.scene().sigMouseClicked.connect(self._clicked)
        self._window.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._window)

    # --- what is shown

    def set_graph(self, graph: Graph, places: Floats, on_rings: bool = True, keep_view: bool = False) -> None:
        """Show a graph with positions (n, 2) in layout units, y downward. The selected person stays selected."""
        rings = bands(graph, places) if on_rings else []
        self._index = {one: row for row, one in enumerate(graph.ids)}
        self._show(Picture(graph, places, rings, self._colours, self.font()))
        if not keep_view:
            self.fit()

    def set_colours(self, colours: Colours) -> None:
        """Paint in other colours from now on."""
        self._colours = colours
        self._window.setBackground(colours.background)
        old = self._picture
        self._show(Picture(old.graph, old.places, old.bands, colours, self.font()))

    def _show(self, picture: Picture) -> None:
        self._picture = picture
        self._canvas.show_picture(picture)
        if self._selected not in self._index:
            self._selected = None
        self._set_focus()

    @property
    def picture(self) -> Picture:
        """What is painted; `export.png` and `export.svg` write it from any thread."""
        return self._picture

    @property
    def view(self) -> View:
        """Which part is seen."""
        return self._canvas.view

    # --- select

    def select(self, person: Id | None) -> None:
        """Bring a person and their neighbourhood to the front; None brings everyone back."""
        person = person if person in self._index else None
        if person != self._selected:
            self._selected = person
            self._set_focus()
            self.selected.emit(person or "")
        elif person is None:
            self._set_focus()

    def show_way(self, people: Sequence[Id]) -> None:
        """Bring a chain of people and the links from each to the next to the front."""
        self._selected = None
        rows = [self._index[one] for one in people if one in self._index]
        steps = {frozenset(pair) for pair in pairwise(rows)}
        among = np.zeros(len(self._picture.graph), np.bool_)
        among[rows] = True
        strands = self._picture.strands
        links = [row for row in strands.among(among).tolist() if frozenset(strands.pairs[row].tolist()) in steps]
        way = Focus(np.array(rows, np.intp), np.array(links, np.intp), rows[-1] if rows else None)
        self._canvas.set_focus(way if rows else None)

    def _set_focus(self) -> None:
        row = self._index.get(self._selected) if self._selected is not None else None
        self._canvas.set_focus(self._neighbourhood(row) if row else None)  # mine is everyone: nobody recedes

    def _neighbourhood(self, row: int) -> Focus:
        strands = self._picture.strands
        links = strands.of(row)
        people = np.unique(np.append(strands.pairs[links].ravel(), row)).astype(np.intp)
        return Focus(people, links, row)

    # --- look around

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

    def show_person(self, person: Id, scale: float = 1.4) -> None:
        """Bring a person into the middle, close enough to read the names around them."""
        if person in self._index:
            self._fitted = False
            x, y = self._picture.places[self._index[person]].tolist()
            now = self.view
            box = View(max(scale, now.scale), x, y, now.width, now.height).box
            self._room.setRange(box, padding=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`+`, `-` and `0` zoom, arrows pan, Return opens who is selected, Escape brings everyone back."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in _PANS:
            self._arrow(Qt.Key(key), event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected:
            self.opened.emit(self._selected)
        elif key == Qt.Key.Key_Escape:
            self.select(None)
        else:
            super().keyPressEvent(event)

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        right, down = _PANS[key]
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._select_towards(right, down)
        else:
            self.pan(right, down)

    def _select_towards(self, right: float, down: float) -> None:
        """Select the nearest person in a direction from the selected one (from me at first)."""
        row = self._index.get(self._selected or "", 0)
        away = (self._picture.places - self._picture.places[row]).astype(np.float64)
        length = np.hypot(away[:, 0], away[:, 1])
        along = (away[:, 0] * right + away[:, 1] * down) / float(np.hypot(right, down))
        cost = np.where(along > 0.5 * length, length * 2 - along, np.inf)
        cost[length == 0] = np.inf
        if np.isfinite(cost.min()):
            self.select(self._picture.graph.ids[int(cost.argmin())])

    def _moved_by_hand(self) -> None:
        self._fitted = False
        self._canvas.set_hovered(None)

    def _resized(self) -> None:
        if self._fitted:
            self.fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop painting what nobody sees."""
        self._canvas.rest()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on painting."""
        super().showEvent(event)
        self._canvas.settle()

    # --- the mouse

    def person_at(self, point: QPointF) -> Id | None:
        """Who is at a pixel of the widget."""
        row = self._row_at(point)
        return None if row is None else self._picture.graph.ids[row]

    def place_of(self, person: Id) -> QPointF:
        """The pixel of the widget at which a person stands. KeyError for somebody who is not shown."""
        return QPointF(*self.view.pixel(*self._picture.places[self._index[person]].tolist()))

    def _row_at(self, point: QPointF) -> int | None:
        away = self.view.pixels(self._picture.places) - np.array([point.x(), point.y()])
        beside = np.hypot(away[:, 0], away[:, 1]) - self._picture.sizes(self.view)
        nearest = int(beside.argmin())
        return nearest if beside[nearest] <= _NEAR else None

    def _hover(self, point: QPointF) -> None:
        row = self._row_at(point)
        self._canvas.set_hovered(row)
        self._window.viewport().setCursor(
            Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor
        )

    def _clicked(self, event: MouseClickEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        person = self.person_at(event.scenePos())
        self.select(person)
        if person is not None:
            self.opened.emit(person)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse (pyqtgraph's own signal skips moves), and let go of who is hovered when it leaves."""
        if event.type() == QEvent.Type.Leave:
            self._canvas.set_hovered(None)
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._hover(event.position())
        return super().eventFilter(watched, event)

    # --- onto paper

    def export_png(self, path: Path, width: int = 3600) -> None:
        """Write the whole network as a PNG, `width` pixels wide. NetdeskError where it cannot be written."""
        export.png(self._picture, path, width)

    def export_svg(self, path: Path) -> None:
        """Write the whole network as an SVG. NetdeskError where it cannot be written."""
        export.svg(self._picture, path)

    @property
    def seen(self) -> QRectF:
        """What is seen, in layout units."""
        return self.view.box
