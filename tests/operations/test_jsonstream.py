"""JSON a piece at a time says the same as JSON at once."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.operations import jsonstream
from netdesk.operations.jsonstream import JsonStream

TEXT = st.text(max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(TEXT, st.lists(st.dictionaries(TEXT, VALUES, max_size=3)), max_size=4), st.integers(1, 9))
def test_pieces_are_what_the_whole_is(value: dict[str, list[Any]], indent: int) -> None:
    stream = _Dripping(json.dumps(value, indent=indent))
    source = JsonStream(stream)
    assert {name: list(source.items()) for name in source.members()} == value
    source.end()


class _Dripping(io.StringIO):
    """Gives one sign at a time, as a slow pipe does."""

    def read(self, size: int | None = -1, /) -> str:
        return super().read(1)


@pytest.mark.parametrize("text", ["", "{", '{"a"', '{"a": [', '{"a": [1 2]}', '{"a" [1]}', '{"a": [1]} 2', '{"a": [1}'])
def test_what_is_no_json_raises(text: str) -> None:
    source = JsonStream(io.StringIO(text))
    with pytest.raises(ValueError):
        for _name in source.members():
            list(source.items())
        source.end()


def test_a_long_value_is_read_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonstream, "_CHUNK", 16)
    stream = _Counting(json.dumps(["x" * 1_000_000]))
    assert [len(one) for one in JsonStream(stream).items()] == [1_000_000]
    assert stream.count < 30


class _Counting(io.StringIO):
    count = 0

    def read(self, size: int | None = -1, /) -> str:
        self.count += 1
        return super().read(size)
