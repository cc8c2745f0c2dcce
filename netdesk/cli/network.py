"""`network` and `path`: the network as a file or told, and the warmest way to somebody."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, filled, json_option
from netdesk.i18n import _, plural

if TYPE_CHECKING:
    from netdesk.network.graph import Graph
    from netdesk.operations.network import Structure, Suggested
    from netdesk.operations.ways import Way
    from netdesk.storage.book import Book

PICTURES = (".png", ".svg", ".pdf")
"""What the window draws; the rest needs no Qt."""

_FILES = (*PICTURES, ".graphml", ".csv")
_USUAL = 3
_SHOWN, _GROUPS = 5, 12


def add_commands(commands: Commands) -> None:
    """Add `network` and `path`."""
    network = commands.add_parser(
        "network", help=_("how the network hangs together; as a picture, for Gephi, as tables")
    )
    network.add_argument("-o", "--output", type=_file, metavar="FILE.png|.svg|.pdf|.graphml|.csv")
    json_option(network)
    network.set_defaults(run=network_command)
    path = commands.add_parser("path", help=_("the warmest way to a person, a company, a trade or any words"))
    path.add_argument("goal", type=filled, metavar="GOAL")
    path.add_argument("--limit", type=int, default=_USUAL, metavar="N", help=_("at most so many"))
    json_option(path)
    path.set_defaults(run=path_command)


def is_picture(arguments: Namespace) -> bool:
    """Whether what is asked for is drawn by the window."""
    return arguments.command == "network" and str(arguments.output or "").lower().endswith(PICTURES)


def _file(text: str) -> str:
    if not text.lower().endswith(_FILES):
        raise argparse.ArgumentTypeError(_("the network can be written as .png, .svg, .pdf, .graphml or .csv"))
    return text


def network_command(book: "Book", arguments: Namespace) -> int:
    """Write the network to a file, or tell how it hangs together."""
    from netdesk.cli.output import json_text
    from netdesk.operations import network

    if arguments.output:
        return _write(book, Path(arguments.output))
    with book.reading() as reader:
        graph = network.graph_of(reader)
        found, suggested = network.structure_of(graph), network.suggested_links(reader)
    if arguments.json:
        print(json_text(_plain(graph, found, suggested)))
    else:
        print("\n".join(_lines(graph, found, suggested)))
    return 0


def _write(book: "Book", file: Path) -> int:
    from netdesk.operations import network

    if file.suffix.lower() == ".csv":
        links, people = network.export_csv(book, file)
        print(_("The links are in {links}, the people in {people}").format(links=links, people=people))
    else:
        network.export_graphml(book, file)
        print(_("The network is in {file}").format(file=file))
    return 0


def _lines(graph: "Graph", found: "Structure", suggested: "list[Suggested]") -> list[str]:
    called = dict(zip(graph.ids, graph.names, strict=True))
    people = plural("{n} person", "{n} people", len(graph) - 1)
    lines = [f"{people} · {plural('{n} link', '{n} links', len(graph.links))}"]
    sizes = _sizes(found)
    for number, name in list(found.names.items())[:_GROUPS]:
        lines.append(f"{name}: {plural('{n} person', '{n} people', sizes[number])}")
    for bridge in found.bridges[:_SHOWN]:
        cut = _some([called[one] for one in bridge.cuts_off])
        lines.append(_("Only {name} leads to {people}").format(name=called[bridge.person_id], people=cut))
    for one, _score in found.connectors[:_SHOWN]:
        lines.append(_("{name} connects groups").format(name=called[one]))
    if found.isolated:
        lines.append(plural("{n} person is only a card", "{n} people are only cards", len(found.isolated)))
    for each in suggested[:_SHOWN]:
        both = _("{one} and {other} seem to know each other").format(one=called[each.a], other=called[each.b])
        lines.append(f"{both}: {each.said}")
    return lines


def _some(names: list[str]) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - _SHOWN
    return ", ".join([*names[:_SHOWN], plural("{n} more", "{n} more", more)] if more > 0 else names)


def _sizes(found: "Structure") -> dict[int, int]:
    from collections import Counter

    return Counter(found.communities.values())


def _plain(graph: "Graph", found: "Structure", suggested: "list[Suggested]") -> dict[str, Any]:
    sizes = _sizes(found)
    return {
        "people": [_person(graph, found, row) for row in range(len(graph))],
        "links": [_link(graph, row) for row in range(len(graph.links))],
        "communities": [{"number": n, "name": name, "people": sizes[n]} for n, name in found.names.items()],
        "bridges": [{"id": each.person_id, "cuts_off": list(each.cuts_off)} for each in found.bridges],
        "connectors": [{"id": one, "score": round(score, 3)} for one, score in found.connectors],
        "isolated": list(found.isolated),
        "suggested": [
            {"a": each.a, "b": each.b, "why": [{"sign": hint.sign.value, "refs": list(hint.refs)} for hint in each.why]}
            for each in suggested
        ],
    }


def _person(graph: "Graph", found: "Structure", row: int) -> dict[str, Any]:
    from netdesk.domain.stage import Stage

    one = graph.ids[row]
    return {
        "id": one,
        "name": graph.names[row],
        "me": row == 0,
        "stage": Stage(int(graph.stages[row])).word if row else None,
        "sphere": graph.spheres[row],
        "tags": sorted(graph.tags[row]),
        "community": found.communities.get(one),
    }


def _link(graph: "Graph", row: int) -> dict[str, Any]:
    from netdesk.domain.stage import Stage

    a, b = graph.links[row].tolist()
    return {
        "a": graph.ids[a],
        "b": graph.ids[b],
        "stage": Stage(int(graph.link_stages[row])).word,
        "a_trusts_b": Stage(int(graph.link_outward[row])).word,
        "b_trusts_a": Stage(int(graph.link_inward[row])).word,
        "hours": round(float(graph.link_hours[row]), 2),
        "stated": bool(graph.link_stated[row]),
    }


def path_command(book: "Book", arguments: Namespace) -> int:
    """Print the warmest ways to a goal, the warmest first."""
    from netdesk.cli.output import json_text
    from netdesk.operations import ways

    with book.reading() as reader:
        found = ways.warmest_ways(reader, arguments.goal, max(1, arguments.limit))
    if arguments.json:
        print(json_text([_way(each) for each in found]))
    else:
        print("\n".join(line for each in found for line in _said(each)) or _("No way leads there within three links."))
    return 0


def _said(way: "Way") -> list[str]:
    from netdesk import words
    from netdesk.words import ways

    steps = " ".join(f"–{words.stage(step.inward)}→ {step.name}" for step in way.steps)
    lines = [f"{_('Me')} {steps}  ({way.trust:.2f})", f"    {way.weakest_said}"]
    return [*lines, f"    {ways.warning()}"] if way.warns else lines


def _way(way: "Way") -> dict[str, Any]:
    return {
        "trust": round(way.trust, 4),
        "warns": way.warns,
        "weakest": way.weakest,
        "why": way.why.what.value,
        "said": way.weakest_said,
        "steps": [
            {
                "id": step.person_id,
                "name": step.name,
                "stage": step.stage.word,
                "asker_trusts_asked": step.outward.word,
                "asked_trusts_asker": step.inward.word,
                "freshness": step.freshness.word,
                "last_contact": step.last_contact.isoformat() if step.last_contact else None,
                "warmth": round(step.warmth, 4),
                "deeds": step.deeds,
            }
            for step in way.steps
        ],
    }
