"""Goals of the week, what was done, the hours and the money it took; and saying all of these."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from netdesk.domain.aim import Aim, Expense, Measure
from netdesk.domain.behind import Behind
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.insights import Span
from netdesk.domain.scorecard import COUNTED, POINTS, Deed, Outlay, Week, in_force, measures, monday_of, week_of
from netdesk.i18n import _, currency_digits
from netdesk.operations.editing import upon
from netdesk.storage import exchange
from netdesk.storage import scorecard as rows
from netdesk.storage.book import Book, Change, Reader

WEEKS = 26
MAX_GOAL, MAX_POINTS, MAX_MINUTES = 10_000, 100, 24 * 60


def week(reader: Reader, day: date) -> Week:
    """The week of a day, up to today."""
    monday = monday_of(day)
    span = (monday, min(monday + timedelta(days=6), reader.today))
    happened = rows.interactions(reader, span)
    done = Counter(deed.measure for deed in rows.deeds(reader, span, happened))
    return week_of(monday, done, rows.outlays(reader, span, happened), rows.aims(reader))


def weeks(reader: Reader, day: date, count: int = WEEKS) -> list[Week]:
    """So many weeks up to that of a day, the oldest first: counted by the database, as `week` counts one by one."""
    first = monday_of(day) - timedelta(weeks=count - 1)
    span = (first, min(first + timedelta(days=7 * count - 1), reader.today))
    done: dict[date, Counter[Measure]] = defaultdict(Counter)
    for on, kind, gave, given, times in exchange.happened_by_day(reader, Span(*span)):
        for measure in measures(kind, gave, given):
            done[monday_of(on)][measure] += times
    for deed in rows.deeds(reader, span, ()):
        done[monday_of(deed.on)][deed.measure] += 1
    taken: dict[date, list[Outlay]] = defaultdict(list)
    for each in rows.other_outlays(reader, span):
        taken[monday_of(each.on)].append(each)
    for minutes in exchange.minutes_by_day(reader, Span(*span)):
        taken[monday_of(minutes.on)].append(Outlay(minutes.on, minutes.key, "", int(minutes.amount)))
    aims = rows.aims(reader)
    mondays = (first + timedelta(weeks=at) for at in range(count))
    return [week_of(each, done[each], taken[each], aims) for each in mondays]


def rows_behind(reader: Reader, measure: Measure, first: date, last: date, currency: str = "") -> list[Behind]:
    """The rows that make a figure of these days, oldest first; their amounts sum to it. Hours are in minutes; money is
    that of one currency."""
    span = (first, min(last, reader.today))
    happened = rows.interactions(reader, span)
    if measure in COUNTED:
        done = rows.deeds(reader, span, happened)
        return [_of_deed(deed) for deed in done if deed.measure is measure]
    taken = rows.outlays(reader, span, happened)
    if measure is Measure.HOURS:
        return [_of_outlay(each, Decimal(each.minutes)) for each in taken if each.minutes]
    return [_of_outlay(each, each.amount) for each in taken if each.amount and each.currency == currency]


def _of_deed(deed: Deed) -> Behind:
    return Behind(deed.noun, deed.ref, on=deed.on, people=deed.people)


def _of_outlay(each: Outlay, amount: Decimal) -> Behind:
    return Behind(each.noun, each.ref, amount, each.on, each.what, each.people)


def set_aim(
    book: Book,
    measure: Measure,
    goal: int,
    points: int | None = None,
    *,
    since: date | None = None,
    currency: str = "",
) -> Aim:
    """From the week of a day (this one when none is named) on, set out to do so much of a measure in a week; a goal of
    0 is none. Points that are not named stay as they were."""
    monday = monday_of(since or book.today)
    if not 0 <= goal <= MAX_GOAL:
        raise NetdeskError(_("A goal is a number from 0 to {most}.").format(most=MAX_GOAL))
    if points is not None and not 0 <= points <= MAX_POINTS:
        raise NetdeskError(_("Points are a number from 0 to {most}.").format(most=MAX_POINTS))
    code = _code(currency)
    if measure is Measure.SPENT and goal and not code:
        raise NetdeskError(_("Say in which currency, as in EUR."))
    with book.changing(_("Set a goal of the week")) as change:
        return change.save(_aim(change, measure, goal, points, monday, code))


def set_aims(book: Book, goals: Mapping[Measure, int], points: Mapping[Measure, int] = MappingProxyType({})) -> None:
    """Set several goals from this week on, as one change; points that are not named stay as they were."""
    monday = monday_of(book.today)
    with book.changing(_("Set the goals of the week")) as change:
        for measure, goal in goals.items():
            change.save(_aim(change, measure, goal, points.get(measure), monday, ""))


def _aim(change: Change, measure: Measure, goal: int, points: int | None, monday: date, currency: str) -> Aim:
    """The aim as it is to be: the one that was set in the same week anew, or a new one."""
    aims = rows.aims(change)
    held = in_force(aims, monday).get(measure)
    if points is None:
        points = held.points if held else POINTS.get(measure, 0)
    if held and monday_of(held.since) == monday:
        return replace(held, goal=goal, points=points, currency=currency)
    return Aim(measure, goal, points, monday, currency=currency)


def spend(
    book: Book,
    what: str,
    *,
    on: date | None = None,
    amount: Decimal | None = None,
    currency: str = "",
    minutes: int | None = None,
    event_id: Id | None = None,
) -> Expense:
    """Note money or time given for the network on a day (today when none is named)."""
    item = Expense(what, on or book.today, amount=amount, currency=currency, minutes=minutes, event_id=event_id)
    with book.changing(_("Note an expense")) as change:
        return change.save(_checked(item, book.today))


def edit_expense(book: Book, item: Expense, base: Expense | None = None) -> Expense:
    """Save an expense as edited; with the `base` that was edited it is joined with what others saved since."""
    with book.changing(_("Edit an expense")) as change:
        return change.save(_checked(upon(change, base, item) if base else item, book.today))


def remove_expense(book: Book, expense_id: Id) -> None:
    """Put an expense into the trash."""
    with book.changing(_("Remove an expense")) as change:
        change.remove(change.get(Expense, expense_id))


def _checked(item: Expense, today: date) -> Expense:
    if not item.what.strip():
        raise NetdeskError(_("Say what it was for."))
    if not item.amount and not item.minutes:
        raise NetdeskError(_("Say how much money or time it took."))
    if item.amount is not None and not (item.amount.is_finite() and item.amount >= 0):
        raise NetdeskError(_("Money spent is a number, not less than nothing."))
    if item.amount is not None and item.amount >= 10**15:
        raise NetdeskError(_("This amount is too large to be true."))
    if item.minutes is not None and not 0 <= item.minutes <= MAX_MINUTES:
        raise NetdeskError(_("The minutes of one day are a number from 0 to {most}.").format(most=MAX_MINUTES))
    if item.on > today:
        raise NetdeskError(_("{day} is still to come.").format(day=item.on.isoformat()))
    code = _code(item.currency) if item.amount else ""
    if item.amount and not code:
        raise NetdeskError(_("Say in which currency, as in EUR."))
    return replace(item, what=item.what.strip(), currency=code)


def _code(text: str) -> str:
    """A currency by its three letters (ISO 4217), or nothing."""
    code = text.strip().upper()
    if code and currency_digits(code) is None:
        raise NetdeskError(_("“{text}” is no currency; its three letters are wanted, as in EUR.").format(text=text))
    return code
