"""A strip of interactions over time above the band of stages, drawn by pyqtgraph."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from netdesk.domain.interaction import CONVERSATIONS, Interaction
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Step
from netdesk.i18n import _, day, plural
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, keep_room, vbox
from netdesk.ui.widgets.spoken import Role

_HEIGHT = 52
_BAND = 0.12
_LONGEST = 120  # minutes that fill the strip's height


class Strip(QWidget):
    """Bars as tall as the conversations were long; below them the stage of the link, from first contact to today."""

    spoken_as = Role.Graphic

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._history: tuple[Sequence[Interaction], Sequence[Step], date] | None = None
        self._plot = pg.PlotWidget(background=None, enableMenu=False)
        self._plot.setFixedHeight(_HEIGHT)
        keep_room(self._plot)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.hideAxis("left")
        self._plot.hideAxis("bottom")
        self._plot.hideButtons()
        self._plot.setMouseEnabled(False, False)
        self._plot.plotItem.setContentsMargins(0, 0, 0, 0)
        self._bars = pg.BarGraphItem(x=[0], height=[0], width=1)
        self._bands = pg.BarGraphItem(x0=[0], x1=[1], y0=[0], y1=[0])
        for item in (self._bars, self._bands):
            self._plot.addItem(item)
        self._first, self._last = label("", "tiny", "faint"), label("", "tiny", "faint")
        self.setLayout(vbox(self._plot, hbox(self._first, None, self._last), spacing=0))
        theme.changed.connect(self._paint)

    def clear(self) -> None:
        """Show nothing for a moment, in the same room: the history of somebody else comes."""
        self._history = None
        self._plot.hide()
        for each in (self._first, self._last):
            each.clear()

    def show_history(self, interactions: Sequence[Interaction], steps: Sequence[Step], today: date) -> None:
        """Show what happened (at least one interaction) up to a day."""
        self._history = (interactions, steps, today)
        self._paint()

    def _paint(self) -> None:
        if self._history is None:
            return
        interactions, steps, today = self._history
        self._plot.show()
        self._plot.setBackground(self._theme.colour("panel"))
        first = min(item.on for item in interactions)
        start, end = first.toordinal(), max(today.toordinal(), first.toordinal() + 30)
        span = end - start
        days = np.array([item.on.toordinal() for item in interactions], dtype=float)
        heights = np.array([_height(item) for item in interactions])
        ink = self._theme.colour("ink2")
        self._bars.setOpts(x=days, y0=_BAND + 0.06, height=heights, width=span / 110, brush=ink, pen=pg.mkPen(None))
        self._paint_band(steps, start, end)
        self._plot.setXRange(start - span / 100, end + span / 100, padding=0)
        self._plot.setYRange(0, 1.05, padding=0)
        self._first.setText(day(first, "MMM yyyy"))
        self._last.setText(_("today"))
        count = plural("{n} interaction since {day}", "{n} interactions since {day}", len(interactions))
        self.setAccessibleName(count.format(day=day(first)))
        self.setToolTip(count.format(day=day(first)))

    def _paint_band(self, steps: Sequence[Step], start: int, end: int) -> None:
        marks = [(max(step.on.toordinal(), start), step.stage) for step in steps]
        if not marks or marks[0][0] > start:
            marks.insert(0, (start, Stage.CARD))
        ends = [mark[0] for mark in marks[1:]] + [end]
        brushes = [self._theme.stage_colour(stage) for _on, stage in marks]
        starts = [mark[0] for mark in marks]
        none = [0.0] * len(marks)
        top = [_BAND] * len(marks)
        self._bands.setOpts(x0=starts, x1=ends, y0=none, y1=top, brushes=brushes, pen=pg.mkPen(None))


def _height(item: Interaction) -> float:
    """How tall the bar of an interaction is: by its minutes, and a little for what has none."""
    room = 1 - _BAND - 0.06
    if item.minutes:
        return room * (0.3 + 0.7 * min(1.0, item.minutes / _LONGEST))
    return room * (0.4 if item.kind in CONVERSATIONS else 0.25)
