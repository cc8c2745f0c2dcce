"""Chips: small rounded buttons that filter, tag or answer."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui.widgets import paint
from netdesk.ui.widgets.freshness import paint_disc

_PAD = 11
_GAP = 6
_DOT = 9
_CROSS = 8


class Chip(QAbstractButton):
    """A word with an optional coloured dot or disc of freshness (`level`), a count, and an optional × (also the Delete
    key) that emits `removed`."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        *,
        count: str = "",
        dot: paint.Colour | None = None,
        level: int | None = None,
        checkable: bool = True,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count, self._dot, self._level, self._removable = count, dot, level, removable
        self._cross_pressed = False
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str, count: str | None = None) -> None:
        """Say something else; the count stays unless one is given."""
        self._count = self._count if count is None else count
        self.setText(text.replace("&", "&&"))
        self._label = f"{text} {self._count}".strip()
        self.setAccessibleName(self._label)
        self.updateGeometry()
        self.update()

    @property
    def _marked(self) -> bool:
        return self._dot is not None or self._level is not None

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = 2 * _PAD + metrics.horizontalAdvance(self._label)
        width += (_DOT + _GAP) if self._marked else 0
        width += (_CROSS + _GAP) if self._removable else 0
        return QSize(width, metrics.height() + 9)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 60), hint.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._cross_pressed = self._removable and event.position().x() >= self._cross().left() - _GAP / 2
        if not self._cross_pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._cross_pressed:
            super().mouseReleaseEvent(event)
        elif self.rect().contains(event.position().toPoint()):
            self.removed.emit()
        self._cross_pressed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = paint.painter(self)
        on = self.isChecked()
        area = QRectF(self.rect())
        radius = area.height() / 2
        ground = paint.ACCENT_SOFT if on else paint.HOVER if self.underMouse() or self.isDown() else paint.GROUND
        line = paint.role(self, paint.ACCENT if on else paint.LINE)
        paint.rounded(brush, area, radius - 0.5, paint.role(self, ground), line)
        if self.hasFocus():
            paint.focus_ring(brush, area, radius - 1, paint.role(self, paint.ACCENT))
        self._paint_content(brush, area.adjusted(_PAD, 0, -_PAD, 0), on)
        brush.end()

    def _paint_content(self, brush: QPainter, area: QRectF, on: bool) -> None:
        if self._dot:
            brush.setPen(Qt.PenStyle.NoPen)
            brush.setBrush(paint.colour_of(self._dot))
            brush.drawEllipse(QRectF(area.left(), area.center().y() - _DOT / 2, _DOT, _DOT))
        elif self._level is not None:
            spot = QRectF(area.left(), area.center().y() - _DOT / 2, _DOT, _DOT)
            paint_disc(brush, spot.adjusted(0.5, 0.5, -0.5, -0.5), self._level, paint.role(self, paint.INK2))
        if self._marked:
            area.setLeft(area.left() + _DOT + _GAP)
        ink = paint.role(self, paint.ACCENT if on else paint.INK2 if self.isEnabled() else paint.INK3)
        brush.setPen(ink)
        if self._removable:
            cross = self._cross()
            brush.drawLine(cross.topLeft(), cross.bottomRight())
            brush.drawLine(cross.topRight(), cross.bottomLeft())
            area.setRight(cross.left() - _GAP)
        text = QFontMetrics(self.font()).elidedText(self._label, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
        brush.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def _cross(self) -> QRectF:
        return QRectF(self.width() - _PAD - _CROSS + 1, (self.height() - _CROSS) / 2 + 0.5, _CROSS - 1, _CROSS - 1)
