"""The whole network as a graph, for the plot and for files."""

from datetime import date
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.i18n import _
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.graphml import text as graphml_text
from netdesk.storage.book import Book
from netdesk.storage.links import NetworkLink, network_links, network_people


def graph(book: Book) -> Graph:
    """Everybody and every link as they stand today."""
    with book.reading() as reader:
        people, links = network_people(reader), network_links(reader)
        me = reader.get(Person, reader.me)
    own = {link.b_id: link for link in links if link.a_id == book.me}
    today = book.today
    rows = []
    for person in people:
        link = own.get(person.id)
        hours, quiet = (link.minutes / 60, _quiet(link, today)) if link else (0.0, 0.0)
        rows.append(GraphPerson(person.id, person.name, person.stage, hours, quiet, person.tags, person.sphere))
    ties = [GraphLink(link.a_id, link.b_id, link.stage, link.minutes / 60, _quiet(link, today)) for link in links]
    center = GraphPerson(me.id, me.shown or _("Me"), Stage.PROFITABILITY, sphere=me.sphere)
    return Graph.build(center, rows, ties)


def _quiet(link: NetworkLink, today: date) -> float:
    """How silent a link is: 0 up to its longest interval, 1 when dormant."""
    if link.last_contact is None or today < link.late_on:
        return 0.0
    length = max(1, (link.dormant_on - link.late_on).days)
    return min(1.0, (today - link.late_on).days / length)


def export_graphml(book: Book, target: Path) -> None:
    """Write the network as GraphML, which Gephi and others open."""
    try:
        target.write_text(graphml_text(graph(book)), encoding="utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be written: {why}.").format(file=target, why=why)) from error
