"""How the links with me stand and how they came to stand so: counts, and the people behind each. Never the trash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, func, or_, select

from netdesk.domain.behind import Behind
from netdesk.domain.ids import Id
from netdesk.domain.insights import Turn
from netdesk.domain.person import FIVE_LETTERS
from netdesk.domain.stage import Freshness, Stage
from netdesk.storage.book import Reader
from netdesk.storage.tables import (
    event,
    expense,
    interaction,
    link_state,
    person_letter,
    person_row,
    referral,
    referral_money,
    stage_step,
)

_ROW, _STEP = person_row.c, stage_step.c
_HERE = _ROW.removed.is_(False)


@dataclass(frozen=True, slots=True)
class Standing:
    """So many people at a stage, of a freshness, of whom so many of the five letters are known."""

    stage: Stage
    freshness: Freshness
    letters: int
    count: int


def standings(reader: Reader) -> list[Standing]:
    """Everybody by stage, freshness and letters known."""
    known = _letters()
    letters, fresh = func.coalesce(known.c.known, 0), _freshness(reader.today)
    query = (
        select(_ROW.stage, fresh, letters, func.count())
        .select_from(person_row.outerjoin(known, known.c.owner_id == _ROW.person_id))
        .where(_HERE)
        .group_by(_ROW.stage, fresh, letters)
    )
    found = reader.connection.execute(query)
    return [Standing(Stage(stage), Freshness(state), number, count) for stage, state, number, count in found]


def people_standing(
    reader: Reader,
    stages: Sequence[Stage] = tuple(Stage),
    letters: Sequence[int] | None = None,
    freshness: Freshness | None = None,
) -> list[Behind]:
    """Who is at some stages, with so many letters known, of a freshness; by name."""
    known = _letters()
    where: list[ColumnElement[bool]] = [_HERE, _ROW.stage.in_([int(stage) for stage in stages])]
    if letters is not None:
        where.append(func.coalesce(known.c.known, 0).in_(letters))
    if freshness is not None:
        where.append(_freshness(reader.today) == int(freshness))
    joined = person_row.outerjoin(known, known.c.owner_id == _ROW.person_id)
    return _people(reader, select(_ROW.person_id).select_from(joined).where(*where))


def turns(reader: Reader) -> list[Turn]:
    """Every day on which links came to another stage, with how many. Somebody whose history began before they were
    written onto the desk was never Only a card on it."""
    steps = _steps(reader.me)
    backdated = and_(steps.c.before.is_(None), _ROW.created_on > steps.c.on)
    unseen = case((backdated, 1), else_=0)
    moved = (
        select(steps.c.on, steps.c.before, steps.c.stage, unseen, func.count())
        .select_from(steps.join(person_row, _ROW.person_id == steps.c.b_id))
        .where(_HERE)
        .group_by(steps.c.on, steps.c.before, steps.c.stage, unseen)
    )
    found = []
    for on, before, stage, begins, count in reader.connection.execute(moved):
        found.append(Turn(on, None if begins else Stage(before or 0), Stage(stage), count))
    return found + _arrivals(reader)


def _arrivals(reader: Reader) -> list[Turn]:
    """How many came onto the desk as cards, by day."""
    first = select(_STEP.b_id, func.min(_STEP.on).label("first")).where(_STEP.a_id == reader.me)
    begun = first.group_by(_STEP.b_id).subquery()
    came = (
        select(_ROW.created_on, func.count())
        .select_from(person_row.outerjoin(begun, begun.c.b_id == _ROW.person_id))
        .where(_HERE, or_(begun.c.first.is_(None), _ROW.created_on <= begun.c.first))
        .group_by(_ROW.created_on)
    )
    return [Turn(on, None, Stage.CARD, count) for on, count in reader.connection.execute(came)]


def people_then(reader: Reader, day: date, stage: Stage) -> list[Behind]:
    """Who stood at a stage at the end of a day; by name."""
    then = _stages_on(reader.me, day)
    there = or_(then.c.stage.is_not(None), _ROW.created_on <= day)
    query = (
        select(_ROW.person_id)
        .select_from(person_row.outerjoin(then, then.c.b_id == _ROW.person_id))
        .where(_HERE, there, func.coalesce(then.c.stage, 0) == int(stage))
    )
    return _people(reader, query)


def moved_since(reader: Reader, day: date, *, up: bool) -> list[Behind]:
    """Whose link with me stands higher (or lower) now than at the end of a day, with both stages; the highest first."""
    then = _stages_on(reader.me, day)
    before = func.coalesce(then.c.stage, 0)
    query = (
        select(_ROW.person_id, before, _ROW.stage)
        .select_from(person_row.outerjoin(then, then.c.b_id == _ROW.person_id))
        .where(_HERE, _ROW.stage > before if up else _ROW.stage < before)
        .order_by(_ROW.stage.desc() if up else before.desc(), _ROW.sort_name, _ROW.person_id)
    )
    return [
        Behind("person", one, people=(one,), before=Stage(was), after=Stage(now))
        for one, was, now in reader.connection.execute(query)
    ]


def became_credible(reader: Reader, first: date, last: date) -> list[Behind]:
    """Each time that a link with me came to Credibility or further from below, oldest first."""
    steps = _steps(reader.me)
    below = func.coalesce(steps.c.before, 0)
    query = (
        select(steps.c.b_id, steps.c.on, below, steps.c.stage)
        .join(person_row, _ROW.person_id == steps.c.b_id)
        .where(_HERE, steps.c.on.between(first, last))
        .where(steps.c.stage >= int(Stage.CREDIBILITY), below < int(Stage.CREDIBILITY))
        .order_by(steps.c.on, steps.c.b_id)
    )
    return [
        Behind("person", one, on=on, people=(one,), before=Stage(was), after=Stage(now))
        for one, on, was, now in reader.connection.execute(query)
    ]


def lapsing(reader: Reader, until: date) -> list[Behind]:
    """Whose stage will fall up to a day if nothing happens, the nearest first; `on` is when."""
    state = link_state.c
    query = (
        select(state.b_id, state.lapses_on)
        .join(person_row, _ROW.person_id == state.b_id)
        .where(_HERE, state.a_id == reader.me, state.lapses_on.between(reader.today, until))
        .order_by(state.lapses_on, _ROW.sort_name)
    )
    return [Behind("person", one, on=on, people=(one,)) for one, on in reader.connection.execute(query)]


def earliest(reader: Reader) -> date:
    """The day on which what the desk knows begins; today where it knows nothing."""
    queries = (
        select(func.min(interaction.c.on)).where(interaction.c.removed_at.is_(None)),
        select(func.min(referral.c.on)).where(referral.c.removed_at.is_(None)),
        select(func.min(referral_money.c.on)),
        select(func.min(expense.c.on)).where(expense.c.removed_at.is_(None)),
        select(func.min(_ROW.created_on)).where(_HERE),
    )
    first_event = reader.connection.scalar(select(func.min(event.c.starts)).where(event.c.removed_at.is_(None)))
    days = [reader.connection.scalar(query) for query in queries] + [first_event and first_event.date()]
    return min([day for day in days if day], default=reader.today)


def _people(reader: Reader, query: Select[Any]) -> list[Behind]:
    ids = reader.connection.scalars(query.order_by(_ROW.sort_name, _ROW.person_id))
    return [Behind("person", one, people=(one,)) for one in ids]


def _letters() -> FromClause:
    """How many of the five letters are known, by person."""
    letter = person_letter.c
    return (
        select(letter.owner_id, func.count(letter.kind.distinct()).label("known"))
        .where(letter.kind.in_([kind.value for kind in FIVE_LETTERS]))
        .group_by(letter.owner_id)
        .subquery()
    )


def _freshness(today: date) -> ColumnElement[int]:
    return case((_ROW.due_on > today, 0), (_ROW.late_on > today, 1), (_ROW.dormant_on > today, 2), else_=3)


def _steps(me: Id) -> FromClause:
    """The stages of all links with me, each with the one before it."""
    before = func.lag(_STEP.stage).over(partition_by=_STEP.b_id, order_by=_STEP.on)
    return select(_STEP.b_id, _STEP.on, _STEP.stage, before.label("before")).where(_STEP.a_id == me).subquery()


def _stages_on(me: Id, day: date) -> FromClause:
    """The stage of each link with me at the end of a day; links without history by then are left out."""
    newest = (
        select(_STEP.b_id, func.max(_STEP.on).label("on"))
        .where(_STEP.a_id == me, _STEP.on <= day)
        .group_by(_STEP.b_id)
        .subquery()
    )
    same = and_(_STEP.b_id == newest.c.b_id, _STEP.on == newest.c.on)
    return select(_STEP.b_id, _STEP.stage).join(newest, same).where(_STEP.a_id == me).subquery()
