"""What lines and marks mean: drawn with the strokes of the picture itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk import words
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.ui.network.colours import LIGHT, Colours, mixed
from netdesk.ui.network.overlay import suggested_pen
from netdesk.ui.network.picture import mark_colours
from netdesk.ui.network.tints import REST, Tints

_PAD, _LINE, _SAMPLE = 14.0, 22.0, 52.0
_HEAD = 20.0  # of a title
_DISC = 5.5
_WIDEST = 190.0  # a name of a group is cut there
_SAMPLES: tuple[tuple[float, tuple[float, ...]], ...] = ((1.6, (0.1, 3.4)), (2.0, (3.5, 2.5)), (3.0, ()), (4.6, ()))

Draw = Callable[[QPainter, Colours, float, float], None]
Row = tuple[str, Draw]


class Legend(QWidget):
    """A panel that tells the four kinds of line apart, what it means when one is pale, and whose colour is whose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = LIGHT
        self._tints: Tints | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Trust on a link"))
        self.set_tints(None)

    def set_colours(self, colours: Colours) -> None:
        """Paint in other colours from now on."""
        self._colours = colours
        self.update()

    def set_tints(self, tints: Tints | None) -> None:
        """Tell what else marks are coloured by."""
        self._tints = tints
        rows = [row for _title, part in _parts(tints) for row in part]
        self.setAccessibleDescription(", ".join(text for text, _draw in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its longest word needs."""
        width, height = size(self.font(), self._tints)
        return QSize(round(width) + 1, round(height) + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panel."""
        painter = QPainter(self)
        paint(painter, QPointF(0.5, 0.5), self.font(), self._colours, self._tints)


def size(font: QFont, tints: Tints | None = None) -> tuple[float, float]:
    """Width and height in pixels of the legend in a font."""
    (small, strong), parts = _fonts(font), _parts(tints)
    texts = [text for _title, rows in parts for text, _draw in rows]
    widest = min(max(QFontMetricsF(small).horizontalAdvance(text) for text in texts), _WIDEST)
    title = max(QFontMetricsF(strong).horizontalAdvance(title) for title, _rows in parts)
    width = max(_SAMPLE + 12 + widest, title) + 2 * _PAD + 8
    return width, 2 * _PAD + len(parts) * _HEAD + (len(parts) - 1) * _PAD / 2 + len(texts) * _LINE


def paint(painter: QPainter, corner: QPointF, font: QFont, colours: Colours, tints: Tints | None = None) -> None:
    """Paint the legend with its top left corner at `corner`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = size(font, tints)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.panel))
    painter.drawRoundedRect(QRectF(corner.x(), corner.y(), width - 1, height - 1), 10, 10)
    small, strong = _fonts(font)
    left, y = corner.x() + _PAD, corner.y() + _PAD
    for title, rows in _parts(tints):
        _write(painter, title, strong, colours.faint, left, y + 8)
        y += _HEAD
        for text, draw in rows:
            draw(painter, colours, left + 3, y + _LINE / 2)
            shown = QFontMetricsF(small).elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
            _write(painter, shown, small, colours.ink, left + _SAMPLE + 12, y + _LINE / 2)
            y += _LINE
        y += _PAD / 2


def _parts(tints: Tints | None) -> list[tuple[str, list[Row]]]:
    """The titles, with what stands below each: words, and what draws their sample."""
    tinted = tints is not None
    stages: list[Row] = [(words.stage(stage), partial(_paint_stage, stage, tinted)) for stage in Stage]
    others: list[Row] = [
        (_("Paler: silent for longer"), partial(_paint_fading, tinted)),
        (_("Towards more trust"), partial(_paint_arrow, tinted)),
        (_("Suggested only"), _paint_suggested),
    ]
    parts = [(_("Trust on a link"), stages + others)]
    if tints is not None:
        groups: list[Row] = [(name, partial(_paint_group, tint)) for tint, name in enumerate(tints.names)]
        parts.append((_("Colours"), [*groups, (_("All others"), partial(_paint_group, REST))]))
    return parts


def _ink(stage: Stage, tinted: bool, colours: Colours) -> str:
    """The colour of a stage's lines; where colours tell groups apart, lines have none."""
    return colours.faint if tinted else colours.stages[stage]


def _paint_stage(stage: Stage, tinted: bool, painter: QPainter, colours: Colours, left: float, y: float) -> None:
    painter.setPen(sample_pen(stage, colours, tinted))
    painter.drawLine(QPointF(left, y), QPointF(left + _SAMPLE - 6, y))
    if tinted:
        _paint_disc(painter, colours, stage, REST, left, y)


def _paint_group(tint: int, painter: QPainter, colours: Colours, left: float, y: float) -> None:
    _paint_disc(painter, colours, Stage.PROFITABILITY, tint, left, y)


def _paint_disc(painter: QPainter, colours: Colours, stage: Stage, tint: int, left: float, y: float) -> None:
    ink, fill = mark_colours(colours, stage, tint)
    painter.setPen(QPen(QColor(ink), 2.2))
    painter.setBrush(fill)
    painter.drawEllipse(QPointF(left + _SAMPLE / 2 - 3, y), _DISC, _DISC)


def _paint_arrow(tinted: bool, painter: QPainter, colours: Colours, left: float, y: float) -> None:
    painter.setPen(QPen(QColor(_ink(Stage.CREDIBILITY, tinted, colours)), 2))
    painter.drawLine(QPointF(left, y), QPointF(left + _SAMPLE - 6, y))
    for side in (-4, 4):
        painter.drawLine(QPointF(left + 20, y + side), QPointF(left + 27, y))


def _paint_suggested(painter: QPainter, colours: Colours, left: float, y: float) -> None:
    path = QPainterPath(QPointF(left, y + 4))
    path.quadTo(QPointF(left + _SAMPLE / 2, y - 10), QPointF(left + _SAMPLE - 6, y + 4))
    painter.setPen(suggested_pen(colours))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_fading(tinted: bool, painter: QPainter, colours: Colours, left: float, y: float) -> None:
    """A line that pales, as the lines of the picture do past their longest interval."""
    shares = (1.0, 0.76, 0.54, 0.36)
    step = (_SAMPLE - 6) / len(shares)
    for place, share in enumerate(shares):
        painter.setPen(QPen(mixed(_ink(Stage.CREDIBILITY, tinted, colours), colours.panel, share), 3))
        painter.drawLine(QPointF(left + place * step, y), QPointF(left + (place + 1) * step - 3, y))


def sample_pen(stage: Stage, colours: Colours, tinted: bool = False) -> QPen:
    """The pen of a stage at its full strength."""
    width, dash = _SAMPLES[stage]
    pen = QPen(QColor(_ink(stage, tinted, colours)), width)
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
