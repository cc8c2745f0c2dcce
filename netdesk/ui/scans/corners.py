"""The whole photo with the four corners of the card, to be dragged where they belong."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.i18n import _
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.spoken import Role

_HANDLE = 9.0  # pixels: radius of a corner
_REACH = 24.0  # pixels: how near the mouse takes it
_STEP = 4.0  # pixels of the photo that an arrow key moves a corner


class CornersPicture(QWidget):
    """A photo and the corners of the card in it. `framed` tells the eight coordinates when they were moved."""

    spoken_as = Role.Graphic

    framed = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._corners: list[QPointF] = []
        self._held = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(_("The whole photo"))
        self._told = _("Drag the corners to those of the card. By keys: 1 to 4 takes one, arrows move it, Enter ends.")
        self.setAccessibleDescription(self._told)

    @property
    def corners(self) -> list[int]:
        """The corners now, in pixels of the photo."""
        return [round(part) for corner in self._corners for part in (corner.x(), corner.y())]

    def show_photo(self, image: QImage, corners: Sequence[int]) -> None:
        """Show a photo with the corners of its card; those of the photo where none are known."""
        wide, high = image.width(), image.height()
        points = list(corners) or [0, 0, wide, 0, wide, high, 0, high]
        self._image = image
        self._corners = [QPointF(points[at], points[at + 1]) for at in range(0, 8, 2)]
        self._held = -1
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 360)

    def _frame(self) -> QRectF:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def shown(self, corner: QPointF) -> QPointF:
        """Where a point of the photo is on the widget."""
        frame = self._frame()
        return frame.topLeft() + corner * (frame.width() / max(self._image.width(), 1))

    def _in_photo(self, point: QPointF) -> QPointF:
        frame = self._frame()
        inside = (point - frame.topLeft()) / max(frame.width() / max(self._image.width(), 1), 1e-6)
        return self._kept(inside)

    def _kept(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x(), 0.0), float(self._image.width())), min(max(point.y(), 0.0), float(self._image.height()))
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        def far(at: int) -> float:
            apart = self.shown(self._corners[at]) - event.position()
            return abs(apart.x()) + abs(apart.y())

        nearest = min(range(len(self._corners)), key=far, default=-1)
        self._held = nearest if nearest >= 0 and far(nearest) <= _REACH else -1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0 and event.buttons():
            self._corners[self._held] = self._in_photo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._held = -1
            self.framed.emit(self.corners)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: QPointF(-_STEP, 0),
            Qt.Key.Key_Right: QPointF(_STEP, 0),
            Qt.Key.Key_Up: QPointF(0, -_STEP),
            Qt.Key.Key_Down: QPointF(0, _STEP),
        }
        key = Qt.Key(event.key())
        if event.text() in ("1", "2", "3", "4") and self._corners:
            self._held = int(event.text()) - 1
        elif key in moves and self._held >= 0:
            self._corners[self._held] = self._kept(self._corners[self._held] + moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.framed.emit(self.corners)
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        brush.drawImage(self._frame(), self._image)
        points = [self.shown(corner) for corner in self._corners]
        brush.setPen(QPen(self._theme.colour("accent"), 2))
        brush.drawPolygon(QPolygonF(points))
        for at, point in enumerate(points):
            brush.setBrush(self._theme.colour("accent" if at == self._held else "panel"))
            brush.drawEllipse(point, _HANDLE, _HANDLE)
        below = QRectF(self.rect()).adjusted(0, self._frame().bottom() + _HANDLE + 4, 0, 0)
        brush.setPen(self._theme.colour("ink2"))
        brush.drawText(below, int(Qt.TextFlag.TextWordWrap), self._told)
        brush.end()
