"""How it was with one person: what it was about, what was learned, what was promised, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from netdesk import words
from netdesk.domain.debrief import Told
from netdesk.domain.interaction import CONVERSATIONS, Kind
from netdesk.domain.person import LetterKind
from netdesk.domain.promise import Said
from netdesk.domain.stage import Stage
from netdesk.i18n import _, day
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Form, TextField, grown
from netdesk.ui.person.learned import captured
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.widgets.number import NumberBox
from netdesk.words.asking import quiet_warning, too_early
from netdesk.words.dates import read_due, split_due

_KINDS = (
    Kind.MET,
    Kind.ONE_TO_ONE,
    Kind.INTRODUCTION,
    Kind.HELP,
    Kind.THANK_YOU,
    Kind.NO_SHOW,
    Kind.NOTE,
)
_BOX, _DAY = 150, 150
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields, and what is chosen."""

    lines: tuple[str, ...] = ("",) * 5
    choices: tuple[int, ...] = (0, 0, 0)
    minutes: int = 0


_NOTHING = Typed()


class ToldForm(QWidget):
    """Enter in any line is the next person; Tab goes on. Only what is filled in is noted."""

    entered = Signal()
    undone = Signal()
    """Undo, where nothing was typed in the line that it could be about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stage = Stage.CARD
        self.kind = _choice(_("What happened"), [(words.kind(kind), kind) for kind in _KINDS])
        self.about = TextField(_("What it was about"), placeholder=_("one line, also: goals: …; promised: … by friday"))
        self.minutes = NumberBox(_("Minutes"), 0, 600)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(" " + _("min"))
        self.minutes.setSpecialValueText(_("time?"))
        self.letter = _choice(_("What kind of thing you learned"), [(words.letter(kind), kind) for kind in LetterKind])
        self.learned = TextField(_("What you learned"), placeholder=_("what you learned of them"))
        who = [(_("I will"), True), (_("they will"), False)]
        self.by_me = _choice(_("Who promised"), who)
        self.promised = TextField(_("What was promised"), placeholder=_("as in: send two names by friday"))
        self.step = TextField(_("Next step"), placeholder=_("as in: call about the roof"))
        self.on = TextField(_("Day of the next step"), placeholder=_("in a week"))
        self.hint = label("", "small", "muted", wrap=True)
        self._lines: tuple[QLineEdit, ...] = (self.about, self.learned, self.promised, self.step, self.on)
        self._boxes = (self.kind, self.letter, self.by_me)
        self._lay_out()
        for each in (*self._lines, *self._boxes, self.minutes):
            each.installEventFilter(self)
        for line in self._lines:
            line.textChanged.connect(self._tell)
        self.setFocusProxy(self.about)

    def start(self, stage: Stage, typed: Typed = _NOTHING) -> None:
        """Begin with somebody, with whom the link stands at a stage; with what was typed of them before."""
        self._stage = stage
        for line, text in zip(self._lines, typed.lines, strict=True):
            line.setText(text)
        for box, place in zip(self._boxes, typed.choices, strict=True):
            box.setCurrentIndex(place)
        self.minutes.setValue(typed.minutes)
        self.about.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def typed(self) -> Typed:
        """The fields as they are filled in, to be given back to `start`."""
        lines = tuple(line.text() for line in self._lines)
        return Typed(lines, tuple(box.currentIndex() for box in self._boxes), self.minutes.value())

    @property
    def touched(self) -> bool:
        """Whether anything was written."""
        return any(line.text().strip() for line in self._lines)

    def problem(self) -> tuple[str, QWidget] | None:
        """What stands in the way, and the field it is about; None when all can be noted."""
        if self.on.text().strip() and self._day() is None:
            told = _("“{text}” is no day; try friday, in 2 weeks, 3 Dec.").format(text=self.on.text().strip())
            return told, self.on
        if self.on.text().strip() and not self.step.text().strip():
            return _("Say what the next step is."), self.step
        return None

    def told(self) -> Told:
        """What is filled in."""
        today = self._desk.book.today
        line = captured(self.about.text(), today)
        learned, promised = list(line.learned), list(line.promised)
        if text := self.learned.text().strip():
            learned.append((LetterKind(self.letter.currentData()), text))
        if text := self.promised.text().strip():
            what, due = split_due(text, today)
            promised.append(Said(what, bool(self.by_me.currentData()), due))
        kind = Kind(self.kind.currentData())  # Qt hands a word back as plain text
        return Told(
            kind,
            "; ".join(part for part in (line.note.strip(), *line.unclear) if part),
            self.minutes.value() or None if kind in CONVERSATIONS else None,
            tuple(learned),
            tuple(promised),
            self.step.text().strip(),
            self._day() if self.step.text().strip() else None,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            typing = isinstance(watched, QLineEdit) and watched.isUndoAvailable()
            if event.matches(QKeySequence.StandardKey.Undo) and not typing:
                self.undone.emit()
                return True
        return super().eventFilter(watched, event)

    def _day(self) -> date | None:
        today = self._desk.book.today
        text = self.on.text().strip()
        return read_due(text, today) if text else today + _WEEK

    def _tell(self) -> None:
        """What the lines will become, and the quiet word where a step asks too early."""
        told, parts = self.told(), []
        for said in told.promised:
            by = _("until {day}").format(day=day(said.due_on)) if said.due_on else _("without a day")
            parts.append(_("promised {by}").format(by=by))
        if told.next_step and told.next_on:
            parts.append(_("next step on {day}").format(day=day(told.next_on)))
        early = bool(told.next_step) and too_early(told.next_step, self._stage)
        plan = ", ".join(parts)
        self.hint.setText(quiet_warning(self._stage) if early else plan[:1].upper() + plan[1:])

    def _lay_out(self) -> None:
        for box in self._boxes:
            box.setFixedWidth(grown(_BOX))
        self.minutes.setFixedWidth(grown(96))
        self.on.setFixedWidth(grown(_DAY))
        form = Form()
        form.row(_("&About"), self.kind, self.about, self.minutes, buddy=self.about)
        form.row(_("&Learned"), self.letter, self.learned, buddy=self.learned)
        form.row(_("&Promised"), self.by_me, self.promised, buddy=self.promised)
        form.row(_("&Next step"), self.step, self.on, buddy=self.step)
        self.setLayout(vbox(form, self.hint, spacing=10))
        for one, following in (
            (self.about, self.minutes),
            (self.minutes, self.letter),
            (self.letter, self.learned),
            (self.learned, self.by_me),
            (self.by_me, self.promised),
            (self.promised, self.step),
            (self.step, self.on),
            (self.on, self.kind),
        ):
            QWidget.setTabOrder(one, following)


def _choice(name: str, entries: Iterable[tuple[str, object]]) -> ChoiceBox:
    made = ChoiceBox(name)
    for text, value in entries:
        made.addItem(text, value)
    return made
