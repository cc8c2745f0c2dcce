"""The lines of the inbox: what waits as headings and entries, in words."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, auto
from typing import Any, TypeVar

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.likeness import Reason
from netdesk.i18n import _, ago, number, plural
from netdesk.operations.inbox import Waits
from netdesk.storage.scans import Waiting as ToCheck
from netdesk.storage.waiting import QuestionRow, UnreadRow

R = TypeVar("R", QuestionRow, UnreadRow)

_REASONS = 2


class Kind(Enum):
    """What a line of the inbox is."""

    HEADING = auto()
    SCANS = auto()
    ARRIVAL = auto()
    QUESTION = auto()
    UNREAD = auto()


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One line: its title, what is told below it, or behind the title of a heading, and what it stands for."""

    kind: Kind
    id: Id
    title: str
    told: str = ""
    item: Arrival | QuestionRow | UnreadRow | None = None


def inbox_lines(waits: Waits, now: datetime, without: frozenset[Id] = frozenset()) -> list[InboxLine]:
    """All lines: each arrival with what it brought that wants a look, then the other questions and entries. `now` is
    in UTC without a zone; `without` are those that were just answered."""
    to_accept = [each for each in waits.to_accept if each.id not in without]
    arrivals = [each for each in waits.arrivals if each.id in waits.scans or each in to_accept]
    questions = _grouped(waits.questions, without, {each.id for each in arrivals}, lambda each: each.arrival_id)
    unread = _grouped(waits.unreadable, without, {each.came_at for each in arrivals}, lambda each: each.came_at)
    lines: list[InboxLine] = []
    for arrival in arrivals:
        to_check = waits.scans.get(arrival.id)
        lines.append(InboxLine(Kind.HEADING, "", arrival.source, came(arrival, now, to_check)))
        if to_check:
            lines.append(InboxLine(Kind.SCANS, scans_id(arrival.id), *_to_check(to_check), arrival))
        if arrival in to_accept:
            lines.append(InboxLine(Kind.ARRIVAL, arrival.id, *arrival_words(arrival), arrival))
        lines += _questions(questions.pop(arrival.id, ()))
        lines += _unread(unread.pop(arrival.came_at, ()))
    for title, found in (
        (_("Perhaps the same person"), _questions(questions.get(None, ()))),
        (_("Could not be read"), _unread(unread.get(None, ()))),
    ):
        rest = list(found)
        lines += [InboxLine(Kind.HEADING, "", title), *rest] if rest else []
    return lines


def _grouped(
    rows: Iterable[R], without: Collection[Id], groups: Collection[Any], group: Callable[[R], Any]
) -> dict[Any, list[R]]:
    """Rows by the arrival they came with; by None those of no arrival that is shown."""
    found: dict[Any, list[R]] = {}
    for row in rows:
        if row.id not in without:
            key = group(row)
            found.setdefault(key if key in groups else None, []).append(row)
    return found


def _questions(rows: Iterable[QuestionRow]) -> Iterator[InboxLine]:
    return (InboxLine(Kind.QUESTION, each.id, each.other or _("Me"), signs(each), each) for each in rows)


def _unread(rows: Iterable[UnreadRow]) -> Iterator[InboxLine]:
    return (InboxLine(Kind.UNREAD, each.id, stood(each), reason(each), each) for each in rows)


def scans_id(arrival: Id) -> Id:
    """What stands for the cards of an arrival that are to be checked."""
    return f"scans of {arrival}"


def _to_check(scans: ToCheck) -> tuple[str, str]:
    unread = plural("{n} not read yet", "{n} not read yet", scans.unread) if scans.unread else ""
    return plural("{n} card to check", "{n} cards to check", scans.scans), unread


def came(arrival: Arrival, now: datetime, to_check: ToCheck | None = None) -> str:
    """How much came in and when, as in `12 cards, 4 minutes ago`."""
    cards = plural("{n} card", "{n} cards", arrival.entries + (to_check.scans if to_check else 0))
    return f"{cards}, {since(arrival.came_at, now)}"


def arrival_words(arrival: Arrival) -> tuple[str, str]:
    """What came of an arrival, as in `9 new people` and `3 got more · 2 known already`."""
    new = plural("{n} new person", "{n} new people", arrival.new) if arrival.new else _("Nobody new")
    told = [
        plural("{n} got more", "{n} got more", arrival.added) if arrival.added else "",
        plural("{n} known already", "{n} known already", arrival.unchanged) if arrival.unchanged else "",
    ]
    return new, " · ".join(text for text in told if text)


def signs(question: QuestionRow) -> str:
    """The strongest reasons of a question, as in `the same e-mail address, nearly the same name`."""
    told = [words.sign(sign) for sign in _known(question.reasons) if sign.speaks_for][:_REASONS]
    text = ", ".join(told) or _("some likeness")
    return text[:1].upper() + text[1:]


def all_signs(question: QuestionRow) -> tuple[str, str]:
    """What speaks for two being one, and what against it, each in one line."""
    found = list(_known(question.reasons))
    for_it = ", ".join(words.sign(sign) for sign in found if sign.speaks_for)
    against = ", ".join(words.sign(sign) for sign in found if not sign.speaks_for)
    return for_it[:1].upper() + for_it[1:], _("But: {reasons}").format(reasons=against) if against else ""


def _known(reasons: Iterable[str]) -> Iterator[Reason]:
    known = {each.value for each in Reason}
    return (Reason(value) for value in reasons if value in known)


def stood(entry: UnreadRow) -> str:
    """Where an entry stood, as in `old phone.vcf, line 218`."""
    source = entry.source or _("somewhere")
    return _("{file}, line {line}").format(file=source, line=number(entry.line)) if entry.line else source


def reason(entry: UnreadRow) -> str:
    """Why an entry was left, as a sentence."""
    text = entry.reason.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def since(then: datetime, now: datetime) -> str:
    """How long ago a moment was, as in `4 minutes ago`; both in UTC without a zone."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return plural("{n} minute ago", "{n} minutes ago", minutes)
    if minutes < 6 * 60:
        return plural("{n} hour ago", "{n} hours ago", minutes // 60)
    return ago(_day(then), _day(now))


def _day(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone().date()
