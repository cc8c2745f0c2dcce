"""Values on their way from one process to another: taken apart and put together in half the time that pickle takes for
frozen dataclasses, which looks up each of their fields by name."""

import io
import pickle
from dataclasses import fields
from typing import Any

_NAMES: dict[type[Any], list[str]] = {}
_SLOTS: dict[type[Any], tuple[Any, ...]] = {}


def packed(things: object) -> bytes:
    """Things as bytes, for `pickle.loads` in a process that trusts this one."""
    stream = io.BytesIO()
    _Packer(stream, pickle.HIGHEST_PROTOCOL).dump(things)
    return stream.getvalue()


class _Packer(pickle.Pickler):
    """A slotted dataclass goes as its class and its values."""

    def reducer_override(self, thing: Any) -> Any:
        kind = type(thing)
        if "__slots__" not in kind.__dict__ or not hasattr(kind, "__dataclass_fields__"):
            return NotImplemented
        return _unpacked, (kind, *[getattr(thing, name) for name in _names(kind)])


def _unpacked(kind: type[Any], *values: Any) -> Any:
    thing = object.__new__(kind)
    slots = _SLOTS.get(kind) or _learnt(kind)
    for put, value in zip(slots, values, strict=True):
        put(thing, value)
    return thing


def _names(kind: type[Any]) -> list[str]:
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = [field.name for field in fields(kind)]
    return names


def _learnt(kind: type[Any]) -> tuple[Any, ...]:
    """What puts a value into each slot: also of a frozen one, which was checked when it was made."""
    slots = _SLOTS[kind] = tuple(kind.__dict__[name].__set__ for name in _names(kind))
    return slots
