"""Locking: by hand, or when nobody used the window for a while. The desk is closed, and its key is forgotten."""

import time
from functools import partial
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from netdesk.domain.errors import SealedDesk
from netdesk.i18n import _
from netdesk.operations.passphrase import copies_wait
from netdesk.ui.desk import Desk
from netdesk.ui.passphrase.copies import seal_copies
from netdesk.ui.widgets.search import SearchField
from netdesk.ui.window import MainWindow

MINUTES = "passphrase.lock_after"
"""The setting: after how many minutes without use; 0 is never."""
USUAL_MINUTES = 15
KEYS = "Ctrl+Shift+L"

_LOOK = 5_000  # milliseconds between two looks at the clock: after the lid was closed it is late at once
_WAIT = 200  # for work to end
_USE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.DragMove,
    )
)


def protect(window: MainWindow, desk: Desk) -> None:
    """What a protected desk does while its window is open: it can be locked, locks itself, and brings its copies under
    its key where they are not yet."""
    guard = Guard(window, desk)
    shortcut = QShortcut(QKeySequence(KEYS), window)
    shortcut.activated.connect(guard.lock)
    desk.jobs.pool(lambda _context: copies_wait(desk.book), done=lambda wait: seal_copies(desk) if wait else None)


def guard_of(window: QWidget) -> "Guard | None":
    """The guard of a window with a protected desk."""
    return window.findChild(Guard)


class Guard(QObject):
    """Sees when the program is used: at its windows, since to look at every event of every widget would be felt."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk
        self._used = time.time()
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self._waiting = QTimer(self, singleShot=True, interval=_WAIT)
        self._waiting.timeout.connect(self.lock)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())

    def lock(self) -> None:
        """Lock as soon as the work under way has ended; what is being written has to be finished first."""
        if is_writing():
            self._desk.messages.warn(_("Finish what you are writing, or leave it, and lock then: it would be lost."))
        elif self._desk.jobs.busy:
            self._waiting.start()
        else:
            self._lock()

    def look(self) -> None:
        """Lock if nobody used the program for long, unless something would be lost by it."""
        minutes = int(self._desk.settings.get(MINUTES, USUAL_MINUTES))
        idle = abs(time.time() - self._used)
        if minutes and idle >= minutes * 60 and not self._desk.jobs.busy and not is_writing():
            self._lock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _USE:
            self._used = time.time()
        return False

    def _lock(self) -> None:
        self._clock.stop()
        if self._desk.book.file:
            self._desk.reopen_wanted.emit(partial(locked, self._desk.book.file))

    def _watch(self, window: QWindow | None) -> None:
        """Dialogs are windows of their own."""
        if window is not None:
            self._used = time.time()
            window.removeEventFilter(self)
            window.installEventFilter(self)


def locked(file: Path) -> NoReturn:
    """The opening of a desk that was locked: whatever the system keeps of its key, it is asked for."""
    raise SealedDesk(_("The desk is locked."), file)


def is_writing() -> bool:
    """Whether a dialog is open, or something typed is not saved yet."""
    if QApplication.activeModalWidget() or QApplication.activePopupWidget():
        return True
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    return any(
        _is_touched(each) and _is_open(each) for top in tops for kind in kinds for each in top.findChildren(kind)
    )


def _is_touched(field: QWidget) -> bool:
    """What was typed to look for something, and numbers, which work at once, are no loss."""
    if isinstance(field, QLineEdit):
        loose = isinstance(field, SearchField) or isinstance(field.parentWidget(), QAbstractSpinBox)
        return field.isModified() and bool(field.text()) and not loose
    assert isinstance(field, (QPlainTextEdit, QTextEdit))
    return field.document().isModified() and not field.isReadOnly() and not field.document().isEmpty()


def _is_open(field: QWidget) -> bool:
    """Whether a field is there for the user, be it on a page that is turned away."""
    each: QWidget | None = field
    while each is not None and not each.isWindow():
        above = each.parentWidget()
        if each.isHidden() and not isinstance(above, QStackedWidget):
            return False
        each = above
    return True
