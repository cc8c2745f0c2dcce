"""Saying what becomes of people who are one: two side by side, or who of several stays."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QScrollArea, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import _, plural
from netdesk.operations import inbox, merging
from netdesk.operations.inbox import Pair
from netdesk.storage.book import Reader
from netdesk.storage.people import people_rows
from netdesk.ui.desk import Desk
from netdesk.ui.icons import icon
from netdesk.ui.merging.table import ComparisonTable
from netdesk.ui.messages import Action
from netdesk.ui.person.fields import Notice
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox
from netdesk.ui.widgets.paint import ON_ACCENT
from netdesk.ui.widgets.panel import Panel

_WIDTH, _HEIGHT = 860, 620


class MergeDialog(QDialog):
    """Who stays is me, or whom the user trusts most, until another is chosen; everything of all is kept."""

    def __init__(self, desk: Desk, people: Sequence[Id], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge"))
        self._desk = desk
        self.people = desk.read(lambda reader: _ranked(reader, people))
        self._kept = self.people[0].id
        two = len(self.people) == 2
        some = plural("These {n} are one person", "These {n} are one person", len(self.people))
        title = _("These two are one person") if two else some
        self.table = ComparisonTable(desk, (_("Stays"), _("Joins"), _("After")))
        self.notice = Notice()
        self._merge_button = button(_("&Merge"), self.merge, icon=icon("merge", ON_ACCENT), look="primary")
        self._merge_button.setDefault(True)
        self.swap_button = button(_("&Swap"), self.swap)
        cancel = button(_("Cancel"), self.reject)
        for each in (self.swap_button, cancel):
            each.setAutoDefault(False)
        told = _("Everything of all is kept, with all that happened; they can be parted again at any time.")
        middle: QWidget = self.table if two else self._choices()
        self.swap_button.setVisible(two and desk.book.me not in people)
        column = vbox(
            vbox(label(title, "title"), label(told, tone="muted", wrap=True), spacing=2),
            Panel(middle, margins=(8, 6)),
            self.notice,
            hbox(self.swap_button, None, cancel, self._merge_button),
            margins=18,
            spacing=12,
        )
        column.setStretch(1, 1)
        self.setLayout(column)
        open_at(self, _WIDTH, _HEIGHT)
        if not two:
            self.resize(self.width(), self.sizeHint().height())
        if two:
            self._compare()
            self.table.setFocus()

    @property
    def kept(self) -> Id:
        """Who stays."""
        return self._kept

    def swap(self) -> None:
        """Let the other one of two stay."""
        self._kept = self._others()[0]
        self._compare()

    def merge(self) -> None:
        """Make one of them, and close."""
        kept, gone, take = self._kept, self._others(), self.table.take
        self._merge_button.setEnabled(False)
        self._desk.run(lambda book: merging.merge(book, kept, gone, take), done=self._merged, failed=self._failed)

    # --- inside

    def _others(self) -> list[Id]:
        return [person.id for person in self.people if person.id != self._kept]

    def _compare(self) -> None:
        other = self._others()[0]
        pair: Pair = self._desk.read(lambda reader: inbox.compare(reader, self._kept, other))
        self.table.show_pair(pair)

    def _choices(self) -> QWidget:
        """Several people, and who of them stays."""
        group = QButtonGroup(self)
        box = QWidget()
        rows = vbox(label(_("Who stays; the others join them:"), tone="muted"), margins=8, spacing=6)
        for person in self.people:
            text = f"{person.shown} – {person.work}" if person.work else person.shown or _("Me")
            choice = QRadioButton(text.replace("&", "&&"))
            choice.setChecked(person.id == self._kept)
            choice.toggled.connect(partial(self._keep, person.id))
            group.addButton(choice)
            rows.addWidget(choice)
        rows.addStretch(1)
        box.setLayout(rows)
        if self._desk.book.me in (person.id for person in self.people):
            box.setEnabled(False)
        box.setProperty("look", "page")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(box)
        return scroll

    def _keep(self, person: Id, on: bool) -> None:
        if on:
            self._kept = person

    def _merged(self, person: Person) -> None:
        count = len(self.people)
        said = plural("{n} people are one now: {name}", "{n} people are one now: {name}", count)
        self._desk.messages.tell(said.format(name=person.shown or _("Me")), Action(_("Undo"), self._desk.undo))
        self._desk.person_wanted.emit(person.id)
        if shiboken6.isValid(self):
            self.accept()

    def _failed(self, problem: Exception) -> None:
        if shiboken6.isValid(self):
            self._merge_button.setEnabled(True)
            known = isinstance(problem, NetdeskError)
            self.notice.say(str(problem) if known else _("They could not be merged; nothing was changed."))


def _ranked(reader: Reader, people: Sequence[Id]) -> list[Person]:
    """Me first, then the most trusted, who was met last, and who is on the desk longest."""
    rows = {row.id: row for row in people_rows(reader, people)}

    def rank(person: Person) -> tuple[bool, int, date, int]:
        row = rows.get(person.id)
        stage, contact = (int(row.stage), row.last_contact or date.min) if row else (0, date.min)
        return person.id == reader.me, stage, contact, -int(person.id, 16)

    return sorted(reader.find(Person, people), key=rank, reverse=True)
