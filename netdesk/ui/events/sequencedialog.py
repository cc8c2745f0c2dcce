"""What follows a first meeting, to be changed: so many days, and what to do. Care, never a pitch."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QToolButton, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.sequence import SequenceStep
from netdesk.i18n import _, plural
from netdesk.operations import sequence
from netdesk.operations.sequence import LONGEST, MOST_STEPS
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import Notice, TextField, grown
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.number import NumberBox
from netdesk.words.asking import reads_like_ask
from netdesk.words.sequence import defaults


def show_sequence(parent: QWidget | None, desk: Desk) -> "SequenceDialog":
    """Open the steps as they are now."""
    dialog = SequenceDialog(desk, desk.read(sequence.steps), parent)
    dialog.open()
    return dialog


class StepRow(QWidget):
    """One step: after how many days, and what."""

    def __init__(self, step: SequenceStep, dialog: "SequenceDialog") -> None:
        super().__init__()
        self._step = step
        self.days = NumberBox(_("Days after the meeting"), 1, LONGEST)
        self.days.setValue(step.days)
        self.days.valueChanged.connect(self._name_days)
        self._name_days(step.days)
        self.days.setFixedWidth(grown(110))
        self.text = TextField(_("What to do"), step.text, _("a small act of care"))
        self.text.textChanged.connect(dialog.warn)
        drop: QToolButton = icon_button(_("Remove this step"), icon("close", INK), lambda: dialog.drop(self))
        row = hbox(self.days, self.text, drop, spacing=8)
        row.setStretch(1, 1)
        self.setLayout(row)

    @property
    def step(self) -> SequenceStep:
        """The step as it is written now."""
        return replace(self._step, days=self.days.value(), text=self.text.value())

    def _name_days(self, count: int) -> None:
        self.days.setSuffix(plural("{n} day", "{n} days", count).removeprefix(str(count)))


class SequenceDialog(QDialog):
    """Saved as one change, which can be undone; what is planned already stays as it is."""

    def __init__(self, desk: Desk, steps: Sequence[SequenceStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What follows a first meeting"))
        self._desk = desk
        self.rows: list[StepRow] = []
        self._column = vbox(spacing=8)
        self.notice = Notice()
        self.quiet: QLabel = label("", "small", "muted", wrap=True)
        self.add_button = button(_("One more step"), self.add, icon=icon("plus"))
        usual = button(_("As usual"), self.usual, look="quiet")
        leave, self.save_button = button(_("Cancel"), self.reject), button(_("Save"), self.save, look="primary")
        for each in (self.add_button, usual, leave):
            each.setAutoDefault(False)
        told = _(
            "For everybody newly met at an event these next steps are proposed. They come up in Today on their day."
        )
        foot = hbox(self.add_button, usual, None, leave, self.save_button)
        head = label(_("What follows a first meeting"), "heading")
        hint = label(told, tone="muted", wrap=True)
        self.setLayout(vbox(head, hint, self._column, self.quiet, self.notice, None, foot, margins=18, spacing=12))
        self.setMinimumWidth(min(grown(680), 1200))  # the smallest window is 1280 wide
        self._fill(steps)
        (self.rows[0].text if self.rows else self.add_button).setFocus()

    def add(self) -> None:
        """Ask for one more step, after the last."""
        if len(self.rows) < MOST_STEPS:
            last = max((row.days.value() for row in self.rows), default=0)
            self._add(SequenceStep(min(LONGEST, last + 7), "")).text.setFocus()

    def drop(self, row: StepRow) -> None:
        """Leave a step out."""
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.warn()

    def usual(self) -> None:
        """24 hours, 7 days, 30 days."""
        for row in list(self.rows):
            self.drop(row)
        self._fill(defaults())

    def save(self) -> None:
        """These are the steps from now on."""
        steps = [row.step for row in self.rows]
        said = _("What follows a first meeting is changed.")
        self._desk.run(lambda book: sequence.set_steps(book, steps), done=self._saved, failed=self._refused, say=said)

    def warn(self) -> None:
        """The quiet word where a step reads like a pitch."""
        pitch = any(reads_like_ask(row.text.text()) for row in self.rows)
        told = _("One of these reads like asking for business. After a first meeting, care comes first.")
        self.quiet.setText(told if pitch else "")
        self.quiet.setVisible(pitch)

    def _fill(self, steps: Sequence[SequenceStep]) -> None:
        for step in steps:
            self._add(step)
        self.warn()

    def _add(self, step: SequenceStep) -> StepRow:
        row = StepRow(step, self)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _saved(self, _done: None) -> None:
        self.accept()

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, NetdeskError):
            self.notice.say(str(problem))
