"""The network as arrays: layouts, ways, structure and past, side by side with networkx and rustworkx in one run; then
the verbs on desks of 300, 3,000 and 10,000 people.

python tests/benchmarks/bench_graph.py [people …]
python tests/benchmarks/bench_graph.py layouts [people …]     the layouts alone, of 5,000 and 20,000 people

networkx lays out 500 people and more with scipy alone: `pip install scipy` beside Netdesk for it. Netdesk itself does
without; where it is missing the line says so.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx
import numpy as np
import rustworkx

from netdesk.domain.interaction import Kind
from netdesk.domain.stage import Stage
from netdesk.network.communities import communities
from netdesk.network.forces import forces
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import rings
from netdesk.network.replay import Replay
from netdesk.network.structure import bridges, connectors, groups, live
from netdesk.network.ways import TieRow, Ties, warmest
from netdesk.operations import demo, interactions, network, ways
from netdesk.storage.book import Book

_DAY = 739_000
_SPRUNG = 20_000  # people; networkx takes most of half an hour for them


def links_of(people: int, links: int, seed: int = 1) -> tuple[list[str], list[TieRow]]:
    """So many people, each linked with me, and so many links in all."""
    rng = np.random.default_rng(seed)
    ids = [f"{row:032x}" for row in range(people)]
    stages = rng.choice(4, people, p=(0.34, 0.4, 0.19, 0.07)).tolist()
    rows: list[TieRow] = [("me", ids[at], stages[at], stages[at], False, int(rng.integers(4))) for at in range(people)]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links - people:
        ends = np.sort(rng.integers(0, people, (links - people - len(pairs), 2)))
        pairs.update((a, b) for a, b in ends.tolist() if a != b)
    for a, b in sorted(pairs):
        out, back, fresh = rng.integers(0, 4, 3).tolist()
        rows.append((ids[a], ids[b], out, back, False, fresh))
    return ids, rows


def graph_of(ids: list[str], rows: list[TieRow]) -> Graph:
    """The same people and links as a graph."""
    own = {b: Stage(out) for a, b, out, *_rest in rows if a == "me"}
    people = [GraphPerson(one, one, own[one]) for one in ids]
    return Graph.build(GraphPerson("me", "Me"), people, [GraphLink(a, b, Stage(min(o, i))) for a, b, o, i, *_r in rows])


def seconds(do: Callable[..., object], *given: object, times: int = 1) -> float:
    """The median of so many runs."""
    took = []
    for _turn in range(times):
        begun = time.perf_counter()
        do(*given)
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def layouts(people: int) -> None:
    """Rings and forces, and what others need for as many; networkx needs scipy from 500 on, and its time grows with the
    square of the people."""
    graph = graph_of(*links_of(people, 3 * people))
    known = dict(zip(graph.ids, map(tuple, forces(graph).tolist()), strict=True))
    took = (seconds(rings, graph), seconds(forces, graph), seconds(forces, graph, known))
    line = f"  {people:6} people: rings {took[0]:.3f}   forces {took[1]:.3f}   forces again {took[2]:.3f}"
    if people >= 500 and not find_spec("scipy"):
        line += "   networkx spring: not without scipy"
    elif people <= _SPRUNG:
        line += f"   networkx spring {seconds(networkx.spring_layout, networkx.Graph(graph.links.tolist())):.3f}"
    if people <= 5_000:
        line += f"   rustworkx spring {seconds(rustworkx.spring_layout, whole(graph)):.3f}"
    print(line, flush=True)


def whole(graph: Graph) -> Any:
    """The graph as rustworkx holds it."""
    net: Any = rustworkx.PyGraph(multigraph=False)
    net.add_nodes_from(range(len(graph)))
    net.extend_from_edge_list(list(map(tuple, graph.links.tolist())))
    return net


def searches(people: int) -> None:
    """The three warmest ways to one and to one in twenty; against the one best way by Dijkstra without a limit."""
    rng = np.random.default_rng(2)
    ids, rows = links_of(people, 3 * people)
    ties = Ties.build("me", ids, rows)
    for name, size in (("to one", 1), ("to one in twenty", people // 20)):
        goals = [rng.integers(1, people, size).tolist() for _turn in range(40)]
        took = [1000 * seconds(warmest, ties, goal) for goal in goals]
        print(f"  {people:6} people {len(rows):7} links {name:17} {statistics.median(took):7.2f} {max(took):7.2f}")
    net = directed(ties)
    one = 1000 * seconds(rustworkx.dijkstra_shortest_path_lengths, net, 0, float, people // 2, times=5)
    print(f"  {people:6} people, rustworkx Dijkstra, one way {one:13.2f}")


def directed(ties: Ties) -> Any:
    """The asks as arcs, the colder the longer."""
    net: Any = rustworkx.PyDiGraph()
    net.add_nodes_from(range(len(ties.ids)))
    asked = np.repeat(np.arange(len(ties.ids)), np.diff(ties.start))
    arcs = zip(ties.near.tolist(), asked.tolist(), (-np.log(ties.warmth)).tolist(), strict=True)
    net.extend_from_weighted_edge_list(list(arcs))
    return net


def structures(people: int) -> None:
    """Bridges, communities and connectors, against articulation points and Louvain of networkx."""
    graph = graph_of(*links_of(people, 3 * people))
    took = (seconds(bridges, graph), seconds(groups, graph), seconds(connectors, graph, groups(graph)))
    line = f"  {people:6} people: bridges {took[0]:.3f}   communities {took[1]:.3f}   connectors {took[2]:.3f}"
    print(line + (_networkx(graph) if people <= 10_000 else ""))


def _networkx(graph: Graph) -> str:
    """How long networkx takes for the same, and how good its groups are."""
    pairs = graph.links[live(graph) & (graph.links > 0).all(axis=1)]
    net, carried = networkx.Graph(pairs.tolist()), networkx.Graph(graph.links[live(graph)].tolist())
    points = seconds(list, networkx.articulation_points(carried))
    begun = time.perf_counter()
    theirs = networkx.community.louvain_communities(net, seed=1)
    louvain = time.perf_counter() - begun
    found = communities(len(graph), pairs, np.ones(len(pairs)))
    ours = [set(np.flatnonzero(found == number).tolist()) for number in range(int(found.max()) + 1)]
    good = [networkx.community.modularity(net, sets) for sets in (ours, theirs)]
    return f"   networkx: points {points:.3f}   Louvain {louvain:.3f}   modularity {good[0]:.3f} against {good[1]:.3f}"


def pasts(people: int) -> None:
    """One day of the slider, in milliseconds; twenty frames a second leave 50."""
    ids, rows = links_of(people, 3 * people)
    steps = [(a, b, _DAY - ago, 1, 1, 1) for a, b, *_rest in rows for ago in (900, 600, 300)]
    told = Replay.build(graph_of(ids, rows), steps, dict.fromkeys(ids, _DAY - 900), _DAY)
    took = [1000 * seconds(told.on, _DAY - 9 * day) for day in range(100)]
    print(f"  {people:6} people: {statistics.median(took):.2f} (95 %: {np.percentile(took, 95):.2f})")


def desks(sizes: list[int]) -> None:
    """The verbs on whole desks, milliseconds: the first time, again, and after a change."""
    for people in sizes:
        with TemporaryDirectory() as folder:
            book = Book.open(Path(folder) / "desk.netdesk")
            demo.fill(book, people)
            print(f"a desk of {people:,} people, milliseconds")
            _verbs(book)
            book.close()


def _verbs(book: Book) -> None:
    def told(name: str, do: Callable[[Any], object]) -> Any:
        with book.reading() as reader:
            begun = time.perf_counter()
            found = do(reader)
            print(f"  {name:40} {1000 * (time.perf_counter() - begun):8.1f}")
        return found

    told("warmest ways to a trade, first time", lambda reader: ways.warmest_ways(reader, "notary"))
    found = told("again", lambda reader: ways.warmest_ways(reader, "notary"))
    told("to a name", lambda reader: ways.warmest_ways(reader, found[0].steps[0].name))
    one = found[0].steps[0].person_id
    interactions.log(book, [one], Kind.CALL, on=book.today - timedelta(days=1))
    told("to a person after a change", lambda reader: ways.warmest_ways(reader, one))
    graph = told("the graph", network.graph_of)
    told("structure of it", lambda _reader: network.structure_of(graph))
    told("the past", network.replay)
    told("suggested links", network.suggested_links)


_RUNS: tuple[tuple[str, Callable[[int], None], tuple[int, ...]], ...] = (
    ("layout, seconds", layouts, (300, 1_000, 3_000, 5_000, 10_000, 20_000, 50_000)),
    ("warmest ways, milliseconds: median and longest", searches, (300, 3_000, 10_000, 50_000)),
    ("structure, seconds", structures, (300, 3_000, 10_000, 50_000)),
    ("a day of the past, milliseconds", pasts, (300, 3_000, 10_000, 50_000)),
)


def main() -> None:
    """Print everything, or the layouts alone."""
    if sys.argv[1:2] == ["layouts"]:
        print(_RUNS[0][0])
        for people in [int(word) for word in sys.argv[2:]] or [5_000, 20_000]:
            layouts(people)
        return
    for title, run, sizes in _RUNS:
        print(title)
        for people in sizes:
            run(people)
    desks([int(word) for word in sys.argv[1:]] or [300, 3_000, 10_000])


if __name__ == "__main__":
    main()
