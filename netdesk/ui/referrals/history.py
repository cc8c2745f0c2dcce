"""The history of a referral, step by step, with who knows of it; and the money that came."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.referral import Money, ReferralStatus, StatusStep
from netdesk.i18n import _, day, money
from netdesk.operations import referrals
from netdesk.storage.referrals import ReferralFile
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.referrals.stepdialog import StepDialog
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import SectionTitle, label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.words import referrals as words


class History(QWidget):
    """The steps, oldest first; each can be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = vbox(spacing=5)
        self.setLayout(vbox(SectionTitle(_("History"), of=self), self._lines, spacing=6))

    def fill(self, file: ReferralFile) -> None:
        """Show the steps of a referral."""
        clear(self._lines)
        steps = sorted(enumerate(file.referral.statuses), key=lambda item: item[1].on)
        for place, step in steps:
            told = _told(step) if file.row.tells else ""
            parts = (day(step.on), step.note, told)
            text = " · ".join(part for part in parts if part)
            edit = partial(self._correct, file.referral.id, place, step)
            self._lines.addLayout(
                _line(words.status(step.status), text, _("Correct: {step}"), words.status(step.status), "edit", edit)
            )

    def _correct(self, referral_id: str, place: int, step: StatusStep) -> None:
        StepDialog(self._desk, referral_id, step.status, self.window(), step=step, place=place).open()


class MoneyLines(QWidget):
    """The sums that came of a referral; away while there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = vbox(spacing=5)
        self.setLayout(vbox(SectionTitle(_("Money that came of it"), of=self), self._lines, spacing=6))

    def fill(self, file: ReferralFile) -> None:
        """Show the sums."""
        clear(self._lines)
        self.setVisible(bool(file.referral.money))
        for place, one in enumerate(file.referral.money):
            text = " · ".join(part for part in (day(one.on), one.note) if part)
            amount = money(one.amount, one.currency)
            drop = partial(self._drop, file.referral.id, place, one)
            self._lines.addLayout(_line(amount, text, _("Take off {sum}"), amount, "close", drop))

    def _drop(self, referral_id: str, place: int, one: Money) -> None:
        said = _("{sum} was taken off.").format(sum=money(one.amount, one.currency))
        self._desk.run(lambda book: referrals.drop_money(book, referral_id, place), say=said)


def _told(step: StatusStep) -> str:
    if step.status is ReferralStatus.HANDED_OVER:
        return ""
    return _("told on {day}").format(day=day(step.told_on)) if step.told_on else _("the giver does not know yet")


def _line(name: str, text: str, action: str, what: str, drawing: str, act: Callable[[], None]) -> QHBoxLayout:
    """A step or a sum, with its one button."""
    words = vbox(label(name, "strong", wrap=True), label(text, "small", "muted", wrap=True), spacing=0)
    tool = icon_button(action.format(step=what, sum=what), icon(drawing, INK), act, size=14)
    row = hbox(words, tool)
    row.setStretch(0, 1)
    return row
