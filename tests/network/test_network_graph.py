"""A graph from rows, and its filtered parts."""

import numpy as np

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson

ME = GraphPerson("me", "Me")
ANA = GraphPerson("a", "Ana", Stage.CREDIBILITY, hours=12, quiet=0.5, tags=frozenset({"choir"}), sphere="Choir")
BEN = GraphPerson("b", "Ben", Stage.VISIBILITY, tags=frozenset({"choir", "work"}))
CID = GraphPerson("c", "Cid", Stage.CARD)


def build(*links: GraphLink) -> Graph:
    return Graph.build(ME, [ANA, BEN, CID], links)


def pairs(graph: Graph) -> set[tuple[str, str]]:
    return {(graph.ids[a], graph.ids[b]) for a, b in graph.links.tolist()}


def test_i_come_first_and_have_the_highest_stage() -> None:
    graph = build()
    assert graph.ids == ("me", "a", "b", "c")
    assert graph.stages.tolist() == [3, 2, 1, 0]


def test_me_among_the_people_is_not_doubled() -> None:
    assert Graph.build(ME, [ANA, ME], []).ids == ("me", "a")


def test_who_has_no_link_with_me_gets_one_from_their_own_row() -> None:
    graph = build(GraphLink("me", "b", Stage.VISIBILITY, hours=3))
    assert pairs(graph) == {("me", "b"), ("me", "a"), ("me", "c")}
    row = graph.links.tolist().index([0, 1])
    assert (graph.link_stages[row], graph.link_hours[row], graph.link_quiet[row]) == (2, 12, 0.5)


def test_links_to_nobody_and_to_oneself_are_left_out() -> None:
    graph = build(GraphLink("a", "gone"), GraphLink("a", "a"))
    assert ("a", "a") not in pairs(graph)
    assert len(graph.links) == 3


def test_of_two_links_between_the_same_people_the_stronger_counts() -> None:
    graph = build(GraphLink("a", "b", Stage.CARD, hours=90), GraphLink("b", "a", Stage.CREDIBILITY))
    row = graph.links.tolist().index([1, 2])
    assert graph.link_stages[row] == Stage.CREDIBILITY
    assert len(graph.links) == 4


def test_a_part_keeps_me_and_the_links_among_those_left() -> None:
    graph = build(GraphLink("a", "b"), GraphLink("b", "c"))
    part = graph.kept(np.isin(graph.stages, [Stage.CREDIBILITY, Stage.VISIBILITY]))
    assert part.ids == ("me", "a", "b")
    assert pairs(part) == {("me", "a"), ("me", "b"), ("a", "b")}
    nobody = graph.kept(np.zeros(len(graph), np.bool_))
    assert nobody.ids == ("me",) and len(nobody.links) == 0
    assert graph.kept(np.ones(len(graph), np.bool_)) is graph


def test_kept_renumbers_the_links() -> None:
    graph = build(GraphLink("b", "c", Stage.PROFITABILITY, hours=7))
    part = graph.kept(np.array([False, False, True, True]))
    assert part.names == ("Me", "Ben", "Cid")
    assert part.link_hours[part.links.tolist().index([1, 2])] == 7
