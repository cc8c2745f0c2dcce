"""What stands before and after a name: forms of address, degrees, orders."""

import re
from functools import cache

from netdesk.capture.fields.wordlists import group
from netdesk.domain.text import fold

_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "kc", "qc"))


@cache
def _before() -> frozenset[str]:
    return frozenset(word.strip(".") for word in group("honours", "before"))


@cache
def _after() -> frozenset[str]:
    return frozenset(re.sub(r"[\s.]", "", word) for word in group("honours", "after"))


def split_honours(text: str) -> tuple[str, str, str]:
    """What stands before a name, the name, and what stands after it."""
    words = [part for word in text.split() for part in _apart(word)]
    start = 0
    while (
        start < len(words) - 1 and fold(words[start]).strip(".,") in _before() and (_dotted(words[start]) or start < 3)
    ):
        start += 1
    name, suffix = _split_suffix(words[start:])
    return " ".join(words[:start]), " ".join(name).strip(" ,"), " ".join(suffix).strip(" ,")


def _apart(word: str) -> list[str]:
    """Words of address that were read together with what follows them as several: `dr.Anna`, `Prof.Dr.`, `mgrANNA`."""
    if fold(word).strip(".,") in _before():
        return [word]
    for cut in range(len(word) - 2, 1, -1):
        head, tail = word[:cut], word[cut:]
        ends = head.endswith(".") or (head[-1].islower() and tail[0].isupper())
        known = fold(head).strip(".") in _before() or len(_apart(head)) > 1
        both = fold(tail).strip(".") in _before() and (word.islower() or head.endswith("."))
        if known and (both or (ends and len(tail) > 2 and tail[0].isupper())):
            return [*_apart(head), *_apart(tail)]
    return [word]


def _dotted(word: str) -> bool:
    return word.endswith(".")


def _split_suffix(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of a name, and those at their end that are degrees or orders: after a comma, or in capitals."""
    before, comma, after = " ".join(words).partition(",")
    if comma and _are_honours(after):
        return before.split(), after.split()
    end = len(words)
    while end > 2 and _is_honour(words[end - 1]) and (_is_sign(words[end - 1]) or end < len(words)):
        end -= 1
    if words[end:] and end == 2 and _may_be_family(words[end:], words[:end]):
        end = len(words)
    return words[:end], words[end:]


def _is_sign(word: str) -> bool:
    """Whether a word is written as degrees are: in capitals or with dots."""
    return word.strip(".,").isupper() or "." in word


def _may_be_family(last: list[str], words: list[str]) -> bool:
    """Whether the short last word of a name all in capitals may be its family name: ANNA MARIA MA."""
    short = len(last) == 1 and len(last[0]) < 3 and fold(last[0]) not in _GENERATIONS
    return short and "".join(words).isupper()


def _are_honours(text: str) -> bool:
    """Whether what follows a comma is degrees and orders, or one of them with where it was got: `prof. PW`."""
    words = [one for one in re.split(r"[,\s]+", text.strip()) if one]
    known = [_is_honour(word) or fold(word).strip(".") in _before() for word in words]
    return bool(words) and known[0] and all(one or word.isupper() for one, word in zip(known, words, strict=True))


def _is_honour(word: str) -> bool:
    return re.sub(r"[\s.,]", "", fold(word)) in _after()


def has_honours(text: str) -> bool:
    """Whether something stands before or after the name."""
    before, _, after = split_honours(text)
    return bool(before or after)
