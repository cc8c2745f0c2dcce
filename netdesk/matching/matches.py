"""Who should meet whom: the matches of one person, and the best of everybody's, ranked with trust and freshness."""

from collections.abc import Callable, Collection, Iterable, Mapping
from heapq import nsmallest
from itertools import islice

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.matching.index import Index, Key
from netdesk.matching.party import STRANGER, Because, Match, Standing

Pair = tuple[Id, Id]
_LOOKED_AT = 8
_WALKED = 40  # of those who have what is wanted: most may be of the seeker's own trade
_OF_ONE = 3
_REASONS = 3


class Matching:
    """The index with how I stand with everybody, and the pairs (sorted ids) that are not to be proposed."""

    def __init__(self, index: Index, standing: Mapping[Id, Standing], settled: Collection[Pair] = frozenset()) -> None:
        self._index, self._settled, self._given = index, settled, standing
        self._standing = [standing.get(party.id, STRANGER) for party in index.parties]
        worth = {id(one): one.worth for one in self._standing}  # the same few values thousands of times
        self._worth = [worth[id(one)] for one in self._standing]
        self._ordered: dict[Key, list[int]] = {}

    def standing(self, person: Id) -> Standing:
        """How I stand with somebody."""
        return self._given.get(person, STRANGER)

    def of_person(self, person: Id, limit: int | None = None) -> list[Match]:
        """The matches in which somebody looks or is looked for, the best first; last those with a card only."""
        at = self._index.at.get(person)
        if at is None:
            return []
        asked = (having for wish in self._index.wishes[at] for _key, having in self._index.answers(wish))
        offers = {other for having in asked for other in having}
        seekers = {other for key in self._index.keys[at] for other in self._index.wanting.get(key, ())}
        pairs = [(at, other) for other in offers] + [(other, at) for other in seekers]
        return _best(self._matches(pairs), limit)

    def of_everybody(self, limit: int, step: Callable[[int, int], None] = lambda done, total: None) -> list[Match]:
        """The best matches of all, of which none is with a card only, and nobody fills the list: three of a person."""
        seekers = [at for at, wishes in enumerate(self._index.wishes) if wishes and self._talked(at)]
        found: list[Match] = []
        for done, seeker in enumerate(seekers):
            found += _best(self._matches((seeker, other) for other in self._likely(seeker)), _OF_ONE)
            if done % 500 == 0:
                step(done, len(seekers))
        return _varied(sorted(found, key=_rank), limit)

    def _likely(self, seeker: int) -> Iterable[int]:
        """Of each thing somebody looks for, the few who have most of it and whom I know best."""
        likely: dict[int, None] = {}
        for wish in self._index.wishes[seeker]:
            for key, _having in self._index.answers(wish):
                walked = islice(self._in_order(key), _WALKED)
                fitting = (other for other in walked if self._allowed(seeker, other))
                likely |= dict.fromkeys(islice(fitting, _LOOKED_AT))
        return likely

    def _in_order(self, key: Key) -> list[int]:
        """Who has something and is more than a card, the most worth an introduction first."""
        if key not in self._ordered:
            having = self._index.having[key]
            talked = (at for at in having if self._talked(at))
            self._ordered[key] = sorted(talked, key=lambda at: (-having[at].weight * self._worth[at], at))
        return self._ordered[key]

    def _talked(self, at: int) -> bool:
        return self._standing[at].stage is not Stage.CARD

    def _allowed(self, seeker: int, offer: int) -> bool:
        one, other = self._index.parties[seeker].id, self._index.parties[offer].id
        pair = (one, other) if one < other else (other, one)
        return pair not in self._settled and self._index.strangers(seeker, offer)

    def _matches(self, pairs: Iterable[tuple[int, int]]) -> list[Match]:
        found = (self._match(seeker, offer) for seeker, offer in pairs if self._allowed(seeker, offer))
        return [match for match in found if match]

    def _match(self, seeker: int, offer: int) -> Match | None:
        hits = self._index.hits(seeker, offer)
        if not hits:
            return None
        because = tuple(Because(hit.wish.told.words, hit.wish.said, hit.has.said, hit.worth) for hit in hits[:_REASONS])
        score = _sum(hit.worth for hit in hits) * self._worth[seeker] * self._worth[offer]
        stages = [self._standing[at].stage for at in (seeker, offer)]
        stage = min((one for one in stages if one is not None), default=Stage.CARD)
        return Match(self._index.parties[seeker].id, self._index.parties[offer].id, because, round(score, 6), stage)


def _sum(worths: Iterable[float]) -> float:
    """Each further reason adds half as much as the one before."""
    return sum(worth * 0.5**at for at, worth in enumerate(worths))


def _rank(match: Match) -> tuple[bool, float, Id, Id]:
    return (not match.proposed, -match.score, match.seeker, match.offer)


def _best(matches: list[Match], limit: int | None) -> list[Match]:
    return sorted(matches, key=_rank) if limit is None else nsmallest(limit, matches, key=_rank)


def _varied(ranked: list[Match], limit: int) -> list[Match]:
    """The best, of which no pair comes twice and nobody more than a few times."""
    times: dict[Id, int] = {}
    pairs: set[Pair] = set()
    found: list[Match] = []
    for match in ranked:
        if len(found) == limit:
            break
        if match.pair in pairs or max(times.get(match.seeker, 0), times.get(match.offer, 0)) >= _OF_ONE:
            continue
        pairs.add(match.pair)
        times[match.seeker], times[match.offer] = times.get(match.seeker, 0) + 1, times.get(match.offer, 0) + 1
        found.append(match)
    return found
