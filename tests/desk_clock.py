"""A day that stands still until a test moves it, and a desk that does not wait for the disk."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netdesk.storage.book import Book

TODAY = date(2026, 11, 22)


@dataclass
class Clock:
    """Hand it to a Book as its `today`."""

    day: date = TODAY

    def __call__(self) -> date:
        return self.day

    def later(self, days: int) -> None:
        """Let days pass (or put the clock back)."""
        self.day += timedelta(days=days)


def hurry(book: "Book") -> None:
    """Do not wait for the disk: what is tested here does not pull the plug (`test_desk_files` does)."""
    if book.engine.dialect.name == "sqlite":
        from sqlalchemy import event

        event.listen(book.engine, "connect", lambda raw, _record: raw.execute("PRAGMA synchronous=OFF"))
        book.engine.dispose()
