"""What the network tells beside its picture: read in the background, suggested links drawn, and settled by a click."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.network.graph import Graph
from netdesk.operations import network
from netdesk.operations.network import Structure, Suggested
from netdesk.operations.spheres import Circle, seats
from netdesk.storage.book import Reader
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.network.findings import Findings, sections
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.suggestions import Suggestions

_DRAWN = 40  # suggested links: more would be a second network

Told = tuple[Structure, Sequence[Suggested]]


class Telling(QObject):
    """Fills the findings from the graph that is shown, and does what is clicked there."""

    told = Signal()
    """What a graph tells is known; other work may begin."""

    def __init__(self, desk: Desk, plot: NetworkPlot, findings: Findings, ask: Callable[[str], None]) -> None:
        super().__init__(plot)
        self._desk, self._plot, self._findings = desk, plot, findings
        self._told: Told | None = None
        self._circles: Sequence[Circle] | None = None
        self._graph: Graph | None = None
        self._names: dict[Id, str] = {}
        self.suggestions = Suggestions(plot, self._confirm, self._dismiss)
        findings.people_wanted.connect(self._bring)
        findings.trade_wanted.connect(ask)
        findings.confirmed.connect(self._confirm)
        findings.dismissed.connect(self._dismiss)

    def knows(self, graph: Graph) -> bool:
        """Whether what a graph tells was read, or is being read."""
        return graph is self._graph

    def read(self, graph: Graph) -> None:
        """See what a graph tells. Seats take longer, and wait until somebody looks."""
        self._graph = graph
        self._names = dict(zip(graph.ids, graph.names, strict=True))
        self._circles = None
        book = self._desk.book

        def work(context: Context) -> Told:
            with book.reading() as reader:
                suggested = network.suggested_links(reader)
            context.check()
            return network.structure_of(graph, lambda: context.cancelled), suggested

        self._desk.jobs.latest("network.told", work, done=self._take, lane="pool")
        if self._findings.isVisible():
            self.read_seats()

    def read_seats(self) -> None:
        """See which seats are empty."""
        if self._circles is None:
            self._desk.fetch("network.seats", _seats, self._take_seats)

    def _take(self, told: Told) -> None:
        self._told = told
        self.suggestions.show(told[1][:_DRAWN])
        self._show()
        self.told.emit()

    def _take_seats(self, circles: Sequence[Circle]) -> None:
        self._circles = circles
        self._show()

    def _show(self) -> None:
        if self._told is not None:
            structure, suggested = self._told
            self._findings.show_sections(sections(structure, suggested, self._circles or (), self._names))

    def _bring(self, people: list[Id]) -> None:
        """Bring whom a finding names to the front, one alone with the neighbourhood."""
        if len(people) == 1:
            self._plot.select(people[0])
            self._plot.show_person(people[0], scale=0.0)
        else:
            self._plot.show_group(people)

    def _confirm(self, one: Suggested) -> None:
        said = _("Noted: they know each other")
        self._desk.run(lambda book: network.confirm(book, one), done=lambda _link: self._drop(one), say=said)

    def _dismiss(self, one: Suggested) -> None:
        self._desk.run(lambda book: network.dismiss(book, one), done=lambda _kept: self._drop(one), say=_("Dismissed"))

    def _drop(self, gone: Suggested) -> None:
        if self._told is not None:
            structure, suggested = self._told
            self._take((structure, [one for one in suggested if one != gone]))


def _seats(reader: Reader) -> list[Circle]:
    return seats(reader)
