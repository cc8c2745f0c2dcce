"""A day to type or to pick: `5 Oct`, `5.10.2026`, `yesterday`, or a click on the calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLineEdit, QMenu, QWidgetAction

from netdesk.i18n import _, day
from netdesk.ui.events.calendar import calendar
from netdesk.ui.icons import INK, icon
from netdesk.ui.theme import Theme
from netdesk.words.dates import read_past


class DayField(QLineEdit):
    """Keeps what was typed as it was typed; `day()` is the date it says, or None. Today unless told otherwise."""

    def __init__(self, theme: Theme, today: Callable[[], date], name: str = "") -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self.setAccessibleName(name or _("Day"))
        self.setToolTip(_("A day, as in 5 Oct, 5.10.2026, yesterday"))
        pick = self.addAction(icon("calendar", INK), QLineEdit.ActionPosition.TrailingPosition)
        pick.triggered.connect(self._pick)
        self.set_day(today())

    def set_day(self, value: date) -> None:
        """Show a day."""
        self.setText(day(value))
        self.setCursorPosition(0)

    def day(self) -> date | None:
        """The day that is meant; None when it cannot be told. Without a year it is the last such day."""
        return read_past(self.text(), self._today())

    def _pick(self) -> None:
        menu = QMenu(self)
        month = calendar(self._theme, QLocale())
        shown = self.day() or self._today()
        month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        month.clicked.connect(lambda picked: self._picked(picked, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(month)
        menu.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _picked(self, picked: QDate, menu: QMenu) -> None:
        self.set_day(date(picked.year(), picked.month(), picked.day()))
        menu.close()
        self.setFocus()
