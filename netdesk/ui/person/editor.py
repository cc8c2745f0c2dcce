"""Adding a person and editing everything a user may edit of one."""

from collections.abc import Callable
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations import people
from netdesk.storage.book import Book, Reader
from netdesk.storage.links import network_people
from netdesk.storage.people import people_counts
from netdesk.storage.pictures import picture_key
from netdesk.ui.desk import Desk
from netdesk.ui.merging.twice import save_edit
from netdesk.ui.person.editor_form import PersonForm
from netdesk.ui.person.fields import Notice, grown, order_tabs
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox


class PersonEditor(QDialog):
    """A form for somebody new (None, or a draft that was never saved) or for somebody on the desk. Nothing typed is
    ever lost without being asked: a refusal keeps the form open, and leaving it with changes asks inside it."""

    saved = Signal(str)
    """The person's id, once the change is on the desk. Not sent when nothing was changed."""

    def __init__(self, desk: Desk, person: Person | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._original = person or Person()
        self._adding = self._original.version == 0
        self._saving = False
        self.notice = Notice()
        self.form = PersonForm(desk, self._original)
        self.form.picture.refused.connect(self.notice.say)
        self.form.grown.connect(self._grown)
        self._scroll = QScrollArea()
        self._lay_out()
        self.setWindowTitle(self._title())
        self.resize(QSize(grown(780), 720).boundedTo(self.screen().availableSize() - QSize(40, 60)))
        self._offer_words()
        self.form.name.full.setFocus()

    @property
    def changed(self) -> bool:
        """Whether the form says something else than the person, or something that cannot be understood."""
        picture = self.form.picture.data is not None
        return picture or self.form.person() != self._original or bool(self.form.problem())

    def save(self) -> None:
        """Put what was typed on the desk, and close. Unchanged, there is nothing to save."""
        if self._saving:
            return
        if not self._adding and not self.changed:
            self.accept()
            return
        if problem := self.form.problem():
            self.notice.say(problem)
            return
        person, picture = self.form.person(), self.form.picture.data
        if self._adding:
            said = _("{name} added").format(name=person.shown)
            self._run(lambda book: people.add(book, person, picture), said)
        else:
            self._save_edit(replace(person, picture=picture_key(picture)) if picture else person, picture)

    def reject(self) -> None:
        """Leave; with changes only when asked for a second time."""
        if self._saving:
            return
        if self.changed:
            self.ask_to_discard()
        else:
            super().reject()

    def ask_to_discard(self) -> None:
        """Ask inside the form whether what was typed may go."""
        discard = button(_("Discard"), self.discard)
        keep = button(_("Keep editing"), self._keep_editing)
        self.notice.say(_("Discard changes?"), discard, keep)
        keep.setFocus()

    def discard(self) -> None:
        """Leave without saving."""
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.form.picture.take_clipboard():
            return
        super().keyPressEvent(event)

    # --- inside

    def _title(self) -> str:
        if self._adding:
            return _("Add person")
        if self._original.id == self._desk.book.me:
            return _("About me")
        return _("Edit {name}").format(name=self._original.shown)

    def _lay_out(self) -> None:
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._save = button(_("&Add person") if self._adding else _("&Save"), self.save, look="primary")
        self._save.setAutoDefault(False)
        cancel = button(_("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        keys = QKeySequence("Ctrl+Return")
        hint = label(keys.toString(QKeySequence.SequenceFormat.NativeText), "key")
        hint.setFixedHeight(hint.fontMetrics().height() + 8)
        self._save.setToolTip(hint.text())
        for shortcut in (keys, QKeySequence(QKeySequence.StandardKey.Save)):
            QShortcut(shortcut, self, self.save)
        buttons = hbox(None, hint, cancel, self._save)
        buttons.setAlignment(hint, Qt.AlignmentFlag.AlignVCenter)
        foot = vbox(self.notice, buttons, margins=(18, 10, 18, 14), spacing=10)
        self.setLayout(vbox(self._scroll, foot, spacing=0))
        order_tabs(self)

    def _grown(self, row: QWidget) -> None:
        order_tabs(self)
        self.form.adjustSize()
        self._scroll.ensureWidgetVisible(row, 0, 60)

    def _offer_words(self) -> None:
        """The tags and spheres in use, for completing."""

        def look(reader: Reader) -> tuple[list[str], list[str]]:
            spheres = {one.sphere for one in network_people(reader) if one.sphere}
            return list(people_counts(reader).tags), sorted(spheres)

        self._desk.fetch("words in use", look, self.form.offer)

    def _save_edit(self, edited: Person, picture: bytes | None) -> None:
        """Save upon what somebody else saved meanwhile, and ask where both changed one field."""

        def verb(book: Book, base: Person, mine: Person) -> Person:
            new = picture if picture and mine.picture == picture_key(picture) else None
            return people.edit(book, mine, new, base)

        self._set_saving(True)
        said = _("{name} saved").format(name=edited.shown)
        save_edit(self._desk, self, verb, self._original, edited, done=self._saved, failed=self._failed, say=said)

    def _run(self, verb: Callable[[Book], Person], said: str) -> None:
        self._set_saving(True)
        self._desk.run(verb, done=self._saved, failed=self._failed, say=said)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._save.setEnabled(not saving)
        self._scroll.setEnabled(not saving)

    def _saved(self, person: Person) -> None:
        if shiboken6.isValid(self):
            self._set_saving(False)
            self.saved.emit(person.id)
            self.accept()

    def _failed(self, problem: Exception) -> None:
        self._set_saving(False)
        if isinstance(problem, NetdeskError):
            self.notice.say(str(problem))
        else:
            self.notice.say(_("This could not be saved. What you typed is still here."))

    def _keep_editing(self) -> None:
        self.notice.hide()
        self.form.name.full.setFocus()
