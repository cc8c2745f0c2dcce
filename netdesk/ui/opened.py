"""Whether a desk is open in another window already: two windows on one desk is allowed, but said."""

import getpass
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile


def name_of(desk: str | Path) -> str:
    """A short name for a user's desk (a file or a URL), the same by whichever way the file is reached."""
    place = str(desk) if "://" in str(desk) else os.path.normcase(os.path.realpath(desk))
    return hashlib.sha256(f"{_user()}\0{place}".encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


class OpenSign:
    """A sign in a folder that a desk is open here. What a crash leaves behind counts for nothing: Qt asks whether the
    program that hung it out is still alive."""

    def __init__(self, desk: str | Path, folder: Path) -> None:
        self.file = folder / f"{name_of(desk)}.open"
        self._lock = QLockFile(str(self.file))
        self._lock.setStaleLockTime(0)
        self.elsewhere = False
        """Whether it was found to hang out in another window."""
        self.left_behind = False
        """Whether the one before was never taken in: its window ended unexpectedly."""

    @property
    def is_ours(self) -> bool:
        """Whether it hangs out here."""
        return self._lock.isLocked()

    def hang_out(self) -> bool:
        """Hang out the sign; False when another window has. Where nothing can be written nobody is known to have."""
        left = self.file.exists()
        if self._lock.tryLock(0):
            self.left_behind = left
        self.elsewhere = not self.is_ours and self._lock.error() is QLockFile.LockError.LockFailedError
        return not self.elsewhere

    def take_in(self) -> None:
        """The desk is not open here any more."""
        self._lock.unlock()
