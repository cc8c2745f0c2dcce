"""How a sitting ended: what was decided, and whether there is more."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from netdesk.i18n import _, plural
from netdesk.ui.icons import ACCENT, icon
from netdesk.ui.messages import announce
from netdesk.ui.triage.sitting import SIZE, Act, Sitting
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.widgets.spoken import Role


class Ending(QWidget):
    """Takes the place of the card behind the last one."""

    spoken_as = Role.Grouping

    def __init__(self, more: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.more = button("", more, look="primary")
        self.leave = button(_("Close"), leave)
        self.leave.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Space, held down until here, must not begin the next sitting
        self._told = EmptyState(icon("check", ACCENT), "", " ", self.more, self.leave)
        self.setLayout(vbox(self._told))

    def tell(self, sitting: Sitting, waiting: int) -> None:
        """Say what was done in a sitting; so many wait beside it."""
        said = list(_said(sitting))
        if not sitting.cards:
            title = _("Nobody waits for a decision")
            text = _("Whoever comes in as a card and has not been talked to yet is asked about here.")
        else:
            title = _("That was this sitting")
            text = ", ".join(said)
        self._told.set_text(title, text)
        self.more.setText(plural("The next one", "The next {n}", min(waiting, SIZE)))
        self.more.setVisible(bool(waiting))
        (self.more if waiting else self.leave).setDefault(True)
        self.setAccessibleName(f"{title}. {text}")
        announce(self, self.accessibleName())


def _said(sitting: Sitting) -> Iterator[str]:
    """What was decided how often, in words."""
    counts, left = sitting.tally()
    told = {
        Act.MET: plural("{n} met", "{n} met", counts[Act.MET]),
        Act.TAG: plural("{n} tagged", "{n} tagged", counts[Act.TAG]),
        Act.RHYTHM: plural("{n} with a rhythm", "{n} with a rhythm", counts[Act.RHYTHM]),
        Act.LATER: plural("{n} to be told of again", "{n} to be told of again", counts[Act.LATER]),
        Act.TRASH: plural("{n} in the trash", "{n} in the trash", counts[Act.TRASH]),
    }
    yield from (text for act, text in told.items() if counts[act])
    if left:
        yield plural("{n} not decided", "{n} not decided", left)
