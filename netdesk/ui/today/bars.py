"""What was given, above a line, and what was received, below it, one pair of bars for each fortnight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.spoken import Role

_HEIGHT = 96
_BAR = 20.0
_LEAST = 4  # the scale of few gifts: one of them must not fill the picture


class CapitalBars(QWidget):
    """Both directions on one scale."""

    spoken_as = Role.Graphic

    def __init__(self, give: paint.Colour, take: paint.Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._give, self._take = give, take
        self._values: Sequence[tuple[int, int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(self, values: Sequence[tuple[int, int]], spoken: str) -> None:
        """Show pairs of given and received, the oldest first; `spoken` says it in a sentence."""
        self._values = values
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        most_given = max([_LEAST // 2, *(given for given, _received in self._values)])
        most_received = max([_LEAST // 2, *(received for _given, received in self._values)])
        scale = (self.height() - 3) / (most_given + most_received)
        middle = 1 + most_given * scale
        step = self.width() / max(1, len(self._values))
        width = min(_BAR, step * 0.5)
        for place, (given, received) in enumerate(self._values):
            left = step * (place + 0.5) - width / 2
            brush.fillRect(QRectF(left, middle - given * scale, width, given * scale), paint.colour_of(self._give))
            brush.fillRect(QRectF(left, middle, width, received * scale), paint.colour_of(self._take))
        brush.fillRect(QRectF(0, middle - 0.5, self.width(), 1), paint.role(self, paint.INK3))
        brush.end()
