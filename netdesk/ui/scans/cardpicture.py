"""The straightened picture of a card: its lines light up under the mouse, are seen large below it, and can be chosen
with the keys."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.scan import Line
from netdesk.i18n import _
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.spoken import Role
from netdesk.ui.widgets.zoom import Zoom

_AROUND = 4  # pixels around a line that lights up
_SOFT = 60  # of 255: how much of the light covers the card
_BELOW = 12  # pixels between the card and the line that is seen large
_LARGE = 120  # pixels: the height of a line seen large, at most
_LEAST = 24  # pixels: room in which nothing can be seen large


class CardPicture(QWidget):
    """One side of a card. `pointed` tells the number of the line under the mouse (-1: none), `chosen` the lines that
    were clicked, or Enter pressed on, with the place for a menu: one, or those that were taken together before."""

    spoken_as = Role.Graphic

    pointed = Signal(int)
    chosen = Signal(tuple, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._lines: Mapping[int, Line] = {}
        self._lit: frozenset[int] = frozenset()
        self.together: tuple[int, ...] = ()
        """The lines that were taken together, in the order they were."""
        self.zoom = Zoom(top=True)
        self._held: QPointF | None = None
        self.line = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(_("The card"))
        told = _(
            "Click a line, or go to it with the arrows and press Enter, to say what it is; Ctrl and a click, or the "
            "space bar, takes lines together. The wheel, + and −, look closely; 0 shows all."
        )
        self.setToolTip(told)

    def show_card(self, image: QImage, lines: Mapping[int, Line]) -> None:
        """Show a picture, and the lines that were read on it by their numbers."""
        self._image, self._lines, self._lit, self.line, self.together = image, lines, frozenset(), -1, ()
        self.zoom.whole()
        texts = "; ".join(line.text for line in lines.values())
        self.setAccessibleDescription(_("Read on it: {text}").format(text=texts) if texts else "")
        self.update()

    def light(self, lines: Collection[int]) -> None:
        """Light lines up: those that a field was read in."""
        if self._lit != frozenset(lines):
            self._lit = frozenset(lines)
            self._bring_into_sight()
            self.update()

    def _bring_into_sight(self) -> None:
        """Looked at closely, the card is pushed so that what is lit is seen."""
        lit = sorted(number for number in self._lit if number in self._lines)
        if lit and not QRectF(self.rect()).contains(self.place(lit[0])):
            apart = QRectF(self.rect()).center() - self.place(lit[0]).center()
            self.zoom.push(apart, self.size(), self._image.size())

    def sizeHint(self) -> QSize:
        return QSize(520, 320)

    # --- where things are

    def _frame(self) -> QRectF:
        """Where the picture is painted."""
        return self.zoom.frame(self.size(), self._image.size())

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

    # --- mouse, keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self._point(self._at(event.position().toPoint()))
            return
        self.zoom.push(event.position() - self._held, self.size(), self._image.size())
        self._held = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if number < 0:
            self._held = event.position()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take(number)
        else:
            self._choose(number, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom.step(event.angleDelta().y() > 0, event.position(), self.size(), self._image.size())
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.line >= 0:
            self._choose(self.line, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            at = self.place(self.line).center() if self.line >= 0 else QPointF(self.rect().center())
            self.zoom.step(key != Qt.Key.Key_Minus, at, self.size(), self._image.size())
        elif key == Qt.Key.Key_0:
            self.zoom.whole()
        elif key == Qt.Key.Key_Space and self.line >= 0:
            self._take(self.line)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line >= 0:
            self._choose(self.line, self.mapToGlobal(self.place(self.line).bottomLeft().toPoint()))
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def _walk(self, step: int) -> None:
        """On to the next line, or back."""
        numbers = sorted(self._lines, key=lambda number: (self._lines[number].top, self._lines[number].left))
        if numbers:
            at = numbers.index(self.line) + step if self.line in numbers else (0 if step > 0 else -1)
            self._point(numbers[at % len(numbers)])

    def _take(self, number: int) -> None:
        """Take a line together with others, or leave it out again."""
        others = tuple(one for one in self.together if one != number)
        self.together = others if number in self.together else (*others, number)
        self.update()

    def _choose(self, number: int, place: QPoint) -> None:
        taken = self.together if number in self.together else (*self.together, number)
        self.together = ()
        self.update()
        self.chosen.emit(taken, place)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if self._image.isNull():
            brush.setPen(self._theme.colour("ink2"))
            brush.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("This card was not read yet"))
        else:
            brush.drawImage(self._frame(), self._image)
            pointed = {self.line} if self.line >= 0 else set()
            lit = [number for number in self._lit | pointed | set(self.together) if number in self._lines]
            for number in lit:
                self._paint_light(brush, self.place(number))
            large = [self.line] if self.line in self._lines else lit
            if large:
                self._paint_large(brush, [self._lines[number] for number in large])
        brush.end()

    def _paint_large(self, brush: QPainter, lines: Collection[Line]) -> None:
        """What is lit, once more below the card: as large as there is room for."""
        below = self._frame().bottom() + _BELOW
        room = QRectF(0, below, self.width(), min(self.height() - below, _LARGE))
        if room.height() < _LEAST:
            return
        piece = QRectF()
        for line in lines:
            piece |= QRectF(line.left, line.top, line.right - line.left, line.bottom - line.top)
        piece = piece.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & QRectF(self._image.rect())
        size = piece.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        brush.drawImage(QRectF(room.topLeft(), size), self._image, piece)

    def _paint_light(self, brush: QPainter, box: QRectF) -> None:
        accent = QColor(self._theme.colour("accent"))
        soft = QColor(accent)
        soft.setAlpha(_SOFT)
        brush.setPen(QPen(accent, 2))
        brush.setBrush(soft)
        brush.drawRoundedRect(box, 4, 4)
