"""The letters: what I know of their goals, accomplishments, interests, networks, skills; and what to ask next."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from netdesk import words
from netdesk.domain.person import FIVE_LETTERS, Letter, LetterKind
from netdesk.i18n import _, day
from netdesk.operations import people
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ClickLabel, ink, label
from netdesk.ui.widgets.layout import hbox
from netdesk.ui.widgets.paint import ACCENT, INK, INK3

_ALWAYS = (LetterKind.LOOKS_FOR, *FIVE_LETTERS)
_ORDER = (*_ALWAYS, *(kind for kind in LetterKind if kind not in _ALWAYS))


class LettersSection(Section):
    """A row a letter: its latest entry, or the question to ask. A click opens a line to note what was learned.

    The rows are made once; showing another person only changes their texts.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._line: QLineEdit | None = None
        self._grid = QGridLayout(self)
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

    def _row(self, place: int, kind: LetterKind) -> tuple[QLabel, ClickLabel]:
        key = label(words.letter(kind), "small")
        value = ClickLabel("", partial(self.write, kind), "small", "")
        self._grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1)
        return key, value

    def _button(self, kind: LetterKind) -> QPushButton:
        return button("+ " + words.letter(kind), partial(self.write, kind), look="link")

    def show_person(self, shown: Shown) -> None:
        self._shown = shown
        self._end_writing()
        for kind in _ORDER:
            self._show(kind, shown.person.latest(kind))
        self._rest.setVisible(any(shown.person.latest(kind) is None for kind in self._more))

    def _show(self, kind: LetterKind, letter: Letter | None) -> None:
        key, value = self._rows[kind]
        visible = letter is not None or kind in _ALWAYS
        key.setVisible(visible)
        value.setVisible(visible)
        if kind in self._more:
            self._more[kind].setVisible(not visible)
        if not visible:
            return
        value.setText(letter.text if letter else _("not known yet – {question}").format(question=words.question(kind)))
        value.setToolTip(self._history(kind))
        ink(key, INK3 if letter else ACCENT)
        ink(value, INK if letter else ACCENT)

    def _history(self, kind: LetterKind) -> str:
        """All entries of a letter, the newest first."""
        letters = self._shown.person.letters if self._shown else ()
        entries = sorted((one for one in letters if one.kind is kind), key=lambda one: one.on, reverse=True)
        lines = [f"{day(one.on)}: {one.text}" for one in entries]
        return "\n".join([*lines, _("Click to note what you learned")])

    def write(self, kind: LetterKind) -> None:
        """Open a line in the place of the row; Enter notes, an empty line leaves."""
        if self._shown is None:
            return
        self._end_writing()
        person = self._shown.person.id
        line = self._line = QLineEdit()
        line.setPlaceholderText(words.question(kind))
        line.setAccessibleName(words.letter(kind))
        line.returnPressed.connect(lambda: self._note(person, kind, line.text().strip()))
        key, value = self._rows[kind]
        key.show()
        value.hide()
        self._grid.addWidget(line, _ORDER.index(kind), 1)
        line.setFocus()

    def _note(self, person: str, kind: LetterKind, text: str) -> None:
        if text:
            said = _("Noted: {letter}").format(letter=words.letter(kind))
            self._desk.run(lambda book: people.learn(book, person, kind, text), say=said)
        elif self._shown is not None:
            self.show_person(self._shown)

    def _end_writing(self) -> None:
        if self._line is not None:
            self._grid.removeWidget(self._line)
            self._line.deleteLater()
            self._line = None
