"""The trust rings hold what the picture promises: me in the middle, order by stage, room for all, calm over time."""

import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.ids import new_id
from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import MARK_RADIUS, ME_RADIUS, STRETCH, bands, rings

SPHERES = ("", "Work", "Choir", "Chapter")
ME = GraphPerson("me", "Me")


def people_and_links(count: int, seed: int, spheres: int = 4) -> tuple[list[GraphPerson], list[GraphLink]]:
    rng = np.random.default_rng(seed)
    people = [
        GraphPerson(
            f"{seed:08x}{row:08x}", f"P {row}", Stage(int(rng.integers(4))), sphere=SPHERES[int(rng.integers(spheres))]
        )
        for row in range(count)
    ]
    ends = rng.integers(0, max(count, 1), (count, 2)).tolist() if count else []
    return people, [GraphLink(people[a].id, people[b].id, Stage(int(rng.integers(4)))) for a, b in ends]


def graph_of(count: int, seed: int, spheres: int = 4) -> Graph:
    return Graph.build(ME, *people_and_links(count, seed, spheres))


graphs = st.builds(graph_of, st.integers(0, 300), st.integers(0, 10_000), st.integers(1, 4))


def smallest_gap(graph: Graph, places: np.ndarray) -> float:
    """Units between the rims of the two marks that are closest."""
    radii = np.array(MARK_RADIUS)[graph.stages]
    radii[0] = ME_RADIUS
    apart = np.hypot(*(places[:, None] - places[None]).astype(float).transpose(2, 0, 1))
    apart -= radii[:, None] + radii[None]
    np.fill_diagonal(apart, 1.0)
    return float(apart.min())


def moved(before: dict[str, np.ndarray], graph: Graph, places: np.ndarray) -> np.ndarray:
    return np.array([np.hypot(*(places[row] - before[one])) for row, one in enumerate(graph.ids) if one in before])


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_me_is_in_the_middle_and_everybody_has_a_place(graph: Graph) -> None:
    places = rings(graph)
    assert places.shape == (len(graph), 2)
    assert places.dtype == np.float32
    assert places[0].tolist() == [0, 0]
    assert np.isfinite(places).all()


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_no_two_marks_overlap(graph: Graph) -> None:
    assert smallest_gap(graph, rings(graph)) > 0


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_the_closer_the_stage_the_nearer_the_ring(graph: Graph) -> None:
    edges = bands(graph, rings(graph))
    assert [band.stage for band in edges] == sorted({int(stage) for stage in graph.stages[1:]})
    for outside, inside in pairwise(edges):
        assert inside.outer < outside.inner


@settings(max_examples=30, deadline=None)
@given(graphs)
def test_the_same_people_make_the_same_picture(graph: Graph) -> None:
    assert (rings(graph) == rings(graph)).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(seed: int, chance: object) -> None:
    people, links = people_and_links(60, seed)
    one = Graph.build(ME, people, links)
    other = Graph.build(ME, sorted(people, key=lambda person: person.id[::-1]), links[::-1])
    before = dict(zip(one.ids, rings(one), strict=True))
    assert moved(before, other, rings(other)).max() < 0.5


@settings(max_examples=30, deadline=None)
@given(st.integers(30, 300), st.integers(0, 10_000), st.booleans())
def test_one_more_person_hardly_moves_the_others(count: int, seed: int, told: bool) -> None:
    people, links = people_and_links(count, seed)
    graph = Graph.build(ME, people, links)
    before = dict(zip(graph.ids, rings(graph), strict=True))
    grown = Graph.build(ME, [*people, GraphPerson(new_id(), "New", Stage.VISIBILITY, sphere="Choir")], links)
    known = {one: (float(x), float(y)) for one, (x, y) in before.items()} if told else None
    assert np.median(moved(before, grown, rings(grown, known))) < (12 if told else 40)


@settings(max_examples=40, deadline=None)
@given(graphs, st.integers(0, 10_000))
def test_marks_keep_apart_when_people_keep_their_places_and_some_change_rings(graph: Graph, seed: int) -> None:
    rng = np.random.default_rng(seed)
    before = {one: (float(x), float(y)) for one, (x, y) in zip(graph.ids, rings(graph), strict=True)}
    stages = np.where(rng.random(len(graph)) < 0.2, rng.integers(0, 4, len(graph)), graph.stages).astype(np.uint8)
    stages[0] = 3
    later = replace(graph, stages=stages)
    assert smallest_gap(later, rings(later, before)) > 0


def test_a_sphere_stands_together() -> None:
    people = [
        GraphPerson(f"{row:04}", "P", Stage.VISIBILITY, sphere="Choir" if row % 2 else "Work") for row in range(40)
    ]
    graph = Graph.build(ME, people, [])
    places = rings(graph)
    angles = np.arctan2(places[1:, 1], places[1:, 0] / STRETCH)
    around = [graph.spheres[1:][row] for row in np.argsort(angles)]
    assert sum(one != other for one, other in zip(around, around[1:] + around[:1], strict=True)) == 2


def test_links_bring_people_side_by_side() -> None:
    people = [GraphPerson(f"{row:04}", "P", Stage.VISIBILITY) for row in range(60)]
    friends = [GraphLink("0003", "0041", Stage.PROFITABILITY)]

    def apart(graph: Graph) -> float:
        places = rings(graph)
        a, b = graph.ids.index("0003"), graph.ids.index("0041")
        return float(np.hypot(*(places[a] - places[b])))

    assert apart(Graph.build(ME, people, friends)) < 0.6 * apart(Graph.build(ME, people, []))


def test_stopping_early_still_gives_a_whole_picture() -> None:
    graph = graph_of(100, 1)
    assert len(np.unique(rings(graph, should_stop=lambda: True), axis=0)) == len(graph)


def test_five_thousand_people_take_less_than_a_second() -> None:
    graph = graph_of(5_000, 2)
    begun = time.perf_counter()
    rings(graph)
    assert time.perf_counter() - begun < 1
