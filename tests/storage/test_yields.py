"""What came of events, on both engines: every figure is the rows it opens, and cards count for nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from desk_clock import TODAY

from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.insights import Dated, Span
from netdesk.domain.interaction import Kind
from netdesk.domain.link import Tie
from netdesk.domain.person import Name, Person
from netdesk.domain.stage import Stage
from netdesk.domain.yields import EventYield, growth, stage_on
from netdesk.operations import events, importing, interactions, links, people, referrals, scorecard
from netdesk.storage.book import Book
from netdesk.storage.events import cards_that_came, known_before, logged_at
from netdesk.storage.exchange import minutes_by_day
from netdesk.storage.yields import yields, yields_of

DAY = TODAY - timedelta(days=40)


@pytest.fixture
def three(book: Book) -> list[Id]:
    return [people.add(book, Person(name=Name(full=name))).id for name in ("Ada", "Bea", "Cyd")]


def arranged(book: Book, day: date, there: list[Id], name: str = "Fair") -> Event:
    starts = datetime(day.year, day.month, day.day, 18)
    attendances = tuple(Attendance(one, met=True) for one in there)
    return events.save(
        book,
        Event(
            name,
            starts,
            ends=starts + timedelta(hours=2),
            cost=Decimal("35.50"),
            currency="EUR",
            attendances=attendances,
        ),
    )


def came_of(book: Book, event: Event) -> EventYield:
    with book.reading() as reader:
        (found,) = yields_of(reader, [event])
    return found


def test_first_conversations_and_links_that_grew(book: Book, three: list[Id]) -> None:
    ada, bea, cyd = three
    interactions.log(book, [bea], Kind.CALL, on=DAY - timedelta(days=9))
    event = arranged(book, DAY, three)
    for one in (ada, bea):
        interactions.log(book, [one], Kind.MET, on=DAY, event_id=event.id)
    found = came_of(book, event)
    assert (found.met, found.first, found.grown) == ((ada, bea, cyd), (ada,), ())
    links.state(book, book.me, ada, [Tie.FRIEND], since=DAY + timedelta(days=20))
    (grown,) = came_of(book, event).grown
    assert (grown.person_id, grown.before, grown.after) == (ada, Stage.VISIBILITY, Stage.CREDIBILITY)
    assert grown.on == DAY + timedelta(days=20)


def test_growth_counts_within_ninety_days(book: Book, three: list[Id]) -> None:
    day = TODAY - timedelta(days=200)
    event = arranged(book, day, three[:1])
    interactions.log(book, three[:1], Kind.MET, on=day, event_id=event.id)
    links.state(book, book.me, three[0], [Tie.FRIEND], since=day + timedelta(days=91))
    assert came_of(book, event).grown == ()
    with book.reading() as reader:
        assert came_of(book, event).stands(reader.today)


def test_referrals_with_those_met_and_what_grew_out_of_them(book: Book, three: list[Id]) -> None:
    ada, bea, cyd = three
    event = arranged(book, DAY, [ada])
    after = DAY + timedelta(days=5)
    first = referrals.refer(book, ada, book.me, on=after, consent=True)
    grown = referrals.refer(book, bea, cyd, on=after + timedelta(days=1), consent=True, parent_id=first.id)
    referrals.refer(book, book.me, ada, on=after, consent=False)  # a lead
    referrals.refer(book, bea, book.me, on=after, consent=True)  # was not there
    referrals.refer(book, ada, book.me, on=DAY - timedelta(days=1), consent=True)  # before
    assert [each.id for each in came_of(book, event).referrals] == [first.id, grown.id]


def test_hours_and_money_are_those_of_the_scorecard(book: Book, three: list[Id]) -> None:
    event = arranged(book, DAY, three)
    scorecard.spend(book, "taxi", on=DAY, amount=Decimal(20), currency="EUR", event_id=event.id)
    scorecard.spend(book, "print", on=DAY, amount=Decimal(30), currency="PLN", event_id=event.id)
    scorecard.spend(book, "lunch", on=DAY, amount=Decimal(99), currency="EUR")
    found = came_of(book, event)
    assert found.minutes == 120
    assert found.money == (("EUR", Decimal("55.50")), ("PLN", Decimal(30)))


def test_talks_count_where_the_event_has_no_end(book: Book, three: list[Id]) -> None:
    event = events.add(book, "Fair", datetime(DAY.year, DAY.month, DAY.day, 18))
    interactions.log(book, three[:2], Kind.MET, on=DAY, minutes=25, event_id=event.id)
    assert came_of(book, event).minutes == 25


def test_an_end_at_the_start_is_none(book: Book, three: list[Id]) -> None:
    starts = datetime(DAY.year, DAY.month, DAY.day, 18)
    event = events.save(book, Event("Fair", starts, ends=starts))
    interactions.log(book, three[:2], Kind.MET, on=DAY, minutes=25, event_id=event.id)
    assert came_of(book, event).minutes == 25
    with book.reading() as reader:
        assert scorecard.week(reader, DAY).minutes == 25
        assert minutes_by_day(reader, Span(DAY, DAY)) == [Dated("interaction", DAY, Decimal(25))]


def test_cards_are_no_yield_and_the_trash_counts_nowhere(book: Book, three: list[Id]) -> None:
    event = arranged(book, DAY, three)
    importing.run_text(book, "a.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Ida\nEND:VCARD\n")
    people.remove(book, three[1:])
    found = came_of(book, event)
    assert (found.met, found.first, found.grown, found.referrals) == ((three[0],), (), (), ())


def test_all_past_events_stand_beside_one_another(book: Book, three: list[Id]) -> None:
    arranged(book, DAY, three)
    arranged(book, DAY - timedelta(days=7), three[:1], "Choir")
    arranged(book, TODAY + timedelta(days=7), three, "To come")
    with book.reading() as reader:
        assert [each.event.name for each in yields(reader)] == ["Fair", "Choir"]


def test_whom_one_knew_and_what_was_logged(book: Book, three: list[Id]) -> None:
    ada, bea, _cyd = three
    event = arranged(book, DAY, [])
    interactions.log(book, [ada], Kind.CALL, on=DAY - timedelta(days=1))
    interactions.log(book, [bea], Kind.MESSAGE, on=DAY - timedelta(days=1))
    item = interactions.log(book, [ada, bea], Kind.MET, on=DAY, event_id=event.id)
    with book.reading() as reader:
        assert known_before(reader, three, DAY) == {ada}
        assert logged_at(reader, event.id) == {ada: item, bea: item}
        assert cards_that_came(reader, DAY) == []


def test_growth_by_example() -> None:
    steps = [
        (date(2026, 1, 1), Stage.VISIBILITY),
        (date(2026, 2, 1), Stage.CREDIBILITY),
        (date(2026, 3, 1), Stage.CARD),
    ]
    assert stage_on(steps, date(2025, 12, 31)) is Stage.CARD
    assert stage_on(steps, date(2026, 2, 1)) is Stage.CREDIBILITY
    assert growth("a", steps, date(2026, 1, 1), date(2026, 2, 28)) is not None
    assert growth("a", steps, date(2026, 1, 1), date(2026, 3, 28)) is None  # it fell back


def test_a_ticket_that_was_bought_before_the_event_counts_however_many_events_are_told(
    book: Book, three: list[Id]
) -> None:
    earlier, event = arranged(book, DAY - timedelta(days=90), three), arranged(book, DAY, three)
    scorecard.spend(
        book,
        "ticket",
        on=DAY - timedelta(days=20),
        amount=Decimal("4.50"),
        currency="EUR",
        minutes=10,
        event_id=event.id,
    )
    alone = came_of(book, event)
    assert (alone.money, alone.minutes) == ((("EUR", Decimal("40.00")),), 130)
    with book.reading() as reader:
        assert yields_of(reader, [event, earlier])[0] == alone


def test_what_grew_out_of_a_referral_counts_in_whatever_order_it_was_written_down(book: Book, three: list[Id]) -> None:
    ada, bea, cyd = three
    event = arranged(book, DAY, [ada])
    grown = referrals.refer(book, bea, cyd, on=TODAY)
    first = referrals.refer(book, ada, book.me, on=TODAY)
    referrals.edit(book, grown.id, lambda one: replace(one, parent_id=first.id))
    assert {one.id for one in came_of(book, event).referrals} == {first.id, grown.id}
