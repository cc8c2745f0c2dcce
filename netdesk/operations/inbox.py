"""The inbox, where an import ends: what waits, and what the user says to it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Answer, Arrival, Question, Unreadable
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations import comparing, merging
from netdesk.operations.incoming import Incoming, entries
from netdesk.operations.intake import Intake
from netdesk.operations.report import Report
from netdesk.operations.sources import Source
from netdesk.storage import waiting as rows
from netdesk.storage.book import Book, Reader
from netdesk.storage.merges import questions_about
from netdesk.storage.people import people_rows
from netdesk.storage.rows import PersonRow
from netdesk.storage.scans import Waiting as ToCheck
from netdesk.storage.scans import waiting_by_arrival

CHARSETS = (
    "utf-8 cp1252 cp1250 cp1251 cp1253 cp1254 cp1257 cp1255 cp1256 cp874 cp1258 cp932 gb18030 cp950 cp949 utf-16 "
    "mac-roman koi8-r"
).split()
"""What an entry may be read in, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Everything that waits; `newest` is the arrival that undo would take back now, `people` how many the arrivals
    made or added to, `scans` how many photographed cards of each are to be checked."""

    arrivals: tuple[Arrival, ...] = ()
    questions: tuple[rows.QuestionRow, ...] = ()
    unreadable: tuple[rows.UnreadRow, ...] = ()
    newest: Id | None = None
    people: int = 0
    scans: Mapping[Id, ToCheck] = field(default_factory=dict)

    @property
    def to_accept(self) -> tuple[Arrival, ...]:
        """The arrivals that can be accepted: not those of which only cards to check are there."""
        return tuple(one for one in self.arrivals if not one.accepted_at and (one.entries or one.id not in self.scans))

    @property
    def unquestioned(self) -> int:
        """How many people of the arrivals nobody has to be asked about."""
        return self.people - len({each.other_id for each in self.questions if each.arrival_id})


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of an arrival; `gained` is what it added to them, where they were known."""

    row: PersonRow
    gained: tuple[comparing.Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people to decide about: both, their lines side by side."""

    known: Person
    incoming: Person
    lines: tuple[comparing.Line, ...]


def waits(reader: Reader) -> Waits:
    """What waits, as a list shows it: arrivals the newest first, questions the likeliest first."""
    return Waits(
        tuple(rows.arrivals(reader)),
        tuple(rows.questions(reader)),
        tuple(rows.unread(reader)),
        rows.newest_arrival(reader),
        rows.arrived(reader),
        waiting_by_arrival(reader),
    )


def members(reader: Reader, arrival: Id, people: Sequence[Id]) -> list[Member]:
    """A page of the people of an arrival, in the order of the ids; who is gone is left out."""
    changed = rows.changed_by(reader, arrival, people)
    return [
        Member(row, tuple(comparing.gained(*changed[row.id])) if row.id in changed else ())
        for row in people_rows(reader, people)
    ]


def accept(book: Book, arrival: Id) -> None:
    """Say that what an arrival brought is well; questions about its people stay."""
    with book.changing(_("Accept an import")) as change:
        one = change.get(Arrival, arrival)
        change.title = _("Accept {source}").format(source=one.source)
        change.save(replace(one, accepted_at=change.book.now()))


def accept_all(book: Book) -> None:
    """Accept everything that came in, in one change; questions and cards to check stay."""
    with book.changing(_("Accept what came in")) as change:
        for one in waits(change).to_accept:
            change.save(replace(one, accepted_at=change.book.now()))


def compare(reader: Reader, one: Id, other: Id) -> Pair:
    """Two people side by side. Whom the lines call known is who stays when both are merged: me, or `one`."""
    if other == reader.me:
        one, other = other, one
    known, incoming = reader.get(Person, one), reader.get(Person, other)
    return Pair(known, incoming, tuple(comparing.lines(known, incoming)))


def same(book: Book, question: Id, take: Collection[str] = ()) -> Person:
    """Answer that both are one person: they are merged, with the fields named in `take` from the other one."""
    with book.reading() as reader:
        asked = reader.get(Question, question)
    return merging.merge(book, asked.one_id, [asked.other_id], take)


def different(book: Book, question: Id) -> None:
    """Answer that they are two people; nobody asks about them again."""
    with book.changing(_("Keep two people apart")) as change:
        asked = change.get(Question, question)
        names = [person.shown for person in change.find(Person, [asked.one_id, asked.other_id])]
        if len(names) == 2:
            change.title = _("Keep {one} and {other} apart").format(one=names[0] or _("me"), other=names[1] or _("me"))
        for each in questions_about(change, asked.one_id, asked.other_id):
            change.save(replace(each, answer=Answer.DIFFERENT))


def preview(entry: Unreadable, charset: str = "") -> str:
    """The text of an entry, read in a charset; as it was read when it came in where none is named."""
    return entry.raw.decode(charset or "utf-8", "replace").lstrip("\ufeff")


def in_it(book: Book, entry: Unreadable, charset: str = "") -> str:
    """Whom an entry is about when it is read in a charset; nothing where nobody is in it."""
    return ", ".join(one.person.shown for one in _read(book, entry, charset) if one.person)


def retry(book: Book, entry: Unreadable, charset: str = "") -> Report:
    """Read an entry again in another charset: who is in it arrives like any import, the entry goes into the trash."""
    found = _read(book, entry, charset)
    if not found:
        raise NetdeskError(_("Nobody is in this entry in that charset either; it stays here."))
    with book.changing(_("Read an entry again")) as change:
        intake = Intake(change, entry.source)
        for one in found:
            intake.take(one)
        change.remove(change.get(Unreadable, entry.id))
        return intake.finish()


def _read(book: Book, entry: Unreadable, charset: str) -> list[Incoming]:
    """Who is in an entry: read as cards are, with the charset for what says none, or as a text wholly in it."""
    raw = entry.raw
    whole = raw.decode(charset, "replace").encode() if charset else raw
    for data in dict.fromkeys((raw, whole)):
        source = Source(entry.source, "cards", len(data), partial(bytes, data))
        found = [
            one for one in entries(source, book.today, {}, charset or None, known=lambda _raw: False) if one.person
        ]
        if found:
            return found
    return []
