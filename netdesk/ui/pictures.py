"""Pictures of people, scaled for the screen, read in the background and remembered while they are in use."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from netdesk.ui.jobs import Context, Jobs
from netdesk.ui.unpacking import unpacked

SIDE = 192  # pixels of the longer side kept in memory: 96 at a doubled resolution
_KEPT = 600
_SMALLEST = 8  # pixels; what is smaller is no picture of anybody
_MEGABYTES = 256


class Pictures(QObject):
    """`pictures(key)` gives a picture if it is at hand, else asks for it; `arrived` tells when it is."""

    arrived = Signal(str)

    def __init__(self, load: Callable[[str], bytes | None], jobs: Jobs) -> None:
        super().__init__()
        self._load, self._jobs = load, jobs
        self._known: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._asked: set[str] = set()

    def __call__(self, key: str) -> QPixmap | None:
        """The picture of a key, or None while there is none."""
        if not key:
            return None
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if key not in self._asked:
            self._asked.add(key)
            self._jobs.pool(partial(self._read, key), done=partial(self._take, key))
        return None

    def try_again(self) -> None:
        """Ask anew for what there was no picture of: it could not be read while the desk could not."""
        for key in [key for key, picture in self._known.items() if picture is None]:
            del self._known[key]

    def _read(self, key: str, _context: Context) -> QImage | None:
        data = self._load(key)
        return scaled(data, SIDE) if data else None

    def _take(self, key: str, image: QImage | None) -> None:
        self._asked.discard(key)
        self._known[key] = QPixmap.fromImage(image) if image is not None and not image.isNull() else None
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(key)


def scaled(data: bytes, side: int) -> QImage | None:
    """A picture from any bytes, turned as its camera says and scaled to a square; None when it is none.

    A picture that claims to be enormous is not unpacked.
    """
    image = _unpacked(data, QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if image is None:
        return None
    edge = min(image.width(), image.height())
    return image.copy((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)


def whole_picture(data: bytes, room: QSize) -> QImage | None:
    """A picture from any bytes, as `scaled`, but all of it: at most as large as there is room for."""
    return _unpacked(data, room, Qt.AspectRatioMode.KeepAspectRatio)


def _unpacked(data: bytes, room: QSize, aspect: Qt.AspectRatioMode) -> QImage | None:
    def fit(reader: QImageReader) -> None:
        reader.setAutoTransform(True)
        reader.setAllocationLimit(_MEGABYTES)
        size = reader.size()
        if size.isValid() and size.width() > 0 and size.height() > 0:
            grown = size.scaled(room, aspect)
            if grown.width() < size.width():
                reader.setScaledSize(grown)

    image = unpacked(data, fit)
    return None if image.isNull() or min(image.width(), image.height()) < _SMALLEST else image
