"""The debrief: a walk through those who were met, one at a time, each of them on the desk at once."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.sequence import SequenceStep
from netdesk.domain.stage import Stage
from netdesk.i18n import _, plural
from netdesk.operations import debrief, guests, sequence
from netdesk.operations.debrief import Face, Sitting
from netdesk.storage.book import Book, Reader, Touched
from netdesk.ui.debrief.facecard import FaceCard
from netdesk.ui.debrief.form import ToldForm, Typed
from netdesk.ui.debrief.newface import NewFace
from netdesk.ui.debrief.pages import EndPage, WhoPage
from netdesk.ui.desk import Desk
from netdesk.ui.messages import Action
from netdesk.ui.person.fields import Notice, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

_SIZE = QSize(760, 560)
_NOUNS = frozenset(("event", "person", "interaction", "arrival", "sequence_step"))
T = TypeVar("T")

Found = tuple[Sitting, list[SequenceStep]]


class DebriefDialog(QDialog):
    """Enter notes and goes on, Page Down skips, Ctrl+Z takes the last one back, Esc leaves; it goes on another time
    where it was left."""

    def __init__(self, desk: Desk, event_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("How was it?"))
        self._desk, self._event_id = desk, event_id
        self.sitting: Sitting | None = None
        self._steps: list[SequenceStep] = []
        self._skipped: list[tuple[Id | None, str]] = []
        self._typed: dict[tuple[Id | None, str], Typed] = {}
        self._asked = self._declined = self._saving = False
        self.face: Face | None = None
        self.progress = label("", "strong")
        self._bar = QProgressBar(textVisible=False)
        self.card, self.form = FaceCard(desk), ToldForm(desk)
        self.who, self.new_face = WhoPage(), NewFace()
        self.end = EndPage(self._ask_new)
        self.notice = Notice()
        self.next_button = button(_("Next"), self.tell, look="primary")
        self.skip_button = button(_("Skip"), self.skip)
        self._pages, self._blank = QStackedWidget(), QWidget()
        self._lay_out()
        self._connect()
        room = self.screen().availableSize() - QSize(40, 60)
        self.resize(QSize(grown(_SIZE.width()), grown(_SIZE.height())).boundedTo(room))
        self.look()

    def look(self) -> None:
        """Read how far it is, and show what comes next."""
        event_id = self._event_id

        def read(reader: Reader) -> Found:
            return debrief.sitting(reader, event_id), sequence.steps(reader)

        self._desk.fetch("debrief", read, self._take)

    def tell(self) -> None:
        """Note what was told of who is shown, and go on."""
        if self.face is None or self._saving:
            return
        if problem := self.form.problem():
            self.notice.say(problem[0])
            problem[1].setFocus()
            return
        self._saving = True
        self._typed[self.face.attendance.who] = self.form.typed()
        event_id, face, told = self._event_id, self.face, self.form.told()
        self._run(lambda book: debrief.tell(book, event_id, face.attendance, told), lambda _item: self._told(face))

    def skip(self) -> None:
        """Nothing is noted of who is shown; they come again another time."""
        if self.face is not None:
            self._skipped.append(self.face.attendance.who)
            self._go_on()

    def back(self) -> None:
        """Show again who was skipped last."""
        if self._skipped:
            self._skipped.pop()
            self._go_on()

    def undo(self) -> None:
        """Take the last change back; whom it was about comes again, with what was typed of them."""
        self._desk.undo()

    def finish(self) -> None:
        """End the debrief: who was missed was not met, and what follows is planned."""
        event_id, write_to, keep = self._event_id, self.end.write_to, self.end.keep_in_touch
        self._run(lambda book: debrief.finish(book, event_id, write_to=write_to, keep_in_touch=keep), self._finished)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pages.setCurrentIndex(0)
        self._keep_typed()
        super().closeEvent(event)

    def reject(self) -> None:
        """Leave; what was typed of who is shown is kept."""
        if self._pages.currentWidget() is self.new_face:
            self._go_on()
            return
        self._keep_typed()
        super().reject()

    # --- inside

    def _lay_out(self) -> None:
        self._bar.setAccessibleName(_("How far the debrief is"))
        for each in (self.skip_button, self.next_button):
            each.setAutoDefault(False)
        keys = label(_("Enter next · Tab on · PgDn skip · PgUp back · Ctrl+Z undo · Esc later"), "small", "faint")
        foot = hbox(keys, None, self.skip_button, self.next_button)
        walk = QWidget()
        walk.setLayout(vbox(Panel(self.card, margins=20), Panel(self.form, margins=(20, 16)), None, foot, spacing=12))
        self._walk = walk
        for page in (self._blank, walk, self.who, self.new_face, self.end):
            self._pages.addWidget(page)
        head = hbox(self._bar, self.progress, spacing=14)
        head.setStretch(0, 1)
        column = vbox(head, self.notice, self._pages, margins=18, spacing=12)
        column.setStretch(2, 1)
        self.setLayout(column)

    def _connect(self) -> None:
        self.form.entered.connect(self.tell)
        self.who.answered.connect(self._met)
        self.new_face.named.connect(self._add_face)
        self.new_face.left.connect(self._go_on)
        self.end.finished.connect(self.finish)
        self.end.met_after_all.connect(lambda who: self._met([who]))
        self.end.sequence_wanted.connect(self._edit_sequence)
        for keys, act in (("PgDown", self.skip), ("PgUp", self.back), ("Ctrl+Z", self.undo)):
            QShortcut(QKeySequence(keys), self, act)
        self.form.undone.connect(self.undo)
        self._desk.changed.connect(self._follow)

    def _follow(self, touched: Touched) -> None:
        if touched.everything or not _NOUNS.isdisjoint(touched.nouns):
            self.look()

    def _take(self, found: Found) -> None:
        self.sitting, self._steps = found
        self._saving = False
        if self.sitting.offered and not self._declined:
            self._offer_cards(self.sitting)
        self._go_on()

    def _offer_cards(self, sitting: Sitting) -> None:
        count = sum(len(people) for _arrival, people in sitting.offered)
        sources = ", ".join(dict.fromkeys(arrival.source for arrival, _people in sitting.offered))
        told = plural(
            "{n} card came in that day ({source}). Is it from here?",
            "{n} cards came in that day ({source}). Are they from here?",
            count,
        )
        yes, no = button(_("&Yes, we met"), self._take_cards), button(_("N&o"), self._decline)
        for each in (yes, no):
            each.setAutoDefault(False)
        if not self.notice.isVisible():
            self.notice.say(told.format(source=sources), yes, no)

    def _take_cards(self) -> None:
        assert self.sitting is not None
        event_id, arrivals = self._event_id, [arrival.id for arrival, _people in self.sitting.offered]
        self.notice.hide()
        self._run(lambda book: debrief.take_cards(book, event_id, arrivals), _nothing)

    def _decline(self) -> None:
        self._declined = True
        self.notice.hide()

    def _go_on(self) -> None:
        """Show the first who was not told of and not skipped; else the end."""
        if (sitting := self.sitting) is None:
            return
        told = len(sitting.met) - len(sitting.waiting)
        self._bar.setRange(0, max(1, len(sitting.met)))
        self._bar.setValue(told)
        ahead = [face for face in sitting.waiting if face.attendance.who not in self._skipped]
        fresh = not self._asked and not told and bool(sitting.missed) and sitting.event.debriefed_on is None
        if fresh:
            self._show_page(self.who, _("Before you begin"))
            self.who.ask(sitting.missed)
        elif ahead:
            self._asked = True
            self._show_face(ahead[0], told + len(sitting.waiting) - len(ahead) + 1)
        else:
            self.face = None
            self._show_page(self.end, _("The end"))
            self.end.show_sitting(sitting, self._steps)

    def _show_face(self, face: Face, place: int) -> None:
        assert self.sitting is not None
        total = _("{n} of {total}").format(n=place, total=len(self.sitting.met))
        anew = self.face is None or self.face.attendance.who != face.attendance.who
        if self.face is not None and anew:
            self._typed[self.face.attendance.who] = self.form.typed()
        self.face = face
        self._show_page(self._walk, total)
        self.card.show_face(face)
        if anew:
            typed = self._typed.pop(face.attendance.who, Typed())
            self.form.start(face.row.stage if face.row else Stage.CARD, typed)

    def _show_page(self, page: QWidget, progress: str) -> None:
        self.progress.setText(progress)
        self._pages.setCurrentWidget(page)

    def _met(self, who: list[Attendance]) -> None:
        """These were met: they come into the walk."""
        self._asked = True
        event_id = self._event_id
        if not who:
            self._go_on()
            return
        self._run(lambda book: guests.note_met(book, event_id, who), _nothing)

    def _ask_new(self) -> None:
        self._show_page(self.new_face, _("A new face"))
        self.new_face.start()

    def _add_face(self, name: str, company: str) -> None:
        event_id = self._event_id
        self.face = None
        self._show_page(self._blank, "")
        self._run(lambda book: guests.new_face(book, event_id, name, company), _nothing)

    def _edit_sequence(self) -> None:
        from netdesk.ui.events.sequencedialog import show_sequence

        show_sequence(self, self._desk)

    def _told(self, face: Face) -> None:
        """Somebody was told of; the next one may be on show already."""
        self.notice.hide()
        if self.face is face:
            self.face = None

    def _finished(self, made: list[FollowUp]) -> None:
        event_name = self.sitting.event.name if self.sitting else ""
        count = len(made)
        told = plural(
            "{event} is told; {n} next step is planned.", "{event} is told; {n} next steps are planned.", count
        )
        self._desk.messages.tell(told.format(event=event_name), Action(_("Undo"), self._desk.undo))
        self.face = None
        self.accept()

    def _keep_typed(self) -> None:
        """What was typed of who is shown is noted, so that leaving loses nothing."""
        if self.face is None or not self.form.touched or self.form.problem() or self._saving:
            return
        event_id, face, told = self._event_id, self.face, self.form.told()
        said = _("What you typed about {name} was noted.").format(name=face.name)
        self.face = None
        self._desk.run(lambda book: debrief.tell(book, event_id, face.attendance, told), say=said)

    def _run(self, verb: Callable[[Book], T], done: Callable[[T], None]) -> None:
        def finish(result: T) -> None:
            if shiboken6.isValid(self):
                done(result)

        def failed(problem: Exception) -> None:
            if shiboken6.isValid(self):
                self._saving = False
                known = isinstance(problem, NetdeskError)
                self.notice.say(str(problem) if known else _("This could not be noted. What you typed is still here."))

        self._desk.run(verb, done=finish, failed=failed)


def _nothing(_result: object) -> None:
    """What was changed is shown when the desk tells of it."""
