"""A business card opened large: its sides, to be looked at closely, and all that was read on it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QPlainTextEdit, QSizePolicy, QWidget

from netdesk.i18n import _, meant
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.pictures import whole_picture
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.spoken import Role
from netdesk.ui.widgets.zoom import Zoom

_MOST = QSize(2600, 2600)  # pixels: as large as pictures of cards are kept
_TEXT_HEIGHT = 110


class CardDialog(QDialog):
    """Shows the pictures of a card, one at a time, with the text that was read on all of them."""

    def __init__(self, desk: Desk, title: str, keys: Sequence[str], text: str, start: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._keys = desk, keys
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(980, 720)
        self.picture = CloseView()
        self._sides = QButtonGroup(self)
        chips = [self._chip(at, name) for at, name in enumerate(side_names(len(keys)))]
        self.text = QPlainTextEdit(text, readOnly=True)
        self.text.setAccessibleName(_("What was read on the card"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(_TEXT_HEIGHT)
        self.text.setVisible(bool(text))
        hint = label(_("Wheel or + and − to look closely, drag or arrows to move, 0 for all of it"), "small", "faint")
        close = button(_("Close"), self.accept)
        column = vbox(self.picture, hbox(*chips, hint, None), self.text, hbox(None, close), margins=16, spacing=10)
        column.setStretchFactor(self.picture, 1)
        self.setLayout(column)
        self.show_side(start)
        self.picture.setFocus()

    def show_side(self, number: int) -> None:
        """Show one of the pictures."""
        if checked := self._sides.button(number):
            checked.setChecked(True)
        self.picture.setAccessibleName(side_names(len(self._keys))[number])
        work = partial(_open, self._desk, self._keys[number])
        self._desk.jobs.latest("card picture", work, done=self.picture.show_image, lane="pool")

    def _chip(self, number: int, name: str) -> Chip:
        made = Chip(name)
        made.setVisible(len(self._keys) > 1)
        made.clicked.connect(lambda: self.show_side(number))
        self._sides.addButton(made, number)
        return made


class CloseView(QWidget):
    """A picture under the mouse wheel: larger and smaller, and pushed about; the keys do the same."""

    spoken_as = Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self.zoom = Zoom()
        self._image = QImage()
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 140)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, all of it."""
        self._image = image or QImage()
        self.zoom.whole()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom.step(event.angleDelta().y() > 0, event.position(), self.size(), self._image.size())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.zoom.push(event.position() - self._held, self.size(), self._image.size())
            self._held = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, far = Qt.Key(event.key()), self.height() / 6
        pushes = {Qt.Key.Key_Left: (far, 0.0), Qt.Key.Key_Right: (-far, 0.0)}
        pushes |= {Qt.Key.Key_Up: (0.0, far), Qt.Key.Key_Down: (0.0, -far)}
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            middle = QPointF(self.rect().center())
            self.zoom.step(key != Qt.Key.Key_Minus, middle, self.size(), self._image.size())
        elif key in pushes:
            self.zoom.push(QPointF(*pushes[key]), self.size(), self._image.size())
        elif key == Qt.Key.Key_0:
            self.zoom.whole()
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            brush.drawImage(self.zoom.frame(self.size(), self._image.size()), self._image)
        brush.end()


def side_names(count: int) -> list[str]:
    """What the sides of a card are called."""
    return [_("The card")] if count == 1 else [_("Front"), meant("of a card", "Back")][:count]


def _open(desk: Desk, key: str, _context: Context) -> QImage | None:
    data = desk.load_picture(key)
    return whole_picture(data, _MOST) if data else None
