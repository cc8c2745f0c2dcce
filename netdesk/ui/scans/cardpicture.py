"""The straightened picture of a card: its lines light up under the mouse, and can be chosen with the keys."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.scan import Line
from netdesk.i18n import _
from netdesk.ui.theme import Theme

_AROUND = 4  # pixels around a line that lights up
_SOFT = 60  # of 255: how much of the light covers the card


class CardPicture(QWidget):
    """One side of a card. `pointed` tells the number of the line under the mouse (-1: none), `chosen` the line that was
    clicked, or Enter pressed on, with the place for a menu."""

    pointed = Signal(int)
    chosen = Signal(int, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._lines: Mapping[int, Line] = {}
        self._lit: frozenset[int] = frozenset()
        self.line = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(_("The card"))
        self.setToolTip(_("Click a line to say what it is"))

    def show_card(self, image: QImage, lines: Mapping[int, Line]) -> None:
        """Show a picture, and the lines that were read on it by their numbers."""
        self._image, self._lines, self._lit, self.line = image, lines, frozenset(), -1
        texts = "; ".join(line.text for line in lines.values())
        self.setAccessibleDescription(_("Read on it: {text}").format(text=texts) if texts else "")
        self.update()

    def light(self, lines: Collection[int]) -> None:
        """Light lines up: those that a field was read in."""
        if self._lit != frozenset(lines):
            self._lit = frozenset(lines)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 320)

    # --- where things are

    def _frame(self) -> QRectF:
        """Where the picture is painted: as large as it goes, in the middle."""
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def place(self, number: int) -> QRectF:
        """Where a line is on the widget."""
        line, frame = self._lines[number], self._frame()
        scale = frame.width() / max(self._image.width(), 1)
        box = QRectF(line.left * scale, line.top * scale, (line.right - line.left) * scale, 0)
        box.setHeight((line.bottom - line.top) * scale)
        return box.translated(frame.topLeft()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def _at(self, point: QPoint) -> int:
        return next((number for number in self._lines if self.place(number).contains(point)), -1)

    def _point(self, number: int) -> None:
        if number != self.line:
            self.line = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(number)
            self.update()

    # --- mouse, keys, painting

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if number >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(number, event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.line >= 0:
            self.chosen.emit(self.line, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = sorted(self._lines, key=lambda number: (self._lines[number].top, self._lines[number].left))
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step and numbers:
            at = numbers.index(self.line) + step if self.line in numbers else (0 if step > 0 else -1)
            self._point(numbers[at % len(numbers)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.line >= 0:
            self.chosen.emit(self.line, self.mapToGlobal(self.place(self.line).bottomLeft().toPoint()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if self._image.isNull():
            brush.setPen(self._theme.colour("ink2"))
            brush.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("This card was not read yet"))
        else:
            brush.drawImage(self._frame(), self._image)
            for number in self._lit | ({self.line} if self.line >= 0 else set()):
                if number in self._lines:
                    self._paint_light(brush, self.place(number))
        brush.end()

    def _paint_light(self, brush: QPainter, box: QRectF) -> None:
        accent = QColor(self._theme.colour("accent"))
        soft = QColor(accent)
        soft.setAlpha(_SOFT)
        brush.setPen(QPen(accent, 2))
        brush.setBrush(soft)
        brush.drawRoundedRect(box, 4, 4)
