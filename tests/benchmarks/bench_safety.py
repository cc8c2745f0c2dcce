"""Safety of a desk of 50,000 people with pictures: a copy while somebody writes, going back, saving what can be read.

python tests/benchmarks/bench_safety.py FILE      (a desk; `bench_desk.py --keep FILE` makes one)
"""

import os
import random
import resource
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from netdesk.domain.interaction import Kind
from netdesk.domain.query import PeopleQuery
from netdesk.operations import interactions
from netdesk.storage.book import Book
from netdesk.storage.people import people_ids
from netdesk.storage.restoring import restore
from netdesk.storage.salvage import salvage
from netdesk.storage.snapshot import snapshot
from netdesk.storage.soundness import health

_PICTURES, _PICTURE = 2500, 20_000


def main() -> None:
    """Measure on a copy of the desk."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NETDESK_SNAPSHOTS"] = f"{folder}/copies"
        desk = Path(shutil.copyfile(sys.argv[1], Path(folder) / "desk.netdesk"))
        book = Book.open(desk)
        with book.changing("Pictures") as change:
            change.keep_pictures([random.Random(number).randbytes(_PICTURE) for number in range(_PICTURES)])
        print(f"desk {desk.stat().st_size / 1e6:.0f} MB")
        copy = copied(book, desk)
        begun = time.perf_counter()
        found = health(book)
        print(f"whole check of the file       {time.perf_counter() - begun:6.2f} s  {found}")
        book.close()
        begun = time.perf_counter()
        restore(desk, copy)
        print(f"going back, with a new copy   {time.perf_counter() - begun:6.2f} s")
        begun = time.perf_counter()
        Book.open(desk).close()
        print(f"open                          {time.perf_counter() - begun:6.2f} s")
        data = bytearray(desk.read_bytes())
        data[:100] = bytes(100)
        desk.write_bytes(data)
        begun = time.perf_counter()
        saved = salvage(desk, Path(folder) / "saved.netdesk", copy)
        print(f"saving what can be read       {time.perf_counter() - begun:6.2f} s  {saved.people} people")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def copied(book: Book, desk: Path) -> Path:
    """A copy while another thread logs calls; the longest that one of them took, against those without a copy."""
    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery())[:500]
    dice = random.Random(1)
    quiet = max(write(book, dice.choice(ids)) for _number in range(50))
    ended, taken = threading.Event(), [0.0]

    def log() -> None:
        while not ended.is_set():
            taken.append(write(book, dice.choice(ids)))

    writer = threading.Thread(target=log)
    writer.start()
    begun = time.perf_counter()
    made = snapshot(book.engine, desk, "asked")
    seconds = time.perf_counter() - begun
    ended.set()
    writer.join()
    print(f"copy, checked and summed      {seconds:6.2f} s  {made.stat().st_size / 1e6:.0f} MB")
    print(f"longest of {len(taken) - 1} calls logged beside it {max(taken) * 1000:4.0f} ms")
    print(f"longest of 50 calls without a copy {quiet * 1000:4.0f} ms")
    return made


def write(book: Book, person: str) -> float:
    """Log a call; seconds."""
    begun = time.perf_counter()
    interactions.log(book, [person], Kind.CALL, minutes=10, note="bench")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
