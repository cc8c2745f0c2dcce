"""`event add`, `event list`, `event met`, `event yield`, `event ics`: who was met there, and what came of it."""

import argparse
from argparse import Namespace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, filled, json_option, plain
from netdesk.i18n import _, plural

if TYPE_CHECKING:
    from netdesk.domain.event import Event
    from netdesk.domain.yields import EventYield
    from netdesk.storage.book import Book, Reader


def add_commands(commands: Commands) -> None:
    """Add `event` with its actions."""
    command = commands.add_parser("event", help=_("events: what is coming, who was met, what came of it"))
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions.add_parser("add", help=_("make an event")))
    _list(actions.add_parser("list", help=_("list events, the coming ones first")))
    _met(actions.add_parser("met", help=_("note who was met")))
    _yield(actions.add_parser("yield", help=_("what came of an event")))
    _ics(actions.add_parser("ics", help=_("write events for a calendar")))


def _add(add: argparse.ArgumentParser) -> None:
    add.add_argument("name", type=filled, metavar="NAME")
    add.add_argument("--on", type=_moment, required=True, metavar="DATETIME")
    add.add_argument("--until", type=_moment, metavar="DATETIME")
    add.add_argument("--at", default="", type=plain, metavar="PLACE")
    add.add_argument("--host", default="", type=plain, metavar="NAME")
    add.add_argument("--series", default="", type=plain, metavar="NAME")
    add.add_argument("--price", type=_amount, metavar="A")
    add.add_argument("--currency", default="", type=plain, metavar="C", help=_("its currency, as in EUR"))
    add.add_argument("--goal", action="append", default=[], dest="goals", type=plain, metavar="TEXT")
    add.add_argument("--with", action="append", default=[], dest="people", type=filled, metavar="PERSON")
    add.set_defaults(run=add_event)


def _list(listing: argparse.ArgumentParser) -> None:
    json_option(listing)
    listing.set_defaults(run=list_events)


def _met(met: argparse.ArgumentParser) -> None:
    met.add_argument("event", type=filled, metavar="EVENT")
    met.add_argument("people", nargs="+", type=filled, metavar="PERSON")
    met.set_defaults(run=note_met)


def _yield(came: argparse.ArgumentParser) -> None:
    came.add_argument("event", type=filled, metavar="EVENT")
    json_option(came)
    came.set_defaults(run=tell_yield)


def _ics(file: argparse.ArgumentParser) -> None:
    file.add_argument("event", nargs="?", type=filled, metavar="EVENT", help=_("all that are coming when left out"))
    file.add_argument("-o", "--output", required=True, type=filled, metavar="FILE.ics")
    file.set_defaults(run=write_calendar)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment  # local wall time
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(_("“{text}” is no time like 2026-11-23T07:30").format(text=text)) from None


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(_("“{text}” is no amount like 35.50").format(text=text)) from None


def add_event(book: "Book", arguments: Namespace) -> int:
    """`event add`"""
    from netdesk.domain.event import Attendance, Event
    from netdesk.operations import events, people

    with book.reading() as reader:
        guests = [people.resolve(reader, text) for text in arguments.people]
    event = Event(
        arguments.name,
        arguments.on,
        ends=arguments.until,
        place=arguments.at.strip(),
        host=arguments.host.strip(),
        series=arguments.series.strip(),
        goals=tuple(goal.strip() for goal in arguments.goals if goal.strip()),
        cost=arguments.price,
        currency=arguments.currency,
        attendances=tuple(Attendance(person_id=one) for one in dict.fromkeys(guests)),
    )
    made = events.save(book, event)
    print(f"{made.name} ({made.id})")
    return 0


def list_events(book: "Book", arguments: Namespace) -> int:
    """`event list`"""
    from netdesk.cli.output import json_text
    from netdesk.operations.events import upcoming_first

    with book.reading() as reader:
        found = upcoming_first(reader)
    if arguments.json:
        print(json_text([_json(event) for event in found]))
        return 0
    for event in found:
        print(f"{event.starts:%Y-%m-%d %H:%M}  {event.name}  {_counted(event)}  {event.id}")
    if not found:
        print(_("There are no events yet."))
    return 0


def _counted(event: "Event") -> str:
    expected = plural("{n} expected", "{n} expected", sum(item.expected for item in event.attendances))
    met = sum(bool(item.met) for item in event.attendances)
    return expected + (", " + plural("{n} met", "{n} met", met) if met else "")


def _json(event: "Event") -> dict[str, Any]:
    return {
        "id": event.id,
        "name": event.name,
        "starts": event.starts.isoformat(),
        "ends": event.ends.isoformat() if event.ends else None,
        "place": event.place,
        "host": event.host,
        "series": event.series,
        "goals": list(event.goals),
        "cost": str(event.cost) if event.cost is not None else None,
        "currency": event.currency,
        "debriefed_on": event.debriefed_on.isoformat() if event.debriefed_on else None,
        "people": [
            {"person": item.person_id, "name": item.name, "expected": item.expected, "met": item.met}
            for item in event.attendances
        ],
    }


def note_met(book: "Book", arguments: Namespace) -> int:
    """`event met`"""
    from netdesk.operations import events, guests, people

    with book.reading() as reader:
        event = events.resolve(reader, arguments.event)
        who = [people.resolve(reader, text) for text in arguments.people]
    count = guests.met(book, event.id, who)
    print(plural("{n} more met at {event}", "{n} more met at {event}", count).format(event=event.name))
    return 0


def tell_yield(book: "Book", arguments: Namespace) -> int:
    """`event yield`"""
    from netdesk.cli.output import json_text
    from netdesk.operations import events
    from netdesk.storage.people import names
    from netdesk.storage.yields import yields_of

    with book.reading() as reader:
        (found,) = yields_of(reader, [events.resolve(reader, arguments.event)])
        called = names(reader, {*found.met, *(one for each in found.referrals for one in each.people)})
        print(json_text(_yield_json(found, reader, called)) if arguments.json else _yield_text(found, reader, called))
    return 0


def _yield_text(found: "EventYield", reader: "Reader", called: dict[str, str]) -> str:
    from netdesk.words import stage
    from netdesk.words import yields as words

    lines = [f"{found.event.name}, {words.standing(found, reader.today)}", words.met(found)]
    lines.append(_listed(words.first(found), [called[one] for one in found.first]))
    told = [f"{called[one.person_id]} ({stage(one.before)} → {stage(one.after)})" for one in found.grown]
    lines.append(_listed(words.grown(found), told))
    given = [" → ".join(called.get(one, "") for one in each.people) for each in found.referrals]
    lines.append(_listed(words.referrals(found), given))
    return "\n".join(line for line in (*lines, words.took(found)) if line)


def _listed(what: str, names: list[str]) -> str:
    return f"{what}: {', '.join(names)}" if names else what


def _yield_json(found: "EventYield", reader: "Reader", called: dict[str, str]) -> dict[str, Any]:
    def person(one: str) -> dict[str, str]:
        return {"person": one, "name": called.get(one, "")}

    return {
        "event": found.event.id,
        "name": found.event.name,
        "day": found.day.isoformat(),
        "until": found.until.isoformat(),
        "stands": found.stands(reader.today),
        "met": [person(one) for one in found.met],
        "first_conversations": [person(one) for one in found.first],
        "grown": [
            {**person(one.person_id), "on": one.on.isoformat(), "before": one.before.word, "after": one.after.word}
            for one in found.grown
        ],
        "referrals": [
            {"referral": one.id, "on": one.on.isoformat(), "people": [person(each) for each in one.people]}
            for one in found.referrals
        ],
        "minutes": found.minutes,
        "money": {currency: str(amount) for currency, amount in found.money},
    }


def write_calendar(book: "Book", arguments: Namespace) -> int:
    """`event ics`"""
    from pathlib import Path

    from netdesk.operations import eventfile, events

    with book.reading() as reader:
        chosen = [events.resolve(reader, arguments.event).id] if arguments.event else []
    count = eventfile.write(book, Path(arguments.output), chosen)
    print(plural("{n} event written to {file}", "{n} events written to {file}", count).format(file=arguments.output))
    return 0
