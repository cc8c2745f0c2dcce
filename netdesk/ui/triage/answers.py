"""The answers that a decision still needs: which tag, how often, when again."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLayout, QPushButton, QWidget

from netdesk.i18n import _
from netdesk.operations.triage import Rhythm
from netdesk.ui.person.fields import TextField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_OFFERED = 8


def keyed(made: QPushButton, key: str) -> QLayout:
    """A button above the key that does the same."""
    made.setAutoDefault(False)
    made.setToolTip(key)
    cap = label(key, "key")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return vbox(made, hbox(None, cap, None), spacing=4)


@dataclass(frozen=True, slots=True)
class Rest:
    """A time to wait, in days, and what it is called."""

    days: int
    text: str


def rhythm_word(rhythm: Rhythm) -> str:
    """How often, in words."""
    return {
        Rhythm.MONTH: _("every month"),
        Rhythm.QUARTER: _("every quarter"),
        Rhythm.HALF: _("twice a year"),
        Rhythm.YEAR: _("once a year"),
    }[rhythm]


def rests() -> list[Rest]:
    """The times after which one may be told again."""
    return [Rest(7, _("in a week")), Rest(30, _("in a month")), Rest(91, _("in three months"))]


class TagAnswer(QWidget):
    """A line that completes the tags in use; Enter takes what stands in it, at first the tag given before."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._last = ""
        self.line = TextField(_("Tag"), placeholder=_("type a tag, Enter"))
        self.line.returnPressed.connect(self._take)
        self._chips = FlowLayout(spacing=6)
        self.setLayout(vbox(label(_("Tag with"), "heading"), self.line, self._chips, spacing=8))

    def start(self, known: Sequence[str]) -> None:
        """Offer the tags in use, the most used first."""
        completer = QCompleter(list(known), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for tag in known[:_OFFERED]:
            chip = Chip(tag, checkable=False)
            chip.clicked.connect(lambda _checked=False, tag=tag: self._give(tag))
            self._chips.addWidget(chip)
        self.line.setText(self._last)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if text := " ".join(self.line.text().split()):
            self._give(text)

    def _give(self, tag: str) -> None:
        self._last = tag
        self.answered.emit(tag)


class ChoiceAnswer(QWidget):
    """A few answers, each under a number key."""

    answered = Signal(int)

    def __init__(self, question: str, answers: Sequence[str]) -> None:
        super().__init__()
        self.buttons = [self._button(place, text) for place, text in enumerate(answers)]
        row = hbox(*(keyed(each, str(at)) for at, each in enumerate(self.buttons, 1)), None, spacing=10)
        self.setLayout(vbox(label(question, "heading"), row, None, spacing=8))

    def start(self) -> None:
        """Take the keyboard."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.buttons):
            self.answered.emit(place)
        else:
            super().keyPressEvent(event)

    def _button(self, place: int, text: str) -> QPushButton:
        return button(text[:1].upper() + text[1:], lambda: self.answered.emit(place))
