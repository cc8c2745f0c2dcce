"""Seconds that matching takes on desks of 5,000 and 50,000 people: one person, everybody, the seats of the circles.

python tests/benchmarks/bench_matching.py
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from big_desk import write

from netdesk.domain.person import Person
from netdesk.operations import giving, matching, people, spheres
from netdesk.storage.book import Book

SIZES = (5_000, 50_000)
FLOOR = {"one": 2.0, "everybody": 10.0, "after an edit": 3.0}
"""Seconds at 50,000 people that are not to be passed."""


def took(work: Callable[[], Any]) -> float:
    """The seconds of a piece of work."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(file: Path) -> dict[str, float]:
    """The seconds of each reading, the first one with the index still to be made."""
    book = Book.open(file)
    found = {}
    with book.reading() as reader:
        found["index"] = took(lambda: matching.index(reader))
        found["everybody"] = took(lambda: giving.proposals(reader))
        best = giving.proposals(reader)[0].match
        found["one"] = took(lambda: giving.proposals(reader, best.seeker))
        found["seats"] = took(lambda: spheres.seats(reader))
        found["given and received"] = took(lambda: giving.given_received(reader))
        person = reader.get(Person, best.seeker)
    people.edit(book, replace(person, title="Falconer"))
    with book.reading() as reader:
        found["after an edit"] = took(lambda: giving.proposals(reader, person.id))
    book.close()
    return found


def main() -> int:
    """Print the seconds side by side and how they grow; 1 where a floor is passed."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{size}.netdesk" for size in SIZES]
        for file, size in zip(files, SIZES, strict=True):
            write(file, size, 4 * size, size // 5)
        small, large = map(measure, files)
    print(f"{'seconds':20} {SIZES[0]:>9,} {SIZES[1]:>9,}    growth")
    for name, seconds in large.items():
        print(f"{name:20} {small[name]:9.3f} {seconds:9.3f} {seconds / small[name]:8.1f} x")
    passed = [name for name, floor in FLOOR.items() if large[name] > floor]
    print(f"too slow: {', '.join(passed)}" if passed else "all within their floors")
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
