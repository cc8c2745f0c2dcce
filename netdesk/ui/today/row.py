"""One line of the day: who, why, the words to begin with, and what can be done about it with one key."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from netdesk.domain.person import initials
from netdesk.i18n import _, ago
from netdesk.operations.today import CareLine
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import grown
from netdesk.ui.today.keys import KEYS, Deed
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.spoken import Role
from netdesk.words import stage as stage_word
from netdesk.words import today as words

_AVATAR = 44
_LARGE = 1.3
_BUTTON = 92  # pixels: as wide for every line, so that the words stand in columns


class CareRow(QFrame):
    """Takes the keyboard as a whole; `wanted` says what the user chose to do. The row that has it shows more."""

    spoken_as = Role.ListItem

    wanted = Signal(object, object)
    """The row itself, and a `Deed`."""

    def __init__(self, desk: Desk, line: CareLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._desk = desk
        self.setProperty("look", "care")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._spoken())
        self.avatar = Avatar(_AVATAR)
        self.act_button = self._button(words.act(line.care.act), Deed.ACT)
        self.later_button = self._button(_("Later"), Deed.LATER)
        self.more_button = icon_button(_("More about {name}").format(name=line.row.name), icon("more", INK), self.menu)
        self._more = self._make_more(desk.book.today)
        self._lay_out()
        self.show_face()

    def show_face(self) -> None:
        """Draw the picture, or initials, with the ring of the stage."""
        row, theme = self.line.row, self._desk.theme
        self.avatar.show_person(
            f"{row.name}, {stage_word(row.stage)}",
            initials(row.name),
            lambda: theme.avatar_colour(row.id),
            picture=self._desk.pictures(row.picture),
            ring=lambda: theme.stage_pen(row.stage),
        )
        self.avatar.setToolTip(stage_word(row.stage))

    def menu(self) -> None:
        """Everything that can be done, below the button."""
        menu = QMenu(self)
        for deed, (key, text, drawing) in KEYS.items():
            action = menu.addAction(icon(drawing, INK), f"{text()}\t{key}")
            action.triggered.connect(lambda _on=False, deed=deed: self.wanted.emit(self, deed))
        menu.exec(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        menu.deleteLater()

    def press(self) -> None:
        """Do what the line proposes."""
        self.wanted.emit(self, Deed.ACT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press()
        elif event.key() == Qt.Key.Key_Space:
            self.wanted.emit(self, Deed.LATER)
        elif deed := next((each for each, (key, *_rest) in KEYS.items() if key == event.text().upper()), None):
            self.wanted.emit(self, deed)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self, Deed.OPEN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_more(True)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._mark("hover", True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._mark("hover", False)
        super().leaveEvent(event)

    def show_more(self, on: bool) -> None:
        """Show, or hide, what else there is to know."""
        self._more.setVisible(on)
        self._mark("chosen", on)

    # --- inside

    def _mark(self, name: str, on: bool) -> None:
        if bool(self.property(name)) != on:
            self.setProperty(name, on)
            self.style().unpolish(self)
            self.style().polish(self)

    def _button(self, text: str, deed: Deed) -> QWidget:
        made = button(text, lambda: self.wanted.emit(self, deed))
        made.setAccessibleName(f"{text}: {self.line.row.name}")
        return made

    def _lay_out(self) -> None:
        line = self.line
        who = vbox(
            None,
            label(line.row.name, "strong", wrap=True),
            label(line.why, "small", "faint", wrap=True),
            None,
            spacing=2,
        )
        begin = QWidget()
        warning = [label(line.warning, "small", "accent", wrap=True)] if line.warning else []
        begin.setLayout(vbox(None, label(line.opening, wrap=True), *warning, None, spacing=2))
        row: QHBoxLayout = hbox(self.avatar, spacing=12)
        row.addLayout(who, 10)
        self.act_button.setMinimumWidth(grown(_BUTTON))
        acts = hbox(self.act_button, self.later_button, self.more_button, spacing=6)
        if grown(_BUTTON) > _BUTTON * _LARGE:  # side by side there is no room for large letters
            acts.addStretch(1)
            self.setLayout(vbox(row, begin, acts, self._more, margins=(8, 8, 6, 8), spacing=6))
            return
        row.addWidget(begin, 12)
        row.addLayout(acts)
        self.setLayout(vbox(row, self._more, margins=(8, 8, 6, 8), spacing=6))

    def _make_more(self, today: date) -> QWidget:
        line, made = self.line, QWidget()
        told = [each for each in line.reasons if each.lower() not in line.why.lower()]
        if line.talked:
            on, note = line.talked
            told.append(_("Last talk {when}: {note}").format(when=ago(on, today), note=" ".join(note.split())))
        labels = [label(" · ".join(told), "small", "muted", wrap=True)] if told else []
        labels.append(
            label("   ".join(f"{key} {text()}" for key, text, _icon in KEYS.values()), "tiny", "faint", wrap=True)
        )
        made.setLayout(vbox(*labels, margins=(_AVATAR + 12, 0, 0, 0), spacing=3))
        made.hide()
        return made

    def _spoken(self) -> str:
        line = self.line
        parts = (line.row.name, stage_word(line.row.stage), line.why, line.opening, line.warning)
        return ". ".join(part for part in parts if part)
