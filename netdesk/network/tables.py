"""A network as two tables, of people and of links, as Gephi and spreadsheets read them."""

import csv
import io
from collections.abc import Iterable, Sequence

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph

PEOPLE = ("Id", "Label", "Me", "Stage", "Sphere", "Tags", "Hours")
LINKS = (
    "Source",
    "Target",
    "Type",
    "Stage",
    "Source trusts target",
    "Target trusts source",
    "Weight",
    "Hours",
    "Quiet",
    "Stated",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def people_table(graph: Graph) -> str:
    """One row a person, me first; the stage is that of the link with me."""
    return _csv(PEOPLE, (_person(graph, row) for row in range(len(graph))))


def links_table(graph: Graph) -> str:
    """One row a link, with its stage and those of both directions; the weight grows with the stage, from 1 to 4."""
    return _csv(LINKS, (_link(graph, row, a, b) for row, (a, b) in enumerate(graph.links.tolist())))


def _person(graph: Graph, row: int) -> Sequence[object]:
    return (
        graph.ids[row],
        graph.names[row],
        "true" if row == 0 else "false",
        Stage(int(graph.stages[row])).word,
        graph.spheres[row],
        ", ".join(sorted(graph.tags[row])),
        f"{float(graph.hours[row]):g}",
    )


def _link(graph: Graph, row: int, a: int, b: int) -> Sequence[object]:
    stage = int(graph.link_stages[row])
    return (
        graph.ids[a],
        graph.ids[b],
        "Undirected",
        Stage(stage).word,
        Stage(int(graph.link_outward[row])).word,
        Stage(int(graph.link_inward[row])).word,
        1 + stage,
        f"{float(graph.link_hours[row]):g}",
        f"{float(graph.link_quiet[row]):g}",
        "true" if graph.link_stated[row] else "false",
    )


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: object) -> object:
    """A name that a spreadsheet would run as a formula, told as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
