"""What matching reads: whom everybody looks for and what they do, how I stand with them, which pairs are settled."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import Column, Select, Table, case, func, or_, select

from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind, Role
from netdesk.domain.laidaside import Suggestion
from netdesk.domain.person import LetterKind
from netdesk.domain.stage import Freshness, Stage
from netdesk.storage.book import Reader
from netdesk.storage.tables import (
    interaction,
    interaction_participant,
    laid_aside,
    link_state,
    person,
    person_address,
    person_job,
    person_letter,
    person_row,
    person_tag,
    promise,
)

TELLING = (
    LetterKind.LOOKS_FOR,
    LetterKind.RECOGNISE,
    LetterKind.GOALS,
    LetterKind.SKILLS,
    LetterKind.NETWORKS,
    LetterKind.ACCOMPLISHMENTS,
)
Pair = tuple[Id, Id]


@dataclass(slots=True)
class Profile:
    """What somebody is, does and looks for, as it is written: of each letter (kind, text, day), oldest first."""

    id: Id
    names: tuple[str, ...]
    title: str
    role: str
    organisation: str
    sphere: str
    tags: list[str] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    letters: list[tuple[LetterKind, str, date]] = field(default_factory=list)


def stamp(reader: Reader) -> tuple[object, ...]:
    """What is another whenever anybody's profile is: versions only go up, and ids are told by their time."""
    row = person.c
    query = select(func.count(), func.sum(row.version), func.max(row.id), func.count(row.removed_at))
    return tuple(reader.connection.execute(query).one())


def versions(reader: Reader) -> dict[Id, int]:
    """The version of everybody who is not in the trash."""
    row = person.c
    found = reader.connection.execute(select(row.id, row.version).where(row.removed_at.is_(None)))
    return {each.id: each.version for each in found}


def profiles(reader: Reader, ids: Collection[Id] | None = None) -> list[Profile]:
    """Those named who are not in the trash (everybody where nobody is named), me included, by id."""
    row = person.c
    names, work = (row.name_full, row.name_given, row.name_family), (row.title, row.role, row.organisation, row.sphere)
    query = _only(select(row.id, *names, *work), row.id, ids).where(row.removed_at.is_(None)).order_by(row.id)
    found = {one[0]: Profile(one[0], tuple(one[1:4]), *one[4:]) for one in reader.connection.execute(query)}
    for owner, tag in reader.connection.execute(_ordered(person_tag, ids, "value")):
        if owner in found:
            found[owner].tags.append(tag)
    for owner, title, organisation in reader.connection.execute(_ordered(person_job, ids, "title", "organisation")):
        if owner in found:
            found[owner].jobs.append(" · ".join(part for part in (title, organisation) if part))
    letters = _ordered(person_letter, ids, "kind", "text", "on")
    letters = letters.where(person_letter.c.kind.in_([kind.value for kind in TELLING]))
    for owner, kind, text, on in reader.connection.execute(letters):
        if owner in found:
            found[owner].letters.append((LetterKind(kind), text, on))
    return list(found.values())


def _ordered(table: Table, ids: Collection[Id] | None, *columns: str) -> Select[Any]:
    """Columns of what people own, in the order of their owners."""
    cells = table.c
    query = select(cells.owner_id, *(cells[name] for name in columns)).order_by(cells.owner_id, cells.position)
    return _only(query, cells.owner_id, ids)


def _only(query: Select[Any], column: Column[Any], ids: Collection[Id] | None) -> Select[Any]:
    return query if ids is None else query.where(column.in_(ids))


def localities(reader: Reader) -> set[str]:
    """The towns that people live and work in."""
    return set(reader.connection.scalars(select(person_address.c.locality).distinct())) - {""}


def standings(reader: Reader) -> dict[Id, tuple[Stage, Freshness]]:
    """The stage and freshness of my link with everybody."""
    row, today = person_row.c, reader.today
    passed = case((row.due_on > today, 0), (row.late_on > today, 1), (row.dormant_on > today, 2), else_=3)
    query = select(row.person_id, row.stage, passed).where(row.removed.is_(False))
    kinds = {(stage, fresh): (Stage(stage), Freshness(fresh)) for stage in Stage for fresh in Freshness}
    return {one: kinds[stage, fresh] for one, stage, fresh in reader.connection.execute(query)}


def settled(reader: Reader, one: Id | None = None) -> set[Pair]:
    """Pairs (sorted ids) not to be proposed, of all or with one person: introduced already, laid aside, or who know
    each other well."""
    return _introduced(reader, one) | _aside(reader, one) | _acquainted(reader, one)


def _introduced(reader: Reader, one: Id | None) -> set[Pair]:
    """Who was brought together; between who introduced and who was introduced there was nothing to bring."""
    part, row = interaction_participant.c, interaction.c
    query = (
        select(part.owner_id, part.person_id)
        .join(interaction, row.id == part.owner_id)
        .where(row.kind == Kind.INTRODUCTION.value, row.removed_at.is_(None), part.role != Role.GIVER.value)
    )
    if one is not None:
        query = query.where(part.owner_id.in_(select(part.owner_id).where(part.person_id == one)))
    together: dict[Id, list[Id]] = defaultdict(list)
    for owner, other in reader.connection.execute(query):
        together[owner].append(other)
    return {pair for people in together.values() for pair in combinations(sorted(set(people)), 2)}


def _aside(reader: Reader, one: Id | None) -> set[Pair]:
    row = laid_aside.c
    query = select(row.person_id, row.other_id).where(
        row.what == Suggestion.INTRODUCTION.value,
        row.other_id.is_not(None),
        row.removed_at.is_(None),
        or_(row.until.is_(None), row.until > reader.today),
    )
    return _pairs(reader, query, row.person_id, row.other_id, one)


def _acquainted(reader: Reader, one: Id | None) -> set[Pair]:
    """Two others who trust each other by what I know, or of whom I stated a tie."""
    row = link_state.c
    known = or_(row.stage >= int(Stage.CREDIBILITY), row.stated.is_(True))
    query = select(row.a_id, row.b_id).where(row.a_id != reader.me, row.b_id != reader.me, known)
    return _pairs(reader, query, row.a_id, row.b_id, one)


def _pairs(reader: Reader, query: Select[Any], first: Column[Any], second: Column[Any], one: Id | None) -> set[Pair]:
    if one is not None:
        query = query.where(or_(first == one, second == one))
    return {_sorted(*ends) for ends in reader.connection.execute(query)}


def _sorted(one: Id, other: Id) -> Pair:
    return (one, other) if one < other else (other, one)


def kept_promises(reader: Reader) -> list[tuple[Id, Id, Id, date]]:
    """Promises between me and others that were kept: id, by whom, to whom, on which day; the oldest first. Nothing of
    who is in the trash."""
    row, gone = promise.c, select(person_row.c.person_id).where(person_row.c.removed)
    query = (
        select(row.id, row.by_id, row.to_id, row.kept_on)
        .where(row.removed_at.is_(None), row.kept_on.is_not(None), row.kept_on <= reader.today)
        .where(or_(row.by_id == reader.me, row.to_id == reader.me), row.by_id.not_in(gone), row.to_id.not_in(gone))
        .order_by(row.kept_on, row.id)
    )
    return [(one, by, to, on) for one, by, to, on in reader.connection.execute(query)]
