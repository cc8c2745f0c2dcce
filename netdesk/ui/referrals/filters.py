"""Above the referrals: which way they went, who waits for word, a search, and how they are shown."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from netdesk.domain.referral import Direction
from netdesk.i18n import _, number
from netdesk.storage.referrals import ReferralRow, Total
from netdesk.ui.icons import icon
from netdesk.ui.referrals.lines import owes_word
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.search import SearchField
from netdesk.words import referrals as words

_SEARCH_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which referrals are asked for."""

    way: Direction | None = None
    untold: bool = False
    text: str = ""

    def takes(self, row: ReferralRow) -> bool:
        """Whether a referral is among them."""
        if self.way not in (None, row.way) or (self.untold and not owes_word(row)):
            return False
        return not self.text or row.matches(self.text)


class Filters(QWidget):
    """Chips, a search field and the switch between the views."""

    changed = Signal()
    view_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ways = {way: Chip(words.direction(way)) for way in Direction}
        self.untold = Chip(_("Waiting for word"))
        self.untold.setToolTip(_("Received, and the giver does not know yet how it went"))
        self.search = SearchField(_("Name or need"), name=_("Search the referrals"), icon=icon("search"))
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._sums = label("", "small", "muted", wrap=True)
        self.view = "board"
        self._views = QButtonGroup(self)
        switch = hbox(spacing=4)
        self.switches: dict[str, Chip] = {}
        for key, name in (("board", _("Board")), ("list", _("List")), ("introductions", _("Introductions"))):
            chip = self.switches[key] = Chip(name)
            chip.setChecked(key == self.view)
            chip.clicked.connect(partial(self._choose_view, key))
            self._views.addButton(chip)
            switch.addWidget(chip)
        flow = FlowLayout(spacing=6)
        for chip in (*self.ways.values(), self.untold):
            flow.addWidget(chip)
            chip.clicked.connect(partial(self._narrow, chip))
        self.search.searched.connect(lambda _text: self.changed.emit())
        flow.addWidget(self.search)
        self._narrowing = QWidget()
        self._narrowing.setLayout(flow)
        title = vbox(label(_("Referrals"), "title"), self._sums, spacing=2)
        head = hbox(title, switch, spacing=16)
        head.setStretch(0, 1)
        self.setLayout(vbox(head, self._narrowing, spacing=10))

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        way = next((way for way, chip in self.ways.items() if chip.isChecked()), None)
        return Wanted(way, self.untold.isChecked(), self.search.text().strip())

    def show_all(self) -> None:
        """Ask for all of them."""
        for chip in (*self.ways.values(), self.untold):
            chip.setChecked(False)
        self.search.clear()
        self.changed.emit()

    def show_view(self, view: str) -> None:
        """Show them in another way."""
        self.switches[view].setChecked(True)
        self._choose_view(view)

    def set_totals(self, totals: dict[Direction, Total], untold: int) -> None:
        """Say how many there are each way, and what they brought; a lead counts nowhere and stands beside."""
        for way, chip in self.ways.items():
            count = totals[way].count
            chip.set_text(words.direction(way), number(count) if count else "")
        self.untold.set_text(_("Waiting for word"), number(untold) if untold else "")
        self._sums.setText(
            "   ".join(_total(way, total) for way, total in totals.items() if total.count or total.leads)
        )

    def _choose_view(self, view: str, _checked: bool = False) -> None:
        if view != self.view:
            self.view = view
            self._narrowing.setVisible(view != "introductions")
            self.view_changed.emit(view)

    def _narrow(self, chosen: Chip, _checked: bool = False) -> None:
        """One direction at a time."""
        for chip in self.ways.values():
            if chip is not chosen and chosen is not self.untold:
                chip.setChecked(False)
        self.changed.emit()


def _total(way: Direction, total: Total) -> str:
    return f"{words.direction(way)}: {words.total(total.count, total.leads, total.sums)}"
