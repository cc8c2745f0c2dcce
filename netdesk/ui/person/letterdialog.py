"""Putting an entry of a letter right: which letter, what was learned, and when."""

from PySide6.QtWidgets import QDialog, QWidget

from netdesk import words
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.person import Letter, LetterKind, Person
from netdesk.i18n import _
from netdesk.operations import letters
from netdesk.ui.desk import Desk
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.fields import Form, Notice, TextField, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.layout import hbox, vbox


class LetterDialog(QDialog):
    """Enter saves; what is refused is said here."""

    def __init__(self, desk: Desk, person: Id, letter: Letter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._person, self._letter = desk, person, letter
        self.setWindowTitle(_("What you learned"))
        self.kind = ChoiceBox(_("Which letter"))
        for kind in LetterKind:
            self.kind.addItem(words.letter(kind), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(letter.kind.value))
        self.text = TextField(_("What you learned"), letter.text)
        self.day = DayField(desk.theme, lambda: desk.book.today, _("Learned on"))
        self.day.set_day(letter.on)
        self.notice = Notice()
        form = Form()
        form.row(_("&Letter"), self.kind)
        form.row(_("&What"), self.text)
        form.row(_("Learned &on"), self.day)
        save = button(_("&Save"), self.save, look="primary")
        save.setDefault(True)
        close = button(_("Cancel"), self.reject)
        close.setAutoDefault(False)
        foot = hbox(None, close, save, spacing=10)
        self.setLayout(vbox(form, self.notice, foot, margins=(20, 18, 20, 16), spacing=14))
        self.setMinimumWidth(grown(480))
        self.text.setFocus()

    def save(self) -> None:
        """Save and close."""
        on = self.day.day()
        if on is None:
            self.notice.say(_("“{text}” is no day; try 5 Oct or yesterday.").format(text=self.day.text()))
            return
        after = Letter(LetterKind(self.kind.currentData()), self.text.value(), on)
        person, before = self._person, self._letter
        self._desk.run(
            lambda book: letters.change(book, person, before, after),
            done=self._saved,
            failed=self._failed,
            say=_("Letter corrected"),
        )

    def _saved(self, _person: Person) -> None:
        self.accept()

    def _failed(self, problem: Exception) -> None:
        known = isinstance(problem, NetdeskError)
        self.notice.say(str(problem) if known else _("This could not be saved. What you typed is still here."))
