"""What each column of a list is: known by the layout, suggested by names and values, or as the user says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from netdesk.lists import headers, looks
from netdesk.lists.layouts import Layout, layout_of
from netdesk.lists.table import Row, Table
from netdesk.lists.target import Target

__all__ = ["Mapping", "Target", "suggest"]

_LOOKED_AT = 200
_NAMES = (Target.FULL_NAME, Target.GIVEN, Target.FAMILY)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A target for each column. `layout` is the program whose list it is, where its columns are known by name."""

    targets: tuple[Target, ...]
    layout: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the layout is known by name, so that nobody need be asked."""
        return bool(self.layout)

    def with_target(self, column: int, target: Target) -> "Mapping":
        """The mapping as the user corrects it."""
        return replace(self, targets=(*self.targets[:column], target, *self.targets[column + 1 :]))


def suggest(table: Table) -> Mapping:
    """What the columns are, by the program that wrote them, else by their names and the look of their cells."""
    if layout := layout_of(table.header):
        return Mapping(tuple(_in_layout(layout, name) for name in table.header), layout.name)
    rows = list(islice(table.rows, _LOOKED_AT))
    named = [headers.target_of(name) or Target.NOTE for name in table.header]
    targets = [_by_look(target, _cells(rows, at)) for at, target in enumerate(named)]
    return Mapping(tuple(_in_context(table.header, targets, rows)))


def _in_layout(layout: Layout, header: str) -> Target:
    """What a column of a known layout is."""
    meant = layout.meant.get(headers.key(header))
    return meant or headers.target_of(header) or Target.NOTE


def _cells(rows: Sequence[Row], at: int) -> list[str]:
    return [row.cells[at].strip() for row in rows if at < len(row.cells) and row.cells[at].strip()]


def _by_look(target: Target, cells: Sequence[str]) -> Target:
    """A column whose cells are clearly something else than its name says, or whose name says nothing."""
    if looks.mostly(cells, looks.is_mail):
        return Target.MAIL
    if target in (Target.NOTE, Target.WEB) and looks.mostly(cells, looks.is_linkedin):
        return Target.LINKEDIN
    if target in (Target.NOTE, Target.FULL_NAME) and looks.mostly(cells, looks.is_phone):
        return Target.PHONE
    return Target.WEB if target is Target.NOTE and looks.mostly(cells, looks.is_web) else target


def _in_context(header: Sequence[str], targets: list[Target], rows: Sequence[Row]) -> list[Target]:
    """Words that mean one thing alone and another beside others: Name beside Vorname, Title beside Job title."""
    keys = [headers.key(name) for name in header]
    for at, name in enumerate(keys):
        if name == "name" and Target.GIVEN in targets and Target.FAMILY not in targets:
            targets[at] = Target.FAMILY
        elif name == "nome" and Target.FAMILY not in targets:
            targets[at] = Target.FULL_NAME
        elif name == "title" and targets.count(Target.TITLE) > 1:
            targets[at] = Target.PREFIX
    if not any(target in targets for target in _NAMES):
        _find(targets, Target.FULL_NAME, looks.is_name, rows)
    if all(name == headers.counted(at) for at, name in enumerate(header, start=1)):
        _find(targets, Target.BIRTHDAY, looks.is_birthday, rows)
    return targets


def _find(targets: list[Target], wanted: Target, look: looks.Look, rows: Sequence[Row]) -> None:
    """The first column whose name says nothing and whose cells look like what is wanted."""
    for at, target in enumerate(targets):
        if target is Target.NOTE and looks.mostly(_cells(rows, at), look):
            targets[at] = wanted
            return
