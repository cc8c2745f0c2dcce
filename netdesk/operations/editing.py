"""Saving what was edited while somebody else saved the same thing: what only one of both changed is joined, and where
both changed one field the user is asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from netdesk import words
from netdesk.domain.errors import ChangedElsewhere, EditedTwice
from netdesk.domain.event import Event
from netdesk.domain.interaction import Kind, Participant, Role
from netdesk.domain.person import Name
from netdesk.domain.referral import Level, Referral
from netdesk.domain.threeway import conflicts, joined
from netdesk.i18n import _, day
from netdesk.storage import people as rows
from netdesk.storage.book import Change, Reader
from netdesk.words import fields
from netdesk.words.referrals import level

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Sides:
    """A field that two people changed at once: its name and label, and what each of them made of it, in words."""

    field: str
    label: str
    mine: str
    theirs: str


def upon(change: Change, base: N, mine: N) -> N:
    """What I made of `base`, upon what stands now. EditedTwice where somebody else changed the same fields since, to
    other values; ChangedElsewhere where they put it into the trash."""
    now: Any = change.get(type(base), base.id)  # type: ignore[attr-defined]
    if now.removed_at and not base.removed_at:  # type: ignore[attr-defined]
        raise ChangedElsewhere(
            _("It was put into the trash elsewhere meanwhile: restore it there first. What you typed is still here.")
        )
    if clashing := conflicts(base, mine, now):
        told = _("Somebody else changed the same meanwhile. What you typed is still here.")
        raise EditedTwice(told, base, mine, now, clashing)
    result: N = joined(base, mine, now)
    return result


def answered(problem: EditedTwice, take: Collection[str]) -> Any:
    """What is to be saved upon `problem.theirs` when of the fields in conflict those to `take` shall be mine."""
    return joined(problem.base, problem.mine, problem.theirs, take)


def sides(reader: Reader, problem: EditedTwice) -> list[Sides]:
    """What is asked: each field that both changed."""
    both = problem.mine, problem.theirs
    return [
        Sides(name, fields.label(name), *(_said(reader, name, getattr(one, name)) for one in both))
        for name in problem.fields
    ]


def _said(reader: Reader, field: str, value: Any) -> str:
    if value in (None, "", ()):
        return ""
    if field == "picture":
        return _("a picture")
    return _called(reader, value) if field.endswith("_id") else _told(reader, value)


def _told(reader: Reader, value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Name):
        return value.shown
    if isinstance(value, (Kind, Level)):
        return words.kind(value) if isinstance(value, Kind) else level(value)
    if isinstance(value, date):
        return f"{day(value)} {value:%H:%M}" if isinstance(value, datetime) else day(value)
    if isinstance(value, tuple):
        return ", ".join(_told(reader, item) for item in value)
    if isinstance(value, Participant):
        name = _called(reader, value.person_id)
        return _("{name} gave").format(name=name) if value.role is Role.GIVER else name
    return str(value)


def _called(reader: Reader, one: str) -> str:
    """What to call whom or what a field refers to."""
    if one == reader.me:
        return _("Me")
    events = {event.id: event.name for event in reader.find(Event, [one])}
    needs = {referral.id: referral.need for referral in reader.find(Referral, [one])}
    return (rows.names(reader, [one]) | events | needs).get(one, "")
