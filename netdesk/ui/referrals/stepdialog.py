"""A step of a referral, with the day on which it was reached; and the money that came of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.domain.referral import Referral, ReferralStatus, StatusStep
from netdesk.i18n import _
from netdesk.operations import referrals
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.fields import TextField, order_tabs
from netdesk.ui.referrals.amount import MoneyField
from netdesk.ui.referrals.formdialog import FormDialog
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.words import referrals as words


class StepDialog(FormDialog):
    """A new step, or one of the history to correct; a new one that closes a referral may bring money."""

    def __init__(
        self,
        desk: Desk,
        referral_id: Id,
        status: ReferralStatus,
        parent: QWidget | None = None,
        *,
        step: StatusStep | None = None,
        place: int = -1,
    ) -> None:
        super().__init__(desk, _("A step further") if step is None else _("Correct the history"), parent)
        self._referral, self._step, self._place = referral_id, step, place
        self.status = ChoiceBox(_("Status"))
        for each in ReferralStatus:
            self.status.addItem(words.status(each), each.value)
        self.status.setCurrentIndex(self.status.findData(status.value))
        self.day = DayField(desk.theme, lambda: desk.book.today)
        self.note = TextField(_("Note"), step.note if step else "", _("for yourself"))
        self.money = MoneyField(str(desk.settings.get("referrals.currency", "")))
        self._lay_out()
        if step:
            self.day.set_day(step.on)
        self.status.currentIndexChanged.connect(lambda _row: self._show_money())
        self._show_money()
        self.status.setFocus()

    def save(self) -> None:
        """Note the step, or correct it."""
        on = self.day.day()
        if on is None:
            self.complain(_("“{text}” is no day; write it as in 5 Oct.").format(text=self.day.text()), self.day)
            return
        status, note = ReferralStatus(self.status.currentData()), self.note.value()
        one, place = self._referral, self._place
        if self._step is not None:
            step = replace(self._step, status=status, on=on, note=note)
            self._run(lambda book: referrals.correct_step(book, one, place, step), _("History corrected"))
            return
        closing = status is ReferralStatus.CLOSED and not self.money.empty
        amount, currency = self.money.value() if closing else None, self.money.currency.currentText()
        if closing and amount is None:
            self.complain(_("“{text}” is no amount.").format(text=self.money.amount.value()), self.money)
            return
        if closing:
            self._desk.settings.set("referrals.currency", currency.strip().upper())

        def verb(book: Book) -> Referral:
            return referrals.advance(book, one, status, note, on=on, amount=amount, currency=currency)

        self._run(verb, words.status(status))

    def drop(self) -> None:
        """Take the step out of the history."""
        one, place = self._referral, self._place
        self._run(lambda book: referrals.drop_step(book, one, place), _("Taken out of the history"))

    def _run(self, verb: Callable[[Book], Referral], say: str) -> None:
        self.save_button.setEnabled(False)
        self._desk.run(verb, done=self.take, failed=self.refuse, say=say)

    def _lay_out(self) -> None:
        self.form.row(_("&Status"), self.status)
        self.form.row(_("&Day"), self.day)
        self._title = self.form.row(_("&Money"), self.money)
        self.form.row(_("&Note"), self.note)
        if self._step is not None:
            remove = button(_("Take it out"), self.drop)
            remove.setAutoDefault(False)
            self.extra.addWidget(remove)
        order_tabs(self)

    def _show_money(self) -> None:
        closing = self._step is None and self.status.currentData() == ReferralStatus.CLOSED.value
        self.money.setVisible(closing)
        self._title.setVisible(closing)


class MoneyDialog(FormDialog):
    """Money that came of a referral: your own note, in the currency it came in."""

    def __init__(self, desk: Desk, referral_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Money that came of it"), parent)
        self._referral = referral_id
        self.money = MoneyField(str(desk.settings.get("referrals.currency", "")))
        self.day = DayField(desk.theme, lambda: desk.book.today)
        self.note = TextField(_("Note"), placeholder=_("for yourself"))
        self.form.row(_("&Money"), self.money)
        self.form.row(_("&Day"), self.day)
        self.form.row(_("&Note"), self.note)
        order_tabs(self)
        self.money.setFocus()

    def save(self) -> None:
        """Note the money."""
        amount, on = self.money.value(), self.day.day()
        if amount is None or on is None:
            self.complain(
                _("Write an amount, as in 1,200.50, and a day, as in 5 Oct."),
                self.money if amount is None else self.day,
            )
            return
        one, currency, note = self._referral, self.money.currency.currentText(), self.note.value()
        self._desk.settings.set("referrals.currency", currency.strip().upper())
        self.save_button.setEnabled(False)
        self._desk.run(
            lambda book: referrals.add_money(book, one, amount, currency, on=on, note=note),
            done=self.take,
            failed=self.refuse,
            say=_("Money noted"),
        )
