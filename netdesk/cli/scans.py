"""Photographed cards at the terminal: they are read, and wait in the inbox to be checked."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from netdesk.domain.scan import Field
from netdesk.i18n import _, plural
from netdesk.operations import checkingcards, scanning
from netdesk.operations.checkingcards import Draft
from netdesk.operations.scanning import Brought
from netdesk.operations.sources import Source
from netdesk.storage import scans
from netdesk.storage.book import Book
from netdesk.words import scans as words


@dataclass(frozen=True, slots=True)
class Photographed:
    """What pictures brought, and what stands on their cards."""

    brought: Brought
    drafts: Sequence[Draft]


def take_in(book: Book, pictures: Sequence[Source]) -> Photographed:
    """Bring pictures in and read them, and what was left unread before; how far that is shows on a terminal."""
    brought = scanning.bring(book, pictures)
    with book.reading() as reader:
        arrivals = {one.arrival_id for one in scans.unread(reader)}
    scanning.read_waiting(book, progress=_progress)
    with book.reading() as reader:
        drafts = [one for arrival in sorted(arrivals) for one in checkingcards.waiting(reader, arrival)]
    return Photographed(brought, drafts)


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        print("\r" + _("Reading cards: {done} of {total}").format(done=done, total=total), end=end, file=sys.stderr)


def plain(found: Photographed | None) -> dict[str, Any]:
    """What pictures brought as JSON; nothing where none were."""
    if found is None:
        return {}
    cards = [
        {
            "scan": draft.scan.id,
            "sides": [side.source for side in draft.scan.sides],
            "fields": [_field(one) for one in draft.fields],
            "text": [line.text for line in draft.lines],
            "problems": [one.problem for one in draft.readings if one and one.problem],
        }
        for draft in found.drafts
    ]
    return {"scans": cards, "pictures_known": found.brought.known, "picture_problems": list(found.brought.problems)}


def _field(one: Field) -> dict[str, Any]:
    return {"kind": one.kind.value, "text": one.text, "sure": one.sure, "group": one.group}


def text(found: Photographed | None) -> list[str]:
    """What pictures brought in lines: each card, what is not sure marked with a question mark."""
    if found is None:
        return []
    brought = found.brought
    lines = [
        plural(
            "{n} card waits in the inbox to be checked", "{n} cards wait in the inbox to be checked", len(found.drafts)
        )
    ]
    if brought.known:
        known = plural("{n} picture came in before", "{n} pictures came in before", brought.known)
        lines.append(known)
    for draft in found.drafts:
        lines.append("\n" + " + ".join(side.source for side in draft.scan.sides))
        lines += [f"  {words.kind(one.kind)}: {one.text}{'' if one.sure else ' ?'}" for one in draft.fields]
        lines += [f"  {one.problem}" for one in draft.readings if one and one.problem]
    return [*lines, *brought.problems]
