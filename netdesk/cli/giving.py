"""`give`: whom to introduce to whom, and why."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, filled, json_option, many
from netdesk.i18n import _

if TYPE_CHECKING:
    from netdesk.operations.giving import Party, Proposal
    from netdesk.storage.book import Book

_USUAL = 10


def add_commands(commands: Commands) -> None:
    """Add `give`."""
    give = commands.add_parser("give", help=_("introductions to give: who looks for what, and who has it"))
    give.add_argument("person", nargs="?", type=filled, metavar="PERSON")
    give.add_argument("--limit", type=many, default=_USUAL, metavar="N", help=_("at most so many"))
    json_option(give)
    give.set_defaults(run=give_command)


def give_command(book: "Book", arguments: Namespace) -> int:
    """Print the best introductions to give, of all or with one person."""
    from netdesk.cli.output import json_text
    from netdesk.operations import giving, people

    with book.reading() as reader:
        person = people.resolve(reader, arguments.person) if arguments.person else None
        found = giving.proposals(reader, person, arguments.limit)
    if arguments.json:
        print(json_text([_plain(one) for one in found]))
    else:
        print("\n".join(line for one in found for line in _lines(one)) or _nothing())
    return 0


def _nothing() -> str:
    return _("Nothing to propose yet: ask people whom they look for, and note what they do.")


def _lines(proposal: "Proposal") -> list[str]:
    from netdesk.words import introductions

    lines = [proposal.text, *(f"    {reason}" for reason in proposal.reasons)]
    return lines if proposal.match.proposed else [*lines, f"    {introductions.only_a_card()}"]


def _plain(proposal: "Proposal") -> dict[str, Any]:
    return {
        "text": proposal.text,
        "score": proposal.match.score,
        "only_a_card": not proposal.match.proposed,
        "seeker": _side(proposal.seeker),
        "offer": _side(proposal.offer),
        "because": [
            {
                "looks_for": because.looks_for,
                "wish": because.wish.text,
                "wish_in": because.wish.where.value,
                "has": because.has.text,
                "has_in": because.has.where.value,
            }
            for because in proposal.match.because
        ],
    }


def _side(side: "Party") -> dict[str, Any]:
    stage, freshness = side.stage, side.freshness
    return {
        "id": side.person.id,
        "name": side.name,
        "me": stage is None,
        "stage": stage.word if stage is not None else None,
        "freshness": freshness.word if freshness is not None else None,
    }
