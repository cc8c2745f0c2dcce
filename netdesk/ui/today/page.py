"""Today: the people to care for on the left; the next event, giving and receiving, and the week's goals beside them."""

import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from netdesk.domain.today import Occasion
from netdesk.i18n import _, plural
from netdesk.operations import today
from netdesk.operations.today import Day
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.scorecard.dialog import show_scorecard
from netdesk.ui.today.aside import Beside, Capital, Goals, NextEvent, beside
from netdesk.ui.today.calendarfile import save_calendar
from netdesk.ui.today.deeds import Deeds
from netdesk.ui.today.keys import Deed
from netdesk.ui.today.listing import CareList
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import between, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.spoken import Role
from netdesk.ui.window import MainWindow
from netdesk.words import today as words

if TYPE_CHECKING:
    from netdesk.ui.events.page import EventsPage
    from netdesk.ui.importing import Importer

_ASIDE = (280, 380)  # pixels
_NARROW = 800
_REST = 20_000  # milliseconds after the last change before introductions are looked for again
_SOON = 1500  # after the page was opened
_SELDOM = 20  # times as long as it took
_PAUSE = 60  # milliseconds: several changes at once are read once


class TodayPage(QWidget):
    """Read in the background, anew whenever something changes."""

    spoken_as = Role.Grouping

    def __init__(self, window: MainWindow, desk: Desk, importer: "Importer") -> None:
        super().__init__()
        self._window, self._desk, self._importer = window, desk, importer
        self._stale = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Today"))
        self.list = CareList(desk)
        self.deeds = Deeds(desk, self)
        self.next_event = NextEvent(self._brief, self._open_event)
        self.capital = Capital(desk.theme)
        self.goals = Goals(lambda: show_scorecard(self, desk))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest = QTimer(self, singleShot=True)
        self._introductions: list[Occasion] = []
        self._wait = _REST
        self._lay_out()
        self._pause.timeout.connect(self._read)
        self._rest.timeout.connect(self._match)
        self.list.wanted.connect(self.deeds.do)
        desk.changed.connect(self._follow)
        desk.theme.changed.connect(self.capital.bars.update)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
            self._rest.start(_SOON)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the lines, once they are there."""
        super().focusInEvent(event)
        self.list.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._aside.setVisible(self.width() >= _NARROW)

    def log(self) -> bool:
        """Log something about the line that is chosen; whether there is one."""
        if (row := self.list.current) is not None:
            self.deeds.do(row, Deed.LOG)
        return row is not None

    # --- inside

    def _lay_out(self) -> None:
        self._title = label("", "title", wrap=True)
        self._told = label(_("Nothing to sell – each of these keeps a relationship growing."), tone="muted", wrap=True)
        self.more_button = icon_button(_("More about today"), icon("more", INK), self._menu, size=18)
        head = hbox(vbox(self._title, self._told, spacing=3), self.more_button)
        head.setStretch(0, 1)
        self._head = QWidget()
        self._head.setLayout(head)
        self._nobody = self._make_nobody()
        self._nothing = EmptyState(icon("today", ACCENT), *words.empty())
        self._stack = QStackedWidget()
        for each in (QWidget(), self.list, self._nothing, self._nobody):
            self._stack.addWidget(each)
        panel = Panel(self._head, self._stack, margins=(14, 14, 14, 10), spacing=10)
        panel.column.setStretch(1, 1)
        self._aside = QWidget()
        between(self._aside, *_ASIDE)
        self._aside.setLayout(vbox(self.next_event, self.capital, self.goals, None, spacing=14))
        row = hbox(panel, self._aside, margins=(18, 18, 18, 18), spacing=16)
        row.setStretch(0, 17)
        row.setStretch(1, 8)
        self.setLayout(row)

    def _make_nobody(self) -> EmptyState:
        text = _(
            "Bring in the people you know. From then on this page says each morning whom to care for, why, "
            "and with what words to begin."
        )
        bring = button(_("Import cards…"), self._importer.choose, look="primary")
        return EmptyState(icon("today", ACCENT), _("Nobody is on your desk yet"), text, bring)

    def _follow(self, touched: Touched) -> None:
        concerned = [each for each in self._introductions if touched.people & {each.person_id, each.other_id}]
        self._introductions = [each for each in self._introductions if each not in concerned]
        self._stale = True
        if self.isVisible():
            self._pause.start()
            self._rest.start(self._wait)

    def _read(self) -> None:
        self._stale = False
        more = self._introductions
        self._desk.fetch("today", lambda reader: today.care(reader, more=more), self._show_day)
        self._desk.fetch("today.beside", beside, self._show_beside)

    def _match(self) -> None:
        """Look for introductions to give; the lines are there meanwhile. Where that takes long it is done seldom."""
        begun = time.monotonic()

        def take(found: list[Occasion]) -> None:
            self._wait = max(_REST, round((time.monotonic() - begun) * 1000 * _SELDOM))
            self._take_introductions(found)

        self._desk.fetch("today.introductions", today.introductions, take)

    def _take_introductions(self, found: list[Occasion]) -> None:
        if found != self._introductions:
            self._introductions = found
            self._read()

    def _show_day(self, found: Day) -> None:
        count = len(found.lines)
        self._head.setVisible(bool(count))
        self._title.setText(words.title(count))
        self.list.fill(found.lines)
        page: QWidget = self.list if count else self._nothing if found.peopled else self._nobody
        self._stack.setCurrentWidget(page)
        if self.hasFocus():
            self.list.focus_first()

    def _show_beside(self, found: Beside) -> None:
        self.next_event.show_event(found.event, self._desk.book.today)
        self.capital.show_values(found.capital)
        self.goals.show_week(found.week)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(
            icon("calendar", INK), _("Follow-ups, promises and birthdays as a calendar…"), self._save_calendar
        )
        many = menu.addMenu(icon("people", INK), _("People a day"))
        now = today.most_of(self._desk.book)
        for count in (3, 5, 7, 10, 12):
            action = many.addAction(plural("{n} person", "{n} people", count))
            action.setCheckable(True)
            action.setChecked(count == now)
            action.triggered.connect(lambda _on=False, count=count: self._keep_most(count))
        menu.exec(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        menu.deleteLater()

    def _keep_most(self, count: int) -> None:
        self._desk.run(lambda book: today.keep_most(book, count), done=lambda _none: self._follow(Touched("")))

    def _save_calendar(self) -> None:
        save_calendar(self._desk, self)

    def _brief(self, event_id: str) -> None:
        self._events().brief(event_id)

    def _open_event(self, event_id: str) -> None:
        page = self._events()
        page.show_event(event_id) if event_id else page.add_event()

    def _events(self) -> "EventsPage":
        return cast("EventsPage", self._window.show_page("events"))
