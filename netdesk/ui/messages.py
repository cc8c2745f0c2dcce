"""What the program says: one line with a way back, progress of long work, and the report of a bug."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from netdesk.i18n import _
from netdesk.ui.icons import icon
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.widgets.layout import hbox, vbox

if TYPE_CHECKING:
    from netdesk.ui.jobs import Job

Kind = Literal["info", "warn"]

SECONDS = 8
_BAR_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Action:
    """What a message offers to do about itself, as in "Undo"."""

    text: str
    run: Callable[[], object]


class MessageBar(QWidget):
    """The place at the foot of the window: rows for work under way, and the one message of the moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = Message(self)
        self._column = vbox(self._message, margins=(18, 0, 18, 12), spacing=8)
        self.setLayout(self._column)
        self._rows: list[ProgressRow] = []
        self.remedy: Callable[[], Action | None] = lambda: None
        """What is offered with a warning that offers nothing itself."""
        self._fit()
        self._message.shown.connect(self._fit)

    @property
    def message(self) -> "Message":
        """The line itself."""
        return self._message

    def tell(self, text: str, action: Action | None = None, *, stay: bool = False) -> None:
        """Say that something was done, and offer a way back or onward; what is to `stay` waits until it is closed or
        the next is said."""
        self._message.say(text, action, "info", stay=stay)

    def warn(self, text: str, action: Action | None = None) -> None:
        """Say what did not work and what to do about it."""
        self._message.say(text, action or self.remedy(), "warn")

    def follow(self, job: "Job", text: str) -> "ProgressRow":
        """Show the progress of long work, with a way to cancel, until it ends."""
        row = ProgressRow(text, self)
        job.progressed.connect(row.set_progress)
        job.finished.connect(lambda: self._drop(row))
        row.cancelled.connect(job.cancel)
        self._rows.append(row)
        self._column.insertWidget(0, row)
        self._fit()
        return row

    def _drop(self, row: "ProgressRow") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        self._fit()

    def _fit(self) -> None:
        self.setVisible(bool(self._rows) or not self._message.isHidden())


class Message(QFrame):
    """One line: text, an action, a cross. It goes away by itself unless somebody is pointing at it or in it."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._text = ElidedLabel()
        self._action: Action | None = None
        self._button = button("", self._act)
        self._close = icon_button(_("Close"), icon("close", self._ink), self.close_message)
        self.setLayout(hbox(self._text, self._button, self._close, margins=(14, 5, 8, 5)))
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self._expire)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; nothing when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, action: Action | None, kind: Kind, *, stay: bool = False) -> None:
        """Show a line instead of the one before, and announce it to screen readers."""
        self._action = action
        self._text.setText(text)
        self._button.setText(action.text if action else "")
        self._button.setVisible(action is not None)
        self.setProperty("kind", kind)
        self._restyle()
        self.show()
        self.shown.emit()
        self._timer.stop() if stay else self._timer.start()
        announce(self, text)

    def close_message(self) -> None:
        """Take the line away."""
        self._timer.stop()
        self.hide()
        self.shown.emit()

    def _ink(self) -> QColor:
        return self._text.palette().color(self._text.foregroundRole())

    def _act(self) -> None:
        action = self._action
        self.close_message()
        if action:
            action.run()

    def _expire(self) -> None:
        held = self.underMouse() or self._button.hasFocus() or self._close.hasFocus()
        self._timer.start() if held else self.close_message()

    def _restyle(self) -> None:
        for widget in (self, self._text, self._button, self._close):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class ProgressRow(QFrame):
    """Work under way: what it is, how far it is, and a way to stop it."""

    cancelled = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._text = text
        self._label = ElidedLabel(text)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._cancel = button(_("Cancel"), self._stop, look="quiet")
        self.setLayout(hbox(self._label, self._bar, self._cancel, margins=(14, 4, 8, 4), spacing=12))

    def set_progress(self, done: int, total: int) -> None:
        """So much of so much is done."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    @property
    def progress(self) -> tuple[int, int]:
        """How much of how much the row shows."""
        return self._bar.value(), self._bar.maximum()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText(_("{work} – stopping …").format(work=self._text))
        self.cancelled.emit()


def announce(widget: QWidget, text: str) -> None:
    """Have screen readers say something without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
