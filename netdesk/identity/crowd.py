"""Everybody that an incoming card may be about, kept so that only those worth a comparison are compared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from netdesk.domain.ids import Id
from netdesk.domain.likeness import Likeness, Reason, Verdict
from netdesk.identity.likeness import compare
from netdesk.identity.traits import Traits

_MOST_ALIKE = 5
_FULL = 24  # people who share a thing: with more it says too little to compare them all for it
_SEVERAL = 3  # names behind one number or address: from here it is nobody's own
_HOMONYMS = 2  # people of one name: with more a name is common, and no question is asked for it alone
_RARE, _VERY_RARE = 0.05, 0.01  # people of one name that chance alone would bring together in the crowd
_STEP = 100  # people between two words about progress
_CLEARLY = 1.5  # times: as much more doubt must be left about the second for the first to be the one


class Crowd:
    """People by what finds them: mail, phone, name, name and organisation, birthday.

    Adding takes some ten microseconds and finding about fifty; neither grows with the crowd.
    """

    def __init__(self, people: Iterable[Traits] = ()) -> None:
        self._people: dict[Id, Traits] = {}
        self._found: defaultdict[str, list[Id]] = defaultdict(list)
        self._borne: defaultdict[str, int] = defaultdict(int)
        self._last: tuple[Traits | None, list[str]] = (None, [])
        for one in people:
            self.add(one)

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Traits]:
        return iter(self._people.values())

    def add(self, one: Traits) -> None:
        """Know somebody, or know them anew after they changed."""
        self.discard(one.id)
        self._people[one.id] = one
        for key in self._keys(one):
            self._found[key].append(one.id)
        for word in (*one.given[:1], *one.family):
            self._borne[word] += 1

    def discard(self, person_id: Id) -> None:
        """Forget somebody; nothing happens when they are not known."""
        one = self._people.pop(person_id, None)
        if one is None:
            return
        for key in _keys(one):
            self._found[key].remove(person_id)
        for word in (*one.given[:1], *one.family):
            self._borne[word] -= 1

    def clear(self) -> None:
        """Forget everybody, one at a time: thousands at once would hold other threads up."""
        while self._people:
            self._people.popitem()
        while self._found:
            self._found.popitem()

    def alike(self, incoming: Traits) -> list[tuple[Id, Likeness]]:
        """Who a card may be about, the likeliest first, five at most: one who is the same, and who must be asked about.

        Somebody is the same only if nobody else fits nearly as well.
        """
        shared = self._shared(incoming)
        found = [
            (person_id, likeness)
            for person_id in self._worth_comparing(incoming)
            if (likeness := compare(self._people[person_id], incoming, shared)).verdict is not Verdict.OTHER
            and (_is_more_than_name(likeness) or self._asks_for_name(self._people[person_id], incoming))
        ]
        found.sort(key=lambda pair: (_RANK[pair[1].verdict], -pair[1].score, pair[0]))
        return _one_at_most(found, incoming.generation)[:_MOST_ALIKE]

    def seen_by(self, other: Id, one: Id, likeness: Likeness) -> Likeness:
        """How alike two known people are when the other is asked too: somebody else may fit the other as well."""
        if likeness.verdict is not Verdict.SAME:
            return likeness
        return dict(self.alike(self._people[other])).get(one, likeness)

    def _keys(self, one: Traits) -> list[str]:
        """What finds somebody; who was just asked about is often added next."""
        if self._last[0] is not one:
            self._last = (one, _keys(one))
        return self._last[1]

    def _worth_comparing(self, incoming: Traits) -> list[Id]:
        """Everybody who shares something with a card that not too many share."""
        found: dict[Id, None] = {}
        for key in self._keys(incoming):
            ids = self._found.get(key)
            if ids and len(ids) <= (_HOMONYMS if key[0] == "n" else _FULL):
                found.update(dict.fromkeys(ids))
        found.pop(incoming.id, None)
        return list(found)

    def _shared(self, incoming: Traits) -> dict[str, int]:
        """Those of a card's mails and phones behind which several people are known, with how many names there are."""
        return {
            reach: names
            for sign, many in (("@", incoming.mails), ("#", incoming.phones))
            for reach in many
            if len(ids := self._found.get(sign + reach, ())) >= _SEVERAL and (names := self._names(ids)) >= _SEVERAL
        }

    def _names(self, ids: Sequence[Id]) -> int:
        """How many names people have; a few of many are enough to tell."""
        return len({_name(self._people[person_id]) for person_id in ids[:_FULL]})

    def _asks_for_name(self, known: Traits, incoming: Traits) -> bool:
        """Whether a name alone is worth a question: it is rare, and very rare where both cards say much."""
        by_chance = float(len(self._people))
        for word in (*known.given[:1], *known.family):
            by_chance *= self._borne[word] / len(self._people)
        return by_chance <= (_RARE if _leave_room(known, incoming) else _VERY_RARE)


def pairs(
    crowd: Crowd, progress: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[tuple[Id, Id, Likeness]]:
    """Everybody who may be on the desk twice, each pair once; `progress` gets people looked at and people in all."""
    seen: set[tuple[Id, Id]] = set()
    total = len(crowd)
    for done, one in enumerate(list(crowd), 1):
        for other, likeness in crowd.alike(one):
            pair = (min(one.id, other), max(one.id, other))
            if pair not in seen:
                seen.add(pair)
                yield *pair, crowd.seen_by(other, one.id, likeness)
        if done % _STEP == 0 or done == total:
            progress(done, total)


_RANK = {Verdict.SAME: 0, Verdict.ASK: 1, Verdict.OTHER: 2}
_NAME_ALONE = frozenset(((Reason.SAME_NAME,), (Reason.SWAPPED_NAME,)))


def _keys(one: Traits) -> list[str]:
    """What finds somebody: a sign for the kind of thing, and the thing."""
    keys = ["@" + mail for mail in one.mails]
    keys += ["#" + phone for phone in one.phones]
    words = dict.fromkeys(one.words)
    if words:
        keys.append("n" + _name(one))
    keys += [f"o{place} {word}" for place in _places(one) for word in words if len(word) > 1]
    if len(one.birthday) > len("--12-31"):
        keys.append("b" + one.birthday)
    return keys


def _places(one: Traits) -> Iterable[str]:
    """Where somebody works, as keys: an organisation is found by its whole name and by the first word of it."""
    if not one.organisation:
        return one.domains
    return dict.fromkeys((*one.domains, one.organisation[0], " ".join(one.organisation)))


def _name(one: Traits) -> str:
    """The name as a key: the first given and the family words, whatever their order."""
    return " ".join(sorted((*one.given[:1], *one.family)))


def _is_more_than_name(likeness: Likeness) -> bool:
    return likeness.reasons not in _NAME_ALONE


def _leave_room(known: Traits, incoming: Traits) -> bool:
    """Whether two cards that share only a name may be one person's: one of them says little."""
    if known.region and incoming.region and known.region != incoming.region:
        return False
    differ = (
        bool(known.mails and incoming.mails),
        bool(known.phones and incoming.phones),
        bool(known.organisation and incoming.organisation),
    )
    return sum(differ) < 2


def _one_at_most(found: list[tuple[Id, Likeness]], generation: str) -> list[tuple[Id, Likeness]]:
    """Found people, the best first, with one at most who is the same; where others fit nearly as well there is none.
    Who is not, and would be alone, becomes a question. `generation` is the one that the card tells."""
    if not found or found[0][1].verdict is not Verdict.SAME:
        return found
    limit = _CLEARLY * (1 - found[0][1].score)
    clear = all(_doubt(likeness, generation) >= limit for _id, likeness in found[1:])
    kept = found[: 1 if clear else 0]
    return kept + [
        (person_id, _asked(likeness)) if likeness.verdict is Verdict.SAME else (person_id, likeness)
        for person_id, likeness in found[len(kept) :]
    ]


def _doubt(rival: Likeness, generation: str) -> float:
    """How much doubt is left about somebody beside the best: a card that tells no generation may also be Junior's."""
    if rival.verdict is Verdict.SAME:
        return 1 - rival.score
    return (1 - rival.score) / 2 if rival.reasons[-1] is Reason.OTHER_GENERATION and not generation else 1.0


def _asked(likeness: Likeness) -> Likeness:
    return replace(likeness, verdict=Verdict.ASK, reasons=(*likeness.reasons, Reason.SEVERAL_FIT))
