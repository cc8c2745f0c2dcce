"""The desk as the window sees it: run a verb, read, undo, and hear what changed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from netdesk.domain.errors import LostServer, NetdeskError
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.storage.book import Book, Reader, Touched
from netdesk.ui.jobs import Context, Failed, Job, Jobs, Progress
from netdesk.ui.messages import Action, MessageBar, ProgressRow
from netdesk.ui.pictures import Pictures
from netdesk.ui.theme import Theme

if TYPE_CHECKING:
    from netdesk.ui.listening import Listening, Looking

T = TypeVar("T")


class Desk(QObject):
    """What pages are given: the book through verbs and readings, the theme, the settings, the place for messages."""

    changed = Signal(object)
    """A `Touched`: what a change (mine, an undo, an import, another program's) touched. Always on the GUI thread."""
    person_wanted = Signal(str)
    """Somebody's page is asked for, from wherever on the window."""
    entry_wanted = Signal(str, str)
    """Somebody's page is asked for, and on it something that happened."""
    people_wanted = Signal(list)
    """A list of exactly these people is asked for, from wherever on the window."""
    referral_wanted = Signal(str)
    """A referral is asked for, from wherever on the window."""
    reopen_wanted = Signal(object)
    """The window is to close and open anew, with the book that the given function opens in the background."""
    _told = Signal(object)

    def __init__(self, book: Book, jobs: Jobs, theme: Theme, settings: Settings, messages: MessageBar) -> None:
        super().__init__()
        self.book, self.jobs, self.theme, self.settings, self.messages = book, jobs, theme, settings, messages
        self.pictures = Pictures(self.load_picture, jobs)
        self._open = True
        self._told.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        book.listeners.append(self._tell)
        self.looking = self._look(book.file) if book.file and not book.way.alone else None
        self.listening = self._listen() if book.on_server else None

    def _look(self, file: Path) -> "Looking":
        from netdesk.ui.listening import Looking

        return Looking(self, file)

    def _listen(self) -> "Listening":
        from netdesk.ui.listening import Listening

        return Listening(self)

    def _tell(self, touched: Touched) -> None:
        """Called on whichever thread made the change."""
        self._told.emit(touched)

    def _arrive(self, touched: Touched) -> None:
        if self._open:
            self.changed.emit(touched)

    def run(
        self,
        verb: Callable[[Book], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        say: str = "",
    ) -> Job:
        """Run a verb on the database's thread; `say` what was done, with a way back."""

        def finish(result: T) -> None:
            if say:
                self.messages.tell(say, Action(_("Undo"), self.undo))
            if done:
                done(result)

        return self.jobs.database(lambda _context: verb(self.book), done=finish, failed=failed)

    def work(
        self,
        text: str,
        verb: Callable[[Book, Context], T],
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
        aside: bool = False,
    ) -> Job:
        """Run long work on the database's thread, with its progress in the message bar and a way to cancel; `aside`:
        elsewhere, for work that writes little now and then, so that what the user does meanwhile need not wait."""
        lane = self.jobs.pool if aside else self.jobs.database
        job = lane(lambda context: verb(self.book, context), done=done, failed=failed)
        self.messages.follow(job, text)
        return job

    def read(self, look: Callable[[Reader], T]) -> T:
        """Read at once, on the GUI thread: one person or one page of rows, never more."""
        with self.book.reading() as reader:
            return look(reader)

    def fetch(self, key: str, look: Callable[[Reader], T], done: Callable[[T], None]) -> Job:
        """Read in the background; a newer fetch of the same key replaces this one."""

        def work(_context: Context) -> T:
            with self.book.reading() as reader:
                return look(reader)

        return self.jobs.latest(key, work, done=done, failed=self._unread, lane="pool")

    def _unread(self, problem: Exception) -> None:
        """Say why something could not be read in the background, unless it is said that the server is waited for:
        once it is back everything is read anew."""
        waited_for = isinstance(problem, LostServer) and self.listening is not None and self.listening.lost
        if isinstance(problem, NetdeskError) and not waited_for:
            self.jobs.error.emit(str(problem))

    def undo(self) -> None:
        """Take the newest change back, and offer to make it again."""
        self._swing(self.book.undo, self._undone)

    def redo(self) -> None:
        """Make the change that was taken back last again."""
        self._swing(self.book.redo, self._redone)

    def _swing(self, turn: Callable[[Progress], str | None], done: Callable[[str | None], None]) -> None:
        """Take back or make again; only where every link is told anew there is progress to show, and to cancel."""
        job = self.jobs.database(lambda context: turn(context.step), done=done)
        rows: list[ProgressRow] = []

        def show(done: int, total: int) -> None:
            if not rows and done < total:
                rows.append(self.messages.follow(job, _("Assessing every link anew")))

        job.progressed.connect(show)

    def _undone(self, title: str | None) -> None:
        if title is None:
            self.messages.tell(_("There is nothing to undo."))
        else:
            self.messages.tell(_("Undone: {title}").format(title=title), Action(_("Redo"), self.redo))

    def _redone(self, title: str | None) -> None:
        if title is None:
            self.messages.tell(_("There is nothing to redo."))
        else:
            self.messages.tell(_("Done again: {title}").format(title=title), Action(_("Undo"), self.undo))

    def load_picture(self, key: str) -> bytes | None:
        """The bytes of a picture; None when it cannot be read."""
        try:
            return self.read(lambda reader: reader.picture(key))
        except NetdeskError:
            return None

    def close(self) -> None:
        """Stop listening; what was told on other threads and has not arrived yet is forgotten."""
        self.book.listeners.remove(self._tell)
        self._open = False
        if self.looking:
            self.looking.close()
        if self.listening:
            self.listening.close()
