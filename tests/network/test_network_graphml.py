"""GraphML that other programs read, whatever is in the names."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.stage import Stage
from netdesk.network import graphml
from netdesk.network.graph import Graph, GraphLink, GraphPerson

NS = "{http://graphml.graphdrawing.org/xmlns}"
anything = st.text(st.characters(codec=None), max_size=20)


def graph_of(name: str = "Ana", tag: str = "choir") -> Graph:
    ana = GraphPerson("a1", name, Stage.CREDIBILITY, 12.5, 0.25, frozenset({tag, "work"}), "Choir")
    ben = GraphPerson("b2", "Ben & <Sons>", Stage.CARD)
    return Graph.build(GraphPerson("me", "Me"), [ana, ben], [GraphLink("a1", "b2", Stage.PROFITABILITY, 3)])


def test_networkx_reads_it_back(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    path = tmp_path / "net.graphml"
    graphml.write(graph_of(), path)
    read = networkx.read_graphml(path)
    assert set(read.nodes) == {"me", "a1", "b2"}
    assert read.nodes["a1"] == {
        "label": "Ana", "me": False, "stage": "credibility", "sphere": "Choir", "tags": "choir, work", "hours": 12.5
    }  # fmt: skip
    assert read.nodes["b2"]["label"] == "Ben & <Sons>"
    assert read.edges["a1", "b2"]["stage"] == "profitability"
    assert read.edges["a1", "b2"]["weight"] == 4
    assert read.edges["me", "a1"]["hours"] == 12.5
    assert read.edges["me", "a1"]["quiet"] == 0.25


@settings(max_examples=100, deadline=None)
@given(anything, anything)
def test_any_text_makes_well_formed_xml(name: str, tag: str) -> None:
    text = graphml.text(graph_of(name, tag))
    text.encode("utf-8")
    root = ElementTree.fromstring(text)
    assert len(root.findall(f".//{NS}node")) == 3
    assert len(root.findall(f".//{NS}edge")) == 3


def test_control_characters_are_left_out() -> None:
    assert "AnaBell" in graphml.text(graph_of("Ana\x00\x07Bell\ud800"))
