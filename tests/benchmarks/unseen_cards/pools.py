"""The words of the cards, a file for each language: one kind in a line, its words parted by bars."""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REGIONS = {"it": "IT", "pl": "PL", "en": "GB", "de": "DE"}
ENDINGS = {
    "it": ("it", "it", "com", "eu"),
    "pl": ("pl", "com.pl", "eu"),
    "en": ("co.uk", "com"),
    "de": ("de", "de", "com"),
}


@dataclass(frozen=True, slots=True)
class Pool:
    """All words of a language."""

    of: dict[str, tuple[str, ...]]

    def any(self, kind: str, chance: random.Random) -> str:
        """One word of a kind; it may be empty where a card can do without."""
        return chance.choice(self.of[kind])

    def firm(self, chance: random.Random) -> str:
        """A firm's name, as it is in the register."""
        return " ".join(filter(None, (self.any(part, chance) for part in ("first", "second", "forms"))))


@cache
def pool(language: str) -> Pool:
    """The words of a language."""
    text = Path(__file__).with_name("words").joinpath(f"{language}.txt").read_text("utf-8")
    rows = (line.partition(": ") for line in text.splitlines())
    return Pool({kind: tuple(words.split("|")) for kind, _colon, words in rows})
