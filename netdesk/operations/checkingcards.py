"""Checking a photographed card: what was read on it is put right, and who is on it comes onto the desk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import unquote

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.person import Person
from netdesk.domain.scan import Field, FieldKind, Line, Reading, Scan, Side
from netdesk.i18n import _, system_country
from netdesk.operations.cardfields import SERVICES, fields_of_person, joined, person_of
from netdesk.operations.incoming import Incoming, with_name_parts
from netdesk.operations.intake import Intake
from netdesk.operations.report import Report
from netdesk.storage import scans
from netdesk.storage.book import Book, Change, Reader
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any
from netdesk.vcard.writer import write

_LINK = re.compile(rb"\s*https?://\S+\s*$", re.IGNORECASE)
_REACH = re.compile(rb"\s*(mailto|tel):([^?;\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A scan as it is checked: what was read on each side (None: not yet), all lines, and the fields as they stand.
    `coded` is whom a code on the card describes."""

    scan: Scan
    readings: tuple[Reading | None, ...]
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    coded: Person | None = field(default=None, compare=False)  # made anew out of the readings each time


def draft(look: Reader, scan_id: Id, region: str = "") -> Draft:
    """A scan as it is checked. `region` is the country (ISO 3166) of numbers that name none; else the system's."""
    return draft_of(look, look.get(Scan, scan_id), region)


def waiting(look: Reader, arrival: Id | None = None, region: str = "") -> list[Draft]:
    """The scans that wait, of one arrival or all, in the order they came."""
    return [draft_of(look, one, region) for one in scans.waiting(look, arrival)]


def confirm(book: Book, scan_id: Id, fields: Sequence[Field]) -> Report:
    """Say that a card is as these fields describe it: who is on it becomes somebody new, adds to somebody known, or is
    asked about, as with any import. All that was read stays with the scan, and its picture with the person."""
    with book.changing(_("Check a card")) as change:
        scan = _open(change, scan_id)
        found = draft_of(change, scan)
        person = replace(person_of(fields, found.coded), created_on=change.today)
        if not person.shown:
            raise NetdeskError(_("Say at least a name, a company, or a way to reach them."))
        change.title = _("Check the card of {name}").format(name=person.shown)
        report = _take_in(change, scan, person)
        sides = tuple(
            replace(side, picture=one.picture if one else "")
            for side, one in zip(scan.sides, found.readings, strict=True)
        )
        text = "\n".join(line.text for line in found.lines)
        who = report.entries[0].person
        change.save(replace(scan, sides=sides, fields=tuple(fields), text=text, person_id=who))
    return report


def _open(look: Reader, scan_id: Id) -> Scan:
    """A scan that waits; another window may have checked it, thrown it away or joined it meanwhile."""
    scan = look.get(Scan, scan_id)
    if scan.person_id or scan.removed_at:
        raise NetdeskError(_("This card was checked, or thrown away, elsewhere."))
    return scan


def keep_fields(book: Book, scan_id: Id, fields: Sequence[Field]) -> None:
    """Keep what was put right on a card that still waits."""
    with book.changing(_("Put a card right")) as change:
        scan = change.get(Scan, scan_id)
        if scan.person_id is None and scan.removed_at is None:
            change.save(replace(scan, fields=tuple(fields)))


def _take_in(change: Change, scan: Scan, person: Person) -> Report:
    source = scan.sides[0].source
    intake = Intake(change, source, change.get(Arrival, scan.arrival_id))
    raw = b"".join(write([(person, None)], "4.0"))
    intake.take(Incoming(source, 1, 1, raw, person))
    return intake.finish()


def turn(book: Book, scan_id: Id, number: int, quarters: int = 1) -> Scan:
    """Turn one side by quarters of a circle, clockwise; it is to be read again."""
    with book.reading() as look:
        side = _side(_open(look, scan_id), number)
        corners = side.corners or _found(look, side)
    points = [corners[at : at + 2] for at in range(0, 8, 2)]
    start = -quarters % 4  # what was at the bottom left comes to the top left
    return frame(book, scan_id, number, [part for at in range(4) for part in points[(start + at) % 4]])


def _side(scan: Scan, number: int) -> Side:
    if number < len(scan.sides):
        return scan.sides[number]
    raise NetdeskError(_("This card has one side only."))


def _found(look: Reader, side: Side) -> Sequence[int]:
    """Where a card was found; nowhere, so its whole picture, when nothing was read."""
    reading = scans.reading_of(look, side)
    if reading and reading.corners:
        return reading.corners
    raise NetdeskError(_("Nothing was found in this picture; say where the card is first."))


def frame(book: Book, scan_id: Id, number: int, corners: Sequence[int]) -> Scan:
    """Say where the card is in the picture of a side (see `Side.corners`); it is to be read again."""
    with book.changing(_("Say where a card is")) as change:
        scan = _open(change, scan_id)
        framed = replace(_side(scan, number), corners=tuple(corners))
        sides = (*scan.sides[:number], framed, *scan.sides[number + 1 :])
        return change.save(replace(scan, sides=sides, fields=()))


def read_again(book: Book, scan_id: Id) -> None:
    """Forget what was read on a scan, and what was made of it, so that it is read again."""
    with book.changing(_("Read a card again")) as change:
        scan = _open(change, scan_id)
        change.save(replace(scan, fields=()))
    scans.forget(book, scan)


def discard(book: Book, scan_id: Id) -> None:
    """Put a scan into the trash: it is no card, or not wanted."""
    with book.changing(_("Throw a picture away")) as change:
        change.remove(_open(change, scan_id))


def join(book: Book, front: Id, back: Id) -> Scan:
    """Make one scan of two: the second is the other side of the first."""
    with book.changing(_("Join front and back")) as change:
        one, other = _open(change, front), _open(change, back)
        if front == back or len(one.sides) + len(other.sides) > 2:
            raise NetdeskError(_("A card has two sides; part the other two first."))
        change.remove(other)
        return change.save(replace(one, sides=(*one.sides, *other.sides), fields=()))


def part(book: Book, scan_id: Id) -> tuple[Scan, Scan]:
    """Make two scans of one: its sides are of two cards."""
    with book.changing(_("Part front and back")) as change:
        one = _open(change, scan_id)
        _side(one, 1)
        other = Scan(one.arrival_id, one.came_at, one.sides[1:])
        return change.save(replace(one, sides=one.sides[:1], fields=())), change.save(other)


# --- what stands on a card


def draft_of(look: Reader, scan: Scan, region: str = "") -> Draft:
    """A scan as it is checked; `region` as in `draft`."""
    found = tuple(scans.reading_of(look, side) for side in scan.sides)
    lines = tuple(replace(line, side=at) for at, one in enumerate(found) if one for line in one.lines)
    coded, said = _coded([code for one in found if one for code in one.codes], look.today)
    if scan.fields:
        return Draft(scan, found, lines, scan.fields, coded)
    from netdesk.capture.fields import fields_of  # brings what knows all telephone numbers

    sizes = [(one.width, one.height) if one else (1, 1) for one in found]
    read = fields_of(lines, sizes, region or system_country(), said)
    return Draft(scan, found, lines, joined(read, said, lines), coded)


def _coded(codes: Sequence[bytes], today: date) -> tuple[Person | None, tuple[Field, ...]]:
    """Whom the codes of a card describe, and all that they say: a card in one of its forms, or a link."""
    people: list[Person] = []
    links: list[Field] = []
    for code in codes:
        if link := _linked(code):
            links.append(link)
            continue
        drafts = (to_draft(card, today).person for card in read_any(code) if not card.error)
        people += [with_name_parts(one) for one in drafts if one.shown]
    first = people[0] if people else None
    return first, (*(fields_of_person(first) if first else ()), *links)


def _linked(code: bytes) -> Field | None:
    """What a code says that is a link: a page or a profile, an address or a number to write to or call."""
    if _LINK.match(code):
        return _link(code.decode("utf-8", "replace").strip())
    if not (found := _REACH.match(code)):
        return None
    text = unquote(found[2].decode("utf-8", "replace"))
    return Field(FieldKind.EMAIL if found[1].lower() == b"mailto" else FieldKind.WORK, text)


def _link(url: str) -> Field:
    profile = any(f"{one}." in url.lower() for one in SERVICES)
    return Field(FieldKind.PROFILE if profile else FieldKind.WEB, url)
