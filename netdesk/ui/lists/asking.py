"""What was brought, looked at before it comes in: lists whose columns nobody knows are asked about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.lists.mapping import Mapping
from netdesk.lists.table import Table
from netdesk.operations.incoming import suggested
from netdesk.operations.sources import Source, sources


@dataclass(frozen=True, slots=True)
class Brought:
    """What is to come in: its sources, and how its lists are to be read. `unknown` are the lists to ask about."""

    sources: Sequence[Source]
    lists: dict[Source, tuple[Table, Mapping]] = field(default_factory=dict)
    unknown: Sequence[Source] = ()


def look(paths: Sequence[Path]) -> Brought:
    """Look what files, folders and archives hold; the lists are read, so this is no work for the window's thread."""
    found = sources(paths)
    lists: dict[Source, tuple[Table, Mapping]] = {}
    for one in found:
        if one.kind == "list" and not one.error:
            try:
                lists[one] = suggested(one.data())
            except NetdeskError:  # the import says why
                continue
    return Brought(found, lists, [one for one, (_table, columns) in lists.items() if not columns.is_known])


def ask(brought: Brought, window: QWidget, done: Callable[[Brought], None]) -> None:
    """Ask about one unknown list after the other, and hand on what is to come in; a cancelled list stays out."""
    if not brought.unknown:
        done(brought)
        return
    from netdesk.ui.lists.dialog import MappingDialog

    one, *rest = brought.unknown
    dialog = MappingDialog(one.data(), *brought.lists[one], window, name=one.name)

    def take() -> None:
        lists = {**brought.lists, one: (dialog.table, dialog.mapping)}
        ask(replace(brought, lists=lists, unknown=rest), window, done)

    def leave() -> None:
        others = [source for source in brought.sources if source is not one]
        ask(replace(brought, sources=others, unknown=rest), window, done)

    dialog.accepted.connect(take)
    dialog.rejected.connect(leave)
    dialog.open()
