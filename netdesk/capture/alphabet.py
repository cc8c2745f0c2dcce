"""The letters that lines are spelled with, and the language that a card is in."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from netdesk.capture.models import Numbers, letters

_MARKS = "–—‘’“”„•·€…™№"
_ACCENTS = {"de": "äöüßÄÖÜ", "en": "", "it": "àèéìòùÀÈÉÌÒÙ", "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"}
_SIGNS = {
    "de": r"[äöüß]|\+4[139]\b|\.(?:de|at|ch)\b|\bGmbH|\bAG\b|str\.|straße\b|\b(?:und|für)\b",
    "en": r"\+44\b|\+1\b|\.(?:uk|ie)\b|\b(?:Ltd|LLC|Inc|Street|Road|and|of|the)\b",
    "it": r"[àèìòù]|\+39\b|\.it\b|(?i:\bs\.?\s?[rp]\.?\s?[al]\.)|\b(?:Via|Viale|Piazza|Corso|di|e|del|della)\b",
    "pl": r"[ąćęłńśźż]|\+48\b|\.pl\b|(?i:\bsp\.\s?z)|\b(?:ul|al|pl|kom)\.|\b(?:NIP|REGON)\b",
}
_OFTEN_LOST = 2.0  # an accent of the language goes lost more often than one comes from nowhere
_SELDOM_MEANT = 0.1  # a letter that the language does not have


def language_of(texts: Iterable[str]) -> str:
    """The language of a card, by its letters, numbers and words; none where that is not plain."""
    told = "\n".join(texts)
    *_, (second, _other), (first, name) = sorted((len(re.findall(sign, told)), name) for name, sign in _SIGNS.items())
    return name if first >= 2 and first >= 2 * second else ""


@cache
def alphabet() -> tuple[str, ...]:
    """The letters, digits and signs that European cards are written with; the first is none."""
    return tuple(dict.fromkeys(plain for plain in map(_plain, letters()) if _is_european(plain)))


def gathered(chances: Numbers) -> Numbers:
    """The chances of all letters as those of the alphabet: what is written the same counts together."""
    sums = np.zeros((len(alphabet()), len(chances)), np.float32)
    known = np.ascontiguousarray(chances[:, _known()].T)
    np.add.at(sums, _places(), known)
    return sums.T


@cache
def place(letter: str) -> int:
    """The column of a letter."""
    return alphabet().index(letter)


@cache
def weights(language: str) -> Numbers:
    """How much the chance of every letter counts in a language, or in none that is known."""
    found = np.ones(len(alphabet()), np.float32)
    if language:
        for number, letter in enumerate(alphabet()):
            if letter.isalpha() and not letter.isascii():
                found[number] = _OFTEN_LOST if letter in _ACCENTS[language] else _SELDOM_MEANT
    if language == "pl":
        found[place("q")] = _SELDOM_MEANT  # beside ą
    return found


def _plain(letter: str) -> str:
    """As it is typed: a wide letter of East Asian type is the same."""
    if letter.isspace():
        return " "
    typed = unicodedata.normalize("NFKC", letter)
    return typed if len(typed) == 1 else letter


def _is_european(letter: str) -> bool:
    return len(letter) < 2 and (letter == "" or ord(letter) < 0x180 or letter in "ȘșȚț" or letter in _MARKS)


@cache
def _known() -> NDArray[np.intp]:
    return np.array([number for number, letter in enumerate(letters()) if _is_european(_plain(letter))])


@cache
def _places() -> Sequence[int]:
    where = {letter: number for number, letter in enumerate(alphabet())}
    return [where[_plain(letters()[number])] for number in _known()]
