"""The network as it is painted: rings, links, marks and names, on the screen and on paper alike."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from netdesk.i18n import _
from netdesk.network.graph import Floats, Graph
from netdesk.network.layout import MARK_RADIUS, ME_RADIUS, STRETCH, Band
from netdesk.ui.network import labels, strokes
from netdesk.ui.network.colours import Colours, mixed
from netdesk.ui.network.strands import LOOKS, Kind, Strands
from netdesk.ui.network.tints import REST, Tints
from netdesk.ui.network.view import View

Doubles = NDArray[np.float64]
Rows = NDArray[np.intp]

OUTLINE = 2.4
_FULL = (0.0, 0.14, 0.3, 0.5)  # of a group's colour in its marks, by stage
_SMALL = 3.0  # pixels: the radius below which a ring is drawn as a dot
_LEAST = 1.6  # pixels: the radius below which a mark would be lost
_CHUNK = 1200  # lines between two breaths
_CROWD = 420.0  # links from which on they step back, so that the people stay in front
_QUICK_INK = 450_000.0  # pixels of lines in a frame that has to be quick: Qt needs some 7 ms for them
_LONGEST_NAME = 170.0
HALO = 6.0  # pixels that the ring around the selected mark takes
_ROOM_FOR_INITIALS = 12.0  # pixels
_ARROWS_FROM = 0.45  # pixels per layout unit: from farther away arrows would be dust
_CLEAR_OF = (3.5, 6.5)  # pixels: names keep clear of marks from this radius on; where few have room, of these alone
_FEW = 0.6  # of the names that would find room in an empty window


class Picture:
    """A graph with its positions, colours and font. Never changes, so a worker may paint it while the window does."""

    def __init__(
        self,
        graph: Graph,
        places: Floats,
        bands: Sequence[Band],
        colours: Colours,
        font: QFont,
        tints: Tints | None = None,
    ) -> None:
        self.graph, self.places, self.bands, self.colours = graph, places, tuple(bands), colours
        self.tints = tints
        self.font = QFont(font)
        self.font.setPixelSize(11)
        self.radii = np.array(MARK_RADIUS)[graph.stages]
        self.radii[0] = ME_RADIUS
        self._names: dict[int, str] = {}
        self._widths: dict[int, float] = {}

    @cached_property
    def strands(self) -> Strands:
        """The links in drawing order."""
        return Strands(self.graph)

    @cached_property
    def tinted(self) -> Rows:
        """The number of everyone's colour where marks are not coloured by stage; `REST` for the rest."""
        numbers = self.tints.numbers if self.tints else {}
        return np.fromiter((numbers.get(one, REST) for one in self.graph.ids), np.intp, len(self.graph))

    def moved(self, places: Floats) -> "Picture":
        """The same picture with people elsewhere."""
        return Picture(self.graph, places, self.bands, self.colours, self.font, self.tints)

    @cached_property
    def importance(self) -> Rows:
        """Everyone but me, those whose names matter most first: by stage, then by hours."""
        order = np.lexsort((-self.graph.hours, -self.graph.stages.astype(np.int64)))
        return order[order > 0]

    @cached_property
    def box(self) -> QRectF:
        """What has to be seen for the whole network to be seen, in layout units."""
        reach = max([120.0, *(band.outer for band in self.bands)])
        low = np.minimum(self.places.min(axis=0), (-reach * STRETCH, -reach)) - 16
        high = np.maximum(self.places.max(axis=0), (reach * STRETCH, reach)) + 16
        return QRectF(QPointF(*low.tolist()), QPointF(*high.tolist()))

    def sizes(self, view: View) -> Doubles:
        """The radius of everyone's mark in pixels."""
        return np.maximum(self.radii * mark_scale(view), _LEAST)

    def name(self, row: int) -> str:
        """A name short enough for a label."""
        if row not in self._names:
            shown = " ".join(self.graph.names[row].split())
            self._names[row] = self._metrics.elidedText(shown, Qt.TextElideMode.ElideRight, _LONGEST_NAME)
        return self._names[row]

    # --- painting in steps, so that thousands of links never hold up the window

    def steps(self, painter: QPainter, view: View, quick: bool = False, vector: bool = False) -> Iterator[None]:
        """Paint everything but the names, pausing after each bit. `quick` leaves out smoothness and dashes,
        and the weakest of thousands of links."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_bands(painter, view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not quick)
        yield from self.links(painter, view, None, quick=quick)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        yield
        self.marks(painter, view, None, vector)

    def _paint_bands(self, painter: QPainter, view: View) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = view.pixel(0.0, 0.0)
        for band in self.bands:
            painter.setPen(QPen(mixed(self.colours.line, self.colours.background, 0.75), 1))
            wide = band.outer - band.inner > 40
            for height in (band.inner - 14, band.outer + 14) if wide else ((band.inner + band.outer) / 2,):
                painter.drawEllipse(QPointF(x, y), height * STRETCH * view.scale, height * view.scale)

    def links(
        self, painter: QPainter, view: View, rows: Rows | None, quick: bool = False, strong: bool = False
    ) -> Iterator[None]:
        """Paint the links in `rows` of the strands (all by default); `strong` ones do not step back."""
        pairs = self.strands.pairs if rows is None else self.strands.pairs[rows]
        if not len(pairs):
            return
        lines = np.hstack([view.pixels(self.places[pairs[:, 0]]), view.pixels(self.places[pairs[:, 1]])])
        shown, parts = strokes.seen(lines, view.width, view.height, 6.0)
        lines, at = lines[shown], shown if rows is None else rows[shown]
        crowd = 1.0 if strong else crowding(len(shown))
        if quick:
            kept = strokes.strongest(lines, parts, _QUICK_INK)
            lines, parts, at = lines[kept:], parts[kept:], at[kept:]
        for kind in self.strands.kinds:
            first, last = np.searchsorted(at, (kind.first, kind.last)).tolist()
            if first == last:
                continue
            pen = self._pen(kind, view, crowd, strong)
            if quick:
                pen.setWidthF(min(pen.widthF(), 1.0))  # Qt draws thicker lines ten times as slowly
            painter.setPen(pen)
            drawn = self._drawn(kind, view, lines[first:last], parts[first:last], quick)
            for begin in range(0, len(drawn), _CHUNK):
                strokes.draw(painter, drawn[begin : begin + _CHUNK])
                yield
            if not quick:
                self._paint_heads(painter, view, lines[first:last], at[first:last])

    def _paint_heads(self, painter: QPainter, view: View, lines: Doubles, rows: Rows) -> None:
        """Arrows on links where one trusts more than the other, pointing at whom more trust goes to."""
        leans = self.strands.leans[rows]
        if not leans.any() or view.scale < _ARROWS_FROM:
            return
        back = leans < 0
        turned = np.where(back[:, None], lines[:, [2, 3, 0, 1]], lines)[leans != 0]
        pen = painter.pen()
        pen.setWidthF(max(1.2, min(pen.widthF(), 2.0)))
        painter.setPen(pen)
        strokes.draw(painter, strokes.heads(turned, 4.0 + 2.0 * line_scale(view)))

    def _drawn(self, kind: Kind, view: View, lines: Doubles, parts: Doubles, quick: bool) -> Doubles:
        dash = LOOKS[kind.stage].dash
        if dash and not quick:
            size = line_scale(view)
            found = strokes.dashes(lines, parts, dash[0] * size, dash[1] * size)
            if found is not None:
                return found
        return strokes.cut(lines, parts)

    def _pen(self, kind: Kind, view: View, crowd: float, strong: bool) -> QPen:
        colours = self.colours
        share = max(kind.strength, 0.85) if strong else kind.strength * crowd
        width = kind.width * line_scale(view) * (1.35 if strong else 0.45 + 0.55 * crowd)
        ink = colours.faint if self.tints else colours.stages[kind.stage]
        pen = QPen(mixed(ink, colours.background, share), max(width, 0.7))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def marks(self, painter: QPainter, view: View, rows: Rows | None, vector: bool = True, grown: float = 1.0) -> None:
        """Paint the marks of the people in `rows` (all by default), the least important first, me on top."""
        order = self.importance[::-1] if rows is None else rows
        points, sizes = view.pixels(self.places), self.sizes(view) * grown
        inside = view.holds(points, 60.0)
        for stage in range(4):
            same = order[(self.graph.stages[order] == stage) & inside[order] & (order > 0)]
            if len(same):
                for tint in np.unique(self.tinted[same]).tolist() if self.tints else (None,):
                    alike = same if tint is None else same[self.tinted[same] == tint]
                    self._paint_marks(painter, points[alike], float(sizes[same[0]]), stage, vector, tint)
                self._paint_initials(painter, same, points, float(sizes[same[0]]))
        if inside[0] and (rows is None or 0 in rows):
            self._paint_me(painter, points[0], float(sizes[0]))

    def _paint_marks(
        self, painter: QPainter, points: Doubles, radius: float, stage: int, vector: bool, tint: int | None
    ) -> None:
        share = 0.7 if radius < _SMALL and stage == 0 else 1.0  # a belt of full dots would outshine the rings within
        ink, fill = mark_colours(self.colours, stage, tint)
        colour = mixed(ink, self.colours.background, share)
        if vector or len(points) < 12:
            _style_mark(painter, fill, colour, radius)
            for x, y in points.tolist():
                painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            strokes.stamp(painter, points, radius + OUTLINE, lambda brush: _paint_mark(brush, fill, colour, radius))

    def _paint_initials(self, painter: QPainter, rows: Rows, points: Doubles, radius: float) -> None:
        """Write initials into marks that have room for them, so that nobody in the inner circle is anonymous."""
        if radius < _ROOM_FOR_INITIALS:
            return
        painter.setFont(_bold(self.font, radius * 0.68))
        painter.setPen(mixed(self.colours.ink, self.colours.panel, 0.72))
        for row in rows.tolist():
            x, y = points[row].tolist()
            box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(self.graph.names[row]))

    def _paint_me(self, painter: QPainter, point: Doubles, radius: float) -> None:
        centre = QPointF(*point.tolist())
        painter.setPen(QPen(QColor(self.colours.background), 2))
        painter.setBrush(QColor(self.colours.accent))
        painter.drawEllipse(centre, radius, radius)
        if radius < 8:
            return
        painter.setFont(_bold(self.font, radius * 0.66))
        painter.setPen(QColor(self.colours.on_accent))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Me"))

    # --- names

    def labels(
        self, view: View, among: Rows | None = None, first: int | None = None, taken: Sequence[QRectF] = ()
    ) -> list[labels.Label]:
        """Names for the most important people seen (out of `among`, `first` before all), as many as have room beside
        what is `taken` (boxes in pixels)."""
        points, sizes = view.pixels(self.places), self.sizes(view)
        inside, order = view.holds(points), self.importance
        if among is not None:
            inside &= np.isin(np.arange(len(points)), among)
        if first is not None:
            order = np.concatenate([order[order == first], order[order != first]])
            sizes[first] += HALO
        order, boxes = order[inside[order]], list(taken)
        most = labels.most(view.width, view.height, view.scale)
        found: list[labels.Label] = []
        for least in _CLEAR_OF:
            room = labels.Room(view.width, view.height)
            for box in boxes:
                room.block(box.left(), box.top(), box.width(), box.height())
            for radius in np.unique(sizes[sizes >= least]).tolist():
                room.take_marks(points[inside & (sizes == radius)], radius)
            placed = labels.place(points, sizes, order, room, self._measure, most - len(found))
            found += placed
            if len(found) > _FEW * most or len(found) == len(order):
                break
            order = order[~np.isin(order, [label.row for label in placed])]
            boxes += [label.box(*points[label.row].tolist()) for label in placed]
        return found

    def _measure(self, row: int) -> tuple[float, float]:
        if row not in self._widths:
            self._widths[row] = self._metrics.horizontalAdvance(self.name(row)) + 4
        return self._widths[row], self._metrics.height()

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    def paint_label(self, painter: QPainter, row: int, box: QRectF) -> None:
        """Write a name with a halo that lifts it off the lines; fainter where there is only a card."""
        text, share = self.name(row), 0.88 if self.graph.stages[row] else 0.66
        metrics = QFontMetricsF(self.font)
        base = QPointF(box.left() + 2, box.top() + metrics.ascent())
        path = QPainterPath()
        path.addText(base, self.font, text)
        halo = QPen(QColor(self.colours.background), 3.4)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.setFont(self.font)
        painter.setPen(mixed(self.colours.ink, self.colours.background, share))
        painter.drawText(base, text)


def mark_colours(colours: Colours, stage: int, tint: int | None) -> tuple[str, QColor]:
    """The colour of a mark and what fills it: of the stage, or of a group, which then is the fuller the more trust
    there is."""
    if tint is None:
        return colours.stages[stage], QColor(colours.panel)
    ink = colours.groups[tint] if tint != REST else colours.stages[0]
    return ink, mixed(ink, colours.panel, _FULL[stage])


def _bold(font: QFont, pixels: float) -> QFont:
    bold = QFont(font)
    bold.setPixelSize(max(8, round(pixels)))
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    parts = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in (parts[0], parts[-1])[: len(parts)]) if parts else ""


def mark_scale(view: View) -> float:
    """How much larger marks are drawn than at the layout's own size; never so large that they meet."""
    return float(min(view.scale, 1.0 + 0.35 * max(view.scale - 1.0, 0.0), 2.0))


def line_scale(view: View) -> float:
    """How much wider lines are drawn than at the layout's own size."""
    return float(np.clip(0.35 + 0.65 * view.scale, 0.5, 1.4))


def crowding(links: int) -> float:
    """The share of their strength that links keep when so many are seen at once."""
    return float(np.clip((_CROWD / max(links, 1)) ** 0.4, 0.2, 1.0))


def _style_mark(painter: QPainter, fill: QColor, colour: QColor, radius: float) -> None:
    small = radius < _SMALL
    painter.setPen(QPen(colour, OUTLINE if radius > 5 else max(1.0, radius * 0.42)))
    painter.setBrush(QBrush(colour if small else fill))


def _paint_mark(painter: QPainter, fill: QColor, colour: QColor, radius: float) -> None:
    _style_mark(painter, fill, colour, radius)
    painter.drawEllipse(QPointF(0, 0), radius, radius)
