"""Composes the program once: settings, book, jobs, desk, window, pages. Nothing is global."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from netdesk import paths
from netdesk.domain.errors import DamagedDesk, NetdeskError, SealedDesk
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.ui.application import application
from netdesk.ui.collector import Collector
from netdesk.ui.icons import INK, icon
from netdesk.ui.messages import Action
from netdesk.ui.pages import announce_pages
from netdesk.ui.theme import Mode, Theme
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.storage.book import Book
    from netdesk.ui.desk import Desk
    from netdesk.ui.jobs import Jobs
    from netdesk.ui.mishaps import Watch
    from netdesk.ui.opened import OpenSign

Opening = Callable[[], "Book"]

_MIDNIGHT_CHECK = 60_000  # milliseconds
_TURN = 0.002  # seconds after which a worker lets the window have a turn; the usual 5 ms are felt while importing


class Program:
    """Everything that is alive while the window is open. The window is painted before the desk is opened."""

    desk: "Desk"

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.theme = Theme(app, cast(Mode, settings.get("theme", "system")), float(settings.get("text_scale", 1.0)))
        self.window = MainWindow(settings)
        self.window.closing.connect(self.close)
        self.failed = ""
        self.afterwards: Opening | None = None
        self.bringing: list[Path] = []
        self.elsewhere = False
        self.watch: Watch | None = None
        self._book: Book | None = None
        self._closed = False
        self._clock = QTimer(self.window)
        self._clock.timeout.connect(self._new_day)
        self._importer = announce_pages(self.window, self)

    @classmethod
    def on(cls, app: QApplication, book: "Book", settings: Settings) -> "Program":
        """A program whose desk is open already."""
        program = cls(app, settings)
        program.take(book)
        return program

    @cached_property
    def jobs(self) -> "Jobs":
        """The threads; there when the window is painted, which needs none."""
        from netdesk.ui.jobs import Jobs

        jobs = Jobs()
        jobs.error.connect(self.window.messages.warn)
        jobs.bug.connect(self._report)
        return jobs

    @property
    def book(self) -> "Book":
        """The open desk."""
        assert self._book is not None, "the desk is not open yet"
        return self._book

    def open_later(self, opening: Opening) -> None:
        """Open the desk in the background, and show the people when it is there; then say what the opening has to tell
        in `told`, as one does that did more than to open."""

        def done(book: "Book") -> None:
            self._opened(book)
            if told := getattr(opening, "told", ""):
                back = getattr(opening, "back", None)
                self.window.messages.tell(
                    told, Action(_("Undo"), partial(self.again, back)) if back else None, stay=True
                )

        self.jobs.database(lambda _context: opening(), done=done, failed=self._not_opened)

    def again(self, opening: Opening) -> None:
        """Close this window with its desk, and open another in its place."""
        self.afterwards = opening
        self.window.close()

    def clear_away(self) -> None:
        """Take the closed window and its desk away at once: what it still means to do for the eye would open the file
        again behind the window that follows, and what hears of the desk would keep its key in memory."""
        for each in (self.window, self.desk) if self._book else (self.window,):
            each.deleteLater()
            self.app.sendPostedEvents(each, QEvent.Type.DeferredDelete.value)

    @property
    def start_page(self) -> str:
        """The page that the window opens with."""
        return "today" if self.settings.get("start") == "today" else "people"

    def show_first_cards(self, file: Path) -> None:
        """Put the first page of a desk on the screen before what works with it is loaded; nothing where another page
        than theirs comes."""
        if self.start_page != "people":
            return
        from netdesk.ui.people.glimpse import first_cards

        cards = first_cards(file, self.settings, self.theme)
        if cards:
            self.window.show_meanwhile("people", cards)
            self.app.processEvents()

    def _opened(self, book: "Book") -> None:
        from netdesk.ui.place import mind_the_place

        self.take(book)
        first = self._welcome(book)
        if not first:
            self.window.show_page(self.start_page)
        if first or self.start_page != "people":  # search, undo and the buttons above come with it
            QTimer.singleShot(0, self.window, lambda: self.window.make_page("people"))
        mind_the_place(self.desk)
        if self.elsewhere and book.file:
            self._say_elsewhere()
        if self.watch:
            self.watch.say(self.window)
        self._bring_waiting()

    def _welcome(self, book: "Book") -> bool:
        """Begin with the first steps where the desk is new; whether it is."""
        from netdesk.ui.welcome.seen import is_new

        if not is_new(book):
            return False
        from netdesk.ui.welcome.steps import show_first_steps

        show_first_steps(self.window, self.desk, self._importer())
        return True

    def bring(self, files: list[Path]) -> None:
        """Come to the front; files that were opened with the program are brought in as soon as the desk is there."""
        self.bringing += files
        self.window.come_to_front()
        self._bring_waiting()

    def _bring_waiting(self) -> None:
        if self.bringing and self._book is not None and not self._closed:
            files, self.bringing = self.bringing, []
            self.window.files_dropped.emit(files)

    def _say_elsewhere(self) -> None:
        """Say that the desk is open in another window too."""
        told = _("This desk is open in another window too; each shows a moment later what the other changes.")
        self.window.messages.tell(told, stay=True)

    def _not_opened(self, error: Exception) -> None:
        """Say in the window why there is no desk: a double click has no terminal. One that is locked can be opened."""
        if isinstance(error, SealedDesk):
            from netdesk.ui.passphrase.unlock import ask

            ask(self.window, self.jobs, error.file, self._opened, self._not_opened)
            return
        self.failed = str(error)
        if isinstance(error, DamagedDesk):
            self._show_ways_out(error)
            return
        quit_button = button(_("Quit"), self.window.close, look="primary")
        self.window.setCentralWidget(
            EmptyState(icon("warning", INK), _("The desk could not be opened"), self.failed, quit_button)
        )

    def _show_ways_out(self, error: DamagedDesk) -> None:
        """A damaged desk is not the end: its copies, and what can be read of it."""
        from netdesk.ui.copies.recovery import RecoveryPage

        page = RecoveryPage(self.jobs, error.file, error.key)
        page.mended.connect(self.again)
        page.quit_button.clicked.connect(self.window.close)
        self.window.setAcceptDrops(False)
        self.window.setCentralWidget(page)

    def take(self, book: "Book") -> None:
        """Put an open desk into the window."""
        from netdesk.ui.desk import Desk
        from netdesk.ui.pages import show_counts

        self._book, self._day = book, book.today
        self.desk = Desk(book, self.jobs, self.theme, self.settings, self.window.messages)
        self.desk.reopen_wanted.connect(self.again)
        self._clock.start(_MIDNIGHT_CHECK)
        show_counts(self.window, self.desk)
        if book.file:
            from netdesk.ui.copies.watch import keep_safe

            keep_safe(self.desk)
        if book.key:
            from netdesk.ui.passphrase.locking import protect

            protect(self.window, self.desk)
        if book.file and book.setting("traces"):
            from netdesk.ui.people.erasing import clear_traces

            clear_traces(self.desk)
        if self.settings.get("watch.folder"):
            from netdesk.ui.watching import watching_of

            watching_of(self.desk)
        if self.settings.get("today.reminder"):
            from netdesk.ui.today.reminder import reminder_of

            reminder_of(self.desk)

    def _report(self, error: BaseException) -> None:
        from netdesk.ui.mishaps import show_bug

        show_bug(self.window, error)

    def _new_day(self) -> None:
        """Past midnight what is due, fading and lapsed differs."""
        if self.book.today != self._day:
            self._day = self.book.today
            self.jobs.database(lambda _context: self.book.catch_up(), done=self._tell_new_day)

    def _tell_new_day(self, _none: None) -> None:
        from netdesk.storage.book import Touched

        self.desk.changed.emit(Touched("", everything=True))

    def close(self) -> None:
        """End all work, and close the desk."""
        if self._closed:
            return
        self._closed = True
        self._clock.stop()
        if self._book is not None:
            self.desk.close()
        self.jobs.close()
        if self._book is not None:
            self._book.close()


def start(arguments: Namespace, sign: "OpenSign | None" = None) -> int:
    """Run the window, or a command that needs Qt; the exit status. `sign` says whether the desk is open elsewhere."""
    app = application()
    Collector(app)
    sys.setswitchinterval(_TURN)
    actions: dict[str | None, Callable[[QApplication, Namespace], int]] = {
        "self-test": _self_test,
        "screenshots": _screenshots,
        "network": _picture,
    }
    if action := actions.get(arguments.command):
        return action(app, arguments)
    from netdesk.ui.running import run_window

    return run_window(app, arguments, sign)


@contextmanager
def throw_away(arguments: Namespace) -> Iterator[Path | None]:
    """A folder for a throw-away desk, gone at the end, for commands that want one; else None."""
    if arguments.command in ("demo", "self-test", "screenshots") or arguments.temp:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
            os.environ.setdefault("NETDESK_SNAPSHOTS", str(Path(folder) / "copies"))  # gone with the rest
            yield Path(folder)
    else:
        yield None


def open_desk(arguments: Namespace, folder: Path | None, today: Callable[[], date] = date.today) -> "Book":
    """The desk that a command line means; a throw-away one in `folder` is filled with the demo if one was asked for."""
    from netdesk.storage.book import Book
    from netdesk.storage.keychain import kept_key

    if folder is None:
        desk = arguments.desk or paths.default_desk()
        return Book.open(desk, today, getattr(arguments, "key", None) or kept_key(desk))
    book = Book.open(folder / "desk.netdesk", today)
    if arguments.command:
        from netdesk.operations import demo

        demo.fill(book, getattr(arguments, "count", demo.PEOPLE))
    return book


@contextmanager
def _throw_away_program(
    app: QApplication, arguments: Namespace, today: Callable[[], date] = date.today
) -> Iterator[Program]:
    """A program on a demo of its own."""
    with throw_away(arguments) as folder:
        assert folder is not None
        yield Program.on(app, open_desk(arguments, folder, today), Settings(folder / "settings.json"))


def _self_test(app: QApplication, arguments: Namespace) -> int:
    from netdesk.ui.selftest import self_test

    with _throw_away_program(app, arguments) as program:
        return self_test(app, program)


def _screenshots(app: QApplication, arguments: Namespace) -> int:
    from netdesk.ui.screenshots import STAGED_DAY, screenshots

    with _throw_away_program(app, arguments, lambda: STAGED_DAY) as program:
        return screenshots(app, program, Path(arguments.folder))


def _picture(_app: QApplication, arguments: Namespace) -> int:
    from netdesk.ui.network.taking import write_picture

    book = open_desk(arguments, None)
    try:
        write_picture(book, Path(arguments.output))
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be written: {why}.").format(file=arguments.output, why=why)) from error
    finally:
        book.close()
    return 0
