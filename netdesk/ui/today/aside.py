"""Beside the lines: the next event, what was given and received, the goals of the week."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QProgressBar, QWidget

from netdesk.domain.scorecard import Tally, Week
from netdesk.i18n import _
from netdesk.operations import scorecard
from netdesk.storage.book import Reader
from netdesk.storage.capital import DAYS, capital
from netdesk.storage.today import next_event
from netdesk.ui.events.lines import EventFile, coming_words, day_words, event_file
from netdesk.ui.theme import Theme
from netdesk.ui.today.bars import CapitalBars
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words import today as words
from netdesk.words.scorecard import measure


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the lines."""

    event: EventFile | None
    capital: tuple[tuple[int, int], ...]
    week: Week


def beside(reader: Reader) -> Beside:
    """Read it."""
    event_id = next_event(reader)
    event = event_file(reader, event_id) if event_id else None
    return Beside(event, capital(reader), scorecard.week(reader, reader.today))


class NextEvent(Panel):
    """The event that comes next, and what to do before it."""

    def __init__(self, brief: Callable[[str], object], open_: Callable[[str], object]) -> None:
        super().__init__(margins=14, spacing=8)
        self._event_id = ""
        self._title, self._told = label("", "heading", wrap=True), label("", tone="muted", wrap=True)
        self.brief_button = button(_("Print briefing"), lambda: brief(self._event_id), look="primary")
        self.open_button = button(_("Open event"), lambda: open_(self._event_id))
        buttons = hbox(self.brief_button, self.open_button, None, spacing=10)
        self.add(self._title, self._told, buttons)

    def show_event(self, file: EventFile | None, today: date) -> None:
        """Show an event, or that none is coming."""
        self._event_id = file.event.id if file else ""
        self.brief_button.setVisible(file is not None)
        self.open_button.setText(_("Open event") if file else _("New event"))
        if file is None:
            self._title.setText(_("No event is coming"))
            self._told.setText(_("Say where you will meet people: a briefing sheet follows from it."))
            return
        self._title.setText(day_words(file.event.starts, today))
        counts = coming_words(len(file.guests), file.known)
        self._told.setText(f"{file.event.name} · {counts}")


class Capital(Panel):
    """What was given above, what was received below, in the last ninety days."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(margins=14, spacing=10)
        self.bars = CapitalBars(lambda: theme.colour("give"), lambda: theme.colour("take"))
        self.sentence = label("", tone="muted", wrap=True)
        title = label(_("Social capital, last {n} days").format(n=DAYS), "heading")
        self.add(title, self.bars, self.sentence)

    def show_values(self, values: tuple[tuple[int, int], ...]) -> None:
        """Show pairs of given and received."""
        told = words.balance(sum(given for given, _got in values), sum(got for _gave, got in values))
        self.sentence.setText(told)
        self.bars.set_values(values, told)


class Goals(Panel):
    """The goals of the week with how far they are; where there are none, the way to set some."""

    def __init__(self, set_goals: Callable[[], object]) -> None:
        super().__init__(margins=14, spacing=10)
        self.set_button = button(_("Set goals"), set_goals)
        self._lines = vbox(spacing=9)
        self._none = label(
            _("A few a week are enough: a one-to-one, a thank-you, an introduction."), tone="muted", wrap=True
        )
        title = label(_("This week’s goals"), "heading")
        self.add(title, self._lines, self._none, hbox(self.set_button, None))

    def show_week(self, week: Week) -> None:
        """Show how far the goals are."""
        clear(self._lines)
        wanted = [tally for tally in week.tallies if tally.goal]
        for tally in wanted:
            self._lines.addWidget(_goal(tally))
        self._none.setVisible(not wanted)
        self.set_button.setText(_("Goals and points…") if wanted else _("Set goals"))


def _goal(tally: Tally) -> QWidget:
    told = _("{done} of {goal}").format(done=tally.done, goal=tally.goal)
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, tally.goal)
    bar.setValue(min(tally.done, tally.goal))
    bar.setAccessibleName(f"{measure(tally.measure)} {told}")
    made = QWidget()
    made.setLayout(
        vbox(hbox(label(measure(tally.measure)), label(told, tone="faint"), None, spacing=5), bar, spacing=4)
    )
    return made
