"""A word by its stems in the four languages the desk is kept in, since nobody says in which language a note is."""

import re
from functools import cache, lru_cache
from typing import Any

from netdesk.domain.text import fold

LANGUAGES = ("en", "it", "pl", "de")
_WORD = re.compile(r"[^\W_]+(?:[&'’+][^\W_]+)*|[.,;:!?()/\n•·|–—]+")
_SHORTEST = 3

Forms = tuple[str, str, str, str]
"""The folded stems of a word, in the order of LANGUAGES."""


@cache
def _stemmers() -> tuple[Any, ...]:
    """Loaded when the first word is compared: it takes a moment."""
    from snowballstemmer.english_stemmer import EnglishStemmer
    from snowballstemmer.german_stemmer import GermanStemmer
    from snowballstemmer.italian_stemmer import ItalianStemmer
    from snowballstemmer.polish_stemmer import PolishStemmer

    return (EnglishStemmer, ItalianStemmer, PolishStemmer, GermanStemmer)


@lru_cache(maxsize=200_000)
def forms(word: str) -> Forms:
    """The stems of a word (lower case, with its accents) in each language; a short word stands for itself."""
    if len(word) <= _SHORTEST:
        plain = fold(word)
        return (plain, plain, plain, plain)
    # A stemmer of its own for every word: one keeps the word it is at, and several threads ask.
    english, italian, polish, german = (fold(stemmer().stemWord(word)) for stemmer in _stemmers())
    return (english, italian, polish, german)


def words(text: str) -> list[str]:
    """The words of a text and the signs that part its clauses, as they are written."""
    return _WORD.findall(text)


def is_sign(word: str) -> bool:
    """Whether this is what parts two clauses, and no word."""
    return not word[0].isalnum()


def is_acronym(word: str) -> bool:
    """Whether a word of two or three letters is written in capitals: IT is a trade, it is not."""
    return 2 <= len(word) <= 3 and word.isupper()
