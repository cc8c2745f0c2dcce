"""The parts of a name of which only the whole was written, filled in where nothing else can be meant."""

import re
from dataclasses import replace

from netdesk.domain.person import Name
from netdesk.identity.folding import plain_words
from netdesk.identity.naming import roles
from netdesk.identity.nicknames import is_given_name
from netdesk.identity.words import GENERATIONS, JOINED_PARTICLES, LEGAL_FORMS, TITLES

_PARTS = ("prefix", "given", "middle", "family", "suffix")
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*|[DO]['’][^\W\d_]+")
_NO_NAME = TITLES | LEGAL_FORMS | GENERATIONS.keys()


def with_parts(name: Name, organisation: str = "") -> Name:
    """The name with its given and family part, the whole as it was. Only known given names followed by one family name
    that is none are told apart, or the two with a comma between; a name that has a part already, is the organisation's,
    or has anything else in it stays as it is."""
    if not name.full or any(getattr(name, part) for part in _PARTS) or not roles(name, organisation).given:
        return name
    given, family = _split(name.full)
    if not given or not family or not all(map(_WORD.fullmatch, (*given, *family))):
        return name
    first, last = plain_words(" ".join(given)), plain_words(" ".join(family))
    if not all(map(is_given_name, first)) or any(is_given_name(word) or word in _NO_NAME for word in last):
        return name
    return replace(name, given=" ".join(given), family=" ".join(family))


def _split(full: str) -> tuple[list[str], list[str]]:
    """The words of both parts: after a comma stands the given one, else the last word is the family's, with the
    particle before it."""
    before, comma, after = full.partition(",")
    words = full.split()
    if comma:
        return after.split(), before.split() if len(before.split()) == 1 else []
    cut = len(words) - 1
    if cut > 1 and plain_words(words[cut - 1]) and plain_words(words[cut - 1])[0] in JOINED_PARTICLES:
        cut -= 1
    return words[:cut], words[cut:]
