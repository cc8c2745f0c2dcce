"""How well cards are read that nobody has tuned on: the product's own way, from the file to the joined fields.

    python -m tests.benchmarks.unseen_cards.score FOLDER [--region IT] [--json FILE] [--causes]

FOLDER holds photos.json, ordinary.json or hard.json, each beside a folder of pictures (see `make`). `--region` is the
country of the computer, for numbers that name none. `--causes` counts classes of errors; no card is named.
"""

import argparse
import json
import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netdesk.capture.card import Card
from netdesk.capture.fields import fields_of
from netdesk.capture.process import reader
from netdesk.domain.errors import NetdeskError
from netdesk.domain.scan import Field
from netdesk.operations.cardfields import joined
from netdesk.operations.checkingcards import _coded  # what the fields of a draft are made with
from tests.benchmarks.unseen_cards.judging import Truth, judged
from tests.benchmarks.unseen_cards.totals import Verdict, causes, shares

KINDS = ("photos", "ordinary", "hard")
_PROCESSES = 2
_TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The card of each picture (None: nothing was read), processor seconds a card, and megabytes at the peak."""

    cards: tuple[Card | None, ...]
    seconds: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--region", default="")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--causes", action="store_true")
    asked = parser.parse_args()
    figures = {}
    for kind in KINDS:
        if asked.folder.joinpath(f"{kind}.json").exists():
            truths = json.loads(asked.folder.joinpath(f"{kind}.json").read_text("utf-8"))
            reading = read_all([asked.folder / kind / f"{truth['id']}.jpg" for truth in truths])
            verdicts = [
                one
                for truth, card in zip(truths, reading.cards, strict=True)
                for one in verdicts_on(truth, card, asked.region)
            ]
            figures[kind] = _told(kind, reading, verdicts, causes_too=asked.causes)
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1))


def read_all(pictures: list[Path]) -> Reading:
    """What is read in these pictures, by two processes at once."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with ThreadPoolExecutor(_PROCESSES) as several:
        parts = several.map(_read, [pictures[at::_PROCESSES] for at in range(_PROCESSES)])
    cards = dict(one for part in parts for one in part)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Reading(tuple(cards[one] for one in pictures), spent / len(pictures), after.ru_maxrss / 1024)


def _read(pictures: list[Path]) -> list[tuple[Path, Card | None]]:
    with reader() as read:
        found = []
        for one in pictures:
            try:
                cards = [card for page in read.pages(one.read_bytes()) for card in read.read(page)]
            except NetdeskError:
                cards = []
            found.append((one, cards[0] if cards else None))
    return found


def fields(card: Card, region: str) -> tuple[Field, ...]:
    """The fields of a card as a draft shows them: what was read joined with what its codes say."""
    _person, said = _coded(card.codes, _TODAY)
    return joined(fields_of(card.lines, [card.size], region, said), said, card.lines)


def verdicts_on(truth: Truth, card: Card | None, region: str = "") -> Iterator[Verdict]:
    """What is right and wrong on a card; all is wrong where nothing was read."""
    if card is None:
        return judged(truth, (), (), ())
    return judged(truth, fields(card, region), card.codes, [line.text for line in card.lines])


def _told(kind: str, reading: Reading, verdicts: list[Verdict], *, causes_too: bool) -> dict[str, Any]:
    """Print the totals of a kind; return them too."""
    print(f"{kind}: {len(reading.cards)} cards")
    found = shares(verdicts)
    for of, one in found.items():
        low, high = one.bounds
        part = f"{one.right / one.count:8.1%}   {low:6.1%} to {high:6.1%}"
        print(f"  {of:22}{part}   {one.right} of {one.count}")
    print(f"  {reading.seconds:.2f} processor seconds a card, {reading.megabytes:.0f} MB at the peak", flush=True)
    why = causes(verdicts)
    if causes_too:
        print("\n".join(f"    {count:3} {cause}" for cause, count in why.items()))
    return {
        "shares": {of: asdict(one) for of, one in found.items()},
        "seconds": reading.seconds,
        "megabytes": reading.megabytes,
        "causes": why,
    }


if __name__ == "__main__":
    main()
