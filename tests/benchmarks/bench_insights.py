"""Insights and the goals of the week of a large desk, and how they grow from a tenth of it.

python tests/benchmarks/bench_insights.py [--keep FILE]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from big_desk import big_desk, write

from netdesk.domain.insights import Chart, Headline, Place
from netdesk.operations import insights, scorecard
from netdesk.storage.book import Book, Reader

ROUNDS = 3


def measured(file: Path) -> dict[str, float]:
    """Seconds of each act, the median of some rounds."""
    book = Book.open(file)
    acts: dict[str, Callable[[Reader], object]] = {
        "insights, 12 months": lambda reader: insights.insights(reader, 12),
        "insights, all the time": lambda reader: insights.insights(reader, None),
        "who is behind a figure": _behind,
        "this week": lambda reader: scorecard.week(reader, reader.today),
        "26 weeks": lambda reader: scorecard.weeks(reader, reader.today),
    }
    found = {name: statistics.median(_seconds(book, act) for _round in range(ROUNDS)) for name, act in acts.items()}
    book.close()
    return found


def _behind(reader: Reader) -> object:
    span = insights.insights(reader, 3).period
    return insights.behind(reader, span, Place(Chart.NETWORK, Headline.BREADTH, ""))


def _seconds(book: Book, act: Callable[[Reader], object]) -> float:
    begun = time.perf_counter()
    with book.reading() as reader:
        act(reader)
    return time.perf_counter() - begun


def main() -> None:
    """Measure a tenth, then the whole."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.netdesk"
        write(small, 5_000, 50_000, 2_000)
        tenth = measured(small)
    with big_desk() as file:
        whole = measured(file)
    for name, seconds in whole.items():
        print(f"{name:<26} {seconds:6.2f} s   a tenth {tenth[name]:6.2f} s   growth {seconds / tenth[name]:5.1f}")


if __name__ == "__main__":
    sys.exit(main())
