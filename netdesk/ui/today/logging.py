"""Logging what was done about a line: what it was, one line of what it was about, Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.interaction import Kind
from netdesk.i18n import _
from netdesk.operations.today import CareLine
from netdesk.ui.desk import Desk
from netdesk.ui.icons import icon
from netdesk.ui.person.earlyword import EarlyWord
from netdesk.ui.person.fields import Form, TextField, grown
from netdesk.ui.person.learned import Learned, learned
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import kind as kind_word

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

Logged = Callable[[Kind, str, Learned], None]


class LogDialog(QDialog):
    """With a number it first says which to call. A plan that asks too early gets a quiet word, and is logged all the
    same."""

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
        self.note.returnPressed.connect(self.commit)
        self.quiet = EarlyWord(desk)
        self.note.textChanged.connect(lambda text: self.quiet.look(text, line.row.id, line.row.stage))
        self.log_button = button(_("Log it"), self.commit, look="primary")
        self._lay_out(call=kind is Kind.CALL)

    def commit(self) -> None:
        """Log it, and close."""
        note, letters = learned(self.note.value())
        kind = Kind(self.kind.currentData())
        self.accept()
        self._logged(kind, note, letters)

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
        self.setLayout(vbox(head, opening, form, self.quiet, foot, margins=(20, 18, 20, 16), spacing=12))
        self.setMinimumWidth(grown(520))
        self.note.setFocus()

    def _number(self, number: str) -> tuple[QWidget, ...]:
        told = label(number, "strong")
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
        dial = button(_("Dial"), lambda: QDesktopServices.openUrl(QUrl(f"tel:{digits}")), icon=icon("call"))
        dial.setAutoDefault(False)
        return told, dial
