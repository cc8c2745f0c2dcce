"""Whether a desk is open in another window already: two windows on one desk is allowed, but said."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile


class OpenSign:
    """A sign in a folder that a desk is open here. What a crash leaves behind counts for nothing: Qt asks whether the
    program that hung it out is still alive."""

    def __init__(self, desk: Path, folder: Path) -> None:
        name = hashlib.sha256(str(desk.resolve()).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / f"{name}.open"))
        self._lock.setStaleLockTime(0)

    def hang_out(self) -> bool:
        """Hang out the sign; False when another window has. Where nothing can be written nobody is known to have."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def take_in(self) -> None:
        """The desk is not open here any more."""
        self._lock.unlock()
