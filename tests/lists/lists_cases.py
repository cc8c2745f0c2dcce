"""Where the test lists are, and a list as one call."""

from datetime import date
from pathlib import Path

from netdesk.domain.person import Person
from netdesk.lists.mapping import Mapping, suggest
from netdesk.lists.people import ListDraft, to_drafts
from netdesk.lists.table import Table, read_table

TODAY = date(2026, 11, 22)
FILES = Path(__file__).parent / "files"


def table(name: str) -> Table:
    """One of the test lists."""
    return read_table((FILES / name).read_bytes())


def read(text: str, mapping: Mapping | None = None) -> list[ListDraft]:
    """The drafts of a list that is written in the test."""
    found = read_table(text.encode())
    return list(to_drafts(found, mapping or suggest(found), TODAY))


def people(name: str) -> list[Person]:
    """The people of one of the test lists."""
    found = table(name)
    return [draft.person for draft in to_drafts(found, suggest(found), TODAY) if draft.person]


def only(text: str) -> Person:
    """The one person of a list that is written in the test."""
    (draft,) = read(text)
    assert draft.person is not None, draft.error
    return draft.person
