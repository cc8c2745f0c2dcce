"""The word lists of resources/cards: names, titles, legal forms, labels, places, with their spelling and language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from netdesk.domain.text import fold
from netdesk.paths import resource

LANGUAGES = ("it", "pl", "en", "de")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})


@dataclass(slots=True)
class WordList:
    """Words and phrases of one list. `spelled`: by language, how a folded one is written; `stems`: the same of
    those that only begin or end a word; `begins` and `ends`: all of these, folded."""

    spelled: dict[str, dict[str, str]] = field(default_factory=dict)
    stems: dict[str, dict[str, str]] = field(default_factory=dict)
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def knows(self, word: str) -> bool:
        """Whether a folded word or phrase stands in the list of any language."""
        return any(word in words for words in self.spelled.values()) or self._fits(word)

    def languages(self, word: str) -> frozenset[str]:
        """The languages in whose lists a folded word stands as it is."""
        return frozenset(language for language, words in self.spelled.items() if word in words)

    def all(self) -> Iterator[str]:
        """All words and phrases without a star, as they are spelled."""
        for words in self.spelled.values():
            yield from words.values()

    def _fits(self, word: str) -> bool:
        return len(word) > 3 and (word.startswith(self.begins) or word.endswith(self.ends))


@cache
def word_list(name: str) -> WordList:
    """A list by the name of its file."""
    found = WordList()
    begins: list[str] = []
    ends: list[str] = []
    for language, phrase in entries(name):
        bare = phrase.strip("*")
        if bare == phrase:
            found.spelled.setdefault(language, {}).setdefault(fold(bare), bare)
            continue
        (ends if phrase.startswith("*") else begins).append(fold(bare))
        found.stems.setdefault(language, {}).setdefault(fold(bare), bare)
    found.begins, found.ends = tuple(begins), tuple(ends)
    return found


@cache
def entries(name: str) -> tuple[tuple[str, str], ...]:
    """Each phrase of a file with the word that its line begins with: a language, or a kind of thing."""
    text = resource("cards", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((head, phrase.strip()) for head, _, rest in lines for phrase in rest.split(",") if phrase.strip())


@cache
def group(name: str, head: str) -> frozenset[str]:
    """The folded phrases of the line of a file that begins with `head`."""
    return frozenset(fold(phrase) for line, phrase in entries(name) if line == head)


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as folded letters and digits."""
    return tuple(re.findall(r"[^\W_]+", fold(text)))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Only the letters and digits of a text, folded."""
    return "".join(plain_words(text))


@lru_cache(maxsize=4096)
def writings(text: str) -> tuple[str, ...]:
    """The text without accents as it may stand in a mail: plain, and with ae for ä."""
    one, german = plain(text), plain(text.translate(_UMLAUTS))
    return (one,) if one == german else (one, german)
