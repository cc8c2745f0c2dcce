"""Names beside the marks, the most important first, none over another."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

_CELL = 4
_PER_LABEL = (7000.0, 3400.0)  # square pixels of window for each label, from afar and from close by
_CLOSE = (0.9, 1.6)  # pixels per layout unit: from where to where names draw together
_TRIED = 8  # people tried for each label that fits

Doubles = NDArray[np.float64]
Measure = Callable[[int], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Label:
    """The name of the person in row `row`, `dx`, `dy` from the middle of their mark to its own top left corner.

    `right` and `down` (-1, 0, 1) tell the side of the mark it is on, `radius` how large the mark was.
    """

    row: int
    dx: float
    dy: float
    width: float
    height: float
    right: int
    down: int
    radius: float

    def box(self, x: float, y: float) -> QRectF:
        """Where the name is when the middle of the mark is at a pixel."""
        return QRectF(x + self.dx, y + self.dy, self.width, self.height)

    def beside(self, radius: float) -> tuple[float, float]:
        """`dx` and `dy` for a mark that has grown or shrunk meanwhile."""
        grown = radius - self.radius
        return self.dx + self.right * grown, self.dy + self.down * grown


class Room:
    """What of a window is still free, in cells of a few pixels."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._taken = np.zeros((int(height) // _CELL + 1, int(width) // _CELL + 1), np.bool_)

    def take_marks(self, points: Doubles, radius: float) -> None:
        """Take every cell that discs of the same radius touch."""
        if not len(points):
            return
        reach = int(np.ceil(radius / _CELL))
        rows, columns = self._taken.shape
        cells = np.floor(points / _CELL).astype(np.int64)
        for down in range(-reach, reach + 1):
            for right in range(-reach, reach + 1):
                x, y = cells[:, 0] + right, cells[:, 1] + down
                here = (y >= 0) & (y < rows) & (x >= 0) & (x < columns)
                here &= np.hypot(_away(points[:, 0], x), _away(points[:, 1], y)) < radius
                self._taken[y[here], x[here]] = True

    def block(self, left: float, top: float, width: float, height: float) -> None:
        """Take a box, free or not: what lies over the picture there."""
        first, last = max(int(top), 0) // _CELL, max(int(top + height), 0) // _CELL + 1
        self._taken[first:last, max(int(left), 0) // _CELL : max(int(left + width), 0) // _CELL + 1] = True

    def take(self, left: float, top: float, width: float, height: float) -> bool:
        """Take a box if all of it is free and inside the window."""
        if left < 2 or top < 2 or left + width > self.width - 2 or top + height > self.height - 2:
            return False
        part = self._taken[
            int(top) // _CELL : int(top + height) // _CELL + 1, int(left) // _CELL : int(left + width) // _CELL + 1
        ]
        if part.any():
            return False
        part[:] = True
        return True


def _away(middle: Doubles, cell: NDArray[np.int64]) -> Doubles:
    """How far the nearest edge of a cell is from a coordinate; 0 inside."""
    near = cell * float(_CELL)
    away: Doubles = np.maximum(np.maximum(near - middle, middle - near - _CELL), 0.0)
    return away


def most(width: float, height: float, scale: float) -> int:
    """How many labels a window takes at a scale (pixels per layout unit) without becoming a list."""
    return int(width * height / float(np.interp(scale, _CLOSE, _PER_LABEL))) + 4


def place(
    points: Doubles, radii: Doubles, order: NDArray[np.intp], room: Room, measure: Measure, most: int
) -> list[Label]:
    """At `most` so many labels for the people in `order` (most important first) as far as there is room for them."""
    labels: list[Label] = []
    for row in order[: most * _TRIED].tolist():
        width, height = measure(row)
        x, y, radius = float(points[row, 0]), float(points[row, 1]), float(radii[row])
        for dx, dy, right, down in _spots(radius, width, height, x < room.width / 2):
            if room.take(x + dx, y + dy, width, height):
                labels.append(Label(row, dx, dy, width, height, right, down, radius))
                break
        if len(labels) >= most:
            break
    return labels


def _spots(radius: float, width: float, height: float, left_half: bool) -> list[tuple[float, float, int, int]]:
    """Corners around a mark and the sides they are on, the best first: away from the middle."""
    gap = radius + 4
    right, left = (gap, -height / 2, 1, 0), (-gap - width, -height / 2, -1, 0)
    below, above = (-width / 2, gap - 1, 0, 1), (-width / 2, -gap + 1 - height, 0, -1)
    return [left, right, below, above] if left_half else [right, left, below, above]
