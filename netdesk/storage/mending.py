"""A working copy of a damaged file that SQLite consents to look at: its beginning borrowed, its length made whole."""

import shutil
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from netdesk.storage.engine import desk_url, log_of, open_engine
from netdesk.storage.key import Key

_HEADER = 100
_PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_MOST = 1 << 24
"""Pages that are believed: a header full of chance must not fill the disk."""


def beginnings(copy: Path | None, key: Key | None) -> Iterator[bytes]:
    """What the file may begin with, the likeliest first: as it does; the header of a copy, or of a fresh desk; the
    whole first page of one of them. Of a sealed desk, whose first page nobody can write, only its own and its salt."""
    yield b""
    if key is not None:
        yield key.salt
        return
    pages = [page for page in (copy and _first_page(copy), _fresh_page()) if page]
    yield from (page[:_HEADER] for page in pages)
    yield from pages


def mend(desk: Path, target: Path, beginning: bytes, *, log: bool) -> None:
    """Copy a damaged file, with or without the log beside it, with another beginning, and zeros where it was cut."""
    shutil.copyfile(desk, target)
    if log:
        shutil.copyfile(log_of(desk), log_of(target))
    with target.open("r+b") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        stream.write(_with_length(beginning, size))
        stream.seek(0)
        header = stream.read(_HEADER)
        told = struct.unpack_from(">I", header, 28)[0] if header.startswith(_MAGIC) else 0
        stream.truncate(max(_pages(size), min(told, _MOST)) * _PAGE)


def _with_length(beginning: bytes, size: int) -> bytes:
    """A borrowed header for a file of this size: as many pages as there are, and none of them known to be free."""
    if not beginning.startswith(_MAGIC):
        return beginning
    return beginning[:28] + struct.pack(">III", _pages(size), 0, 0) + beginning[40:]


def _pages(size: int) -> int:
    return -(-size // _PAGE)


def _first_page(file: Path) -> bytes:
    with file.open("rb") as stream:
        page = stream.read(_PAGE)
    return page if page.startswith(_MAGIC) and len(page) == _PAGE else b""


def _fresh_page() -> bytes:
    """The first page of a desk that was just made: it says where the tables begin in all that this version made."""
    from netdesk.storage.schema import migrate

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fresh.db"
        engine = open_engine(desk_url(file), foreign_keys=False)
        try:
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                migrate(connection)
        finally:
            engine.dispose()
        return _first_page(file)
