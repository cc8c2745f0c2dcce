"""Names as plain words: what two writings of one name share when accents, umlauts, endings and signs are set aside."""

import re
from functools import lru_cache

from netdesk.domain.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_FEMININE = ("ska", "cka", "dzka")  # Polish family names are declined: Kowalski, Kowalska
_LONG = 5  # letters; in shorter words ae, oe, ue are seldom umlauts: Joe, Zoe


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a name, plain."""
    return tuple(_plain(word) for word in _WORD.findall(fold(text).translate(_APOSTROPHES)))


def plain_word(word: str) -> str:
    """A word without accents, umlauts as their vowel (Müller, Mueller), in the masculine where Polish declines it."""
    return _plain(fold(word))


def _plain(plain: str) -> str:
    if len(plain) >= _LONG:
        plain = plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        if plain.endswith(_FEMININE):
            plain = plain[:-1] + "i"
    return plain
