"""An encrypted desk against a plain one, turn by turn in one run: open, commit, a keystroke of search, a copy of it.

python tests/benchmarks/bench_sealed.py [people] [interactions]
"""

import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from big_desk import write

from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.domain.query import PeopleQuery
from netdesk.operations import interactions
from netdesk.storage.book import Book
from netdesk.storage.key import Key, key_of, new_key
from netdesk.storage.people import first_ids, people_ids, people_rows
from netdesk.storage.sealing import reseal
from netdesk.storage.snapshot import snapshot

ROUNDS, COMMITS, PAGE = 7, 20, 60
WORDS = ("m", "mu", "wisniewski", "studio ferraris", "notary", "+39347", "kovac", "torino", "555")


def timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def search(book: Book, word: str) -> int:
    with book.reading() as reader:
        return len(people_rows(reader, first_ids(reader, PeopleQuery(word), PAGE)))


def measure(file: Path, key: Key | None, told: dict[str, list[float]]) -> None:
    """One turn on one desk."""
    told["open"].append(timed(lambda: Book.open(file, key=key).close()))
    book = Book.open(file, key=key)
    with book.reading() as reader:
        people: list[Id] = people_ids(reader, PeopleQuery())[:COMMITS]
    for person in people:
        told["commit (a call is logged)"].append(timed(lambda: interactions.log(book, [person], Kind.CALL)))  # noqa: B023
    for word in WORDS:
        told["keystroke of search"].append(timed(lambda: search(book, word)))  # noqa: B023
    told["snapshot, verified"].append(timed(lambda: snapshot(book.engine, file, "measured").unlink()))
    book.close()


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    people = numbers[0] if numbers else 20_000
    talks = numbers[1] if len(numbers) > 1 else 5 * people
    with TemporaryDirectory() as folder:
        os.environ["NETDESK_SNAPSHOTS"] = str(Path(folder) / "copies")
        plain, sealed = Path(folder) / "plain.netdesk", Path(folder) / "sealed.netdesk"
        write(plain, people, talks, people // 3)
        shutil.copyfile(plain, sealed)
        key = new_key("correct horse battery staple")
        kinds = ("open", "commit (a call is logged)", "keystroke of search", "snapshot, verified")
        told: dict[str, dict[str, list[float]]] = {name: {kind: [] for kind in kinds} for name in ("plain", "sealed")}
        print(f"seal {timed(lambda: reseal(sealed, None, key)):.0f} ms", f"{plain.stat().st_size >> 20} MB", sep=", ")
        print(f"key of a passphrase {timed(lambda: key_of('correct horse', key.salt)):.0f} ms")
        for turn in range(ROUNDS):
            desks = (("plain", plain, None), ("sealed", sealed, key))
            for name, file, its in desks if turn % 2 else reversed(desks):
                measure(file, its, told[name])
        print(f"\n{'':28}{'plain':>9}{'sealed':>9}{'ratio':>7}   medians in ms, {ROUNDS} turns")
        for kind in kinds:
            one, other = (statistics.median(told[name][kind]) for name in ("plain", "sealed"))
            print(f"{kind:28}{one:9.1f}{other:9.1f}{other / one:7.2f}")
        print(f"{'size in MB':28}{plain.stat().st_size / 2**20:9.1f}{sealed.stat().st_size / 2**20:9.1f}")
        print(f"remove {timed(lambda: reseal(sealed, key, None)):.0f} ms")


if __name__ == "__main__":
    main()
