"""Going from person to person with the arrow keys."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from netdesk.network.graph import Floats

Doubles = NDArray[np.float64]

WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


def towards(places: Floats, row: int, right: float, down: float, among: NDArray[np.intp] | None = None) -> int | None:
    """Who stands nearest to somebody in a direction, out of `among` (everybody by default); None where nobody does.

    What lies aside counts double, and nobody farther aside than 60 degrees is taken.
    """
    rows = np.arange(len(places)) if among is None else among
    away = (places[rows] - places[row]).astype(np.float64)
    length = np.hypot(away[:, 0], away[:, 1])
    along = away[:, 0] * right + away[:, 1] * down
    cost = np.where((along > 0.5 * length) & (length > 0), length * 2 - along, np.inf)
    return int(rows[int(cost.argmin())]) if len(rows) and np.isfinite(cost.min()) else None
