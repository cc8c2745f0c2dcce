"""Events: which are coming, who will be there, the briefing sheet, the room, and what came of it."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from netdesk.domain.errors import ChangedElsewhere, LostServer, NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations import events
from netdesk.storage.book import Book, Touched
from netdesk.storage.yields import yields_of
from netdesk.ui.desk import Desk
from netdesk.ui.events.acts import Acts
from netdesk.ui.events.inroom import RoomWindow
from netdesk.ui.events.lines import EventFile, EventsOverview, event_file, overview
from netdesk.ui.events.listing import EventList
from netdesk.ui.events.sheet import BriefingView
from netdesk.ui.events.view import EventView
from netdesk.ui.events.yieldpanel import Told, told
from netdesk.ui.icons import ACCENT, icon
from netdesk.ui.merging.twice import save_edit
from netdesk.ui.messages import Action
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import between, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.window import MainWindow

_LIST_WIDTH = 340
_EVENING = time(18, 30)
_NOUNS = frozenset(("event", "person", "interaction", "referral", "expense"))


class EventsPage(QWidget):
    """The list on the left, the event on the right; the briefing sheet takes the place of both."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Id = ""
        self._fresh: Id = ""
        self._stale = True
        self.list = EventList(desk.theme, lambda: desk.book.today)
        self.view = EventView(desk)
        self.details, self.field, self.guests = self.view.details, self.view.field, self.view.guests
        self.sheet = BriefingView(desk)
        self.room: RoomWindow | None = None
        self.acts = Acts(desk, self.view)
        self._lay_out()
        self._connect()
        window.add_button(_("New event"), self.add_event, icon_name="plus", page="events")
        window.installEventFilter(self)
        self.setFocusProxy(self.list)

    @property
    def event_id(self) -> Id:
        """The event on show; nothing when there is none."""
        return self._wanted

    def show_event(self, event_id: Id) -> None:
        """Open an event, as soon as the list has it."""
        self.details.commit()
        self._wanted = event_id
        self._stack.setCurrentWidget(self._columns)
        self._refresh()

    def brief(self, event_id: Id = "") -> None:
        """Show the briefing sheet of an event: of the one on show when none is named."""
        self.details.commit()
        if event_id and event_id != self._wanted:
            self.show_event(event_id)
        if self._wanted:
            self.sheet.show_event(self._wanted)
            self._stack.setCurrentWidget(self.sheet)
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_event(self) -> None:
        """Make an event for tomorrow evening, ready to be named."""
        self.details.commit()
        self._stack.setCurrentWidget(self._columns)
        starts = datetime.combine(self._desk.book.today + timedelta(days=1), _EVENING)
        name = _("New event")
        self._desk.run(lambda book: events.add(book, name, starts), done=self._take_new)

    def remove_event(self, event_id: Id = "") -> None:
        """Put an event into the trash, with a way back."""
        gone = event_id or self._wanted
        name = next((each.name for each in self.list.lines if each.id == gone), "")
        if gone:
            self._desk.run(lambda book: events.remove(book, gone), say=_("{name} was removed.").format(name=name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes: what is being typed is saved while there still is a desk."""
        if event.type() is QEvent.Type.Close:
            self.details.commit()
        return super().eventFilter(watched, event)

    def enter_room(self) -> None:
        """Open the small window with who is expected; there is one at a time."""
        self.details.commit()
        if self.room is not None and shiboken6.isValid(self.room):
            self.room.close()
        if self._wanted:
            self.room = RoomWindow(self._desk, self._wanted, self)
            self.room.show()

    def debrief(self, event_id: Id = "") -> None:
        """Go through those who were met: at the event on show when none is named."""
        from netdesk.ui.debrief.dialog import DebriefDialog

        self.details.commit()
        if event_id and event_id != self._wanted:
            self.show_event(event_id)
        if self._wanted:
            DebriefDialog(self._desk, self._wanted, self.window()).open()

    def weigh(self) -> None:
        """Show what came of all past events beside one another."""
        from netdesk.ui.events.yieldtable import YieldDialog, all_yields

        def show(found: list[Told]) -> None:
            dialog = YieldDialog(self._desk, found, self._wanted, self.window())
            dialog.opened.connect(self.show_event)
            dialog.open()

        self._desk.fetch("events.yields", all_yields, show)

    # building

    def _lay_out(self) -> None:
        self._count = label("", "small", "muted")
        lists = Panel(self.list, margins=(8, 4, 8, 8))
        left = QWidget()
        left.setLayout(vbox(hbox(label(_("Events"), "title"), None, self._count, margins=(2, 0)), lists, spacing=10))
        between(left, 250, _LIST_WIDTH)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._columns = QWidget()
        row = hbox(left, self.view, margins=(18, 16, 18, 16), spacing=16)
        row.setStretch(0, 2)
        row.setStretch(1, 5)
        self._columns.setLayout(row)
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        self._blank = QWidget()
        for each in (self._blank, self._columns, self._empty, self.sheet):
            self._stack.addWidget(each)
        self.setLayout(vbox(self._stack, spacing=0))

    def _make_empty(self) -> EmptyState:
        title = _("No events yet")
        made = EmptyState(icon("events", ACCENT), title, "", button(_("New event"), self.add_event, look="primary"))
        made.set_text(
            title,
            _(
                "An event is a breakfast, a fair, an evening: say who will be there and what you hope for. "
                "Netdesk then makes a briefing sheet: who these people are, what to ask, what you could give."
            ),
        )
        return made

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self.view.step_in)
        self.list.removed.connect(self.remove_event)
        self.details.edited.connect(self._save)
        self.field.chosen.connect(self._expect_person)
        self.field.named.connect(self._expect_name)
        self.guests.opened.connect(self._desk.person_wanted)
        self.guests.met.connect(self._note_met)
        self.guests.dropped.connect(self._drop)
        self.guests.asked.connect(self.acts.ask_who)
        self.guests.seated.connect(self.acts.ask_table)
        self.sheet.closed.connect(self._close_sheet)
        self.view.yields.compared.connect(self.weigh)
        head = self.view.head
        head.briefed.connect(self.brief)
        head.entered.connect(self.enter_room)
        head.told.connect(self.debrief)
        head.weighed.connect(self.weigh)
        head.continued.connect(lambda: self.acts.plan_next(self._take_next))
        head.exported.connect(self.acts.export)
        head.all_exported.connect(self.acts.export_all)
        head.sequence_wanted.connect(self.acts.edit_sequence)
        head.removed.connect(self.remove_event)
        self._desk.changed.connect(self._follow)

    # reading

    def _follow(self, touched: Touched) -> None:
        shown = frozenset[Id]().union(*(each.people for each in self.list.lines))
        if touched.everything or not _NOUNS.isdisjoint(touched.nouns) or touched.people & shown:
            if self.isVisible():
                self._refresh()
            else:
                self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        self._desk.fetch("events.list", overview, self._take_list)

    def _take_list(self, found: EventsOverview) -> None:
        self.view.expecting.groups = found.groups
        today = self._desk.book.today
        coming = sum(not each.past(today) for each in found.lines)
        self._count.setText(plural("{n} coming", "{n} coming", coming) if found.lines else "")
        self.list.fill(found.lines, self._wanted)
        if self._stack.currentWidget() is not self.sheet or not found.lines:
            self._stack.setCurrentWidget(self._columns if found.lines else self._empty)

    def _choose(self, event_id: Id) -> None:
        """Also comes when the list was read again, to read the event again."""
        if event_id != self._wanted:
            self.details.commit()
        self._wanted = event_id
        if event_id:
            self._desk.fetch("events.one", lambda reader: event_file(reader, event_id), self._take_file)
            self.sheet.prepare(event_id)

    def _take_file(self, file: EventFile) -> None:
        if file.event.id != self._wanted:
            return
        self.view.show_file(file, self._desk.book.today)
        if file.event.starts.date() < self._desk.book.today:
            self._desk.fetch(
                "events.yield", lambda reader: told(reader, yields_of(reader, [file.event])[0]), self._take_yield
            )
        if self._fresh == file.event.id:
            self._fresh = ""
            self.view.step_in()

    def _take_yield(self, found: Told) -> None:
        if found[0].event.id == self._wanted:
            self.view.yields.show_yield(found)

    # changing

    def _take_new(self, event: Event) -> None:
        self._wanted = self._fresh = event.id
        self._desk.messages.tell(_("An event was added."), Action(_("Undo"), self._desk.undo))
        self._refresh()

    def _save(self, begun: Event, alter: Callable[[Event], Event]) -> None:
        def verb(book: Book, base: Event, mine: Event) -> Event:
            return events.edit(book, base.id, lambda _base: mine, base)

        def failed(problem: Exception) -> None:
            if isinstance(problem, (LostServer, ChangedElsewhere)):
                self._desk.messages.warn(str(problem))
                self.details.keep_typed(begun)
            else:
                self._refuse(problem)

        try:
            typed = alter(begun)
        except NetdeskError as problem:
            self._refuse(problem)
        else:
            save_edit(self._desk, self, verb, begun, typed, failed=failed, say=_("Saved."))

    def _refuse(self, problem: Exception) -> None:
        """Say why, and show the event as it is."""
        if isinstance(problem, NetdeskError):
            self._desk.messages.warn(str(problem))
        self.view.forget()
        self._choose(self._wanted)

    def _expect_person(self, person_id: Id) -> None:
        if person_id in self.field.here:
            self.guests.point_at(person_id)
            return
        event_id = self.details.event_id
        self.view.point_at(person_id)
        self._desk.run(lambda book: events.expect(book, event_id, [person_id]), done=self.view.expecting.say)

    def _expect_name(self, name: str) -> None:
        event_id = self.details.event_id
        self.view.point_at(name)
        self._desk.run(lambda book: events.expect(book, event_id, names=[name]), done=self.view.expecting.say)

    def _drop(self, gone: list[Attendance]) -> None:
        event_id = self.details.event_id
        text = plural("{n} person was taken off the list.", "{n} people were taken off the list.", len(gone))
        self._desk.run(lambda book: events.drop(book, event_id, gone), say=text)

    def _note_met(self, who: Attendance, met: bool) -> None:
        event_id = self.details.event_id
        self._desk.run(lambda book: events.met(book, event_id, who, met or None))

    def _take_next(self, event: Event) -> None:
        self._wanted = event.id
        self._refresh()

    def _close_sheet(self) -> None:
        self._stack.setCurrentWidget(self._columns if self.list.lines else self._empty)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
