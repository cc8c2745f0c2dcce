"""`referral add`, `referral status`, `referral list`: what was handed from whom to whom, and how far it came."""

import argparse
from argparse import Namespace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, a_day, filled, json_option, plain
from netdesk.i18n import _

if TYPE_CHECKING:
    from netdesk.domain.referral import Direction
    from netdesk.storage.book import Book, Reader
    from netdesk.storage.referrals import ReferralRow, Total

STATUSES = ("handed-over", "contacted", "meeting-set", "offer", "closed", "lost")
DIRECTIONS = ("given", "received", "between")


def add_commands(commands: Commands) -> None:
    """Add `referral` with its actions."""
    command = commands.add_parser("referral", help=_("referrals given, received, and between others"))
    actions = command.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions.add_parser("add", help=_("note a referral")))
    _status(actions.add_parser("status", help=_("a referral came one step further")))
    _list(actions.add_parser("list", help=_("list referrals")))


def _add(add: argparse.ArgumentParser) -> None:
    add.add_argument("giver", type=filled, metavar="GIVER")
    add.add_argument("receiver", type=filled, metavar="RECEIVER")
    add.add_argument("--prospect", default="", type=plain, metavar="P", help=_("somebody on the desk, or a name"))
    add.add_argument("--need", default="", type=plain, metavar="TEXT")
    add.add_argument("--level", type=int, choices=range(1, 6), default=1, help=_("how much the giver did"))
    add.add_argument(
        "--no-consent", action="store_true", help=_("the prospect has not agreed: a lead, counted nowhere")
    )
    add.add_argument("--on", type=a_day, metavar="DATE")
    add.add_argument("--parent", type=filled, metavar="ID", help=_("the referral that it grew out of"))
    json_option(add)
    add.set_defaults(run=add_referral)


def _status(status: argparse.ArgumentParser) -> None:
    status.add_argument("referral", type=filled, metavar="ID")
    status.add_argument("status", choices=STATUSES, metavar="STATUS", help=", ".join(STATUSES))
    status.add_argument("--on", type=a_day, metavar="DATE")
    status.add_argument("--note", default="", type=plain, metavar="TEXT")
    status.add_argument("--amount", type=_amount, metavar="A", help=_("money that it brought, as in 1200.50"))
    status.add_argument("--currency", default="", type=plain, metavar="C", help=_("its currency, as in EUR"))
    json_option(status)
    status.set_defaults(run=set_status)


def _list(listing: argparse.ArgumentParser) -> None:
    ways = listing.add_mutually_exclusive_group()
    for way in DIRECTIONS:
        ways.add_argument(f"--{way}", dest="way", action="store_const", const=way)
    json_option(listing)
    listing.set_defaults(run=list_referrals)


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(_("“{text}” is no amount like 1200.50").format(text=text)) from None


def add_referral(book: "Book", arguments: Namespace) -> int:
    """`referral add`"""
    from netdesk.domain.referral import Level
    from netdesk.operations import people, referrals

    with book.reading() as reader:
        giver, receiver = (people.resolve(reader, text) for text in (arguments.giver, arguments.receiver))
        prospect = _known(reader, arguments.prospect)
    made = referrals.refer(
        book,
        giver,
        receiver,
        prospect="" if prospect else arguments.prospect,
        prospect_id=prospect,
        need=arguments.need,
        level=Level(arguments.level),
        consent=not arguments.no_consent,
        on=arguments.on,
        parent_id=arguments.parent,
    )
    return _print_one(book, made.id, arguments)


def set_status(book: "Book", arguments: Namespace) -> int:
    """`referral status`"""
    from netdesk.domain.errors import NetdeskError
    from netdesk.domain.referral import ReferralStatus
    from netdesk.operations import referrals

    if (arguments.amount is None) != (not arguments.currency):
        raise NetdeskError(_("Money needs both, --amount and --currency."))
    made = referrals.advance(
        book,
        arguments.referral,
        ReferralStatus(arguments.status),
        arguments.note,
        on=arguments.on,
        amount=arguments.amount,
        currency=arguments.currency,
    )
    return _print_one(book, made.id, arguments)


def list_referrals(book: "Book", arguments: Namespace) -> int:
    """`referral list`"""
    from netdesk.cli.output import json_text
    from netdesk.storage.referrals import referral_rows, rolled_up, totals

    with book.reading() as reader:
        rows = referral_rows(reader)
        today = reader.today
    rolled = rolled_up(rows)
    shown = [row for row in rows if arguments.way in (None, row.way.value)]
    sums = {way: total for way, total in totals(shown).items() if arguments.way in (None, way.value)}
    if arguments.json:
        plain_rows = [{**_plain(row, today), "rolled_up": _amounts(rolled[row.id])} for row in shown]
        print(
            json_text(
                {"referrals": plain_rows, "totals": {way.value: _plain_total(each) for way, each in sums.items()}}
            )
        )
    else:
        print("\n".join([*(_line(row) for row in shown), *_total_lines(sums)]) or _("No referrals yet."))
    return 0


def _known(reader: "Reader", text: str) -> str | None:
    """Who on the desk is meant by a prospect; None where it is a name that nobody has, or that several have in part."""
    from netdesk.domain.query import PeopleQuery
    from netdesk.domain.text import fold
    from netdesk.operations import people
    from netdesk.storage.people import names, people_ids

    wanted = fold(text).strip()
    if not wanted:
        return None
    found = names(reader, people_ids(reader, PeopleQuery(text=text)))
    exact = any(fold(name).strip() == wanted for name in found.values())
    by_id = len(text.strip()) == 32 and bool(names(reader, [text.strip()]))
    return people.resolve(reader, text) if exact or by_id or wanted == "me" else None


def _print_one(book: "Book", referral_id: str, arguments: Namespace) -> int:
    from netdesk.cli.output import json_text
    from netdesk.storage.referrals import referral_file

    with book.reading() as reader:
        row, today = referral_file(reader, referral_id).row, reader.today
    print(json_text(_plain(row, today)) if arguments.json else _line(row))
    return 0


def _plain(row: "ReferralRow", today: date) -> dict[str, Any]:
    return {
        "id": row.id,
        "direction": row.way.value,
        "on": row.on.isoformat(),
        "giver": row.giver_id,
        "giver_name": row.giver,
        "receiver": row.receiver_id,
        "receiver_name": row.receiver,
        "prospect": row.prospect_id,
        "prospect_name": row.prospect,
        "need": row.need,
        "level": int(row.level),
        "consent": row.consent,
        "status": row.status.value,
        "status_on": row.status_on.isoformat(),
        "days_to_contact": row.days(today),
        "contacted": row.contacted,
        "untold": row.untold if row.tells else 0,
        "thanked_on": row.thanked_on.isoformat() if row.thanked_on else None,
        "reported_on": row.reported_on.isoformat() if row.reported_on else None,
        "parent": row.parent_id,
        "money": _amounts(row.sums),
    }


def _amounts(sums: "dict[str, Decimal]") -> dict[str, str]:
    return {currency: format(amount, "f") for currency, amount in sorted(sums.items())}


def _plain_total(total: "Total") -> dict[str, Any]:
    return {"count": total.count, "leads": total.leads, "money": _amounts(total.sums)}


def _line(row: "ReferralRow") -> str:
    from netdesk.words import referrals as words

    ends = _("{giver} to {receiver}").format(giver=row.giver or _("me"), receiver=row.receiver or _("me"))
    about = ", ".join(part for part in (row.prospect, row.need) if part)
    lead = "" if row.consent else _("a lead: no consent yet")
    parts = (row.on.isoformat(), ends, about, words.status(row.status), words.sums(row.sums), lead, row.id)
    return "  ".join(part for part in parts if part)


def _total_lines(sums: "dict[Direction, Total]") -> list[str]:
    from netdesk.words import referrals as words

    there = ((way, each) for way, each in sums.items() if each.count or each.leads)
    return [f"{words.direction(way)}: {words.total(each.count, each.leads, each.sums)}" for way, each in there]
