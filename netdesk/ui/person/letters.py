"""The letters: what I know of their goals, accomplishments, interests, networks, skills; and what to ask next."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QWidget

from netdesk import words
from netdesk.domain.depth import Depth, depth
from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import FIVE_LETTERS, Letter, LetterKind
from netdesk.i18n import _, day
from netdesk.operations import bank, letters, people
from netdesk.ui.desk import Desk
from netdesk.ui.person.letterhistory import LetterHistory
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.bars import StageBar
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ClickLine, ink, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.paint import ACCENT, INK, INK3
from netdesk.words import depth as told

_ALWAYS = (LetterKind.LOOKS_FOR, *FIVE_LETTERS)
_BAR = 96  # pixels
_ORDER = (*_ALWAYS, *(kind for kind in LetterKind if kind not in _ALWAYS))


class LettersSection(Section):
    """How much is known, and a row a letter: its latest entry, or the question to ask. A click opens a line to note
    what was learned, above what was learned before.

    Each is one line, so that much is seen at once; pointing at it tells all. The rows are made once; showing another
    person only changes their texts.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._history: LetterHistory | None = None
        self._noting = ""
        self._reopen: LetterKind | None = None
        self._asks: dict[LetterKind, str] = {}
        self._known, self._beside = label("", "small"), label("", "tiny", "faint")
        self._bar = StageBar()
        self._bar.setFixedWidth(_BAR)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, 104)
        self._grid.setColumnStretch(1, 1)
        self._rows = {kind: self._row(place, kind) for place, kind in enumerate(_ORDER)}
        self._more = {kind: self._button(kind) for kind in _ORDER if kind not in _ALWAYS}
        self._rest = QWidget()
        self._rest.setLayout(hbox(*self._more.values(), None, spacing=2))
        self._grid.addWidget(self._rest, len(_ORDER), 0, 1, 2)
        depth_row = hbox(self._known, self._bar, self._beside, None, spacing=10)
        self.setLayout(vbox(depth_row, self._grid, spacing=6))

    def _row(self, place: int, kind: LetterKind) -> tuple[QLabel, ClickLine]:
        key = label(words.letter(kind), "small")
        value = ClickLine("", partial(self.write, kind), "small", "")
        self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1)
        return key, value

    def _button(self, kind: LetterKind) -> QPushButton:
        return button("+ " + words.letter(kind), partial(self.write, kind), look="link")

    def show_person(self, shown: Shown) -> None:
        same = self._shown is not None and self._shown.person.id == shown.person.id
        reopen, self._reopen = (self._reopen if same else None), None
        typing = self._typing() if same else None
        self._shown = shown
        self._asks = self._desk.read(bank.of_letters)
        self._end_writing()
        self._show_depth(depth(shown.person))
        for kind in _ORDER:
            self._show(kind, shown.person.latest(kind))
        self._rest.setVisible(any(shown.person.latest(kind) is None for kind in self._more))
        if reopen is not None:
            self.write(reopen)
        elif typing is not None:
            self._go_on(*typing)

    def _typing(self) -> tuple[LetterKind, str, QWidget | None] | None:
        """The letter that is being written, its line, and what has the keyboard; what is noted already is not typed."""
        if self._history is None or self._history.line.text().strip() == self._noting:
            return None
        elsewhere = None if self._history.line.hasFocus() else QApplication.focusWidget()
        return self._history.kind, self._history.line.text(), elsewhere

    def _go_on(self, kind: LetterKind, text: str, focus: QWidget | None) -> None:
        """Write on, after everything was shown anew."""
        self.write(kind)
        if self._history is not None:
            self._history.line.setText(text)
        if focus is not None:
            focus.setFocus()

    def _show_depth(self, value: Depth) -> None:
        theme = self._desk.theme
        known = [
            (lambda: theme.colour("accent")) if place < value.known else None for place in range(len(FIVE_LETTERS))
        ]
        self._bar.set_segments(known, told.known(value))
        self._known.setText(told.known(value))
        self._beside.setText(told.beside(value))
        for each in (self._known, self._bar, self._beside):
            each.setToolTip(told.in_full(value))

    def _show(self, kind: LetterKind, letter: Letter | None) -> None:
        key, value = self._rows[kind]
        visible = letter is not None or kind in _ALWAYS
        key.setVisible(visible)
        value.setVisible(visible)
        if kind in self._more:
            self._more[kind].setVisible(not visible)
        if not visible:
            return
        value.setText(letter.text if letter else self._unknown(kind))
        value.setToolTip(self._entries_told(kind))
        ink(key, INK3 if letter else ACCENT)
        ink(value, INK if letter else ACCENT)

    def _unknown(self, kind: LetterKind) -> str:
        question = self._asks.get(kind)
        return _("not known yet – {question}").format(question=question) if question else _("not known yet")

    def _entries(self, kind: LetterKind) -> list[Letter]:
        return [one for one in self._shown.person.letters if one.kind is kind] if self._shown else []

    def _entries_told(self, kind: LetterKind) -> str:
        """All entries of a letter, the newest first."""
        entries = sorted(self._entries(kind), key=lambda one: one.on, reverse=True)
        lines = [f"{day(one.on)}: {one.text}" for one in entries] or [self._unknown(kind)]
        return "\n".join([*lines, _("Click to note what you learned, or to change what is there")])

    def write(self, kind: LetterKind) -> None:
        """Open a letter in the place of its row: a line for what was learned, and its history."""
        if self._shown is None:
            return
        self._end_writing()
        self._noting = ""
        person = self._shown.person.id
        self._history = LetterHistory(
            kind,
            self._entries(kind),
            note=lambda text: self._note(person, kind, text),
            change=lambda one: self._change(person, one),
            remove=lambda one: self._remove(person, one),
            leave=self._leave,
        )
        key, value = self._rows[kind]
        key.show()
        value.hide()
        self._grid.addWidget(self._history, _ORDER.index(kind), 1)
        self._history.setFocus()

    def _note(self, person: str, kind: LetterKind, text: str) -> None:
        if text:
            said = _("Noted: {letter}").format(letter=words.letter(kind))
            self._noting = text
            self._desk.run(lambda book: people.learn(book, person, kind, text), failed=self._not_noted, say=said)
        else:
            self._leave()

    def _not_noted(self, problem: Exception) -> None:
        """What was typed stays."""
        self._noting = ""
        if isinstance(problem, NetdeskError):
            self._desk.messages.warn(str(problem))

    def _change(self, person: str, one: Letter) -> None:
        from netdesk.ui.person.letterdialog import LetterDialog

        self._reopen = one.kind
        LetterDialog(self._desk, person, one, self.window()).open()

    def _remove(self, person: str, one: Letter) -> None:
        self._reopen = one.kind
        said = _("Removed: {letter}").format(letter=words.letter(one.kind))
        self._desk.run(lambda book: letters.remove(book, person, one), say=said)

    def _leave(self) -> None:
        self._reopen = None
        self._end_writing()
        if self._shown is not None:
            self.show_person(self._shown)

    def _end_writing(self) -> None:
        if self._history is not None:
            self._grid.removeWidget(self._history)
            self._history.hide()
            self._history.deleteLater()
            self._history = None
