"""The desk as matching sees it: profiles made into parties, indexed once and kept until somebody's profile changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from weakref import WeakKeyDictionary

from netdesk.domain.ids import Id
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.matching.index import Index
from netdesk.matching.matches import Matching
from netdesk.matching.party import MYSELF, OFFERS, WISHES, Party, Said, Standing, Where
from netdesk.matching.stems import words
from netdesk.storage.book import Book, Reader
from netdesk.storage.wishes import Profile, localities, profiles, settled, stamp, standings, versions

_FEW = 200
"""Changed people up to which the index is changed and not made anew."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An index with what it was made of."""

    stamp: tuple[object, ...]
    versions: dict[Id, int]
    index: Index


_kept: WeakKeyDictionary[Book, _Kept] = WeakKeyDictionary()


def matching(reader: Reader, person: Id | None = None) -> Matching:
    """Everybody's wishes and offers with how I stand with them today, without the pairs that are settled; where only
    the matches of one person are asked for, without those that are settled with them."""
    return Matching(index(reader), standing(reader), settled(reader, person))


def standing(reader: Reader) -> dict[Id, Standing]:
    """How I stand with everybody, myself included."""
    return {one: _standing(*how) for one, how in standings(reader).items()} | {reader.me: MYSELF}


@cache
def _standing(stage: Stage, freshness: Freshness) -> Standing:
    return Standing(stage, freshness)


def index(reader: Reader) -> Index:
    """Everybody's wishes and offers; of what is kept only those are read anew whose profile changed."""
    now, kept = stamp(reader), _kept.get(reader.book)
    if kept is None or kept.stamp != now:
        seen = versions(reader)
        kept = _Kept(now, seen, _index(reader, seen, kept))
        _kept[reader.book] = kept
    return kept.index


def _index(reader: Reader, seen: dict[Id, int], kept: _Kept | None) -> Index:
    differ = [one for one, _version in seen.items() ^ kept.versions.items()] if kept else []
    if kept is None or len(differ) > _FEW:
        return Index((party(one) for one in profiles(reader)), localities(reader))
    there = {one.id: party(one) for one in profiles(reader, set(differ))}
    return kept.index.changed(there.get(one, Party(one)) for one in dict.fromkeys(differ))


def of_person(person: Person) -> Party:
    """One person as matching sees them."""
    letters = [(letter.kind, letter.text, letter.on) for letter in person.letters]
    names = (person.name.full, person.name.given, person.name.family)
    jobs = [" · ".join(part for part in (job.title, job.organisation) if part) for job in person.jobs]
    profile = Profile(
        person.id,
        names,
        person.title,
        person.role,
        person.organisation,
        person.sphere,
        list(person.tags),
        jobs,
        letters,
    )
    return party(profile)


def party(profile: Profile) -> Party:
    """What somebody looks for (the newest entry of each letter) and what they are, can and know (every entry)."""
    offers = [
        Said(profile.title, Where.TITLE),
        Said(profile.role, Where.ROLE),
        Said(profile.organisation, Where.ORGANISATION),
        Said(profile.sphere, Where.SPHERE),
        *(Said(tag, Where.TAG) for tag in profile.tags),
        *(Said(job, Where.JOB) for job in profile.jobs),
        *(Said(text, OFFERS[kind]) for kind, text, _on in profile.letters if kind in OFFERS),
    ]
    return Party(
        profile.id,
        tuple(_wishes(profile)),
        tuple(said for said in offers if said.text),
        _names(profile),
        fold(profile.organisation).strip(),
    )


def _wishes(profile: Profile) -> Iterable[Said]:
    newest = {kind: text for kind, text, _on in sorted(profile.letters, key=_day)}  # of one day the last written
    return (Said(text, WISHES[kind]) for kind, text in newest.items() if kind in WISHES)


def _day(letter: tuple[LetterKind, str, date]) -> date:
    return letter[2]


def _names(profile: Profile) -> frozenset[str]:
    """The words of the name; of somebody named only by their organisation it has none."""
    told = " ".join(name for name in profile.names if name and name != profile.organisation)
    return frozenset(words(fold(told)))
