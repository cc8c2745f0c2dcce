"""The week's goals: what counts, what it took, and that every figure is the sum of the rows behind it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from desk_clock import TODAY

from netdesk.domain.aim import Measure
from netdesk.domain.behind import Behind
from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Money, Referral, ReferralStatus, StatusStep
from netdesk.domain.scorecard import COUNTED, OFFERED, POINTS, Week, in_force, measures, monday_of
from netdesk.operations import interactions, people, promises, scorecard
from netdesk.storage.book import Book
from netdesk.storage.scorecard import aims, expenses

MONDAY = monday_of(TODAY)


def this_week(book: Book) -> Week:
    with book.reading() as reader:
        return scorecard.week(reader, TODAY)


def behind(book: Book, measure: Measure, currency: str = "") -> list[Behind]:
    with book.reading() as reader:
        return scorecard.rows_behind(reader, measure, MONDAY, MONDAY + timedelta(days=6), currency)


def done(book: Book) -> dict[Measure, int]:
    return {tally.measure: tally.done for tally in this_week(book).tallies if tally.done}


def save(book: Book, item: Referral | Promise | Event) -> Id:
    with book.changing("test") as change:
        saved: Id = change.save(item).id
        return saved


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 11, 22)) == monday_of(date(2026, 11, 16)) == date(2026, 11, 16)


def test_giving_is_worth_more_than_results() -> None:
    giving = {Measure.REFERRALS_GIVEN, Measure.INTRODUCTIONS, Measure.HELP, Measure.THANK_YOUS, Measure.TESTIMONIALS}
    results = {Measure.REFERRALS_RECEIVED, Measure.CLOSED}
    assert set(POINTS) == set(COUNTED)
    assert min(POINTS[one] for one in giving) > max(POINTS[one] for one in results)
    assert not set(OFFERED) & results


@pytest.mark.parametrize(
    ("kind", "mine", "given", "expected"),
    [
        (Kind.MET, False, False, {Measure.CONVERSATIONS}),
        (Kind.ONE_TO_ONE, False, False, {Measure.CONVERSATIONS, Measure.ONE_TO_ONES}),
        (Kind.MESSAGE, False, False, {Measure.CONVERSATIONS}),
        (Kind.MESSAGE, True, True, set()),
        (Kind.HELP, True, True, {Measure.HELP}),
        (Kind.HELP, False, True, set()),
        (Kind.GIFT, True, True, {Measure.HELP}),
        (Kind.INTRODUCTION, True, True, {Measure.INTRODUCTIONS}),
        (Kind.NOTE, True, True, set()),
        (Kind.NO_SHOW, True, True, set()),
    ],
)
def test_what_an_interaction_counts_for(kind: Kind, mine: bool, given: bool, expected: set[Measure]) -> None:
    assert set(measures(kind, mine, given)) == expected


def test_what_was_done_is_counted_once_in_its_week(book: Book, ana: Person, ben: Person) -> None:
    interactions.log(book, [ana.id, ben.id], Kind.ONE_TO_ONE, minutes=60, learned=[(LetterKind.GOALS, "a shop")])
    interactions.log(book, [ana.id], Kind.HELP)
    interactions.log(book, [ana.id], Kind.HELP, giver=ana.id)
    interactions.log(book, [ana.id], Kind.CALL, on=MONDAY - timedelta(days=1))
    promise = promises.make(book, book.me, ana.id, "the list")
    promises.keep(book, promise.id)
    promises.keep(book, promises.make(book, ana.id, book.me, "her list").id)
    assert done(book) == {
        Measure.CONVERSATIONS: 1,
        Measure.ONE_TO_ONES: 1,
        Measure.HELP: 1,
        Measure.LEARNED: 1,
        Measure.PROMISES_KEPT: 1,
    }
    assert this_week(book).score == 1 + 3 + 4 + 2 + 3
    assert {each.people for each in behind(book, Measure.CONVERSATIONS)} == {tuple(sorted((ana.id, ben.id)))}


def test_referrals_count_with_consent_and_when_they_first_closed(book: Book, ana: Person, ben: Person) -> None:
    closed = tuple(StatusStep(ReferralStatus.CLOSED, day) for day in (MONDAY, MONDAY + timedelta(days=1)))
    given = save(book, Referral(book.me, ana.id, MONDAY, consent=True))
    save(book, Referral(book.me, ana.id, MONDAY))  # a lead
    save(book, Referral(ana.id, ben.id, MONDAY, consent=True))  # between others
    received = save(book, Referral(ben.id, book.me, TODAY - timedelta(days=90), consent=True, statuses=closed))
    earlier = (StatusStep(ReferralStatus.CLOSED, MONDAY - timedelta(days=30)), *closed)
    save(book, Referral(ben.id, book.me, TODAY - timedelta(days=90), consent=True, statuses=earlier))
    assert done(book) == {Measure.REFERRALS_GIVEN: 1, Measure.CLOSED: 1}
    assert [each.id for each in behind(book, Measure.REFERRALS_GIVEN)] == [given]
    assert [each.id for each in behind(book, Measure.CLOSED)] == [received]


def test_nothing_counts_from_the_trash(book: Book, ana: Person, ben: Person) -> None:
    kept = interactions.log(book, [ana.id], Kind.CALL, minutes=10)
    gone = interactions.log(book, [ana.id], Kind.CALL, minutes=20)
    interactions.log(book, [ben.id], Kind.CALL, minutes=40, learned=[(LetterKind.GOALS, "rest")])
    save(book, Referral(book.me, ben.id, MONDAY, consent=True))
    interactions.remove(book, gone.id)
    people.remove(book, [ben.id])
    assert done(book) == {Measure.CONVERSATIONS: 1}
    assert this_week(book).minutes == 10
    assert [each.id for each in behind(book, Measure.HOURS)] == [kept.id]
    book.undo()
    assert done(book)[Measure.CONVERSATIONS] == 2


def test_hours_are_those_of_interactions_events_and_expenses_each_once(book: Book, ana: Person) -> None:
    starts = datetime.combine(MONDAY, datetime.min.time()).replace(hour=7, minute=30)
    breakfast = Event("Breakfast", starts, ends=starts + timedelta(hours=2), cost=Decimal("25.50"), currency="EUR")
    met = save(book, replace(breakfast, attendances=(Attendance(ana.id, met=True),)))
    save(book, Event("Missed", starts, ends=starts + timedelta(hours=3), cost=Decimal(10), currency="CHF"))
    interactions.log(book, [ana.id], Kind.MET, minutes=30, on=MONDAY, event_id=met)  # lies within the breakfast
    interactions.log(book, [ana.id], Kind.CALL, minutes=15, on=MONDAY)
    scorecard.spend(book, "Membership", on=MONDAY, amount=Decimal("100.10"), currency="eur", minutes=5)
    week = this_week(book)
    assert week.minutes == 120 + 15 + 5 == sum(each.amount for each in behind(book, Measure.HOURS))
    assert dict(week.money) == {"EUR": Decimal("125.60"), "CHF": Decimal(10)}
    for currency, amount in week.money:
        assert sum(each.amount for each in behind(book, Measure.SPENT, currency)) == amount
    assert {each.noun for each in behind(book, Measure.HOURS)} == {"event", "interaction", "expense"}


def test_an_event_of_several_days_leaves_the_nights_out(book: Book, ana: Person) -> None:
    fair = Event("Fair", datetime(2020, 1, 6, 9), ends=datetime(2020, 1, 8, 17), attendances=(Attendance(ana.id),))
    one = save(book, fair)
    interactions.log(book, [ana.id], Kind.MET, on=date(2020, 1, 7), event_id=one)
    with book.reading() as reader:
        assert scorecard.week(reader, date(2020, 1, 8)).minutes == 3 * 8 * 60


def test_the_newest_aim_holds_from_its_week_on(book: Book) -> None:
    scorecard.set_aim(book, Measure.HELP, 2, 7, since=TODAY - timedelta(days=21))
    scorecard.set_aim(book, Measure.HELP, 3)
    with book.reading() as reader:
        goals = [week.tally(Measure.HELP).goal for week in scorecard.weeks(reader, TODAY, 5)]
        points = {week.tally(Measure.HELP).points for week in scorecard.weeks(reader, TODAY, 4)}
    assert (goals, points) == ([0, 2, 2, 2, 3], {7})
    again = scorecard.set_aim(book, Measure.HELP, 4, 1)
    with book.reading() as reader:
        assert [aim.goal for aim in aims(reader)] == [2, 4]
        assert in_force(aims(reader), MONDAY)[Measure.HELP].id == again.id
    assert this_week(book).tally(Measure.HELP).points == 1


def test_budgets_of_hours_and_money(book: Book) -> None:
    scorecard.set_aim(book, Measure.HOURS, 6)
    scorecard.set_aim(book, Measure.SPENT, 50, currency="pln")
    week = this_week(book)
    assert (week.hours_budget, week.money_budget) == (6, ("PLN", 50))
    with pytest.raises(NetdeskError, match="currency"):
        scorecard.set_aim(book, Measure.SPENT, 50)
    with pytest.raises(NetdeskError, match="from 0"):
        scorecard.set_aim(book, Measure.HELP, -1)


def test_expenses_can_be_corrected_and_taken_back(book: Book) -> None:
    item = scorecard.spend(book, " Dinner ", amount=Decimal(40), currency="EUR")
    item = scorecard.edit_expense(book, replace(item, amount=Decimal(45)))
    assert (item.what, dict(this_week(book).money)) == ("Dinner", {"EUR": Decimal(45)})
    scorecard.remove_expense(book, item.id)
    with book.reading() as reader:
        assert expenses(reader) == []
    book.undo()
    assert dict(this_week(book).money) == {"EUR": Decimal(45)}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"what": " ", "amount": Decimal(1), "currency": "EUR"}, "what it was for"),
        ({"what": "x"}, "how much"),
        ({"what": "x", "amount": Decimal(1)}, "currency"),
        ({"what": "x", "amount": Decimal(1), "currency": "Euro"}, "no currency"),
        ({"what": "x", "amount": Decimal(-1), "currency": "EUR"}, "not less"),
        ({"what": "x", "amount": Decimal("NaN"), "currency": "EUR"}, "not less"),
        ({"what": "x", "amount": Decimal("1e40"), "currency": "EUR"}, "too large"),
        ({"what": "x", "amount": Decimal(5), "currency": "QQQ"}, "no currency"),
        ({"what": "x", "minutes": 5000}, "minutes"),
        ({"what": "x", "minutes": 5, "on": TODAY + timedelta(days=1)}, "still to come"),
    ],
)
def test_an_expense_that_cannot_be_is_refused(book: Book, values: dict[str, object], words: str) -> None:
    with pytest.raises(NetdeskError, match=words):
        scorecard.spend(book, **values)  # type: ignore[arg-type]


def test_what_is_dated_later_does_not_count_yet(book: Book, ana: Person) -> None:
    later = Interaction(kind=Kind.CALL, on=TODAY + timedelta(days=1), minutes=9)
    interactions.log(book, [ana.id], Kind.CALL, minutes=5)
    with book.changing("ahead") as change:
        change.save(replace(later, participants=(Participant(book.me), Participant(ana.id))))
    assert this_week(book).minutes == 5


def test_money_of_referrals_is_not_money_spent(book: Book, ana: Person) -> None:
    money = (Money(Decimal(900), "EUR", TODAY),)
    save(book, Referral(ana.id, book.me, TODAY, consent=True, money=money))
    assert this_week(book).money == ()
