"""Bridges, connectors and groups against networkx and against trying it out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.stage import Stage
from netdesk.network.communities import communities
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.structure import bridges, centre, connectors, groups, isolated, labels, live

networkx = pytest.importorskip("networkx")
ME = GraphPerson("me", "Me")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(0, 12))
    people = [GraphPerson(f"p{row:02}", f"P {row}") for row in range(count)]
    ids = ["me", *(person.id for person in people)]
    ends = [(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]]
    chosen = draw(st.lists(st.sampled_from(ends), unique=True, max_size=24)) if ends else []
    links = [
        GraphLink(a, b, Stage(draw(st.integers(0, 3))), stated=draw(st.booleans()) and a != "me") for a, b in chosen
    ]
    return Graph.build(ME, people, links)


def carried(graph: Graph) -> "networkx.Graph":
    net = networkx.Graph()
    net.add_nodes_from(range(len(graph)))
    net.add_edges_from(graph.links[live(graph)].tolist())
    return net


@settings(max_examples=200)
@given(graphs())
def test_a_bridge_cuts_off_exactly_whom_nobody_reaches_without_them(graph: Graph) -> None:
    net = carried(graph)
    mine = networkx.node_connected_component(net, 0)
    found = dict(bridges(graph))
    for row in mine - {0}:
        left = net.subgraph(set(net) - {row})
        cut = mine - {row} - networkx.node_connected_component(left, 0)
        assert found.pop(row, []) == sorted(cut)
    assert found == {}


@settings(max_examples=200)
@given(graphs())
def test_bridges_are_the_articulation_points_of_what_i_reach(graph: Graph) -> None:
    net = carried(graph)
    mine = net.subgraph(networkx.node_connected_component(net, 0))
    assert {row for row, _cut in bridges(graph)} == set(networkx.articulation_points(mine)) - {0}


@settings(max_examples=100)
@given(graphs())
def test_isolated_is_who_has_no_link_that_carries_anything(graph: Graph) -> None:
    net = carried(graph)
    assert isolated(graph) == [row for row in range(1, len(graph)) if net.degree(row) == 0]


@settings(max_examples=100)
@given(graphs())
def test_a_group_hangs_together_and_links_of_mine_make_none(graph: Graph) -> None:
    numbers = groups(graph)
    net = carried(graph).subgraph(range(1, len(graph)))
    assert numbers[0] == -1
    for number in set(numbers.tolist()) - {-1}:
        members = np.flatnonzero(numbers == number).tolist()
        assert len(members) >= 3
        assert networkx.is_connected(net.subgraph(members))


def pairs_of(net: "networkx.Graph") -> tuple[int, np.ndarray, np.ndarray]:
    ends = np.array(list(net.edges), np.int32).reshape(-1, 2)
    return len(net), ends, np.ones(len(ends))


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_as_good_as_those_of_networkx(seed: int) -> None:
    net = networkx.planted_partition_graph(8, 25, 0.35, 0.01, seed=seed)
    found = communities(*pairs_of(net))
    ours = [set(np.flatnonzero(found == number).tolist()) for number in range(found.max() + 1)]
    theirs = networkx.community.louvain_communities(net, seed=seed)
    quality = networkx.community.modularity
    assert quality(net, ours) > 0.98 * quality(net, theirs)
    assert [len(group) for group in ours] == sorted((len(group) for group in ours), reverse=True)
    assert (communities(*pairs_of(net)) == found).all()


def test_the_club_that_fell_apart() -> None:
    net = networkx.karate_club_graph()
    found = communities(*pairs_of(net))
    quality = networkx.community.modularity(
        net, [set(np.flatnonzero(found == n).tolist()) for n in range(found.max() + 1)], weight=None
    )
    assert quality > 0.40
    assert found[0] != found[33]


def test_stopping_early_gives_groups_all_the_same() -> None:
    found = communities(*pairs_of(networkx.karate_club_graph()), should_stop=lambda: True)
    assert (found >= 0).all()


def two_circles() -> Graph:
    """Two circles of five who all know one another, and `c`, who knows two of each; the choir sings, all have a tag."""
    tags = {"a": frozenset({"choir", "met"}), "b": frozenset({"met"})}
    people = [GraphPerson(f"{side}{row}", f"{side}{row}", tags=tags[side]) for side in "ab" for row in range(5)]
    links = [
        GraphLink(f"{side}{one}", f"{side}{other}", Stage.CREDIBILITY)
        for side in "ab"
        for one in range(5)
        for other in range(one)
    ]
    links += [GraphLink("c", other, Stage.VISIBILITY) for other in ("a0", "a1", "b0", "b1")]
    return Graph.build(ME, [*people, GraphPerson("c", "Carla")], links)


def test_who_connects_two_circles_comes_first() -> None:
    graph = two_circles()
    numbers = groups(graph)
    found = connectors(graph, numbers)
    assert graph.ids[found[0][0]] == "c"
    assert found[0][1] == pytest.approx(2.0)  # four links, half of them each way: 4 × (1 − ½)
    assert {graph.ids[row] for row, _score in found} <= {"c", "a0", "a1", "b0", "b1"}


def test_a_group_is_named_by_the_word_that_marks_it_off() -> None:
    graph = two_circles()
    numbers = groups(graph)
    named = labels(graph, numbers)
    circle = int(numbers[graph.ids.index("a2")])
    assert named[circle] == "choir"
    assert named[int(numbers[graph.ids.index("b2")])] == "met"
    middle = centre(graph, numbers)
    assert numbers[list(middle.values())].tolist() == list(middle)


def test_a_network_of_me_alone_has_no_structure() -> None:
    graph = Graph.build(ME, [], [])
    numbers = groups(graph)
    assert (bridges(graph), connectors(graph, numbers), isolated(graph), labels(graph, numbers)) == ([], [], [], {})
