"""Photographs of business cards nobody has tuned on, with their truth: words, layouts and light of their own.

    python -m tests.benchmarks.unseen_cards.make OUT [--ordinary 120] [--hard 80] [--seed 1]

OUT gets `ordinary.json` and `hard.json`, each beside a folder of pictures. Of these cards only totals are for those who
work on the reading: a single one that is looked at is no longer unseen.
"""

import argparse
import json
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.benchmarks.unseen_cards.camera import taken
from tests.benchmarks.unseen_cards.content import content
from tests.benchmarks.unseen_cards.drawing import drawn
from tests.benchmarks.unseen_cards.layouts import AWKWARD
from tests.benchmarks.unseen_cards.payloads import code, payload
from tests.benchmarks.unseen_cards.pools import REGIONS

_PROFILES = {"ordinary": ("scan", "calm", "usual", "usual", "rough"), "hard": ("calm", "usual", "rough")}
_TURNS = (0, 0, 0, 0, 0, 90, 180, 270)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--ordinary", type=int, default=120)
    parser.add_argument("--hard", type=int, default=80)
    parser.add_argument("--seed", default="1")
    asked = parser.parse_args()
    for kind, count in (("ordinary", asked.ordinary), ("hard", asked.hard)):
        asked.out.joinpath(kind).mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor(2) as workers:
            truths = list(workers.map(made, [asked.out] * count, [asked.seed] * count, [kind] * count, range(count)))
        asked.out.joinpath(f"{kind}.json").write_text(json.dumps(truths, ensure_ascii=False, indent=1), "utf-8")


def made(out: Path, seed: str, kind: str, number: int) -> dict[str, Any]:
    """One card: its picture written, its truth returned."""
    chance = random.Random(f"unseen {seed} {kind} {number}")
    language = list(REGIONS)[number % len(REGIONS)]
    traits = _traits(kind, number, chance)
    told = content(language, chance, two="two offices" in traits)
    text = payload(told.fields, chance) if number % 3 == 0 else ""
    card = drawn(told, chance, traits, code(text, chance) if text else None)
    profile = "webcam" if "webcam" in traits else chance.choice(_PROFILES[kind])
    turn = chance.choice(_TURNS)
    out.joinpath(kind, f"{number:03}.jpg").write_bytes(taken(card.picture, profile, turn, chance))
    return {
        "id": f"{number:03}",
        "locale": language,
        "fields": told.fields,
        "qr": text if card.coded else "",
        "lines": [{"text": f"{one.label} {one.text}".strip(), "field": one.field} for one in card.lines],
        "photo": {"profile": profile, "turn": turn, "layout": card.layout, "traits": traits},
    }


def _traits(kind: str, number: int, chance: random.Random) -> tuple[str, ...]:
    """What is awkward about a card: each in turn, and on every third something else too."""
    if kind != "hard":
        return ()
    first = AWKWARD[(number // len(REGIONS)) % len(AWKWARD)]
    return (first,) if chance.random() > 0.33 else tuple(dict.fromkeys((first, chance.choice(AWKWARD))))


if __name__ == "__main__":
    main()
