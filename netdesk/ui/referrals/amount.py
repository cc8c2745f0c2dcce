"""Fields for money: an amount as people write it, and its currency."""

import re
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from netdesk.i18n import _, local_currency
from netdesk.ui.person.fields import TextField, grown
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.layout import hbox

_USUAL = ("EUR", "PLN", "CHF", "GBP", "USD", "CZK", "SEK", "DKK", "HUF", "RON")


class MoneyField(QWidget):
    """An amount and its currency; both may stay empty."""

    def __init__(self, currency: str = "") -> None:
        super().__init__()
        self.amount = TextField(_("Amount"), placeholder=_("as in 1,200.50"))
        self.currency = ChoiceBox(_("Currency"))
        self.currency.setEditable(True)
        self.currency.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        own = currency or local_currency()
        self.currency.addItems(list(dict.fromkeys((own, *_USUAL))))
        self.currency.setFixedWidth(grown(92))
        self.setLayout(hbox(self.amount, self.currency))
        self.setFocusProxy(self.amount)

    @property
    def empty(self) -> bool:
        """Whether no amount is written."""
        return not self.amount.value()

    def value(self) -> Decimal | None:
        """The amount; None when it is none."""
        return read_amount(self.amount.value())


def read_amount(text: str) -> Decimal | None:
    """An amount as it is written anywhere: `1200.5`, `1.200,50`, `1 200,50`, `1'200.50`; None when it is none. Three
    digits after a single sign are thousands."""
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", text)
    if not re.fullmatch(r"\d+(?:[.,]\d+)*", plain):
        return None
    signs = re.findall(r"[.,]", plain)
    if not signs:
        return Decimal(plain)
    whole, _sign, rest = plain.rpartition(signs[-1])
    thousands = len(rest) == 3 and len(set(signs)) == 1
    if len(signs) > 1 and len(set(signs)) == 1 and len(rest) != 3:
        return None
    digits = re.sub(r"[.,]", "", whole)
    return Decimal(digits + rest) if thousands else Decimal(f"{digits}.{rest}")
