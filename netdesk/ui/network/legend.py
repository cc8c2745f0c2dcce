"""What the lines mean: drawn with the strokes of the picture itself."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk import words
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.ui.network.colours import LIGHT, Colours, mixed
from netdesk.ui.network.overlay import suggested_pen

_PAD, _LINE, _SAMPLE = 14.0, 22.0, 52.0
_SAMPLES: tuple[tuple[float, tuple[float, ...]], ...] = ((1.6, (0.1, 3.4)), (2.0, (3.5, 2.5)), (3.0, ()), (4.6, ()))


class Legend(QWidget):
    """A panel that tells the four kinds of line apart, and what it means when one is pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Trust on a link"))
        self.setAccessibleDescription(", ".join(_lines()))

    def set_colours(self, colours: Colours) -> None:
        """Paint in other colours from now on."""
        self._colours = colours
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its longest word needs."""
        width, height = size(self.font())
        return QSize(round(width) + 1, round(height) + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panel."""
        painter = QPainter(self)
        paint(painter, QPointF(0.5, 0.5), self.font(), self._colours)


def size(font: QFont) -> tuple[float, float]:
    """Width and height in pixels of the legend in a font."""
    small, strong = _fonts(font)
    widest = max(QFontMetricsF(small).horizontalAdvance(line) for line in _lines())
    title = QFontMetricsF(strong).horizontalAdvance(_("Trust on a link"))
    return max(_SAMPLE + 12 + widest, title) + 2 * _PAD + 8, 2 * _PAD + 20 + len(_lines()) * _LINE


def paint(painter: QPainter, corner: QPointF, font: QFont, colours: Colours) -> None:
    """Paint the legend with its top left corner at `corner`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = size(font)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.panel))
    painter.drawRoundedRect(QRectF(corner.x(), corner.y(), width - 1, height - 1), 10, 10)
    small, strong = _fonts(font)
    _write(painter, _("Trust on a link"), strong, colours.faint, corner.x() + _PAD, corner.y() + _PAD + 8)
    for row, stage in enumerate(Stage):
        y = corner.y() + _PAD + 20 + _LINE * (row + 0.5)
        painter.setPen(sample_pen(stage, colours))
        painter.drawLine(QPointF(corner.x() + _PAD + 3, y), QPointF(corner.x() + _PAD + _SAMPLE - 3, y))
        _write(painter, words.stage(stage), small, colours.ink, corner.x() + _PAD + _SAMPLE + 12, y)
    y = corner.y() + _PAD + 20 + _LINE * (len(Stage) + 0.5)
    _paint_fading(painter, corner.x() + _PAD + 3, y, colours)
    _write(painter, _paler(), small, colours.ink, corner.x() + _PAD + _SAMPLE + 12, y)
    _paint_arrow(painter, corner.x() + _PAD + 3, y + _LINE, colours)
    _write(painter, _leaning(), small, colours.ink, corner.x() + _PAD + _SAMPLE + 12, y + _LINE)
    _paint_suggested(painter, corner.x() + _PAD + 3, y + 2 * _LINE, colours)
    _write(painter, _suggested(), small, colours.ink, corner.x() + _PAD + _SAMPLE + 12, y + 2 * _LINE)


def _lines() -> tuple[str, ...]:
    return (*(words.stage(stage) for stage in Stage), _paler(), _leaning(), _suggested())


def _paler() -> str:
    return _("Paler: silent for longer")


def _leaning() -> str:
    return _("Towards more trust")


def _suggested() -> str:
    return _("Suggested only")


def _paint_arrow(painter: QPainter, left: float, y: float, colours: Colours) -> None:
    painter.setPen(QPen(QColor(colours.stages[Stage.CREDIBILITY]), 2))
    painter.drawLine(QPointF(left, y), QPointF(left + _SAMPLE - 6, y))
    for side in (-4, 4):
        painter.drawLine(QPointF(left + 20, y + side), QPointF(left + 27, y))


def _paint_suggested(painter: QPainter, left: float, y: float, colours: Colours) -> None:
    path = QPainterPath(QPointF(left, y + 4))
    path.quadTo(QPointF(left + _SAMPLE / 2, y - 10), QPointF(left + _SAMPLE - 6, y + 4))
    painter.setPen(suggested_pen(colours))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_fading(painter: QPainter, left: float, y: float, colours: Colours) -> None:
    """A line that pales, as the lines of the picture do past their longest interval."""
    shares = (1.0, 0.76, 0.54, 0.36)
    step = (_SAMPLE - 6) / len(shares)
    for place, share in enumerate(shares):
        painter.setPen(QPen(mixed(colours.stages[Stage.CREDIBILITY], colours.panel, share), 3))
        painter.drawLine(QPointF(left + place * step, y), QPointF(left + (place + 1) * step - 3, y))


def sample_pen(stage: Stage, colours: Colours) -> QPen:
    """The pen of a stage at its full strength."""
    width, dash = _SAMPLES[stage]
    pen = QPen(QColor(colours.stages[stage]), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dash:
        pen.setDashPattern(list(dash))
    return pen


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    small, strong = QFont(font), QFont(font)
    small.setPixelSize(12)
    strong.setPixelSize(12)
    strong.setWeight(QFont.Weight.DemiBold)
    return small, strong


def _write(painter: QPainter, text: str, font: QFont, colour: str, x: float, middle: float) -> None:
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)
