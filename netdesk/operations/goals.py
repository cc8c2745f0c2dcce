"""Whom a goal means: a person, the people of a company, those who work in a trade, or whom a free text finds."""

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.matching.emptywords import EMPTY
from netdesk.matching.index import working
from netdesk.matching.stems import words
from netdesk.matching.trades import named
from netdesk.operations.matching import index
from netdesk.storage.book import Reader
from netdesk.storage.people import people_ids, people_rows
from netdesk.storage.rows import PersonRow


def goal_people(reader: Reader, goal: str) -> list[Id]:
    """The people whom an id or a text means; NetdeskError when it is empty, means nobody or only me.

    A name in full means that person, a company's name its people; else those who work in the trade that is named (with
    the other words found on their card, as in `Asti builders`) and whom the text names; else whom the text finds.
    """
    text = " ".join(goal.split())
    if not text:
        raise NetdeskError(_("Say whom you want to reach: a person, a company, or a trade."))
    found = _by_id(reader, text) or _by_text(reader, text)
    others = [one for one in found if one != reader.me]
    if not others:
        raise NetdeskError(_("Nobody on the desk is meant by “{goal}”.").format(goal=text))
    return others


def _by_id(reader: Reader, text: str) -> list[Id]:
    return [text] if len(text) == 32 and reader.present([text]) else []


def _by_text(reader: Reader, text: str) -> list[Id]:
    hits = people_rows(reader, people_ids(reader, PeopleQuery(text=text, sort=Sort.NAME)))
    wanted = fold(text)
    for exact in ([row.id for row in hits if fold(row.name) == wanted],
                  [row.id for row in hits if fold(row.organisation) == wanted]):  # fmt: skip
        if exact:
            return exact
    called = [row.id for row in hits if _names(row, wanted)]
    return list(dict.fromkeys((*_in_trade(reader, text), *called))) or [row.id for row in hits]


def _names(row: PersonRow, wanted: str) -> bool:
    """Whether every word begins one of the name or of the company."""
    have = fold(f"{row.name} {row.organisation}").split()
    return all(any(word.startswith(part) for word in have) for part in wanted.split())


def _in_trade(reader: Reader, text: str) -> list[Id]:
    """Who works in the trade that the text names, and on whose card the rest of the text stands."""
    tokens = words(text)
    trades = named(tokens)
    if not trades:
        return []
    within = {at for one in trades for at in range(one.start, one.end)}
    trade = " ".join(token for at, token in enumerate(tokens) if at in within)
    rest = " ".join(token for at, token in enumerate(tokens) if at not in within and fold(token) not in EMPTY)
    known = index(reader)
    at_work = [known.parties[at].id for at in working(known, trade)]
    if not rest:
        return at_work
    there = set(people_ids(reader, PeopleQuery(text=rest)))
    return [one for one in at_work if one in there]
