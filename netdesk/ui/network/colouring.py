"""What the picture is coloured by: the choice, remembered, and the groups it needs told off the GUI thread."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from netdesk.i18n import _
from netdesk.network.graph import Graph
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.network import tints
from netdesk.ui.network.layoutmenu import LayoutMenu
from netdesk.ui.network.tints import Tints

_KEY = "network.colour_by"
BY = STAGE, SPHERE, COMMUNITY = "stage", "sphere", "community"


class Colouring(QObject):
    """Holds the choice. `changed` brings the tints of the graph that was read last; None stands for the stages."""

    changed = Signal(object)

    def __init__(self, desk: Desk, menu: LayoutMenu) -> None:
        super().__init__(menu)
        self._desk = desk
        self._graph: Graph | None = None
        known = desk.settings.get(_KEY, STAGE)
        self.by = known if known in BY else STAGE
        self._group = QActionGroup(self)
        menu.insertSeparator(menu.end)
        words = {STAGE: _("Colours by trust"), SPHERE: _("Colours by sphere"), COMMUNITY: _("Colours by community")}
        for by, text in words.items():
            action = QAction(text, self, checkable=True)
            action.setChecked(by == self.by)
            action.triggered.connect(lambda _on=False, by=by: self.choose(by))
            self._group.addAction(action)
            menu.insertAction(menu.end, action)

    def choose(self, by: str) -> None:
        """Colour by something else from now on."""
        self.by = by
        self._desk.settings.set(_KEY, by)
        self._tell()

    def read(self, graph: Graph) -> None:
        """Colour another graph: everybody, filtered or not."""
        self._graph = graph
        self._tell()

    def _tell(self) -> None:
        graph, by = self._graph, self.by
        if graph is None:
            return

        def work(context: Context) -> Tints | None:
            if by == COMMUNITY:
                return tints.by_community(graph, lambda: context.cancelled)
            return tints.by_sphere(graph) if by == SPHERE else None

        self._desk.jobs.latest("network.tints", work, done=self.changed.emit, lane="pool")
