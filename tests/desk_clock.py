"""A day that stands still until a test moves it."""

from dataclasses import dataclass
from datetime import date, timedelta

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
