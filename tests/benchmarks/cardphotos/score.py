"""How well photographed cards are read: the product's own path on folders of pictures with their truth.

    python -m tests.benchmarks.cardphotos.score FOLDER … [--keep DIR] [--old] [--wrong] [--json FILE] [--region IT]

A folder holds `photos.json`, `hard.json` and `several.json`, each beside a folder of pictures (see `make`). `--wrong`
lists what is wrong, `--old` takes readings that an earlier reader left. Codes on a card are looked for, yet not joined
with what is read.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from itertools import chain, permutations
from operator import getitem
from pathlib import Path
from typing import Any

from netdesk.capture.card import Card
from netdesk.capture.fields import fields_of
from netdesk.capture.process import reader
from netdesk.domain.scan import Field
from tests.benchmarks.cardphotos import readings
from tests.benchmarks.cardphotos.judging import Tally, Truth, judged
from tests.benchmarks.cardphotos.totals import printed, totals

_KINDS = ("photos", "hard", "several")


def main() -> None:
    asked = _asked()
    asked.keep.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Any] = {}
    for kind in _KINDS:
        if cards := [card for folder in asked.folders for card in _cards(folder, kind)]:
            figures[kind] = _scored(asked, kind, cards)
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1))


def _cards(folder: Path, kind: str) -> list[tuple[Path, Truth]]:
    """The pictures of a kind in a folder, with their truth."""
    told = folder / f"{kind}.json"
    truths = json.loads(told.read_text("utf-8")) if told.exists() else []
    return [(folder / kind / f"{truth['id']}.jpg", truth) for truth in truths]


def fields(card: Card, region: str = "") -> tuple[Field, ...]:
    """The fields of a card that has one side."""
    return fields_of(card.lines, [card.size], region)


def _scored(asked: argparse.Namespace, kind: str, cards: list[tuple[Path, Truth]]) -> dict[str, Any]:
    before = readings.processor_seconds()
    with reader() as read:
        kept = [readings.read(picture, asked.keep, read, old=asked.old) for picture, _truth in cards]
    spent = readings.processor_seconds() - before
    pairs = zip((truth for _picture, truth in cards), kept, strict=True)
    tallies = [one for truth, found in pairs for one in _tallies(asked, truth, found)]
    counts = totals(tallies)
    print(f"{kind}: {len(cards)} cards")
    for what in sorted(counts):
        print(printed(what, counts[what]))
    each, most = spent / len(cards), readings.peak()
    print(f"  {each:.2f} processor seconds a card, {most:.0f} MB at the peak (when read anew)")
    return {"counts": counts, "seconds": each, "megabytes": most}


def _tallies(asked: argparse.Namespace, truth: Truth, kept: readings.Kept) -> Iterator[Tally]:
    cards = [card for page in kept.pages for card in page]
    found = _together(asked, truth, cards) if "cards" in truth else _alone(asked, truth, cards)
    for one in found:
        if asked.wrong and not one.right:
            print(f"{truth['id']} {truth.get('locale', '')} {one.what}: {one.was!r} not {one.should!r}")
        yield one


def _alone(asked: argparse.Namespace, truth: Truth, cards: list[Card]) -> Iterator[Tally]:
    yield from judged(truth, fields(cards[0], asked.region) if cards else ())
    yield from _seen(truth, cards)


def _together(asked: argparse.Namespace, truth: Truth, cards: list[Card]) -> Iterator[Tally]:
    """The cards of a picture against those that were read, paired so that most is right; one that was not found has
    nothing right."""
    wanted = truth["cards"]
    yield Tally("all cards found", len(cards) == len(wanted), str(len(cards)), str(len(wanted)))
    given = [fields(card, asked.region) for card in cards] + [()] * (len(wanted) - len(cards))
    told = [[list(judged(each, one)) for one in given] for each in wanted]
    right = [[sum(tally.right for tally in one) for one in row] for row in told]
    pairs = max(permutations(range(len(given)), len(wanted)), key=lambda pairs: sum(map(getitem, right, pairs)))
    yield from chain.from_iterable(map(getitem, told, pairs))


def _seen(truth: Truth, cards: list[Card]) -> Iterator[Tally]:
    """Whether the picture was understood at all: one card in it, the right way up, with its code."""
    yield Tally("one card", len(cards) == 1, str(len(cards)), "1")
    if cards:
        yield Tally("turn", _turn(cards[0].corners) == truth["photo"]["turn"], str(_turn(cards[0].corners)))
    if truth["qr"]:
        should = truth.get("qr_bytes", truth["qr"].encode().hex())
        yield Tally("code", any(code.hex() == should for card in cards for code in card.codes), "", truth["qr"][:20])


def _turn(corners: tuple[int, ...]) -> int:
    """Quarter turns of the card in the picture, in degrees against the clock."""
    across, down = corners[2] - corners[0], corners[3] - corners[1]
    if abs(across) > abs(down):
        return 0 if across > 0 else 180
    return 90 if down < 0 else 270


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "cardphotos"))
    parser.add_argument("--old", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--region", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
