"""Referrals as rows, read the same way on either engine; what they add up to is what their entities say."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from desk_clock import TODAY, Clock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nouns import person

from netdesk.domain.genealogy import Tier, counted_sums
from netdesk.domain.referral import (
    Direction,
    Level,
    Money,
    Referral,
    ReferralStatus,
    StatusStep,
    contacted_on,
    days_to_contact,
    untold,
    waited_until,
)
from netdesk.storage.book import Book
from netdesk.storage.referrals import referral_file, referral_rows, referrals_with, rolled_up, totals

S = ReferralStatus
EARLIER = TODAY - timedelta(days=40)


def save(book: Book, *items: Any) -> None:
    with book.changing("Save") as change:
        for item in items:
            change.save(item)


def test_a_row_says_who_what_and_how_far(book: Book) -> None:
    ana, ben = person(book, "Ana"), person(book, "Ben")
    steps = (StatusStep(S.HANDED_OVER, EARLIER), StatusStep(S.CONTACTED, EARLIER + timedelta(days=3)))
    money = (Money(Decimal("5.50"), "EUR", TODAY), Money(Decimal(2), "EUR", TODAY), Money(Decimal(7), "PLN", TODAY))
    one = Referral(
        ana.id, book.me, EARLIER, prospect_id=ben.id, need="a roof", level=Level.ARRANGED, consent=True,
        statuses=steps, money=money,
    )  # fmt: skip
    save(book, one, Referral(ana.id, ben.id, TODAY, prospect_name="Paolo"))
    with book.reading() as reader:
        newer, row = referral_rows(reader)
    assert (row.giver, row.receiver, row.prospect, row.need, row.way) == (
        "Ana",
        "",
        "Ben",
        "a roof",
        Direction.RECEIVED,
    )
    assert (row.status, row.status_on, row.untold, row.days(TODAY)) == (S.CONTACTED, steps[1].on, 1, 3)
    assert row.sums == {"EUR": Decimal("7.50"), "PLN": Decimal(7)}
    assert (newer.prospect, newer.way, newer.status, newer.consent) == (
        "Paolo",
        Direction.BETWEEN,
        S.HANDED_OVER,
        False,
    )
    assert newer.days(TODAY + timedelta(days=9)) == 9
    assert row.matches("ANA roof")
    assert not row.matches("ana wall")


def test_somebody_s_referrals_are_those_they_have_a_part_in(book: Book) -> None:
    ana, ben, cid = (person(book, name) for name in ("Ana", "Ben", "Cid"))
    given, received = Referral(ana.id, book.me, TODAY), Referral(ben.id, ana.id, TODAY)
    about, other = Referral(ben.id, cid.id, TODAY, prospect_id=ana.id), Referral(ben.id, cid.id, TODAY)
    save(book, given, received, about, other)
    with book.reading() as reader:
        assert {row.id for row in referrals_with(reader, ana.id)} == {given.id, received.id, about.id}


def test_a_tree_is_read_whole_from_any_of_its_branches(book: Book) -> None:
    ana = person(book, "Ana")
    root = Referral(ana.id, book.me, EARLIER, consent=True, money=(Money(Decimal(10), "EUR", TODAY),))
    child = Referral(book.me, ana.id, EARLIER, parent_id=root.id, money=(Money(Decimal(99), "EUR", TODAY),))
    leaf = Referral(ana.id, book.me, TODAY, consent=True, parent_id=child.id, money=(Money(Decimal(5), "PLN", TODAY),))
    save(book, root, child, leaf, Referral(ana.id, book.me, TODAY, consent=True))
    with book.reading() as reader:
        for one in (root, child, leaf):
            tree = referral_file(reader, one.id).tree
            assert [(branch.row.id, branch.depth) for branch in tree] == [(root.id, 0), (child.id, 1), (leaf.id, 2)]
            assert tree[0].total == {"EUR": Decimal(10), "PLN": Decimal(5)}, "the lead in the middle brings nothing"
        assert referral_file(reader, leaf.id).tier is Tier.GROWN
        assert referral_file(reader, root.id).tier is Tier.THIRD_PERSON


def test_the_trash_ends_a_branch(book: Book) -> None:
    ana = person(book, "Ana")
    root = Referral(ana.id, book.me, EARLIER, consent=True)
    child = Referral(ana.id, book.me, EARLIER, consent=True, parent_id=root.id)
    save(book, root, child)
    with book.changing("Remove") as change:
        change.remove(change.get(Referral, root.id))
    with book.reading() as reader:
        file = referral_file(reader, child.id)
        assert (file.tier, [branch.row.id for branch in file.tree]) == (Tier.THIRD_PERSON, [child.id])
        assert referral_file(reader, root.id).tree == ()
        assert referral_file(reader, root.id).row.id == root.id


ENDS = st.sampled_from([(0, 1), (1, 0), (1, 2), (2, 0)])
STEPS = st.lists(st.tuples(st.sampled_from(S), st.integers(0, 40), st.booleans()), max_size=4)
MONEY = st.lists(st.tuples(st.integers(1, 10**6), st.sampled_from(["EUR", "PLN", "JPY"])), max_size=3)
CASES = st.lists(st.tuples(ENDS, st.booleans(), STEPS, MONEY, st.integers(-1, 6), st.booleans()), max_size=8)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CASES)
def test_rows_and_sums_are_what_the_entities_say(book: Book, clock: Clock, cases: list[Any]) -> None:
    people = [book.me, person(book, "Ana").id, person(book, "Ben").id]
    with book.changing("Begin anew") as change:
        for old in list(change.all(Referral)):
            if not old.removed_at:
                change.remove(old)
    made: list[Referral] = []
    for ends, consent, steps, money, parent, removed in cases:
        one = Referral(
            people[ends[0]],
            people[ends[1]],
            EARLIER,
            consent=consent,
            parent_id=made[parent].id if 0 <= parent < len(made) else None,
            statuses=tuple(
                StatusStep(status, EARLIER + timedelta(days=days), told_on=TODAY if told else None)
                for status, days, told in steps
            ),
            money=tuple(Money(Decimal(cents) / 100, currency, TODAY) for cents, currency in money),
            removed_at=book.now() if removed else None,
        )
        made.append(one)
    save(book, *made)
    _compare(book, [one for one in made if one.removed_at is None])


def _compare(book: Book, there: list[Referral]) -> None:
    with book.reading() as reader:
        rows = {row.id: row for row in referral_rows(reader)}
    assert rows.keys() == {one.id for one in there}
    for one in there:
        row = rows[one.id]
        expected = (one.status, len(untold(one.statuses)), contacted_on(one.statuses) is not None)
        assert (row.status, row.untold, row.contacted) == expected
        assert row.days(TODAY) == days_to_contact(one.on, waited_until(one.statuses), TODAY)
    total = rolled_up(list(rows.values()))
    roots = [total[row.id] for row in rows.values() if row.parent_id is None]
    assert _sum(roots) == _sum([counted_sums(one) for one in there])
    by_way = totals(rows.values())
    assert _sum([each.sums for each in by_way.values()]) == _sum([counted_sums(one) for one in there])
    assert sum(each.count for each in by_way.values()) == sum(one.consent for one in there)
    assert sum(each.leads for each in by_way.values()) == sum(not one.consent for one in there)


def _sum(many: list[dict[str, Decimal]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for each in many:
        for currency, amount in each.items():
            found[currency] = found.get(currency, Decimal()) + amount
    return found


def test_a_prospect_s_page_hears_of_a_change(book: Book) -> None:
    ana, ben = person(book, "Ana"), person(book, "Ben")
    one = Referral(ana.id, book.me, EARLIER, prospect_id=ben.id)
    save(book, one)
    told: list[frozenset[str]] = []
    book.listeners.append(lambda touched: told.append(touched.people))
    with book.changing("Agree") as change:
        change.save(replace(change.get(Referral, one.id), consent=True))
    assert told == [frozenset({ana.id, ben.id, book.me})]
