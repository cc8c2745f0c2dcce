"""The force layout: room for all, friends close, calm over time; and what it is made of."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_network_layout import ME, graph_of, moved, people_and_links, smallest_gap

from netdesk.domain.ids import new_id
from netdesk.domain.stage import Stage
from netdesk.network.apart import apart, close_pairs
from netdesk.network.forces import forces
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import STRETCH, placed, rings
from netdesk.network.mesh import push

sizes, seeds = st.integers(0, 300), st.integers(0, 10_000)


@settings(max_examples=12)
@given(sizes, seeds)
def test_me_is_in_the_middle_everybody_has_a_place_and_no_marks_overlap(count: int, seed: int) -> None:
    graph = graph_of(count, seed)
    places = forces(graph)
    assert places.shape == (len(graph), 2)
    assert places[0].tolist() == [0, 0]
    assert np.isfinite(places).all()
    assert smallest_gap(graph, places) > 0


@settings(max_examples=5)
@given(sizes, seeds)
def test_the_same_people_make_the_same_picture(count: int, seed: int) -> None:
    graph = graph_of(count, seed)
    assert (forces(graph) == forces(graph)).all()


@settings(max_examples=8)
@given(st.integers(30, 300), seeds)
def test_one_more_person_hardly_moves_the_others(count: int, seed: int) -> None:
    people, links = people_and_links(count, seed)
    graph = Graph.build(ME, people, links)
    before = dict(zip(graph.ids, forces(graph), strict=True))
    known = {one: (float(x), float(y)) for one, (x, y) in before.items()}
    grown = Graph.build(ME, [*people, GraphPerson(new_id(), "New", Stage.VISIBILITY)], links)
    after = forces(grown, known)
    assert np.median(moved(before, grown, after)) < 5
    assert smallest_gap(grown, after) > 0


def test_somebody_new_comes_beside_those_they_know() -> None:
    people, links = people_and_links(200, 3)
    graph = Graph.build(ME, people, links)
    known = {one: (float(x), float(y)) for one, (x, y) in zip(graph.ids, forces(graph), strict=True)}
    friend = people[17].id
    grown = Graph.build(ME, [*people, GraphPerson("new", "New")], [*links, GraphLink("new", friend, Stage.CREDIBILITY)])
    after = dict(zip(grown.ids, forces(grown, known), strict=True))
    assert np.hypot(*(after["new"] - after[friend])) < 120


def test_who_is_linked_stands_closer_than_who_is_not() -> None:
    graph = graph_of(1_000, 4)
    places = forces(graph)
    pairs = graph.links[(graph.links > 0).all(axis=1)]
    others = np.random.default_rng(0).integers(1, len(graph), (2_000, 2))
    linked, apart_ = (np.median(np.hypot(*(places[ends[:, 0]] - places[ends[:, 1]]).T)) for ends in (pairs, others))
    assert linked < 0.4 * apart_


def test_stopping_early_still_gives_a_whole_picture() -> None:
    graph = graph_of(100, 1)
    assert len(np.unique(forces(graph, should_stop=lambda: True), axis=0)) == len(graph)


def test_the_mesh_pushes_as_everybody_pushes_everybody() -> None:
    rng = np.random.default_rng(1)
    places, mass = rng.normal(0, 100, (400, 2)), rng.uniform(1, 3, 400)
    way = places[:, None] - places[None]
    square = (way**2).sum(axis=2) + np.eye(400)
    exact = (way * (mass / square)[:, :, None]).sum(axis=1)
    error = np.hypot(*(push(places, mass) - exact).T) / np.hypot(*exact.T)
    assert np.median(error) < 0.05


@settings(max_examples=100)
@given(st.integers(1, 60), seeds, st.floats(0.5, 50))
def test_the_grid_overlooks_no_close_pair(count: int, seed: int, reach: float) -> None:
    places = np.random.default_rng(seed).uniform(-60, 60, (count, 2))
    one, other = close_pairs(places, reach)
    found = {tuple(sorted(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True)}
    assert len(found) == len(one)
    near = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) <= reach
    assert {(a, b) for a, b in np.argwhere(np.triu(near, 1)).tolist()} <= found


def test_marks_in_one_place_come_apart_and_the_first_stays() -> None:
    places = apart(np.zeros((20, 2)), np.full(20, 5.0), 2.0)
    way = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) + 99 * np.eye(20)
    assert way.min() >= 10
    assert places[0].tolist() == [0, 0]


@pytest.mark.parametrize("layout", [rings, forces])
def test_whom_the_user_dragged_stands_there(layout: object) -> None:
    graph = graph_of(20, 1)
    places = layout(graph)  # type: ignore[operator]
    one = graph.ids[5]
    found = placed(graph, places, {one: (7.0, -9.0), "gone": (1.0, 1.0), "me": (3.0, 3.0)})
    assert found[5].tolist() == [7, -9]
    assert (np.delete(found, 5, axis=0) == np.delete(places, 5, axis=0)).all()


@settings(max_examples=30)
@given(st.integers(3, 60), seeds, st.integers(1, 5))
def test_a_group_stands_together_on_its_ring(count: int, seed: int, many: int) -> None:
    people = [GraphPerson(f"{row:04}", "P", Stage.VISIBILITY) for row in range(count)]
    groups = np.random.default_rng(seed).integers(-1, many, count + 1).astype(np.int32)
    places = rings(Graph.build(ME, people, []), groups=groups)
    around = groups[1:][np.argsort(np.arctan2(places[1:, 1], places[1:, 0] / STRETCH), kind="stable")]
    kinds = len(set(around.tolist()))
    assert int((around != np.roll(around, 1)).sum()) == (kinds if kinds > 1 else 0)
