"""The demo shows everything that can be cared for, whatever its size."""

from datetime import timedelta

import pytest
from desk_clock import TODAY

from netdesk.domain.aim import Aim, Expense, Measure
from netdesk.domain.bank import Asked, BankQuestion
from netdesk.domain.event import Event, FollowUp
from netdesk.domain.person import LetterKind, Person
from netdesk.domain.promise import Promise, Standing
from netdesk.domain.referral import Direction, Referral, ReferralStatus, direction, to_tell
from netdesk.domain.tagcadence import TagCadence
from netdesk.operations import demo
from netdesk.operations.checking import check
from netdesk.storage.book import Book
from netdesk.words.bank import built_in


def test_promises_stand_in_every_way_and_go_both_ways(book: Book) -> None:
    demo.fill(book, 60)
    with book.reading() as reader:
        there = list(reader.all(Promise))
    for mine in (True, False):
        found = {one.standing(TODAY) for one in there if (one.by_id == book.me) is mine}
        assert {Standing.LATE, Standing.KEPT} <= found
    assert {one.standing(TODAY) for one in there} == set(Standing)


def test_referrals_go_every_way_and_one_grew_into_others(book: Book) -> None:
    demo.fill(book, 60)
    with book.reading() as reader:
        there = list(reader.all(Referral))
    assert {direction(one.giver_id, one.receiver_id, book.me) for one in there} == set(Direction)
    assert {one.status for one in there} == set(ReferralStatus)
    assert {money.currency for one in there for money in one.money} == {"EUR", "CHF"}
    assert any(not one.consent for one in there)
    received = [one for one in there if one.receiver_id == book.me]
    assert (
        {bool(one.thanked_on) for one in received} == {bool(to_tell(one, book.me)) for one in received} == {True, False}
    )
    root, branch, twig = sorted(
        (one for one in there if one.parent_id or _has_grown(one, there)), key=lambda one: one.on
    )
    assert (branch.parent_id, twig.parent_id) == (root.id, branch.id)
    for one in there:
        days = [step.on for step in one.statuses]
        assert days == sorted(days) and days[0] == one.on and days[-1] <= TODAY
        assert all(one.on <= money.on <= TODAY for money in one.money)


def _has_grown(one: Referral, there: list[Referral]) -> bool:
    return any(other.parent_id == one.id for other in there)


def test_the_day_the_week_and_the_room_have_something_to_show(book: Book) -> None:
    demo.fill(book, 60)
    with book.reading() as reader:
        aims, spent = list(reader.all(Aim)), list(reader.all(Expense))
        steps, tags = list(reader.all(FollowUp)), list(reader.all(TagCadence))
        tomorrow = [one for one in reader.all(Event) if one.starts.date() == TODAY + timedelta(days=1)]
        people = {person.id: person for person in reader.all(Person)}
        asked, own = list(reader.all(Asked)), list(reader.all(BankQuestion))
    assert {Measure.INTRODUCTIONS, Measure.THANK_YOUS, Measure.HOURS, Measure.SPENT} <= {aim.measure for aim in aims}
    assert {one.currency for one in spent} == {"EUR", "CHF", ""} and any(one.minutes for one in spent)
    assert sum(one.on <= TODAY for one in steps) >= 3
    assert len(tomorrow) == 1 and len(tomorrow[0].expected()) > 9
    assert any(tag.tag in person.tags for tag in tags for person in people.values())
    near = {f"{TODAY + timedelta(days=ahead):%m-%d}" for ahead in range(-1, 10)}
    assert sum(person.birthday[-5:] in near for person in people.values()) >= 4
    assert {one.key for one in asked} <= {one.key for one in built_in()} and len(own) == 1
    wishes = {letter.text for person in people.values() if (letter := person.latest(LetterKind.LOOKS_FOR))}
    assert {"Sports clubs", "Ich suche Architekten und kleine Bauunternehmen"} <= wishes


@pytest.mark.parametrize("count", [1, 4, 9, 10, 13])
def test_a_small_demo_tells_what_it_can(book: Book, count: int) -> None:
    demo.fill(book, count)
    assert check(book).findings.sound
    with book.reading() as reader:
        ids = {person.id for person in reader.all(Person)}
        for one in reader.all(Referral):
            assert {one.giver_id, one.receiver_id} <= ids and one.prospect_id in {*ids, None}
