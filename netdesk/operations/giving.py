"""Giving: whom to introduce to whom and why, the introduction itself, and everything that was given and received."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netdesk.domain.behind import Behind
from netdesk.domain.draft import Draft
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.evidence import Evidence, FactKind
from netdesk.domain.ids import Id
from netdesk.domain.insights import Span
from netdesk.domain.interaction import Kind
from netdesk.domain.laidaside import LaidAside, Suggestion
from netdesk.domain.person import Person
from netdesk.domain.stage import Freshness, Stage
from netdesk.i18n import _
from netdesk.matching.index import Index
from netdesk.matching.matches import Matching
from netdesk.matching.party import Because, Match, Standing
from netdesk.operations.interactions import log_in
from netdesk.operations.matching import matching, of_person
from netdesk.storage import exchange
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.wishes import kept_promises
from netdesk.words import introductions

ASK_AFTER = (7, 14)
"""Days after an introduction on which to ask the one and the other how it went."""

MOST = 50
PROMISE = "promise"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a proposal; stage and freshness of my link with them are None where it is me."""

    person: Person
    stage: Stage | None
    freshness: Freshness | None

    @property
    def name(self) -> str:
        """What they are called."""
        return self.person.shown


@dataclass(frozen=True, slots=True)
class Proposal:
    """An introduction to give: the match with both people, and in words what is proposed and why."""

    match: Match
    seeker: Party
    offer: Party
    text: str
    reasons: tuple[str, ...]

    @property
    def with_me(self) -> bool:
        """Whether I am one of the two: then there is nobody to introduce, only somebody to talk with."""
        return self.seeker.stage is None or self.offer.stage is None


def proposals(
    reader: Reader,
    person: Id | None = None,
    limit: int = MOST,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[Proposal]:
    """The best introductions to give, of everybody or with one person, the most helpful first. Pairs that were
    introduced, laid aside or know each other well are left out; those with a card only come last, and for one person
    alone."""
    found = matching(reader, person)
    matches = found.of_person(person, limit) if person else found.of_everybody(limit, step)
    return _proposals(reader, found, matches)


def _proposals(reader: Reader, found: Matching, matches: Sequence[Match]) -> list[Proposal]:
    ids = {one for match in matches for one in match.pair}
    people = {person.id: person for person in reader.find(Person, sorted(ids))}
    sides = {one: _side(reader, people[one], found.standing(one)) for one in ids}
    return [_proposal(match, sides[match.seeker], sides[match.offer]) for match in matches]


def _side(reader: Reader, person: Person, standing: Standing) -> Party:
    mine = person.id == reader.me
    return Party(person, standing.stage, None if mine else standing.freshness)


def _proposal(match: Match, seeker: Party, offer: Party) -> Proposal:
    best = match.because[0]
    wish, has = best.looks_for, shortened(best.has.text)
    if seeker.stage is None:
        text = introductions.could_help_me(offer.name, wish, has)
    elif offer.stage is None:
        text = introductions.i_could_help(seeker.name, wish, has)
    else:
        text = introductions.proposal(seeker.name, wish, offer.name, has)
    return Proposal(match, seeker, offer, text, tuple(_reasons(match.because)))


def _reasons(because: Iterable[Because]) -> Iterable[str]:
    for one in because:
        yield _("“{wish}” – “{has}”").format(wish=shortened(one.wish.text), has=shortened(one.has.text))


def shortened(text: str) -> str:
    """A text in one line that fits into a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip(" ,;.") + "…"


def introduce(book: Book, one: Id, other: Id) -> Draft:
    """Introduce two people to each other: the introduction is logged as given by me, to ask both how it went is
    planned, and the words of the message to both come back."""
    if book.me in (one, other):
        raise NetdeskError(_("You are one of the two: talk with them yourself."))
    if one == other:
        raise NetdeskError(_("An introduction needs two different people."))
    with book.changing(_("Introduce two people")) as change:
        first, second, me = (_present(change, each) for each in (one, other, change.me))
        sides = _sides(first, second)
        note = "; ".join(f"{side.looks_for} – {side.has}" for side in sides if side.looks_for)
        log_in(change, [one, other], Kind.INTRODUCTION, giver=change.me, note=note)
        for days, (asked, about) in zip(ASK_AFTER, ((first, second), (second, first)), strict=True):
            on = change.today + timedelta(days=days)
            change.save(FollowUp(asked.id, on, introductions.follow_up(about.shown)))
        _wake(change, one, other)
        return introductions.bring_together(me, *sides)


def _present(change: Change, one: Id) -> Person:
    person = change.get(Person, one)
    if person.removed_at is not None:
        raise NetdeskError(_("{name} is not on the desk any more.").format(name=person.shown))
    return person


def _sides(one: Person, other: Person) -> tuple[introductions.Side, introductions.Side]:
    """What each looks for that the other has."""
    index = Index([of_person(one), of_person(other)])
    found = []
    for at, person in enumerate((one, other)):
        hits = index.hits(at, 1 - at)
        wish = hits[0].wish.told.words if hits else ""
        found.append(introductions.Side(person, wish, shortened(hits[0].has.said.text) if hits else ""))
    return found[0], found[1]


def approach(reader: Reader, proposal: Proposal) -> Draft:
    """Words to the other one, where I myself am who looks or who has."""
    me = reader.get(Person, reader.me)
    wish = proposal.match.because[0].looks_for
    if proposal.offer.stage is None:
        return introductions.offer_myself(me, proposal.seeker.person, wish)
    return introductions.ask_for_advice(me, proposal.offer.person, wish)


def not_interested(book: Book, pair: tuple[Id, Id], until: date | None = None) -> LaidAside:
    """Do not propose to introduce these two before a day; never again where none is named."""
    if until is not None and until <= book.today:
        raise NetdeskError(_("Choose a day that is still to come."))
    with book.changing(_("Later") if until else _("Never propose again")) as change:
        _wake(change, *pair)
        one, other = sorted(pair)
        return change.save(LaidAside(Suggestion.INTRODUCTION, one, change.today, other_id=other, until=until))


def _wake(change: Change, one: Id, other: Id) -> None:
    """Forget that these two were laid aside before."""
    for known in change.all(LaidAside):
        about = known.what is Suggestion.INTRODUCTION and {known.person_id, known.other_id} == {one, other}
        if about and known.removed_at is None:
            change.remove(known)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Everything given and received: each row what it was (`what`: a kind, referral or promise), when, with whom; one
    that went to several people is a row for each."""

    given: tuple[Behind, ...]
    received: tuple[Behind, ...]

    def by_kind(self) -> dict[str, tuple[int, int]]:
        """How often was given and received, by kind; the most frequent first."""
        given, received = (Counter(row.what for row in rows) for rows in (self.given, self.received))
        kinds = sorted({*given, *received}, key=lambda kind: (-given[kind] - received[kind], kind))
        return {kind: (given[kind], received[kind]) for kind in kinds}

    def counted(self) -> tuple[int, int]:
        """The sums of the figures `given` and `received` of links: kept promises are told beside them."""
        given, received = (sum(row.what != PROMISE for row in rows) for rows in (self.given, self.received))
        return given, received


def given_received(reader: Reader, person: Id | None = None, since: date | None = None) -> Exchange:
    """Everything that I gave and received, with one person or in all, since a day or ever; oldest first."""
    if person is not None:
        return of_evidence(reader.evidence(reader.me, person), reader.me, reader.today, since)
    span = Span(since or date.min, reader.today)
    given, received = (exchange.gifts(reader, span, given=side) for side in (True, False))
    for one, by, to, on in kept_promises(reader):
        if on >= span.first:
            row = Behind("promise", one, on=on, what=PROMISE, people=(to if by == reader.me else by,))
            (given if by == reader.me else received).append(row)
    return Exchange(_by_day(given), _by_day(received))


def of_evidence(evidence: Evidence, me: Id, today: date, since: date | None = None) -> Exchange:
    """What two people gave each other, seen from me: the facts that the figures of the link count, and promises."""
    given: list[Behind] = []
    received: list[Behind] = []
    other = evidence.b if evidence.a == me else evidence.a
    for fact in evidence.facts:
        if fact.kind in (FactKind.GIVE, FactKind.KEPT) and (since or date.min) <= fact.on <= today:
            noun = fact.source if fact.source in ("referral", PROMISE) else "interaction"
            row = Behind(noun, fact.ref, on=fact.on, what=str(fact.source), people=(other,))
            (given if fact.by == me else received).append(row)
    return Exchange(_by_day(given), _by_day(received))


def _by_day(rows: Iterable[Behind]) -> tuple[Behind, ...]:
    return tuple(sorted(rows, key=lambda row: (row.on or date.min, row.id)))
