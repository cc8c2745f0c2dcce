"""Setting a passphrase, or another: what it means, the passphrase, the recovery key, and only then it is done."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, plural
from netdesk.operations.passphrase import typed_key
from netdesk.storage.key import Key, new_key
from netdesk.storage.snapshot import snapshots
from netdesk.ui.desk import Desk
from netdesk.ui.passphrase.field import PassphraseField, fit
from netdesk.ui.passphrase.keyview import RecoveryKeyView
from netdesk.ui.passphrase.paper import RecoverySheet
from netdesk.ui.passphrase.reopening import Reopening
from netdesk.ui.person.fields import Form, Notice, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

LEAST = 8
"""Letters that a passphrase has at least."""
KEPT = "passphrase.kept"
"""The setting: whether the system keeps a copy of the key."""
_WIDTH = 560


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done once the recovery key is safe."""

    old: Key | None
    new: Key
    drop_copies: bool


class SettingDialog(QDialog):
    """Two steps. Nothing happens to the desk before the last button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert desk.book.file is not None, "only a file can be protected"
        self._desk, self._file = desk, desk.book.file
        self._changing = desk.book.key is not None
        self.setWindowTitle(_("Change the passphrase") if self._changing else _("Set a passphrase"))
        self._wish: Wish | None = None
        self.current = PassphraseField(_("Passphrase until now, or the recovery key"))
        self.first, self.again = PassphraseField(_("New passphrase")), PassphraseField(_("The same again"))
        self.drop_box = QCheckBox()
        self.notice = Notice()
        self.cancel_button = button(_("Cancel"), self.reject)
        self.next_button = button(_("&Continue"), self.go_on, look="primary")
        self.done_button = button(_("Protect &this desk"), self.finish, look="primary")
        self.key_view: RecoveryKeyView | None = None
        self._step = QWidget()
        self.current.line.setPlaceholderText(_("or the recovery key"))
        self._lay_out()
        (self.current if self._changing else self.first).setFocus()

    def go_on(self) -> None:
        """Make the key, in the background, and show what opens the desk when the passphrase is forgotten."""
        wrong = self._what_is_wrong()
        if wrong:
            self._say(wrong)
            return
        self.notice.hide()
        self.next_button.setEnabled(False)
        current, wanted, drop = self.current.text, self.first.text, self.drop_box.isChecked()
        file, changing, known = self._file, self._changing, self._desk.book.key

        def make() -> Wish:
            return Wish(typed_key(file, current, known=known) if changing else None, new_key(wanted), drop)

        self._desk.jobs.pool(lambda _context: make(), done=self._show_key, failed=self._failed)

    def finish(self) -> None:
        """Close the desk, put it under the key, and open it again."""
        wish = self._wish
        if wish is None or self.key_view is None or not self.key_view.tick.isChecked():
            return
        self.accept()
        kept = bool(self._desk.settings.get(KEPT)) and self._changing
        self._desk.reopen_wanted.emit(Reopening(self._file, wish.old, wish.new, wish.drop_copies, kept))

    # --- inside

    def _what_is_wrong(self) -> str:
        if self._changing and not self.current.text:
            return _("Type the passphrase that the desk has now.")
        if len(self.first.text) < LEAST:
            return _("A passphrase has at least {n} letters.").format(n=LEAST)
        if self.first.text != self.again.text:
            return _("The two passphrases differ.")
        return ""

    def _say(self, text: str) -> None:
        self.notice.say(text)
        fit(self)

    def _failed(self, error: Exception) -> None:
        self.next_button.setEnabled(True)
        if isinstance(error, NetdeskError):
            self._say(str(error))

    def _show_key(self, wish: Wish) -> None:
        self._wish = wish
        self.key_view = RecoveryKeyView(RecoverySheet(wish.new, self._file.name, self._desk.book.today))
        self.key_view.kept.connect(self.done_button.setEnabled)
        self._step.hide()
        self._column.insertWidget(0, self.key_view)
        self.key_view.show()
        self.next_button.hide()
        self.done_button.show()
        self.done_button.setEnabled(False)
        self.key_view.print_button.setFocus()
        fit(self)

    def _lay_out(self) -> None:
        form = Form()
        if self._changing:
            form.row(_("&Until now"), self.current)
        form.row(_("&New"), self.first)
        form.row(_("&Again"), self.again)
        copies = len(snapshots(self._file))
        self.drop_box.setText(
            plural(
                "&Delete the one safety copy made so far, instead of protecting it too",
                "&Delete the {n} safety copies made so far, instead of protecting them too",
                copies,
            )
        )
        self.drop_box.setToolTip(self.drop_box.text().replace("&", ""))
        self.drop_box.setVisible(bool(copies))
        told = label(_told_again(), wrap=True) if self._changing else Panel(*_explained(), margins=16, spacing=10)
        hint = label(_("Four or five words that do not belong together are best."), "small", "muted", wrap=True)
        self._step.setLayout(vbox(told, form, hint, self.drop_box, self.notice, spacing=12))
        self.done_button.hide()
        for each in (self.cancel_button, self.next_button, self.done_button):
            each.setAutoDefault(False)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.go_on)
        buttons = hbox(None, self.cancel_button, self.next_button, self.done_button)
        self._column = vbox(self._step, None, buttons, margins=18, spacing=12)
        self.setLayout(self._column)
        self.setMinimumWidth(grown(_WIDTH))
        fit(self)


def _told_again() -> str:
    return _(
        "You get a new recovery key with it: the old one opens only copies that lie elsewhere, and so does the old "
        "passphrase."
    )


def _explained() -> list[QWidget]:
    return [
        label(_("Forget it, and everything is lost"), "heading", wrap=True),
        label(
            _(
                "Nobody can open the desk without the passphrase or its recovery key, not even we, and there is no way "
                "to reset it. You get the recovery key in a moment: keep it on paper."
            ),
            wrap=True,
        ),
        label(
            _(
                "The desk and its safety copies are encrypted, all of it. What left the desk is not: files you "
                "exported, sheets you saved, copies of the desk that you or a backup program put elsewhere. What was "
                "deleted can sometimes be brought back from a disk; encrypting the disk as well helps against that."
            ),
            tone="muted",
            wrap=True,
        ),
    ]
