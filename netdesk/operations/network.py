"""The whole network: as a graph, how it hangs together, its past, the links it suggests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from netdesk.domain.ids import Id
from netdesk.domain.laidaside import LaidAside, Suggestion
from netdesk.domain.link import Link, Tie
from netdesk.domain.linkhint import Hint
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.network.graph import Graph, GraphLink, GraphPerson, Ints
from netdesk.network.graphml import text as graphml_text
from netdesk.network.replay import Replay
from netdesk.network.structure import bridges, centre, connectors, groups, isolated, labels
from netdesk.network.tables import links_table, people_table
from netdesk.operations import links
from netdesk.operations.writing import whole_or_not
from netdesk.storage.book import Book, Reader
from netdesk.storage.hints import hints
from netdesk.storage.history import created_days, link_history_rows
from netdesk.storage.links import NetworkLink, network_links, network_people
from netdesk.words import network as words


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody without whom I would lose the way to others."""

    person_id: Id
    cuts_off: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """How the network hangs together. `communities` are numbers by person, the largest group 0, with a proposed name
    each in `names`; `connectors` come with a score, the strongest first; `isolated` are those without any link that
    carries something."""

    communities: dict[Id, int]
    names: dict[int, str]
    bridges: tuple[Bridge, ...]
    connectors: tuple[tuple[Id, float], ...]
    isolated: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two others who seem to know each other, and what speaks for it."""

    a: Id
    b: Id
    why: tuple[Hint, ...]

    @property
    def said(self) -> str:
        """What speaks for it, in words."""
        return ", ".join(words.hint(hint) for hint in self.why)


def graph(book: Book) -> Graph:
    """Everybody and every link as they stand today."""
    with book.reading() as reader:
        return graph_of(reader)


def graph_of(reader: Reader) -> Graph:
    """Everybody and every link as they stand today, for who is reading already."""
    people, known, me = network_people(reader), network_links(reader), reader.get(Person, reader.me)
    own = {link.b_id: link for link in known if link.a_id == reader.me}
    today = reader.today
    rows = []
    for person in people:
        link = own.get(person.id)
        hours, quiet = (link.minutes / 60, _quiet(link, today)) if link else (0.0, 0.0)
        rows.append(GraphPerson(person.id, person.name, person.stage, hours, quiet, person.tags, person.sphere))
    ties = [_tie(link, today) for link in known]
    center = GraphPerson(me.id, me.shown or _("Me"), Stage.PROFITABILITY, sphere=me.sphere)
    return Graph.build(center, rows, ties)


def _tie(link: NetworkLink, today: date) -> GraphLink:
    quiet = _quiet(link, today)
    return GraphLink(link.a_id, link.b_id, link.stage, link.minutes / 60, quiet, link.outward, link.inward, link.stated)


def _quiet(link: NetworkLink, today: date) -> float:
    """How silent a link is: 0 up to its longest interval, 1 when dormant."""
    if link.last_contact is None or today < link.late_on:
        return 0.0
    length = max(1, (link.dormant_on - link.late_on).days)
    return min(1.0, (today - link.late_on).days / length)


def structure(reader: Reader, should_stop: Callable[[], bool] = lambda: False) -> Structure:
    """Communities with names, bridges, connectors and isolated cards of the network as it stands today. When
    `should_stop` turns true the communities are those found so far."""
    return structure_of(graph_of(reader), should_stop)


def structure_of(graph: Graph, should_stop: Callable[[], bool] = lambda: False) -> Structure:
    """The same of a graph that is at hand."""
    ids, numbers = graph.ids, groups(graph, should_stop)
    return Structure(
        communities={ids[row]: int(numbers[row]) for row in np.flatnonzero(numbers >= 0)},
        names=group_names(graph, numbers),
        bridges=tuple(Bridge(ids[row], tuple(ids[one] for one in below)) for row, below in bridges(graph)),
        connectors=tuple((ids[row], score) for row, score in connectors(graph, numbers)),
        isolated=tuple(ids[row] for row in isolated(graph)),
    )


def group_names(graph: Graph, numbers: Ints) -> dict[int, str]:
    """A name per group of `structure.groups`: the word that marks it off, else who is in the middle of it."""
    middle = centre(graph, numbers)
    return {
        number: word or words.around(graph.names[middle[number]]) for number, word in labels(graph, numbers).items()
    }


def replay(reader: Reader) -> Replay:
    """The network on every day of its past."""
    steps = link_history_rows(reader)
    return Replay.build(graph_of(reader), steps, created_days(reader), reader.today.toordinal())


def suggested_links(reader: Reader) -> list[Suggested]:
    """Two others each who seem to know each other, those first for whom most speaks; nothing that is known or was
    dismissed."""
    found: dict[tuple[Id, Id], list[Hint]] = {}
    for hint in hints(reader):
        found.setdefault((hint.a, hint.b), []).append(hint)
    suggested = [Suggested(a, b, tuple(why)) for (a, b), why in found.items()]
    return sorted(suggested, key=lambda one: (-sum(len(hint.refs) for hint in one.why), one.a, one.b))


def confirm(book: Book, suggested: Suggested) -> Link:
    """The two do know each other: the link is stated."""
    return links.state(book, suggested.a, suggested.b, [Tie.KNOWS])


def dismiss(book: Book, suggested: Suggested) -> LaidAside:
    """Do not suggest this link again."""
    with book.changing(_("Dismiss a suggested link")) as change:
        return change.save(LaidAside(Suggestion.LINK, suggested.a, change.today, other_id=suggested.b))


def export_graphml(book: Book, target: Path) -> None:
    """Write the network as GraphML, which Gephi and others open."""
    with whole_or_not(target) as stream:
        stream.write(graphml_text(graph(book)).encode())


def export_csv(book: Book, target: Path) -> tuple[Path, Path]:
    """Write the network as two tables in UTF-8, the links to the file named and the people beside it, as in
    `NAME-people.csv`; both paths."""
    found, beside = graph(book), target.with_name(f"{target.stem}-people{target.suffix}")
    for path, text in ((target, links_table(found)), (beside, people_table(found))):
        with whole_or_not(path) as stream:
            stream.write(text.encode("utf-8", "replace"))
    return target, beside
