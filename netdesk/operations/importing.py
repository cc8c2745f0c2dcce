"""Taking cards in: every card becomes a person, adds to one, is known already, or is kept as unreadable text."""

import gc
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card, Unreadable
from netdesk.domain.merging import add_card, left_out, same_person, same_uid_means_same
from netdesk.domain.person import Person
from netdesk.i18n import _, plural
from netdesk.storage.book import Book, Change
from netdesk.storage.known import Known
from netdesk.storage.pictures import MAX_PICTURE, picture_key
from netdesk.vcard.card import RawCard
from netdesk.vcard.meaning import Draft, to_draft
from netdesk.vcard.reader import read

_BATCH = 250
_PICTURED = 8192  # bytes
_ENDINGS = (".vcf", ".vcard", ".vct")


class Outcome(StrEnum):
    """What became of an entry."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: its place, what became of it, whom it is about, and what was repaired or left."""

    file: str
    index: int
    line: int
    outcome: Outcome
    person: Id | None = None
    name: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Every entry of an import, in order."""

    entries: tuple[Entry, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """How many entries had an outcome."""
        return sum(1 for entry in self.entries if entry.outcome is outcome)

    def people(self) -> list[Id]:
        """Whom the import made or changed."""
        changed = (Outcome.NEW, Outcome.UPDATED)
        return list(dict.fromkeys(entry.person for entry in self.entries if entry.person and entry.outcome in changed))


def card_files(paths: Iterable[Path]) -> list[Path]:
    """The card files among files and folders; a file that was named is taken whatever its ending."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.rglob("*") if one.suffix.lower() in _ENDINGS and one.is_file())
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def run(
    book: Book,
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    fallback: str | None = None,
) -> Report:
    """Import card files and folders of them as one undoable change.

    `progress` gets bytes read and bytes in all, and may raise to cancel: then nothing stays. `fallback` is the charset
    of text that is not UTF-8 and does not say what it is.
    """
    files = card_files(paths)
    if not files:
        raise NetdeskError(_("There is no card file (.vcf) here."))
    contents = [(path, _content(path)) for path in files]
    total = sum(len(data) for _path, data in contents)
    with _without_collector(), book.changing(_("Import cards")) as change:
        batch = _Batch(change)
        before = 0
        for path, data in contents:
            for card in read(data, fallback=fallback):
                batch.take(_shown(path), card)
                progress(min(before + batch.read, total), total)
            before += len(data)
            batch.read = 0
        batch.flush()
        report = Report(tuple(batch.entries))
        if people := len(report.people()):
            change.title = plural("Import {n} person", "Import {n} people", people)
    return report


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading cards makes many objects and no cycles: looking for cycles meanwhile takes a third of the time and holds
    the window up, and so would looking through all of them at the end; what is not a cycle is freed all the same."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _packed(raw: bytes) -> bytes:
    """A card's text as it is kept; what is mostly picture does not get smaller, so no time is spent on it."""
    return zlib.compress(raw, 1 if len(raw) < _PICTURED else 0)


def _shown(path: Path) -> str:
    """The file's name as text: a name may hold bytes that are no letters."""
    return path.name.encode("utf-8", "replace").decode()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be read: {why}.").format(file=path, why=why)) from error


@dataclass(slots=True)
class _Batch:
    """An import under way: what was decided so far, and the new people not yet written."""

    change: Change
    entries: list[Entry] = field(default_factory=list)
    read: int = 0
    people: dict[Id, Person] = field(default_factory=dict)
    cards: list[Card] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    known: Known = field(init=False)

    def __post_init__(self) -> None:
        self.known = Known(self.change.connection)

    def take(self, source: str, card: RawCard) -> None:
        """Decide about one card."""
        self.read += len(card.raw)
        digest = hashlib.sha256(card.raw.strip()).hexdigest()
        if person_id := self.known.by_card(digest):
            told = (_("this person is in the trash"),) if self.known.is_removed(person_id) else ()
            self._note(source, card, Outcome.UNCHANGED, person_id, self.known.name(person_id), problems=told)
            return
        draft = None if card.error else to_draft(card, self.change.today)
        if draft is None or not draft.person.shown:
            self._keep_unreadable(source, card, digest, card.error or _("it does not say whom it is about"))
            return
        incoming = self._with_picture(draft)
        known = self._find(incoming)
        if known is None:
            self._add(source, card, digest, incoming, draft)
        else:
            self._join(source, card, digest, known, incoming, draft)

    def flush(self) -> None:
        """Write the people that are waiting."""
        self.change.add_many(list(self.people.values()))
        self.change.add_many(self.cards)
        self.change.keep_pictures(self.pictures)
        self.people, self.cards, self.pictures = {}, [], []

    def _with_picture(self, draft: Draft) -> Person:
        if not draft.picture or len(draft.picture) > MAX_PICTURE:
            return draft.person
        self.pictures.append(draft.picture)
        return replace(draft.person, picture=picture_key(draft.picture))

    def _find(self, incoming: Person) -> Person | None:
        own = self.known.by_uid(incoming.uid) if incoming.uid else None
        if own:
            self.flush()
            known = self.change.get(Person, own)
            if same_uid_means_same(known, incoming):
                return known
        alike = self.known.named_alike(incoming)
        for person_id in sorted(alike & self.people.keys()):
            if same_person(self.people[person_id], incoming):
                self.flush()
                return self.change.get(Person, person_id)
        written = self.change.find(Person, sorted(alike - self.people.keys()))
        return next((person for person in written if same_person(person, incoming)), None)

    def _add(self, source: str, card: RawCard, digest: str, person: Person, draft: Draft) -> None:
        self.people[person.id] = person
        self.cards.append(self._card(person.id, digest, source, card))
        self.known.add(person, digest)
        self._note(source, card, Outcome.NEW, person.id, person.shown, draft)
        if len(self.people) >= _BATCH:
            self.flush()

    def _join(self, source: str, card: RawCard, digest: str, known: Person, incoming: Person, draft: Draft) -> None:
        joined = add_card(known, incoming)
        differs = left_out(known, incoming)
        told = [_("{field} on the card differs and is kept with it only").format(field=name) for name in differs]
        if known.removed_at:
            told.append(_("this person is in the trash"))
        if joined != known:
            self.change.save(joined)
        if joined != known or differs:
            self.change.save(self._card(known.id, digest, source, card))
            self.known.add(joined, digest)
        outcome = Outcome.UPDATED if joined != known else Outcome.UNCHANGED
        self._note(source, card, outcome, known.id, joined.shown, draft, tuple(told))

    def _card(self, person_id: Id, digest: str, source: str, card: RawCard) -> Card:
        raw = _packed(card.raw)
        return Card(person_id, digest, source=source, raw=raw, came_at=self.change.book.now())

    def _keep_unreadable(self, source: str, card: RawCard, digest: str, reason: str) -> None:
        self._note(source, card, Outcome.UNREADABLE, problems=(reason,))
        if self.known.was_unreadable(digest):
            return
        self.known.add_unreadable(digest)
        raw = _packed(card.raw)
        kept = Unreadable(digest, reason, source=source, line=card.line, raw=raw, came_at=self.change.book.now())
        self.change.save(kept)

    def _note(
        self,
        source: str,
        card: RawCard,
        outcome: Outcome,
        person: Id | None = None,
        name: str = "",
        draft: Draft | None = None,
        problems: tuple[str, ...] = (),
    ) -> None:
        found = draft.problems if draft else card.problems
        told = [_("line {n}: {text}").format(n=problem.line, text=problem.text) for problem in found]
        self.entries.append(Entry(source, card.index, card.line, outcome, person, name, (*problems, *told)))


def unreadable(book: Book) -> list[Unreadable]:
    """The entries that are kept because nobody could read them, the newest first."""
    with book.reading() as reader:
        return sorted(
            (one for one in reader.all(Unreadable) if not one.removed_at), key=lambda one: one.id, reverse=True
        )


def raw_text(kept: Card | Unreadable) -> str:
    """The text of a kept card or entry, for looking at."""
    return zlib.decompress(kept.raw).decode("utf-8", "replace")


def dismiss(book: Book, one: Unreadable) -> None:
    """Put an unreadable entry into the trash."""
    with book.changing(_("Dismiss an entry")) as change:
        change.remove(one)
