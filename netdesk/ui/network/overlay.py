"""What lies over the painted picture: who is in focus or hovered, faces, suggested links, and a gesture under way."""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from netdesk.ui.network import bows, chip
from netdesk.ui.network.colours import Colours, mixed
from netdesk.ui.network.focus import Focus
from netdesk.ui.network.gestures import Act, Gesture
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.view import View

Rows = NDArray[np.intp]
Face = Callable[[int], QPixmap | None]

_MOST_HOVERED = 600
_FEW_PEOPLE = 1500
_FACE_FROM = 12.0  # pixels of radius from which a picture tells more than initials
_MOST_FACES = 150


def paint_focus(painter: QPainter, view: View, picture: Picture, focus: Focus) -> None:
    """Paint those in front, the second step paler behind the first, and a ring around whom it is about."""
    painter.setOpacity(0.55)
    _paint_links(painter, view, picture, focus.links_beyond, strong=False)
    picture.marks(painter, view, focus.beyond)
    painter.setOpacity(1.0)
    _paint_links(painter, view, picture, focus.links, strong=True)
    picture.marks(painter, view, focus.people)
    if focus.centre is not None:
        point, radius = mark(picture, view, focus.centre)
        painter.setPen(QPen(QColor(picture.colours.accent), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, radius + 5, radius + 5)


def paint_gathered(painter: QPainter, view: View, picture: Picture, rows: Sequence[int]) -> None:
    """Paint a dashed ring around each of those whom the user gathers."""
    if rows:
        picture.marks(painter, view, np.array(rows, np.intp))
        painter.setPen(QPen(QColor(picture.colours.accent), 2.0, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in rows:
        point, radius = mark(picture, view, row)
        painter.drawEllipse(point, radius + 5, radius + 5)


def paint_hovered_links(painter: QPainter, view: View, picture: Picture, row: int, *, alone: bool) -> None:
    """Bring the links of a hovered person to the front; `alone` where nobody else is in focus."""
    links = picture.strands.of(row)
    if row == 0 or len(links) > _MOST_HOVERED:
        return
    _paint_links(painter, view, picture, links, strong=True)
    few = len(picture.graph) <= _FEW_PEOPLE and alone
    people = None if few else np.unique(picture.strands.pairs[links]).astype(np.intp)
    picture.marks(painter, view, people, vector=False)  # over the links, which may cross somebody else


def paint_hovered(painter: QPainter, view: View, picture: Picture, row: int) -> None:
    """Paint a hovered person larger, with the card that says who it is."""
    picture.marks(painter, view, np.array([row]), grown=1.22)
    point, radius = mark(picture, view, row)
    chip.paint(painter, picture, row, point, radius * 1.22, QRectF(0, 0, view.width, view.height))


def paint_faces(painter: QPainter, view: View, picture: Picture, face: Face, rows: Rows | None) -> None:
    """Paint the pictures of people into the marks that have room for them, of `rows` alone where given."""
    sizes, points = picture.sizes(view), view.pixels(picture.places)
    large = (sizes >= _FACE_FROM) & view.holds(points, 30.0)
    large[0] = False
    order = np.flatnonzero(large) if rows is None else rows[large[rows]]
    for row in order[:_MOST_FACES].tolist():
        if (pixmap := face(row)) is not None:
            _paint_face(painter, pixmap, QPointF(*points[row].tolist()), float(sizes[row]) - 1.2)


def _paint_face(painter: QPainter, pixmap: QPixmap, middle: QPointF, radius: float) -> None:
    painter.save()
    path = QPainterPath()
    path.addEllipse(middle, radius, radius)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
    painter.restore()


def suggested_pen(colours: Colours) -> QPen:
    """The pen of links that are only suggested; it is that of no stage."""
    pen = QPen(mixed(colours.ink, colours.background, 0.7), 1.5)
    pen.setDashPattern([0.8, 3.0])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def paint_suggested(
    painter: QPainter,
    view: View,
    picture: Picture,
    pairs: Sequence[bows.Pair],
    marked: bows.Pair | None,
    *,
    front: bool,
) -> None:
    """Paint links that are only suggested, bowed, so that none is taken for a link; paler where they recede, and the
    `marked` one, of which the card tells, before all."""
    pen = suggested_pen(picture.colours)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pair in pairs:
        painter.setOpacity(1.0 if front or pair == marked else 0.2)
        painter.setPen(_marked_pen(pen, picture.colours) if pair == marked else pen)
        painter.drawPath(bows.path(view, picture.places, pair))
    painter.setOpacity(1.0)
    over = pairs if front else [pair for pair in pairs if pair == marked]
    if over:
        picture.marks(painter, view, np.unique(np.array(over)).astype(np.intp))


def _marked_pen(pen: QPen, colours: Colours) -> QPen:
    marked = QPen(pen)
    marked.setColor(QColor(colours.accent))
    marked.setWidthF(2.6)
    return marked


def paint_gesture(painter: QPainter, view: View, picture: Picture, gesture: Gesture) -> None:
    """Paint the lasso, or the line from one person towards another."""
    painter.setPen(QPen(QColor(picture.colours.accent), 1.8, Qt.PenStyle.DashLine))
    if gesture.act is Act.LASSO:
        ground = QColor(picture.colours.accent)
        ground.setAlpha(28)
        painter.setBrush(ground)
        painter.drawPolygon(QPolygonF(gesture.path))
    elif gesture.act is Act.TIE and gesture.row is not None:
        point, radius = mark(picture, view, gesture.row)
        way = gesture.end - point
        far = math.hypot(way.x(), way.y())
        if far > radius:
            painter.drawLine(point + way * (radius / far), gesture.end)


def mark(picture: Picture, view: View, row: int) -> tuple[QPointF, float]:
    """The pixel and the radius of somebody's mark."""
    x, y = view.pixel(*picture.places[row].tolist())
    return QPointF(x, y), float(picture.sizes(view)[row])


def _paint_links(painter: QPainter, view: View, picture: Picture, links: Rows, *, strong: bool) -> None:
    for _step in picture.links(painter, view, links, strong=strong):
        pass
