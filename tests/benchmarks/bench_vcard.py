"""How long 10,000 cards take: read and understood here, against vobject's parsing of the same text; what a line without
a colon and ten times the cards take, how much memory, and how long reading keeps another thread waiting.

Run it as `python tests/benchmarks/bench_vcard.py [number of cards]`.
"""

import gc
import io
import statistics
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

import cards  # noqa: E402

from netdesk.vcard.meaning import to_draft  # noqa: E402
from netdesk.vcard.reader import read  # noqa: E402
from netdesk.vcard.writer import write  # noqa: E402

TODAY = date(2026, 1, 1)
TIMES = 3
FLOOR = 0.30  # of vobject's time
Work = Callable[[], int]


def cpu_seconds(work: Work, times: int = TIMES) -> float:
    """CPU seconds of this process, the middle one of some runs; the collector is off, as in an import."""
    gc.disable()
    try:
        return statistics.median(_once(work) for _ in range(times))
    finally:
        gc.enable()


def _once(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def ours(data: bytes) -> int:
    """Reading and understanding every card."""
    return sum(1 for card in read(data) if to_draft(card, TODAY).person.shown)


def vobjects(text: str) -> int:
    """vobject's default parsing."""
    import vobject

    return sum(1 for _ in vobject.readComponents(io.StringIO(text)))


def writing(data: bytes, version: str) -> int:
    """Writing everything again."""
    drafts = (to_draft(card, TODAY) for card in read(data))
    people = ((draft.person, draft.picture) for draft in drafts)
    return sum(len(card) for card in write(people, version))  # type: ignore[arg-type]


def longest_wait(work: Work) -> float:
    """The longest time in ms that another thread had to wait for its turn while the work was done."""
    thread = threading.Thread(target=work)
    thread.start()
    longest = 0.0
    while thread.is_alive():
        before = time.perf_counter()
        time.sleep(0.001)
        longest = max(longest, time.perf_counter() - before)
    thread.join()
    return longest * 1000


def peak(work: Work) -> float:
    """The peak of Python's memory while the work is done, in MB."""
    tracemalloc.start()
    work()
    found = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    data = cards.file(count, only_3=True)
    print(f"{count} cards of version 3.0, {len(data) / 1e6:.1f} MB")
    own, theirs = cpu_seconds(lambda: ours(data)), cpu_seconds(lambda: vobjects(data.decode()))
    print(f"ours {own:.2f} CPU s, vobject {theirs:.2f} CPU s, ratio {own / theirs:.2f} (at most {FLOOR:.2f})")
    tenth = cards.file(count // 10, only_3=True)
    print(f"ten times the cards: {own / cpu_seconds(lambda: ours(tenth)):.1f} times the time")
    every = cards.file(count)
    print(f"of all versions, {len(every) / 1e6:.1f} MB: {cpu_seconds(lambda: ours(every)):.2f} CPU s")
    for version in ("3.0", "4.0"):
        seconds = cpu_seconds(lambda version=version: writing(every, version), 1)  # type: ignore[misc]
        print(f"the same and write {version}: {seconds:.2f} CPU s")
    flat = b"BEGIN:VCARD\nFN:x\n" + b"Products;x,a " * 800_000 + b"\nEND:VCARD\n"
    print(f"a line of {len(flat) / 1e6:.0f} MB without a colon: {cpu_seconds(lambda: ours(flat), 1):.2f} CPU s")
    office = data.replace("Służbowy".encode(), "Służbowy".encode("cp1250"))
    wide = data.decode().encode("utf-16")
    for name, one in (("UTF-8", data), ("a code page", office), ("UTF-16", wide), ("one line", flat)):
        most = peak(lambda one=one: ours(one)) / (len(one) / 1e6)  # type: ignore[misc]
        wait = longest_wait(lambda one=one: ours(one))  # type: ignore[misc]
        print(f"{name}: {most:.1f} times the file in memory, others wait at most {wait:.0f} ms")


if __name__ == "__main__":
    main()
