"""The passphrase in Settings: whether there is one, and everything that can be done about it."""

from PySide6.QtWidgets import QCheckBox, QWidget

from netdesk.i18n import _
from netdesk.storage import keychain
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.passphrase.confirming import remove, show_key
from netdesk.ui.passphrase.locking import KEYS, MINUTES, USUAL_MINUTES, guard_of
from netdesk.ui.passphrase.setting import KEPT, SettingDialog
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.number import NumberBox

_MOST_MINUTES = 240


class PassphraseSettings(QWidget):
    """One button while there is none; with one, how the desk opens and when it locks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.set_button = button(_("Set a &passphrase…"), self.set_one, icon=icon("lock", INK))
        self.change_button = button(_("&Change…"), self.set_one)
        self.key_button = button(_("Recovery &key…"), lambda: show_key(desk, self.window()))
        self.remove_button = button(_("Re&move…"), lambda: remove(desk, self.window()))
        self.lock_button = button(_("&Lock now"), self.lock, icon=icon("lock", INK))
        self.lock_button.setToolTip(KEYS)
        self.open_box = QCheckBox(_("&Open without asking on this computer"))
        self.idle_box = QCheckBox(_("Lock after so many minutes without use:"))
        self.minutes = NumberBox(_("Minutes without use"), 1, _MOST_MINUTES)
        if desk.book.file is None:
            self.setLayout(vbox(label(_not_on_a_server(), tone="muted", wrap=True)))
        elif desk.book.key is None:
            self.setLayout(
                vbox(label(_unprotected(), tone="muted", wrap=True), hbox(self.set_button, None), spacing=10)
            )
        else:
            self._lay_out()

    def set_one(self) -> None:
        """Set a passphrase, or another."""
        SettingDialog(self._desk, self.window()).open()

    def lock(self) -> None:
        """Lock the desk."""
        guard = guard_of(self.window())
        if guard:
            guard.lock()

    # --- inside

    def _lay_out(self) -> None:
        minutes = int(self._desk.settings.get(MINUTES, USUAL_MINUTES))
        self.open_box.setChecked(bool(self._desk.settings.get(KEPT)))
        self.idle_box.setChecked(bool(minutes))
        self.minutes.setValue(minutes or USUAL_MINUTES)
        self.minutes.setEnabled(bool(minutes))
        self.open_box.toggled.connect(self._keep)
        self.idle_box.toggled.connect(self._keep_minutes)
        self.minutes.valueChanged.connect(self._keep_minutes)
        buttons = hbox(self.lock_button, self.change_button, self.key_button, self.remove_button, None)
        idle = hbox(self.idle_box, self.minutes, None)
        self.setLayout(vbox(label(_protected(), tone="muted", wrap=True), buttons, self.open_box, idle, spacing=10))

    def _keep_minutes(self) -> None:
        on = self.idle_box.isChecked()
        self.minutes.setEnabled(on)
        self._desk.settings.set(MINUTES, self.minutes.value() if on else 0)

    def _keep(self, on: bool) -> None:
        """Give the system a copy of the key, or take it back; it may ask the user first."""
        key = self._desk.book.key
        assert key is not None
        if on:
            self._desk.jobs.pool(lambda _context: keychain.keep(key), done=self._kept)
        else:
            self._desk.settings.set(KEPT, False)
            self._desk.jobs.pool(lambda _context: keychain.forget(key))

    def _kept(self, done: bool) -> None:
        self._desk.settings.set(KEPT, done)
        if not done:
            self.open_box.blockSignals(True)
            self.open_box.setChecked(False)
            self.open_box.blockSignals(False)
            told = _("This system has no keychain that would keep it: Netdesk goes on asking for the passphrase.")
            self._desk.messages.warn(told)


def _unprotected() -> str:
    return _("Anybody who can read your files can read this desk. With a passphrase it is encrypted, its copies too.")


def _protected() -> str:
    return _(
        "This desk and its safety copies are encrypted. Locking asks for the passphrase again; opening without asking "
        "leaves a copy of the key with the keychain of this computer, for whoever is logged in as you."
    )


def _not_on_a_server() -> str:
    return _("This desk lies on a server, which has its own passwords; a passphrase protects a desk that is a file.")
