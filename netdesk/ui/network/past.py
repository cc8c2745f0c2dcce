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
        self._shooting: Picture | None = None
        self._day: int | None = None
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
        self._replay = self._film = self._shooting = None
        self._bar.forget()

    def look_ahead(self) -> None:
        """Read the past already, so that the bar can be moved."""
        if self._replay is None:
            self._read()

    def show_today(self) -> None:
        """Go back to today's picture."""
        today, self._today, self._day = self._today, None, None
        if today is not None:
            self._plot.show_picture(today)

    def _read(self) -> None:
        self._desk.fetch("network.past", network.replay, self._take)

    def _take(self, replay: Replay) -> None:
        self._replay = replay
        self._shoot()

    def _shoot(self) -> None:
        """Find a place for everybody on all their rings, which takes a moment where there are thousands; once, however
        many days are asked for meanwhile."""
        replay, today = self._replay, self._today or self._plot.picture
        if replay is not None and self._shooting is not today:
            self._shooting = today
            self._desk.jobs.latest("network.film", lambda _context: Film(replay, today), done=self._shot, lane="pool")

    def _shot(self, film: Film) -> None:
        self._film, self._shooting = film, None
        if self._replay is not None and not self._bar.ready:
            self._bar.set_span(self._replay.first, self._replay.last)
        if self._day is not None:
            self._show(self._day)

    def _show(self, day: int) -> None:
        self._today, self._day = self._today or self._plot.picture, day
        if self._film is not None and self._film.today is self._today:
            self._plot.play(self._film.frame(day))
        else:
            self._shoot()
