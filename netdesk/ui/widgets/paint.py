"""What the painted widgets share: names for the palette's roles, colours asked for when painting, the focus ring."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

Colour = QColor | Callable[[], QColor]
"""A colour, or something that is asked for it whenever it is needed, so that it follows a change of appearance."""

INK = QPalette.ColorRole.WindowText
INK2 = QPalette.ColorRole.Dark
INK3 = QPalette.ColorRole.PlaceholderText
GROUND = QPalette.ColorRole.Base
LINE = QPalette.ColorRole.Mid
LINE_STRONG = QPalette.ColorRole.Shadow
TRACK = QPalette.ColorRole.AlternateBase
HOVER = QPalette.ColorRole.Light
ACCENT = QPalette.ColorRole.Highlight
ACCENT_SOFT = QPalette.ColorRole.Midlight
ON_ACCENT = QPalette.ColorRole.HighlightedText


def colour_of(colour: Colour) -> QColor:
    """The colour as it is now."""
    return QColor(colour) if isinstance(colour, QColor) else colour()


def role(widget: QWidget, which: QPalette.ColorRole) -> QColor:
    """A colour of the widget's palette."""
    return widget.palette().color(which)


def painter(widget: QWidget) -> QPainter:
    """A painter with smooth edges and no pen, to be ended by the caller."""
    made = QPainter(widget)
    made.setRenderHint(QPainter.RenderHint.Antialiasing)
    made.setPen(Qt.PenStyle.NoPen)
    return made


def rounded(brush: QPainter, rect: QRectF, radius: float, fill: QColor, line: QColor, width: float = 1.0) -> None:
    """A filled rounded rectangle with its outline inside `rect`."""
    inset = width / 2
    brush.setPen(QPen(line, width))
    brush.setBrush(fill)
    brush.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(brush: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """The ring around what has the keyboard, just inside `rect`."""
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(QPen(colour, 2))
    brush.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
