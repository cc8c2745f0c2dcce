"""The past of the network under the time bar: read when somebody reaches for it, shown day by day."""

from PySide6.QtCore import QObject

from netdesk.network.replay import Replay
from netdesk.operations import network
from netdesk.ui.desk import Desk
from netdesk.ui.network.film import Film
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.timebar import TimeBar


class Past(QObject):
    """Shows on a plot the day that a time bar asks for, and today's picture again at its end."""

    def __init__(self, desk: Desk, plot: NetworkPlot, bar: TimeBar) -> None:
        super().__init__(plot)
        self._desk, self._plot, self._bar = desk, plot, bar
        self._replay: Replay | None = None
        self._today: Picture | None = None
        self._film: Film | None = None
        bar.wanted.connect(self._read)
        bar.day_wanted.connect(self._show)
        bar.today_wanted.connect(self.show_today)

    def leave(self) -> None:
        """Go back to today, because its picture is to become another one."""
        self._bar.rest()
        self.show_today()

    def forget(self) -> None:
        """The desk is another one: what was read no longer fits."""
        self.leave()
        self._replay = None
        self._bar.forget()

    def look_ahead(self) -> None:
        """Read the past already, so that the bar can be moved."""
        if self._replay is None:
            self._read()

    def show_today(self) -> None:
        """Go back to today's picture."""
        today, self._today, self._film = self._today, None, None
        if today is not None:
            self._plot.show_picture(today)

    def _read(self) -> None:
        self._desk.fetch("network.past", network.replay, self._take)

    def _take(self, replay: Replay) -> None:
        self._replay, self._film = replay, None
        self._bar.set_span(replay.first, replay.last)

    def _show(self, day: int) -> None:
        if self._replay is None:
            return
        if self._film is None:
            self._today = self._plot.picture
            self._film = Film(self._replay, self._today, self._plot.index)
        self._plot.play(self._film.frame(day))
