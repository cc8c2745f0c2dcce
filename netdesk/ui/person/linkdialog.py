"""Stating what ties two people."""

from dataclasses import dataclass
from datetime import date

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from netdesk import i18n, words
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.link import Link, Tie
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations import links
from netdesk.storage.book import Book, Reader
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Form, NoteField, Notice, TextField, grown, order_tabs
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words.dates import read_date


@dataclass(frozen=True, slots=True)
class _Stated:
    """What was stated of two people before, and the names to show."""

    link: Link | None
    introducer: str = ""


class LinkDialog(QDialog):
    """What `person_id` is to somebody else, me unless another is chosen. What was stated of the two before is shown and
    stays; kinds that are unchecked are taken back."""

    saved = Signal(str)
    """The id of the other person, once the link is on the desk."""

    def __init__(self, desk: Desk, person_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What ties two people"))
        self._desk, self._person = desk, person_id
        self._stated: Link | None = None
        self._saving = False
        names = desk.read(lambda reader: {one.id: one.shown for one in reader.find(Person, [person_id, reader.me])})
        self._name = names.get(person_id, "")
        self.other = PersonField(desk, _("The other person"), me=True, without=[person_id])
        self._sentence = label("", "heading", wrap=True)
        self.chips = {tie: Chip(words.tie(tie)) for tie in Tie}
        self.since = TextField(_("Since"), placeholder=_("2 June 2024, June 2024, or 2024"))
        self.introduced_by = PersonField(desk, _("Introduced by"), me=True, without=[person_id])
        self.note = NoteField(_("Note"), lines=3)
        self.notice = Notice()
        self._lay_out()
        self.other.chosen.connect(self._look_up)
        self.other.emptied.connect(self._look_up)
        self.setMinimumWidth(grown(560))
        if person_id != desk.book.me:
            self.other.set_person(desk.book.me, names.get(desk.book.me, "") or _("Me"))
        else:
            self._look_up()
        self.other.setFocus()

    @property
    def sentence(self) -> str:
        """What the chosen kinds will say of the two."""
        return self._sentence.text()

    def kinds(self) -> list[Tie]:
        """The kinds that are checked: what the person is to the other one."""
        return [tie for tie, chip in self.chips.items() if chip.isChecked()]

    def save(self) -> None:
        """State the link, and close."""
        if self._saving:
            return
        if problem := self._problem():
            self.notice.say(problem)
            return
        one, other = self.other.person_id, self._person
        kinds, since = self.kinds(), read_date(self.since.value())
        introducer, note = self.introduced_by.person_id or None, self.note.value()
        known = self._stated.seen_from(one).kinds if self._stated else ()
        dropped = [tie for tie in known if tie not in kinds]
        before = (self._stated.since, self._stated.introduced_by, self._stated.note) if self._stated else None

        def verb(book: Book) -> None:
            if set(kinds) - set(known) or before != (since, introducer, note):
                links.state(book, one, other, kinds, since=since, introduced_by=introducer, note=note)
            if dropped:
                links.unstate(book, one, other, dropped)

        self._set_saving(True)
        self._desk.run(verb, done=lambda _none: self._saved(one), failed=self._failed, say=_("Link stated"))

    # --- inside

    def _lay_out(self) -> None:
        flow = FlowLayout(spacing=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
            chip.toggled.connect(self._say)
        form = Form()
        form.row(_("&With"), self.other)
        form.row(_("As"), flow)
        form.row(_("&Since"), self.since)
        form.row(_("&Introduced by"), self.introduced_by)
        form.row(_("N&ote"), self.note)
        self._save = button(_("S&tate the link"), self.save, look="primary")
        cancel = button(_("Cancel"), self.reject)
        for each in (self._save, cancel):
            each.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        foot = hbox(None, cancel, self._save)
        self.setLayout(
            vbox(Panel(self._sentence, form, margins=16, spacing=12), self.notice, None, foot, margins=18, spacing=12)
        )
        order_tabs(self)

    def _look_up(self) -> None:
        """See what was stated of the two before."""
        self._show(_Stated(None))
        pair = (self._person, self.other.person_id)
        if not pair[1]:
            return

        def look(reader: Reader) -> _Stated:
            link = reader.evidence(*pair).link
            found = reader.find(Person, [link.introduced_by]) if link and link.introduced_by else []
            return _Stated(link, found[0].shown if found else "")

        self._desk.fetch(f"link {id(self)}", look, self._show)

    def _show(self, stated: _Stated) -> None:
        """Show what was stated before; what the user already chose for this pair stays chosen."""
        self._stated = link = stated.link
        if link is not None:
            for tie in link.seen_from(self.other.person_id).kinds:
                self.chips[tie].setChecked(True)
            self.since.give(i18n.day(link.since) if link.since else "")
            self.introduced_by.set_person(link.introduced_by or "", stated.introducer)
            self.note.setPlainText(link.note)
        self._say()

    def _say(self) -> None:
        """Read the link aloud: `Giulia is your friend and supplier`."""
        other, name = self.other.text().strip(), self._name
        kinds = [words.tie(tie) for tie in self.kinds() if tie is not Tie.KNOWS]
        me = self._desk.book.me
        if not self.other.person_id:
            self._sentence.setText(_("What ties {name} and …").format(name=name))
        elif self.other.person_id == me:
            told = _("{name} is your {kinds}") if kinds else _("{name} and you know each other")
            self._sentence.setText(told.format(name=name, kinds=_listed(kinds)))
        elif self._person == me:
            told = _("You are {other}’s {kinds}") if kinds else _("You and {other} know each other")
            self._sentence.setText(told.format(other=other, kinds=_listed(kinds)))
        else:
            told = _("{name} is {other}’s {kinds}") if kinds else _("{name} and {other} know each other")
            self._sentence.setText(told.format(name=name, other=other, kinds=_listed(kinds)))

    def _problem(self) -> str:
        if not self.other.person_id:
            return _("Choose the other person from the list.")
        if self.introduced_by.unsettled:
            return _("Choose who introduced them from the list, or leave it empty.")
        if self.introduced_by.person_id and self.introduced_by.person_id == self.other.person_id:
            return _("Somebody else introduced them, or nobody.")
        since = read_date(self.since.value())
        if self.since.value() and since is None:
            return _("“{text}” is no date; write it as in 2 June 2024.").format(text=self.since.value())
        if since and since > self._desk.book.today:
            return _("A tie cannot begin in the future.")
        return self._emptied(since)

    def _emptied(self, since: date | None) -> str:
        """The verb keeps what was stated before, so an emptied field would come back."""
        link = self._stated
        note, introducer = self.note.value(), self.introduced_by.person_id
        if link and ((link.since and not since) or (link.note and not note) or (link.introduced_by and not introducer)):
            return _("What was stated before cannot be emptied, only written anew; or take the link back.")
        if link and not self.kinds():
            return _("Choose at least one kind.")
        return ""

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._save.setEnabled(not saving)

    def _saved(self, other: Id) -> None:
        if shiboken6.isValid(self):
            self._set_saving(False)
            self.saved.emit(other)
            self.accept()

    def _failed(self, problem: Exception) -> None:
        self._set_saving(False)
        known = isinstance(problem, NetdeskError)
        self.notice.say(str(problem) if known else _("This could not be saved. What you typed is still here."))


def _listed(kinds: list[str]) -> str:
    """Words as a list in a sentence: `friend, client and supplier`."""
    if len(kinds) < 2:
        return "".join(kinds)
    return _("{words} and {last}").format(words=", ".join(kinds[:-1]), last=kinds[-1])
