"""Cards with accidents of every kind: nothing is raised, nothing is lost, and everybody survives an export."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from vcard_cases import golden_files, needs_shared, shared_files
from vcard_invariants import assert_nothing_lost

_LARGEST_SEED = 8_000
_PIECES = [
    *(b"=", b"\n", b"\r", b"\r\r\n", b" ", b"\t", b":", b";", b",", b".", b'"', b"\\", b"\xff", b"\x00", b"\x1a"),
    *(
        b"^n",
        b"^'",
        b"=\r\n",
        b"\r\n ",
        b"\xef\xbb\xbf",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xc2\xa0",
        b"\xc2\x81",
        b"\x0b",
    ),
    *(
        b"BEGIN:VCARD\r\n",
        b"END:VCARD\r\n",
        b"\nBEGIN : VCARD\nFN:x\n",
        b"AGENT:\r\nBEGIN:VCARD\r\n",
        b"VERSION:2.1\r\n",
    ),
    *(b";ENCODING=BASE64", b";ENCODING=b", b";QUOTED-PRINTABLE", b";CHARSET=UTF-16", b";CHARSET=SHIFT_JIS"),
    *(b";X-CUSTOM(", b";TYPE=X-", b";PREF=1", b';SORT-AS="a;b"', b"item1.", b"item1.X-ABLabel:Boat\r\n", b"--0230"),
    *(b"data:image/png;base64,", b"=C5=8", b"=ZZ", b"/9j/4AA=", b";a" * 2_000, b";X=" + b"y" * 9_000, b"x\r\n " * 500),
]


def _put(data: bytes, at: int, _other: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at:]


def _overwritten(data: bytes, at: int, _other: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at + len(piece) :]


def _flipped(data: bytes, at: int, other: int, _piece: bytes) -> bytes:
    return data[:at] + bytes(byte ^ 1 << other % 8 for byte in data[at : at + 1]) + data[at + 1 :]


def _cut(data: bytes, at: int, _other: int, _piece: bytes) -> bytes:
    return data[:at]


def _beheaded(data: bytes, at: int, _other: int, _piece: bytes) -> bytes:
    return data[at:]


def _without(data: bytes, at: int, other: int, _piece: bytes) -> bytes:
    return data[: min(at, other)] + data[max(at, other) :]


def _lines_moved(data: bytes, at: int, other: int, piece: bytes) -> bytes:
    """One line goes, comes twice, or changes places with another, as the length of the piece has it."""
    lines = data.split(b"\n")
    here, there = at % len(lines), other % len(lines)
    if len(piece) % 3 == 0:
        del lines[here]
    elif len(piece) % 3 == 1:
        lines.insert(there, lines[here])
    else:
        lines[here], lines[there] = lines[there], lines[here]
    return b"\n".join(lines)


def _other_charset(data: bytes, at: int, other: int, _piece: bytes) -> bytes:
    """A stretch in a charset that nobody declared."""
    start, end = min(at, other), max(at, other)
    name = ("cp1250", "cp932", "utf-16-le", "latin-1")[at % 4]
    return data[:start] + data[start:end].decode("utf-8", "replace").encode(name, "replace") + data[end:]


def _bare_returns(data: bytes, at: int, _other: int, _piece: bytes) -> bytes:
    return data[:at] + data[at:].replace(b"\r\n", b"\n").replace(b"\n", b"\r")


def _folded_everywhere(data: bytes, at: int, other: int, _piece: bytes) -> bytes:
    start, end = min(at, other), min(max(at, other), min(at, other) + 500)
    return data[:start] + b"\r\n ".join(data[at : at + 1] for at in range(start, end)) + data[end:]


_ACCIDENTS = [_put, _overwritten, _flipped, _cut, _beheaded, _without, _lines_moved]
_ACCIDENTS += [_other_charset, _bare_returns, _folded_everywhere]
_share = st.integers(0, 9_999)
_accidents = st.lists(
    st.tuples(st.sampled_from(_ACCIDENTS), _share, _share, st.sampled_from(_PIECES)), min_size=1, max_size=5
)
Accidents = list[tuple[object, int, int, bytes]]


def damaged(data: bytes, accidents: Accidents) -> bytes:
    """The bytes after the accidents; places are given in ten thousandths of the length."""
    for accident, at, other, piece in accidents:
        data = accident(data, at * len(data) // 9_999, other * len(data) // 9_999, piece)  # type: ignore[operator]
    return data


_many = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
_golden = [file.read_bytes() for file in golden_files()]
_real = [file.read_bytes() for file in shared_files() if file.stat().st_size < _LARGEST_SEED] or _golden


@_many
@given(st.sampled_from(_golden), _accidents)
def test_damaged_golden_cards(data: bytes, accidents: Accidents) -> None:
    assert_nothing_lost(damaged(data, accidents))


@needs_shared
@_many
@given(st.sampled_from(_real), _accidents)
def test_damaged_real_cards(data: bytes, accidents: Accidents) -> None:
    assert_nothing_lost(damaged(data, accidents))


@_many
@example(b"")
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.binary(max_size=20)), max_size=40).map(b"".join))
def test_any_pieces(data: bytes) -> None:
    assert_nothing_lost(b"BEGIN:VCARD\r\n" + data)


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_golden_cards(name: str) -> None:
    for data in _golden:
        text = data.decode("utf-8", "replace")
        assert assert_nothing_lost(text.encode(name)) == assert_nothing_lost(text.encode())
