"""Photographs of business cards that nobody has tuned on, with their truth.

    python -m tests.benchmarks.cardphotos.make --set practice --out DIR [--count 60] [--hard 20] [--several 0]

`practice` may be looked at; of `unseen`, with words and layouts of its own, only the totals. `--seed` makes others.
`several.json`: two to four lying cards in each picture.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from tests.benchmarks.cardphotos.content import content
from tests.benchmarks.cardphotos.drawing import Drawn, drawn
from tests.benchmarks.cardphotos.payloads import payload
from tests.benchmarks.cardphotos.photo import photographed, together
from tests.benchmarks.cardphotos.pools import LANGUAGES

_PROFILES = {"photos": ("scan", "easy", "mid", "mid", "hard"), "hard": ("webcam", "webcam", "scan", "mid", "hard")}
_WITH_CODE = ("stack", "corner", "band", "rule", "upright")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("practice", "unseen"), default="practice")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--hard", type=int, default=20)
    parser.add_argument("--several", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds = {"photos": (asked.count, _made), "hard": (asked.hard, _made), "several": (asked.several, _made_together)}
    for kind, (count, made) in kinds.items():
        asked.out.joinpath(kind).mkdir(parents=True, exist_ok=True)
        truths = [made(asked, kind, number) for number in range(count)]
        asked.out.joinpath(f"{kind}.json").write_text(json.dumps(truths, ensure_ascii=False, indent=1), "utf-8")


def _made(asked: argparse.Namespace, kind: str, number: int) -> dict[str, Any]:
    """One card: its picture written, its truth returned."""
    chance = random.Random(f"{asked.set} {asked.seed} {kind} {number}")
    profile, turn = chance.choice(_PROFILES[kind]), chance.choice((0, 0, 0, 0, 0, 90, 180, 270))
    card, truth = _card(asked.set, LANGUAGES[number % len(LANGUAGES)], chance, hard=kind == "hard")
    asked.out.joinpath(kind, f"{number:03}.jpg").write_bytes(photographed(card.picture, profile, turn, chance))
    return {**truth, "id": f"{number:03}", "photo": {"profile": profile, "turn": turn, "layout": card.layout}}


def _made_together(asked: argparse.Namespace, kind: str, number: int) -> dict[str, Any]:
    """Cards in one picture: the picture written, their truths returned."""
    chance = random.Random(f"{asked.set} {asked.seed} {kind} {number}")
    wanted, cards = chance.choice((2, 3, 4)), []
    while len(cards) < wanted:
        card, truth = _card(asked.set, chance.choice(LANGUAGES), chance, hard=False)
        cards += [(card, truth)] if card.picture.shape[0] < card.picture.shape[1] else []
    data = together([card.picture for card, _truth in cards], chance.choice(("easy", "mid")), chance)
    asked.out.joinpath(kind, f"{number:03}.jpg").write_bytes(data)
    return {"id": f"{number:03}", "cards": [truth for _card, truth in cards]}


def _card(pool: str, locale: str, chance: random.Random, *, hard: bool) -> tuple[Drawn, dict[str, Any]]:
    """A card drawn, and what stands on it."""
    told = content(pool, locale, chance)
    code = payload(told.fields, locale, chance) if chance.random() < 0.35 and not hard else b""
    card = drawn(told, pool, chance, hard=hard, code=code)
    code = code if card.layout in _WITH_CODE else b""
    lines = [{"text": " ".join(filter(None, (one.label, one.text))), "field": one.field} for one in card.lines]
    codes = {"qr": code.decode("utf-8", "replace"), "qr_bytes": code.hex()}
    return card, {"locale": locale, "fields": told.fields, "lines": lines, **codes}


if __name__ == "__main__":
    main()
