"""Photographed cards come in: as pictures, and then read one after the other, in a process of its own."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from netdesk.capture.process import Card, reader
from netdesk.domain.backs import is_back
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.scan import Reading, Scan, Side
from netdesk.i18n import _, plural
from netdesk.operations.checkingcards import Draft, draft_of, join
from netdesk.operations.sources import Source
from netdesk.storage import scans
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.pictures import picture_key

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Brought:
    """What pictures brought: the arrival they belong to and its new scans; how many pictures were known already, and
    why each of the others could not be taken, by its name."""

    arrival: Id | None = None
    scans: tuple[Id, ...] = ()
    known: int = 0
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence about each that could not be taken."""
        return tuple(f"{name}: {why}" for name, why in self.refused.items())


def photographed(found: Sequence[Source]) -> list[Source]:
    """The pictures to read as cards among what was brought; none where card files lie beside them, for then they are
    the portraits and logos of those."""
    if any(one.kind in ("cards", "list") for one in found):
        return []
    return [one for one in found if one.kind == "picture" and not one.error]


# --- bringing in


def bring(
    book: Book,
    sources: Sequence[Source],
    *,
    arrival: Id | None = None,
    progress: Progress = lambda done, total: None,
) -> Brought:
    """Take pictures and PDF pages in as one undoable change; nothing is read on them yet.

    They belong to an `arrival` that is there, or to a new one. `progress` gets pictures done and in all, and may raise
    to cancel: then nothing stays. A picture that is on the desk already is not taken again.
    """
    sides, known, refused = _sides(book, sources, progress)
    if not sides:
        return Brought(arrival, (), known, refused)
    title = plural("Bring in {n} picture", "Bring in {n} pictures", len(sides))
    with book.changing(title) as change:
        change.keep_pictures([page for _side, page in sides])
        held = change.get(Arrival, arrival) if arrival else change.save(_arrival(change, sources))
        made = [change.save(Scan(held.id, change.book.now(), (side,))) for side, _page in sides]
    return Brought(held.id, tuple(one.id for one in made), known, refused)


def _sides(
    book: Book, sources: Sequence[Source], progress: Progress
) -> tuple[list[tuple[Side, bytes]], int, dict[str, str]]:
    """Every page of every picture that is not known; how many are, and why others could not be taken."""
    found: list[tuple[Side, bytes]] = []
    refused: dict[str, str] = {}
    seen: set[str] = set()
    known = 0
    with reader() as read:
        for done, source in enumerate(sources):
            progress(done, len(sources))
            try:
                data = source.data()
                digest = hashlib.sha256(data).hexdigest()
                if digest in seen or _is_known(book, digest):
                    known += 1
                    continue
                seen.add(digest)
                found += _pages(source.name, digest, read.pages(data))
            except NetdeskError as error:
                refused[source.name] = str(error)
    progress(len(sources), len(sources))
    return found, known, refused


def _is_known(book: Book, digest: str) -> bool:
    with book.reading() as look:
        return bool(scans.came_before(look, [digest]))


def _pages(name: str, digest: str, pages: Sequence[bytes]) -> Iterator[tuple[Side, bytes]]:
    for number, page in enumerate(pages, 1):
        shown = _("{file}, page {n}").format(file=name, n=number) if len(pages) > 1 else name
        yield Side(shown, digest, picture_key(page)), page


def _arrival(change: Change, sources: Sequence[Source]) -> Arrival:
    more = plural("{n} more", "{n} more", len(sources) - 1)
    name = f"{sources[0].name}, {more}" if len(sources) > 1 else sources[0].name
    return Arrival(name, change.book.now())


# --- reading


def read_waiting(book: Book, *, arrival: Id | None = None, progress: Progress = lambda done, total: None) -> int:
    """Read the scans of which a side was not read yet, one after the other, in a process of its own; how many were.

    Each is kept as soon as it is read, so nothing is lost half way. `progress` gets scans done and in all, and may
    raise to stop: what was read stays, and the rest waits.
    """
    with book.reading() as look:
        todo = scans.unread(look, arrival)
    if not todo:
        return 0
    done = 0
    with reader(check=lambda: progress(done, len(todo))) as read:
        for done, scan in enumerate(todo):
            progress(done, len(todo))
            for side in scan.sides:
                _read_side(book, scan, side, read.read)
    progress(len(todo), len(todo))
    _join_backs(book, [scan.id for scan in todo])
    return len(todo)


def _read_side(book: Book, scan: Scan, side: Side, read: Callable[[bytes, Sequence[int]], Sequence[Card]]) -> None:
    with book.reading() as look:
        if scans.reading_of(look, side) or not _waits(look, scan.id):
            return
        page = look.picture(side.original) or b""
    try:
        first, *others = read(page, side.corners)
    except NetdeskError as error:
        scans.keep(book, [Reading(side.original, side.corners, problem=str(error))], [], [scan.id])
        return
    except ValueError:
        scans.keep(book, [Reading(side.original, side.corners, problem=_("No card was found here."))], [], [scan.id])
        return
    made = [_reading(side.original, side.corners, first)]
    made += [_reading(side.original, one.corners, one) for one in others]
    scans.keep(book, made, [one.picture for one in (first, *others)], [scan.id])
    if others:
        _add_others(book, scan, side, others)


def _waits(look: Reader, scan_id: Id) -> bool:
    """Whether a scan is still there: it may be thrown away, or its coming undone, while others are read."""
    return any(one.removed_at is None for one in look.find(Scan, [scan_id]))


def _reading(original: str, asked: Sequence[int], card: Card) -> Reading:
    wide, high = card.size
    key = picture_key(card.picture)
    return Reading(original, tuple(asked), key, wide, high, card.corners, card.lines, card.codes)


def _add_others(book: Book, scan: Scan, side: Side, others: Sequence[Card]) -> None:
    """More cards in one picture wait beside the first."""
    with book.changing(plural("{n} more card in a picture", "{n} more cards in a picture", len(others))) as change:
        if _waits(change, scan.id):
            for one in others:
                change.save(Scan(scan.arrival_id, scan.came_at, (replace(side, corners=one.corners),)))


# --- front and back


def _join_backs(book: Book, read: Sequence[Id]) -> None:
    """Join each front with the back that came right after it, where what stands on both says that they are one card."""
    with book.reading() as look:
        there = [one for one in look.find(Scan, read) if one.removed_at is None and one.person_id is None]
        drafts = [draft_of(look, one) for one in there]
    front: Draft | None = None
    for one in drafts:
        if front and len(front.scan.sides) == len(one.scan.sides) == 1 and is_back(front.fields, one.fields):
            join(book, front.scan.id, one.scan.id)
            front = None
        else:
            front = one
