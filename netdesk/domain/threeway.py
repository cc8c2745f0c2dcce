"""One step taken again elsewhere: what changed between two versions of a thing is done to a third, and no more."""

from collections.abc import Collection, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

N = TypeVar("N")
_OWN = ("id", "version", "removed_at")


def carried_over(base: N, target: N, now: N, leave: Iterable[str] = _OWN) -> N:
    """`now` with the step from `base` to `target`: a field that `now` has as `base` had it becomes the target's, any
    other stays; of a list, what the step took away goes and what it brought comes. `leave` names fields untouched."""
    changes = {
        f.name: _step(getattr(base, f.name), getattr(target, f.name), getattr(now, f.name))
        for f in fields(now)  # type: ignore[arg-type]
        if f.name not in leave
    }
    return replace(now, **changes)  # type: ignore[type-var]


def refused(base: Any, target: Any, now: Any, leave: Collection[str] = _OWN) -> tuple[str, ...]:
    """The single fields that the step would change but that were changed otherwise since; but for those to `leave`."""
    return tuple(
        f.name
        for f in fields(now)
        if not isinstance(getattr(now, f.name), tuple)
        and f.name not in leave
        and len({getattr(one, f.name) for one in (base, target, now)}) == 3
    )


def conflicts(base: Any, mine: Any, theirs: Any) -> tuple[str, ...]:
    """The fields to which two edits of one base gave different values; of a value that has parts one part is enough.
    The entries of lists stand beside each other, except where a list says who took part and in what role."""
    return tuple(
        f.name
        for f in fields(base)
        if f.name not in _OWN and _clash(*(getattr(one, f.name) for one in (base, mine, theirs)))
    )


def joined(base: N, mine: N, theirs: N, take: Collection[str] = ()) -> N:
    """Two edits of one base as one: `theirs` with what I changed. Of the fields in conflict those to `take` are mine,
    the others stay theirs."""
    clashing = conflicts(base, mine, theirs)
    done = carried_over(base, mine, theirs, (*_OWN, *clashing))
    return replace(done, **{name: getattr(mine, name) for name in clashing if name in take})  # type: ignore[type-var]


def _clash(base: Any, mine: Any, theirs: Any) -> bool:
    if base in (mine, theirs) or mine == theirs:
        return False
    if is_dataclass(base):
        return bool(conflicts(base, mine, theirs))
    if not isinstance(base, tuple):
        return True
    return any(hasattr(item, "person_id") for item in (*base, *mine, *theirs))


def _step(base: Any, target: Any, now: Any) -> Any:
    if base == target or now == target:
        return now
    if now == base:
        return target
    if is_dataclass(now):
        return carried_over(base, target, now, ())
    if not isinstance(now, tuple):
        return now
    kept = [item for item in now if item in target or item not in base]
    return (*kept, *(item for item in target if item not in base and item not in kept))
