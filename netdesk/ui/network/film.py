"""The network on a day of its past as a picture: everybody in the direction where they stand today, on the ring that
they had then."""

from dataclasses import replace

import numpy as np

from netdesk.network.graph import Graph
from netdesk.network.replay import Replay, Then
from netdesk.network.seats import seats
from netdesk.ui.network.picture import Picture


class Film:
    """A replay with the places, bands and looks of today's picture; people whom that does not show stay away."""

    def __init__(self, replay: Replay, today: Picture) -> None:
        self._replay, self.today = replay, today
        index = {one: row for row, one in enumerate(today.graph.ids)}
        rows = np.array([index.get(one, -1) for one in replay.graph.ids], np.intp)
        self._shown = rows >= 0
        self._people = np.arange(len(rows))
        places = today.places[np.maximum(rows, 0)]
        self._places = seats(replay, places, self._shown, today.bands) if today.bands else np.stack([places] * 4)

    def frame(self, day: int) -> Picture:
        """The picture of a day (ordinal)."""
        graph, then, today = self._replay.graph, self._replay.on(day), self.today
        here = then.here & self._shown
        here[0] = True
        places = self._places[then.stages, self._people]
        shown = _as_it_was(graph, then).kept(here)
        return Picture(shown, places[here], today.bands, today.colours, today.font, today.tints)


def _as_it_was(graph: Graph, then: Then) -> Graph:
    """The graph with the links that had begun and the stages that people and links had; nothing pales by today's
    silence."""
    begun = then.begun
    return replace(
        graph,
        stages=then.stages,
        links=graph.links[begun],
        link_stages=then.link_stages[begun],
        link_hours=graph.link_hours[begun],
        link_quiet=np.zeros(int(begun.sum()), np.float32),
        link_outward=then.link_outward[begun],
        link_inward=then.link_inward[begun],
        link_stated=graph.link_stated[begun],
    )
