"""A name read into roles: given and family words without titles, in whatever field somebody typed them."""

from typing import NamedTuple

from netdesk.domain.person import Name
from netdesk.identity.folding import plain_words
from netdesk.identity.words import GENERATIONS, JOINED_PARTICLES, OPTIONAL_PARTICLES, TITLES

Words = tuple[str, ...]

_LEFT_OUT = OPTIONAL_PARTICLES | GENERATIONS.keys()


class Roles(NamedTuple):
    """The plain words of a name: the given ones, the family's, and which of several of one name it is."""

    given: Words
    family: Words
    generation: str


def roles(name: Name, organisation: str) -> Roles:
    """The words of a name. Where the parts are not filled in, the last word of the full name is the family's, or the
    first when a comma follows it. A name that is an address, a number or the organisation's is none."""
    given = plain_words(f"{name.given} {name.middle}" if name.middle else name.given)
    family = plain_words(name.family)
    words = (*given, *family) or plain_words(name.full)
    if not words or words == plain_words(organisation) or _is_address(name.shown):
        return Roles((), (), "")
    suffix = plain_words(name.suffix)
    if given and family:
        return _cleaned(given, family, suffix)
    if given or family:
        text = f"{name.given} {name.family}"
        return _guessed(words, suffix, _words_at_the_end(text), alone_is_family=bool(family))
    first, comma, rest = name.full.partition(",")
    if comma and _is_family_first(rest):
        return _cleaned(plain_words(rest), plain_words(first), suffix)
    return _guessed(words, suffix, _words_at_the_end(name.full))


def _words_at_the_end(text: str) -> int:
    """How many words a hyphen joins at the end: two of a double name."""
    return len(plain_words(text.split()[-1])) if "-" in text else 1


def _is_address(shown: str) -> bool:
    """Whether a mail address or a number stands where a name should."""
    return "@" in shown or (not shown.isalpha() and 2 * sum(map(str.isdigit, shown)) > len(shown))


def _is_family_first(rest: str) -> bool:
    """Whether a name stands after the comma, not only a title or `Jr.`."""
    return any(word not in TITLES and word not in GENERATIONS for word in plain_words(rest))


def _guessed(words: Words, suffix: Words, at_the_end: int, *, alone_is_family: bool = False) -> Roles:
    """Roles by place: the last word that is no title is the family's, and so is the only one after a title."""
    untitled = _without(words, TITLES)
    own = _joined(_without(untitled, _LEFT_OUT if len(untitled) > 2 else OPTIONAL_PARTICLES))
    generation = _generation((*untitled[2:], *suffix))
    if len(own) > 1:
        split = len(own) - (at_the_end if 0 < at_the_end < len(own) else 1)
        return Roles(own[:split], own[split:], generation)
    if alone_is_family or len(untitled) < len(words):
        return Roles((), own, generation)
    return Roles(own, (), generation)


def _cleaned(given: Words, family: Words, suffix: Words) -> Roles:
    """Roles by field, without what else was typed there."""
    generation = _generation((*given[1:], *family[1:], *suffix))
    return Roles(_without(given, TITLES), _joined(_without(family, TITLES | _LEFT_OUT)), generation)


def _generation(words: Words) -> str:
    return next((GENERATIONS[word] for word in words if word in GENERATIONS), "")


def _without(words: Words, left_out: frozenset[str]) -> Words:
    if left_out.isdisjoint(words):
        return words
    return tuple(word for word in words if word not in left_out) or words


def _joined(words: Words) -> Words:
    """Particles written together with the word after them: De Luca and Deluca are one name."""
    if len(words) < 2 or JOINED_PARTICLES.isdisjoint(words):
        return words
    made: list[str] = []
    waiting = ""
    for word in words:
        if word in JOINED_PARTICLES:
            waiting += word
        else:
            made.append(waiting + word)
            waiting = ""
    return (*made, waiting) if waiting else tuple(made)
