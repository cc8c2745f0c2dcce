"""Letters of a name mended by the mail, which has them without accents."""

import re
from collections.abc import Sequence

from netdesk.capture.fields.wordlists import plain, writings
from netdesk.domain.text import fold

_ACCENTED = {
    "pl": dict(zip("acelnosz", "ąćęłńóśż", strict=True)),
    "it": dict(zip("aeiou", "àèìòù", strict=True)),
    "de": dict(zip("aou", "äöü", strict=True)),
}
_ALIKE = {
    frozenset(pair)
    for pair in ("il", "i1", "l1", "o0", "aq", "gq", "ce", "uv", "ij", "lt", "ft", "rt", "b6", "s5", "hn", "oc")
}
_SHORTEST = 4


def mended(text: str, people: Sequence[str], languages: Sequence[str]) -> str:
    """A name with the letters a mail has where the reader took one for another that looks like it, or put an accent on
    the wrong one."""
    segments = [segment for one in people for segment in _segments(one)]
    return re.sub(r"[^\W_]+", lambda word: _mended(word[0], segments, languages), text)


def with_umlauts(text: str, names: Sequence[str]) -> str:
    """A German company with the umlauts its domain writes as ae, oe or ue."""
    segments = [segment for name in names for segment in re.split(r"[-._]", name)]
    return re.sub(r"[^\W_]+", lambda word: _with_umlaut(word[0], segments) or word[0], text)


def _segments(local: str) -> list[str]:
    """The parts of a mail that may be a word of the name, or end with one."""
    return [re.sub(r"\d+$", "", part) for part in re.split(r"[._\-+]", fold(local)) if len(part) >= _SHORTEST]


def _mended(word: str, segments: Sequence[str], languages: Sequence[str]) -> str:
    key = plain(word)
    if "de" in languages[:1] and (umlaut := _with_umlaut(word, segments)):
        return umlaut
    if len(key) != len(word) or len(key) < _SHORTEST or _stands(word, segments):
        return word
    for segment in segments:
        for start in {0, len(segment) - len(key)}:
            other = segment[start : start + len(key)] if start >= 0 else ""
            if len(other) == len(key) and sum(one != two for one, two in zip(key, other, strict=True)) == 1:
                return _with_letter(word, key, other, languages)
    return word


def _stands(word: str, segments: Sequence[str]) -> bool:
    """Whether a mail has the word as it is, in one of its writings."""
    return any(form in segment for form in writings(word) for segment in segments)


def _with_umlaut(word: str, segments: Sequence[str]) -> str:
    """A German word with the umlaut that a mail writes as ae, oe or ue, where the reader lost its dots."""
    if len(word) < _SHORTEST - 1 or _stands(word, segments):
        return ""
    for at, sign in enumerate(word):
        letter = {"a": "ä", "o": "ö", "u": "ü"}.get(sign.lower())
        if letter:
            other = word[:at] + (letter.upper() if sign.isupper() else letter) + word[at + 1 :]
            form = writings(other)[-1]
            if any(segment.endswith(form) and (len(word) >= _SHORTEST or segment == form) for segment in segments):
                return other
    return ""


def _with_letter(word: str, key: str, other: str, languages: Sequence[str]) -> str:
    """The word with the one letter in which the mail differs, when that is one the reader may have mistaken."""
    at = next(place for place, (one, two) in enumerate(zip(key, other, strict=True)) if one != two)
    accented = fold(word[at]) != word[at].lower()
    if not accented and frozenset((key[at], other[at])) not in _ALIKE:
        return word
    letters = _ACCENTED.get(languages[0], {}) if languages and accented else {}
    letter = letters.get(other[at], other[at])
    return word[:at] + (letter.upper() if word[at].isupper() or word.isupper() else letter) + word[at + 1 :]
