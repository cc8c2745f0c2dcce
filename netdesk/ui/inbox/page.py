"""The inbox: what came in and has not been decided, and beside it what can be done about it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.i18n import _, plural
from netdesk.operations import importing, inbox
from netdesk.operations.inbox import Waits
from netdesk.storage.book import Book, Touched
from netdesk.storage.waiting import QuestionRow, UnreadRow
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.inbox.arrival import ArrivalPanel, not_the_newest
from netdesk.ui.inbox.howmet import HowMet
from netdesk.ui.inbox.lines import InboxLine, Kind, inbox_lines
from netdesk.ui.inbox.listing import InboxList, add_keys
from netdesk.ui.inbox.question import QuestionPanel
from netdesk.ui.inbox.unreadable import UnreadablePanel
from netdesk.ui.merging.actions import find_duplicates
from netdesk.ui.scans.checking import CheckPanel
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.window import MainWindow

_LIST_WIDTH = 280


class Imports(Protocol):
    """Who brings in cards."""

    def choose(self) -> None:
        """Ask for files, and bring them in."""


class InboxPage(QWidget):
    """A list of what waits; beside it the chosen one, whatever it is."""

    def __init__(self, window: MainWindow, desk: Desk, importer: Imports) -> None:
        super().__init__()
        self._window, self._desk = window, desk
        self._waits = Waits()
        self._answered: frozenset[Id] = frozenset()
        self._stale = False
        self.list = InboxList(desk.theme)
        self.arrival, self.question, self.unreadable = ArrivalPanel(desk), QuestionPanel(desk), UnreadablePanel(desk)
        self.how_met = HowMet(window, desk)
        self.arrival.after_import.addWidget(self.how_met)
        self.checking = CheckPanel(desk)
        self._sides: dict[Kind, QWidget] = {
            Kind.SCANS: self.checking,
            Kind.ARRIVAL: self.arrival,
            Kind.QUESTION: self.question,
            Kind.UNREAD: self.unreadable,
        }
        self._side = QStackedWidget()
        for side in self._sides.values():
            self._side.addWidget(side)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_split())
        self._stack.addWidget(self._make_empty(importer))
        self._stack.setCurrentIndex(1)
        self.setLayout(vbox(self._stack))
        self._undo_button = window.add_button(_("Undo last import"), desk.undo, page="inbox")
        self._all_button = window.add_button(_("Accept all"), self.accept_all, look="primary", page="inbox")
        self._connect()
        self.reload()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_line)
        self.arrival.shown.connect(self.how_met.ask_about)
        self.arrival.accepted.connect(self.act)
        self.arrival.unwanted.connect(self._desk.undo)
        self.question.same.connect(self.act)
        self.question.different.connect(self.keep_both)
        self.question.later.connect(self.list.step)
        self.unreadable.retried.connect(self.retry)
        self.unreadable.dismissed.connect(self.dismiss)
        keys = {"Return": self.act, "Enter": self.act, "D": self.keep_both, "S": self.list.step}
        add_keys(self.list, {**keys, "Delete": self.dismiss})
        add_keys(self.question.table, keys)
        self._desk.changed.connect(self._changed)

    def reload(self) -> None:
        """Ask what waits."""
        self._stale = False
        self._desk.fetch("inbox", inbox.waits, self._show)

    # --- what is done

    def act(self) -> None:
        """Do the first thing that can be done with what is chosen: accept, merge, bring in."""
        line = self.list.current
        if line is None:
            return
        if line.kind is Kind.SCANS:
            self.checking.form.start()
        elif isinstance(line.item, Arrival):
            self._answer(line, lambda book: inbox.accept(book, line.id), _("Accepted: {name}"))
        elif isinstance(line.item, QuestionRow):
            take = self.question.table.take
            self._answer(line, lambda book: inbox.same(book, line.id, take), _("Merged: {name}"))
        else:
            self.unreadable.act()

    def keep_both(self) -> None:
        """Answer that the two are two people."""
        line = self.list.current
        if line is not None and line.kind is Kind.QUESTION:
            self._answer(line, lambda book: inbox.different(book, line.id), _("Both kept: {name}"))

    def dismiss(self) -> None:
        """Put the chosen entry into the trash."""
        entry = self.unreadable.entry
        line = self.list.current
        if entry is not None and line is not None and line.kind is Kind.UNREAD:
            self._answer(line, lambda book: importing.dismiss(book, entry), _("Entry dismissed"))

    def retry(self, charset: str) -> None:
        """Read the chosen entry again in a charset."""
        entry, line = self.unreadable.entry, self.list.current
        if entry is not None and line is not None and line.kind is Kind.UNREAD:
            self._answer(line, lambda book: inbox.retry(book, entry, charset), _("Brought in from {name}"))

    def accept_all(self) -> None:
        """Accept everything that came in; questions stay."""
        self._desk.run(inbox.accept_all, say=_("Accepted what came in"))

    def _answer(self, line: InboxLine, verb: Callable[[Book], object], say: str) -> None:
        """Let a line go at once and turn to the next one while the answer is written."""
        self._answered |= {line.id}
        self._fill()
        self._desk.run(verb, say=say.format(name=line.title), failed=lambda problem: self._not_answered(line, problem))

    def _not_answered(self, line: InboxLine, problem: Exception) -> None:
        self._answered -= {line.id}
        self._fill()
        if isinstance(problem, NetdeskError):
            self._desk.messages.warn(str(problem))

    # --- what is shown

    def _show(self, waits: Waits) -> None:
        there = {each.id for kind in (waits.to_accept, waits.questions, waits.unreadable) for each in kind}
        self._answered &= there
        self._waits = waits
        self._fill()
        line = self.list.current
        if line is not None and line.kind is Kind.ARRIVAL:
            self._show_line(line)  # whether undo still reaches it, and who is in it, may have changed
        count = waits.unquestioned
        some = plural("Accept {n} without questions", "Accept {n} without questions", count)
        self._all_button.setText(some if waits.questions and count else _("Accept all"))
        self._all_button.setEnabled(bool(waits.to_accept))
        self._undo_button.setEnabled(waits.newest is not None)
        self._undo_button.setToolTip(_why_not_undone(waits))

    def _fill(self) -> None:
        lines = inbox_lines(self._waits, self._desk.book.now(), self._answered)
        keyboard = self.window().focusWidget()
        focused = keyboard is not None and self.isAncestorOf(keyboard) and not self.checking.isAncestorOf(keyboard)
        self._stack.setCurrentIndex(0 if lines else 1)
        self.setFocusProxy(self.list if lines else self._first_step)
        self.list.fill(lines)
        if focused:
            self.setFocus()

    def _show_line(self, line: InboxLine | None) -> None:
        if line is None:
            return
        if line.kind is Kind.SCANS and isinstance(line.item, Arrival):
            self.checking.show_arrival(line.item.id)
        elif isinstance(line.item, Arrival):
            self.arrival.show_arrival(line.item, line.id == self._waits.newest)
        elif isinstance(line.item, QuestionRow):
            self.question.show_question(line.item)
        elif isinstance(line.item, UnreadRow):
            self.unreadable.show_entry(line.item)
        self._side.setCurrentWidget(self._sides[line.kind])

    def _make_split(self) -> QSplitter:
        self.look_button = button(_("Find duplicates…"), self.find_duplicates, icon=icon("merge", INK), look="quiet")
        left = Panel(self.list, self.look_button, margins=(1, 1), spacing=0)
        right = Panel(self._side, margins=16)
        split = QSplitter()
        for side in (left, right):
            split.addWidget(side)
        split.setSizes([_LIST_WIDTH, 1000])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        left.setMinimumWidth(220)
        split.setContentsMargins(18, 14, 18, 16)
        return split

    def _make_empty(self, importer: Imports) -> EmptyState:
        text = _(
            "After an import you see here who is new and who got more, who is perhaps on your desk twice, and what "
            "could not be read. What comes in stays until you have looked at it."
        )
        self._first_step = button(_("Bring in cards…"), importer.choose, look="primary")
        look = button(_("Find duplicates…"), self.find_duplicates)
        return EmptyState(icon("inbox", INK), _("Nothing waits for you"), text, self._first_step, look)

    def find_duplicates(self) -> None:
        """Look through everybody for people who are on the desk twice."""
        find_duplicates(self._desk, lambda: self._window.show_page("inbox"))

    def _changed(self, touched: Touched) -> None:
        """Whatever changed: undo may no longer reach the last import."""
        asked = self.list.current.item if self.list.current else None
        if isinstance(asked, QuestionRow) and touched.people & {asked.one_id, asked.other_id}:
            self.question.show_question(asked)
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()


def _why_not_undone(waits: Waits) -> str:
    """Why undo cannot take the last import back now; nothing where it can."""
    if waits.newest is not None:
        return ""
    return not_the_newest() if waits.arrivals else _("No import waits here that could be taken back.")
