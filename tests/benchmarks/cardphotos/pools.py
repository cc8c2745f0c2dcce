"""The words of a set of cards, from its text file: names, firms, trades, titles, streets and towns."""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = ("it", "pl", "en", "de")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Names stand by spaces, all else by bars; firms in threes: name, domain, legal form."""

    of: dict[str, tuple[str, ...]]

    def one(self, chance: random.Random, kind: str) -> str:
        """Any of a kind."""
        return chance.choice(self.of[kind])

    def firm(self, chance: random.Random) -> tuple[str, str]:
        """A firm's name with its legal form, and its domain without the ending."""
        all_of_them = self.of["firms"]
        at = 3 * chance.randrange(len(all_of_them) // 3)
        return f"{all_of_them[at]} {all_of_them[at + 2]}".strip(), all_of_them[at + 1]


@cache
def words(kind: str, language: str) -> Words:
    """The words of a set (`practice` or `unseen`) in a language."""
    lines = Path(__file__).with_name("words").joinpath(f"{kind}.txt").read_text("utf-8").splitlines()
    rows = [line.partition(": ") for line in lines if line.startswith(f"{language}.")]
    return Words({head.partition(".")[2]: _split(rest) for head, _colon, rest in rows})


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|") if "|" in text else text.split(" ") if text.count(" ") > 9 else [text])
