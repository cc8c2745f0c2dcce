"""Streets: which texts are one, beyond doubt or only beside the rest of an address."""

import re
from enum import IntEnum
from functools import lru_cache

from netdesk.capture.fields.names import is_given
from netdesk.capture.fields.wordlists import group, word_list
from netdesk.domain.text import fold

_BOX = re.compile(r"\b(?:p\.?\s?o\.?\s?box|postfach|casella postale|skr\. poczt)", re.I)
_SIGN = r"\d{1,4}\s?[a-zA-Z]?(?:\s?[/\-–]\s?\d{0,4}\s?[A-Za-z]?){0,3}"
_NUMBERED = re.compile(rf"^[^\W\d_].{{2,}}?,?\s(?:nr?\.?\s?)?{_SIGN}$")
_NUMBER_FIRST = re.compile(r"^\d{1,5}[a-zA-Z]?\s?(?:[-–]\s?\d+)?,?\s?[^\W\d_]")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_GERMAN = re.compile(r"(?:strasse|str\.?|allee|gasse|platz|weg|ring|damm|ufer|chaussee|stieg|steig)$")
_MOST_DIGITS = 10


class Street(IntEnum):
    """How much a text looks like a street."""

    NO = 0
    MAYBE = 1
    SURE = 2


@lru_cache(maxsize=2048)
def street(text: str) -> Street:
    """Whether a text is a street with its number, a building or a post box: beyond doubt, or if its neighbours are
    parts of an address."""
    digits = sum(map(str.isdigit, text))
    if _BOX.search(text):
        return Street.SURE
    if digits > _MOST_DIGITS or re.search(r"[@+&:]", text) or _YEAR.search(text):
        return Street.NO
    if not digits and is_given(text.split()[0].strip(".,")):
        return Street.NO
    numbered = bool((_NUMBERED.match(text) and text[0].isupper()) or _NUMBER_FIRST.match(text))
    word = _word(text)
    if word is Street.SURE or (word and digits):
        return Street.SURE
    return Street.MAYBE if numbered or word else Street.NO


def _word(text: str) -> Street:
    """What the words of a text say: those that only streets begin or end with are beyond doubt."""
    words = fold(text).replace(",", " ").split()
    if not words:
        return Street.NO
    last = len(words) == 2 and _GERMAN.search(words[1])
    if last or (len(words) > 1 and _GERMAN.search(words[0])):
        return Street.SURE if re.search(r"str\.?$|strasse$|\d", fold(text)) and len(words[0]) > 4 else Street.MAYBE
    lists, beginnings = word_list("streets"), {" ".join(words[:count]) for count in (1, 2, 3)}
    if len(words) > 1 and beginnings & group("streets", "sure"):
        return Street.SURE
    if len(words) > 1 and words[-1] in group("streets", "last"):
        return Street.SURE
    said = any(lists.languages(one) & {"it", "pl", "xx"} for one in beginnings)
    ends = any(lists.languages(one) & {"en"} for one in (words[-1], " ".join(words[-2:])))
    ends = ends or words[0] in group("streets", "first")
    return Street.MAYBE if said or ends or lists.languages(words[0]) & {"de"} else Street.NO
