"""Other thresholds: whichever differs, what is told before is what comes, and the rows are those of a rebuild."""

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from netdesk.domain.policy import DEFAULT_POLICY, Cadence, Rhythm, TrustPolicy
from netdesk.domain.stage import Freshness, Stage
from netdesk.operations import demo, thresholds
from netdesk.storage import tables
from netdesk.storage.book import Book
from netdesk.storage.soundness import look

Stood = dict[tuple[str, str], tuple[Stage, Freshness]]
OTHERS: dict[str, tuple[Any, ...]] = {
    "grown_days": (1, 5),
    "grown_span_days": (0, 200),
    "letters_known": (0, 5),
    "referrals": (0, 1),
    "referral_months": (1, 60),
    "silence_months": (1, 60),
    "setback_months": (1, 60),
    "card": (Cadence(30, 900),),
    "visibility": (Cadence(1, 2),),
    "credibility": (Cadence(500, 900),),
    "profitability": (Cadence(1, 900),),
    "dormant_factor": (1,),
}
POLICIES = [replace(DEFAULT_POLICY, **{name: value}) for name, values in OTHERS.items() for value in values]


def standing(book: Book) -> Stood:
    with book.reading() as reader:
        rows = reader.connection.execute(select(tables.link_state)).all()
    return {
        (row.a_id, row.b_id): (
            Stage(row.stage),
            Rhythm(row.due_on, row.late_on, row.dormant_on).freshness(book.today),
        )
        for row in rows
    }


def test_every_threshold_is_among_them() -> None:
    assert set(OTHERS) == {field.name for field in fields(TrustPolicy)}


def test_what_is_told_comes_and_the_rows_are_those_of_a_rebuild(book: Book) -> None:
    demo.fill(book, 60)
    moving = set()
    for policy in (*POLICIES, DEFAULT_POLICY):
        told, before = thresholds.preview(book, policy), standing(book)
        thresholds.use(book, policy)
        after = standing(book)
        assert look(book).stale == 0, policy
        mine = {other: (was, after[me, other]) for (me, other), was in before.items() if me == book.me}
        stages = {one: (was[0], now[0]) for one, (was, now) in mine.items() if was[0] != now[0]}
        fresh = {one: (was[1], now[1]) for one, (was, now) in mine.items() if was[1] != now[1]}
        assert stages == {one: move for move, people in told.stages.items() for one in people}
        assert fresh == {one: move for move, people in told.freshness.items() for one in people}
        assert told.others == sum(was[0] != after[pair][0] for pair, was in before.items() if pair[0] != book.me)
        moving |= set() if told.nothing else {policy}
    assert len(moving) > len(POLICIES) / 2
