"""How long a window is held up, and a loop in which it works until something holds."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer


class Heart:
    """A timer on the GUI thread that remembers its longest pause."""

    def __init__(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now

    def reset(self) -> None:
        """Start anew."""
        self.worst, self._last = 0.0, time.perf_counter()


def turn(until: Callable[[], bool], seconds: float) -> None:
    """Let the window work, in an event loop as it has when used, until something holds or for so long."""
    loop, end = QEventLoop(), time.monotonic() + seconds
    look = QTimer()
    look.setInterval(10)
    look.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end else None)
    look.start()
    loop.exec()
    look.stop()
