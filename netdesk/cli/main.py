"""Runs a command and turns what the user can act on into one line and an exit status."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk import i18n, paths
from netdesk.cli.network import is_picture
from netdesk.cli.ownwords import say_in_own_words
from netdesk.cli.parser import WINDOW, parser
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.operations.sources import may_hold_something
from netdesk.settings import Settings

if TYPE_CHECKING:
    from netdesk.storage.key import Key


def run(argv: Sequence[str], window: Callable[[Namespace], int]) -> int:
    """Run a command line: 0 when done, 1 with a sentence on stderr, 2 for bad usage. `window` runs what needs Qt."""
    _say_any_name()
    i18n.use_language(i18n.spoken(Settings().get(i18n.SETTING, "")))
    say_in_own_words()
    arguments = parser().parse_args(_opened(argv))
    try:
        if is_picture(arguments):
            arguments.key = _key(arguments)
        status = window(arguments) if arguments.command in WINDOW or is_picture(arguments) else _command(arguments)
        if sys.stdout:
            sys.stdout.flush()
        return status
    except NetdeskError as error:
        print(f"netdesk: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        _stop_saying()
        return 1
    except OSError as error:
        _stop_saying()
        print(f"netdesk: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("netdesk: stopped; nothing was changed"), file=sys.stderr)
        return 1


def _say_any_name() -> None:
    """A name that the terminal's charset lacks is shown with question marks; it never ends a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stop_saying() -> None:
    """Nobody takes our words any more: what is still waiting goes nowhere, so that the end is quiet."""
    with Path(os.devnull).open("wb") as nowhere, suppress(OSError):
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _opened(argv: Sequence[str]) -> Sequence[str]:
    """What was opened in the file manager comes as words alone: a desk, or what may hold something to bring in."""
    desks = [word for word in argv if Path(word).suffix.lower() == ".netdesk"]
    others = [word for word in argv if word not in desks]
    if len(desks) > 1 or not argv or not all(may_hold_something(word) for word in others):
        return argv
    named = [("--desk", word) for word in desks] + [("--bring", word) for word in others]
    return [word for pair in named for word in pair]


def _key(arguments: Namespace) -> "Key | None":
    from netdesk.cli.unlocking import key_for

    return key_for(arguments.desk or paths.default_desk())


def _command(arguments: Namespace) -> int:
    from netdesk.cli.commands import COMMANDS
    from netdesk.storage.book import Book

    if arguments.temp:
        raise NetdeskError(_("--temp is for the window; name a desk with --desk."))
    if alone := getattr(arguments, "alone", None):
        return int(alone(arguments))
    book = Book.open(arguments.desk or paths.default_desk(), key=_key(arguments))
    try:
        run = getattr(arguments, "run", None) or COMMANDS[arguments.command]
        return int(run(book, arguments))
    finally:
        book.close()
