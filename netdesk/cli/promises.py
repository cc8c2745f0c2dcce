"""`promise`: note, list, keep and break promises by me and to me."""

from argparse import ArgumentTypeError, Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, a_day, filled, json_option
from netdesk.i18n import _

if TYPE_CHECKING:
    from netdesk.domain.ids import Id
    from netdesk.domain.promise import Promise
    from netdesk.storage.book import Book, Reader


def add_commands(commands: Commands) -> None:
    """Add `promise`."""
    promise = commands.add_parser("promise", help=_("promises by me and to me: note, list, keep, break"))
    promise.add_argument("person", nargs="?", type=filled, metavar="PERSON")
    promise.add_argument("text", nargs="?", type=filled, metavar="TEXT", help=_("what is promised"))
    promise.add_argument("--by", choices=("me", "them"), help=_("who promises; me unless you say so"))
    promise.add_argument("--due", type=_ahead, metavar="DATE", help=_("by when: 2026-12-03, friday, “in 2 weeks”"))
    promise.add_argument("--on", type=a_day, metavar="DATE", help=_("the day on which it was made, kept or broken"))
    does = promise.add_mutually_exclusive_group()
    does.add_argument("--keep", type=filled, metavar="ID", help=_("it was kept"))
    does.add_argument("--break", dest="broken", type=filled, metavar="ID", help=_("it was broken"))
    does.add_argument("--list", action="store_true", help=_("list them, with a PERSON only theirs"))
    json_option(promise)
    promise.set_defaults(run=run)


def run(book: "Book", arguments: Namespace) -> int:
    """`promise`"""
    from netdesk.operations import promises

    if arguments.keep:
        return _tell(book, promises.keep(book, arguments.keep, arguments.on), arguments.json)
    if arguments.broken:
        return _tell(book, promises.break_(book, arguments.broken, arguments.on), arguments.json)
    if arguments.list or not arguments.text:
        return _list(book, arguments)
    return _make(book, arguments)


def _make(book: "Book", arguments: Namespace) -> int:
    from netdesk.operations import people, promises
    from netdesk.words.dates import split_due

    with book.reading() as reader:
        other = people.resolve(reader, arguments.person)
    text, due = (arguments.text, arguments.due) if arguments.due else split_due(arguments.text, book.today)
    ends = (other, book.me) if arguments.by == "them" else (book.me, other)
    return _tell(book, promises.make(book, *ends, text, due_on=due, made_on=arguments.on), arguments.json)


def _list(book: "Book", arguments: Namespace) -> int:
    from netdesk.cli.output import json_text
    from netdesk.domain.promise import Promise, by_urgency, settled
    from netdesk.operations import people

    with book.reading() as reader:
        one = people.resolve(reader, arguments.person) if arguments.person else None
        there = [each for each in reader.all(Promise) if _asked(each, one, arguments.by, book.me)]
        listed = [*by_urgency(there, book.today), *settled(there, book.today)]
        names = _names(reader, listed, arguments.json)
    if arguments.json:
        print(json_text([_plain(each, names, book.today) for each in listed]))
        return 0
    for each in listed:
        print(_line(each, names, book.today))
    if not listed:
        print(_("Nothing is promised."))
    return 0


def _asked(promise: "Promise", one: "Id | None", by: str | None, me: "Id") -> bool:
    """Whether a promise is one of those that were asked for."""
    ends = (promise.by_id, promise.to_id)
    mine = {"me": promise.by_id == me, "them": promise.by_id != me, None: True}[by]
    return promise.removed_at is None and mine and (one is None or one in ends)


def _tell(book: "Book", promise: "Promise", as_json: bool) -> int:
    """Print one promise."""
    from netdesk.cli.output import json_text

    with book.reading() as reader:
        names = _names(reader, [promise], as_json)
    told = json_text(_plain(promise, names, book.today)) if as_json else _line(promise, names, book.today)
    print(told)
    return 0


def _names(reader: "Reader", listed: "list[Promise]", as_json: bool) -> "dict[Id, str]":
    """Names by id; programs read `me` in every language."""
    from netdesk.storage.people import names

    found = names(reader, {end for each in listed for end in (each.by_id, each.to_id)} - {reader.me})
    return {**found, reader.me: "me" if as_json else _("me")}


def _line(promise: "Promise", names: "dict[Id, str]", today: date) -> str:
    from netdesk.words.promises import standing

    by, to = names.get(promise.by_id, ""), names.get(promise.to_id, "")
    return f"{promise.id}  {by} → {to}: {promise.text} ({standing(promise, today)})"


def _plain(promise: "Promise", names: "dict[Id, str]", today: date) -> dict[str, Any]:
    """A promise as JSON: days in ISO 8601, null where there is none."""
    days = ("made_on", "due_on", "kept_on", "broken_on", "made_good_on")
    found = ((name, getattr(promise, name)) for name in days)
    return {
        "id": promise.id,
        "by": {"id": promise.by_id, "name": names.get(promise.by_id, "")},
        "to": {"id": promise.to_id, "name": names.get(promise.to_id, "")},
        "text": promise.text,
        "standing": promise.standing(today).value,
        **{name: value.isoformat() if value else None for name, value in found},
    }


def _ahead(text: str) -> date:
    from netdesk.words.dates import read_due

    if found := read_due(text, date.today()):
        return found
    raise ArgumentTypeError(_("“{text}” is no day like 2026-12-03, friday or “in 2 weeks”").format(text=text))
