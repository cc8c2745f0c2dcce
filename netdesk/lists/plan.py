"""What is to be done with the cells of every row: worked out once for all rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.lists import headers
from netdesk.lists.layouts import layout_called
from netdesk.lists.mapping import Mapping
from netdesk.lists.target import PHONES, PLACES, Target

_LABELLED = (*PHONES, *PLACES, Target.MAIL, Target.WEB, Target.LINKEDIN)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its target. `labels` are what its header says of its values, `label_at` is the column that says
    it row by row, `labelled` those that a label column speaks of; `group` tells which address it is part of. A text of
    `empty` says nothing; `again` says that the column repeats what others say."""

    at: int
    header: str
    target: Target
    labels: tuple[str, ...] = ()
    group: str = ""
    label_at: int | None = None
    labelled: tuple[int, ...] = ()
    is_note: bool = False
    empty: frozenset[str] = frozenset()
    again: bool = False


def plan(header: Sequence[str], mapping: Mapping) -> tuple[Column, ...]:
    """The columns in their order; one without a target goes to the note."""
    layout = layout_called(mapping.layout)
    targets = [*mapping.targets[: len(header)], *[Target.NOTE] * (len(header) - len(mapping.targets))]
    groups = [headers.group(name) for name in header]
    label_of = {at: label for at in range(len(header)) if (label := _label_at(at, targets, groups)) is not None}
    return tuple(
        Column(
            at,
            name,
            target,
            labels=tuple(dict.fromkeys((*headers.labels_of(name), *PHONES.get(target, ())))),
            group=groups[at],
            label_at=label_of.get(at),
            labelled=tuple(value for value, label in label_of.items() if label == at),
            is_note=target is Target.NOTE and headers.is_note(name),
            empty=layout.says_nothing.get(headers.key(name), frozenset()),
            again=headers.key(name) in layout.says_again,
        )
        for at, (name, target) in enumerate(zip(header, targets, strict=True))
    )


def _label_at(at: int, targets: Sequence[Target], groups: Sequence[str]) -> int | None:
    """The column that says what the values of this one are: of the same number, else the one before it."""
    if targets[at] not in _LABELLED:
        return None
    for place in range(at - 1, max(-1, at - 12), -1):
        if targets[place] is Target.LABEL and groups[at] and groups[place] == groups[at]:
            return place
    return at - 1 if at and targets[at - 1] is Target.LABEL else None
