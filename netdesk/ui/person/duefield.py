"""A day ahead to type or to pick, or none: `friday`, `in 2 weeks`, `3 Dec`, or a click on the calendar."""

from collections.abc import Callable
from datetime import date

from netdesk.i18n import _, day
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.theme import Theme
from netdesk.words.dates import read_due


class DueField(DayField):
    """Empty where there is no date; `unreadable` where something stands in it that is no day."""

    def __init__(self, theme: Theme, today: Callable[[], date], due: date | None = None) -> None:
        super().__init__(theme, today, _("By when"))
        self.setToolTip(_("A day, as in friday, in 2 weeks, 3 Dec; or nothing"))
        self.setPlaceholderText(_("by when?"))
        self.setText(day(due) if due else "")

    def day(self) -> date | None:
        return read_due(self.text(), self._today())

    @property
    def unreadable(self) -> bool:
        """Whether it says something that is no day."""
        return bool(self.text().strip()) and self.day() is None
