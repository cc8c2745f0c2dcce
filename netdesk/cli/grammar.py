"""What the words of a command line may be: shared by the parsers of all commands. Loads nothing heavy."""

import argparse
from datetime import date
from typing import TypeAlias

from netdesk.i18n import _

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where a topic adds its commands."""


def json_option(command: argparse.ArgumentParser) -> None:
    """Let a command print JSON."""
    command.add_argument("--json", action="store_true", help=_("print JSON"))


def given(text: str) -> str:
    """What says something: an empty shell variable must mean neither somebody nor one's own desk."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("it is empty"))
    return text


def plain(text: str) -> str:
    """What was typed, without bytes that are no text (a terminal in another charset sends such)."""
    return text.encode("utf-8", "replace").decode()


def filled(text: str) -> str:
    """Text that says something."""
    return plain(given(text))


def a_day(text: str) -> date:
    """A date in ISO 8601."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is no date like 2026-11-23").format(text=text)) from None


def many(text: str) -> int:
    """How many lines at most: from 1 to 100."""
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(_("“{text}” is no number from 1 to 100").format(text=text))
    return int(text)
