"""The warmest way is what trying every way finds, and never goes round in circles."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.warmth import STATED, TRUST, Weak, warmth, weak
from netdesk.network.ways import Path, TieRow, Ties, warmest

people = st.integers(2, 8)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[str], list[TieRow]]:
    count = draw(people)
    ids = ["me", *(f"p{row}" for row in range(1, count))]
    ends = [(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]]
    chosen = draw(st.lists(st.sampled_from(ends), unique=True, max_size=20))
    stages, fresh = st.integers(0, 3), st.integers(0, 3)
    return ids, [(a, b, draw(stages), draw(stages), draw(st.booleans()), draw(fresh)) for a, b in chosen]


def asks(links: list[TieRow]) -> dict[tuple[str, str], float]:
    """How warm it is when the first asks the second."""
    found = {}
    for a, b, out, back, stated, fresh in links:
        found[b, a] = warmth(Stage(out), Freshness(fresh), stated=stated)
        found[a, b] = warmth(Stage(back), Freshness(fresh), stated=stated)
    return found


def every_way(ids: list[str], links: list[TieRow], goals: set[str]) -> Iterator[tuple[float, tuple[str, ...]]]:
    """All simple ways of up to three links that end at the first goal they meet, by trying."""
    warm = asks(links)
    open_ = [("me",)]
    while open_:
        way = open_.pop()
        for one in ids:
            if one in way or (way[-1], one) not in warm:
                continue
            longer = (*way, one)
            if one in goals:
                total = 1.0
                for step in pairwise(longer):
                    total *= warm[step]
                yield total, longer[1:]
            elif len(longer) < 4:
                open_.append(longer)


def by_trying(ids: list[str], links: list[TieRow], goals: set[str], most: int) -> list[float]:
    """The warmth of the best ways with different first steps."""
    best: dict[str, float] = {}
    for total, way in every_way(ids, links, goals):
        best[way[0]] = max(best.get(way[0], 0.0), total)
    return sorted(best.values(), reverse=True)[:most]


@settings(max_examples=300)
@given(networks(), st.data(), st.integers(1, 4))
def test_the_search_finds_what_trying_every_way_finds(
    network: tuple[list[str], list[TieRow]], data: st.DataObject, most: int
) -> None:
    ids, links = network
    goals = set(data.draw(st.lists(st.sampled_from(ids[1:]), min_size=1, unique=True)))
    ties = Ties.build("me", ids, links)
    found = warmest(ties, [ties.rows[one] for one in goals], most)
    assert [path.warmth for path in found] == pytest.approx(by_trying(ids, links, goals, most))
    every = {way: total for total, way in every_way(ids, links, goals)}
    for path in found:
        assert every[tuple(ties.ids[row] for row in path.rows)] == pytest.approx(path.warmth)
    assert len({path.rows[0] for path in found}) == len(found)


def test_two_who_trust_are_better_than_one_who_hardly_knows_me() -> None:
    links = [("me", "a", 1, 1, False, 0), ("me", "b", 2, 2, False, 0), ("b", "a", 2, 2, False, 0)]
    ties = Ties.build("me", ["a", "b"], links)
    found = warmest(ties, [ties.rows["a"]])
    assert [tuple(ties.ids[row] for row in path.rows) for path in found] == [("b", "a"), ("a",)]


def test_the_direction_that_counts_is_the_trust_of_the_one_asked() -> None:
    """b trusts me a lot, I hardly know b; with c it is the other way round."""
    links = [("me", "b", 1, 3, False, 0), ("me", "c", 3, 1, False, 0)]
    ties = Ties.build("me", ["b", "c"], links)
    assert ties.mine.tolist() == [0, TRUST[Stage.PROFITABILITY], TRUST[Stage.VISIBILITY]]


def test_the_order_of_the_ends_of_a_link_says_nothing() -> None:
    one = Ties.build("me", ["a"], [("me", "a", 1, 3, False, 2)])
    other = Ties.build("me", ["a"], [("a", "me", 3, 1, False, 2)])
    assert one.mine.tolist() == other.mine.tolist()


def test_who_is_linked_with_nobody_is_not_reached_and_me_is_no_goal() -> None:
    ties = Ties.build("me", ["a", "b"], [("me", "a", 2, 2, False, 0)])
    assert warmest(ties, [ties.rows["b"]]) == []
    assert warmest(ties, [0]) == []
    assert warmest(ties, [0, 1]) == [Path((1,), TRUST[Stage.CREDIBILITY])]


def test_links_with_unknown_people_are_left_out() -> None:
    ties = Ties.build("me", ["a"], [("me", "gone", 3, 3, False, 0), ("gone", "a", 3, 3, False, 0)])
    assert warmest(ties, [ties.rows["a"]]) == []


def test_silence_and_distance_cool_an_ask_and_a_stated_link_is_better_than_a_bare_card() -> None:
    for stage in Stage:
        by_age = [warmth(stage, fresh) for fresh in Freshness]
        assert by_age == sorted(by_age, reverse=True) and len(set(by_age)) == 4
    for fresh in Freshness:
        by_stage = [warmth(stage, fresh) for stage in Stage]
        assert by_stage == sorted(by_stage) and by_stage[0] < STATED * by_stage[-1] / TRUST[Stage.PROFITABILITY]
    assert warmth(Stage.VISIBILITY, Freshness.FRESH, stated=True) == TRUST[Stage.VISIBILITY]


def test_where_there_is_trust_nobody_goes_round_by_others() -> None:
    assert TRUST[Stage.PROFITABILITY] ** 2 < TRUST[Stage.CREDIBILITY]
    assert TRUST[Stage.CREDIBILITY] ** 3 > TRUST[Stage.VISIBILITY]


@pytest.mark.parametrize(
    ("stage", "fresh", "stated", "what"),
    [
        (Stage.CARD, Freshness.FRESH, False, Weak.CARD),
        (Stage.CARD, Freshness.DORMANT, True, Weak.STATED),
        (Stage.VISIBILITY, Freshness.DORMANT, True, Weak.SHALLOW),
        (Stage.CREDIBILITY, Freshness.FADING, False, Weak.QUIET),
        (Stage.PROFITABILITY, Freshness.DUE, False, Weak.SOUND),
    ],
)
def test_what_weakens_a_link(stage: Stage, fresh: Freshness, stated: bool, what: Weak) -> None:
    assert weak(stage, fresh, stated=stated) is what
