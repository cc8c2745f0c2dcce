"""`brief`: the sheets of an event, and the one of two people, as a PDF."""

from argparse import ArgumentParser, Namespace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.briefing.choice import Choice, Length, Order, Part, Sheet
from netdesk.cli.grammar import Commands, filled
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, plural

if TYPE_CHECKING:
    from netdesk.briefing.choice import Choice as Chosen
    from netdesk.domain.event import Event
    from netdesk.storage.book import Book


def add_commands(commands: Commands) -> None:
    """Add `brief`."""
    brief = commands.add_parser("brief", help=_("the sheets of an event, or of two people"))
    brief.add_argument("event", nargs="?", type=filled, metavar="EVENT")
    brief.add_argument(
        "--one-to-one", nargs="+", type=filled, metavar="PERSON", help=_("the sheet of you and somebody, or of two")
    )
    brief.add_argument("-o", "--output", required=True, type=filled, metavar="FILE.pdf")
    brief.add_argument("--sheet", choices=_said(Sheet), default="room", metavar="|".join(Sheet))
    brief.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    brief.add_argument("--length", choices=_said(Length), metavar="|".join(Length))
    brief.add_argument("--order", choices=_said(Order), default="importance", metavar="|".join(Order))
    _add_contents(brief)
    brief.set_defaults(run=brief_command)


def _add_contents(brief: ArgumentParser) -> None:
    brief.add_argument(
        "--people", nargs="+", default=[], type=filled, metavar="PERSON", help=_("only these of the guests")
    )
    brief.add_argument("--without", nargs="+", choices=_said(Part), default=[], metavar="PART", help=", ".join(Part))
    brief.add_argument("--private", action="store_true", help=_("print private notes too"))


def _said(words: type[StrEnum]) -> list[str]:
    """The words of a choice as plain text, as the complaint about another word lists them."""
    return [word.value for word in words]


def brief_command(book: "Book", arguments: Namespace) -> int:
    """Write a sheet, and say who is on it."""
    if bool(arguments.event) == bool(arguments.one_to_one):
        raise NetdeskError(_("Name an event, or one or two people with --one-to-one."))
    return _pair(book, arguments) if arguments.one_to_one else _event(book, arguments)


def _event(book: "Book", arguments: Namespace) -> int:
    from netdesk.operations import briefing, events

    with book.reading() as reader:
        event = events.resolve(reader, arguments.event)
    choice = _choice(book, event, arguments)
    target = Path(arguments.output)
    sheet = briefing.room_sheet(book, event, choice)
    if not sheet.everybody:
        raise NetdeskError(
            _("Nobody would be on it: expect people at {event}, or leave out fewer.").format(event=event.name)
        )
    briefing.write(sheet, target, arguments.paper)
    _say(briefing.unprintable(sheet))
    print(plural("{n} person on {file}", "{n} people on {file}", len(sheet.everybody)).format(file=target))
    return 0


def _choice(book: "Book", event: "Event", arguments: Namespace) -> "Chosen":
    from netdesk.operations import briefing

    without = frozenset[str]()
    if arguments.people:
        with book.reading() as reader:
            without = briefing.all_but(reader, event, arguments.people)
    left_out, length = frozenset(Part(one) for one in arguments.without), Length(arguments.length or Length.SHORT)
    return Choice(Sheet(arguments.sheet), length, Order(arguments.order), left_out, without, arguments.private)


def _pair(book: "Book", arguments: Namespace) -> int:
    from netdesk.operations import briefing, onetoone, people

    if len(arguments.one_to_one) > 2:
        raise NetdeskError(_("A one-to-one is of two: name one person, or two."))
    with book.reading() as reader:
        found = [people.resolve(reader, text) for text in arguments.one_to_one]
    one, other = (book.me, *found)[-2:]
    sheet = onetoone.pair_sheet(book, one, other, Length(arguments.length or Length.FULL), private=arguments.private)
    briefing.write(sheet, Path(arguments.output), arguments.paper)
    _say(briefing.unprintable(sheet))
    print(_("{title} on {file}").format(title=sheet.title, file=arguments.output))
    return 0


def _say(letters: str) -> None:
    """Letters for which there is no font are told of, so that nobody finds boxes on paper in the room."""
    if letters:
        print(_("Printed only where this computer has a font for them: {letters}").format(letters=" ".join(letters)))
