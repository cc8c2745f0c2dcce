"""Other thresholds on a large desk: what they would change, using them, taking them back. The seconds are those of the
processor, which others on the machine disturb less, and beside them those of the clock.

python tests/benchmarks/bench_thresholds.py [people] [interactions] [--keep FILE]
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from big_desk import PEOPLE, big_desk

from netdesk.domain.policy import TrustPolicy
from netdesk.operations import thresholds
from netdesk.storage.book import Book

OTHER = TrustPolicy(grown_days=4, referrals=3)


def main() -> None:
    """Build (or take) the desk and measure."""
    numbers = [int(text) for text in sys.argv[1:] if text.isdigit()]
    people = numbers[0] if numbers else PEOPLE
    with big_desk(people, numbers[1] if len(numbers) > 1 else people * 10) as file:
        measure(file)


def measure(file: Path) -> None:
    """All figures."""
    book = Book.open(file)
    say("what would change", lambda: thresholds.preview(book, OTHER), 15)
    say("using other thresholds", lambda: thresholds.use(book, OTHER), 20)
    say("taking them back", book.undo, 20)
    say("making all derived rows anew", book.rebuild, 60)
    book.close()


def say(name: str, act: Callable[[], object], limit: int) -> None:
    """One line of the table."""
    begun, working = time.perf_counter(), time.process_time()
    act()
    worked, took = time.process_time() - working, time.perf_counter() - begun
    print(f"{name:<36} {worked:6.1f} s   (under {limit} s), {took:6.1f} s by the clock")


if __name__ == "__main__":
    main()
