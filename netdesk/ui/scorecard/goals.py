"""What was done this week against the goals; goals and points are set where they are read."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QProgressBar, QScrollArea, QWidget

from netdesk.domain.aim import Measure
from netdesk.domain.scorecard import COUNTED, OFFERED, POINTS, Week
from netdesk.i18n import _, local_currency, money, number, plural
from netdesk.operations import scorecard
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import TextField, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.number import NumberBox
from netdesk.words.scorecard import hours, measure

_BOX = 84  # pixels
_CODE = 64


@dataclass(frozen=True, slots=True)
class Line:
    """The widgets of one measure."""

    done: QLabel
    bar: QProgressBar
    goal: NumberBox
    points: NumberBox | None
    worth: QLabel


class Goals(QWidget):
    """A line per measure, giving first, then the two budgets."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._week: Week | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(2, 1)
        self.lines: dict[Measure, Line] = {}
        self.currency = TextField(_("Currency of the budget"), local_currency(), "EUR")
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(grown(_CODE))
        self.currency.editingFinished.connect(lambda: self._set(Measure.SPENT))
        self._add_head()
        for each in (*COUNTED, Measure.HOURS, Measure.SPENT):
            self._add_line(each)
        self.score = label("", "heading")
        self.offer = button(_("Use the goals we suggest"), self.use_offered)
        self.usual = button(_("Usual points"), self.use_usual_points, look="quiet")
        self._lay_out()
        self.setFocusProxy(self.lines[COUNTED[0]].goal)

    def show_week(self, week: Week) -> None:
        """Show a week; a box that is being typed into keeps what is typed."""
        self._week = week
        for tally in week.tallies:
            line = self.lines[tally.measure]
            self._fill(line, number(tally.done), tally.done, tally.goal)
            _put(line.points, tally.points)
            line.worth.setText(number(tally.done * tally.points))
        minutes, (code, budget) = week.minutes, week.money_budget
        self._fill(self.lines[Measure.HOURS], hours(minutes), minutes / 60, week.hours_budget)
        spent = dict(week.money)
        told = " · ".join(money(amount, each) for each, amount in week.money) or "0"
        self._fill(self.lines[Measure.SPENT], told, float(spent.get(code, 0)), budget)
        if code and not self.currency.hasFocus():
            self.currency.give(code)
        score = plural("{n} point this week", "{n} points this week", week.score)
        self.score.setText(score)
        self.offer.setVisible(not any(tally.goal for tally in week.tallies))
        self.usual.setVisible(any(tally.points != POINTS[tally.measure] for tally in week.tallies))

    def use_offered(self) -> None:
        """Take the suggested goals; hours that the user set stay as they are."""
        kept = {Measure.HOURS} if self._week and self._week.hours_budget else set()
        goals = {measure: goal for measure, goal in OFFERED.items() if measure not in kept}
        self._desk.run(lambda book: scorecard.set_aims(book, goals), say=_("Goals are set"))

    def use_usual_points(self) -> None:
        """Give every measure the points it has by itself."""
        week = self._week
        if week:
            goals = {tally.measure: tally.goal for tally in week.tallies}
            self._desk.run(lambda book: scorecard.set_aims(book, goals, POINTS), say=_("The usual points are back"))

    # --- inside

    def _add_head(self) -> None:
        heads = ((1, _("done")), (3, _("goal")), (4, _("points each")), (5, _("points")))
        for column, text in heads:
            self._grid.addWidget(label(text, "small", "faint"), 0, column, _ALIGN if column in (1, 5) else _LEFT)

    def _add_line(self, each: Measure) -> None:
        row, name = self._grid.rowCount(), measure(each)
        goal = NumberBox(_("Goal: {measure}").format(measure=name), 0, scorecard.MAX_GOAL)
        goal.setSpecialValueText("–")
        counted = each in COUNTED
        points = NumberBox(_("Points: {measure}").format(measure=name), 0, scorecard.MAX_POINTS) if counted else None
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setMinimumWidth(60)
        line = self.lines[each] = Line(label(""), bar, goal, points, label("", tone="muted"))
        title = label(name)
        title.setBuddy(goal)
        for box in (goal, points):
            if box is not None:
                box.setFixedWidth(grown(_BOX))
                box.setKeyboardTracking(False)
                box.valueChanged.connect(lambda _value, each=each: self._set(each))
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(line.done, row, 1, _ALIGN)
        self._grid.addWidget(bar, row, 2)
        self._grid.addWidget(goal, row, 3)
        if points:
            self._grid.addWidget(points, row, 4)
        elif each is Measure.SPENT:
            self._grid.addWidget(self.currency, row, 4)
        else:
            self._grid.addWidget(label(_("at most"), tone="faint"), row, 4)
        self._grid.addWidget(line.worth, row, 5, _ALIGN)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        page.setLayout(vbox(self._grid, None, margins=(2, 10, 10, 4)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(vbox(scroll, hbox(self.offer, self.usual, None, self.score), spacing=10))

    def _fill(self, line: Line, told: str, done: float, goal: int) -> None:
        line.done.setText(told)
        line.bar.setRange(0, max(1, goal * 10))
        line.bar.setValue(round(min(done, goal) * 10))
        line.bar.setVisible(bool(goal))
        line.bar.setAccessibleName(_("{done} of {goal}").format(done=told, goal=goal))
        _put(line.goal, goal)

    def _set(self, each: Measure) -> None:
        line = self.lines[each]
        goal, points = line.goal.value(), line.points.value() if line.points else None
        code = self.currency.value().upper() if each is Measure.SPENT else ""
        if each is Measure.SPENT and not (goal and len(code) == 3):
            if goal:
                self.currency.setFocus()
            if goal or not (self._week and self._week.money_budget[1]):
                return

        def set_aim(book: Book) -> object:
            return scorecard.set_aim(book, each, goal, points, currency=code)

        self._desk.run(set_aim)


def _put(box: NumberBox | None, value: int) -> None:
    """Show a number without taking it for the user's."""
    line: QLineEdit | None = box.lineEdit() if box else None
    if box is None or (line is not None and line.hasFocus() and line.isModified()):
        return
    box.blockSignals(True)
    box.setValue(value)
    box.blockSignals(False)
    if box.hasFocus():
        box.selectAll()


_ALIGN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
