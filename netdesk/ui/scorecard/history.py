"""The last half year, week by week: points as bars, and everything as a table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from netdesk.domain.aim import Measure
from netdesk.domain.behind import Behind
from netdesk.domain.scorecard import COUNTED, Week
from netdesk.i18n import _, day, money, number, plural
from netdesk.operations.scorecard import rows_behind
from netdesk.storage.book import Reader
from netdesk.ui.desk import Desk
from netdesk.ui.insights.barplot import BarPlot, Look
from netdesk.ui.insights.bars import Arrangement, Row
from netdesk.ui.insights.behind import BehindDialog
from netdesk.ui.insights.legend import Legend
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words.scorecard import hours, measure

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 170
_RESULTS = (Measure.REFERRALS_RECEIVED, Measure.CLOSED)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Weeks(QAbstractTableModel):
    """A line per week, the newest on top: points, hours, money, and how much of each measure was done."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: Sequence[Week] = ()

    def show(self, weeks: Sequence[Week]) -> None:
        """Show weeks, the newest first."""
        self.beginResetModel()
        self.weeks = weeks
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.weeks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3 + len(COUNTED)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return day(self.weeks[section].monday)
        heads = (_("Points"), measure(Measure.HOURS), measure(Measure.SPENT), *map(measure, COUNTED))
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        week, column = self.weeks[index.row()], index.column()
        if column == 0:
            return number(week.score)
        if column == 1:
            return hours(week.minutes) if week.minutes else ""
        if column == 2:
            return " · ".join(money(amount, code) for code, amount in week.money)
        tally = week.tallies[column - 3]
        return number(tally.done) if tally.done else ""


class History(QWidget):
    """Points of each week: giving below, what came back on top of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._told = label("", tone="muted", wrap=True)
        self.bars = BarPlot(desk.theme, _("Points of each week"))
        self.bars.setFixedHeight(_HEIGHT)
        self._legend = Legend()
        self.model = Weeks()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("The last half year, week by week"))
        self.table.setProperty("look", "plain")
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.activated.connect(self._open_cell)
        self.bars.opened.connect(lambda _row, column: self._select(column))
        self.table.setCornerWidget(QWidget())
        plot = Panel(self.bars, self._legend, margins=(12, 10))
        column = vbox(self._told, plot, Panel(self.table, margins=(6, 4)), margins=(2, 10, 2, 2), spacing=8)
        column.setStretch(2, 1)
        self.setLayout(column)
        self._legend.show_entries([(_("Giving and caring"), [self._give]), (_("What came back"), [self._take])])

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show weeks, the oldest first."""
        giving, results = ([_points(week, back) for week in weeks] for back in (False, True))
        rows = [Row("giving", tuple(giving)), Row("results", tuple(results))]
        names = tuple(day(week.monday, "d MMM") for week in weeks)

        def says(row: int, column: int) -> str:
            points = plural("{n} point", "{n} points", int(rows[row].values[column]))
            return _("Week of {day}: {points}").format(day=day(weeks[column].monday), points=points)

        look = Look(Arrangement.STACKED, names, lambda: [self._give(), self._take()], says)
        self.bars.show_rows(rows, look)
        self.model.show(tuple(reversed(weeks)))
        total = plural("{n} point", "{n} points", sum(week.score for week in weeks))
        spent = hours(sum(week.minutes for week in weeks))
        self._told.setText(
            _("{points} and {hours} in {count} weeks.").format(points=total, hours=spent, count=len(weeks))
        )

    def _give(self) -> QBrush:
        return QBrush(self._desk.theme.colour("give"))

    def _take(self) -> QBrush:
        return QBrush(self._desk.theme.colour("take"))

    def _select(self, column: int) -> None:
        """Go to the week of a bar in the table."""
        self.table.selectRow(len(self.model.weeks) - 1 - column)
        self.table.setFocus()

    def _open_cell(self, index: QModelIndex) -> None:
        """Show what is behind a figure of the table."""
        week, column = self.model.weeks[index.row()], index.column()
        if column == 0 or not index.data():
            return
        what = (Measure.HOURS, Measure.SPENT, *COUNTED)[column - 1]
        code = week.money[0][0] if what is Measure.SPENT else ""
        title = _("{measure}, week of {day}").format(measure=measure(what), day=day(week.monday))

        def says(amount: Decimal) -> str:
            return hours(int(amount)) if what is Measure.HOURS else money(amount, code) if code else number(int(amount))

        def look(reader: Reader) -> Sequence[Behind]:
            return rows_behind(reader, what, week.monday, week.sunday, code)

        BehindDialog(self._desk, title, look, says, self).show()


def _points(week: Week, back: bool) -> float:
    counted = (tally for tally in week.tallies if (tally.measure in _RESULTS) == back)
    return float(sum(tally.done * tally.points for tally in counted))
