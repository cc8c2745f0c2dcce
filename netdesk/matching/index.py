"""Everybody's wishes and offers by trade and stem, so that 50,000 people are matched without comparing all pairs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Sized
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from math import log

from netdesk.domain.ids import Id
from netdesk.domain.text import fold
from netdesk.matching.party import WEIGHT, Party, Said, Where
from netdesk.matching.stems import words
from netdesk.matching.telling import Told, told
from netdesk.matching.trades import kinds, trades

Key = str | tuple[int, str]
"""A trade, or a stem with the place of its language."""

_WORD_WORTH = 0.45
_TOO_COMMON = 0.02
_SURE = 0.3
_WIDER = 0.85
_AT_WORK = frozenset({Where.TITLE, Where.ROLE, Where.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing somebody looks for: the words, where they stand, their weight, and under which keys to look."""

    told: Told
    said: Said
    weight: float
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """Where somebody's offer stands, and how much it weighs."""

    weight: float
    said: Said


@dataclass(frozen=True, slots=True)
class Hit:
    """A wish that an offer answers, and how well."""

    wish: Wish
    has: Has
    worth: float


class Index:
    """Who has what, who wants what. Places where people live tell no trade, and are given as words."""

    def __init__(self, parties: Iterable[Party], places: Iterable[str] = ()) -> None:
        self.parties = list(parties)
        self.at: dict[Id, int] = {party.id: at for at, party in enumerate(self.parties)}
        self.having: dict[Key, dict[int, Has]] = defaultdict(dict)
        self.wanting: dict[Key, list[int]] = defaultdict(list)
        self.wishes: list[tuple[Wish, ...]] = []
        self.keys: list[tuple[Key, ...]] = []
        self.work: list[frozenset[str]] = []
        self._rarity: dict[Key, float] = {}
        self._answers: dict[tuple[Key, ...], tuple[tuple[Key, dict[int, Has]], ...]] = {}
        self._places = {fold(word) for place in places for word in words(place)}
        for at, party in enumerate(self.parties):
            self._enter(at, party)

    def changed(self, parties: Iterable[Party]) -> "Index":
        """The same index with some people as they are now, and new ones; who is gone is a party without anything. What
        others are reading meanwhile stays as it is."""
        made = copy(self)
        made.parties, made.at = list(self.parties), dict(self.at)
        made.having, made.wanting = self.having.copy(), self.wanting.copy()
        made.wishes, made.keys, made.work = list(self.wishes), list(self.keys), list(self.work)
        made._rarity, made._answers = {}, {}
        for party in parties:
            made._replace(party)
        return made

    def _enter(self, at: int, party: Party) -> None:
        """Put somebody behind those who are there."""
        wishes, having, work = self._wishes(party), *self._offers(party)
        for key, has in having.items():
            self.having[key][at] = has
        for key in _asked(wishes):
            self.wanting[key].append(at)
        self.wishes.append(wishes)
        self.keys.append(tuple(having))
        self.work.append(work)

    def _replace(self, party: Party) -> None:
        """Put somebody where they were, under copies of the keys, or behind those who are there."""
        at = self.at.setdefault(party.id, len(self.parties))
        if at == len(self.parties):
            self.parties.append(Party(party.id))
            self._enter(at, self.parties[at])
        wishes, having, work = self._wishes(party), *self._offers(party)
        for key in {*self.keys[at], *having}:
            others = {one: has for one, has in self.having.get(key, {}).items() if one != at}
            self.having[key] = others | ({at: having[key]} if key in having else {})
        for key in _asked(self.wishes[at]) | _asked(wishes):
            asking = [one for one in self.wanting.get(key, ()) if one != at]
            self.wanting[key] = asking + ([at] if key in _asked(wishes) else [])
        self.parties[at], self.wishes[at], self.keys[at], self.work[at] = party, wishes, tuple(having), work

    def _offers(self, party: Party) -> tuple[dict[Key, Has], frozenset[str]]:
        """What somebody has, the best of each key, and the trades they work in."""
        having: dict[Key, Has] = {}
        work: dict[Where, set[str]] = {}
        for said in party.offers:
            for one in _offered(said):
                if self._is_name(one.told, party):
                    continue
                if one.trade:
                    work.setdefault(said.where, set()).add(one.trade)
                for key, has in one.having:
                    if key not in having or having[key].weight < has.weight:
                        having[key] = has
        return having, _work(work)

    def _wishes(self, party: Party) -> tuple[Wish, ...]:
        """What somebody looks for."""
        return tuple(
            Wish(one, said, one.weight * WEIGHT[said.where], _keys(one))
            for said in party.wishes
            for one in told(said.text)
            if not self._is_name(one, party)
        )

    def _is_name(self, one: Told, party: Party) -> bool:
        """Whether the word is a name, of the person or of a place."""
        return one.plain in party.names or (one.stems is not None and one.plain in self._places)

    def compete(self, one: int, other: int) -> bool:
        """Whether two do the same work."""
        return not self.work[one].isdisjoint(self.work[other])

    def strangers(self, one: int, other: int) -> bool:
        """Whether two could be introduced: not one and the same, not of one firm, not of one trade."""
        firm = self.parties[one].firm
        same_firm = bool(firm) and firm == self.parties[other].firm
        return one != other and not same_firm and not self.compete(one, other)

    def rarity(self, key: Key) -> float:
        """How telling a key is: 1 when one person has it, towards 0 when all have."""
        if key not in self._rarity:
            everybody, count = len(self.parties) + 1, len(self.having.get(key, ()))
            self._rarity[key] = log(everybody / max(count, 1)) / log(everybody)
        return self._rarity[key]

    def answers(self, wish: Wish) -> tuple[tuple[Key, dict[int, Has]], ...]:
        """Where to look for who has what a wish asks for; words that too many have lead nowhere."""
        known = self._answers.get(wish.keys)
        if known is None:
            found = ((key, self.having.get(key)) for key in wish.keys)
            known = tuple((key, having) for key, having in found if having and self._tells(key, having))
            self._answers[wish.keys] = known
        return known

    def _tells(self, key: Key, having: Sized) -> bool:
        return isinstance(key, str) or len(having) <= max(3, int(_TOO_COMMON * len(self.parties)))

    def hit(self, wish: Wish, other: int) -> Hit | None:
        """How well somebody answers a wish, if at all."""
        best: Hit | None = None
        for key, having in self.answers(wish):
            if has := having.get(other):
                worth = wish.weight * has.weight * self._telling(key)
                if best is None or worth > best.worth:
                    best = Hit(wish, has, worth)
        return best

    def hits(self, seeker: int, offer: int) -> list[Hit]:
        """All wishes of one that the other answers, the best first; nothing where they are too weak together."""
        found: dict[Key, Hit] = {}
        for wish in self.wishes[seeker]:
            hit = self.hit(wish, offer)
            if hit and (wish.keys[0] not in found or found[wish.keys[0]].worth < hit.worth):
                found[wish.keys[0]] = hit
        ordered = sorted(found.values(), key=lambda hit: (-hit.worth, hit.wish.told.words))
        return ordered if sum(hit.worth for hit in ordered) >= _SURE else []

    def _telling(self, key: Key) -> float:
        """A trade in common tells nearly all by itself, a word in common only where it is rare."""
        rare = self.rarity(key)
        return 0.7 + 0.3 * rare if isinstance(key, str) else _WORD_WORTH * rare


def _asked(wishes: Iterable[Wish]) -> set[Key]:
    """The keys that wishes look under."""
    return {key for wish in wishes for key in wish.keys}


def _keys(one: Told) -> tuple[Key, ...]:
    """What to look under: the trade, or the word's stem in each language."""
    return (one.key,) if one.stems is None else tuple(enumerate(one.stems))


@dataclass(frozen=True, slots=True)
class _Offered:
    """One thing that a text offers: the trade where it is the main thing said of somebody's work, and what is to be had
    under each key."""

    told: Told
    trade: str
    having: tuple[tuple[Key, Has], ...]


@lru_cache(maxsize=100_000)
def _offered(said: Said) -> tuple[_Offered, ...]:
    """What a text offers: what it says, and a little less the wider kinds that this is of."""
    found = []
    for one in told(said.text):
        weight = one.weight * WEIGHT[said.where]
        has, wider = Has(weight, said), Has(weight * _WIDER, said)
        keys = [(key, has) for key in _keys(one)] + [(kind, wider) for kind in kinds(one.key)]
        found.append(_Offered(one, one.key if one.weight == 1.0 and said.where in _AT_WORK else "", tuple(keys)))
    return tuple(found)


def _work(by_place: Mapping[Where, set[str]]) -> frozenset[str]:
    """The trades somebody works in: as the title or role says, else the organisation. Clients are no trade."""
    known = trades()
    for places in ((Where.TITLE, Where.ROLE), (Where.ORGANISATION,)):
        keys = {key for place in places for key in by_place.get(place, ()) if not known[key].is_client}
        if keys:
            return frozenset(keys)
    return frozenset()


def working(index: Index, trade: str) -> list[int]:
    """Who works in a trade that is named by any words: by the table, or else by all of the words themselves."""
    said = told(trade)
    keys = {one.key for one in said if one.key}
    named = {key for key in keys if not trades()[key].is_client} or keys
    if named:
        return sorted({at for key in named for at in index.having.get(key, ()) if _by_work(index, at, key)})
    return _by_words(index, said)


def _by_work(index: Index, at: int, key: str) -> bool:
    return key in index.work[at] or (key.startswith("@") and index.having[key][at].said.where in _AT_WORK)


def _by_words(index: Index, said: Sequence[Told]) -> list[int]:
    found: set[int] | None = None
    for one in said:
        there = {
            at for key in _keys(one) for at, has in index.having.get(key, {}).items() if has.said.where in _AT_WORK
        }
        found = there if found is None else found & there
    return sorted(found or ())
