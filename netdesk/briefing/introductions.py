"""Who in a room could be introduced to whom: what one looks for against what another one does."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from netdesk.briefing.sheet import Known
from netdesk.domain.ids import Id
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.stage import Stage
from netdesk.domain.text import fold

AT_MOST = 2
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_WORDS = """
    about after also anyone area based best business businesses city clients client company companies could customers
    each everyone firm firms first from good great have into just large like local looking looks make many more most
    need needs next other people person persons running small some somebody someone start such that their them these
    they this those town want wants well what when where which whom with work working works years young
    alla alle anche aziende azienda chi cerca cerco che clienti cliente come dalla degli della delle gente imprese
    nella nelle nuove nuovi nuovo ogni persone persona piccole piccoli prima primi quali quello questo sono sulla tutti
    bardzo dobre dobry duze duzy ktore ktory ktorzy ludzie ludzi male maly moje nowe nowi nowy oraz osoby osoba przez
    przy firmy klienci klient klientow szuka szukam tylko wszystkie
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def ready(people: Sequence[Known]) -> dict[Id, tuple[Person, ...]]:
    """For each person at most two to introduce them to: whom they look for, best first, then who looks for them.

    Nobody is introduced with whom I have not talked: both ends are at Visibility or above.
    People without a match are missing from the result.
    """
    talked = [known for known in people if known.stage >= Stage.VISIBILITY]
    by_id = {known.person.id: known.person for known in talked}
    offers = _Offers(talked)
    found: dict[Id, list[Id]] = defaultdict(list)
    for known in talked:
        seeker = known.person.id
        named = [person.id for person in known.introduced if person.id in by_id and person.id != seeker]
        for other in list(dict.fromkeys([*named, *offers.wanted_by(known.person)]))[:AT_MOST]:
            found[seeker].append(other)
    seekers = {seeker: tuple(others) for seeker, others in found.items()}
    for seeker, others in seekers.items():
        for other in others:
            if seeker not in found[other] and len(found[other]) < AT_MOST:
                found[other].append(seeker)
    return {one: tuple(by_id[other] for other in others) for one, others in found.items() if others}


class _Offers:
    """The words of what everybody does, so that a room of hundreds is matched without comparing all pairs."""

    def __init__(self, people: Sequence[Known]) -> None:
        self._whole: dict[str, set[Id]] = defaultdict(set)
        self._cut: dict[str, set[Id]] = defaultdict(set)
        self._place = {known.person.id: place for place, known in enumerate(people)}
        for known in people:
            for stem in _stems(_offered(known.person)):
                self._whole[stem].add(known.person.id)
                for shorter in _shortened(stem):
                    self._cut[shorter].add(known.person.id)

    def wanted_by(self, person: Person) -> list[Id]:
        """Those whose work has most words of what `person` looks for; rare words count more."""
        wish = person.latest(LetterKind.LOOKS_FOR)
        score: Counter[Id] = Counter()
        for stem in set(_stems(wish.text)) if wish else ():
            hits = self._whole.get(stem, set()) | self._cut.get(stem, set())
            hits = hits.union(*(self._whole.get(shorter, set()) for shorter in _shortened(stem)))
            for hit in hits - {person.id}:
                score[hit] += 1000 + 1000 // len(hits)
        return sorted(score, key=lambda one: (-score[one], self._place[one]))


def _offered(person: Person) -> str:
    skills = (letter.text for letter in person.letters if letter.kind is LetterKind.SKILLS)
    return " ".join((person.title, person.role, person.organisation, person.sphere, *skills))


def _stems(text: str) -> Iterator[str]:
    """The telling words without their endings: `builders` and `builder`, `architetti` and `architetto` are one."""
    for word in _WORD.findall(fold(text)):
        stem = word.rstrip("s").rstrip("aeiouy")
        if len(word) >= _SHORTEST and len(stem) >= _SHORTEST - 1 and word not in _EMPTY:
            yield stem


def _shortened(stem: str) -> tuple[str, ...]:
    """The stem without one or two letters, for endings such as `architekt` and `architektów`."""
    return tuple(stem[:-cut] for cut in (1, 2) if len(stem) - cut > _SHORTEST)
