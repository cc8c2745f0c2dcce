"""A field for a passphrase: hidden unless one wants to see it, and a word when Caps Lock is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from netdesk.i18n import _
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox


class PassphraseField(QWidget):
    """What is typed is given back as it is: blanks count."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.line.typed.connect(self._watch_caps)
        self.show_button = icon_button(_("Show what is typed"), icon("eye", INK), self.turn)
        self.show_button.setCheckable(True)
        self._caps = label(_("Caps Lock is on"), "small", "warn")
        self._caps.hide()
        self.setLayout(vbox(hbox(self.line, self.show_button, spacing=6), self._caps, spacing=4))
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def caps_lock(self) -> bool:
        """Whether it says that Caps Lock is on."""
        return not self._caps.isHidden()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def turn(self) -> None:
        """Show what is hidden, and hide it again."""
        self.reveal(self.line.echoMode() == QLineEdit.EchoMode.Password)

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setChecked(shown)
        self.show_button.setIcon(icon("eye-off" if shown else "eye", INK))

    def _watch_caps(self, on: bool) -> None:
        self._caps.setVisible(on)


def fit(dialog: QDialog) -> None:
    """Give a dialog the height that its texts take at its width: what is shown later may not squeeze them."""
    layout = dialog.layout()
    if layout is not None:
        for each in dialog.findChildren(QWidget):
            each.ensurePolished()  # else it is measured with other letters than it is shown in
        layout.activate()
        width = max(dialog.minimumWidth(), layout.totalMinimumSize().width())
        dialog.setMinimumWidth(width)
        height = max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())
        dialog.setMinimumHeight(height)
        dialog.resize(max(width, dialog.width()), max(height, dialog.height()))


class _Line(QLineEdit):
    """Tells after each letter whether it looks as if Caps Lock were on; Qt does not say it."""

    typed = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.isalpha() and letter.upper() != letter.lower():
            self.typed.emit(letter.isupper() != shift)
        super().keyPressEvent(event)
