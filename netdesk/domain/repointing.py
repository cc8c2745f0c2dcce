"""What becomes of a thing when one of the people it names turns out to be another."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Question
from netdesk.domain.interaction import Interaction, Participant, Role
from netdesk.domain.laidaside import LaidAside
from netdesk.domain.link import Link
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral
from netdesk.domain.threeway import carried_over

T = TypeVar("T")


def repointed(item: T, old: Id, new: Id) -> T:
    """The same thing naming `new` wherever it named `old`, each once."""
    done: T = _tidied(_swapped(item, old, new))
    return done


def means_nothing(item: Any) -> bool:
    """Whether a thing between two people has only one left."""
    if isinstance(item, Interaction):
        return len(item.people()) < 2
    ends = _ENDS.get(type(item))
    return ends is not None and getattr(item, ends[0]) == getattr(item, ends[1])


def parted(before: T, after: T, now: T, kept: Id, gone: Id) -> T:
    """A thing that a merge changed from `before` to `after`, as it is to be when the two are parted: what was edited
    since stays, and who was named before the merge is named again."""
    result = carried_over(after, before, now)
    names = set(_names(before))
    if gone in names and kept not in names:
        result = repointed(result, kept, gone)
    if now.removed_at == after.removed_at:  # type: ignore[attr-defined]
        result = replace(result, removed_at=before.removed_at)  # type: ignore[attr-defined,type-var]
    tidy: T = _tidied(result)
    return tidy


def _swapped(value: Any, old: Id, new: Id) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _swapped(getattr(value, f.name), old, new) for f in fields(value) if f.name != "id"}
        return replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(_swapped(part, old, new) for part in value)
    return new if isinstance(value, str) and value == old else value


def _names(value: Any) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            yield from _names(getattr(value, f.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _names(part)
    elif isinstance(value, str):
        yield value


def _tidied(item: Any) -> Any:
    if isinstance(item, Interaction):
        return replace(item, participants=tuple(_once(item.participants, _one_part)))
    if isinstance(item, Event):
        return replace(item, attendances=tuple(_once(item.attendances, _one_place)))
    return item


def _once(parts: tuple[Any, ...], join: Any) -> list[Any]:
    """Each person once, at their first place; those without an id as they are."""
    found: dict[Any, Any] = {}
    for at, part in enumerate(parts):
        key = part.person_id or at
        found[key] = join(found[key], part) if key in found else part
    return list(found.values())


def _one_part(one: Participant, other: Participant) -> Participant:
    role = other.role if one.role is Role.PRESENT else one.role
    return replace(one, role=role, note=_both(one.note, other.note))


def _one_place(one: Attendance, other: Attendance) -> Attendance:
    met = one.met if other.met is None else one.met or other.met
    return replace(one, met=met, expected=one.expected or other.expected, note=_both(one.note, other.note))


def _both(one: str, other: str) -> str:
    return "\n".join(dict.fromkeys(text for text in (one, other) if text))


_ENDS: dict[type, tuple[str, str]] = {
    Link: ("a_id", "b_id"),
    Promise: ("by_id", "to_id"),
    Referral: ("giver_id", "receiver_id"),
    Question: ("one_id", "other_id"),
    LaidAside: ("person_id", "other_id"),
}
