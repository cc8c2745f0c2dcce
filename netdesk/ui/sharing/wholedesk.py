"""The whole desk out into a file and back in, with progress and a way to cancel."""

from collections.abc import Sequence
from pathlib import Path

from netdesk.i18n import _
from netdesk.operations import wholedesk
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context


def write_whole(desk: Desk, file: Path) -> None:
    """Write everything to a file."""

    def work(book: Book, context: Context) -> int:
        return wholedesk.write(book, file, context.step)

    said = _("The whole desk is in {file}").format(file=file)
    desk.work(_("Writing the whole desk"), work, done=lambda _count: desk.messages.tell(said))


def read_whole(desk: Desk, file: Path) -> None:
    """Read everything from a file; a desk that is not empty stays as it is."""

    def work(book: Book, context: Context) -> int:
        return wholedesk.read(book, file, context.step)

    desk.work(_("Reading the whole desk"), work, done=lambda _count: desk.messages.tell(_("The whole desk is here")))


def read_if_whole(desk: Desk, files: Sequence[Path]) -> bool:
    """Read a whole desk where one was brought, alone; whether it was."""
    whole = len(files) == 1 and wholedesk.is_whole(files[0])
    if whole:
        read_whole(desk, files[0])
    return whole
