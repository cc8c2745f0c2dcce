"""Asking for the passphrase once more, before its removal or before the recovery key is shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.operations.passphrase import typed_key
from netdesk.storage.key import Key
from netdesk.ui.desk import Desk
from netdesk.ui.passphrase.field import PassphraseField, fit
from netdesk.ui.passphrase.keyview import RecoveryKeyView
from netdesk.ui.passphrase.paper import RecoverySheet
from netdesk.ui.passphrase.reopening import Reopening
from netdesk.ui.passphrase.setting import KEPT
from netdesk.ui.person.fields import Notice, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_WIDTH = 460


class ConfirmingDialog(QDialog):
    """Says what follows, and lets it follow when the passphrase, or the recovery key, was typed."""

    def __init__(
        self, desk: Desk, title: str, told: str, act: str, confirmed: Callable[[Key], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._desk, self._confirmed = desk, confirmed
        self.field = PassphraseField(_("Passphrase, or the recovery key"))
        self.field.line.setPlaceholderText(_("Passphrase, or the recovery key"))
        self.field.entered.connect(self.confirm)
        self.notice = Notice()
        self.act_button = button(act, self.confirm, look="primary")
        cancel = button(_("Cancel"), self.reject)
        for each in (self.act_button, cancel):
            each.setAutoDefault(False)
        buttons = hbox(None, cancel, self.act_button)
        self.setLayout(vbox(label(told, wrap=True), self.field, self.notice, buttons, margins=18, spacing=12))
        self.setMinimumWidth(grown(_WIDTH))
        self.field.setFocus()
        fit(self)

    def confirm(self) -> None:
        """See whether what was typed opens the desk; in the background."""
        file, typed, known = self._desk.book.file, self.field.text, self._desk.book.key
        if file is None or not typed or not self.act_button.isEnabled():
            return
        self.act_button.setEnabled(False)
        self._desk.jobs.pool(lambda _context: typed_key(file, typed, known=known), done=self._done, failed=self._failed)

    def _done(self, key: Key | None) -> None:
        self.accept()
        if key is not None:
            self._confirmed(key)

    def _failed(self, error: Exception) -> None:
        self.act_button.setEnabled(True)
        if isinstance(error, NetdeskError):
            self.notice.say(str(error))
            fit(self)
            self.field.line.selectAll()


def remove(desk: Desk, parent: QWidget) -> ConfirmingDialog:
    """Ask for the passphrase, and remove it."""
    file = desk.book.file
    assert file is not None

    def done(key: Key) -> None:
        desk.settings.set(KEPT, False)
        desk.reopen_wanted.emit(Reopening(file, key, None))

    told = _("Without a passphrase anybody who has the file, or one of its safety copies, can read everything in it.")
    dialog = ConfirmingDialog(
        desk,
        _("Remove the passphrase"),
        told,
        _("&Remove the passphrase"),
        done,
        parent,
    )
    dialog.open()
    return dialog


def show_key(desk: Desk, parent: QWidget) -> ConfirmingDialog:
    """Ask for the passphrase, and show the recovery key once more."""

    def show(key: Key) -> None:
        assert desk.book.file is not None
        KeyDialog(RecoverySheet(key, desk.book.file.name, desk.book.today), parent).open()

    told = _("The recovery key opens the desk without the passphrase: see that nobody looks over your shoulder.")
    dialog = ConfirmingDialog(desk, _("Recovery key"), told, _("&Show it"), show, parent)
    dialog.open()
    return dialog


class KeyDialog(QDialog):
    """The recovery key, once more."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Recovery key"))
        self.view = RecoveryKeyView(sheet)
        self.view.tick.hide()
        close = button(_("Close"), self.accept, look="primary")
        self.setLayout(vbox(self.view, hbox(None, close), margins=18, spacing=12))
        self.setMinimumWidth(grown(_WIDTH))
        fit(self)
