"""What a text tells: the trades it names and its other telling words, the main ones before those that only qualify."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from netdesk.domain.text import fold
from netdesk.matching.emptywords import NEGATIONS, RELATIVES, is_empty
from netdesk.matching.stems import Forms, forms, is_sign, words
from netdesk.matching.trades import Named, named

_QUALIFIES = 0.4
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A trade named (`key`), or another word by its stems, as it is written and folded (`plain`); `weight` is less for
    what only says more of something else: in “family lawyers who like hotels” the lawyers are meant."""

    words: str
    plain: str
    weight: float
    key: str = ""
    stems: Forms | None = None


@lru_cache(maxsize=100_000)
def told(text: str) -> tuple[Told, ...]:
    """What a text tells; nothing after a word like “not”."""
    return tuple(one for clause in _clauses(words(text)) for one in _of_clause(clause))


def _clauses(tokens: Sequence[str]) -> Iterator[list[str]]:
    """The words between signs, up to what is denied."""
    clause: list[str] = []
    denied = False
    for token in tokens:
        if is_sign(token):
            yield clause
            clause, denied = [], False
        elif denied or fold(token) in NEGATIONS:
            denied = True
        else:
            clause.append(token)
    yield clause


def _of_clause(clause: list[str]) -> Iterator[Told]:
    found = named(clause)
    taken = {at for one in found for at in range(one.start, one.end)}
    cut = _cut(clause, found)
    for one in found:
        weight = 1.0 if one.start < cut else _QUALIFIES
        text = " ".join(clause[one.start : one.end])
        yield Told(text, fold(text), weight, key=one.trade)
    for at, word in enumerate(clause):
        if at not in taken and len(word) >= _SHORTEST and not is_empty(word):
            yield Told(word, fold(word), _QUALIFIES if found else 1.0, stems=forms(word.lower()))


def _cut(clause: list[str], found: Sequence[Named]) -> int:
    """Where the words begin that only qualify: after a “who” or “for” that follows a trade."""
    first = min((one.end for one in found), default=len(clause))
    rest = range(first, len(clause))
    return next((at for at in rest if fold(clause[at]) in RELATIVES), len(clause))
