"""A question of the bank as a line that can be worded differently, hidden, or taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from netdesk.domain.bank import Ask
from netdesk.i18n import _
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox

_STATE = 58  # pixels


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done with a question; each is given its key."""

    word: Callable[[str, str], None]
    hide: Callable[[str, bool], None]
    reset: Callable[[str], None]


class QuestionRow(QWidget):
    """Enter or leaving the line keeps what was typed; an emptied line comes back as it was."""

    def __init__(self, question: Ask, acts: Acts) -> None:
        super().__init__()
        self.question, self._acts = question, acts
        self.line = QLineEdit()
        self.line.editingFinished.connect(self._keep)
        self._state = label("", "tiny", "faint")
        self._state.setFixedWidth(grown(_STATE))
        self.hide_button = icon_button("", icon("eye", INK), lambda: acts.hide(self.question.key, not self.hidden))
        drawing = icon("trash" if question.own else "undo", INK)
        self.reset_button = icon_button("", drawing, lambda: acts.reset(self.question.key))
        row = hbox(self.line, self._state, self.hide_button, self.reset_button, spacing=6)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.show_question(question)

    @property
    def hidden(self) -> bool:
        """Whether the question is out of the bank."""
        return self.question.hidden

    def show_question(self, question: Ask) -> None:
        """Show the question as it is now."""
        self.question = question
        if not (self.line.hasFocus() and self.line.isModified()):  # what is being typed stays
            self.line.setText(question.text)
            self.line.setCursorPosition(0)
        self.line.setAccessibleName(question.text)
        self.line.setEnabled(not question.hidden)
        yours = question.own or question.reworded
        self._state.setText(_("not asked") if question.hidden else _("yours") if yours else "")
        hide = _("Ask this again") if question.hidden else _("Do not ask this")
        reset = _("Remove this question") if question.own else _("Back to its own words")
        self.hide_button.setIcon(icon("eye-off" if question.hidden else "eye", INK))
        for each, does in ((self.hide_button, hide), (self.reset_button, reset)):
            each.setToolTip(does)
            each.setAccessibleName(f"{does}: {question.text}")
        self.reset_button.setEnabled(yours)

    def _keep(self) -> None:
        text = " ".join(self.line.text().split())
        if text and text != self.question.text:
            self._acts.word(self.question.key, text)
        else:
            self.line.setText(self.question.text)
