"""A picture that is looked at closely: where it lies on a widget, larger at the mouse, pushed about."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt

_MOST = 8.0
_STEP = 1.25


class Zoom:
    """`factor` is 1 where the whole picture is seen. Everything is in pixels of the widget; `top` for a picture that
    lies at the top of the room, not in the middle, where it is lower than the room."""

    def __init__(self, *, top: bool = False) -> None:
        self.factor = 1.0
        self._top = top
        self._shift = QPointF()

    def frame(self, room: QSize, picture: QSize) -> QRectF:
        """Where a picture lies in so much room: in the middle while it is seen whole, never away from the edge."""
        fitted = QSizeF(picture).scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio) * self.factor
        over = QPointF(max(fitted.width() - room.width(), 0) / 2, max(fitted.height() - room.height(), 0) / 2)
        shift = QPointF(_within(self._shift.x(), over.x()), _within(self._shift.y(), over.y()))
        above = room.height() - fitted.height()
        corner = QPointF((room.width() - fitted.width()) / 2, 0 if self._top and above > 0 else above / 2)
        return QRectF(corner + shift, fitted)

    def step(self, larger: bool, at: QPointF, room: QSize, picture: QSize) -> None:
        """A little larger or smaller; what is at a point stays there."""
        before = self.frame(room, picture)
        self.factor = min(max(self.factor * (_STEP if larger else 1 / _STEP), 1.0), _MOST)
        across = (at.x() - before.left()) / max(before.width(), 1)
        down = (at.y() - before.top()) / max(before.height(), 1)
        self._shift = QPointF()
        after = self.frame(room, picture)
        there = QPointF(after.left() + across * after.width(), after.top() + down * after.height())
        self._settle(at - there, room, picture)

    def push(self, by: QPointF, room: QSize, picture: QSize) -> None:
        """Move the picture."""
        self._settle(self._shift + by, room, picture)

    def whole(self) -> None:
        """See all of it."""
        self.factor, self._shift = 1.0, QPointF()

    def _settle(self, shift: QPointF, room: QSize, picture: QSize) -> None:
        """Keep a shift that the edges allow: what is pushed against one comes back at once."""
        self._shift = QPointF()
        middle = self.frame(room, picture).center()
        self._shift = shift
        self._shift = self.frame(room, picture).center() - middle


def _within(value: float, most: float) -> float:
    return min(max(value, -most), most)
