"""What goes wrong while a window is open: shown, written down, and the program goes on."""

import signal
import sys
from contextlib import suppress
from types import FrameType, TracebackType

from PySide6.QtCore import QCoreApplication, QTimer

from netdesk import paths
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.ui.bugreport import BugReport, report_bug
from netdesk.ui.bugs import told
from netdesk.ui.faults import Faults
from netdesk.ui.jobs import Jobs
from netdesk.ui.logbook import LOG, last_lines, log_into
from netdesk.ui.messages import Action
from netdesk.ui.opened import OpenSign
from netdesk.ui.window import MainWindow


def catch_bugs(window: MainWindow, jobs: Jobs) -> None:
    """What nobody expected opens a report, in whichever thread it happens; the system's wish to end ends the program
    as its user would."""

    def tell(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, NetdeskError):
            window.messages.warn(str(error))
        elif issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            jobs.report(error)

    sys.excepthook = tell
    sys.unraisablehook = lambda met: LOG.error("unraisable\n%s", told(met.exc_value) if met.exc_value else "")
    jobs.hear_threads()
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, _end)


def _end(_number: int, _frame: FrameType | None) -> None:
    """Not at once: whatever the window is in the middle of, such as starting a thread, is done first."""
    QTimer.singleShot(0, QCoreApplication.quit)


def show_bug(window: MainWindow, error: BaseException) -> None:
    """Write a bug down and show it; the same again, while it is on show, is not told again."""
    text = told(error)
    shown = window.findChild(BugReport)
    if shown is None or text not in shown.text:
        before = last_lines(paths.log_dir())
        LOG.error("bug\n%s", text)
        report_bug(window, text, before)


class Watch:
    """Keeps the log, and watches over a desk's window; knows how the one before it ended."""

    def __init__(self, sign: OpenSign | None) -> None:
        self._log = log_into(paths.log_dir())
        self._faults: Faults | None = None
        self._fell = sign is not None and sign.left_behind
        if sign and sign.is_ours:
            with suppress(OSError):
                self._faults = Faults(sign.file.with_suffix(".faults"))
        if self._fell:
            LOG.warning("the window before this one ended unexpectedly")

    def say(self, window: MainWindow) -> None:
        """Say once that the program ended unexpectedly the last time."""
        if self._fell:
            self._fell = False
            said = _("Netdesk ended unexpectedly last time. Nothing that was saved is lost.")
            window.messages.tell(said, Action(_("Show report"), lambda: self._show(window)), stay=True)

    def close(self) -> None:
        """The program ends well."""
        if self._faults:
            self._faults.close()
        if self._log:
            LOG.info("ended")
            log = self._log
            LOG.root.removeHandler(log)
            log.close()

    def _show(self, window: MainWindow) -> None:
        before = self._faults.before if self._faults else ""
        nothing = _("It left no trace of where it was: it was ended from outside, or the power failed.")
        report_bug(window, before or nothing, last_lines(paths.log_dir()), over=True)
