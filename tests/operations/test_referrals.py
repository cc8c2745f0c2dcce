"""Referrals as the user handles them: noted, brought further, thanked for, told of; each step can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from desk_clock import TODAY

from netdesk.domain.errors import NetdeskError
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Person
from netdesk.domain.referral import Level, Referral, ReferralStatus, StatusStep, to_tell
from netdesk.operations import people, referrals
from netdesk.storage.book import Book
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import person_file
from netdesk.storage.referrals import referral_rows, totals

S = ReferralStatus
MONTH_AGO = TODAY - timedelta(days=30)


def now(book: Book, referral: Referral) -> Referral:
    with book.reading() as reader:
        return reader.get(Referral, referral.id)


@pytest.fixture
def received(book: Book, ana: Person) -> Referral:
    return referrals.refer(book, ana.id, book.me, prospect="Paolo", need="a roof", on=MONTH_AGO)


def test_a_referral_has_a_prospect_a_need_a_level_and_a_parent(book: Book, ana: Person, ben: Person) -> None:
    first = referrals.refer(book, book.me, ana.id, prospect="Paolo ", need=" a roof", on=MONTH_AGO)
    grown = referrals.refer(book, ben.id, book.me, prospect_id=ana.id, level=Level.IN_PERSON, parent_id=first.id)
    assert (first.prospect_name, first.need, first.level) == ("Paolo", "a roof", Level.DETAILS)
    assert first.statuses == (StatusStep(S.HANDED_OVER, MONTH_AGO),)
    assert (grown.prospect_id, grown.prospect_name, grown.parent_id) == (ana.id, "", first.id)


def test_what_cannot_be_a_referral_is_refused(book: Book, ana: Person, ben: Person, received: Referral) -> None:
    with pytest.raises(NetdeskError, match="two different"):
        referrals.refer(book, ana.id, ana.id)
    with pytest.raises(NetdeskError, match="themselves"):
        referrals.refer(book, ana.id, ben.id, prospect_id=ben.id)
    with pytest.raises(NetdeskError, match="still to come"):
        referrals.refer(book, ana.id, ben.id, on=TODAY + timedelta(days=1))
    people.remove(book, [ben.id])
    with pytest.raises(NetdeskError, match="not on the desk"):
        referrals.refer(book, book.me, ana.id, prospect_id=ben.id)
    referrals.remove(book, received.id)
    with pytest.raises(NetdeskError, match="in the trash"):
        referrals.refer(book, book.me, ana.id, parent_id=received.id)


def out_of(parent: Referral) -> Callable[[Referral], Referral]:
    return lambda one: replace(one, parent_id=parent.id)


def test_no_referral_grows_out_of_itself(book: Book, ana: Person, received: Referral) -> None:
    child = referrals.refer(book, book.me, ana.id, parent_id=received.id)
    grandchild = referrals.refer(book, ana.id, book.me, parent_id=child.id)
    for parent in (received, child, grandchild):
        with pytest.raises(NetdeskError, match="grow out of itself"):
            referrals.edit(book, received.id, out_of(parent))
    moved = referrals.edit(book, grandchild.id, out_of(received))
    assert moved.parent_id == received.id


def test_a_lead_counts_nowhere_until_the_prospect_agrees(book: Book, ana: Person) -> None:
    lead = referrals.refer(book, ana.id, book.me, consent=False)
    referrals.advance(book, lead.id, S.CLOSED, amount=Decimal(900), currency="EUR")

    def counted() -> tuple[int, int, dict[str, Decimal]]:
        with book.reading() as reader:
            evidence = person_file(reader, ana.id).evidence
            total = sum((one.sums.get("EUR", Decimal()) for one in totals(referral_rows(reader)).values()), Decimal())
            return people_rows(reader, [ana.id])[0].received, len(evidence.facts), {"EUR": total}

    assert counted() == (0, 0, {"EUR": Decimal(0)})
    referrals.consent(book, lead.id)
    assert counted() == (1, 2, {"EUR": Decimal(900)})
    book.undo()
    assert counted() == (0, 0, {"EUR": Decimal(0)})
    referrals.consent(book, lead.id)
    referrals.consent(book, lead.id, given=False)
    assert counted() == (0, 0, {"EUR": Decimal(0)})


def test_the_history_keeps_every_step_on_its_day(book: Book, received: Referral) -> None:
    met = MONTH_AGO + timedelta(days=4)
    referrals.advance(book, received.id, S.MEETING_SET, " Tuesday ", on=met)
    after = referrals.advance(book, received.id, S.CONTACTED, on=MONTH_AGO + timedelta(days=1))
    assert after.status is S.MEETING_SET, "what happened earlier is not newer"
    assert [step.status for step in after.statuses] == [S.HANDED_OVER, S.MEETING_SET, S.CONTACTED]
    assert after.statuses[1] == StatusStep(S.MEETING_SET, met, "Tuesday")
    with pytest.raises(NetdeskError, match="handed over on"):
        referrals.advance(book, received.id, S.OFFER, on=MONTH_AGO - timedelta(days=1))
    with pytest.raises(NetdeskError, match="still to come"):
        referrals.advance(book, received.id, S.OFFER, on=TODAY + timedelta(days=1))


def test_the_history_can_be_corrected(book: Book, received: Referral) -> None:
    referrals.advance(book, received.id, S.OFFER)
    right = StatusStep(S.MEETING_SET, TODAY - timedelta(days=2), "not an offer yet")
    assert referrals.correct_step(book, received.id, 1, right).status is S.MEETING_SET
    with pytest.raises(NetdeskError, match="handed over on"):
        referrals.correct_step(book, received.id, 1, replace(right, on=MONTH_AGO - timedelta(days=1)))
    assert referrals.drop_step(book, received.id, 1).status is S.HANDED_OVER
    with pytest.raises(NetdeskError, match="not there any more"):
        referrals.drop_step(book, received.id, 7)
    book.undo()
    assert now(book, received).status is S.MEETING_SET


def test_money_is_kept_in_the_currency_it_came_in(book: Book, received: Referral) -> None:
    referrals.advance(book, received.id, S.CLOSED, amount=Decimal("1200.50"), currency="eur")
    referrals.add_money(book, received.id, Decimal(300), "PLN", on=MONTH_AGO, note=" a deposit ")
    money = now(book, received).money
    assert [(one.amount, one.currency, one.on, one.note) for one in money] == [
        (Decimal("1200.50"), "EUR", TODAY, ""),
        (Decimal(300), "PLN", MONTH_AGO, "a deposit"),
    ]
    referrals.drop_money(book, received.id, 0)
    assert [one.currency for one in now(book, received).money] == ["PLN"]


@pytest.mark.parametrize(
    ("amount", "currency", "why"),
    [
        (Decimal(5), "EURO", "no currency"),
        (Decimal(0), "EUR", "more than nothing"),
        (Decimal(-5), "EUR", "more than nothing"),
        (Decimal("NaN"), "EUR", "more than nothing"),
        (Decimal("0.001"), "EUR", "small coins"),
        (Decimal("0.5"), "JPY", "small coins"),
        (Decimal(10) ** 15, "EUR", "too large"),
        (Decimal("1e400"), "EUR", "too large"),
        (Decimal("1e999999"), "JPY", "too large"),
    ],
)
def test_what_is_no_money_is_refused(book: Book, received: Referral, amount: Decimal, currency: str, why: str) -> None:
    with pytest.raises(NetdeskError, match=why):
        referrals.add_money(book, received.id, amount, currency)
    assert now(book, received).money == ()


def test_money_comes_only_with_what_closed(book: Book, received: Referral) -> None:
    with pytest.raises(NetdeskError, match="Only a referral that closed"):
        referrals.advance(book, received.id, S.OFFER, amount=Decimal(5), currency="EUR")


def test_thanking_is_logged_as_giving_and_taken_back_as_one(book: Book, ana: Person, received: Referral) -> None:
    def given() -> int:
        with book.reading() as reader:
            return people_rows(reader, [ana.id])[0].given

    referrals.thank(book, received.id, note="a card")
    with book.reading() as reader:
        logged = [item for item in reader.all(Interaction) if item.kind is Kind.THANK_YOU]
    assert [item.givers() for item in logged] == [{book.me}]
    assert (now(book, received).thanked_on, given()) == (TODAY, 1)
    book.undo()
    assert (now(book, received).thanked_on, given()) == (None, 0)


def test_telling_the_giver_covers_every_step_they_did_not_know(book: Book, received: Referral) -> None:
    referrals.advance(book, received.id, S.CONTACTED, on=MONTH_AGO)
    told = referrals.tell(book, received.id, on=MONTH_AGO + timedelta(days=1))
    assert told.reported_on == MONTH_AGO + timedelta(days=1)
    after = referrals.advance(book, received.id, S.CLOSED)
    assert [step.status for step in to_tell(after, book.me)] == [S.CLOSED]
    after = referrals.tell(book, received.id)
    assert [step.told_on for step in after.statuses] == [None, MONTH_AGO + timedelta(days=1), TODAY]
    assert to_tell(after, book.me) == ()
    book.undo()
    assert [step.status for step in to_tell(now(book, received), book.me)] == [S.CLOSED]


def test_a_referral_moves_to_another_day_with_its_beginning(book: Book, received: Referral) -> None:
    def on(day: date) -> Callable[[Referral], Referral]:
        return lambda one: replace(one, on=day)

    earlier = MONTH_AGO - timedelta(days=5)
    assert referrals.edit(book, received.id, on(earlier)).statuses == (StatusStep(S.HANDED_OVER, earlier),)
    referrals.advance(book, received.id, S.CONTACTED, on=MONTH_AGO)
    with pytest.raises(NetdeskError, match="correct the history"):
        referrals.edit(book, received.id, on(TODAY))


def test_what_grew_out_of_a_removed_referral_stays(book: Book, ana: Person, received: Referral) -> None:
    child = referrals.refer(book, book.me, ana.id, parent_id=received.id)
    referrals.remove(book, received.id)
    with book.reading() as reader:
        assert [(row.id, row.parent_id) for row in referral_rows(reader)] == [(child.id, None)]
    book.undo()
    with book.reading() as reader:
        assert {row.id: row.parent_id for row in referral_rows(reader)} == {received.id: None, child.id: received.id}
