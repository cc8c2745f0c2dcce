"""How one name fits another: the same, another form of it, a typing error away, or somebody else's."""

from enum import Enum, auto

from rapidfuzz.distance import OSA

from netdesk.identity.naming import Words
from netdesk.identity.nicknames import is_clear, is_given_name, may_be_one
from netdesk.identity.traits import Traits

_SHORTEST, _SURE_LENGTH, _TWO_ERRORS = 3, 4, 9  # letters; from the last on two errors do not make another name
_FAR = 0.6  # of the letters in common: so a scanner reads Frederic as Frecleric
_VOWELS = "aeio"  # at the end of a given name they tell a man from a woman: Paolo, Paola


class Fit(Enum):
    """How two names fit; the rules for each stand in `likeness`."""

    SAME = auto()
    SWAPPED = auto()
    NICKNAME = auto()
    UNCLEAR_NICKNAME = auto()
    LONGER = auto()
    ALIKE = auto()
    ALIKE_GIVEN = auto()
    FAR_GIVEN = auto()
    OTHER_MIDDLE = auto()
    INITIAL = auto()
    SINGLE = auto()
    PART = auto()
    NAMELESS = auto()
    OTHER_FAMILY = auto()
    OTHER_GIVEN = auto()
    OTHER = auto()


class _Part(Enum):
    """How the given or the family words of two names fit."""

    EQUAL = auto()
    LONGER = auto()
    NICKNAME = auto()
    UNCLEAR = auto()
    INITIAL = auto()
    SLIP = auto()
    ALIKE = auto()
    FAR = auto()
    OTHER_MIDDLE = auto()
    MISSING = auto()
    DIFFERENT = auto()


def fit(one: Traits, other: Traits) -> Fit:
    """How the names of two people fit."""
    if not one.words or not other.words:
        return Fit.NAMELESS
    if one.given == other.given and one.family == other.family:
        return Fit.SAME if one.given and one.family else Fit.SINGLE
    family, nothing_shared = _family(one.family, other.family), set(one.words).isdisjoint(other.words)
    if family is _Part.DIFFERENT and nothing_shared:
        return Fit.OTHER
    straight = _together(_given(one, other), family)
    if nothing_shared or straight not in _WORTH_SWAPPING:
        return straight
    return _swapped(one, other) or straight


def _swapped(one: Traits, other: Traits) -> Fit | None:
    """How they fit when one of them has the family name first."""
    crossed = (_family(one.given, other.family), _family(one.family, other.given))
    if crossed == (_Part.EQUAL, _Part.EQUAL):
        return Fit.SWAPPED
    if _Part.EQUAL not in crossed:
        return None
    if _Part.INITIAL in crossed:
        return Fit.INITIAL
    left = (one.given, other.family) if crossed[1] is _Part.EQUAL else (one.family, other.given)
    if not left[0] or not left[1]:
        return Fit.PART
    nicknamed = len(left[0]) == len(left[1]) == 1 and may_be_one(left[0][0], left[1][0])
    return Fit.UNCLEAR_NICKNAME if nicknamed else Fit.ALIKE if _Part.ALIKE in crossed else None


def _given(one: Traits, other: Traits) -> _Part:
    first, second = one.given, other.given
    if not first or not second:
        return _Part.MISSING
    if first == second:
        return _Part.EQUAL
    if first[0] == second[0] and len(first[0]) > 1:
        return _further(first[1:], second[1:])
    if "".join(first) == "".join(second):
        return _Part.EQUAL
    return _two_given(first[0], second[0], one, other)


def _further(first: Words, second: Words) -> _Part:
    """How further given names fit after the same first one."""
    if not first or not second:
        return _Part.EQUAL if all(len(word) == 1 for word in first or second) else _Part.LONGER
    agree = any(one.startswith(other) or other.startswith(one) for one in first for other in second)
    return _Part.EQUAL if agree else _Part.OTHER_MIDDLE


def _two_given(first: str, second: str, one: Traits, other: Traits) -> _Part:
    if len(first) == 1 or len(second) == 1:
        return _Part.INITIAL if first != second and first[0] == second[0] else _Part.DIFFERENT
    if may_be_one(first, second):
        return _Part.NICKNAME if is_clear(first, second) else _Part.UNCLEAR
    if first in other.aliases or second in one.aliases:
        return _Part.NICKNAME
    if first in other.given or second in one.given:
        return _Part.UNCLEAR
    if is_given_name(first) and is_given_name(second):
        return _Part.DIFFERENT
    if not is_alike(first, second):
        return _Part.FAR if OSA.normalized_similarity(first, second) >= _FAR else _Part.DIFFERENT
    if _is_slip(first, second):
        return _Part.SLIP
    return _Part.DIFFERENT if first.rstrip(_VOWELS) == second.rstrip(_VOWELS) else _Part.ALIKE


def is_alike(first: str, second: str) -> bool:
    """Whether one word is a typing error (two in a long one) away from the other."""
    shorter = min(len(first), len(second))
    if shorter < _SHORTEST or max(len(first), len(second)) < _SURE_LENGTH:
        return False
    most = 2 if shorter >= _TWO_ERRORS else 1
    return OSA.distance(first, second, score_cutoff=most) <= most


def _is_slip(first: str, second: str) -> bool:
    """Whether fingers made the difference: two letters swapped, or one doubled."""
    return sorted(first) == sorted(second) or _undoubled(first) == _undoubled(second)


def _undoubled(word: str) -> str:
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _family(first: Words, second: Words) -> _Part:
    if not first or not second:
        return _Part.MISSING
    if first == second or "".join(first) == "".join(second):
        return _Part.EQUAL
    if len(first[0]) == 1 or len(second[0]) == 1:
        return _Part.INITIAL if first[0][0] == second[0][0] else _Part.DIFFERENT
    if any(len(word) > 2 and word in second for word in first):
        return _Part.ALIKE
    return _Part.ALIKE if is_alike("".join(first), "".join(second)) else _Part.DIFFERENT


def _together(given: _Part, family: _Part) -> Fit:
    """What the fits of both parts make of the whole name."""
    return _TOGETHER.get((given, family), Fit.OTHER)


_TOGETHER = {
    (_Part.EQUAL, _Part.EQUAL): Fit.SAME,
    (_Part.LONGER, _Part.EQUAL): Fit.LONGER,
    (_Part.NICKNAME, _Part.EQUAL): Fit.NICKNAME,
    (_Part.UNCLEAR, _Part.EQUAL): Fit.UNCLEAR_NICKNAME,
    (_Part.INITIAL, _Part.EQUAL): Fit.INITIAL,
    (_Part.SLIP, _Part.EQUAL): Fit.ALIKE,
    (_Part.ALIKE, _Part.EQUAL): Fit.ALIKE_GIVEN,
    (_Part.FAR, _Part.EQUAL): Fit.FAR_GIVEN,
    (_Part.OTHER_MIDDLE, _Part.EQUAL): Fit.OTHER_MIDDLE,
    (_Part.MISSING, _Part.EQUAL): Fit.PART,
    (_Part.DIFFERENT, _Part.EQUAL): Fit.OTHER_GIVEN,
    (_Part.EQUAL, _Part.ALIKE): Fit.ALIKE,
    (_Part.LONGER, _Part.ALIKE): Fit.ALIKE,
    (_Part.NICKNAME, _Part.ALIKE): Fit.ALIKE_GIVEN,
    (_Part.UNCLEAR, _Part.ALIKE): Fit.ALIKE_GIVEN,
    (_Part.SLIP, _Part.ALIKE): Fit.ALIKE_GIVEN,
    (_Part.INITIAL, _Part.ALIKE): Fit.ALIKE_GIVEN,
    (_Part.EQUAL, _Part.INITIAL): Fit.PART,
    (_Part.LONGER, _Part.INITIAL): Fit.PART,
    (_Part.EQUAL, _Part.MISSING): Fit.PART,
    (_Part.LONGER, _Part.MISSING): Fit.PART,
    (_Part.NICKNAME, _Part.MISSING): Fit.PART,
    (_Part.UNCLEAR, _Part.MISSING): Fit.PART,
    (_Part.EQUAL, _Part.DIFFERENT): Fit.OTHER_FAMILY,
    (_Part.LONGER, _Part.DIFFERENT): Fit.OTHER_FAMILY,
}

_WORTH_SWAPPING = frozenset((Fit.OTHER, Fit.OTHER_FAMILY, Fit.OTHER_GIVEN, Fit.PART))
