"""Logging what was done about a line: what it was, one line of what it was about, Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.domain.today import Cause, Occasion
from netdesk.i18n import _
from netdesk.operations.today import CareLine
from netdesk.ui.desk import Desk
from netdesk.ui.icons import icon
from netdesk.ui.person.earlyword import EarlyWord
from netdesk.ui.person.fields import Form, Notice, TextField, grown
from netdesk.ui.person.learned import Captured, captured, unclear_words
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import kind as kind_word
from netdesk.words.today import short

_PROMISES = (Cause.PROMISED, Cause.AWAITED)
_KINDS = (
    Kind.CALL,
    Kind.MET,
    Kind.ONE_TO_ONE,
    Kind.VIDEO,
    Kind.MESSAGE,
    Kind.THANK_YOU,
    Kind.HELP,
    Kind.INTRODUCTION,
    Kind.GIFT,
    Kind.NOTE,
)

Logged = Callable[[Kind, Captured, tuple[Id, ...]], None]
"""What happened, what the line says, and the promises that were kept by it; the dialog is told what came of it."""


class LogDialog(QDialog):
    """With a number it first says which to call; promises that wait are ticked where they were kept. A plan that asks
    too early gets a quiet word, and is logged all the same."""

    def __init__(self, desk: Desk, line: CareLine, kind: Kind, logged: Logged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Log: {name}").format(name=line.row.name))
        self._desk, self._line, self._logged = desk, line, logged
        self.kind = ChoiceBox(_("What happened"))
        for each in _KINDS:
            self.kind.addItem(kind_word(each), each)
        self.kind.setCurrentIndex(_KINDS.index(kind))
        self.note = TextField(
            _("What it was about"), placeholder=_("One line; “goals: a second office” is kept as learned")
        )
        self.note.setToolTip(
            _("Its end may say what you learned or promised: “goals: a second office; promised: two names by friday”")
        )
        self.note.returnPressed.connect(self.commit)
        self.quiet = EarlyWord(desk)
        self.note.textChanged.connect(lambda text: self.quiet.look(text, line.row.id, line.row.stage))
        self.notice = Notice()
        self.kept = {each.about: _kept(each) for each in line.care.reasons if each.cause in _PROMISES}
        self.log_button = button(_("Log it"), self.commit, look="primary")
        self._lay_out(call=kind is Kind.CALL)

    def commit(self) -> None:
        """Log it, and close when it is; a line that cannot be told apart stays, with the reason."""
        found = captured(self.note.value(), self._desk.book.today)
        if found.unclear:
            self.notice.say(unclear_words())
            self.note.setFocus()
            return
        kind = Kind(self.kind.currentData())
        self.log_button.setEnabled(False)
        self._logged(kind, found, tuple(about for about, tick in self.kept.items() if tick.isChecked()))

    def saved(self, _item: object) -> None:
        """It is logged."""
        self.accept()

    def failed(self, problem: Exception) -> None:
        """It could not be logged; what was typed stays."""
        self.log_button.setEnabled(True)
        known = isinstance(problem, NetdeskError)
        self.notice.say(str(problem) if known else _("This could not be saved. What you typed is still here."))

    def _lay_out(self, *, call: bool) -> None:
        form = Form()
        if call:
            for phone in self._line.person.phones[:3]:
                form.row(_("Number"), *self._number(phone.number), None)
        form.row(_("&What"), self.kind)
        form.row(_("&About"), self.note)
        close = button(_("Cancel"), self.reject)
        for each in (close, self.log_button):
            each.setAutoDefault(False)
        opening = label(self._line.opening, wrap=True)
        foot = hbox(close, None, self.log_button, spacing=10)
        head = label(self._line.row.name, "heading")
        kept = vbox(*self.kept.values(), spacing=6)
        parts = (head, opening, form, kept, self.quiet, self.notice, foot)
        self.setLayout(vbox(*parts, margins=(20, 18, 20, 16), spacing=12))
        self.setMinimumWidth(grown(520))
        self.note.setFocus()

    def _number(self, number: str) -> tuple[QWidget, ...]:
        told = label(number, "strong")
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
        dial = button(_("Dial"), lambda: QDesktopServices.openUrl(QUrl(f"tel:{digits}")), icon=icon("call"))
        dial.setAutoDefault(False)
        return told, dial


def _kept(one: Occasion) -> QCheckBox:
    whose = _("My promise is kept: {what}") if one.cause is Cause.PROMISED else _("Their promise is kept: {what}")
    return QCheckBox(whose.format(what=short(one.text, 60)).replace("&", "&&"))
