"""The letters: what I know of their goals, accomplishments, interests, networks, skills; and what to ask next."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from netdesk import words
from netdesk.domain.person import FIVE_LETTERS, Letter, LetterKind
from netdesk.i18n import _, day
from netdesk.operations import people
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ClickLabel, label
from netdesk.ui.widgets.layout import clear, hbox

_ALWAYS = (LetterKind.LOOKS_FOR, *FIVE_LETTERS)


class LettersSection(Section):
    """A row a letter: its latest entry, or the question to ask. A click opens a line to note what was learned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, 104)
        self._grid.setColumnStretch(1, 1)

    def show_person(self, shown: Shown) -> None:
        self._shown = shown
        clear(self._grid)
        known = [kind for kind in LetterKind if kind not in _ALWAYS and shown.person.latest(kind)]
        row = 0
        for kind in (*_ALWAYS, *known):
            self._add(row, kind, shown.person.latest(kind))
            row += 1
        rest = [kind for kind in LetterKind if kind not in _ALWAYS and kind not in known]
        if rest:
            more = QWidget()
            buttons = [button("+ " + words.letter(kind), partial(self._write, kind), look="link") for kind in rest]
            more.setLayout(hbox(*buttons, None, spacing=2))
            self._grid.addWidget(more, row, 0, 1, 2)

    def _add(self, row: int, kind: LetterKind, letter: Letter | None) -> None:
        key = label(words.letter(kind), "small", "faint" if letter else "accent")
        text = letter.text if letter else _("not known yet – {question}").format(question=words.question(kind))
        value = ClickLabel(text, partial(self._write, kind), "small", "" if letter else "accent")
        value.setToolTip(self._history(kind))
        self._grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)

    def _history(self, kind: LetterKind) -> str:
        """All entries of a letter, the newest first."""
        letters = self._shown.person.letters if self._shown else ()
        entries = sorted((one for one in letters if one.kind is kind), key=lambda one: one.on, reverse=True)
        lines = [f"{day(one.on)}: {one.text}" for one in entries]
        return "\n".join([*lines, _("Click to note what you learned")])

    def _write(self, kind: LetterKind) -> None:
        """A line in the place of the row; Enter notes, Escape leaves."""
        shown = self._shown
        if shown is None:
            return
        person = shown.person.id
        line = QLineEdit()
        line.setPlaceholderText(words.question(kind))
        line.setAccessibleName(words.letter(kind))

        def note() -> None:
            text = line.text().strip()
            if text:
                said = _("Noted: {letter}").format(letter=words.letter(kind))
                self._desk.run(lambda book: people.learn(book, person, kind, text), say=said)
            else:
                self.show_person(shown)

        line.returnPressed.connect(note)
        row = self._row_of(kind)
        item = self._grid.itemAtPosition(row, 1)
        old = item.widget() if item else None
        if old is not None:
            self._grid.removeWidget(old)
            old.deleteLater()
        else:
            self._grid.addWidget(label(words.letter(kind), "small", "accent"), row, 0)
        self._grid.addWidget(line, row, 1)
        line.setFocus()

    def _row_of(self, kind: LetterKind) -> int:
        for row in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(row, 0)
            key = item.widget() if item else None
            if key is not None and getattr(key, "text", lambda: "")() == words.letter(kind):
                return row
        return self._grid.rowCount()
