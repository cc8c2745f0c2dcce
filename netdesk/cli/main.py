"""Runs a command and turns what the user can act on into one line and an exit status."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from netdesk import i18n, paths
from netdesk.cli.parser import WINDOW, parser
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _


def run(argv: Sequence[str], window: Callable[[Namespace], int]) -> int:
    """Run a command line: 0 when done, 1 with a sentence on stderr, 2 for bad usage. `window` runs what needs Qt."""
    i18n.use_language(i18n.system_language())
    arguments = parser().parse_args(argv)
    try:
        if arguments.command in WINDOW or _is_picture(arguments):
            return window(arguments)
        return _command(arguments)
    except NetdeskError as error:
        print(f"netdesk: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(_("netdesk: stopped; nothing was changed"), file=sys.stderr)
        return 1


def _is_picture(arguments: Namespace) -> bool:
    return arguments.command == "network" and str(arguments.output).lower().endswith(".png")


def _command(arguments: Namespace) -> int:
    from netdesk.cli.commands import COMMANDS
    from netdesk.storage.book import Book

    if arguments.temp:
        raise NetdeskError(_("--temp is for the window; name a desk with --desk."))
    book = Book.open(arguments.desk or paths.default_desk())
    try:
        return COMMANDS[arguments.command](book, arguments)
    finally:
        book.close()
