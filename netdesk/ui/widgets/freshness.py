"""The mark of freshness: a disc that is full while fresh and empties with silence, so that no colour need tell it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.widgets import paint

FULL = 3
"""The level of a full disc; 0 is an empty ring."""
_TURN = 5760  # a whole turn in Qt's sixteenths of a degree
_SIZE = 9


def paint_disc(brush: QPainter, area: QRectF, level: int, colour: QColor) -> None:
    """A ring filled by thirds: full, two thirds, one third, empty and dotted."""
    pen = QPen(colour, 1.3)
    if level <= 0:
        pen.setDashPattern([1.2, 1.4])
    brush.setPen(pen)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.drawEllipse(area)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(colour)
    if level >= FULL:
        brush.drawEllipse(area)
    elif level > 0:
        brush.drawPie(area, 90 * 16, -_TURN * level // FULL)


class FreshnessMark(QWidget):
    """The disc beside a word."""

    def __init__(self, colour: paint.Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self.level = colour, FULL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_level(self, level: int) -> None:
        """From `FULL` to 0; the word beside it says the same."""
        self.level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE + 3, _SIZE + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        paint_disc(brush, QRectF(1.5, 1.5, _SIZE, _SIZE), self.level, paint.colour_of(self._colour))
        brush.end()
