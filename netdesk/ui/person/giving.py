"""What was given and received between us, as counts and a bar. It is no debt book."""

from collections import Counter

from netdesk import words
from netdesk.domain.interaction import GIFTS
from netdesk.i18n import _, number, plural
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.bars import GiveTakeBar
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox


class GivingSection(Section):
    """Given, the bar, received; the tooltip says of which kinds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._given = label("", "small")
        self._received = label("", "small")
        self._bar = GiveTakeBar(lambda: theme.colour("give"), lambda: theme.colour("take"))
        self.setLayout(hbox(self._given, self._bar, self._received, spacing=16))

    def show_person(self, shown: Shown) -> None:
        self.setVisible(shown.row is not None)
        if shown.row is None:
            return
        given, received = shown.row.given, shown.row.received
        self._given.setText(_("Given {n}").format(n=number(given)))
        self._received.setText(_("Received {n}").format(n=number(received)))
        self._given.setToolTip(_kinds(shown, shown.me))
        self._received.setToolTip(_kinds(shown, shown.person.id))
        spoken = plural("given {n}", "given {n}", given) + ", " + plural("received {n}", "received {n}", received)
        self._bar.set_values(given, received, spoken)


def _kinds(shown: Shown, giver: str) -> str:
    """How often somebody gave, by kind."""
    gifts = [item for item in shown.file.interactions if item.kind in GIFTS and {shown.me, giver} <= item.people()]
    count = Counter(words.kind(item.kind) for item in gifts if giver in item.givers())
    receiver = shown.person.id if giver == shown.me else shown.me
    referrals = [one for one in shown.file.referrals if one.giver_id == giver and one.receiver_id == receiver]
    if counted := sum(1 for one in referrals if one.consent):
        count[_("Referral")] = counted
    return ", ".join(f"{kind}: {number(times)}" for kind, times in count.most_common())
