"""How long 10,000 cards take: read and understood here, against vobject's parsing of the same text.

Run it as `python tests/benchmarks/bench_vcard.py [number of cards]`.
"""

import sys
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


def cpu_seconds(work: Callable[[], int]) -> tuple[float, int]:
    """CPU seconds of this process, and what the work counted."""
    start = time.process_time()
    count = work()
    return time.process_time() - start, count


def ours(data: bytes) -> int:
    """Reading and understanding every card."""
    return sum(1 for card in read(data) if to_draft(card, TODAY).person.shown)


def vobjects(text: str) -> int:
    """vobject's default parsing; 0 for a card that it cannot read."""
    import vobject
    from vobject.base import VObjectError

    try:
        return sum(1 for _ in vobject.readComponents(text))
    except (VObjectError, ValueError):
        return 0


def writing(data: bytes, version: str) -> int:
    """Writing everything again."""
    drafts = (to_draft(card, TODAY) for card in read(data))
    people = ((draft.person, draft.picture) for draft in drafts)
    return sum(len(card) for card in write(people, version))  # type: ignore[arg-type]


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    data = cards.file(count)
    print(f"{count} cards, {len(data) / 1e6:.1f} MB")
    own, read_cards = cpu_seconds(lambda: ours(data))
    print(f"read and to_draft: {own:.2f} CPU s for {read_cards} cards")
    for version in ("3.0", "4.0"):
        seconds, size = cpu_seconds(lambda version=version: writing(data, version))  # type: ignore[misc]
        print(f"the same and write {version}: {seconds:.2f} CPU s, {size / 1e6:.1f} MB")
    texts = [card.decode() for card in cards.cards(count)]
    readable = [text for text in texts if vobjects(text)]
    theirs, _ = cpu_seconds(lambda: vobjects("".join(readable)))
    same = "".join(readable).encode()
    own, _ = cpu_seconds(lambda: ours(same))
    print(f"vobject.readComponents reads {len(readable)} of the cards, {len(same) / 1e6:.1f} MB")
    print(f"on these: ours {own:.2f} CPU s, vobject {theirs:.2f} CPU s, ratio {own / theirs:.2f}")
    tracemalloc.start()
    ours(data)
    print(f"peak of Python memory while reading: {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
