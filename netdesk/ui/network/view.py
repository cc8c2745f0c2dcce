"""Which part of the network is seen, and how layout units become pixels."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """A window of `width` x `height` pixels with the layout point (x, y) in its middle, `scale` pixels per unit."""

    scale: float
    x: float
    y: float
    width: float
    height: float

    @classmethod
    def fitting(cls, box: QRectF, width: float, height: float, margin: float = 0.0) -> "View":
        """The view that shows all of `box` (layout units) with `margin` pixels around it."""
        wide, high = max(width - 2 * margin, 1.0), max(height - 2 * margin, 1.0)
        scale = min(wide / max(box.width(), 1e-6), high / max(box.height(), 1e-6))
        return cls(scale, box.center().x(), box.center().y(), width, height)

    def pixels(self, places: NDArray[np.floating]) -> Doubles:
        """Layout positions (n, 2) as pixels."""
        moved: Doubles = places.astype(np.float64) - np.array([self.x, self.y])
        moved *= self.scale
        moved += np.array([self.width / 2, self.height / 2])
        return moved

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """One layout position as a pixel."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The layout position under a pixel."""
        return (x - self.width / 2) / self.scale + self.x, (y - self.height / 2) / self.scale + self.y

    def wider(self, share: float) -> "View":
        """The same view with `share` of its size more on each side."""
        return replace(self, width=self.width * (1 + 2 * share), height=self.height * (1 + 2 * share))

    def holds(self, points: Doubles, reach: float = 0.0) -> NDArray[np.bool_]:
        """Which of the pixels (n, 2) lie in the window or within `reach` of it."""
        x, y = points[:, 0], points[:, 1]
        return (x >= -reach) & (y >= -reach) & (x <= self.width + reach) & (y <= self.height + reach)

    @property
    def box(self) -> QRectF:
        """What is seen, in layout units."""
        wide, high = self.width / self.scale, self.height / self.scale
        return QRectF(self.x - wide / 2, self.y - high / 2, wide, high)

    def on(self, other: "View") -> QRectF:
        """Where this view's window lies among the pixels of another one."""
        box = self.box
        left, top = other.pixel(box.left(), box.top())
        return QRectF(left, top, box.width() * other.scale, box.height() * other.scale)
