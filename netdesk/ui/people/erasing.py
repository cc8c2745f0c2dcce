"""Deleting people in the trash for good: the one thing that is asked about first, since nothing brings it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations import people
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_WIDTH = 460


class DeleteDialog(QDialog):
    """Says what goes; Enter and Escape keep everything."""

    def __init__(self, desk: Desk, ids: Sequence[Id], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ids = desk, list(ids)
        self.setWindowTitle(_("Delete for good"))
        called = desk.read(lambda reader: names(reader, self._ids[:1]))
        one = _("Delete {name} for good?").format(name=called.get(self._ids[0], ""))
        count = len(self._ids)
        asked = one if count == 1 else plural("Delete {n} person for good?", "Delete {n} people for good?", count)
        told = _(
            "Talks, promises, referrals, letters, cards and pictures that are only about them go too. Nothing brings "
            "them back, and what you did until now cannot be taken back with Undo any more."
        )
        self.delete_button = button(_("Delete for good"), self._delete, icon=icon("trash", INK))
        self.keep_button = button(_("Keep in the trash"), self.reject, look="primary")
        self.delete_button.setAutoDefault(False)
        foot = hbox(None, self.delete_button, self.keep_button)
        self.setLayout(vbox(label(asked, "heading", wrap=True), label(told, wrap=True), foot, margins=18, spacing=14))
        self.setMinimumWidth(grown(_WIDTH))
        self.keep_button.setDefault(True)
        self.keep_button.setFocus()

    def _delete(self) -> None:
        ids = self._ids
        said = plural("{n} person is deleted for good.", "{n} people are deleted for good.", len(ids))
        self.accept()
        self._desk.run(
            lambda book: people.delete_for_good(book, ids), done=lambda _none: self._desk.messages.tell(said)
        )


def delete_for_good(desk: Desk, ids: Sequence[Id], parent: QWidget) -> None:
    """Ask, and delete."""
    if ids:
        DeleteDialog(desk, ids, parent).open()
