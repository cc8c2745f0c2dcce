"""The bows of links that are only suggested: where they run, which one is at a pixel, and who asks for one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainterPath

from netdesk.domain.ids import Id
from netdesk.network.graph import Floats
from netdesk.ui.network.view import View

Doubles = NDArray[np.float64]
Pair = tuple[int, int]

_BOWED = 0.16  # of its length that a bow reaches aside, so that none is taken for a link
_NEAR = 7.0  # pixels beside a bow that still hit it
_POINTS = np.linspace(0.0, 1.0, 33)[:, None]


class Ground(Protocol):
    """What bows are painted on."""

    @property
    def view(self) -> View:
        """What is seen now."""

    def set_suggested(self, pairs: Sequence[Pair], marked: Pair | None) -> None:
        """Show bows between rows."""


class Scene(Protocol):
    """What they run across."""

    @property
    def places(self) -> Floats:
        """Where everybody stands."""


class Bows(QObject):
    """Suggested links by the ids of the two people, drawn as far as both are shown."""

    hovered = Signal(str, str, QPointF)
    """Which one the mouse is over at a pixel; nobody's where it is over none."""
    clicked = Signal(str, str, QPointF)
    next_wanted = Signal()
    moved = Signal()
    """The picture moved below whatever lies beside a bow."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._ground = ground
        self._pairs: Sequence[tuple[Id, Id]] = ()
        self._marked: tuple[Id, Id] | None = None
        self._drawn: dict[Pair, tuple[Id, Id]] = {}
        self._index: Mapping[Id, int] = {}
        self._scene: Scene | None = None

    @property
    def pairs(self) -> list[tuple[Id, Id]]:
        """Those that are drawn."""
        return list(self._drawn.values())

    def show(self, pairs: Sequence[tuple[Id, Id]]) -> None:
        """Draw these from now on."""
        self._pairs = pairs
        self._draw()

    def place(self, scene: Scene, index: Mapping[Id, int]) -> None:
        """Draw them on another picture, with the rows of those who are shown."""
        self._scene, self._index = scene, index
        self._draw()

    def mark(self, pair: tuple[Id, Id] | None) -> None:
        """Bring one before all others."""
        self._marked = pair
        self._draw()

    def rest(self) -> None:
        """Draw none for now."""
        self._drawn = {}
        self._ground.set_suggested((), None)

    def middle(self, pair: tuple[Id, Id]) -> QPointF:
        """The pixel half way along one. KeyError where it is not drawn."""
        assert self._scene is not None
        return middle(self._ground.view, self._scene.places, (self._index[pair[0]], self._index[pair[1]]))

    def hover(self, point: QPointF | None) -> bool:
        """Tell which one is at a pixel; whether there is one."""
        pair = self._at(point)
        self.hovered.emit(*(pair or ("", "")), point or QPointF())
        return pair is not None

    def click(self, point: QPointF) -> bool:
        """Tell which one was clicked; whether there is one."""
        pair = self._at(point)
        if pair is not None:
            self.clicked.emit(*pair, point)
        return pair is not None

    def _at(self, point: QPointF | None) -> tuple[Id, Id] | None:
        if point is None or self._scene is None:
            return None
        rows = list(self._drawn)
        found = hit(self._ground.view, self._scene.places, rows, point)
        return None if found is None else self._drawn[rows[found]]

    def _draw(self) -> None:
        index = self._index
        self._drawn = {(index[a], index[b]): (a, b) for a, b in self._pairs if a in index and b in index}
        marked = next((rows for rows, pair in self._drawn.items() if pair == self._marked), None)
        self._ground.set_suggested(list(self._drawn), marked)


def bend(a: Doubles, b: Doubles) -> Doubles:
    """The point that draws a bow from `a` to `b` (pixels) aside."""
    turned = np.column_stack([b[..., 1] - a[..., 1], a[..., 0] - b[..., 0]]).reshape(a.shape)
    aside: Doubles = (a + b) / 2 + turned * _BOWED
    return aside


def path(view: View, places: Floats, pair: Pair) -> QPainterPath:
    """The bow between two rows of the places."""
    a, b = view.pixels(places[list(pair)])
    made = QPainterPath(QPointF(*a.tolist()))
    made.quadTo(QPointF(*bend(a, b).tolist()), QPointF(*b.tolist()))
    return made


def middle(view: View, places: Floats, pair: Pair) -> QPointF:
    """The pixel half way along a bow."""
    return path(view, places, pair).pointAtPercent(0.5)


def hit(view: View, places: Floats, pairs: Sequence[Pair], point: QPointF) -> int | None:
    """Which of the bows is at a pixel; None where none is near enough."""
    if not pairs:
        return None
    ends = np.array(pairs)
    a, b = view.pixels(places[ends[:, 0]]), view.pixels(places[ends[:, 1]])
    aside, t = bend(a, b), _POINTS[:, None]
    curve = (1 - t) ** 2 * a + 2 * t * (1 - t) * aside + t**2 * b
    away = _distances(curve[:-1], curve[1:], np.array([point.x(), point.y()])).min(axis=0)
    nearest = int(away.argmin())
    return nearest if away[nearest] <= _NEAR else None


def _distances(begin: Doubles, end: Doubles, point: Doubles) -> Doubles:
    """How far a point is from each of the straight pieces (…, 2)."""
    way = end - begin
    along = ((point - begin) * way).sum(axis=-1) / np.maximum((way**2).sum(axis=-1), 1e-9)
    nearest = begin + np.clip(along, 0.0, 1.0)[..., None] * way
    away: Doubles = np.hypot(*np.moveaxis(nearest - point, -1, 0))
    return away
