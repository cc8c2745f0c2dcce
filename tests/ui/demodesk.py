"""Desks with the demo's people: each size is filled once, and copied for every test that wants one."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from netdesk.operations import demo
from netdesk.storage.book import Book

TODAY = date(2026, 11, 22)
_KEPT = tempfile.TemporaryDirectory(prefix="netdesk-demo-", ignore_cleanup_errors=True)


def demo_desk(folder: Path, people: int) -> Path:
    """A desk of its own in a folder, with so many people (none for 0)."""
    return Path(shutil.copyfile(_filled(people), folder / "desk.netdesk"))


@cache
def _filled(people: int) -> Path:
    file = Path(_KEPT.name) / f"{people}.netdesk"
    book = Book.open(file, lambda: TODAY)
    if people:
        demo.fill(book, people)
    book.close()
    return file
