"""Two bars: steps reached one after the other, and a balance around a middle."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.spoken import Role


def paint_balance(
    brush: QPainter, area: QRectF, left: float, right: float, give: QColor, take: QColor, track: QColor, middle: QColor
) -> None:
    """Two shares (0…1 of half the width each) growing from the middle of a rounded track."""
    radius = area.height() / 2
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(track)
    brush.drawRoundedRect(area, radius, radius)
    centre, half = area.center().x(), area.width() / 2
    _paint_share(brush, QRectF(centre - half * left, area.top(), half * left, area.height()), give, left)
    _paint_share(brush, QRectF(centre, area.top(), half * right, area.height()), take, right)
    brush.fillRect(QRectF(centre - 0.5, area.top(), 1, area.height()), middle)


def _paint_share(brush: QPainter, area: QRectF, colour: QColor, share: float) -> None:
    if share <= 0:
        return
    if share < 0.95:
        brush.fillRect(area, colour)
        return
    brush.setBrush(colour)  # as round as the end of the track it covers, square in the middle of the bar
    brush.drawRoundedRect(area, area.height() / 2, area.height() / 2)


def shares(given: int, received: int, full: int = 12) -> tuple[float, float]:
    """How far each side of a balance reaches: on one scale, which grows once either side passes `full`."""
    scale = max(full, given, received)
    return given / scale, received / scale


class GiveTakeBar(QWidget):
    """What was given to the left, what was received to the right."""

    spoken_as = Role.Graphic

    def __init__(self, give: paint.Colour, take: paint.Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._give, self._take = give, take
        self._shares = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(self, given: int, received: int, spoken: str) -> None:
        """Show two counts; `spoken` is the sentence for screen readers and the tooltip."""
        self._shares = shares(given, received)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        area = QRectF(self.rect())
        give, take = paint.colour_of(self._give), paint.colour_of(self._take)
        track, middle = paint.role(self, paint.TRACK), paint.role(self, paint.INK3)
        paint_balance(brush, area, *self._shares, give, take, track, middle)
        brush.end()


class StageBar(QWidget):
    """A row of segments: a colour for each step reached, none for those still ahead."""

    spoken_as = Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: list[paint.Colour | None] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_segments(self, segments: Sequence[paint.Colour | None], spoken: str) -> None:
        """Show the steps; `spoken` says them to screen readers."""
        self._segments = list(segments)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        gap, number = 3.0, max(len(self._segments), 1)
        width = (self.width() - gap * (number - 1)) / number
        for place, colour in enumerate(self._segments):
            brush.setBrush(paint.role(self, paint.TRACK) if colour is None else paint.colour_of(colour))
            area = QRectF(place * (width + gap), 0, width, self.height())
            brush.drawRoundedRect(area, self.height() / 2, self.height() / 2)
        brush.end()
