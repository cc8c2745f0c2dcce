"""What comes in, whatever it was written as: one entry at a time, as a draft of a person with its text as it stood."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.identity.parts import with_parts
from netdesk.identity.traits import Traits, traits
from netdesk.lists.mapping import Mapping as Columns
from netdesk.lists.mapping import suggest
from netdesk.lists.people import ListDraft, to_drafts
from netdesk.lists.table import Table, read_table
from netdesk.operations.sources import Source
from netdesk.vcard.card import RawCard
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any

Lists = Mapping[Source, tuple[Table, Columns]]
"""How the user wants lists to be read."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One entry. `index` counts from 1, `line` is where it begins, `raw` its exact text. `person` is None where nobody
    is in it, and `error` says why; where there is neither, the entry came in before and was not read again. `is_row`:
    it is the row of a list, which says less than a card and is no version of one. `looks` is what is compared of the
    person and `digest` what tells the text, where they were taken already."""

    source: str
    index: int
    line: int
    raw: bytes
    person: Person | None
    picture: bytes | None = None
    problems: tuple[str, ...] = ()
    error: str = ""
    is_row: bool = False
    looks: Traits | None = None
    digest: str = ""


def digest_of(raw: bytes) -> str:
    """What tells an entry that came in before (SHA-256 of its text)."""
    return hashlib.sha256(raw.strip()).hexdigest()


def entries(
    source: Source, today: date, lists: Lists, fallback: str | None, known: Callable[[bytes], bool]
) -> Iterator[Incoming]:
    """The entries of a source in their order, read as they are asked for; NetdeskError, at once, when it cannot be read
    at all. `known` tells a card's text that came in before."""
    data = source.data()
    if source.kind != "list":
        return (_card(source.name, card, today) for card in read_any(data, fallback=fallback, known=known))
    table, columns = lists.get(source) or suggested(data, fallback)
    return _rows(source.name, table, to_drafts(table, columns, today))


def _rows(source: str, table: Table, rows: Iterable[ListDraft]) -> Iterator[Incoming]:
    """The rows of a list; what there is to say about the whole of it is said with the first."""
    told = table.problems
    for row in rows:
        yield _row(source, row, told)
        told = ()


def suggested(data: bytes, fallback: str | None = None) -> tuple[Table, Columns]:
    """A list with what its columns seem to be; `fallback` is the charset of one that is not UTF-8."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        table = read_table(data, charset=fallback)
    else:
        table = read_table(data)
    return table, suggest(table)


def _row(source: str, row: ListDraft, told: tuple[str, ...]) -> Incoming:
    ours = row.person is not None and row.person.uid  # whose name is as it stood on a desk
    person = with_name_parts(row.person) if row.person and not ours else row.person
    return Incoming(source, row.index, row.line, row.raw, person, None, (*told, *row.problems), row.error, is_row=True)


def _card(source: str, card: RawCard, today: date) -> Incoming:
    if not card.properties and not card.error:
        return Incoming(source, card.index, card.line, card.raw, None)
    draft = None if card.error else to_draft(card, today)
    problems = draft.problems if draft else card.problems
    told = tuple(_("line {n}: {text}").format(n=one.line, text=one.text) for one in problems)
    if draft is None or not draft.person.shown:
        error = card.error or _("it does not say whom it is about")
        return Incoming(source, card.index, card.line, card.raw, None, None, told, error)
    return Incoming(source, card.index, card.line, card.raw, with_name_parts(draft.person), draft.picture, told)


def looked_at(entry: Incoming) -> Incoming:
    """The entry with what is compared of its person, and what tells its text."""
    looks = traits(entry.person) if entry.person else None
    return replace(entry, looks=looks, digest=digest_of(entry.raw))


def with_name_parts(person: Person) -> Person:
    """The person with the parts of a name that came in whole, where they are sure."""
    name = with_parts(person.name, person.organisation)
    return person if name is person.name else replace(person, name=name)
