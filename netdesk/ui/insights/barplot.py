"""A plot of bars drawn by pyqtgraph, each of which can be pointed at, stepped to and opened."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from netdesk.i18n import number
from netdesk.ui.insights.bars import Arrangement, Bar, Row, bars, extent, round_step, step
from netdesk.ui.messages import announce
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.spoken import Role

_LABEL_GAP = 14
_NEAR = 5  # pixels
_STEPS = 4
_LINES = 6  # so many lying bars have room at least: a single one is no wall
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a plot of bars looks: what its columns are called, the colour and pattern of each row, what a bar says."""

    arrangement: Arrangement
    columns: tuple[str, ...]
    brushes: Callable[[], Sequence[QBrush]]
    says: Callable[[int, int], str]
    scale: float = 1.0
    """What one step of the axis is in units of the figures: 60 where minutes are read as hours."""


class BarPlot(pg.PlotWidget):  # type: ignore[misc]
    """Shows rows of figures. Arrow keys go from bar to bar, Enter and a click open one: `opened` says its row and
    column."""

    spoken_as = Role.Chart

    opened = Signal(int, int)

    def __init__(self, theme: Theme, name: str) -> None:
        self._bars: list[Bar] = []
        self._rows: Sequence[Row] = ()
        self._look: Look | None = None
        self._marked: int | None = None
        self._name = name
        self._theme = theme
        self._figures = _Axis("left")
        super().__init__(background=None, enableMenu=False, axisItems={"left": self._figures})
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.plotItem.layout.setContentsMargins(1, 1, _LABEL_GAP, 1)  # the last column's name is wider than its bar
        self._items = pg.BarGraphItem(x0=[0], x1=[0], y0=[0], y1=[0])
        self._mark = pg.BarGraphItem(x0=[0], x1=[0], y0=[0], y1=[0])
        self._line = pg.InfiniteLine(pos=0, angle=0)
        for item in (self._items, self._line, self._mark):
            self.addItem(item)
        self._mark.hide()
        theme.changed.connect(self._paint)

    def show_rows(self, rows: Sequence[Row], look: Look) -> None:
        """Show figures, over those of before."""
        self._rows, self._look = rows, look
        self._bars = bars(rows, look.arrangement)
        self._marked = None
        self._paint()

    @property
    def shown(self) -> Sequence[Bar]:
        """The bars that there are."""
        return self._bars

    def centre(self, bar: Bar) -> QPointF:
        """The middle of a bar in pixels of the widget."""
        middle = QPointF((bar.left + bar.right) / 2, (bar.bottom + bar.top) / 2)
        return QPointF(self.mapFromScene(self.plotItem.vb.mapViewToScene(middle)))

    # --- what the user does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if at is None else Qt.CursorShape.PointingHandCursor)
        if at is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self._said(at), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._under(event.position())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self._mark_bar(at)
            self._open()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._step(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._marked is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._step(0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark.hide()
        self._marked = None

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._look:
            self._label_columns(self._look)

    # --- inside

    def _step(self, columns: int, rows: int) -> None:
        lying = self._look is not None and self._look.arrangement is Arrangement.LYING
        if lying:
            columns, rows = -rows, 0
        at = step(self._bars, self._marked, columns, rows)
        if at is not None:
            self._mark_bar(at)
            announce(self, self._said(at))

    def _open(self) -> None:
        if self._marked is not None:
            bar = self._bars[self._marked]
            self.opened.emit(bar.row, bar.column)

    def _mark_bar(self, at: int) -> None:
        bar = self._bars[at]
        self._marked = at
        self._mark.setOpts(x0=[bar.left], x1=[bar.right], y0=[bar.bottom], y1=[bar.top])
        self._mark.show()
        QToolTip.showText(self.mapToGlobal(self.centre(bar).toPoint()), self._said(at), self)

    def _under(self, place: QPointF) -> int | None:
        """The bar at a point, or a thin one that is as good as there."""
        room = self.plotItem.vb
        point, (wide, high) = room.mapSceneToView(self.mapToScene(place.toPoint())), room.viewPixelSize()
        away = [bar.away(point.x(), point.y()) for bar in self._bars]
        pixels = [max(across / wide, up / high) for across, up in away]
        nearest = min(range(len(pixels)), key=pixels.__getitem__, default=None)
        return nearest if nearest is not None and pixels[nearest] <= _NEAR else None

    def _said(self, at: int) -> str:
        bar = self._bars[at]
        return self._look.says(bar.row, bar.column) if self._look else ""

    def _paint(self) -> None:
        look, theme = self._look, self._theme
        if look is None:
            return
        self.setBackground(theme.colour("panel"))
        brushes = look.brushes()
        ground = QPen(theme.colour("panel"), 1)
        ground.setCosmetic(True)
        found = self._bars or [Bar(0, 0, 0.0, 0.0, 0.0, 0.0)]
        self._items.setOpts(**_sides(found), brushes=[brushes[bar.row] for bar in found], pen=ground)
        mark = pg.mkPen(theme.colour("ink"), width=2)
        self._mark.setOpts(brush=QBrush(QColor(0, 0, 0, 0)), pen=mark)
        lying = look.arrangement is Arrangement.LYING
        self._line.setAngle(90 if lying else 0)
        self._line.setPen(pg.mkPen(theme.colour("line_strong"), width=1))
        low, high = extent(self._rows, look.arrangement)
        count = len(look.columns)
        if lying:
            self.setRange(xRange=(low, high), yRange=(0.5 - max(count, _LINES), 0.5), padding=0)
        else:
            self.setRange(xRange=(-0.6, count - 0.4), yRange=(low, high), padding=0)
        self._dress_axes(look)
        self._label_columns(look)

    def _dress_axes(self, look: Look) -> None:
        theme = self._theme
        lying = look.arrangement is Arrangement.LYING
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            names = (side == "left") == lying
            axis.setStyle(tickFont=theme.fonts.tiny, tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)
            axis.setTextPen(theme.colour("ink2" if names else "ink3"))
            axis.setPen(pg.mkPen(theme.colour("panel")))
            axis.setTickPen(pg.mkPen(theme.colour("line"), width=1))
            axis.setGrid(False if names else 255)
            axis.setZValue(-1)  # its lines lie behind the bars
        self._figures.scale_by = look.scale
        if lying:
            self.hideAxis("bottom")
        else:
            self.showAxis("bottom")
            self.getAxis("left").setTicks(None)

    def _label_columns(self, look: Look) -> None:
        """Names of the columns: all of them, or every second, third … where they would run into one another."""
        metrics = self.fontMetrics()
        if look.arrangement is Arrangement.LYING:
            room = max(80, self.width() * 2 // 5)
            names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) for name in look.columns]
            self.getAxis("left").setTicks([[(-at, name) for at, name in enumerate(names)]])
            self.getAxis("left").setWidth(max((metrics.horizontalAdvance(name) for name in names), default=20) + 8)
            return
        width = max((metrics.horizontalAdvance(name) for name in look.columns), default=1) + _LABEL_GAP
        fits = max(1, int(max(1, self.width() - 60) // width))
        every = -(-len(look.columns) // fits)
        last = len(look.columns) - 1
        self.getAxis("bottom").setTicks(
            [[(at, name) for at, name in enumerate(look.columns) if (last - at) % every == 0]]
        )


class _Axis(pg.AxisItem):  # type: ignore[misc]
    """Figures without sign and without fractions, in the user's digits."""

    scale_by = 1.0

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        """A few round steps, in the units that are read."""
        spacing = round_step((high - low) / self.scale_by / _STEPS) * self.scale_by
        first, last = math.ceil(low / spacing), math.floor(high / spacing)
        return [(spacing, [at * spacing for at in range(first, last + 1)])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [number(round(abs(value / self.scale_by))) for value in values]


def _sides(found: Sequence[Bar]) -> dict[str, list[float]]:
    return {
        "x0": [bar.left for bar in found],
        "x1": [bar.right for bar in found],
        "y0": [bar.bottom for bar in found],
        "y1": [bar.top for bar in found],
    }
