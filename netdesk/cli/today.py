"""`today`: whom to care for, why, and with what words to begin; the same lines as on the screen."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, given, json_option, many
from netdesk.i18n import _, plural

if TYPE_CHECKING:
    from netdesk.operations.today import CareLine
    from netdesk.storage.book import Book


def add_commands(commands: Commands) -> None:
    """Add `today`."""
    today = commands.add_parser("today", help=_("whom to care for today, why, and with what words to begin"))
    today.add_argument("--most", type=many, metavar="N", help=_("how many people at most"))
    today.add_argument(
        "--ics",
        type=given,
        metavar="FILE",
        help=_("write follow-ups, promises and birthdays for your calendar instead"),
    )
    json_option(today)
    today.set_defaults(run=tell)


def tell(book: "Book", arguments: Namespace) -> int:
    """`today`"""
    if arguments.ics:
        return _write_calendar(book, Path(arguments.ics), as_json=arguments.json)
    from netdesk.cli.output import json_text
    from netdesk.operations import today
    from netdesk.words import today as words

    with book.reading() as reader:
        found = today.care(reader, arguments.most, today.introductions(reader))
    if arguments.json:
        print(json_text({"on": book.today.isoformat(), "people": [_plain(line) for line in found.lines]}))
        return 0
    if not found.lines:
        print(words.empty()[0] if found.peopled else _("Nobody is on your desk yet"))
        return 0
    print(words.title(len(found.lines)))
    for line in found.lines:
        print(f"\n{line.row.name} – {line.why}")
        print(f"  {words.act(line.care.act)}: {line.opening}")
        if line.warning:
            print(f"  {line.warning}")
    return 0


def _write_calendar(book: "Book", target: Path, *, as_json: bool) -> int:
    from netdesk.cli.output import json_text
    from netdesk.operations import calendar

    count = calendar.write(book, target)
    told = plural("{n} day written to {file}", "{n} days written to {file}", count).format(file=target)
    print(json_text({"days": count, "file": str(target)}) if as_json else told)
    return 0


def _plain(line: "CareLine") -> dict[str, Any]:
    care = line.care
    return {
        "person": care.person_id,
        "name": line.row.name,
        "what": care.what.value,
        "act": care.act.value,
        "why": line.why,
        "reasons": [
            {
                "cause": each.cause.value,
                "on": each.on.isoformat() if each.on else None,
                "text": each.text,
                "about": each.about,
            }
            for each in care.reasons
        ],
        "opening": line.opening,
        "introduce_to": line.other.id if line.other else None,
        "warning": line.warning,
        "weight": care.weight,
    }
