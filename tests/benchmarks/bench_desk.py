"""50,000 people and 500,000 interactions: a keystroke of search, a page of rows, opening a person, logging a call.

python tests/benchmarks/bench_desk.py [people] [interactions] [--keep FILE]
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.operations import demo, interactions
from netdesk.storage.book import Book
from netdesk.storage.people import first_ids, people_counts, people_ids, people_rows

WORDS = (
    "wisniewski",
    "studio ferraris",
    "notary",
    "+39347",
    "chamber",
    "kovac",
    "torino",
    "giulia",
    "rossi group",
    "555",
)


def build(file: Path, people: int, wanted: int) -> None:
    """A desk of the demo's people, with more interactions until there are as many as wanted."""
    book = Book.open(file)
    demo.fill(book, people)
    dice = random.Random(3)
    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery(sort=Sort.NEW))
        have = sum(1 for _item in reader.all(Interaction))
    missing = wanted - have
    for start in range(0, max(0, missing), 50_000):
        with book.changing("More") as change:
            count = min(50_000, missing - start)
            change.add_many([talk(book, dice.choice(ids), dice) for _ in range(count)])
    book.close()


def talk(book: Book, person: str, dice: random.Random) -> Interaction:
    """Some conversation."""
    on = book.today - timedelta(days=dice.randint(0, 1400))
    parts = (Participant(book.me), Participant(person))
    return Interaction(kind=dice.choice((Kind.CALL, Kind.MET, Kind.MESSAGE)), on=on, minutes=20, participants=parts)


def times(act: Callable[[int], object], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile of an act, in milliseconds."""
    taken = []
    for number in range(rounds):
        begun = time.perf_counter()
        act(number)
        taken.append((time.perf_counter() - begun) * 1000)
    return middle(taken)


def middle(taken: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]


def say(name: str, measured: tuple[float, float], limit: int) -> None:
    """One line of the table."""
    print(f"{name:<46} {measured[0]:7.1f} ms median {measured[1]:7.1f} ms p95   (under {limit} ms median)")


def main() -> None:
    """Build (or take) the desk and measure."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 50_000
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 500_000
    kept = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(kept) if kept else Path(folder) / "desk.netdesk"
        if not file.exists():
            begun = time.perf_counter()
            build(file, people, wanted)
            print(f"built in {time.perf_counter() - begun:.0f} s, {file.stat().st_size / 1e6:.0f} MB")
        measure(file, Path(folder))


def measure(file: Path, folder: Path) -> None:
    """All figures."""
    book = Book.open(file)
    keys = [word[: end + 1] for word in WORDS for end in range(len(word))]

    def search(number: int) -> None:
        with book.reading() as reader:
            people_rows(reader, first_ids(reader, PeopleQuery(keys[number], sort=Sort.NAME), 240)[:60])

    say("search keystroke to rows (by name)", times(search, len(keys)), 16)

    def search_care(number: int) -> None:
        with book.reading() as reader:
            people_rows(reader, first_ids(reader, PeopleQuery(keys[number]), 240)[:60])

    say("search keystroke to rows (needs care)", times(search_care, len(keys)), 16)
    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery(sort=Sort.NAME))
    dice = random.Random(5)

    def page(_number: int) -> None:
        start = dice.randrange(len(ids) - 60)
        with book.reading() as reader:
            people_rows(reader, ids[start : start + 60])

    say("a page of 60 rows while scrolling", times(page, 200), 16)
    say("counts of the filter chips (in the background)", times(lambda _n: counts(book), 10), 200)
    open_people(book, folder, ids, dice)
    say(
        "log a call, committed to disk",
        times(lambda _n: interactions.log(book, [dice.choice(ids)], Kind.CALL, minutes=10, note="bench"), 200),
        20,
    )
    book.close()


def counts(book: Book) -> None:
    """The counts of everybody."""
    with book.reading() as reader:
        people_counts(reader)


def open_people(book: Book, folder: Path, ids: list[str], dice: random.Random) -> None:
    """Opening a person in the window's panel: the first one, and then others, by what the user has to wait for."""
    from PySide6.QtWidgets import QApplication

    from netdesk.settings import Settings
    from netdesk.ui.app import Program, application

    app = application()
    program = Program.on(app, book, Settings(folder / "settings.json"))
    program.window.resize(1440, 900)
    program.window.show()
    page: Any = program.window.show_page("people")
    end = time.monotonic() + 4
    blocked = [0.0]
    while time.monotonic() < end:
        if page._painted:  # from here on the panel is loaded and made, and the first person opened
            blocked.append(took(app.processEvents))
        else:
            app.processEvents()
        time.sleep(0.005)
    print(f"{'the panel and its first person: longest pause':<46} {max(blocked):7.1f} ms")
    look_at(page.panel, book, ids, dice, QApplication.processEvents)
    program.desk.close()
    program.jobs.close()


def look_at(panel: Any, book: Book, ids: list[str], dice: random.Random, turn: Callable[[], object]) -> None:
    """Open people one after the other. Read: all that is shown of somebody, out of the database. Filled: read, and laid
    out with their head, stages, letters and log. Seen: filled and painted, before anything else has its turn. Whole:
    the timeline and the details painted too. Pause: the longest time without a turn for a key or the mouse."""
    from PySide6.QtCore import QCoreApplication

    from netdesk.ui.person.panel import look

    reads, fills, sights, wholes, pauses = [], [], [], [], []
    for _number in range(150):
        person = dice.choice(ids)
        fill = took(lambda person=person: panel.open(person))
        seen = fill + took(QCoreApplication.sendPostedEvents)  # layout and painting, and no timer yet
        turns = [took(turn) for _turn in range(3)]
        with book.reading() as reader:
            other = dice.choice(ids)
            reads.append(took(lambda other=other, reader=reader: look(reader, other)))
        fills.append(fill)
        sights.append(seen)
        wholes.append(seen + sum(turns))
        pauses.append(max(seen, *turns))
        end = time.monotonic() + 0.06
        while time.monotonic() < end:  # the plot, which comes to those who stay
            pauses[-1] = max(pauses[-1], took(turn))
    say("opening a person: read", middle(reads), 16)
    say("opening a person: read and filled", middle(fills), 16)
    say("opening a person: seen", middle(sights), 16)
    say("opening a person: whole, timeline and details", middle(wholes), 50)
    say("opening a person: longest pause", middle(pauses), 50)


def took(act: Callable[[], object]) -> float:
    """How long an act takes, in milliseconds."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
