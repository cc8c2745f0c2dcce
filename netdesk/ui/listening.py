"""Notices what others change: on a server it is heard, which is lost and back again; of a file it is seen."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from netdesk.domain.errors import LostServer, NetdeskError
from netdesk.i18n import _
from netdesk.storage.glance import Glance
from netdesk.storage.news import News, together
from netdesk.storage.reader import Touched

if TYPE_CHECKING:
    from netdesk.ui.desk import Desk
    from netdesk.ui.jobs import Context

LOOK = 1_000  # milliseconds between two looks at a file
TOGETHER = 250  # milliseconds in which what is heard is told as one
FIRST, LONGEST = 1_000, 15_000  # milliseconds until a lost server is asked again


class Looking(QObject):
    """Looks every second whether another window, or the command line, changed the desk's file."""

    def __init__(self, desk: "Desk", file: Path) -> None:
        super().__init__(desk)
        self._desk, self._glance = desk, Glance(desk.book, file)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        with suppress(NetdeskError):  # a desk that cannot be read is told of by whoever wants to read it
            if self._glance.changed():
                self._desk.changed.emit(Touched("", everything=True))


class Listening(QObject):
    """A connection that is only listened on, without a thread. Where it is lost it is tried again, ever more rarely;
    what was missed meanwhile nobody knows, so that everything is read anew."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._news: News | None = None
        self._notifier: QSocketNotifier | None = None
        self._heard: list[Touched] = []
        self._pause = QTimer(self, singleShot=True, interval=TOGETHER)
        self._pause.timeout.connect(self._tell)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._connect)
        self._wait = FIRST
        self.lost = False
        self._connect()

    @property
    def hears(self) -> bool:
        """Whether the server is listened to now."""
        return self._news is not None

    def close(self) -> None:
        """Listen no more."""
        self._again.stop()
        self._pause.stop()
        self._let_go()

    def _connect(self) -> None:
        def connect(context: "Context") -> News:
            news = News(self._desk.book)
            if context.cancelled:  # the window was closed meanwhile
                news.close()
            return news

        self._desk.jobs.pool(connect, done=self._listen, failed=self._not_there)

    def _listen(self, news: News) -> None:
        self._news, self._wait = news, FIRST
        self._notifier = QSocketNotifier(news.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        if self.lost:
            self.lost = False
            self._desk.pictures.try_again()
            self._desk.messages.tell(_("Connected again."))
        self._desk.changed.emit(Touched("", everything=True))

    def _hear(self) -> None:
        if self._news is None:
            return
        try:
            self._heard += self._news.take()
        except LostServer as problem:
            self._let_go()
            self._not_there(problem)
        else:
            if self._heard and not self._pause.isActive():
                self._pause.start()

    def _tell(self) -> None:
        heard, self._heard = self._heard, []
        self._desk.changed.emit(together(heard))

    def _not_there(self, problem: Exception) -> None:
        if not self.lost:
            self.lost = True
            away = _("The server does not answer; trying again …")
            self._desk.messages.tell(away if isinstance(problem, LostServer) else str(problem), stay=True)
        self._again.start(self._wait)
        self._wait = min(2 * self._wait, LONGEST)

    def _let_go(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._news is not None:
            self._news.close()
        self._notifier = self._news = None
