"""A bar of hours against the yardsticks: how far a link has come, with a mark at each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.spoken import Role


class Yardstick(QWidget):
    """What was measured, on a scale that ends at the last mark."""

    spoken_as = Role.Graphic

    def __init__(self, marks: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self.value = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: float, spoken: str) -> None:
        """Show a value; `spoken` says it to screen readers."""
        self.value = value
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        width, height, full = self.width(), self.height(), self._marks[-1]
        bar = QRectF(0, 2, width, height - 4)
        brush.setBrush(paint.role(self, paint.TRACK))
        brush.drawRoundedRect(bar, 2, 2)
        brush.setBrush(paint.role(self, paint.INK3))
        brush.drawRoundedRect(QRectF(0, 2, width * min(1.0, self.value / full), height - 4), 2, 2)
        for mark in self._marks:
            brush.fillRect(QRectF(min(width * mark / full, width - 1.0), 0, 1, height), paint.role(self, paint.INK2))
        brush.end()
