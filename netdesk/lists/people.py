"""The rows of a list as drafts of people, one at a time; a row that names nobody is told, never lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from netdesk.domain.person import Name, Person
from netdesk.i18n import _
from netdesk.lists import headers
from netdesk.lists.days import month_comes_first
from netdesk.lists.familyfirst import is_family_first
from netdesk.lists.gathering import Gathering, plain
from netdesk.lists.mapping import Mapping
from netdesk.lists.plan import Column, plan
from netdesk.lists.table import Row, Table
from netdesk.lists.target import PHONES, Target

_TELLING = frozenset(
    (
        *(Target.FULL_NAME, Target.PREFIX, Target.GIVEN, Target.MIDDLE, Target.FAMILY, Target.SUFFIX, Target.NICKNAME),
        *(Target.ORGANISATION, Target.MAIL, Target.WEB, Target.LINKEDIN, *PHONES),
    )
)


@dataclass(frozen=True, slots=True)
class ListDraft:
    """One row as somebody new. `index` and `line` as in `Row`; `raw` is the row as `Header: value` lines in UTF-8, to
    be kept with the person. With `error` nobody is in it."""

    index: int
    line: int
    raw: bytes
    person: Person | None
    problems: tuple[str, ...] = ()
    error: str = ""


def to_drafts(table: Table, mapping: Mapping, today: date) -> Iterator[ListDraft]:
    """The people of a list in their order; `today` is when they came to the desk."""
    columns = plan(table.header, mapping)
    month_first = _month_first(table, columns)
    family_first = _family_first(table, columns)
    ours = mapping.layout == "netdesk"
    for row in table.rows:
        into = Gathering(today, month_first, ours, family_first, row.cells)
        _take(into, columns)
        _take_rest(into, len(columns))
        yield _draft(into, row, table.header, ours=ours)


def _take(into: Gathering, columns: Sequence[Column]) -> None:
    """Take what the cells say; what repeats other cells comes last, and only where it says more."""
    again: list[tuple[Column, str]] = []
    for column, cell in zip(columns, into.cells, strict=False):
        text = plain(cell)
        if not text or (column.empty and text.lower() in column.empty):
            continue
        if column.again:
            again.append((column, text))
        else:
            into.take(column, text)
    for column, text in again:
        if not into.knows(text):
            into.take(column, text)


def count(table: Table, mapping: Mapping) -> int:
    """How many rows name somebody or say how to reach them, at a glance: what the cells say is not looked at."""
    telling = [at for at, target in enumerate(mapping.targets[: len(table.header)]) if target in _TELLING]
    return sum(1 for row in table.rows if any(at < len(row.cells) and row.cells[at].strip() for at in telling))


def _month_first(table: Table, columns: Sequence[Column]) -> bool:
    days = [column.at for column in columns if column.target is Target.BIRTHDAY]
    return month_comes_first(row.cells[at] for row in table.rows for at in days if at < len(row.cells))


def _family_first(table: Table, columns: Sequence[Column]) -> bool:
    """Whether full names are written with the family first; never where a part has a column of its own."""
    if any(column.target in (Target.GIVEN, Target.FAMILY) for column in columns):
        return False
    names = [column.at for column in columns if column.target is Target.FULL_NAME]
    return is_family_first(plain(row.cells[at]) for row in table.rows for at in names if at < len(row.cells))


def _take_rest(into: Gathering, width: int) -> None:
    """Cells beyond the last column go to the note."""
    rest = [(at, text) for at, cell in enumerate(into.cells[width:], start=width + 1) if (text := plain(cell))]
    for at, text in rest:
        into.aside(headers.counted(at), text)
    if rest:
        into.problems.append(_("This row has more cells than there are columns; they were put into the note."))


def _draft(into: Gathering, row: Row, header: Sequence[str], *, ours: bool) -> ListDraft:
    person = into.person()
    raw = _raw(row, header)
    if not _is_somebody(person):
        return ListDraft(row.index, row.line, raw, None, error=_("This row names nobody."))
    return ListDraft(row.index, row.line, raw, _unnamed(person) if ours else person, tuple(into.problems))


def _is_somebody(person: Person) -> bool:
    """Whether there is something to call or to reach somebody by."""
    reach = (person.emails, person.phones, person.handles, person.webs)
    return bool(person.name.shown or person.nicknames or person.organisation or any(reach))


def _unnamed(person: Person) -> Person:
    """Our own lists call somebody without a name by the company, mail address or phone: that is no name."""
    without = replace(person, name=replace(person.name, full=""))
    parts = person.name.given or person.name.family
    return without if without.name == Name() and not parts and without.shown == person.name.full else person


def _raw(row: Row, header: Sequence[str]) -> bytes:
    names = [
        *header[: len(row.cells)],
        *(headers.counted(at + 1) for at in range(len(header), len(row.cells))),
    ]
    said = (f"{name}: {cell.strip()}" for name, cell in zip(names, row.cells, strict=True) if cell.strip())
    return "\n".join(said).encode("utf-8", "replace")
