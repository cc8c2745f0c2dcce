"""Quick logging: one key for what happened, one line for what it was about, Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, GIFTS, SETBACKS, Kind
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.operations import interactions
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.earlyword import EarlyWord
from netdesk.ui.person.learned import captured, logged_words, unclear_words
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.layout import hbox, vbox

_MINUTES = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
_KEYS = {
    "M": Kind.MET,
    "C": Kind.CALL,
    "O": Kind.ONE_TO_ONE,
    "V": Kind.VIDEO,
    "W": Kind.MESSAGE,
    "I": Kind.INTRODUCTION,
    "H": Kind.HELP,
    "T": Kind.THANK_YOU,
    "G": Kind.GIFT,
    "E": Kind.TESTIMONIAL,
    "U": Kind.USED_SERVICE,
    "N": Kind.NOTE,
}
_USUAL = (Kind.MET, Kind.ONE_TO_ONE, Kind.CALL, Kind.MESSAGE, Kind.INTRODUCTION, Kind.HELP, Kind.THANK_YOU, Kind.NOTE)
_KINDS = (*_USUAL, *(kind for kind in Kind if kind not in _USUAL))


class LogSection(Section):
    """Chips for the kinds (their key works while a chip has the keyboard), the line, and the few things that differ
    from an ordinary entry: the day, how long, who else, who gave."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person: Id | None = None
        self._name = ""
        self._stage = Stage.CARD
        self._kind = Kind.MET
        self._others: list[tuple[Id, str]] = []
        flow = FlowLayout()
        self._chips = {kind: self._chip(kind) for kind in _KINDS}
        for chip in self._chips.values():
            flow.addWidget(chip)
        self._all = Chip(_("more…"))
        self._all.toggled.connect(lambda _on: self._show_chips())
        flow.addWidget(self._all)
        self._line = QLineEdit()
        self._line.setAccessibleName(_("What it was about"))
        self._line.setToolTip(
            _("Its end may say what you learned or promised: “goals: a second office; promised: two names by friday”")
        )
        self._line.returnPressed.connect(self.commit)
        self.quiet = EarlyWord(desk)
        self._line.textChanged.connect(self._look)
        self._day = DayField(desk.theme, lambda: desk.book.today)
        self._minutes = ChoiceBox(_("Minutes"))
        self._minutes.setEditable(True)
        for minutes in _MINUTES:
            self._minutes.addItem(_("{n} min").format(n=minutes) if minutes else _("time?"), minutes)
        self._giver = ChoiceBox(_("Who gave"))
        self._with = PersonField(desk)
        self._with.setPlaceholderText(_("with…"))
        self._with.setAccessibleName(_("Who else took part"))
        self._with.chosen.connect(self._add_other)
        self._go = icon_button(_("Log it (Enter)"), icon("check", INK), self.commit)
        self._more = FlowLayout()
        row = hbox(self._line, self._go, spacing=6)
        second = hbox(self._day, self._minutes, self._giver, spacing=6)
        self._day.setMaximumWidth(132)
        second.addWidget(self._with, 1)
        self.setLayout(vbox(flow, row, self.quiet, second, self._more, spacing=7))
        self.choose(Kind.MET)

    @staticmethod
    def keys() -> dict[str, Kind]:
        """The key of each kind; with Alt it works from anywhere in the window."""
        return dict(_KEYS)

    def show_person(self, shown: Shown) -> None:
        self.setVisible(shown.row is not None and shown.person.removed_at is None)
        fresh = shown.person.id != self._person
        self._person = shown.person.id
        self._name = shown.person.name.given or shown.person.shown
        self._stage = shown.row.stage if shown.row else Stage.PROFITABILITY
        self._fill_givers()
        if fresh:
            self._reset()

    def start(self, kind: Kind | None = None) -> None:
        """Give the keyboard to the kinds; with a kind, to its line."""
        if kind is None:
            self._chips[self._kind].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._click(kind)

    def choose(self, kind: Kind) -> None:
        """Log this kind next."""
        self._kind = kind
        for one, chip in self._chips.items():
            chip.setChecked(one is kind)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is kind else Qt.FocusPolicy.ClickFocus)
        self._show_chips()
        mine = kind is Kind.NOTE and self._desk.book.user
        usual = _("What was it about? Enter logs it")
        self._line.setPlaceholderText(_("Only you will read this. Enter keeps it") if mine else usual)
        self._giver.setVisible(kind in GIFTS or kind in SETBACKS or kind is Kind.MESSAGE)
        self._minutes.setVisible(kind in CONVERSATIONS)
        self._fill_givers()

    def commit(self) -> None:
        """Log what the line says."""
        if self._person is None:
            return
        on = self._day.day()
        if on is None:
            self._desk.messages.warn(_("“{text}” is no day; try 5 Oct or yesterday.").format(text=self._day.text()))
            self._day.setFocus()
            return
        person, kind, minutes = self._person, self._kind, self._how_long()
        others = [one for one, _name in self._others]
        giver = self._giver_id()
        found = captured(self._line.text(), self._desk.book.today)
        if found.unclear:
            self._desk.messages.warn(unclear_words())
            self._line.setFocus()
            return
        self._desk.run(
            lambda book: interactions.log(
                book,
                [person, *others],
                kind,
                on=on,
                minutes=minutes,
                giver=giver,
                note=found.note,
                learned=found.learned,
                promised=found.promised,
            ),
            done=lambda _item: self._reset(),
            say=logged_words(kind, found),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = _KEYS.get(event.text().upper())
        if kind and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.choose(kind)
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _look(self, text: str) -> None:
        if self._person:
            self.quiet.look(text, self._person, self._stage)

    def _chip(self, kind: Kind) -> Chip:
        chip = Chip(words.kind(kind))
        key = next((key for key, one in _KEYS.items() if one is kind), "")
        if key:
            chip.setToolTip(_("Key {key}, or Alt+{key} from anywhere").format(key=key))
        chip.clicked.connect(lambda: self._click(kind))
        return chip

    def _show_chips(self) -> None:
        """The usual kinds, the chosen one, and on demand the rest."""
        for kind, chip in self._chips.items():
            chip.setVisible(kind in _USUAL or kind is self._kind or self._all.isChecked())

    def _click(self, kind: Kind) -> None:
        self.choose(kind)
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill_givers(self) -> None:
        chosen = self._giver.currentData()
        self._giver.clear()
        me, them = self._desk.book.me, self._person or ""
        if self._kind is Kind.MESSAGE:
            options = [(_("both wrote"), ""), (_("I wrote"), me), (_("{name} wrote").format(name=self._name), them)]
        elif self._kind in SETBACKS:
            options = [(_("{name}’s").format(name=self._name), them), (_("mine"), me)]
        else:
            options = [(_("I gave"), me), (_("{name} gave").format(name=self._name), them)]
            options += [(_("{name} gave").format(name=name), one) for one, name in self._others]
        for text, one in options:
            self._giver.addItem(text, one)
        self._giver.setCurrentIndex(max(0, self._giver.findData(chosen)))

    def _giver_id(self) -> Id | None:
        return (self._giver.currentData() or None) if not self._giver.isHidden() else None

    def _how_long(self) -> int | None:
        """The minutes as chosen or typed; nothing for anything that is no number."""
        if self._minutes.isHidden():
            return None
        digits = "".join(sign for sign in self._minutes.currentText() if sign.isdigit())
        return int(digits) if digits and int(digits) else None

    def _add_other(self, person: Id, name: str) -> None:
        if person not in [one for one, _name in self._others] and person != self._person:
            self._others.append((person, name))
        self._with.clear()
        self._show_others()

    def _show_others(self) -> None:
        while item := self._more.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for person, name in self._others:
            chip = Chip(name, checkable=False, removable=True)
            chip.removed.connect(lambda person=person: self._drop_other(person))
            self._more.addWidget(chip)
        self._fill_givers()

    def _drop_other(self, person: Id) -> None:
        self._others = [other for other in self._others if other[0] != person]
        self._show_others()

    def _reset(self) -> None:
        self._line.clear()
        self._day.set_day(self._desk.book.today)
        self._minutes.setCurrentIndex(0)
        self._giver.setCurrentIndex(0)
        self._others = []
        self._show_others()
