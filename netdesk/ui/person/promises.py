"""Promises between somebody and me: the open ones first, one line to note another, and on demand what became of all."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QVBoxLayout, QWidget

from netdesk.domain.promise import Promise, by_urgency, settled
from netdesk.i18n import _, day, plural
from netdesk.operations import promises
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.duefield import DueField
from netdesk.ui.person.earlyword import EarlyWord
from netdesk.ui.person.fields import grown
from netdesk.ui.person.promiserow import Acts, PromiseRow
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words.dates import read_past, split_due

_MINE, _THEIRS = True, False


class PromisesSection(Section):
    """Rows are made as they are needed and used again for the next person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._acts = Acts(
            self._keep, self._keep_on, self._break, self._make_good, self._reopen, self.change, self._remove
        )
        self._title = label(_("Promises"), "small", "faint")
        self.add_button = button(_("+ promise"), self.start, look="link")
        self.fold_button = button("", self._fold, look="link")
        self._open = vbox(spacing=1)
        self.open_rows: list[PromiseRow] = []
        self._history = QWidget()
        self._past = vbox(spacing=1)
        self._history.setLayout(self._past)
        self._history.hide()
        self.past_rows: list[PromiseRow] = []
        self._adding = self._make_line()
        head = hbox(self._title, None, self.fold_button, self.add_button, spacing=6)
        self.setLayout(vbox(head, self._open, self._adding, self._history, spacing=3))

    def show_person(self, shown: Shown) -> None:
        fresh = self._shown is None or self._shown.person.id != shown.person.id
        self._shown = shown
        self.setVisible(shown.row is not None)
        if shown.row is None:
            return
        if fresh:
            self._adding.hide()
            self._history.hide()
            self.who.setItemText(1, _("{name} promises").format(name=self._name()))
        today = self._desk.book.today
        there = [one for one in shown.file.promises if shown.me in (one.by_id, one.to_id)]
        self._fill(self.open_rows, self._open, by_urgency(there, today))
        past = settled(there, today)
        self.fold_button.setVisible(bool(past))
        self.fold_button.setText(plural("{n} settled", "{n} settled", len(past)))
        if not past:
            self._history.hide()
        self._show_past()

    def start(self) -> None:
        """Open the line that notes a promise."""
        self._adding.setVisible(True)
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def note(self) -> None:
        """Note what the line says; its end may be the day: `two names by friday`."""
        if self._shown is None:
            return
        today = self._desk.book.today
        text, said = split_due(self.what.text(), today)
        if self.due.unreadable:
            self._desk.messages.warn(_("“{text}” is no day; try friday or in 2 weeks.").format(text=self.due.text()))
            self.due.setFocus()
            return
        due = self.due.day()
        what, due = (self.what.text(), due) if due else (text, said)
        me, other = self._shown.me, self._shown.person.id
        by, to = (me, other) if self.who.currentData() == _MINE else (other, me)
        self._desk.run(
            lambda book: promises.make(book, by, to, what, due_on=due), done=self._noted, say=_("Promise noted")
        )

    def change(self, promise: Promise) -> None:
        """Open a promise to correct it."""
        from netdesk.ui.person.promisedialog import PromiseDialog

        PromiseDialog(self._desk, promise, self._name(), self.window()).open()

    # --- inside

    def _make_line(self) -> QWidget:
        self.who = ChoiceBox(_("Who promises"))
        self.who.addItem(_("I promise"), _MINE)
        self.who.addItem(_("They promise"), _THEIRS)
        self.what = QLineEdit()
        self.what.setAccessibleName(_("What is promised"))
        self.what.setPlaceholderText(_("two names by friday"))
        self.due = DueField(self._desk.theme, lambda: self._desk.book.today)
        self.due.setMaximumWidth(grown(132))
        for field in (self.what, self.due):
            field.returnPressed.connect(self.note)
        go = icon_button(_("Note the promise (Enter)"), icon("check", INK), self.note)
        self.quiet = EarlyWord(self._desk)
        self.what.textChanged.connect(lambda _text: self._look())
        self.who.currentIndexChanged.connect(lambda _place: self._look())
        line = QWidget()
        second = hbox(self.who, self.due, None, spacing=6)
        line.setLayout(vbox(hbox(self.what, go, spacing=6), self.quiet, second, spacing=6))
        line.hide()
        return line

    def _look(self) -> None:
        """A promise of mine that asks too early gets a quiet word."""
        if self._shown is not None and self._shown.row is not None:
            text = self.what.text() if self.who.currentData() == _MINE else ""
            self.quiet.look(text, self._shown.person.id, self._shown.row.stage)

    def _noted(self, _promise: Promise) -> None:
        self.what.clear()
        self.due.clear()
        self._adding.hide()
        self.add_button.setFocus()

    def _fill(self, rows: list[PromiseRow], column: QVBoxLayout, there: Sequence[Promise]) -> None:
        while len(rows) < len(there):
            rows.append(PromiseRow(self._desk.theme, self._acts))
            column.addWidget(rows[-1])
        for place, row in enumerate(rows):
            row.setVisible(place < len(there))
            if place < len(there):
                row.show_promise(there[place], self._by(there[place]), self._desk.book.today)

    def _by(self, promise: Promise) -> str:
        mine = self._shown is not None and promise.by_id == self._shown.me
        return _("by me") if mine else _("by {name}").format(name=self._name())

    def _name(self) -> str:
        if self._shown is None:
            return ""
        return self._shown.person.name.given or self._shown.person.shown

    def _fold(self) -> None:
        self._history.setVisible(self._history.isHidden())
        self._show_past()

    def _show_past(self) -> None:
        if self._shown is None or self._history.isHidden():
            return
        there = [one for one in self._shown.file.promises if self._shown.me in (one.by_id, one.to_id)]
        self._fill(self.past_rows, self._past, settled(there, self._desk.book.today))

    def _run(self, verb: Callable[[Book], object], said: str) -> None:
        self._desk.run(verb, say=said)

    def _keep(self, promise: Promise) -> None:
        self._run(lambda book: promises.keep(book, promise.id), _("Promise kept"))

    def _break(self, promise: Promise) -> None:
        self._run(lambda book: promises.break_(book, promise.id), _("Noted as broken; it can be made good"))

    def _make_good(self, promise: Promise) -> None:
        self._run(lambda book: promises.make_good(book, promise.id), _("Made good"))

    def _reopen(self, promise: Promise) -> None:
        self._run(lambda book: promises.reopen(book, promise.id), _("Open again"))

    def _remove(self, promise: Promise) -> None:
        self._run(lambda book: promises.remove(book, promise.id), _("Promise removed"))

    def _keep_on(self, promise: Promise) -> None:
        today = self._desk.book.today
        asked = _("On which day was it kept? As in 5 Oct or yesterday.")
        text, accepted = QInputDialog.getText(
            self, _("Kept on another day"), asked, text=day(min(promise.due_on or today, today))
        )
        if not accepted:
            return
        if (on := read_past(text, today)) is None:
            self._desk.messages.warn(_("“{text}” is no day; try 5 Oct or yesterday.").format(text=text))
        else:
            self._run(partial(_kept_on, promise, on), _("Promise kept"))


def _kept_on(promise: Promise, on: date, book: Book) -> Promise:
    return promises.keep(book, promise.id, on)
