"""Derived rows: what lists and plots filter and sort by. Rewritten for what a change touched, or for everybody."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, delete, func, select, update

from netdesk.domain.cadence import own_cadence
from netdesk.domain.evidence import Evidence
from netdesk.domain.ids import Id
from netdesk.domain.linkstate import LinkState, link_state
from netdesk.domain.person import Person
from netdesk.domain.policy import Cadence, TrustPolicy
from netdesk.domain.tagcadence import TagCadence, by_tag, of_tags
from netdesk.domain.text import fold
from netdesk.storage import search, tables
from netdesk.storage.bulk import without_collector, write_rows
from netdesk.storage.evidence import Known, Pair, ordered
from netdesk.storage.shelf import SHELVES

Progress = Callable[[int, int], None]
_BATCH = 400


# Statements are put together once: a change that touches one link runs twenty of them.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
STEP = ("a_id", "b_id", "on", "stage", "outward", "inward")
"""The columns of a step of a link's history."""
SHARED = ("stage", "last_contact", "due_on", "late_on", "dormant_on", "given", "received")
"""What the row of a person shows of the link with me."""
_MINE = select(tables.link_state).where(tables.link_state.c.a_id == bindparam("me"), tables.link_state.c.b_id.in_(_IDS))
_BEGUN = select(
    tables.person.c.id, tables.person.c.created_on, tables.person.c.cadence_ideal, tables.person.c.cadence_longest
).where(tables.person.c.id.in_(_IDS))
_TAGS = select(tables.person_tag.c.owner_id, tables.person_tag.c.value).where(tables.person_tag.c.owner_id.in_(_IDS))
_PROMISED = select(tables.promise.c.to_id, tables.promise.c.due_on, tables.promise.c.text).where(
    tables.promise.c.by_id == bindparam("me"),
    tables.promise.c.to_id.in_(_IDS),
    tables.promise.c.kept_on.is_(None),
    tables.promise.c.broken_on.is_(None),
    tables.promise.c.removed_at.is_(None),
)
_PLANNED = select(tables.followup.c.person_id, tables.followup.c.on, tables.followup.c.reason).where(
    tables.followup.c.person_id.in_(_IDS), tables.followup.c.done_on.is_(None), tables.followup.c.removed_at.is_(None)
)


def quiet(_done: int, _total: int) -> None:
    """Nobody wants to know."""


class Deriver:
    """Rewrites derived rows within a transaction, as of a day, under a policy."""

    def __init__(self, connection: Connection, me: Id, today: date, policy: TrustPolicy) -> None:
        self.connection, self.me, self.today, self.policy = connection, me, today, policy
        cadences = SHELVES[TagCadence]
        known = connection.scalars(select(cadences.table.c.id).where(cadences.table.c.removed_at.is_(None)))
        self._tag_cadences = by_tag(cadences.load(connection, list(known)))

    def refresh(
        self,
        people: Iterable[Id],
        pairs: Iterable[Pair],
        changed: Collection[Id] | None = None,
        at_hand: Mapping[Id, Person] = MappingProxyType({}),
        fresh: Collection[Id] = (),
    ) -> None:
        """Rewrite the links named and the rows of the people named (their link with me included).

        Where it is known who themselves `changed`, the others' rows only get new figures. People `at_hand` as they were
        just saved are not read again; of the
        `fresh`, who are new in this change, there is no evidence but what it brings.
        """
        rows = set(people) - {self.me}
        links = {ordered(*pair, self.me) for pair in pairs if pair[0] != pair[1]}
        rows |= (linked := {b for a, b in links if a == self.me})
        alone = {one for one in rows.intersection(fresh, at_hand) - linked if not at_hand[one].letters}
        links |= {(self.me, person) for person in rows - alone}
        bare = {row["b_id"]: row for row in self._bare([at_hand[one] for one in alone])}
        upsert(self.connection, tables.link_state, list(bare.values()), ("a_id", "b_id"))
        ordered_links = sorted(links)
        for start in range(0, len(ordered_links), _BATCH):
            self._links(ordered_links[start : start + _BATCH])
        whole = sorted(rows if changed is None else rows.intersection(changed))
        for start in range(0, len(whole), _BATCH):
            self._rows(whole[start : start + _BATCH], at_hand, bare)
        self._figures(sorted(rows.difference(whole)))

    @without_collector()
    def rebuild(self, progress: Progress = quiet) -> None:
        """Make all derived rows anew, a batch of people at a time."""
        with search.rebuilding(self.connection):
            for table in (tables.link_state, tables.person_row, tables.stage_step):
                self.connection.execute(delete(table))
            for people, states in self.everybody(progress):
                self._write(states)
                self._rows(people, indexed=False)

    def people(self) -> list[Id]:
        """Everybody by id, me and the trash included."""
        return list(self.connection.scalars(select(tables.person.c.id).order_by(tables.person.c.id)))

    def everybody(self, progress: Progress = quiet) -> Iterator[tuple[list[Id], list[LinkState]]]:
        """All people, a batch at a time, each with the states of their links as they are now; a link of two others
        comes with the one of the lower id."""
        people = self.people()
        for start in range(0, len(people), _BATCH):
            part = [one for one in people[start : start + _BATCH] if one != self.me]
            mine, known = set(part), Known(self.connection, self.me, part)
            pairs = {pair for pair in known.pairs() if pair[0] in mine} | {(self.me, one) for one in part}
            yield part, self.states(known.evidence(sorted(pairs)))
            progress(min(start + _BATCH, len(people)), len(people))

    def catch_up(self) -> set[Id]:
        """Rewrite the links whose figures changed because time went on; who they belong to."""
        state = tables.link_state.c
        due = self.connection.execute(select(state.a_id, state.b_id).where(state.changes_on <= self.today)).all()
        self.refresh((), [(a, b) for a, b in due], changed=())
        return {one for a, b in due for one in (a, b)}

    def evidence(self, pairs: Sequence[Pair]) -> dict[Pair, Evidence]:
        """What is known about the links named; the ends in the order of the pairs."""
        return Known(self.connection, self.me, {b for _, b in pairs}).evidence(pairs)

    def _links(self, pairs: Sequence[Pair]) -> None:
        """Rewrite links; those of which nothing is known any more go."""
        if not pairs:
            return
        states = self.states(self.evidence(pairs))
        gone = set(pairs).difference((state.a_id, state.b_id) for state in states)
        delete_links(self.connection, tables.link_state, gone)
        delete_links(self.connection, tables.stage_step, pairs)
        self._write(states)

    def states(self, links: Mapping[Pair, Evidence]) -> list[LinkState]:
        """How links stand; of two others of whom nothing is known there is none."""
        own = self.own([b for a, b in links if a == self.me])
        states = []
        for (a, b), evidence in links.items():
            if a == self.me:
                begun, cadence = own.get(b, (self.today, None))
            elif evidence.facts or evidence.link:
                begun, cadence = min([fact.on for fact in evidence.facts], default=date(1970, 1, 1)), None
            else:
                continue
            states.append(link_state(evidence, self.today, begun, cadence, self.policy))
        return states

    def _write(self, states: Sequence[LinkState]) -> None:
        """Write how links stand and how they came there."""
        upsert(self.connection, tables.link_state, [link_row(state) for state in states], ("a_id", "b_id"))
        write_rows(self.connection, tables.stage_step, STEP, [row for state in states for row in step_rows(state)])

    def _bare(self, people: Iterable[Person]) -> list[dict[str, Any]]:
        """The links with people of whom only a card exists: alike for all who came on one day with one cadence."""
        alike: dict[tuple[date, Cadence | None], dict[str, Any]] = {}
        rows = []
        for person in people:
            own = own_cadence(person.cadence_ideal, person.cadence_longest)
            key = (person.created_on, own or of_tags(person.tags, self._tag_cadences))
            if key not in alike:
                evidence = Evidence(self.me, person.id, letters=())
                alike[key] = link_row(link_state(evidence, self.today, *key, self.policy))
            rows.append({**alike[key], "b_id": person.id})
        return rows

    def own(self, people: Sequence[Id]) -> dict[Id, tuple[date, Cadence | None]]:
        """When somebody came onto the desk, and the cadence of their own or of their tags."""
        rows = self.connection.execute(_BEGUN, {"ids": people}).all()
        tags: dict[Id, list[str]] = defaultdict(list)
        if self._tag_cadences:
            for owner, tag in self.connection.execute(_TAGS, {"ids": people}):
                tags[owner].append(tag)
        return {
            one: (begun, own_cadence(ideal, longest) or of_tags(tags[one], self._tag_cadences))
            for one, begun, ideal, longest in rows
        }

    def _rows(
        self,
        people: Sequence[Id],
        at_hand: Mapping[Id, Person] = MappingProxyType({}),
        bare: Mapping[Id, Mapping[str, Any]] = MappingProxyType({}),
        *,
        indexed: bool = True,
    ) -> None:
        """Write the rows of people; `bare` are links that were just written."""
        if not people:
            return
        persons = [at_hand[one] for one in people if one in at_hand]
        if len(persons) < len(people):
            persons += SHELVES[Person].load(self.connection, [one for one in people if one not in at_hand])
        figures = self._figures_of(people, bare)
        rows = [{**_row(person), **figures[person.id]} for person in persons]
        top = self._number(rows)
        upsert(self.connection, tables.person_row, rows, ("person_id",))
        if indexed:
            search.add_new(self.connection, top)
        if gone := set(people) - {person.id for person in persons}:
            self.connection.execute(delete(tables.person_row).where(tables.person_row.c.person_id.in_(gone)))
            for table in (tables.link_state, tables.stage_step):
                self.connection.execute(delete(table).where(table.c.b_id.in_(gone) | table.c.a_id.in_(gone)))

    def _figures(self, people: Sequence[Id]) -> None:
        """New figures for the rows of people who themselves did not change."""
        row = tables.person_row
        figures = self._figures_of(people)
        for person in people:
            self.connection.execute(update(row).where(row.c.person_id == person).values(figures[person]))

    def _figures_of(
        self, people: Sequence[Id], bare: Mapping[Id, Mapping[str, Any]] = MappingProxyType({})
    ) -> dict[Id, dict[str, Any]]:
        """What the rows of people show of their links with me, and the next step."""
        if not people:
            return {}
        steps = self._next_steps(people)
        links = {one: bare[one] for one in people if one in bare}
        if others := [one for one in people if one not in bare]:
            found = self.connection.execute(_MINE, {"me": self.me, "ids": others}).mappings()
            links |= {link["b_id"]: link for link in found}
        figures = {}
        for one, link in links.items():
            on, text = steps.get(one, (None, ""))
            figures[one] = {name: link[name] for name in SHARED} | {"next_step": text, "next_on": on}
        return figures

    def _number(self, rows: list[dict[str, Any]]) -> int:
        """Give every row its number in the search index: its own, or a new one; the highest before."""
        row = tables.person_row.c
        ids = [item["person_id"] for item in rows]
        numbered = select(row.person_id, row.number).where(row.person_id.in_(ids))
        known = {row.person_id: row.number for row in self.connection.execute(numbered)}
        before = top = self.connection.scalar(select(func.coalesce(func.max(row.number), 0))) or 0
        for item in rows:
            if item["person_id"] not in known:
                top += 1
                known[item["person_id"]] = top
            item["number"] = known[item["person_id"]]
        return before

    def _next_steps(self, people: Sequence[Id]) -> dict[Id, tuple[date | None, str]]:
        """My next promise to somebody, or else the next follow-up: what comes first."""
        steps: dict[Id, tuple[date | None, str]] = {}
        for query in (_PROMISED, _PLANNED):
            for person, on, text in self.connection.execute(query, {"me": self.me, "ids": people}):
                if person not in steps or (on or date.max, text) < (steps[person][0] or date.max, steps[person][1]):
                    steps[person] = (on, text)
        return steps


def _row(person: Person) -> dict[str, Any]:
    """What a row shows of the person alone."""
    return {
        "person_id": person.id,
        "removed": person.removed_at is not None,
        "name": person.shown,
        "sort_name": fold(person.name.sort_key or person.shown),
        "title": person.title or person.role,
        "organisation": person.organisation,
        "picture": person.picture,
        "created_on": person.created_on,
        "text": search.search_text(person),
    }


def step_rows(state: LinkState) -> list[tuple[Any, ...]]:
    """The rows, in the order of `STEP`, of how a link came to stand as it does."""
    ends = state.a_id, state.b_id
    return [(*ends, step.on, int(step.stage), int(step.outward), int(step.inward)) for step in state.steps]


def link_row(state: LinkState) -> dict[str, Any]:
    """The row of a link."""
    return {
        "a_id": state.a_id,
        "b_id": state.b_id,
        "stage": int(state.stage),
        "outward": int(state.outward),
        "inward": int(state.inward),
        "since": state.since,
        "lapses_on": state.lapses_on,
        "changes_on": state.changes_on,
        "last_contact": state.last_contact,
        "due_on": state.rhythm.due_on,
        "late_on": state.rhythm.late_on,
        "dormant_on": state.rhythm.dormant_on,
        "minutes": state.minutes,
        "contacts": state.contacts,
        "given": state.given,
        "received": state.received,
        "stated": state.stated,
    }


def delete_links(connection: Connection, table: Table, pairs: Collection[Pair]) -> None:
    """Take away what a table holds of some links."""
    if pairs:
        ends = [{"one": a, "other": b} for a, b in pairs]
        connection.execute(
            delete(table).where(table.c.a_id == bindparam("one"), table.c.b_id == bindparam("other")), ends
        )


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]], key: tuple[str, ...]) -> None:
    """Write rows, over older ones of the same key."""
    if rows:
        columns = tuple(rows[0])
        write_rows(connection, table, columns, ([row[name] for name in columns] for row in rows), key)
