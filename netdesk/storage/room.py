"""A few megabytes put aside beside a desk for the day when its disk is full."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from netdesk.storage.place import in_network, synced_by

NAME = "make-room.tmp"
SIZE = 8 << 20
_PLENTY = 1 << 29  # bytes that must be free for any to be put aside
_PIECE = 1 << 20
_FIRST = b"Netdesk keeps this room for the day the disk is full. You may delete it.\n"


def room_beside(desk: Path) -> Path | None:
    """What is put aside beside a desk; None when nothing is."""
    kept = desk.with_name(NAME)
    return kept if kept.exists() else None


def put_aside(desk: Path) -> None:
    """Put room aside where there is plenty of it, and nothing but this computer would carry it."""
    kept = desk.with_name(NAME)
    if in_network(desk) or synced_by(desk.absolute()):
        return
    with suppress(OSError):
        there = kept.exists() and kept.stat().st_size == SIZE
        if not there and shutil.disk_usage(desk.parent).free >= _PLENTY:
            _fill(kept)


def make_room(desk: Path) -> int:
    """Give back what was put aside; how many bytes that were."""
    kept = room_beside(desk)
    if kept is None:
        return 0
    size = kept.stat().st_size
    kept.unlink(missing_ok=True)
    return size


def _fill(kept: Path) -> None:
    """Bytes that no file system can make smaller."""
    try:
        with kept.open("wb") as stream:
            stream.write(_FIRST)
            while (left := SIZE - stream.tell()) > 0:
                stream.write(os.urandom(min(_PIECE, left)))
    except OSError:
        kept.unlink(missing_ok=True)
        raise
