"""Safety copies in Settings: which there are, one more now, and the way back to one of them."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from netdesk.i18n import _, moment, plural
from netdesk.storage.guard import DAMAGED, copy_now
from netdesk.storage.snapshot import FOLDER_SETTING, Snapshot, snapshot_folder, snapshots
from netdesk.ui.copies.goingback import GoingBack
from netdesk.ui.copies.listing import CopyTable, megabytes
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_WIDTH = 460


class SafetyCopies(QWidget):
    """The copies of this desk, or that a desk on a server has none here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        told = _(
            "Netdesk copies the desk every day that you use it, and before an import, a merge or an update, and checks "
            "each copy. Of the last day one an hour is kept, then one a day, a week, a month."
        )
        self.table = CopyTable()
        self.table.wanted.connect(self.ask)
        self.count = label(tone="muted")
        self.back_button = button(_("Go &back to this copy…"), self.ask, icon=icon("restore", INK))
        self.copy_button = button(_("Copy &now"), self.copy, icon=icon("copy", INK))
        self.folder_button = button(_("Other &folder…"), self.choose_folder, icon=icon("folder", INK))
        buttons = hbox(self.back_button, self.copy_button, self.folder_button, None)
        self.setLayout(vbox(label(told, tone="muted", wrap=True), self.table, self.count, buttons, spacing=10))
        if desk.book.file is None:
            for each in (self.table, self.count, self.back_button, self.copy_button, self.folder_button):
                each.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look which copies there are."""
        file = self._desk.book.file
        if file is not None:
            self._desk.jobs.pool(lambda _context: snapshots(file), done=self._show)

    def copy(self) -> None:
        """Copy the desk now."""
        self._desk.work(_("Copying the desk"), lambda book, _c: copy_now(book, "asked"), done=self._copied, aside=True)

    def ask(self) -> QDialog | None:
        """Say what going back to the chosen copy means, and do it when that is wanted."""
        copy, file = self.table.chosen, self._desk.book.file
        if copy is None or file is None or copy.reason == DAMAGED:
            return None
        opening = GoingBack(file, copy, self._desk.book.key)
        dialog = BackDialog(copy, self.window())
        dialog.accepted.connect(lambda: self._desk.reopen_wanted.emit(opening))
        dialog.open()
        return dialog

    def choose_folder(self) -> None:
        """Ask where copies are to be kept from now on."""
        folder = QFileDialog.getExistingDirectory(self, _("Where to keep safety copies"), str(snapshot_folder()))
        if folder:
            self.keep_in(Path(folder))

    def keep_in(self, folder: Path) -> None:
        """Keep copies in a folder from now on; those made before stay where they are."""
        self._desk.settings.set(FOLDER_SETTING, str(folder))
        self._desk.messages.tell(_("New safety copies go to {folder}.").format(folder=folder))
        self.refresh()

    def _copied(self, _made: Path) -> None:
        self._desk.messages.tell(_("The desk is copied, and the copy is checked."))
        self.refresh()

    def _show(self, copies: list[Snapshot]) -> None:
        self.table.show_copies(copies)
        size = megabytes(sum(one.size for one in copies))
        told = plural("{n} copy, {size}", "{n} copies, {size}", len(copies)).format(size=size)
        self.count.setText(told if copies else _("There is no copy yet."))
        self.back_button.setEnabled(bool(copies))
        self.table.setVisible(bool(copies))


class BackDialog(QDialog):
    """What going back to a copy means."""

    def __init__(self, copy: Snapshot, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Go back to a copy"))
        told = _(
            "The desk becomes as it was: {when}. What was entered since is not on it any more. It is kept as a copy of "
            "its own, and you can undo this."
        )
        text = label(told.format(when=moment(copy.made)), wrap=True)
        self.go_button = button(_("&Go back"), self.accept, look="primary")
        self.go_button.setDefault(True)
        self.setLayout(vbox(text, hbox(None, button(_("Cancel"), self.reject), self.go_button), margins=18, spacing=14))
        self.setMinimumWidth(grown(_WIDTH))
