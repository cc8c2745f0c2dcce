"""Deleting people for good, without a trace: the one thing that is asked about first, since nothing brings it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, moment, plural
from netdesk.operations import forgetting
from netdesk.operations.forgetting import Trail
from netdesk.storage.book import Book
from netdesk.storage.people import names
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.jobs import Context
from netdesk.ui.passphrase.field import fit
from netdesk.ui.person.fields import grown
from netdesk.ui.sharing.files import forget_passing_files
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words.holdings import noun

_WIDTH, _PLACES_HEIGHT = 500, 110
_DAYS = 6


class DeleteDialog(QDialog):
    """Says what goes and what is left, once that is known; Enter and Escape keep everything."""

    def __init__(self, desk: Desk, ids: Sequence[Id], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ids = desk, list(ids)
        self._trail: Trail | None = None
        self.setWindowTitle(_("Delete for good"))
        self.warnings = label(_("Looking where else they are…"), tone="muted", wrap=True)
        self.places = QPlainTextEdit(readOnly=True)
        self.places.setAccessibleName(_("Where else the name stands"))
        self.places.setTabChangesFocus(True)
        self.places.setMaximumHeight(grown(_PLACES_HEIGHT))
        self.places.hide()
        self.copies = QCheckBox()
        self.copies.hide()
        self.which = label("", "small", "muted", wrap=True)
        self.which.hide()
        self._lay_out()
        desk.jobs.latest("trail", self._look, done=self._show, failed=self._not_found, lane="pool")

    def _lay_out(self) -> None:
        told = _(
            "Talks, promises, referrals, letters, cards and pictures that are only about them go too, out of the file, "
            "the search and every safety copy made from now on. Nothing brings them back, and what you did until now "
            "cannot be taken back with Undo any more. Files that you brought in, exported or printed are yours to "
            "delete."
        )
        self.delete_button = button(_("Delete for good"), self._delete, icon=icon("trash", INK))
        self.keep_button = button(_("Keep"), self.reject, look="primary")
        self.delete_button.setAutoDefault(False)
        self.delete_button.setEnabled(False)
        foot = hbox(None, self.delete_button, self.keep_button)
        middle = vbox(label(told, wrap=True), self.warnings, self.places, self.copies, self.which, spacing=10)
        self.setLayout(vbox(label(self._question(), "heading", wrap=True), middle, foot, margins=18, spacing=14))
        self.setMinimumWidth(grown(_WIDTH))
        self.keep_button.setDefault(True)
        self.keep_button.setFocus()

    def _question(self) -> str:
        count = len(self._ids)
        if count > 1:
            return plural("Delete {n} person for good?", "Delete {n} people for good?", count)
        called = self._desk.read(lambda reader: names(reader, self._ids))
        return _("Delete {name} for good?").format(name=called.get(self._ids[0], ""))

    def _look(self, _context: Context) -> Trail:
        return forgetting.trail(self._desk.book, self._ids)

    def _show(self, found: Trail) -> None:
        self._trail = found
        told = forgetting.warnings(found)
        self.warnings.setText("\n\n".join(told))
        self.warnings.setVisible(bool(told))
        self._show_places(found)
        self._show_copies(found)
        self.delete_button.setEnabled(True)
        fit(self)

    def _not_found(self, error: Exception) -> None:
        self.warnings.setText(str(error))

    def _show_places(self, found: Trail) -> None:
        lines = (" · ".join(part for part in (noun(one.noun), one.of, one.text) if part) for one in found.elsewhere)
        self.places.setPlainText("\n".join(lines))
        self.places.setVisible(bool(found.elsewhere))

    def _show_copies(self, found: Trail) -> None:
        count = len(found.copies)
        asked = plural(
            "Delete the &safety copy too that still has them",
            "Delete the {n} &safety copies too that still have them",
            count,
        )
        self.copies.setText(asked)
        days = [moment(one.made, "d MMM yyyy, H:mm") for one in found.copies]
        self.which.setText("; ".join(days[:_DAYS] + ["…"] * (count > _DAYS)))
        for each in (self.copies, self.which):
            each.setVisible(bool(count))

    def _delete(self) -> None:
        ids, found = self._ids, self._trail
        copies = found.copies if found and self.copies.isChecked() else ()
        said = plural("{n} person is deleted for good.", "{n} people are deleted for good.", len(ids))

        def forget(book: Book, context: Context) -> bool:
            return forgetting.forget(book, ids, copies, context.progress, lambda: not context.cancelled)

        self.accept()
        forget_passing_files()
        _work(self._desk, forget, said)


def delete_for_good(desk: Desk, ids: Sequence[Id], parent: QWidget) -> None:
    """Ask, and delete."""
    if ids:
        DeleteDialog(desk, ids, parent).open()


def clear_traces(desk: Desk) -> None:
    """Make up for clearing that could not be done when somebody was deleted."""

    def clear(book: Book, context: Context) -> bool:
        return forgetting.catch_up(book, context.progress, lambda: not context.cancelled)

    _work(desk, clear, "")


def _work(desk: Desk, verb: Callable[[Book, Context], bool], said: str) -> None:
    """Do it with its progress in the message bar. Who stops it stops only the clearing of the file."""

    def tell(cleared: bool) -> None:
        later = (
            ""
            if cleared
            else _("Traces in the file are cleared when Netdesk starts again with nobody else at the desk.")
        )
        if text := " ".join(part for part in (said, later) if part):
            desk.messages.tell(text)

    desk.work(_("Clearing every trace"), verb, done=tell)
