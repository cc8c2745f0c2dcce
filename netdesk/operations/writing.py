"""Files that are written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _


@contextmanager
def whole_or_not(target: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file when the block ends, and nothing when it raises; NetdeskError when the file
    cannot be written."""
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be written: {why}.").format(file=target, why=why)) from error
    finally:
        with suppress(OSError):
            part.unlink()
