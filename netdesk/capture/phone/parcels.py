"""Files on their way: pieces are put together in memory, and a file leaves as soon as it is whole."""

from dataclasses import dataclass, field

from netdesk.capture.phone.limits import Limits
from netdesk.capture.phone.refusal import Refusal
from netdesk.capture.phone.sniffing import Kind, Sort, sort_of


@dataclass(frozen=True, slots=True)
class Received:
    """A whole file from a phone: its name is made here, its kind seen in its first bytes."""

    name: str
    kind: Kind
    data: bytes


@dataclass(slots=True)
class _Parcel:
    count: int
    sort: Sort
    chunks: dict[int, bytes] = field(default_factory=dict)


class Parcels:
    """All files of one session. What breaks a rule is refused: 400, 413 too large, 415 neither picture nor card, 429
    too many."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: dict[str, _Parcel] = {}
        self._done: set[str] = set()
        self._total = 0

    def have(self, file: str) -> list[int]:
        """The pieces of a file that are here."""
        return sorted(self._open[file].chunks) if file in self._open else []

    def is_done(self, file: str) -> bool:
        """Whether all of a file was here."""
        return file in self._done

    def add(self, file: str, index: int, count: int, data: bytes) -> Received | None:
        """Take a piece; the file, once, when it was the last one missing. A piece that is here changes nothing."""
        if file in self._done:
            return None
        self._check(index, count, data)
        parcel = self._open.get(file) or self._begin(file, index, count, data)
        if parcel.count != count:
            raise Refusal(400, "length")
        if index in parcel.chunks:
            return None
        self._total += len(data)
        if self._total > self._limits.total:
            raise Refusal(429, "many")
        parcel.chunks[index] = data
        return self._finish(file, parcel) if len(parcel.chunks) == count else None

    def _check(self, index: int, count: int, data: bytes) -> None:
        if count > self._limits.chunks:
            raise Refusal(413, "large")
        size = self._limits.chunk
        fits = len(data) == size if index < count - 1 else 0 < len(data) <= size
        if index >= count or not fits:
            raise Refusal(400, "length")

    def _begin(self, file: str, index: int, count: int, data: bytes) -> _Parcel:
        """A file begins with its first piece, which shows what it is."""
        full = len(self._done) + len(self._open) >= self._limits.files
        if full or len(self._open) >= self._limits.unfinished:
            raise Refusal(429, "many")
        sort = sort_of(data) if index == 0 else None
        if sort is None:
            raise Refusal(415, "kind")
        return self._open.setdefault(file, _Parcel(count, sort))

    def _finish(self, file: str, parcel: _Parcel) -> Received:
        del self._open[file]
        self._done.add(file)
        name = f"phone-{len(self._done):03}{parcel.sort.ending}"
        return Received(name, parcel.sort.kind, b"".join(parcel.chunks[index] for index in range(parcel.count)))
