"""The grammar of the command line; loads nothing, so that help and bad usage answer at once."""

import argparse
from types import ModuleType

from netdesk import __version__
from netdesk.cli import (
    brief,
    copies,
    copying,
    events,
    giving,
    insights,
    integrate,
    leaving,
    network,
    promises,
    referrals,
    today,
)
from netdesk.cli.grammar import Commands, a_day, filled, given, json_option, plain
from netdesk.i18n import _

TOPICS: tuple[ModuleType, ...] = (
    brief,
    copies,
    copying,
    events,
    giving,
    insights,
    integrate,
    leaving,
    network,
    promises,
    referrals,
    today,
)
"""Modules of `netdesk.cli` with commands of their own. Each has `add_commands(commands)`, which adds their parsers and
says by `set_defaults(run=…)` which function `(book, arguments) -> status` does them, or by `alone=…` which
`(arguments) -> status` opens desks by itself; that imports what it needs."""

KINDS = (
    "met one-to-one call video message introduction help thank-you gift testimonial used-service no-show complaint note"
).split()
TIES = ("knows friend family colleague client supplier referral-partner mentor mentee").split()
STAGES = ("card", "visibility", "credibility", "profitability")
WINDOW = (None, "demo", "self-test", "screenshots")


def parser() -> argparse.ArgumentParser:
    """The parser of everything `netdesk` understands."""
    root = argparse.ArgumentParser(prog="netdesk", description=_("The desk of people who live from referrals."))
    root.add_argument("--version", action="version", version=f"netdesk {__version__}")
    root.add_argument("--desk", type=given, metavar="FILE|URL", help=_("another desk than your own"))
    root.add_argument("--temp", action="store_true", help=_("a throw-away desk and settings"))
    root.add_argument("--bring", action="append", default=[], metavar="FILE", help=argparse.SUPPRESS)
    commands = root.add_subparsers(dest="command", metavar="COMMAND")
    _import_export(commands)
    _people(commands)
    _desk(commands)
    for topic in TOPICS:
        topic.add_commands(commands)
    return root


def _import_export(commands: Commands) -> None:
    take = commands.add_parser("import", help=_("bring in vCard files or folders of them, or a whole desk (JSON)"))
    take.add_argument("files", nargs="+", metavar="FILE")
    take.add_argument("--charset", type=_charset, help=_("for text that is not UTF-8 and does not say what it is"))
    json_option(take)
    out = commands.add_parser("export", help=_("write people to a file; as JSON and without PERSON the whole desk"))
    out.add_argument("-o", "--output", required=True, metavar="FILE")
    out.add_argument("--format", choices=("vcard3", "vcard4", "csv", "json"), default="vcard3")
    out.add_argument("people", nargs="*", type=filled, metavar="PERSON")


def _people(commands: Commands) -> None:
    listing = commands.add_parser("list", help=_("list people"))
    listing.add_argument("text", nargs="?", default="", type=plain, metavar="TEXT")
    listing.add_argument("--stage", choices=STAGES)
    listing.add_argument("--tag", type=filled)
    json_option(listing)
    show = commands.add_parser("show", help=_("everything about a person"))
    show.add_argument("person", type=filled, metavar="PERSON")
    json_option(show)
    log = commands.add_parser("log", help=_("log what happened"))
    log.add_argument("person", type=filled, metavar="PERSON")
    log.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    log.add_argument("--with", dest="others", action="append", default=[], type=filled, metavar="PERSON")
    log.add_argument("--on", type=a_day, metavar="DATE")
    log.add_argument("--minutes", type=int, metavar="N")
    log.add_argument("--giver", type=filled, metavar="PERSON")
    log.add_argument("--note", default="", type=plain, metavar="TEXT")
    link = commands.add_parser("link", help=_("state what ties two people"))
    link.add_argument("person", type=filled, metavar="PERSON")
    link.add_argument("other", type=filled, metavar="PERSON")
    link.add_argument("kinds", nargs="+", choices=TIES, metavar="KIND", help=", ".join(TIES))
    trust = commands.add_parser("trust", help=_("the trust on a link, and why"))
    trust.add_argument("person", type=filled, metavar="PERSON")
    trust.add_argument("other", nargs="?", type=filled, metavar="PERSON")
    trust.add_argument("--on", type=a_day, metavar="DATE")
    json_option(trust)


def _desk(commands: Commands) -> None:
    commands.add_parser("undo", help=_("take the last change back"))
    commands.add_parser("redo", help=_("make it again"))
    check = commands.add_parser("check", help=_("is the desk sound?"))
    check.add_argument("--rebuild", action="store_true", help=_("make derived rows and search anew"))
    commands.add_parser("self-test", help=_("start, visit every page, write a sheet"))
    demo = commands.add_parser("demo", help=_("a believable network to try"))
    demo.add_argument("count", nargs="?", type=_count, default=300, metavar="N")
    pictures = commands.add_parser("screenshots", help=_("the pictures of the README"))
    pictures.add_argument("folder", metavar="DIR")


def _charset(text: str) -> str:
    from netdesk.charset import known

    if name := known(text):
        return name
    raise argparse.ArgumentTypeError(_("“{text}” is no charset like cp1250").format(text=text))


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(_("“{text}” is no number from 1 to 100000").format(text=text))
    return int(text)
