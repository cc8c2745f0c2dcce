"""The log: what the program did, when it went wrong and where; never whom it was about.

What libraries say is kept as their name alone, since their words may hold what they were given. Exceptions are written
as `bugs` tells them.
"""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from netdesk import __version__
from netdesk.ui.bugs import told

NAME = "netdesk.log"
LOG = logging.getLogger("netdesk")

_BYTES, _FILES = 512 * 1024, 3
_LAST = 30  # lines


class _Nameless(logging.Formatter):
    """Writes our own words, of others only who spoke, and of exceptions only where they were."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] == LOG.name
        said = record.getMessage() if ours else f"{record.name} has something to say"
        error = record.exc_info[1] if record.exc_info else None
        return f"{self.formatTime(record)} {record.levelname} {said}" + (f"\n{told(error)}" if error else "")


def log_into(folder: Path) -> logging.Handler | None:
    """Keep a log in a folder from now on, its older parts as `.1` to `.3`; None where nothing can be written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / NAME, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
        handler.setFormatter(_Nameless())
        root = logging.getLogger()
        root.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.info("Netdesk %s started", __version__)
        return handler
    return None


def last_lines(folder: Path) -> str:
    """The end of the log, for a report."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-_LAST:])
