"""Reads photographed cards in the background: one batch at a time, whoever asks, with progress and a way to stop."""

from PySide6.QtCore import QObject, Signal

from netdesk.i18n import _
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context, Job
from netdesk.ui.memory import give_back, take_apart


class CardReading(QObject):
    """What reads the scans of a desk that were not read yet. `stirred` tells that it began or ended."""

    stirred = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.messages)  # it lives as long as the place it tells things in
        self._desk = desk
        self._job: Job | None = None
        self._again = self._whole = False
        take_apart()

    @property
    def running(self) -> bool:
        """Whether cards are being read now."""
        return self._job is not None

    def start(self) -> None:
        """Read what was not read yet; what comes while others are read is read after them."""
        if self._job is not None:
            self._again = True
            return
        self._again = False
        self._job = self._desk.work(_("Reading cards"), _read, done=self._read_all, aside=True)
        self._job.finished.connect(self._over)
        self.stirred.emit()

    def _read_all(self, _count: int) -> None:
        """Nobody stopped it: what came meanwhile is read too."""
        self._whole = True

    def _over(self) -> None:
        self._job, again, self._whole = None, self._whole and self._again, False
        self.stirred.emit()
        if again:
            self.start()


def card_reading(desk: Desk) -> CardReading:
    """The one reading of a desk."""
    return desk.messages.findChild(CardReading) or CardReading(desk)


def _read(book: Book, context: Context) -> int:
    from netdesk.capture.process import forget
    from netdesk.operations.scanning import read_waiting

    try:
        return read_waiting(book, progress=context.step)
    finally:
        forget()  # what came while others were read had one prepared, too
        give_back()
