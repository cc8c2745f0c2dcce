"""The ways to bring people onto the list of an event: a pasted list, a file, a group, another event, the inbox."""

from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from netdesk.domain.event import Attendance, Event
from netdesk.domain.guestlist import Listed
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.i18n import _, day, number, plural
from netdesk.operations import guestlist, guests
from netdesk.storage.book import Reader
from netdesk.storage.events import latest_arrivals, people_of
from netdesk.storage.fresh import latest_events
from netdesk.storage.people import names, people_ids
from netdesk.ui.desk import Desk
from netdesk.ui.events.choosing import ChooseDialog, Named
from netdesk.ui.events.pasting import PasteDialog
from netdesk.ui.icons import INK, icon
from netdesk.ui.messages import Action
from netdesk.ui.widgets.buttons import button

_EVENTS, _ARRIVALS = 12, 8


class Expecting:
    """The button with its menu, and the dialogs that follow; what is chosen is added to the event on show."""

    def __init__(self, desk: Desk, page: QWidget, event_id: Callable[[], Id]) -> None:
        self._desk, self._page, self._event_id = desk, page, event_id
        self.groups: tuple[tuple[str, int], ...] = ()
        self._events: list[Event] = []
        self._arrivals: list[tuple[Arrival, int]] = []
        self.widget: QPushButton = button(_("Expect people…"), icon=icon("people"))
        self.menu = QMenu(self.widget)
        self.menu.aboutToShow.connect(self.fill)
        self.widget.setMenu(self.menu)

    def fill(self) -> None:
        """What can be added now."""
        self._events, self._arrivals = self._desk.read(
            lambda reader: (latest_events(reader, _EVENTS), latest_arrivals(reader, _ARRIVALS))
        )
        self.menu.clear()
        self.menu.addAction(icon("copy", INK), _("Paste a list…"), self.paste)
        self.menu.addAction(icon("file", INK), _("From a file (CSV, .ics)…"), self.choose_file)
        self._submenu(_("A group"), [(self._group_text(*each), partial(self.group, each[0])) for each in self.groups])
        others = [event for event in self._events if event.id != self._event_id()]
        told = [(f"{event.name} · {day(event.starts.date())}", partial(self.event, event)) for event in others]
        self._submenu(_("Who was at"), told)
        came = [(_arrival_text(one, count), partial(self.arrival, one)) for one, count in self._arrivals]
        self._submenu(_("From the inbox"), came)

    def paste(self) -> None:
        """Ask for a list."""
        self._ask(PasteDialog(self._desk, self._page.window()))

    def choose_file(self) -> None:
        """Ask for a file, and who its guests are."""
        kinds = _("Lists and invitations (*.csv *.tsv *.txt *.ics)")
        file, _kind = QFileDialog.getOpenFileName(self._page, _("Who will be there"), "", kinds)
        if file:
            self.read(Path(file))

    def read(self, file: Path) -> None:
        """Who the guests of a file are."""
        self._desk.jobs.pool(lambda _context: guestlist.read_file(file), done=self._take_listed)

    def group(self, tag: str) -> None:
        """Everybody with a tag, to untick the absent."""
        query = PeopleQuery(tags=frozenset({tag}), sort=Sort.NAME)
        self._offer(tag, lambda reader: _people(reader, people_ids(reader, query)))

    def event(self, event: Event) -> None:
        """Those who were at another event, or were expected there."""
        self._offer(event.name, lambda reader: _guests(reader, event))

    def arrival(self, arrival: Arrival) -> None:
        """Those whose cards came in together."""
        self._offer(arrival.source, lambda reader: _people(reader, people_of(reader, arrival.id)))

    def add(self, chosen: list[Attendance]) -> None:
        """Expect guests at the event on show."""
        event_id = self._event_id()
        self._desk.run(lambda book: guests.expect(book, event_id, chosen), done=self.say)

    def say(self, count: int) -> None:
        """Say how many more are expected."""
        if not count:
            self._desk.messages.tell(_("They were expected already."))
            return
        text = plural("{n} person more is expected.", "{n} people more are expected.", count)
        self._desk.messages.tell(text, Action(_("Undo"), self._desk.undo))

    def _take_listed(self, listed: list[Listed]) -> None:
        self._ask(PasteDialog(self._desk, self._page.window(), listed=listed))

    def _offer(self, title: str, look: Callable[[Reader], Named]) -> None:
        def show(found: Named) -> None:
            if found:
                self._ask(ChooseDialog(title, found, self._page.window()))
            else:
                self._desk.messages.tell(_("There is nobody to add."))

        self._desk.fetch("events.offer", look, show)

    def _ask(self, dialog: ChooseDialog | PasteDialog) -> None:
        dialog.chosen.connect(self.add)
        dialog.open()

    def _submenu(self, title: str, entries: Sequence[tuple[str, Callable[[], None]]]) -> None:
        menu = self.menu.addMenu(title)
        menu.setEnabled(bool(entries))
        for text, act in entries:
            menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _on=False, act=act: act())

    def _group_text(self, tag: str, count: int) -> str:
        return f"{tag}\t{number(count)}"


def _arrival_text(arrival: Arrival, count: int) -> str:
    came = arrival.came_at.replace(tzinfo=UTC).astimezone().date()
    return f"{arrival.source} · {day(came)}\t{number(count)}"


def _people(reader: Reader, ids: list[Id] | tuple[Id, ...]) -> Named:
    called = names(reader, ids)
    return [(Attendance(person_id=one), called[one]) for one in ids if one in called and one != reader.me]


def _guests(reader: Reader, event: Event) -> Named:
    """Those of an event as they would be expected anew, by name."""
    there = [item for item in event.attendances if item.expected or item.met]
    called = names(reader, [item.person_id for item in there if item.person_id])
    here = reader.present(called)
    people = [(Attendance(item.person_id), called[item.person_id]) for item in there if item.person_id in here]
    mere = [(Attendance(name=item.name, note=item.note), item.name) for item in there if not item.person_id]
    return sorted([*people, *mere], key=lambda each: each[1].casefold())
