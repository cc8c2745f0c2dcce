"""Read models of the day: what speaks for caring for whom. Each reading is cut off where it weighs least, so that a
desk of any size answers at once."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, Kind, Role
from netdesk.domain.referral import ReferralStatus
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.today import AHEAD, Cause, Occasion, coming, falls_on
from netdesk.storage import tables
from netdesk.storage.book import Reader
from netdesk.storage.tables import (
    followup,
    interaction,
    interaction_participant,
    laid_aside,
    link_state,
    person_anniversary,
    person_row,
    promise,
    referral,
    referral_status,
)

MOST = 40
"""How many occasions of one kind are read: many times what a day has room for."""

_ROW, _STATE = person_row.c, link_state.c
_SOON = 2  # days before a promise of mine is due
_PATIENCE = 2  # days after a promise to me was due
_UNDATED = 14  # days after which a promise without a day is told
_HELPED = 60  # days in which help wants its thanks
_REFERRED = 180
_TOLD = 90  # days in which a giver wants to know
_MET = 14  # days after a first conversation in which the next step is remembered
_LAPSING = 21
_GIVEN = (Kind.HELP, Kind.INTRODUCTION, Kind.TESTIMONIAL, Kind.USED_SERVICE, Kind.GIFT)
_TALKS = [kind.value for kind in (*sorted(CONVERSATIONS), Kind.MESSAGE)]


def occasions(reader: Reader, most: int = MOST) -> list[Occasion]:
    """Everything that speaks for somebody today, up to `most` of each kind; what is laid aside is left out."""
    found: list[Occasion] = []
    for look in _LOOKS:
        found += look(reader, most)
    return found


def _mine(reader: Reader, most: int) -> list[Occasion]:
    """What I promised and is due soon, or late."""
    row, today = promise.c, reader.today
    due = or_(row.due_on <= today + timedelta(days=_SOON), _undated(today))
    wanted = _promises(reader, row.to_id, row.by_id, due, Cause.PROMISED)
    return _read(reader, wanted.order_by(row.due_on.is_(None), row.due_on, row.id).limit(most), Cause.PROMISED)


def _theirs(reader: Reader, most: int) -> list[Occasion]:
    """What was promised to me and is late."""
    row, today = promise.c, reader.today
    wanted = _promises(reader, row.by_id, row.to_id, row.due_on < today - timedelta(days=_PATIENCE), Cause.AWAITED)
    return _read(reader, wanted.order_by(row.due_on.desc(), row.id).limit(most), Cause.AWAITED)


def _undated(today: date) -> ColumnElement[bool]:
    return and_(promise.c.due_on.is_(None), promise.c.made_on <= today - timedelta(days=_UNDATED))


def _promises(
    reader: Reader, other: ColumnElement[Id], me: ColumnElement[Id], due: ColumnElement[bool], cause: Cause
) -> Select[Any]:
    row = promise.c
    still_open = (row.kept_on.is_(None), row.broken_on.is_(None), row.removed_at.is_(None))
    wanted = select(other, row.due_on, row.text, row.id, _ROW.stage).join(person_row, _ROW.person_id == other)
    return wanted.where(me == reader.me, due, *still_open, *_awake(reader, cause, other, row.id))


def _planned(reader: Reader, most: int) -> list[Occasion]:
    """Next steps that are due."""
    row = followup.c
    wanted = (
        select(row.person_id, row.on, row.reason, row.id, _ROW.stage)
        .join(person_row, _ROW.person_id == row.person_id)
        .where(row.on <= reader.today, row.done_on.is_(None), row.removed_at.is_(None))
        .where(*_awake(reader, Cause.FOLLOW_UP, row.person_id, row.id))
    )
    return _read(reader, wanted.order_by(row.on.desc(), row.id).limit(most), Cause.FOLLOW_UP)


def _received(reader: Reader, most: int) -> list[Occasion]:
    """Referrals to me whose giver was not thanked."""
    row, today = referral.c, reader.today
    wanted = (
        select(row.giver_id, row.on, row.prospect_name, row.id, _ROW.stage)
        .join(person_row, _ROW.person_id == row.giver_id)
        .where(row.receiver_id == reader.me, row.removed_at.is_(None), row.thanked_on.is_(None), row.on <= today)
        .where(row.on >= today - timedelta(days=_REFERRED), ~_thanked(reader, row.giver_id, row.on))
        .where(*_awake(reader, Cause.REFERRED, row.giver_id, row.id))
    )
    return _read(reader, wanted.order_by(row.on.desc(), row.id).limit(most), Cause.REFERRED)


def _closed(reader: Reader, most: int) -> list[Occasion]:
    """Referrals to me that became business since the giver was last thanked for them."""
    row, step, today = referral.c, referral_status.c, reader.today
    wanted = (
        select(row.giver_id, step.on, row.prospect_name, row.id, _ROW.stage)
        .join(referral_status, step.owner_id == row.id)
        .join(person_row, _ROW.person_id == row.giver_id)
        .where(row.receiver_id == reader.me, row.removed_at.is_(None), step.status == ReferralStatus.CLOSED.value)
        .where(step.on >= today - timedelta(days=_REFERRED), step.on <= today)
        .where(or_(row.thanked_on.is_(None), row.thanked_on < step.on), ~_thanked(reader, row.giver_id, step.on))
        .where(*_awake(reader, Cause.CLOSED, row.giver_id, row.id))
    )
    return _read(reader, wanted.order_by(step.on.desc(), row.id).limit(most), Cause.CLOSED)


def _untold(reader: Reader, most: int) -> list[Occasion]:
    """Referrals to me whose giver does not know yet how far they have come: the newest step of each. A giver who became
    the client knows."""
    row, step, today = referral.c, referral_status.c, reader.today
    told_anyway = func.coalesce(row.prospect_id, "") == row.giver_id
    wanted = (
        select(row.giver_id, step.on, step.status, row.id, _ROW.stage)
        .join(referral_status, step.owner_id == row.id)
        .join(person_row, _ROW.person_id == row.giver_id)
        .where(row.receiver_id == reader.me, row.removed_at.is_(None), step.told_on.is_(None))
        .where(step.status != ReferralStatus.HANDED_OVER.value, step.on <= today, ~told_anyway)
        .where(step.on >= today - timedelta(days=_TOLD), *_awake(reader, Cause.TELL, row.giver_id, row.id))
    )
    found = _read(reader, wanted.order_by(step.on.desc(), row.id, step.position.desc()).limit(most), Cause.TELL)
    return list({one.about: one for one in reversed(found)}.values())[::-1]


def _helped(reader: Reader, most: int) -> list[Occasion]:
    """Help, introductions, testimonials and gifts for which I have not said thank you since."""
    item, since = interaction.c, reader.today - timedelta(days=_HELPED)
    givers, mine = interaction_participant.alias("giver"), interaction_participant.alias("me")
    to_me = func.coalesce(mine.c.person_id, "") == reader.me  # by the days, not by all that I ever took part in
    wanted = (
        select(givers.c.person_id, item.on, item.kind, item.id, _ROW.stage)
        .select_from(interaction)
        .join(givers, and_(givers.c.owner_id == item.id, givers.c.role == Role.GIVER.value))
        .join(mine, and_(mine.c.owner_id == item.id, to_me, mine.c.role == Role.RECEIVER.value))
        .join(person_row, _ROW.person_id == givers.c.person_id)
        .where(item.on >= since, item.on <= reader.today, item.removed_at.is_(None))
        .where(item.kind.in_([kind.value for kind in _GIVEN]), ~_thanked(reader, givers.c.person_id, item.on))
        .where(*_awake(reader, Cause.HELPED, givers.c.person_id, item.id))
    )
    return _read(reader, wanted.order_by(item.on.desc(), item.id).limit(most), Cause.HELPED)


def _thanked(reader: Reader, person: ColumnElement[Id], since: ColumnElement[date]) -> ColumnElement[bool]:
    """Whether I thanked somebody on a day or later."""
    thanks, giver, receiver = (
        interaction.alias("thanks"),
        interaction_participant.alias("thanker"),
        interaction_participant.alias("thanked"),
    )
    return exists(
        select(thanks.c.id)
        .select_from(receiver)
        .join(thanks, thanks.c.id == receiver.c.owner_id)
        .join(giver, giver.c.owner_id == thanks.c.id)
        .where(receiver.c.person_id == person, giver.c.person_id == reader.me, giver.c.role == Role.GIVER.value)
        .where(thanks.c.kind == Kind.THANK_YOU.value, thanks.c.on >= since, thanks.c.removed_at.is_(None))
    )


def _days(reader: Reader, most: int) -> list[Occasion]:
    """Birthdays and other days to remember within a week."""
    row, today = person_anniversary.c, reader.today
    ends = func.substr(row.day, func.length(row.day) - 4)
    near = {f"{today + timedelta(days=ahead):%m-%d}" for ahead in range(AHEAD + 1)}
    if "02-28" in near and falls_on("--02-29", today.year) == date(today.year, 2, 28):
        near.add("02-29")
    wanted = (
        select(row.owner_id, row.day, row.kind, ends, _ROW.stage)
        .join(person_row, _ROW.person_id == row.owner_id)
        .where(ends.in_(sorted(near)), *_awake(reader, Cause.DAY, row.owner_id, ends))
    )
    found = []
    for person, day, kind, about, stage in reader.connection.execute(
        wanted.order_by(_ROW.stage.desc(), row.owner_id).limit(most)
    ):
        if on := coming(day, today):
            found.append(Occasion(person, Cause.DAY, on, kind, about, stage=Stage(stage)))
    return found


def _met(reader: Reader, most: int) -> list[Occasion]:
    """People I talked with for the first time in these days, for whom nothing is planned."""
    today = reader.today
    recent = _ROW.last_contact.between(today - timedelta(days=_MET), today - timedelta(days=1))
    wanted = (
        select(_ROW.person_id, _ROW.last_contact, _ROW.next_step, _ROW.organisation, _ROW.stage)
        .join(link_state, and_(_STATE.a_id == reader.me, _STATE.b_id == _ROW.person_id))
        .where(recent, _STATE.contacts == 1, _ROW.next_on.is_(None), _ROW.next_step == "")
        .where(*_awake(reader, Cause.MET, _ROW.person_id))
    )
    found = _read(reader, wanted.order_by(_ROW.last_contact.desc(), _ROW.person_id).limit(most), Cause.MET)
    return [replace(one, about="", text="") for one in found]


def _cards(reader: Reader, most: int) -> list[Occasion]:
    """People of whom only a card exists, as long as one remembers whose it is."""
    wanted = select(_ROW.person_id, _ROW.created_on, _ROW.title, _ROW.organisation, _ROW.stage).where(
        _ROW.stage == int(Stage.CARD),
        _ROW.dormant_on > reader.today,
        _ROW.due_on <= reader.today + timedelta(days=_SOON),
        *_awake(reader, Cause.CARD, _ROW.person_id),
    )
    found = _read(reader, wanted.order_by(_ROW.created_on.desc(), _ROW.person_id).limit(most), Cause.CARD)
    return [replace(one, about="") for one in found]


def _quiet(reader: Reader, most: int) -> list[Occasion]:
    """Links that are due, fading or dormant, by what they are worth to both."""
    today = reader.today
    exchanged = _ROW.given + _ROW.received
    state = case((_ROW.late_on > today, 1), (_ROW.dormant_on > today, 2), else_=3)
    worth = (
        6 * _ROW.stage + case((exchanged > 10, 10), else_=exchanged) + case((state == 2, 4), (state == 3, -6), else_=0)
    )
    wanted = (
        select(_ROW.person_id, _ROW.last_contact, _ROW.due_on, state, _ROW.stage, exchanged)
        .where(_ROW.stage > int(Stage.CARD), _ROW.due_on <= today, *_awake(reader, Cause.QUIET, _ROW.person_id))
        .order_by(worth.desc(), _ROW.due_on, _ROW.person_id)
        .limit(most)
    )
    return [
        Occasion(
            person,
            Cause.QUIET,
            last,
            usual=(due - last).days if last else 0,
            stage=Stage(stage),
            freshness=Freshness(fresh),
            exchanged=count,
        )
        for person, last, due, fresh, stage, count in reader.connection.execute(wanted)
    ]


def _lapsing(reader: Reader, most: int) -> list[Occasion]:
    """Links whose stage lapses soon if nothing happens."""
    today = reader.today
    wanted = (
        select(_STATE.b_id, _STATE.lapses_on, _STATE.stage)
        .join(person_row, _ROW.person_id == _STATE.b_id)
        .where(_STATE.a_id == reader.me, _STATE.stage >= int(Stage.CREDIBILITY))
        .where(_STATE.lapses_on > today, _STATE.lapses_on <= today + timedelta(days=_LAPSING))
        .where(*_awake(reader, Cause.LAPSES, _STATE.b_id))
        .order_by(_STATE.stage.desc(), _STATE.lapses_on, _STATE.b_id)
        .limit(most)
    )
    return [
        Occasion(person, Cause.LAPSES, on, stage=Stage(stage), freshness=Freshness.FADING)
        for person, on, stage in reader.connection.execute(wanted)
    ]


_LOOKS: tuple[Callable[[Reader, int], list[Occasion]], ...] = (
    _mine,
    _theirs,
    _planned,
    _closed,
    _received,
    _helped,
    _untold,
    _days,
    _met,
    _cards,
    _quiet,
    _lapsing,
)


def _read(reader: Reader, wanted: Select[Any], cause: Cause) -> list[Occasion]:
    """Rows of person, day, text, what it is about, stage."""
    rows: Iterable[Any] = reader.connection.execute(wanted)
    return [Occasion(person, cause, on, text, about, stage=Stage(stage)) for person, on, text, about, stage in rows]


def _awake(
    reader: Reader, cause: Cause, person: ColumnElement[Id], about: ColumnElement[Any] | None = None
) -> tuple[ColumnElement[bool], ...]:
    """Of people on the desk other than me, and not laid aside."""
    aside = laid_aside.c
    resting = exists(
        select(aside.id).where(
            aside.person_id == person,
            aside.what == cause.what.value,
            aside.removed_at.is_(None),
            or_(aside.until.is_(None), aside.until > reader.today),
            aside.about.in_(("", about)) if about is not None else aside.about == "",
        )
    )
    if person is _ROW.person_id:
        return (_ROW.removed.is_(False), ~resting)
    # SQLite would otherwise join by the index on `removed`, and go through everybody for each row.
    return (func.coalesce(_ROW.removed, False).is_(False), person != reader.me, ~resting)


def last_notes(reader: Reader, people: Iterable[Id]) -> dict[Id, tuple[date, str]]:
    """What was noted last of a talk or a message with each of some people, and when."""
    item, part = interaction.c, interaction_participant.c
    mine = interaction_participant.alias("mine").c
    with_me = exists().where(mine.owner_id == item.id, func.coalesce(mine.person_id, "") == reader.me)
    found: dict[Id, tuple[date, str]] = {}
    for person in people:
        wanted = (
            select(item.on, item.note)
            .join(interaction_participant, part.owner_id == item.id)
            .where(part.person_id == person, item.note != "", item.removed_at.is_(None), item.on <= reader.today)
            .where(item.kind.in_(_TALKS), with_me)
            .order_by(item.on.desc(), item.id.desc())
        )
        if row := reader.connection.execute(wanted.limit(1)).first():
            found[person] = (row[0], row[1])
    return found


def next_event(reader: Reader) -> Id:
    """The event that comes next, today's included; nothing when there is none."""
    row = tables.event.c
    midnight = datetime.combine(reader.today, time.min)
    wanted = select(row.id).where(row.starts >= midnight, row.removed_at.is_(None)).order_by(row.starts, row.id)
    return reader.connection.scalar(wanted.limit(1)) or ""
