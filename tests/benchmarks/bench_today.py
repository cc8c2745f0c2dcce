"""How long the day takes to open, for 5,000 people and for 50,000 with 500,000 interactions and 20,000 referrals:

python tests/benchmarks/bench_today.py [PEOPLE …] [--keep FOLDER]

Each figure is the median of several runs on a desk that is open already; the floor is a second of work off the GUI
thread for the lines, and 16 ms on it for filling the page.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from big_desk import write

from netdesk.operations import calendar, today
from netdesk.storage.book import Book, Reader
from netdesk.storage.today import occasions

SIZES = (5_000, 50_000)


def main() -> None:
    """Build, or take, the desks, and measure."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or list(SIZES)
    kept = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    with tempfile.TemporaryDirectory() as folder:
        for people in sizes:
            file = Path(kept or folder) / f"today-{people}.netdesk"
            if not file.exists():
                write(file, people, people * 10, people * 2 // 5)
            measure(people, file, Path(folder))


def measure(people: int, file: Path, folder: Path) -> None:
    """All figures of one desk."""
    book = Book.open(file)
    say(people, "what speaks for whom", times(lambda: read(book, occasions), 5), 1000)
    say(people, "the lines of the day", times(lambda: read(book, today.care), 5), 1000)
    say(people, "the badge", times(lambda: read(book, today.count), 5), 1000)
    say(people, "introductions to give", times(lambda: read(book, today.introductions), 1), 10_000)
    say(people, "the calendar file", times(lambda: calendar.write(book, folder / "days.ics"), 1), 20_000)
    open_page(people, book, folder)
    book.close()


def open_page(people: int, book: Book, folder: Path) -> None:
    """From the key to the painted page, and the longest that the GUI thread was held up meanwhile."""
    from netdesk.settings import Settings
    from netdesk.ui.app import Program, application

    app = application()
    program = Program.on(app, book, Settings(folder / f"settings-{people}.json"))
    program.window.resize(1440, 900)
    program.window.show()
    begun, longest = time.perf_counter(), 0.0
    page = program.window.show_page("today")
    while not page.list.rows:  # type: ignore[attr-defined]
        turn = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - turn)
    app.processEvents()
    say(people, "opening Today, painted", (time.perf_counter() - begun) * 1000, 2000)
    say(people, "  of that the longest on the GUI thread", longest * 1000, 100)
    program.window.close()


def read(book: Book, look: Callable[[Reader], object]) -> None:
    """Look once."""
    with book.reading() as reader:
        look(reader)


def times(act: Callable[[], object], rounds: int) -> float:
    """The median of some runs, in milliseconds."""
    taken = []
    for _round in range(rounds):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def say(people: int, name: str, measured: float, limit: int) -> None:
    """One line of the table."""
    print(f"{people:>6} people  {name:<42} {measured:9.1f} ms   (under {limit} ms)", flush=True)


if __name__ == "__main__":
    main()
