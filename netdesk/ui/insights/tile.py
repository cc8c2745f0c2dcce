"""A large figure with the words below it, which opens the people behind it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from netdesk.i18n import number
from netdesk.ui.theme import Theme
from netdesk.ui.widgets import paint

_PAD = 14
_ROUND = 10.0


class Tile(QAbstractButton):
    """A button that shows a figure; a figure of nothing cannot be opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._figure = self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_figure(self, count: int, words: str) -> None:
        """Show a figure."""
        self._figure, self._words = number(count), words
        self.setAccessibleName(f"{self._figure} {words}")
        self.setEnabled(bool(count))
        self.setCursor(Qt.CursorShape.PointingHandCursor if count else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        fonts = self._theme.fonts
        big, small = QFontMetrics(fonts.title), QFontMetrics(fonts.tiny)
        width = max(big.horizontalAdvance(self._figure), small.horizontalAdvance(self._words))
        return QSize(width + 2 * _PAD + 2, big.height() + small.height() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(90, self.sizeHint().width()), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush, area, fonts = paint.painter(self), QRectF(self.rect()), self._theme.fonts
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        ground = paint.role(self, paint.HOVER if hover else paint.GROUND)
        paint.rounded(brush, area, _ROUND, ground, paint.role(self, paint.LINE))
        if self.hasFocus():
            paint.focus_ring(brush, area, _ROUND, paint.role(self, paint.ACCENT))
        big, small = QFontMetrics(fonts.title), QFontMetrics(fonts.tiny)
        inner = area.adjusted(_PAD, 9, -_PAD, -9)
        brush.setFont(fonts.title)
        brush.setPen(paint.role(self, paint.INK if self.isEnabled() else paint.INK3))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        brush.drawText(inner, left, self._figure)
        brush.setFont(fonts.tiny)
        brush.setPen(paint.role(self, paint.INK2 if self.isEnabled() else paint.INK3))
        text = small.elidedText(self._words, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        self.setToolTip("" if text == self._words else self._words)
        brush.drawText(inner.adjusted(0, big.height() + 2, 0, 0), left, text)
        brush.end()
