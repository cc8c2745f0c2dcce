"""What is known of an event itself: its name, when, where, host, price, goals. Each field is saved when it is left."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Event
from netdesk.domain.ids import Id
from netdesk.i18n import _, language
from netdesk.ui.events.calendar import calendar
from netdesk.ui.events.hours import end_words, price_words, read_end, read_price
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Values:
    """What the fields hold; the end and the price as they are written."""

    name: str = ""
    starts: datetime = datetime.min
    until: str = ""
    place: str = ""
    host: str = ""
    series: str = ""
    price: str = ""
    goals: tuple[str, ...] = ()
    agenda: str = ""


_TEXTS = ("name", "place", "host", "series", "until", "price")
"""The fields of one line, by what they hold."""


class LinesField(QPlainTextEdit):
    """Lines of text; `left` when the keyboard goes elsewhere, which Tab does too."""

    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Details(QWidget):
    """The fields of one event. `edited` brings the event as it was when typing began, and a function that puts what was
    typed into it."""

    edited = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = _line(_("Name of the event"), _("Name of the event"))
        self.when = _when_field(theme)
        self.until = _line(_("Until"), _("9:30 or 2 h"))
        self.place = _line(_("Place"), _("Where it is"))
        self.price = _line(_("Price"), _("as in 35 EUR"))
        self.host = _line(_("Host"), _("Who invites"))
        self.series = _line(_("Series"), _("if it comes again"))
        self.goals = LinesField(_("Goals, one per line"), _("One per line: three people to meet, two introductions"))
        self.agenda = LinesField(_("Agenda"), _("What will happen there"))
        self._base = Values()
        self._event: Event | None = None
        self._begun: Event | None = None
        self.when.editingFinished.connect(self.commit)
        for name in _TEXTS:
            self._line_of(name).editingFinished.connect(self.commit)
        for lines in (self.goals, self.agenda):
            lines.left.connect(self.commit)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def event_id(self) -> Id:
        """Whose fields these are; nothing before the first."""
        return self._event.id if self._event else ""

    def fill(self, event: Event, *, anew: bool) -> None:
        """Show an event. Unless it is shown `anew`, what is being typed stays."""
        shown, typed, base = values_of(event), self.values(), self._base
        self._base, self._event = shown, event
        if anew or typed == base or self._begun is None:
            self._begun = event
        for name in _TEXTS:
            if anew or getattr(typed, name) == getattr(base, name):
                _put(self._line_of(name), getattr(shown, name))
        if anew or typed.starts == base.starts:
            self._put_when(shown.starts)
        for field, now, before, wanted in (
            (self.goals, typed.goals, base.goals, shown.goals),
            (self.agenda, typed.agenda, base.agenda, shown.agenda),
        ):
            if (anew or now == before) and (anew or now != wanted):
                field.setPlainText(wanted if isinstance(wanted, str) else "\n".join(wanted))

    def values(self) -> Values:
        """What the fields hold now."""
        date, time = self.when.date(), self.when.time()
        starts = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())
        lines = (" ".join(text.split()) for text in self.goals.toPlainText().splitlines())
        texts = {name: self._line_of(name).text().strip() for name in _TEXTS}
        goals, agenda = tuple(text for text in lines if text), self.agenda.toPlainText().strip()
        return Values(starts=starts, goals=goals, agenda=agenda, **texts)

    def commit(self) -> None:
        """Have saved what differs from the event; nothing when nothing does."""
        self.when.interpretText()
        typed, base, begun = self.values(), self._base, self._begun
        if begun and typed != base:
            alter = _alteration(base, typed)
            self._base = typed
            with suppress(NetdeskError):  # what cannot be understood is not saved either
                self._begun = alter(begun)
            self.edited.emit(begun, alter)

    def keep_typed(self, begun: Event) -> None:
        """What was typed could not be saved: it stays, and is tried again when a field is left."""
        if self._event and self._event.id == begun.id:
            self._base, self._begun = values_of(self._event), begun

    def _line_of(self, name: str) -> QLineEdit:
        field = getattr(self, name)
        assert isinstance(field, QLineEdit)
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        rows = (
            ((_("When"), self.when), (_("Until"), self.until)),
            ((_("Where"), self.place), (_("Price"), self.price)),
            ((_("Host"), self.host), (_("Series"), self.series)),
        )
        for row, pair in enumerate(rows):
            for column, (title, field) in enumerate(pair):
                above = label(title, "small", "muted")
                above.setContentsMargins(0, 5 if row else 0, 0, 0)
                grid.addWidget(above, 2 * row, column)
                grid.addWidget(field, 2 * row + 1, column)
        for column, (title, field) in enumerate(((_("My goals there"), self.goals), (_("Agenda"), self.agenda)), 2):
            grid.addWidget(label(title, "small", "muted"), 0, column)
            grid.addWidget(field, 1, column, 5, 1)
        for column, stretch in enumerate((6, 4, 7, 5)):
            grid.setColumnStretch(column, stretch)

    def _dress(self) -> None:
        self.name.setFont(self._theme.fonts.title)

    def _put_when(self, when: datetime) -> None:
        date, time = QDate(when.year, when.month, when.day), QTime(when.hour, when.minute)
        self.when.setDateTime(QDateTime(date, time, QTimeZone.utc()))


def values_of(event: Event) -> Values:
    """An event as its fields show it."""
    return Values(
        event.name,
        event.starts.replace(second=0, microsecond=0),
        end_words(event.starts, event.ends),
        event.place,
        event.host,
        event.series,
        price_words(event.cost, event.currency),
        event.goals,
        event.agenda.strip(),
    )


def _line(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def _put(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


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
        if typed.starts != base.starts:
            ends = event.ends + (typed.starts - event.starts) if event.ends else None
            event = replace(event, starts=typed.starts, ends=ends)
        if typed.until != base.until:
            event = replace(event, ends=read_end(typed.until, event.starts))
        if typed.price != base.price:
            cost, currency = read_price(typed.price, event.currency)
            event = replace(event, cost=cost, currency=currency)
        plain = ("name", "place", "host", "series", "goals", "agenda")
        changed = {name: getattr(typed, name) for name in plain if getattr(typed, name) != getattr(base, name)}
        return replace(event, **changed)

    return alter
