"""Who is shown: stages, freshness, tags, spheres, places, events and kinds of tie, all of which have to fit."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields
from typing import TypeVar

import numpy as np

from netdesk.domain.ids import Id
from netdesk.domain.link import Tie
from netdesk.domain.stage import Freshness, Stage
from netdesk.network.graph import Graph, Mask
from netdesk.storage.surroundings import Surroundings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is asked for; within one kind any fits, and an empty kind lets everybody through."""

    stages: frozenset[Stage] = field(default_factory=lambda: frozenset(Stage))
    freshness: frozenset[Freshness] = frozenset()
    tags: frozenset[str] = frozenset()
    spheres: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    events: frozenset[Id] = frozenset()
    ties: frozenset[Tie] = frozenset()

    @property
    def narrowed(self) -> bool:
        """Whether anything but stages is asked for."""
        return any(getattr(self, one.name) for one in fields(self) if one.name != "stages")


def sifted(graph: Graph, around: Surroundings, sieve: Sieve) -> Graph:
    """Me and the people who fit, with the links among them. A kind of tie fits whoever is tied so with anybody."""
    keep = np.isin(graph.stages, [int(stage) for stage in sieve.stages])
    keep &= _fit(graph.tags, sieve.tags, lambda tags: bool(tags & sieve.tags))
    keep &= _fit(graph.spheres, sieve.spheres, lambda sphere: sphere in sieve.spheres)
    keep &= _fit(graph.ids, sieve.freshness, lambda one: around.freshness.get(one) in sieve.freshness)
    keep &= _fit(graph.ids, sieve.places, lambda one: around.places.get(one) in sieve.places)
    there = {one for event in around.events if event.id in sieve.events for one in event.people}
    keep &= _fit(graph.ids, sieve.events, lambda one: one in there)
    tied = {one for pair, kinds in _both_ways(around) if kinds & sieve.ties for one in pair}
    keep &= _fit(graph.ids, sieve.ties, lambda one: one in tied)
    return graph.kept(keep)


def _fit(values: Collection[T], wanted: Collection[object], fits: Callable[[T], bool]) -> Mask:
    if not wanted:
        return np.ones(len(values), np.bool_)
    return np.fromiter((fits(value) for value in values), np.bool_, len(values))


def _both_ways(around: Surroundings) -> list[tuple[tuple[Id, Id], frozenset[Tie]]]:
    """The ties of each two people as either of them sees the other."""
    return [(pair, kinds | {kind.mirrored for kind in kinds}) for pair, kinds in around.ties.items()]
