"""What comes in, whatever it was written as: one entry at a time, as a draft of a person with its text as it stood."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.identity.parts import with_parts
from netdesk.lists.mapping import Mapping as Columns
from netdesk.lists.mapping import suggest
from netdesk.lists.people import ListDraft, to_drafts
from netdesk.lists.table import Table, read_table
from netdesk.operations.sources import Source
from netdesk.vcard.card import RawCard
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any

Lists = Mapping[str, tuple[Table, Columns]]
"""By the name of a source: how the user wants a list to be read."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One entry. `index` counts from 1, `line` is where it begins, `raw` its exact text, `size` the bytes read for it.
    `person` is None where nobody is in it, and `error` says why."""

    source: str
    index: int
    line: int
    raw: bytes
    person: Person | None
    picture: bytes | None = None
    problems: tuple[str, ...] = ()
    error: str = ""

    @property
    def digest(self) -> str:
        """What tells an entry that came in before (SHA-256 of its text)."""
        return hashlib.sha256(self.raw.strip()).hexdigest()


def entries(source: Source, today: date, lists: Lists, fallback: str | None) -> Iterator[Incoming]:
    """The entries of a source in their order; NetdeskError when it cannot be read at all."""
    data = source.data()
    if source.kind == "list":
        table, columns = lists.get(source.name) or _suggested(data, fallback)
        for row in to_drafts(table, columns, today):
            yield _row(source.name, row)
    else:
        for card in read_any(data, fallback=fallback):
            yield _card(source.name, card, today)


def _suggested(data: bytes, charset: str | None) -> tuple[Table, Columns]:
    table = read_table(data, charset=charset)
    return table, suggest(table)


def _row(source: str, row: ListDraft) -> Incoming:
    person = with_name_parts(row.person) if row.person else None
    return Incoming(source, row.index, row.line, row.raw, person, None, row.problems, row.error)


def _card(source: str, card: RawCard, today: date) -> Incoming:
    draft = None if card.error else to_draft(card, today)
    problems = draft.problems if draft else card.problems
    told = tuple(_("line {n}: {text}").format(n=one.line, text=one.text) for one in problems)
    if draft is None or not draft.person.shown:
        error = card.error or _("it does not say whom it is about")
        return Incoming(source, card.index, card.line, card.raw, None, None, told, error)
    return Incoming(source, card.index, card.line, card.raw, with_name_parts(draft.person), draft.picture, told)


def with_name_parts(person: Person) -> Person:
    """The person with the parts of a name that came in whole, where they are sure."""
    name = with_parts(person.name, person.organisation)
    return person if name is person.name else replace(person, name=name)
