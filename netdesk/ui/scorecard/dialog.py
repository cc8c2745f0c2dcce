"""The goals of the week in a dialog: this week, the goals with their points, what was spent, and the last half year."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from netdesk.domain.aim import Expense
from netdesk.domain.scorecard import Week
from netdesk.i18n import _
from netdesk.operations import scorecard
from netdesk.storage.book import Reader, Touched
from netdesk.storage.scorecard import expenses
from netdesk.ui.desk import Desk
from netdesk.ui.scorecard.goals import Goals
from netdesk.ui.scorecard.history import History
from netdesk.ui.scorecard.spending import Spending
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox

_WIDTH, _HEIGHT = 780, 720


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What the dialog shows: the weeks (the present one last) and the expenses."""

    weeks: tuple[Week, ...]
    expenses: tuple[Expense, ...]


def read(reader: Reader) -> Scorecard:
    """Everything that the dialog shows."""
    return Scorecard(tuple(scorecard.weeks(reader, reader.today)), tuple(expenses(reader)))


def show_scorecard(parent: QWidget, desk: Desk) -> "ScorecardDialog":
    """Open the goals of the week."""
    dialog = ScorecardDialog(desk, parent)
    dialog.open()
    return dialog


class ScorecardDialog(QDialog):
    """Tabs of goals, spending and the weeks before; what is changed holds at once and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Goals of the week"))
        self._desk = desk
        self.goals, self.spending, self.history = Goals(desk), Spending(desk), History(desk)
        self.tabs = QTabWidget()
        for name, page in (
            (_("This week"), self.goals),
            (_("Time and money"), self.spending),
            (_("Half a year"), self.history),
        ):
            self.tabs.addTab(page, name)
        close = button(_("Close"), self.accept)
        close.setAutoDefault(False)
        told = _("A little every week. Giving counts for more than what comes back.")
        head = vbox(label(_("Goals of the week"), "title"), label(told, tone="muted", wrap=True), spacing=2)
        column = vbox(head, self.tabs, hbox(None, close), margins=18, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        open_at(self, _WIDTH, _HEIGHT)
        desk.changed.connect(self._changed)
        self.reload()
        self.goals.setFocus()

    def reload(self) -> None:
        """Read everything anew, in the background."""
        self._desk.fetch("scorecard", read, self._show)

    def _show(self, found: Scorecard) -> None:
        self.goals.show_week(found.weeks[-1])
        self.spending.show_expenses(found.expenses)
        self.history.show_weeks(found.weeks)

    def _changed(self, _touched: Touched) -> None:
        self.reload()
