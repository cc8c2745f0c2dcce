"""What is known of an event itself: its name, when, where, goals. Each field is saved when it is left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.i18n import _, language
from netdesk.ui.events.calendar import calendar
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Values:
    """What the fields hold."""

    name: str = ""
    starts: datetime = datetime.min
    place: str = ""
    goals: tuple[str, ...] = ()


class GoalsField(QPlainTextEdit):
    """Lines of text; `left` when the keyboard goes elsewhere, which Tab does too."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(_("Goals, one per line"))
        self.setPlaceholderText(_("One per line: whom to meet, whom to help"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Details(QWidget):
    """The fields of one event. `edited` brings its id, and a function that puts what was typed into the event as it
    stands."""

    edited = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the event"))
        self.name.setPlaceholderText(_("Name of the event"))
        self.when = _when_field(theme)
        self.place = QLineEdit()
        self.place.setAccessibleName(_("Place"))
        self.place.setPlaceholderText(_("Where it is"))
        self.goals = GoalsField()
        self._base = Values()
        self._event_id: Id = ""
        for field in (self.name, self.when, self.place):
            field.editingFinished.connect(self.commit)
        self.goals.left.connect(self.commit)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def event_id(self) -> Id:
        """Whose fields these are; nothing before the first."""
        return self._event_id

    def fill(self, event: Event, *, anew: bool) -> None:
        """Show an event. Unless it is shown `anew`, what is being typed stays."""
        shown = Values(event.name, event.starts.replace(second=0, microsecond=0), event.place, event.goals)
        typed, base = self.values(), self._base
        self._base, self._event_id = shown, event.id
        if anew or typed.name == base.name:
            self._put(self.name, shown.name)
        if anew or typed.starts == base.starts:
            self._put_when(shown.starts)
        if anew or typed.place == base.place:
            self._put(self.place, shown.place)
        if (anew or typed.goals == base.goals) and (anew or typed.goals != shown.goals):
            self.goals.setPlainText("\n".join(shown.goals))

    def values(self) -> Values:
        """What the fields hold now."""
        date, time = self.when.date(), self.when.time()
        starts = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())
        lines = (" ".join(text.split()) for text in self.goals.toPlainText().splitlines())
        goals = tuple(text for text in lines if text)
        return Values(self.name.text().strip(), starts, self.place.text().strip(), goals)

    def commit(self) -> None:
        """Have saved what differs from the event; nothing when nothing does."""
        self.when.interpretText()
        typed, base = self.values(), self._base
        if self._event_id and typed != base:
            self._base = typed
            self.edited.emit(self._event_id, _alteration(base, typed))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        titles = (_("When"), self.when), (_("Where"), self.place)
        for row, (title, field) in enumerate(titles):
            above = label(title, "small", "muted")
            above.setContentsMargins(0, 7 if row else 0, 0, 0)
            grid.addWidget(above, 2 * row, 0)
            grid.addWidget(field, 2 * row + 1, 0)
        grid.addWidget(label(_("My goals there"), "small", "muted"), 0, 1)
        grid.addWidget(self.goals, 1, 1, 3, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)

    def _dress(self) -> None:
        self.name.setFont(self._theme.fonts.title)

    def _put(self, field: QLineEdit, text: str) -> None:
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def _put_when(self, when: datetime) -> None:
        date, time = QDate(when.year, when.month, when.day), QTime(when.hour, when.minute)
        self.when.setDateTime(QDateTime(date, time, QTimeZone.utc()))


def _when_field(theme: Theme) -> QDateTimeEdit:
    """The user's wall clock: told as UTC to Qt, which would refuse an hour that summer time skips somewhere."""
    made = QDateTimeEdit()
    made.setTimeZone(QTimeZone.utc())
    made.setLocale(QLocale(language()))
    made.setDisplayFormat("ddd d MMM yyyy  HH:mm")
    made.setCalendarPopup(True)
    made.setCalendarWidget(calendar(theme, made.locale()))
    made.setAccessibleName(_("When"))
    return made


def _alteration(base: Values, typed: Values) -> Callable[[Event], Event]:
    """Puts only what was typed into an event, so that what others changed meanwhile stays."""

    def alter(event: Event) -> Event:
        if typed.name != base.name:
            event = replace(event, name=typed.name)
        if typed.starts != base.starts:
            ends = event.ends + (typed.starts - event.starts) if event.ends else None
            event = replace(event, starts=typed.starts, ends=ends)
        if typed.place != base.place:
            event = replace(event, place=typed.place)
        if typed.goals != base.goals:
            event = replace(event, goals=typed.goals)
        return event

    return alter
