"""What a phone sends: cards come in as from a file, pictures as one batch however long the phone takes to send them."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from netdesk.domain.ids import Id
from netdesk.operations.scanning import Brought
from netdesk.operations.sources import Source
from netdesk.ui.desk import Desk
from netdesk.ui.scans.bringing import bring_pictures
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.capture.phone.parcels import Received


class PhonePictures:
    """The pictures of one sitting with a phone: one arrival, brought in one after the other."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self._window, self._desk = window, desk
        self._arrival: Id | None = None
        self._waiting: deque[Source] = deque()
        self._busy = False

    def take(self, came: Sequence["Received"]) -> None:
        """Bring in what came, after what came before it."""
        self._waiting.extend(source_of(one) for one in came)
        if self._waiting and not self._busy:
            self._busy = True
            batch = [self._waiting.popleft() for _one in range(len(self._waiting))]
            bring_pictures(self._window, self._desk, batch, self._arrival, over=self._over)

    def _over(self, brought: Brought | None) -> None:
        self._busy = False
        if brought and brought.arrival:
            self._arrival = brought.arrival
        self.take(())


def source_of(one: "Received") -> Source:
    """What a phone sent, as something to read."""
    return Source(one.name, "picture" if one.kind == "picture" else "cards", len(one.data), partial(bytes, one.data))
