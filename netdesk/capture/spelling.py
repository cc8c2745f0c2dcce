"""What the chances of letters along a line spell, in the light of the language of the card."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from netdesk.capture.alphabet import alphabet, place, weights
from netdesk.capture.models import Numbers, letters

_LOST = "\ue000"  # where a space may have been lost
_PERHAPS = 0.18  # how likely it must be there: beside a full stop it is less so than it ought to be
_SPACED, _WIDER = 4, 1.45  # letters that stand alone, and how much wider the gap between words is then
_ADDRESS = re.compile(r"@|//|www\.")
_LABEL = re.compile(r"(?:^|\W)(?:e?-?mail|pec|www|web|internet|home|homepage|sito|strona|e|m|w)$|:$", re.IGNORECASE)
_ROUND, _TALL = 0.2, 0.05  # how likely an o must be where a 0 was read among letters, and an I for an l


def spelled(chances: Numbers, language: str = "") -> tuple[str, float]:
    """The text, and how sure it is, from 0 to 1. `chances`: a row for every step along the line, a column for every
    letter of the alphabet; steps that repeat a letter are the same one, those without one part letters."""
    best = (chances * weights(language)).argmax(axis=1)
    lost = (best == 0) & (chances[:, place(" ")] > _PERHAPS)
    best[lost] = place(" ")
    steps = np.flatnonzero((best > 0) & (np.diff(best, prepend=0) != 0))
    signs = _alike([alphabet()[best[step]] for step in steps], chances[steps])
    text = "".join(_LOST if lost[step] else sign for step, sign in zip(steps, signs, strict=True))
    written = steps[best[steps] != place(" ")]
    score = float(chances[written, best[written]].mean()) if len(written) else 0.0
    return _capitals(_drawn_together(" ".join(_spaced(text).split()), written)), score


def foreign(chances: Numbers) -> tuple[str, float] | None:
    """The text, and how sure it is, when most of it is in another script than ours. `chances` are those of all letters
    that the net knows."""
    best = chances.argmax(axis=1)
    steps = np.flatnonzero((best > 0) & (np.diff(best, prepend=0) != 0))
    text = "".join(letters()[number] for number in best[steps])
    if sum(letter.isalpha() and letter not in alphabet() for letter in text) <= len(text) / 2:
        return None
    return unicodedata.normalize("NFKC", text).strip(), float(chances[steps, best[steps]].mean())


def _spaced(text: str) -> str:
    """Spaces where they went lost, but never within an address."""
    return "".join(_parted(word) for word in re.split(r"( +)", text))


def _parted(word: str) -> str:
    if not _ADDRESS.search(word.replace(_LOST, "")):
        return word.replace(_LOST, " ")
    first, *others = word.split(_LOST)
    return first + "".join((" " if _LABEL.search(first) else "") + other for other in others)


def _drawn_together(text: str, steps: NDArray[np.intp]) -> str:
    """Spaced-out letters as words: a new one begins after a gap much wider than the others. `steps` are where the
    letters are."""
    words = text.split()
    if sum(len(word) == 1 for word in words) < max(_SPACED, 0.6 * len(words)):
        return text
    signs = "".join(words)
    gaps = np.diff(steps, prepend=steps[0])
    wide = gaps > _WIDER * np.median(gaps[1:])
    return "".join(" " + sign if new else sign for sign, new in zip(signs, wide, strict=True)).strip()


def _capitals(text: str) -> str:
    """Small letters with accents among capitals are capitals: the two differ by their height alone."""
    return re.sub(r"[^\W\d_]{3,}", lambda found: _capital(found.group()), text)


def _capital(word: str) -> str:
    plain = [letter for letter in word if letter.isascii()]
    among = len(plain) > 1 and all(letter.isupper() for letter in plain) and "ß" not in word
    return word.upper() if among else word


def _alike(signs: list[str], chances: Numbers) -> list[str]:
    """The signs, where an o was taken for a 0, and I for l or l for I, put right by what stands beside them."""
    found = list(signs)
    for number, sign in enumerate(signs):
        before = signs[number - 1] if number else ""
        after = signs[number + 1] if number + 1 < len(signs) else ""
        if sign == "0" and chances[number, place("o")] > _ROUND and _among_letters(signs, number):
            found[number] = "o"
        elif sign == "l" and chances[number, place("I")] > _TALL and before.isupper() and not after.islower():
            found[number] = "I"
        elif sign == "I" and chances[number, place("l")] > _TALL and before.islower():
            found[number] = "l"
    return found


def _among_letters(signs: list[str], number: int) -> bool:
    """Whether the nearest letters or digits of the word on both sides are letters, as far as there are any."""
    before, after = _nearest(reversed(signs[:number])), _nearest(signs[number + 1 :])
    return (before + after).isalpha()


def _nearest(signs: Iterable[str]) -> str:
    """The first letter or digit before a space."""
    word = takewhile(lambda sign: not sign.isspace(), signs)
    return next((sign for sign in word if sign.isalnum()), "")
