"""`everything`: all that the desk holds about a person, for them; `forget`: delete a person without a trace."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.cli.grammar import Commands, filled
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, moment, plural

if TYPE_CHECKING:
    from netdesk.operations.forgetting import Trail
    from netdesk.storage.book import Book


def add_commands(commands: Commands) -> None:
    """Add both."""
    everything = commands.add_parser("everything", help=_("all that the desk holds about a person, for them"))
    everything.add_argument("person", type=filled, metavar="PERSON")
    everything.add_argument("-o", "--output", required=True, type=filled, metavar="FILE.pdf|.json")
    everything.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    everything.set_defaults(run=tell_everything)
    forget = commands.add_parser("forget", help=_("delete a person without a trace"))
    forget.add_argument("person", type=filled, metavar="PERSON")
    forget.add_argument("--yes", action="store_true", help=_("do it; without it only what would happen is said"))
    forget.add_argument("--copies", action="store_true", help=_("delete the safety copies that have them, too"))
    forget.set_defaults(run=forget_person)


def tell_everything(book: "Book", arguments: Namespace) -> int:
    """`everything`"""
    from netdesk.operations import everything, people

    with book.reading() as reader:
        one = people.resolve(reader, arguments.person)
    file = Path(arguments.output)
    if file.suffix.lower() not in everything.ENDINGS:
        raise NetdeskError(_("Name a file that ends in .pdf or .json: {file} does not.").format(file=file))
    found = everything.write(book, one, file, arguments.paper)
    print(_("Everything about {name} is in {file}").format(name=found.person.shown, file=file))
    return 0


def forget_person(book: "Book", arguments: Namespace) -> int:
    """`forget`"""
    from netdesk.operations import forgetting, people

    with book.reading() as reader:
        one = people.resolve(reader, arguments.person)
    if one == book.me:
        raise NetdeskError(_("You cannot remove yourself."))
    found = forgetting.trail(book, [one])
    _say(found, going=arguments.copies)
    if not arguments.yes:
        raise NetdeskError(_("Nothing was deleted. To delete {name} for good, add --yes.").format(name=found.called[0]))
    cleared = forgetting.forget(book, [one], found.copies if arguments.copies else ())
    print(_("{name} is forgotten.").format(name=found.called[0]))
    if not cleared:
        print(_("Another program is reading the desk; until it is closed and Netdesk starts again, traces may remain."))
    return 0


def _say(found: "Trail", *, going: bool) -> None:
    """What there is to know before; `going`: the safety copies go too."""
    from netdesk.operations.forgetting import warnings
    from netdesk.words.holdings import noun

    for line in warnings(found):
        print(line)
    for one in found.elsewhere:
        print(f"  {' · '.join(part for part in (noun(one.noun), one.of) if part)}: {one.text}")
    if found.copies and not going:
        count = len(found.copies)
        print(plural("{n} safety copy has them (--copies):", "{n} safety copies have them (--copies):", count))
        for copy in found.copies:
            print(f"  {moment(copy.made)}  {copy.path}")
