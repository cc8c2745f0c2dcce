"""A list of guests is pasted: who is on the desk is found, the unsure ones are asked about, the rest are names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QWidget

from netdesk.domain.event import Attendance
from netdesk.domain.guestlist import Listed, read_list
from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations.guestlist import Match, attendances, match
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import NoteField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, open_at, vbox

_PAUSE = 250  # milliseconds
_UNSURE_HEIGHT = 120
_ANY = 16777215  # as high as there is room


class PasteDialog(QDialog):
    """The text on top, what it means below; it is understood while it is typed. Ctrl+Enter adds all."""

    chosen = Signal(list)
    """The `Attendance`s to add."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, listed: Sequence[Listed] | None = None) -> None:
        """With guests that were `listed` in a file there is no text to paste."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Expect people from a list"))
        self._desk, self._listed = desk, listed
        self._matches: list[Match] = []
        self._boxes: dict[int, ChoiceBox] = {}
        hint = _("Anna Rossi\nTomasz Nowak, Nowak IT\nJane Doe <jane@example.com>")
        self.text = NoteField(_("The list"), "", hint, lines=7)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.text.textChanged.connect(self._pause.start)
        self.summary = label("", tone="muted", wrap=True)
        self._asking = label(_("Who is meant?"), "strong")
        self._grid = QGridLayout()
        self._unsure = QScrollArea()
        self.add_button = button("", self.add, look="primary")
        self._lay_out()
        self._show([])
        if listed is not None:
            self._look()

    @property
    def boxes(self) -> dict[int, ChoiceBox]:
        """The choices asked for, by the place of the guest in the list."""
        return self._boxes

    def add(self) -> None:
        """Hand on everybody, as chosen, and close."""
        if self._pause.isActive():
            self._pause.stop()
            self._show(self._desk.read(lambda reader: match(reader, self._guests())))
        chosen: dict[int, Id] = {at: box.currentData() for at, box in self._boxes.items() if box.currentData()}
        found: list[Attendance] = attendances(self._matches, chosen)
        if found:
            self.accept()
            self.chosen.emit(found)

    def _guests(self) -> Sequence[Listed]:
        return read_list(self.text.toPlainText()) if self._listed is None else self._listed

    def _look(self) -> None:
        guests = self._guests()
        self._desk.fetch("events.paste", lambda reader: match(reader, guests), self._show)

    def _show(self, matches: list[Match]) -> None:
        before = {self._matches[at].listed: box.currentData() for at, box in self._boxes.items()}
        self._matches, self._boxes = matches, {}
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for at, one in enumerate(matches):
            if one.choices:
                self._ask(at, one, before.get(one.listed, ""))
        self._asking.setVisible(bool(self._boxes))
        self._unsure.setVisible(bool(self._boxes))
        self._tell()

    def _ask(self, at: int, one: Match, chosen: Id) -> None:
        told = " · ".join(part for part in (one.listed.shown, one.listed.company) if part)
        box = ChoiceBox(_("Who is {name}?").format(name=one.listed.shown))
        box.addItem(_("nobody of these: a name only"), "")
        for each in one.choices:
            box.addItem(f"{each.name} · {each.organisation}" if each.organisation else each.name, each.id)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
        box.currentIndexChanged.connect(lambda _at: self._tell())
        row = len(self._boxes)
        self._grid.addWidget(ElidedLabel(told), row, 0)
        self._grid.addWidget(box, row, 1)
        self._boxes[at] = box

    def _tell(self) -> None:
        known = sum(one.sure is not None for one in self._matches)
        known += sum(bool(box.currentData()) for box in self._boxes.values())
        names = len(self._matches) - known
        told = (
            plural("{n} is on your desk", "{n} are on your desk", known),
            plural("{n} as a name only", "{n} as names only", names),
        )
        nothing = _("One line each: a name, a name and a company, or a mail address.")
        self.summary.setText(", ".join(told) if self._matches else nothing)
        self.add_button.setText(plural("Expect {n} person", "Expect {n} people", len(self._matches)))
        self.add_button.setEnabled(bool(self._matches))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "page")
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        inside.setLayout(vbox(self._grid, None))
        self._unsure.setWidget(inside)
        self._unsure.setWidgetResizable(True)
        self._unsure.setFrameShape(QFrame.Shape.NoFrame)
        self._unsure.setMinimumHeight(_UNSURE_HEIGHT)
        leave = button(_("Cancel"), self.reject)
        leave.setAutoDefault(False)
        self.text.setVisible(self._listed is None)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.add)
        title = _("Paste who will be there") if self._listed is None else _("Who is on this list")
        foot = hbox(None, leave, self.add_button)
        column = vbox(
            label(title, "heading"), self.text, self.summary, self._asking, self._unsure, foot, margins=18, spacing=10
        )
        column.setStretchFactor(self.text, 3)
        column.setStretchFactor(self._unsure, 2)
        self.text.setMaximumHeight(_ANY)
        self.setLayout(column)
        open_at(self, 620, 520)
