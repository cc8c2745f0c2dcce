"""Deciding about what comes in, entry by entry: somebody new, more about somebody known, known already, unreadable."""

from collections import defaultdict
from dataclasses import replace
from itertools import chain

from netdesk.domain.ids import Id, new_id
from netdesk.domain.inbox import Arrival, Card, Question, Unreadable
from netdesk.domain.likeness import Likeness, Verdict
from netdesk.domain.merging import same_uid_means_same
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.identity.crowd import Crowd
from netdesk.identity.traits import traits
from netdesk.operations.incoming import Incoming, digest_of
from netdesk.operations.report import Entry, Outcome, Report
from netdesk.operations.updating import updated
from netdesk.storage.book import Change
from netdesk.storage.known import Known, Stood, cards_of, comparable
from netdesk.storage.pictures import MAX_PICTURE, picture_key

_BATCH = 250


class Intake:
    """An import under way: what was decided so far, and the new people not yet written. What comes belongs to an
    `arrival` that is there already, or to one of its own."""

    def __init__(self, change: Change, source: str, arrival: Arrival | None = None) -> None:
        self._change, self._now = change, change.book.now()
        self._arrival = arrival or Arrival(source, self._now, new_id())
        self._known, self._stood = Known(change.connection), Stood(change.connection, self._arrival.id)
        self._crowd: Crowd | None = None
        self._entries: list[Entry] = []
        self._questions: list[Question] = []
        self._people: dict[Id, Person] = {}
        self._made: set[Id] = set()
        self._cards: defaultdict[Id, list[Card]] = defaultdict(list)
        self._pictures: list[bytes] = []
        self._arrived = False
        self._looked_for = b"", digest_of(b"")

    def is_known(self, raw: bytes) -> bool:
        """Whether exactly this card made or changed somebody before."""
        return self.has_come(self._digest(raw))

    def has_come(self, digest: str) -> bool:
        """The same by what tells the card."""
        return self._known.by_card(digest) is not None

    def digests(self) -> frozenset[str]:
        """What tells all cards that did so."""
        return self._known.digests()

    def take(self, entry: Incoming) -> None:
        """Decide about one entry."""
        digest = entry.digest or self._digest(entry.raw)
        if person_id := self._known.by_card(digest):
            told = (_("this person is in the trash"),) if self._known.is_removed(person_id) else ()
            self._note(entry, Outcome.UNCHANGED, person_id, self._known.name(person_id), told)
        elif entry.person is None:
            self._keep_unreadable(entry, digest)
        else:
            self._decide(entry, digest, self._with_picture(entry, entry.person))

    def _digest(self, raw: bytes) -> str:
        """What tells a card that came in before; who was just looked for is taken next."""
        if raw is not self._looked_for[0]:
            self._looked_for = raw, digest_of(raw)
        return self._looked_for[1]

    def fail(self, name: str, sentence: str) -> None:
        """Note a file that could not be read at all."""
        self._entries.append(Entry(name, 0, 0, Outcome.UNREADABLE, problems=(sentence,)))

    def finish(self) -> Report:
        """Write what waits, and say what became of everything."""
        self._flush()
        if self._crowd is not None:
            self._crowd.clear()
        self._change.add_many(self._questions)
        report = Report.of(self._entries, self._arrival.id, len(self._questions))
        new, added, same, unread = (report.count(outcome) for outcome in Outcome)
        if self._arrived:
            self._change.save(_counted(self._arrival, new, added, same, unread))
        return report

    # --- who is it?

    def _decide(self, entry: Incoming, digest: str, incoming: Person) -> None:
        known = self._by_uid(incoming)
        if known is None:
            looks = entry.looks or traits(incoming)
            found = self._everybody().alike(looks)
            if not found or found[0][1].verdict is not Verdict.SAME:
                self._everybody().add(looks)
                self._add(entry, digest, incoming, found)
                return
            known = self._person(found[0][0])
        self._join(entry, digest, known, incoming)

    def _by_uid(self, incoming: Person) -> Person | None:
        own = self._known.by_uid(incoming.uid) if incoming.uid else None
        known = self._person(own) if own else None
        return known if known and same_uid_means_same(known, incoming) else None

    def _everybody(self) -> Crowd:
        """Who there is to compare with; read when the first unknown card comes."""
        if self._crowd is None:
            self._crowd = Crowd(traits(one) for one in comparable(self._change.connection))
        return self._crowd

    def _person(self, person_id: Id) -> Person:
        return self._people.get(person_id) or self._change.get(Person, person_id)

    # --- what becomes of it

    def _add(self, entry: Incoming, digest: str, person: Person, alike: list[tuple[Id, Likeness]]) -> None:
        self._people[person.id] = person
        self._made.add(person.id)
        self._cards[person.id].append(self._card(person.id, digest, entry))
        self._known.add(person, digest)
        asks = [one for one in alike if self._known.name(one[0])]
        self._questions += [self._question(one, person.id, likeness) for one, likeness in asks]
        told = [_("perhaps the same as {name}").format(name=self._known.name(one)) for one, _likeness in asks]
        self._note(entry, Outcome.NEW, person.id, person.shown, tuple(told))
        if len(self._people) >= _BATCH:
            self._flush()

    def _join(self, entry: Incoming, digest: str, known: Person, incoming: Person) -> None:
        cards = [*reversed(self._cards.get(known.id, ())), *cards_of(self._change, known.id)]
        joined, told = updated(self._change, known, incoming, cards, self._stood, is_row=entry.is_row)
        if known.removed_at:
            told = (*told, _("this person is in the trash"))
        if joined != known:
            self._save(joined)
        if joined != known or told or known.id in self._made:  # or it would come as a later version the next time
            self._stood.found(known)
            self._cards[known.id].append(replace(self._card(known.id, digest, entry), added=True))
            self._known.add(joined, digest)
            if self._crowd is not None and joined.removed_at is None:
                self._crowd.add(traits(joined))
        outcome = Outcome.UPDATED if joined != known else Outcome.UNCHANGED
        self._note(entry, outcome, known.id, joined.shown, told)

    def _save(self, person: Person) -> None:
        if person.id in self._people:
            self._people[person.id] = person
        else:
            self._change.save(person)

    def _keep_unreadable(self, entry: Incoming, digest: str) -> None:
        self._note(entry, Outcome.UNREADABLE, told=(entry.error,))
        if self._known.was_unreadable(digest):
            return
        self._known.add_unreadable(digest)
        kept = Unreadable(digest, entry.error, source=entry.source, line=entry.line, raw=entry.raw)
        self._change.save(replace(kept, came_at=self._now))

    def _flush(self) -> None:
        """Write the people that are waiting."""
        self._change.add_many(list(self._people.values()), derived=True)
        self._change.add_many(list(chain.from_iterable(self._cards.values())))
        self._change.keep_pictures(self._pictures)
        self._people, self._pictures = {}, []
        self._cards.clear()

    def _with_picture(self, entry: Incoming, person: Person) -> Person:
        if not entry.picture or len(entry.picture) > MAX_PICTURE:
            return person
        self._pictures.append(entry.picture)
        return replace(person, picture=picture_key(entry.picture))

    def _card(self, person_id: Id, digest: str, entry: Incoming) -> Card:
        self._arrived = True
        return Card(
            person_id, digest, source=entry.source, raw=entry.raw, came_at=self._now, arrival_id=self._arrival.id
        )

    def _question(self, one: Id, other: Id, likeness: Likeness) -> Question:
        reasons = tuple(reason.value for reason in likeness.reasons)
        return Question(one, other, round(likeness.score * 100), self._now, reasons=reasons)

    def _note(
        self,
        entry: Incoming,
        outcome: Outcome,
        person: Id | None = None,
        name: str = "",
        told: tuple[str, ...] = (),
    ) -> None:
        problems = (*told, *entry.problems)
        self._entries.append(Entry(entry.source, entry.index, entry.line, outcome, person, name, problems))


def _counted(arrival: Arrival, new: int, added: int, same: int, unread: int) -> Arrival:
    """The arrival with what came, beside what came with it before; it waits again."""
    return replace(
        arrival,
        accepted_at=None,
        new=arrival.new + new,
        added=arrival.added + added,
        unchanged=arrival.unchanged + same,
        unreadable=arrival.unreadable + unread,
    )
