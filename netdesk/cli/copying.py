"""`copy`: a whole desk from a file to a server, back, or to another file."""

import sys
import time
from argparse import Namespace
from collections.abc import Callable

from netdesk.cli.grammar import Commands, given
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, number, plural

_SECONDS = 0.2  # between two words on a terminal
_SECONDS_IN_A_LOG = 5.0


def add_commands(commands: Commands) -> None:
    """Add `copy`."""
    copy = commands.add_parser("copy", help=_("copy a whole desk to a new file or an empty database, with undo"))
    copy.add_argument("source", type=given, metavar="SRC", help=_("the desk: a file or a URL"))
    copy.add_argument("target", type=given, metavar="DST", help=_("where there is none yet: a file or a URL"))
    copy.set_defaults(alone=copy_desk)


def copy_desk(arguments: Namespace) -> int:
    """Copy, and say how much; the source stays as it is."""
    from netdesk.cli.unlocking import key_for
    from netdesk.storage.book import Book
    from netdesk.storage.copying import copy_to, there_is

    if not there_is(arguments.source):
        raise NetdeskError(_("There is no desk at {desk}.").format(desk=_named(arguments.source)))
    book = Book.open(arguments.source, key=key_for(arguments.source))
    try:
        rows = copy_to(book, arguments.target, _telling())
        if book.key:
            print(_("The copy is not protected by the passphrase of this desk."), file=sys.stderr)
    finally:
        book.close()
    told = plural("The desk was copied: {n} row", "The desk was copied: {n} rows", rows)
    print(told)
    return 0


def _telling() -> Callable[[int, int], None]:
    """Says how far it is: on a terminal in one line, else now and then."""
    terminal = sys.stderr.isatty()
    said = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal said
        now = time.monotonic()
        if done < total and now - said < (_SECONDS if terminal else _SECONDS_IN_A_LOG):
            return
        said = now
        text = _("Copying: {done} of {total} rows").format(done=number(done), total=number(total))
        start, end = ("\r", "" if done < total else "\n") if terminal else ("", "\n")
        print(start + text, end=end, file=sys.stderr, flush=True)

    return tell


def _named(desk: str) -> str:
    """A desk as it may be said: without a password."""
    if "://" not in desk:
        return desk
    scheme, _sign, rest = desk.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
