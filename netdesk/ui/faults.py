"""When the window stands still, or the program falls: Python writes down where every thread was, without being asked.

It goes to a file beside the log, since nothing else works at that moment. When the window moves again, or at the next
start, what stands there is taken into the log as `bugs` tells it: places in the program, no values.
"""

import faulthandler
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from netdesk.ui.bugs import told_by_python
from netdesk.ui.logbook import LOG

STILL = 5.0  # seconds after which a window that does not move is noticed
_BEAT = 1000  # milliseconds


class Faults(QObject):
    """Listens to the heartbeat of the window for as long as it lives."""

    def __init__(self, file: Path, parent: QObject | None = None, still: float = STILL) -> None:
        super().__init__(parent)
        self.before = told_by_python(_text(file))
        """Where an earlier run stood still or fell; nothing when it ended well."""
        self._file, self._still = file, still
        self._stream = file.open("w", encoding="utf-8")
        self._moved = time.monotonic()
        if self.before:
            LOG.error("how it ended before\n%s", self.before)
        faulthandler.enable(self._stream)
        self._timer = QTimer(self, interval=min(_BEAT, round(still * 200)))
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._beat()

    def close(self) -> None:
        """Listen no more; the file is empty then."""
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        faulthandler.disable()
        self._stream.close()
        with suppress(OSError):
            self._file.unlink()

    def _beat(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        now = time.monotonic()
        if now - self._moved > self._still:
            self._note(now - self._moved)
        self._moved = now
        faulthandler.dump_traceback_later(self._still, file=self._stream)

    def _note(self, seconds: float) -> None:
        """Write down that the window stood still, and where."""
        LOG.warning("the window stood still for %.0f s\n%s", seconds, told_by_python(_text(self._file)))
        with suppress(OSError):
            self._stream.truncate(0)
            self._stream.seek(0)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
