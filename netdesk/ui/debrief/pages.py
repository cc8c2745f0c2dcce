"""Before the walk, whom the user met; behind it, who was missed and what follows for those who are new."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.event import Attendance
from netdesk.domain.ids import Id
from netdesk.domain.sequence import SequenceStep
from netdesk.i18n import _, plural
from netdesk.operations.debrief import Face, Sitting
from netdesk.ui.inbox.meeting import Ticks
from netdesk.ui.messages import announce
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import add, clear, hbox, vbox
from netdesk.words.sequence import after

_ANY = 16777215  # as high as there is room


class WhoPage(QWidget):
    """Everybody of whom nothing was said yet, nobody ticked. Space ticks, Enter goes on."""

    answered = Signal(list)
    """The `Attendance`s of those met."""

    def __init__(self) -> None:
        super().__init__()
        self._faces: Sequence[Face] = ()
        self.ticks = Ticks({})
        self._place = vbox()
        self.go_on = button(_("Go on"), self.answer, look="primary")
        self.go_on.setAutoDefault(True)
        title = label(_("Whom did you meet?"), "title")
        hint = label(_("Space ticks, Enter goes on. New faces can be added at the end of the walk."), tone="muted")
        column = vbox(title, hint, self._place, hbox(None, self.go_on), spacing=12)
        column.setStretchFactor(self._place, 1)
        self.setLayout(column)

    def ask(self, faces: Sequence[Face]) -> None:
        """Ask about these."""
        self._faces = faces
        self.ticks = _ticks(self._place, faces, _("Whom you met"))
        self.ticks.tick_all(False)
        self.ticks.setMaximumHeight(_ANY)
        self.ticks.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, _("Whom did you meet?"))

    def answer(self) -> None:
        """Go on with those who are ticked."""
        self.answered.emit(_ticked(self.ticks, self._faces))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answer()
        else:
            super().keyPressEvent(event)


class EndPage(QWidget):
    """Who was missed, asked for once; the sequence for those who are new; and out."""

    finished = Signal()
    met_after_all = Signal(object)
    sequence_wanted = Signal()

    def __init__(self, add_face: Callable[[], object]) -> None:
        super().__init__()
        self._missed: Sequence[Face] = ()
        self._new: Sequence[Face] = ()
        self._told: Sitting | None = None
        self.told = label("", "title", wrap=True)
        self.missed, self.new = Ticks({}), Ticks({})
        self._missed_place, self._new_place = vbox(), vbox()
        self._steps = label("", "small", "muted", wrap=True)
        sorry = label(_("Not met. Tick to whom to write: sorry to have missed you."), "strong", wrap=True)
        self.after_all = button(_("We met after all"), self._met, look="link")
        self.after_all.setToolTip(_("Key {key}").format(key="M"))
        keep = label(_("New. Tick with whom to keep in touch:"), "strong", wrap=True)
        edit = button(_("Edit these steps…"), self.sequence_wanted.emit, look="link")
        self.face_button = button(_("Somebody is missing…"), add_face)
        self.done_button = button(_("Done"), self.finished.emit, look="primary")
        for each in (self.after_all, edit, self.face_button):
            each.setAutoDefault(False)
        self._missed_part, self._new_part = QWidget(), QWidget()
        self._missed_part.setLayout(vbox(sorry, self._missed_place, hbox(self.after_all, None), spacing=6))
        self._new_part.setLayout(vbox(keep, self._new_place, self._steps, hbox(edit, None), spacing=6))
        foot = hbox(self.face_button, None, self.done_button)
        self.setLayout(vbox(self.told, self._missed_part, self._new_part, None, foot, spacing=16))

    def show_sitting(self, sitting: Sitting, steps: Sequence[SequenceStep]) -> None:
        """Say how far it is, and ask what is left; ticks stay where the same people are asked about."""
        self.show_steps(steps)
        if self._told == sitting:
            return
        self._told = sitting
        self._missed, self._new = sitting.missed, sitting.new
        told, left = len(sitting.met) - len(sitting.waiting), len(sitting.waiting)
        said = plural("You told of {n} person.", "You told of {n} people.", told)
        skipped = plural("{n} was skipped and comes again.", "{n} were skipped and come again.", left)
        self.told.setText(f"{said} {skipped}" if left else said)
        self.missed = _ticks(self._missed_place, self._missed, _("Those not met"))
        self.missed.tick_all(False)
        self.missed.installEventFilter(self)
        self.new = _ticks(self._new_place, self._new, _("Those who are new"))
        self._missed_part.setVisible(bool(self._missed))
        self._new_part.setVisible(bool(self._new))
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.told.text())

    def show_steps(self, steps: Sequence[SequenceStep]) -> None:
        """What is planned for those ticked as new."""
        lines = (f"{after(step.days)}: {step.text}" for step in steps)
        self._steps.setText("\n".join(lines) or _("No steps are planned after a first meeting."))

    @property
    def write_to(self) -> list[Attendance]:
        """To whom to write that they were missed."""
        return _ticked(self.missed, self._missed)

    @property
    def keep_in_touch(self) -> list[Id]:
        """For whom the sequence is planned."""
        return [one.person_id for one in _ticked(self.new, self._new) if one.person_id]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """M says of who is marked that they were met; the list would look for a name with M."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_M:
            self._met()
            return True
        return super().eventFilter(watched, event)

    def _met(self) -> None:
        row = self.missed.currentRow()
        if 0 <= row < len(self._missed):
            self.met_after_all.emit(self._missed[row].attendance)


def _ticks(place: QVBoxLayout, faces: Sequence[Face], name: str) -> Ticks:
    clear(place)
    made = Ticks({str(at): face.name for at, face in enumerate(faces)})
    made.setAccessibleName(name)
    if faces:
        made.setCurrentRow(0)
    add(place, made)
    return made


def _ticked(ticks: Ticks, faces: Sequence[Face]) -> list[Attendance]:
    return [faces[int(at)].attendance for at in ticks.ticked()]
