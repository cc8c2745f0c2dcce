"""The network on a day of its past as a picture: everybody at the angle where they stand today, on the ring that they
had then."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.ids import Id
from netdesk.network.graph import Floats, Graph
from netdesk.network.layout import STRETCH, Band
from netdesk.network.replay import Replay, Then
from netdesk.ui.network.picture import Picture

_GOLDEN = 0.6180339887
_HEIGHTS = (345.0, 265.0, 180.0, 100.0)  # of the rings of stages that nobody has today


class Film:
    """A replay with the places, bands and looks of today's picture; people whom that does not show stay away."""

    def __init__(self, replay: Replay, today: Picture, index: Mapping[Id, int]) -> None:
        self._replay, self._today = replay, today
        rows = np.array([index.get(one, -1) for one in replay.graph.ids], np.intp)
        self._shown = rows >= 0
        self._places = today.places[np.maximum(rows, 0)]
        self._inner, self._outer = _edges(today.bands)
        self._share = (np.arange(len(rows)) * _GOLDEN) % 1.0

    def frame(self, day: int) -> Picture:
        """The picture of a day (ordinal)."""
        graph, then, today = self._replay.graph, self._replay.on(day), self._today
        here = then.here & self._shown
        here[0] = True
        places = self._moved(then) if today.bands else self._places
        shown = _as_it_was(graph, then).kept(here)
        return Picture(shown, places[here], today.bands, today.colours, today.font, today.tints)

    def _moved(self, then: Then) -> Floats:
        """Everybody whose stage was another one on the ring of that stage, in the direction where they stand today."""
        graph = self._replay.graph
        moved = then.stages != graph.stages
        moved[0] = False
        rows, stages = np.flatnonzero(moved), then.stages[moved]
        inner, outer = self._inner[stages], self._outer[stages]
        height = inner + self._share[rows] * (outer - inner)
        now = np.maximum(np.hypot(self._places[rows, 0] / STRETCH, self._places[rows, 1]), 1e-6)
        places = self._places.copy()
        places[rows] *= (height / now)[:, None].astype(np.float32)
        return places


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


def _edges(bands: Sequence[Band]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The half heights of the inner and the outer edge of each stage's band."""
    inner, outer = np.array(_HEIGHTS), np.array(_HEIGHTS)
    for band in bands:
        inner[band.stage], outer[band.stage] = band.inner, band.outer
    return inner, outer
