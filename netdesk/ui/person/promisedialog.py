"""Correcting a promise: whose it is, what, by when, and the days on which it was made, kept or broken."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.promise import Promise
from netdesk.i18n import _
from netdesk.operations import promises
from netdesk.ui.desk import Desk
from netdesk.ui.merging.twice import save_edit
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.duefield import DueField
from netdesk.ui.person.fields import Form, Notice, TextField, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.layout import hbox, vbox


class PromiseDialog(QDialog):
    """Enter saves. Of the days on which something happened only those show that are known."""

    def __init__(self, desk: Desk, promise: Promise, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._promise = desk, promise
        self.setWindowTitle(_("Change a promise"))
        me = desk.book.me
        self.who = ChoiceBox(_("Whose promise"))
        other = promise.to_id if promise.by_id == me else promise.by_id
        if me in (promise.by_id, promise.to_id):
            self.who.addItem(_("I promised {name}").format(name=name), (me, other))
            self.who.addItem(_("{name} promised me").format(name=name), (other, me))
            self.who.setCurrentIndex(0 if promise.by_id == me else 1)
        self.what = TextField(_("What was promised"), promise.text)
        self.due = DueField(desk.theme, lambda: desk.book.today, promise.due_on)
        self.days = {
            name: self._day(name, value)
            for name in ("made_on", "kept_on", "broken_on", "made_good_on")
            if (value := getattr(promise, name))
        }
        self.notice = Notice()
        self._lay_out()

    def promise(self) -> Promise:
        """The promise as it stands in the fields; NetdeskError where a day cannot be read."""
        for field in (self.due, *self.days.values()):
            if field.text().strip() and field.day() is None:
                field.setFocus()
                raise NetdeskError(_("“{text}” is no day; try 5 Oct or friday.").format(text=field.text()))
        days: dict[str, Any] = {name: field.day() for name, field in self.days.items()}
        by, to = self._ends()
        return replace(self._promise, by_id=by, to_id=to, text=self.what.value(), due_on=self.due.day(), **days)

    def save(self) -> None:
        """Save and close; what is refused is said here."""
        try:
            changed = self.promise()
        except NetdeskError as error:
            self.notice.say(str(error))
            return
        save_edit(
            self._desk,
            self,
            lambda book, base, mine: promises.edit(book, mine, base),
            self._promise,
            changed,
            done=self._saved,
            failed=self._failed,
            say=_("Promise corrected"),
        )

    def _saved(self, _promise: Promise) -> None:
        self.accept()

    def _failed(self, problem: Exception) -> None:
        known = isinstance(problem, NetdeskError)
        self.notice.say(str(problem) if known else _("This could not be saved. What you typed is still here."))

    def _ends(self) -> tuple[Id, Id]:
        chosen = self.who.currentData()
        return (chosen[0], chosen[1]) if chosen else (self._promise.by_id, self._promise.to_id)

    def _day(self, name: str, value: date) -> DayField:
        field = DayField(self._desk.theme, lambda: self._desk.book.today, _day_words(name))
        field.set_day(value)
        return field

    def _lay_out(self) -> None:
        form = Form()
        if self.who.count():
            form.row(_("&Who"), self.who)
        form.row(_("W&hat"), self.what)
        form.row(_("&By when"), self.due)
        for name, field in self.days.items():
            form.row(_day_words(name), field)
        save = button(_("&Save"), self.save, look="primary")
        save.setDefault(True)
        close = button(_("Cancel"), self.reject)
        close.setAutoDefault(False)
        self.setLayout(
            vbox(form, self.notice, hbox(None, close, save, spacing=10), margins=(20, 18, 20, 16), spacing=14)
        )
        self.setMinimumWidth(grown(480))
        self.what.setFocus()


def _day_words(name: str) -> str:
    return {
        "made_on": _("Promised on"),
        "kept_on": _("Kept on"),
        "broken_on": _("Broken on"),
        "made_good_on": _("Made good on"),
    }[name]
