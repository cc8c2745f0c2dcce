"""A network held as arrays, so that thousands of people can be laid out and drawn without a loop per person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class GraphPerson:
    """One person as the picture needs them; `stage`, `hours` and `quiet` are those of the link with me."""

    id: Id
    name: str
    stage: Stage = Stage.CARD
    hours: float = 0.0
    quiet: float = 0.0
    tags: frozenset[str] = frozenset()
    sphere: str = ""


@dataclass(frozen=True, slots=True)
class GraphLink:
    """One tie; `quiet` goes from 0 (fresh) to 1 (dormant). `outward` is a's trust in b, `inward` b's in a; where they
    are not given both are as far as the link."""

    a_id: Id
    b_id: Id
    stage: Stage = Stage.CARD
    hours: float = 0.0
    quiet: float = 0.0
    outward: Stage | None = None
    inward: Stage | None = None
    stated: bool = False

    def trust_of(self, one: Id) -> Stage:
        """How far the trust of one end in the other has come."""
        told = self.outward if one == self.a_id else self.inward
        return self.stage if told is None else told


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """People (index 0 is me) and the links between them, of each its first person's trust in the second (`outward`)
    and the other way (`inward`). The arrays are never written to after building."""

    ids: tuple[Id, ...]
    names: tuple[str, ...]
    stages: Bytes
    hours: Floats
    tags: tuple[frozenset[str], ...]
    spheres: tuple[str, ...]
    links: Ints
    link_stages: Bytes
    link_hours: Floats
    link_quiet: Floats
    link_outward: Bytes
    link_inward: Bytes
    link_stated: Mask

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def build(cls, me: GraphPerson, people: Iterable[GraphPerson], links: Iterable[GraphLink]) -> "Graph":
        """A graph from plain rows.

        Links to unknown people are left out, two links between the same people become their stronger one, and who
        has no link with me in `links` gets one from their own row.
        """
        everyone = list({person.id: person for person in (*people, me)}.values())
        everyone.remove(me)
        everyone.insert(0, me)
        return cls._from_rows(everyone, _ties(everyone, links))

    @classmethod
    def _from_rows(cls, people: Sequence[GraphPerson], ties: Sequence[tuple[int, int, GraphLink]]) -> "Graph":
        stages = np.array([person.stage for person in people], np.uint8)
        stages[0] = Stage.PROFITABILITY
        return cls(
            ids=tuple(person.id for person in people),
            names=tuple(person.name for person in people),
            stages=stages,
            hours=np.array([person.hours for person in people], np.float32),
            tags=tuple(person.tags for person in people),
            spheres=tuple(person.sphere for person in people),
            links=np.array([(a, b) for a, b, _ in ties], np.int32).reshape(-1, 2),
            link_stages=np.array([tie.stage for _, _, tie in ties], np.uint8),
            link_hours=np.array([tie.hours for _, _, tie in ties], np.float32),
            link_quiet=np.array([tie.quiet for _, _, tie in ties], np.float32),
            link_outward=np.array([tie.trust_of(people[a].id) for a, _, tie in ties], np.uint8),
            link_inward=np.array([tie.trust_of(people[b].id) for _, b, tie in ties], np.uint8),
            link_stated=np.array([tie.stated for _, _, tie in ties], np.bool_),
        )

    def kept(self, people: Mask) -> "Graph":
        """The part with the people marked true (me always), in the same order, and the links among them."""
        people = people.copy()
        people[0] = True
        if people.all():
            return self
        index = np.cumsum(people, dtype=np.int32) - 1
        links = people[self.links].all(axis=1)
        chosen = np.flatnonzero(people).tolist()
        return Graph(
            ids=tuple(self.ids[row] for row in chosen),
            names=tuple(self.names[row] for row in chosen),
            stages=self.stages[people],
            hours=self.hours[people],
            tags=tuple(self.tags[row] for row in chosen),
            spheres=tuple(self.spheres[row] for row in chosen),
            links=index[self.links[links]].reshape(-1, 2),
            link_stages=self.link_stages[links],
            link_hours=self.link_hours[links],
            link_quiet=self.link_quiet[links],
            link_outward=self.link_outward[links],
            link_inward=self.link_inward[links],
            link_stated=self.link_stated[links],
        )


def _ties(people: Sequence[GraphPerson], links: Iterable[GraphLink]) -> list[tuple[int, int, GraphLink]]:
    index = {person.id: row for row, person in enumerate(people)}
    found: dict[tuple[int, int], GraphLink] = {}
    for link in links:
        a, b = index.get(link.a_id), index.get(link.b_id)
        if a is None or b is None or a == b:
            continue
        ends = (a, b) if a < b else (b, a)
        found[ends] = max(found.get(ends, link), link, key=_strength)
    for row, person in enumerate(people[1:], 1):
        found.setdefault((0, row), GraphLink(people[0].id, person.id, person.stage, person.hours, person.quiet))
    return [(a, b, link) for (a, b), link in found.items()]


def _strength(link: GraphLink) -> tuple[int, float, float]:
    return link.stage, link.hours, -link.quiet
