"""The small card beside a hovered person: name, stage, how long it has been silent, and what tells them apart."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from netdesk import words
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.i18n import _, plural
from netdesk.ui.network.picture import Picture

_PAD = 9.0
_TAGS = 2
_WIDEST = 300.0


def paint(painter: QPainter, picture: Picture, row: int, point: QPointF, radius: float, window: QRectF) -> None:
    """Paint the card of the person in `row`, whose mark is at `point`, inside the window."""
    bold, plain = _fonts(picture)
    faint = picture.colours.faint
    lines = [(picture.name(row), bold, picture.colours.ink), (told(picture, row), plain, faint)]
    if row:
        lines.append((_standing(picture, row), plain, faint))
    width = max(QFontMetricsF(font).horizontalAdvance(text) for text, font, _colour in lines) + 2 * _PAD
    heights = [QFontMetricsF(font).height() for _text, font, _colour in lines]
    box = _beside(point, radius, width, sum(heights) + _PAD, window)
    painter.setPen(QPen(QColor(picture.colours.line), 1))
    painter.setBrush(QColor(picture.colours.panel))
    painter.drawRoundedRect(box, 7, 7)
    top = box.top() + _PAD / 2
    for (text, font, colour), height in zip(lines, heights, strict=True):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(box.left() + _PAD, top, box.width(), height), Qt.AlignmentFlag.AlignVCenter, text)
        top += height


def told(picture: Picture, row: int) -> str:
    """The stage, and where the link with me pales the word for it."""
    if row == 0:
        return _("Me")
    stage, graph = words.stage(Stage(int(picture.graph.stages[row]))), picture.graph
    quiet = graph.link_quiet[(graph.links == 0).any(axis=1) & (graph.links == row).any(axis=1)]
    if not quiet.size or not quiet.max():
        return stage
    state = Freshness.DORMANT if quiet.max() >= 1 else Freshness.FADING
    return f"{stage} · {words.freshness(state)}"


def _standing(picture: Picture, row: int) -> str:
    """What tells somebody apart: the sphere, some tags, and with how many they are linked."""
    graph, many = picture.graph, len(picture.strands.of(row))
    tags = sorted(graph.tags[row], key=fold)[:_TAGS]
    words = [graph.spheres[row], *tags, plural("{n} link", "{n} links", many)]
    text = " · ".join(word for word in words if word)
    return QFontMetricsF(picture.font).elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)


def _fonts(picture: Picture) -> tuple[QFont, QFont]:
    bold = QFont(picture.font)
    bold.setPixelSize(12)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold, picture.font


def _beside(point: QPointF, radius: float, width: float, height: float, window: QRectF) -> QRectF:
    """A box to the right of a mark, or to its left at the window's edge, never outside."""
    left = point.x() + radius + 8
    if left + width > window.right() - 4:
        left = point.x() - radius - 8 - width
    top = min(max(point.y() - height / 2, 4.0), max(window.bottom() - height - 4, 4.0))
    return QRectF(round(max(left, 4.0)) + 0.5, round(top) + 0.5, round(width), round(height))
