"""Seats of the past: nobody stands on somebody else on any day, and today everybody stands where they stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.stage import Stage
from netdesk.network.apart import close_pairs
from netdesk.network.graph import Graph, GraphPerson
from netdesk.network.layout import MARK_RADIUS, STRETCH, bands, rings
from netdesk.network.replay import Replay
from netdesk.network.seats import seats

DAY = 739_000


def past(count: int, seed: int) -> Replay:
    """People who came one after the other and went up, and sometimes down again."""
    dice = np.random.default_rng(seed)
    steps, people, created = [], [], {}
    for row in range(count):
        one, day, stage = f"p{row}", DAY + int(dice.integers(0, 700)), 0
        created[one] = day
        for _step in range(int(dice.integers(0, 5))):
            day += int(dice.integers(1, 90))
            stage = int(np.clip(stage + dice.choice([1, 1, -1]), 0, 3))
            steps.append(("me", one, day, stage, stage, stage))
        people.append(GraphPerson(one, one, Stage(stage)))
    return Replay.build(Graph.build(GraphPerson("me", "Me"), people, []), steps, created, DAY + 1100)


@pytest.mark.parametrize(("count", "seed"), [(3, 1), (120, 2), (900, 3)])
def test_nobody_stands_on_somebody_else_on_any_day(count: int, seed: int) -> None:
    replay = past(count, seed)
    graph, places = replay.graph, rings(replay.graph)
    table = seats(replay, places, np.ones(len(graph), np.bool_), bands(graph, places))
    for day in range(DAY, DAY + 1101, 20):
        then = replay.on(day)
        rows = np.flatnonzero(then.here)
        stood, radii = table[then.stages[rows], rows], np.array(MARK_RADIUS)[then.stages[rows]]
        radii[0] = 20.0
        one, other = close_pairs(stood.astype(float), 45.0)
        away = np.hypot(*(stood[one] - stood[other]).T)
        assert (away >= radii[one] + radii[other]).all(), day
    now = replay.on(DAY + 1100).stages
    assert np.array_equal(table[now, np.arange(len(graph))], places)


def test_who_was_at_another_stage_stands_in_that_direction() -> None:
    replay = past(60, 4)
    graph, places = replay.graph, rings(replay.graph)
    table = seats(replay, places, np.ones(len(graph), np.bool_), bands(graph, places))
    moved = np.abs(table - places).max(axis=2) > 1
    assert moved.any()
    for stage, row in np.argwhere(moved).tolist():
        here, there = table[stage, row] / (STRETCH, 1), places[row] / (STRETCH, 1)
        turn = np.angle(complex(*here) / complex(*there))
        assert abs(turn) < 0.8
        assert (np.hypot(*here) > np.hypot(*there)) == (stage < graph.stages[row])


@given(st.integers(0, 40), st.integers(0, 99))
def test_those_who_are_not_shown_take_no_seat(count: int, seed: int) -> None:
    replay = past(count, seed)
    graph, places = replay.graph, rings(replay.graph)
    nobody = np.zeros(len(graph), np.bool_)
    assert np.array_equal(seats(replay, places, nobody, bands(graph, places)), np.stack([places] * 4))
