"""One promise as a row: its shape, what was promised, by whom and how it stands; kept with one click or one key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QToolButton

from netdesk.domain.promise import UNSETTLED, Promise, Standing
from netdesk.i18n import _
from netdesk.ui.icons import INK, icon, pixmap
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import label, retone
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.spoken import Role
from netdesk.words import promises as words

SHAPES = {
    Standing.OPEN: ("clock", "ink3"),
    Standing.SOON: ("bell", "accent"),
    Standing.LATE: ("warning", "warn"),
    Standing.KEPT: ("check", "accent"),
    Standing.KEPT_LATE: ("check", "ink3"),
    Standing.BROKEN: ("close", "warn"),
    Standing.MADE_GOOD: ("restore", "accent"),
}
_ICON = 15


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done with a promise; each is given the promise."""

    keep: Callable[[Promise], None]
    keep_on: Callable[[Promise], None]
    break_: Callable[[Promise], None]
    make_good: Callable[[Promise], None]
    reopen: Callable[[Promise], None]
    change: Callable[[Promise], None]
    remove: Callable[[Promise], None]


class PromiseRow(QFrame):
    """Has the keyboard as a whole: K keeps, B breaks, G makes good, O opens again, Enter changes, Delete removes."""

    spoken_as = Role.ListItem

    def __init__(self, theme: Theme, acts: Acts) -> None:
        super().__init__()
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._acts = theme, acts
        self.promise: Promise | None = None
        self._standing = Standing.OPEN
        self._shape = QLabel()
        self._text = label("", "small", wrap=True)
        self._text.setMinimumWidth(1)
        self.told = label("", "tiny", "faint", wrap=True)
        self.told.setMinimumWidth(1)
        self.keep_button = icon_button(_("Kept (K)"), icon("check", INK), lambda: self._do(acts.keep))
        self._more = icon_button(_("More about this promise"), icon("more", INK))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self))
        self._more.menu().aboutToShow.connect(self.fill_menu)
        row = hbox(self._shape, vbox(self._text, self.told, spacing=0), self.keep_button, self._more, spacing=8)
        row.setStretch(1, 1)
        row.setContentsMargins(0, 2, 0, 2)
        row.setAlignment(self._shape, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def show_promise(self, promise: Promise, by: str, today: date) -> None:
        """Show a promise; `by` says whose it is."""
        self.promise, self._standing = promise, promise.standing(today)
        drawing, colour = SHAPES[self._standing]
        self._shape.setPixmap(pixmap(drawing, self._theme.colour(colour), _ICON, self.devicePixelRatioF()))
        self._text.setText(promise.text)
        self.told.setText(f"{by} · {words.standing(promise, today)}")
        retone(self.told, "warn" if self._standing in (Standing.LATE, Standing.BROKEN) else "faint")
        self.keep_button.setVisible(self._standing in UNSETTLED)
        self.setAccessibleName(f"{promise.text}, {self.told.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts, key = self._acts, event.key()
        open_, broken = self._standing in UNSETTLED, self._standing is Standing.BROKEN
        act = {
            Qt.Key.Key_K: acts.keep if open_ else None,
            Qt.Key.Key_B: acts.break_ if open_ else None,
            Qt.Key.Key_G: acts.make_good if broken else None,
            Qt.Key.Key_O: None if open_ else acts.reopen,
            Qt.Key.Key_Return: acts.change,
            Qt.Key.Key_Enter: acts.change,
            Qt.Key.Key_F2: acts.change,
            Qt.Key.Key_Delete: acts.remove,
        }.get(Qt.Key(key))
        if act and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._do(act)
        else:
            super().keyPressEvent(event)

    def press(self) -> None:
        """Change it."""
        self._do(self._acts.change)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.press()

    def fill_menu(self) -> QMenu:
        """What can be done with it as it stands."""
        menu, acts = self._more.menu(), self._acts
        menu.clear()
        if self._standing in UNSETTLED:
            self._add(menu, "calendar", _("Kept on another day…"), acts.keep_on)
            self._add(menu, "close", _("It was broken"), acts.break_, "B")
        else:
            if self._standing is Standing.BROKEN:
                self._add(menu, "restore", _("It was made good"), acts.make_good, "G")
            self._add(menu, "undo", _("Open again"), acts.reopen, "O")
        menu.addSeparator()
        self._add(menu, "edit", _("Change…"), acts.change)
        self._add(menu, "trash", _("Remove"), acts.remove)
        return menu

    def _add(self, menu: QMenu, drawing: str, text: str, act: Callable[[Promise], None], key: str = "") -> None:
        shown = f"{text}\t{key}" if key else text
        menu.addAction(icon(drawing, INK), shown, lambda: self._do(act))

    def _do(self, act: Callable[[Promise], None]) -> None:
        if self.promise is not None:
            act(self.promise)
