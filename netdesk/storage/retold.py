"""Links told anew under other thresholds: only those that can come to stand otherwise are looked at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, or_, select, update

from netdesk.domain.evidence import Evidence
from netdesk.domain.ids import Id
from netdesk.domain.linkstate import LinkState
from netdesk.domain.policy import Cadence, Rhythm, TrustPolicy, rhythm
from netdesk.domain.stage import Stage
from netdesk.storage import tables
from netdesk.storage.bulk import without_collector, write_rows
from netdesk.storage.derived import SHARED, STEP, Deriver, Progress, delete_links, link_row, quiet, step_rows, upsert
from netdesk.storage.evidence import Known, Pair
from netdesk.storage.swayed import other_rhythm, swayed

Row = dict[str, Any]
Begun = Mapping[Id, tuple[date, Cadence | None]]
_BATCH = 1000

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_STATE, _STEP = tables.link_state.c, tables.stage_step.c
_THEIRS = select(tables.link_state).where(
    or_(_STATE.a_id.in_(_IDS), and_(_STATE.a_id == bindparam("me"), _STATE.b_id.in_(_IDS)))
)
_STEPS = select(*(_STEP[name] for name in STEP)).where(
    or_(_STEP.a_id.in_(_IDS), and_(_STEP.a_id == bindparam("me"), _STEP.b_id.in_(_IDS)))
)
_NAMES = tuple(column.name for column in _STATE)
_SHOW = (
    update(tables.person_row)
    .where(tables.person_row.c.person_id == bindparam("one"))
    .values({name: bindparam(name) for name in SHARED})
)


@without_collector()
def retell(deriver: Deriver, before: TrustPolicy, progress: Progress = quiet) -> None:
    """Rewrite the links that stood under the thresholds `before`. Who is linked, and what people are found by, stays as
    it is, so only what differs is written. `progress` gets people done and in all, and may raise to leave."""
    for people, rows, evidence in turned(deriver, before, progress):
        states = deriver.states(evidence)
        staying = [row for pair, row in rows.items() if pair not in evidence]
        begun = deriver.own([row["b_id"] for row in staying if row["a_id"] == deriver.me])
        told = [link_row(state) for state in states]
        told += [row | _due(in_rhythm(deriver, row, begun)) for row in staying]
        _show(deriver, [row for row in told if row != rows[row["a_id"], row["b_id"]]])
        _rewrite_steps(deriver, people, states)


def turned(
    deriver: Deriver, before: TrustPolicy, progress: Progress = quiet
) -> Iterator[tuple[Sequence[Id], dict[Pair, Row], dict[Pair, Evidence]]]:
    """The links that stood under the thresholds `before` and may stand otherwise, of some people at a time: the people,
    the rows, and what is known of those links whose stage may differ."""
    links: dict[Id, list[Pair]] = defaultdict(list)
    for a, b in swayed(deriver.connection, deriver.me, deriver.today, before, deriver.policy):
        links[b if a == deriver.me else a].append((a, b))
    all_of_them = other_rhythm(before, deriver.policy)
    people = deriver.people()
    for start in range(0, len(people), _BATCH):
        part = [one for one in people[start : start + _BATCH] if all_of_them or one in links]
        rows = _rows(deriver, part)
        pairs = [pair for one in part for pair in links.get(one, ()) if pair in rows]
        evidence = Known(deriver.connection, deriver.me, [one for one in part if one in links]).evidence(pairs)
        yield part, rows if all_of_them else {pair: rows[pair] for pair in pairs}, evidence
        progress(min(start + _BATCH, len(people)), len(people))


def in_rhythm(deriver: Deriver, row: Row, begun: Begun, stage: Stage | None = None) -> Rhythm:
    """When a link is due at a stage (that of its row when none is given); `begun` is as `Deriver.own` gives it."""
    on, own = begun[row["b_id"]] if row["a_id"] == deriver.me else (date.min, None)
    cadence = own or deriver.policy.cadence(Stage(row["stage"]) if stage is None else stage)
    return rhythm(row["last_contact"] or on, cadence, deriver.policy)


def _rows(deriver: Deriver, people: Sequence[Id]) -> dict[Pair, Row]:
    """The links with me of some people, and those of two others with the one of the lower id."""
    found = deriver.connection.execute(_THEIRS, {"me": deriver.me, "ids": people}).all()
    rows = (dict(zip(_NAMES, row, strict=True)) for row in found)
    return {(row["a_id"], row["b_id"]): row for row in rows}


def _due(rhythm: Rhythm) -> Row:
    return {"due_on": rhythm.due_on, "late_on": rhythm.late_on, "dormant_on": rhythm.dormant_on}


def _show(deriver: Deriver, differ: list[Row]) -> None:
    """Write rows of links, and what the rows of people show of them."""
    upsert(deriver.connection, tables.link_state, differ, ("a_id", "b_id"))
    if mine := [row for row in differ if row["a_id"] == deriver.me]:
        shown = [{"one": row["b_id"], **{name: row[name] for name in SHARED}} for row in mine]
        deriver.connection.execute(_SHOW, shown)


def _rewrite_steps(deriver: Deriver, people: Sequence[Id], states: Iterable[LinkState]) -> None:
    """Write how links came to stand as they do, where it is told otherwise now."""
    there: dict[Pair, list[tuple[Any, ...]]] = defaultdict(list)
    for row in deriver.connection.execute(_STEPS, {"me": deriver.me, "ids": people}):
        there[row[0], row[1]].append(tuple(row))
    told = {(state.a_id, state.b_id): step_rows(state) for state in states}
    differ = [pair for pair, steps in told.items() if sorted(there[pair]) != steps]
    delete_links(deriver.connection, tables.stage_step, differ)
    write_rows(deriver.connection, tables.stage_step, STEP, [row for pair in differ for row in told[pair]])
