"""Pictures read once: what the product's own process reads in them is kept until the reader changes."""

import hashlib
import pickle
import resource
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

from netdesk.capture.card import Card
from netdesk.capture.process import Reader
from netdesk.domain.errors import NetdeskError

_CAPTURE = Path(__file__).parents[3] / "netdesk" / "capture"


@dataclass(frozen=True, slots=True)
class Kept:
    """The cards of each page of a picture, without their own pictures; how long it took while nothing else of ours
    ran."""

    pages: tuple[tuple[Card, ...], ...]
    seconds: float


def read(picture: Path, kept: Path, reader: Reader, *, old: bool = False) -> Kept:
    """What is read in a picture; with `old` whatever an earlier reader left is taken."""
    data = picture.read_bytes()
    place = kept / f"{hashlib.sha256(data).hexdigest()[:20]}.pickle"
    by, found = _found(place)
    if found is None or (by != reader_digest() and not old):
        found = _read(data, reader)
        place.write_bytes(pickle.dumps((reader_digest(), found)))
    return found


def reader_digest() -> str:
    """Changes with the code that reads, not with that of the fields."""
    code = b"".join(file.read_bytes() for file in sorted(_CAPTURE.glob("*.py")))
    return hashlib.sha256(code).hexdigest()


def processor_seconds() -> float:
    """What this process's children that ended have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> float:
    """The most memory that one of the children that ended held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _found(place: Path) -> tuple[str, Kept | None]:
    return pickle.loads(place.read_bytes()) if place.exists() else ("", None)


def _read(data: bytes, reader: Reader) -> Kept:
    begin = time.monotonic()
    try:
        pages = tuple(tuple(_light(card) for card in reader.read(page)) for page in reader.pages(data))
    except NetdeskError as problem:
        print(problem, file=sys.stderr)
        pages = ()
    return Kept(pages, time.monotonic() - begin)


def _light(card: Card) -> Card:
    return replace(card, picture=b"")
