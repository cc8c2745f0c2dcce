"""The small card at a suggested link on the picture: who, why, and one click that confirms or dismisses it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from netdesk.i18n import _
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox
from netdesk.ui.widgets.panel import Panel

_WIDTH = 344
_OFF = 10  # pixels between the bow and the card
_EDGE = 6


class SuggestionCard(Panel):
    """Enter confirms, Delete dismisses, S goes on to the next one, Escape leaves."""

    next_wanted = Signal()
    left = Signal()
    """The mouse went elsewhere."""
    closed = Signal()

    def __init__(self, parent: QWidget, confirm: Callable[[], None], dismiss: Callable[[], None]) -> None:
        super().__init__(margins=10, spacing=6, parent=parent)
        self._ground = parent
        self._dismiss = dismiss
        self._who = label("", "strong", wrap=True)
        self._why = label("", "small", "muted", wrap=True)
        self.confirm_button = button(_("They know each other"), confirm)
        self.dismiss_button = button(_("Do not suggest"), dismiss, look="quiet")
        self.add(self._who, self._why, hbox(self.confirm_button, self.dismiss_button, None, spacing=6))
        self.setFixedWidth(_WIDTH)
        self.hide()

    def show_at(self, point: QPointF, who: str, why: str) -> None:
        """Tell of two people beside a pixel of the parent, inside of it."""
        self._who.setText(who)
        self._why.setText(why)
        self.setAccessibleName(f"{who}: {why}")
        self.show()
        self.resize(_WIDTH, max(self.column.totalHeightForWidth(_WIDTH), self.column.totalSizeHint().height()))
        room = self._ground.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        x, y = round(point.x()) + _OFF, round(point.y()) + _OFF
        if y + self.height() > room.bottom():
            y = round(point.y()) - _OFF - self.height()
        self.move(max(min(x, room.right() - self.width()), room.left()), max(y, room.top()))
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the buttons do, without reaching for them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.dismiss_button if self.dismiss_button.hasFocus() else self.confirm_button).click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._dismiss()
        elif event.key() == Qt.Key.Key_S:
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse left."""
        self.left.emit()
        super().leaveEvent(event)
