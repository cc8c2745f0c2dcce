"""Lines by the thousand: cut to what is seen, cut into dashes, and handed to Qt in one call."""

import math
from collections.abc import Callable
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken

Doubles = NDArray[np.float64]
MOST_DASHES = 40_000  # beyond, dashes would blur into a line anyway and take longer than all the rest


def draw(painter: QPainter, lines: Doubles) -> None:
    """Draw (n, 4) lines x1 y1 x2 y2 with the painter's pen, straight from the array's memory."""
    if len(lines):
        held = np.ascontiguousarray(lines, np.float64)
        painter.drawLines(Shiboken.wrapInstance(held.ctypes.data, QLineF), len(held))  # type: ignore[call-overload]


def seen(lines: Doubles, width: float, height: float, margin: float) -> tuple[NDArray[np.intp], Doubles]:
    """Which lines cross the window, and from which to which share of their length (n, 2) (Liang and Barsky)."""
    start, way = lines[:, :2], lines[:, 2:] - lines[:, :2]
    low, high = np.zeros(len(lines)), np.ones(len(lines))
    with np.errstate(divide="ignore", invalid="ignore"):
        for axis, far in ((0, width + margin), (1, height + margin)):
            one, two = (-margin - start[:, axis]) / way[:, axis], (far - start[:, axis]) / way[:, axis]
            still = way[:, axis] == 0
            inside = (start[:, axis] >= -margin) & (start[:, axis] <= far)
            one, two = np.where(still, np.where(inside, -np.inf, np.inf), one), np.where(still, np.inf, two)
            low, high = np.maximum(low, np.minimum(one, two)), np.minimum(high, np.maximum(one, two))
    rows = np.flatnonzero(low < high)
    return rows, np.column_stack([low[rows], high[rows]])


def cut(lines: Doubles, parts: Doubles) -> Doubles:
    """The lines shortened to the given shares of their length."""
    start, way = lines[:, :2], lines[:, 2:] - lines[:, :2]
    return np.hstack([start + way * parts[:, :1], start + way * parts[:, 1:]])


def strongest(lines: Doubles, parts: Doubles, ink: float) -> int:
    """The row from which on lines, the strongest last, take at most so much ink (pixels) within `parts`."""
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]) * (parts[:, 1] - parts[:, 0])
    return len(lines) - int(np.searchsorted(np.cumsum(length[::-1]), ink, side="right"))


def dashes(lines: Doubles, parts: Doubles, on: float, off: float) -> Doubles | None:
    """The dashes of the lines within `parts`; they hang on the line's first end, so they stand still while panning.

    None where there would be more than `MOST_DASHES`.
    """
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    first = np.floor(parts[:, 0] * length / (on + off))
    count = (np.ceil(parts[:, 1] * length / (on + off)) - first).astype(np.int64)
    total = int(count.sum())
    if total > MOST_DASHES:
        return None
    line = np.repeat(np.arange(len(lines)), count)
    number = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
    begin = (number + np.repeat(first, count)) * (on + off)
    whole = np.maximum(length[line], 1e-9)
    return cut(lines[line], np.column_stack([begin / whole, np.minimum((begin + on) / whole, 1.0)]))


def heads(lines: Doubles, size: float) -> Doubles:
    """The two strokes of an arrow head in the middle of each line, pointing at its second end; lines too short for one
    get none."""
    way = lines[:, 2:] - lines[:, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    long = length > 6 * size
    way, length = way[long] / length[long][:, None], length[long]
    tip = lines[long, :2] + way * (length[:, None] * 0.5 + size / 2)
    aside = np.column_stack([-way[:, 1], way[:, 0]])
    wings = [tip - way * size + turn * aside * size * 0.62 for turn in (-1, 1)]
    return np.concatenate([np.hstack([wing, tip]) for wing in wings])


def stamp(painter: QPainter, points: Doubles, reach: float, paint: Callable[[QPainter], None]) -> None:
    """Paint the same small thing, which reaches `reach` pixels from its middle, at each of the points."""
    ratio = painter.device().devicePixelRatioF()
    side = 2 * math.ceil((reach + 1) * ratio) + 1
    stamped = QPixmap(side, side)
    stamped.fill(Qt.GlobalColor.transparent)
    brush = QPainter(stamped)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush.translate(side / 2, side / 2)
    brush.scale(ratio, ratio)
    paint(brush)
    brush.end()
    pieces = np.zeros((len(points), 10))
    pieces[:, :2] = points
    pieces[:, 4:6] = side
    pieces[:, 6:8] = 1 / ratio
    pieces[:, 9] = 1
    piece = cast(QPainter.PixmapFragment, Shiboken.wrapInstance(pieces.ctypes.data, QPainter.PixmapFragment))
    painter.drawPixmapFragments(piece, len(points), stamped)
