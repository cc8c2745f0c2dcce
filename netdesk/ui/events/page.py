"""Events: which are coming, who will be there, and the briefing sheet."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.i18n import _, number, plural
from netdesk.operations import events
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.events.adding import AddField
from netdesk.ui.events.details import Details
from netdesk.ui.events.guests import GuestList
from netdesk.ui.events.lines import EventFile, EventsOverview, coming_words, event_file, overview
from netdesk.ui.events.listing import EventList
from netdesk.ui.events.sheet import BriefingView
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.messages import Action
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.window import MainWindow

_LIST_WIDTH = 340
_EVENING = time(18, 30)


class EventsPage(QWidget):
    """The list on the left, the event on the right; the briefing sheet takes the place of both."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._file: EventFile | None = None
        self._wanted: Id = ""
        self._fresh: Id = ""
        self._added: str = ""
        self._stale = True
        self._groups: tuple[tuple[str, int], ...] = ()
        self.list = EventList(desk.theme, lambda: desk.book.today)
        self.details = Details(desk.theme)
        self.field = AddField(desk)
        self.guests = GuestList(desk)
        self.sheet = BriefingView(desk)
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

    # building

    def _lay_out(self) -> None:
        self._count = label("", "small", "muted")
        self._expected = label("", "small", "muted")
        lists = Panel(self.list, margins=(8, 4, 8, 8))
        left = QWidget()
        left.setLayout(vbox(hbox(label(_("Events"), "title"), None, self._count, margins=(2, 0)), lists, spacing=10))
        left.setMinimumWidth(250)
        left.setMaximumWidth(_LIST_WIDTH)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._columns = QWidget()
        row = hbox(left, self._make_event(), margins=(18, 16, 18, 16), spacing=16)
        row.setStretch(0, 2)
        row.setStretch(1, 5)
        self._columns.setLayout(row)
        self._empty = self._make_empty()
        self._stack = QStackedWidget()
        self._blank = QWidget()
        for each in (self._blank, self._columns, self._empty, self.sheet):
            self._stack.addWidget(each)
        self.setLayout(vbox(self._stack, spacing=0))

    def _make_event(self) -> QWidget:
        brief = button(_("Briefing sheet"), self.brief, icon=icon("file"))
        remove = icon_button(_("Remove this event"), icon("trash"), self.remove_event)
        head = Panel(hbox(self.details.name, brief, remove, spacing=10), self.details, margins=16, spacing=12)
        self._groups_button = button(_("Add a group …"), icon=icon("people"))
        self._menu = QMenu(self._groups_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._groups_button.setMenu(self._menu)
        title = hbox(label(_("People expected"), "heading"), None, self._expected)
        nobody = _("Nobody is expected yet")
        self._nobody = EmptyState(icon("people", INK), nobody)
        self._nobody.set_text(
            nobody,
            _("Type a name above, or add a whole group. The briefing sheet then tells what to ask and what to give."),
        )
        self._people = QStackedWidget()
        self._people.addWidget(self.guests)
        self._people.addWidget(self._nobody)
        adding = hbox(self.field, self._groups_button, spacing=10)
        adding.setStretch(0, 1)
        people = Panel(title, adding, self._people, margins=(16, 14, 16, 10), spacing=10)
        people.column.setStretch(2, 1)
        made = QWidget()
        column = vbox(head, people, spacing=14)
        column.setStretch(1, 1)
        made.setLayout(column)
        return made

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
        self.list.entered.connect(self._step_in)
        self.list.removed.connect(self.remove_event)
        self.details.edited.connect(self._save)
        self.field.chosen.connect(self._expect_person)
        self.field.named.connect(self._expect_name)
        self.guests.opened.connect(self._desk.person_wanted)
        self.guests.met.connect(self._note_met)
        self.guests.dropped.connect(self._drop)
        self.sheet.closed.connect(self._close_sheet)
        self._desk.changed.connect(self._follow)

    # reading

    def _follow(self, touched: Touched) -> None:
        shown = frozenset[Id]().union(*(each.people for each in self.list.lines))
        if touched.everything or "event" in touched.nouns or "person" in touched.nouns or touched.people & shown:
            if self.isVisible():
                self._refresh()
            else:
                self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        self._desk.fetch("events.list", overview, self._take_list)

    def _take_list(self, found: EventsOverview) -> None:
        self._groups = found.groups
        self._groups_button.setEnabled(bool(found.groups))
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

    def _take_file(self, file: EventFile) -> None:
        if file.event.id != self._wanted:
            return
        anew = self._file is None or self._file.event.id != file.event.id
        self._file = file
        self.details.fill(file.event, anew=anew)
        self.guests.fill(file.guests)
        if anew:
            self.guests.scrollToTop()
        self.field.here = frozenset(guest.row.id for guest in file.guests if guest.row)
        self._expected.setText(coming_words(len(file.guests), file.known) if file.guests else "")
        self._people.setCurrentWidget(self.guests if file.guests else self._nobody)
        if self._added:
            self.guests.point_at(self._added)
            self._added = ""
        if self._fresh == file.event.id:
            self._fresh = ""
            self._step_in()

    # changing

    def _take_new(self, event: Event) -> None:
        self._wanted = self._fresh = event.id
        self._desk.messages.tell(_("An event was added."), Action(_("Undo"), self._desk.undo))
        self._refresh()

    def _step_in(self) -> None:
        self.details.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.details.name.selectAll()

    def _save(self, event_id: Id, alter: Callable[[Event], Event]) -> None:
        self._desk.run(lambda book: events.edit(book, event_id, alter), say=_("Saved."), failed=self._refuse)

    def _refuse(self, problem: Exception) -> None:
        """Say why, and show the event as it is."""
        if isinstance(problem, NetdeskError):
            self._desk.messages.warn(str(problem))
        self._file = None
        self._choose(self._wanted)

    def _expect_person(self, person_id: Id) -> None:
        if person_id in self.field.here:
            self.guests.point_at(person_id)
            return
        event_id = self.details.event_id
        self._added = person_id
        self._desk.run(lambda book: events.expect(book, event_id, [person_id]), done=self._say_expected)

    def _expect_name(self, name: str) -> None:
        event_id = self.details.event_id
        self._added = name
        self._desk.run(lambda book: events.expect(book, event_id, names=[name]), done=self._say_expected)

    def _expect_group(self, tag: str) -> None:
        event_id = self.details.event_id
        self._desk.run(lambda book: events.expect_group(book, event_id, tag), done=self._say_expected)

    def _say_expected(self, count: int) -> None:
        if not count:
            self._desk.messages.tell(_("They were expected already."))
            return
        text = plural("{n} person more is expected.", "{n} people more are expected.", count)
        self._desk.messages.tell(text, Action(_("Undo"), self._desk.undo))

    def _drop(self, gone: list[Attendance]) -> None:
        event_id = self.details.event_id
        text = plural("{n} person was taken off the list.", "{n} people were taken off the list.", len(gone))
        self._desk.run(lambda book: events.drop(book, event_id, gone), say=text)

    def _note_met(self, who: Attendance, met: bool) -> None:
        event_id = self.details.event_id
        self._desk.run(lambda book: events.met(book, event_id, who, met or None))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for tag, count in self._groups:
            text = f"{tag}\t{number(count)}".replace("&", "&&")
            self._menu.addAction(text).triggered.connect(partial(self._expect_group_chosen, tag))

    def _expect_group_chosen(self, tag: str, _checked: bool = False) -> None:
        self._expect_group(tag)

    def _close_sheet(self) -> None:
        self._stack.setCurrentWidget(self._columns if self.list.lines else self._empty)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
