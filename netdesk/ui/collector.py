"""Garbage in cycles is collected on the GUI thread alone.

Python looks for cycles on whichever thread happens to make the next object. Windows and their parts are often in such
cycles, and Qt must not be asked by a worker's thread to take one down: that ends in a crash or in two threads that wait
for each other.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

_EVERY = 250  # milliseconds
_YOUNG = 5_000  # objects made since the last look
_OLD = 120.0  # seconds between looks through everything, which are felt where there is much


class Collector(QObject):
    """Takes over from Python's own collector as long as it lives; rests while that is switched off by long work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = gc.get_threshold()
        gc.set_threshold(0)
        self._whole_at = time.monotonic()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what became garbage, where enough was made to be worth it."""
        young, middle, old = gc.get_count()
        if not gc.isenabled() or young < _YOUNG:
            return
        if old > self._before[2] and time.monotonic() - self._whole_at > _OLD:
            gc.collect()
            self._whole_at = time.monotonic()
        else:
            gc.collect(1 if middle > self._before[1] else 0)

    def close(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.set_threshold(*self._before)
