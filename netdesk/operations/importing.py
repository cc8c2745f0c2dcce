"""Taking cards and lists in: every entry becomes a person, adds to one, is known already, or is kept as unreadable."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.domain.inbox import Unreadable
from netdesk.i18n import _, plural
from netdesk.operations.incoming import Lists
from netdesk.operations.intake import Intake
from netdesk.operations.reading import Before, reading
from netdesk.operations.report import Entry, Outcome, Report
from netdesk.operations.sources import Source, sources
from netdesk.storage.book import Book
from netdesk.storage.bulk import without_collector
from netdesk.storage.guard import guard

__all__ = ["Entry", "Outcome", "Report", "dismiss", "run", "run_text", "take"]

Progress = Callable[[int, int], None]
_READ = ("cards", "list", "unknown")


def run(
    book: Book,
    paths: Sequence[Path],
    *,
    progress: Progress = lambda done, total: None,
    fallback: str | None = None,
    lists: Lists | None = None,
) -> Report:
    """Import files, folders and archives of cards and lists as one undoable change.

    `progress` gets bytes read and bytes in all, and may raise to cancel: then nothing stays. `fallback` is the charset
    of text that is not UTF-8 and does not say what it is; `lists` how lists with unknown columns are to be read.
    """
    return take(book, sources(paths), progress=progress, fallback=fallback, lists=lists)


def is_read(source: Source) -> bool:
    """Whether this is read for people, or told why it could not be."""
    return source.kind in _READ or bool(source.error)


def run_text(book: Book, name: str, data: bytes) -> Report:
    """Import what was pasted; `name` says where it came from."""
    return take(book, [Source(name, "cards", len(data), lambda: data)])


def take(
    book: Book,
    brought: Sequence[Source],
    *,
    progress: Progress = lambda done, total: None,
    fallback: str | None = None,
    lists: Lists | None = None,
) -> Report:
    """Import the cards and lists among what `sources` found, as `run` does. Before anything is committed there is a
    safety copy of the desk as it was."""
    found = [one for one in brought if is_read(one)]
    if not found:
        raise NetdeskError(_("There is no card file (.vcf) here."))
    failed = [one for one in found if one.error]
    if len(failed) == len(found):
        raise NetdeskError(failed[0].error)
    total, done = sum(one.size for one in found), 0
    if book.way.alone:  # nothing else can look at the desk once the import has begun
        guard(book, "before-import")
    with without_collector(settled=True), book.changing(_("Import cards")) as change:
        intake = Intake(change, _names(found))
        before = Before(intake.is_known, intake.has_come, intake.digests)
        for source in found:
            try:
                coming = reading(source, change.today, lists or {}, fallback, before)
            except NetdeskError as error:
                if len(found) == 1:
                    raise
                intake.fail(source.name, str(error))
                continue
            read = 0
            with closing(coming):
                for entry in coming:
                    intake.take(entry)
                    read += len(entry.raw)
                    progress(done + min(read, source.size), total)
            done += source.size
        report = intake.finish()
        if change.has_any and not book.way.alone:
            guard(book, "before-import")  # others see the desk as it was until this is committed, and so does the copy
        if people := len(report.people()):
            change.title = plural("Import {n} person", "Import {n} people", people)
    return report


def _names(found: Sequence[Source]) -> str:
    """What an arrival is called: its first file or archive, and how many more there were."""
    archives = dict.fromkeys(one.name.partition("/")[0] for one in found if "/" in one.name)
    names = [*(one.name for one in found if "/" not in one.name), *archives]
    more = plural("{n} more", "{n} more", len(names) - 1)
    return f"{names[0]}, {more}" if len(names) > 1 else names[0]


def dismiss(book: Book, one: Unreadable) -> None:
    """Put an unreadable entry into the trash."""
    with book.changing(_("Dismiss an entry")) as change:
        change.remove(one)
