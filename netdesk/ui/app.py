"""Composes the program once: settings, book, jobs, desk, window, pages. Nothing is global."""

import logging
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from netdesk import __version__, paths
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import report_bug
from netdesk.ui.pages import add_pages
from netdesk.ui.theme import Mode, Theme
from netdesk.ui.window import MainWindow

_MIDNIGHT_CHECK = 60_000  # milliseconds


class Program:
    """Everything that is alive while the window is open."""

    def __init__(self, app: QApplication, book: Book, settings: Settings) -> None:
        self.app, self.book, self.settings = app, book, settings
        self.theme = Theme(app, cast(Mode, settings.get("theme", "system")), float(settings.get("text_scale", 1.0)))
        self.jobs = Jobs()
        self.window = MainWindow(settings)
        self.desk = Desk(book, self.jobs, self.theme, settings, self.window.messages)
        self.jobs.error.connect(self.window.messages.warn)
        self.jobs.bug.connect(self._report)
        self.window.closing.connect(self.close)
        add_pages(self.window, self.desk)
        self._day = book.today
        self._clock = QTimer(self.window)
        self._clock.timeout.connect(self._new_day)
        self._clock.start(_MIDNIGHT_CHECK)
        self._closed = False

    def _report(self, text: str) -> None:
        logging.error("bug\n%s", text)
        report_bug(self.window, text)

    def _new_day(self) -> None:
        """Past midnight what is due, fading and lapsed differs."""
        if self.book.today != self._day:
            self._day = self.book.today
            self.jobs.database(lambda _context: self.book.catch_up())

    def close(self) -> None:
        """End all work, and close the desk."""
        if self._closed:
            return
        self._closed = True
        self._clock.stop()
        self.desk.close()
        self.jobs.close()
        self.book.close()


def start(arguments: Namespace) -> int:
    """Run the window, or a command that needs Qt; the exit status."""
    app = application()
    actions: dict[str | None, Callable[[QApplication, Namespace], int]] = {
        "self-test": _self_test,
        "screenshots": _screenshots,
        "network": _picture,
    }
    action = actions.get(arguments.command, _window)
    return action(app, arguments)


def application() -> QApplication:
    """The application object, made once."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication(sys.argv[:1])
    app.setApplicationName("netdesk")
    app.setApplicationDisplayName("Netdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("netdesk")
    return app


def _window(app: QApplication, arguments: Namespace) -> int:
    with desk_of(arguments) as (book, settings):
        program = Program(app, book, settings)
        _catch_bugs(program)
        _log_to_file()
        program.window.show_page("people")
        program.window.show()
        status = app.exec()
        program.close()
    return status


@contextmanager
def desk_of(arguments: Namespace, today: Callable[[], date] = date.today) -> Iterator[tuple[Book, Settings]]:
    """The book and settings that a command line means: the user's own, another desk, or a throw-away one."""
    if arguments.command in ("demo", "self-test", "screenshots") or arguments.temp:
        with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
            book = Book.open(Path(folder) / "desk.netdesk", today)
            if arguments.command:
                from netdesk.operations import demo

                demo.fill(book, getattr(arguments, "count", demo.PEOPLE))
            yield book, Settings(Path(folder) / "settings.json")
            book.close()
    else:
        yield Book.open(arguments.desk or paths.default_desk(), today), Settings()


def _self_test(app: QApplication, arguments: Namespace) -> int:
    from netdesk.ui.selftest import self_test

    with desk_of(arguments) as (book, settings):
        return self_test(app, Program(app, book, settings))


def _screenshots(app: QApplication, arguments: Namespace) -> int:
    from netdesk.ui.screenshots import STAGED_DAY, screenshots

    with desk_of(arguments, lambda: STAGED_DAY) as (book, settings):
        return screenshots(app, Program(app, book, settings), Path(arguments.folder))


def _picture(app: QApplication, arguments: Namespace) -> int:
    from netdesk.ui.network.page import write_picture

    with desk_of(arguments) as (book, _settings):
        try:
            write_picture(book, Path(arguments.output))
        except OSError as error:
            why = error.strerror or str(error)
            raise NetdeskError(
                _("{file} could not be written: {why}.").format(file=arguments.output, why=why)
            ) from error
        finally:
            book.close()
    return 0


def _catch_bugs(program: Program) -> None:
    """What nobody expected opens a report, and the program goes on."""
    import traceback

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, NetdeskError):
            program.window.messages.warn(str(error))
        elif issubclass(kind, KeyboardInterrupt):
            program.app.quit()
        else:
            program.jobs.bug.emit("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = tell


def _log_to_file() -> None:
    """A rotating log of the program's own doings; never contact data."""
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "netdesk.log", maxBytes=512 * 1024, backupCount=3, encoding="utf-8")
    except OSError:
        return
    logging.basicConfig(level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(message)s")
    logging.info("Netdesk %s started", __version__)
