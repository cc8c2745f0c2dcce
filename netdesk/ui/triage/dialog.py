"""The triage at the keyboard: one card in the middle, one key for each decision, the next card at once."""

from collections.abc import Callable
from datetime import timedelta

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations import triage
from netdesk.operations.triage import Rhythm
from netdesk.storage.book import Book, Reader, Touched
from netdesk.storage.fresh import FreshCard, fresh_cards, undecided_ids
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.inbox.meeting import MeetingForm
from netdesk.ui.person.fields import Notice, grown
from netdesk.ui.triage.answers import ChoiceAnswer, TagAnswer, rests, rhythm_word
from netdesk.ui.triage.cardview import CardView
from netdesk.ui.triage.choices import Choice, Choices, Key
from netdesk.ui.triage.ending import Ending
from netdesk.ui.triage.sitting import Act, Decision, Sitting, next_people
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

_SIZE = QSize(800, 640)

Found = tuple[list[FreshCard], int, list[str]]
"""The cards of a sitting, how many wait altogether, and the tags in use."""


class TriageDialog(QDialog):
    """Goes through those of whom only a card exists, fifty at a time. Every decision is on the desk at once and Z
    takes the last one back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Triage"))
        self._desk = desk
        self.sitting = Sitting([])
        self._seen: frozenset[Id] = frozenset()
        self._waiting = 0
        self._tags: list[str] = []
        self.progress = label("", "strong")
        self._bar = QProgressBar()
        self.notice = Notice()
        self.view = CardView(desk)
        self.choices = Choices(self._all_choices())
        self.tag = TagAnswer()
        self.rhythm = ChoiceAnswer(_("How often will you be in touch?"), [rhythm_word(each) for each in Rhythm])
        self.later = ChoiceAnswer(_("When shall you be told again?"), [each.text for each in rests()])
        self.meeting: MeetingForm | None = None
        self._met_at: tuple[str, str] | None = None
        self.ending = Ending(self.start, self.reject)
        self._lay_out()
        self._connect()
        room = self.screen().availableSize() - QSize(40, 60)
        self.resize(QSize(grown(_SIZE.width()), grown(_SIZE.height())).boundedTo(room))
        self.start()

    def start(self) -> None:
        """Begin a sitting with those who were not seen yet."""
        seen = self._seen

        def look(reader: Reader) -> Found:
            ids, waiting = next_people(undecided_ids(reader), seen)
            return fresh_cards(reader, ids), waiting, list(people_counts(reader).tags)

        self._desk.fetch("triage", look, self._begin)

    def decide(self, act: Act, said: str, verb: Callable[[Book, Id], object]) -> None:
        """Decide about who is shown, and go on; a refusal comes back to them."""
        if (card := self.sitting.card) is None:
            return
        decision = Decision(card.person.id, act, said)

        def work(book: Book) -> None:
            verb(book, decision.person_id)
            decision.title = book.undoable()[0] or ""

        def failed(problem: Exception) -> None:
            if shiboken6.isValid(self):
                self.sitting.forget(decision)
                self._complain(problem)

        self.sitting.decide(decision)
        self.show_current()
        self._desk.run(work, failed=failed)

    def undo(self) -> None:
        """Take the last decision of this sitting back, and show whom it was about."""
        if not self.sitting.decisions:
            self.notice.say(_("Nothing was decided in this sitting yet."))
            return
        decision = self.sitting.decisions[-1]

        def failed(problem: Exception) -> None:
            if shiboken6.isValid(self):
                self.sitting.decisions.append(decision)
                self._complain(problem)

        self.sitting.forget(decision)
        self.show_current()
        self._desk.run(lambda book: triage.take_back(book, decision.title), failed=failed)

    def step(self, by: int) -> None:
        """Go on, or back, without deciding."""
        self.sitting.step(by)
        self.show_current()

    def show_current(self) -> None:
        """Show who comes now, or how the sitting ended; the picture that follows is made ready."""
        self.notice.hide()
        self._ask(self.choices)
        card, count = self.sitting.card, len(self.sitting.cards)
        self._bar.setRange(0, max(count, 1))
        self._bar.setValue(self.sitting.at)
        self.progress.setText(_("{n} of {total}").format(n=min(self.sitting.at + 1, count), total=count))
        self._head.setVisible(bool(count))
        if card is None:
            self.ending.tell(self.sitting, self._waiting - count)
            self._pages.setCurrentWidget(self.ending)
            self.ending.setFocus()
            return
        self._pages.setCurrentWidget(self._sheet)
        self.view.show_card(card, self.sitting.said_of(card.person.id))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if following := self.sitting.following:
            self._desk.pictures(following.person.picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Key.Key_Escape and self._asked is not self.choices:
            self.show_current()
        elif not (plain and self._takes(event.key()) and self.choices.press(event.key())):
            super().keyPressEvent(event)

    # --- inside

    def _takes(self, key: int) -> bool:
        """Whether a key decides now; where no card is shown, only the ways back do."""
        return self._asked is self.choices and (self.sitting.card is not None or key in (Key.Key_Left, Key.Key_Z))

    def _all_choices(self) -> list[Choice]:
        back, on = (Key.Key_Left,), (Key.Key_Space, Key.Key_Right)
        return [
            Choice(_("We met"), "M", (Key.Key_M,), "met", self._ask_meeting),
            Choice(_("Tag"), "T", (Key.Key_T,), "tag", self._ask_tag),
            Choice(_("How often"), "C", (Key.Key_C,), "clock", lambda: self._ask_choice(self.rhythm)),
            Choice(_("Tell me again"), "L", (Key.Key_L,), "bell", lambda: self._ask_choice(self.later)),
            Choice(_("Trash"), "X", (Key.Key_X, Key.Key_Delete), "trash", self._trash),
            Choice(_("Back"), "←", back, "", lambda: self.step(-1), "quiet", gap=True),
            Choice(_("Next"), "→", on, "", lambda: self.step(1), "quiet"),
            Choice(_("Undo"), "Z", (Key.Key_Z,), "", self.undo, "quiet"),
        ]

    def _lay_out(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far this sitting is"))
        self._escape = label(_("Esc goes back to the card"), "small", "faint")
        self._asked: QWidget = self.choices
        self._foot = Panel(self.choices, self.tag, self.rhythm, self.later, self._escape, margins=(16, 12), spacing=8)
        self._sheet = QWidget()
        sheet = vbox(self.view, self._foot, spacing=12)
        sheet.setStretch(0, 1)
        self._sheet.setLayout(sheet)
        self._pages = QStackedWidget()
        for each in (self._sheet, self.ending):
            self._pages.addWidget(each)
        self._head = QWidget()
        bar = hbox(self._bar, self.progress, spacing=14)
        bar.setStretch(0, 1)
        self._head.setLayout(bar)
        whole = vbox(self._head, self._pages, self.notice, margins=18, spacing=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._ask(self.choices)
        self._head.hide()
        self._sheet.setEnabled(False)

    def _connect(self) -> None:
        self.tag.answered.connect(self._take_tag)
        self.rhythm.answered.connect(self._take_rhythm)
        self.later.answered.connect(self._take_later)
        self._desk.changed.connect(self._changed)

    def _begin(self, found: Found) -> None:
        cards, self._waiting, self._tags = found
        self.sitting = Sitting(cards)
        self._seen |= frozenset(self.sitting.ids())
        self._sheet.setEnabled(True)
        self.show_current()

    def _changed(self, touched: Touched) -> None:
        """What is shown follows what was changed: a decision here, or elsewhere."""
        ids = [one for one in self.sitting.ids() if touched.everything or one in touched.people]
        if ids:
            self._desk.fetch("triage again", lambda reader: fresh_cards(reader, ids), self._renew)

    def _renew(self, cards: list[FreshCard]) -> None:
        before = self.sitting.card
        self.sitting.renew(cards)
        card = self.sitting.card
        if card is not None and card != before:
            self.view.show_card(card, self.sitting.said_of(card.person.id))

    def _complain(self, problem: Exception) -> None:
        self.show_current()
        known = isinstance(problem, NetdeskError)
        self.notice.say(str(problem) if known else _("This could not be done; the card is as it was."))

    # --- what a decision still needs

    def _ask(self, widget: QWidget) -> None:
        """Show one answer below the card instead of the choices, or the choices again."""
        self._asked = widget
        for each in (self.choices, self.tag, self.rhythm, self.later):
            each.setVisible(each is widget)
        self._escape.setVisible(widget is not self.choices)
        if self.meeting is not None and widget is not self.meeting:
            self.meeting.hide()
            self.meeting.deleteLater()
            self.meeting = None

    def _ask_choice(self, widget: ChoiceAnswer) -> None:
        self._ask(widget)
        widget.start()

    def _ask_tag(self) -> None:
        self._ask(self.tag)
        self.tag.start(self._tags)

    def _ask_meeting(self) -> None:
        """The form for who is shown; at the same event or place as the one before."""
        if (card := self.sitting.card) is None:
            return
        self.meeting = form = MeetingForm(self._desk, [card.person.id])
        if self._met_at:
            form.begin(*self._met_at)
        form.done.connect(lambda _ids: self._met(form))
        form.left.connect(self.show_current)
        self._foot.column.insertWidget(0, form)
        self._ask(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _met(self, form: MeetingForm) -> None:
        if (card := self.sitting.card) is None:
            return
        self._met_at = form.where.currentText(), form.day.text()
        title = self._desk.book.undoable()[0] or ""
        self.sitting.decide(Decision(card.person.id, Act.MET, _("Met"), title))
        self.show_current()

    def _take_tag(self, text: str) -> None:
        if text not in self._tags:
            self._tags.insert(0, text)
        said = _("Tagged {tag}").format(tag=text)
        self.decide(Act.TAG, said, lambda book, one: triage.tag(book, one, text))

    def _take_rhythm(self, place: int) -> None:
        rhythm = list(Rhythm)[place]
        said = _("In touch {often}").format(often=rhythm_word(rhythm))
        self.decide(Act.RHYTHM, said, lambda book, one: triage.keep_up(book, one, rhythm))

    def _take_later(self, place: int) -> None:
        rest = rests()[place]
        on = self._desk.book.today + timedelta(days=rest.days)
        said = _("Told again {when}").format(when=rest.text)
        self.decide(Act.LATER, said, lambda book, one: triage.remind(book, one, on))

    def _trash(self) -> None:
        self.decide(Act.TRASH, _("In the trash"), triage.remove)
