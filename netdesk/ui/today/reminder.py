"""Once a day, at an hour of the user's choice, the system's tray says who waits. Off until it is asked for."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from netdesk.operations import today
from netdesk.operations.today import Day
from netdesk.ui.desk import Desk
from netdesk.ui.icons import app_icon
from netdesk.words import today as words

ON, HOUR, PRIVATE, TOLD = "today.reminder", "today.reminder_hour", "today.reminder_private", "today.reminded_on"
USUAL_HOUR = 8
_LOOK = 60_000  # milliseconds
_SECONDS = 20


def available() -> bool:
    """Whether this desktop has a tray that shows messages."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class Reminder(QObject):
    """Looks every minute whether the hour has come; says nothing twice on a day, and nothing when nobody waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.messages)  # it lives as long as the place things are told in
        self._desk = desk
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self.begin()

    def begin(self) -> None:
        """Start, or stop, as the settings say."""
        on = bool(self._desk.settings.get(ON)) and available()
        if on and self._tray is None:
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.setToolTip("Netdesk")
            self._tray.activated.connect(self._show_window)
            self._tray.messageClicked.connect(self._show_window)
        if self._tray is not None:
            self._tray.setVisible(on)
        self._timer.start() if on else self._timer.stop()
        if on:
            self.look()

    def look(self) -> None:
        """Tell when the hour has come and nothing was told today."""
        settings, day = self._desk.settings, self._desk.book.today
        if datetime.now().hour >= int(settings.get(HOUR, USUAL_HOUR)) and settings.get(TOLD) != day.isoformat():
            settings.set(TOLD, day.isoformat())
            self._desk.fetch("today.reminder", today.care, self._tell)

    def _tell(self, found: Day) -> None:
        if found.lines and self._tray is not None:
            private = bool(self._desk.settings.get(PRIVATE, True))
            title, text = words.reminder([(line.row.name, line.why) for line in found.lines], private=private)
            self._tray.showMessage(title, text, app_icon(), _SECONDS * 1000)

    def _show_window(self) -> None:
        window = self._desk.messages.window()
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()


def reminder_of(desk: Desk) -> Reminder:
    """The one reminder of a desk."""
    return desk.messages.findChild(Reminder) or Reminder(desk)
