"""GraphML of a network, for Gephi, networkx and other programs that draw or count graphs."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEYS = (
    ("label", "node", "string"),
    ("me", "node", "boolean"),
    ("stage", "node", "string"),
    ("sphere", "node", "string"),
    ("tags", "node", "string"),
    ("hours", "node", "double"),
    ("trust", "edge", "string"),
    ("toward", "edge", "string"),
    ("back", "edge", "string"),
    ("stated", "edge", "boolean"),
    ("weight", "edge", "double"),
    ("time", "edge", "double"),
    ("quiet", "edge", "double"),
)
_NAMES = {
    "trust": "stage",
    "toward": "source_trusts_target",
    "back": "target_trusts_source",
    "time": "hours",
}


def write(graph: Graph, path: Path) -> None:
    """Write the graph as GraphML in UTF-8. `weight` grows with the stage, from 1 to 4."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _lines(graph))


def text(graph: Graph) -> str:
    """The GraphML of the graph as one string."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for key, of, kind in _KEYS:
        yield f'  <key id="{key}" for="{of}" attr.name="{_NAMES.get(key, key)}" attr.type="{kind}"/>'
    yield '  <graph id="network" edgedefault="undirected">'
    yield from _nodes(graph)
    yield from _edges(graph)
    yield "  </graph>"
    yield "</graphml>"


def _nodes(graph: Graph) -> Iterator[str]:
    for row, one in enumerate(graph.ids):
        data = {
            "label": graph.names[row],
            "me": "true" if row == 0 else "false",
            "stage": Stage(int(graph.stages[row])).word,
            "sphere": graph.spheres[row],
            "tags": ", ".join(sorted(graph.tags[row])),
            "hours": f"{float(graph.hours[row]):g}",
        }
        yield f"    <node id={_quoted(one)}>{_data(data)}</node>"


def _edges(graph: Graph) -> Iterator[str]:
    for row, (a, b) in enumerate(graph.links.tolist()):
        stage = Stage(int(graph.link_stages[row]))
        data = {
            "trust": stage.word,
            "toward": Stage(int(graph.link_outward[row])).word,
            "back": Stage(int(graph.link_inward[row])).word,
            "stated": "true" if graph.link_stated[row] else "false",
            "weight": str(1 + stage),
            "time": f"{float(graph.link_hours[row]):g}",
            "quiet": f"{float(graph.link_quiet[row]):g}",
        }
        ends = f"source={_quoted(graph.ids[a])} target={_quoted(graph.ids[b])}"
        yield f'    <edge id="{row}" {ends}>{_data(data)}</edge>'


def _data(values: dict[str, str]) -> str:
    return "".join(f'<data key="{key}">{escape(_NOT_XML.sub("", value))}</data>' for key, value in values.items())


def _quoted(value: str) -> str:
    return quoteattr(_NOT_XML.sub("", value))
