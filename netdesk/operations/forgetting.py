"""Forgetting people who ask for it, without a trace; and what of it is not in the program's hands, told beforehand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netdesk.domain.errors import NetdeskError
from netdesk.domain.everything import Passage
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import _, plural
from netdesk.operations import people
from netdesk.operations.passages import passages
from netdesk.storage import holdings, traces
from netdesk.storage.book import Book
from netdesk.storage.copies import copies_with
from netdesk.storage.derived import Progress, quiet
from netdesk.storage.people import names
from netdesk.storage.snapshot import Snapshot

_LOOKED_FOR = 20
"""Of so many people at most is looked for where else their names stand: it is asked before each decision."""


@dataclass(frozen=True, slots=True)
class Trail:
    """What there is to know before people are forgotten: what to call them, who goes with them since they were merged,
    where else the name stands, how many photographs stay for the cards of others, the safety copies that have them,
    and whether the desk lies on a server."""

    called: tuple[str, ...]
    merged: tuple[str, ...]
    elsewhere: tuple[Passage, ...]
    photographs: int
    copies: tuple[Snapshot, ...]
    on_server: bool


def trail(book: Book, ids: Sequence[Id]) -> Trail:
    """What there is to know before these people are forgotten. Takes a second or two on a large desk."""
    with book.reading() as reader:
        everybody = holdings.one_and_the_same(reader, ids)
        called = names(reader, everybody)
        return Trail(
            called=tuple(called[one] for one in ids if one in called),
            merged=tuple(called[one] for one in everybody[len(ids) :] if one in called),
            elsewhere=tuple(passages(reader, everybody)) if len(ids) <= _LOOKED_FOR else (),
            photographs=len(holdings.shared(reader, holdings.scans_of(reader, everybody))),
            copies=tuple(copies_with(book, everybody)),
            on_server=book.file is None,
        )


def warnings(found: Trail) -> list[str]:
    """What to tell before the deed, a sentence each; the places and the copies themselves stand in the trail."""
    told = []
    if found.merged:
        told.append(_("Merged with them, and going with them: {names}").format(names=", ".join(found.merged)))
    if count := found.photographs:
        text = plural(
            "{n} photograph stays, since it shows cards of others too.",
            "{n} photographs stay, since they show cards of others too.",
            count,
        )
        told.append(text)
    if count := len(found.elsewhere):
        text = plural(
            "{n} text about others names them. It is yours, and stays as it is:",
            "{n} texts about others name them. They are yours, and stay as they are:",
            count,
        )
        told.append(text)
    if found.on_server:
        told.append(
            _("The server may keep what is deleted in its own log and its backups: ask whoever looks after it.")
        )
    return told


def forget(
    book: Book,
    ids: Sequence[Id],
    copies: Sequence[Snapshot] = (),
    progress: Progress = quiet,
    wanted: Callable[[], bool] = lambda: True,
) -> bool:
    """Delete people for good, from wherever they are, with all who were merged into them and all that is about them;
    then these safety copies of the desk; then every trace in its file. Whether no trace is left: False while another
    program is reading the desk, and when the clearing was no longer `wanted`; it is made up for later."""
    if book.me in ids:
        raise NetdeskError(_("You cannot remove yourself."))
    with book.reading() as reader:
        everybody = holdings.one_and_the_same(reader, ids)
        here = [one.id for one in reader.find(Person, everybody) if one.removed_at is None]
    if here:
        people.remove(book, here)
    people.delete_for_good(book, everybody)
    _delete(copies)
    return traces.clear(book, progress, wanted)


def catch_up(book: Book, progress: Progress = quiet, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Clear traces that a forgetting had to leave; whether none is left."""
    return not traces.waiting(book) or traces.clear(book, progress, wanted)


def _delete(copies: Sequence[Snapshot]) -> None:
    for one in copies:
        try:
            one.delete()
        except OSError as error:
            told = _("A safety copy could not be deleted ({file}): {why}. The person is off the desk.")
            raise NetdeskError(told.format(file=one.path, why=error.strerror or error)) from error
