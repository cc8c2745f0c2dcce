"""Dataclasses to plain JSON values and back, exactly: the format of undo images and of the JSON export."""

import base64
import json
from collections.abc import Callable, Collection, Hashable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any, *, full: bool = False) -> Any:
    """A domain value as JSON can hold it; fields at their default are left out unless all are wanted."""
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value, full)
    if isinstance(value, tuple):
        return [to_plain(item, full=full) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def from_plain(kind: type[T], data: Any) -> T:
    """The domain value of a type from what `to_plain` made."""
    reader: Callable[[Any], T] = _reader(cast(Hashable, kind))
    return reader(data)


def dumps(value: Any, leave: Collection[str] = ()) -> str:
    """A dataclass as one line of JSON. Fields to `leave` are written as null: `loads` takes them from what stands."""
    plain = {**to_plain(value), **dict.fromkeys(leave)}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str, standing: T | None = None) -> T:
    """A dataclass from one line of JSON; bytes that were left out are those of the thing as it stands."""
    data = json.loads(text)
    left = [name for name, hint in get_type_hints(kind).items() if hint is bytes and data.get(name, "") is None]
    held = {name: data.pop(name) or getattr(standing, name, b"") for name in left}
    thing = from_plain(kind, data)
    return replace(thing, **held) if held else thing  # type: ignore[type-var]


def same_bytes(one: Any, other: Any) -> tuple[str, ...]:
    """The fields of bytes in which two versions of a thing agree: a picture or a card's text need not be kept twice."""
    held = (item.name for item in fields(one) if isinstance(getattr(one, item.name), bytes))
    return tuple(name for name in held if getattr(one, name) and getattr(one, name) == getattr(other, name))


def _object(value: Any, full: bool) -> dict[str, Any]:
    result = {}
    for item in fields(value):
        held = getattr(value, item.name)
        if full or held != item.default:
            result[item.name] = to_plain(held, full=full)
    return result


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) in (Union, UnionType):
        inner = _reader(next(part for part in get_args(kind) if part is not NoneType))
        return lambda data: None if data is None else inner(data)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if parts[-1] is Ellipsis:
            inner = _reader(parts[0])
            return lambda data: tuple(inner(item) for item in data)
        readers = [_reader(part) for part in parts]
        return lambda data: tuple(read(item) for read, item in zip(readers, data, strict=True))
    if is_dataclass(kind):
        make: Callable[..., Any] = cast(Any, kind)
        hints = get_type_hints(kind)
        return lambda data: make(**{name: _reader(hints[name])(held) for name, held in data.items()})
    scalar: Callable[[Any], Any] = _SCALARS.get(kind, kind)
    return scalar


_SCALARS: dict[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    bytes: base64.b64decode,
    str: lambda data: data,
    int: lambda data: data,
    bool: lambda data: data,
}
