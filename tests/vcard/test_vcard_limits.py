"""Whatever the bytes are, reading ends soon and raises nothing."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vcard_cases import TODAY

from netdesk.vcard.meaning import to_draft
from netdesk.vcard.mecard import read_mecard
from netdesk.vcard.pasted import read_any
from netdesk.vcard.reader import read
from netdesk.vcard.writer import write

MILLION = 1_000_000
BEGIN, END = b"BEGIN:VCARD\n", b"\nEND:VCARD\n"
HOSTILE = {
    "no colon": BEGIN + b"FN:x\n" + b"Products;x" + b",a" * (5 * MILLION) + END,
    "colons": b":" * (10 * MILLION),
    "blanks": BEGIN + b"FN:" + b" " * (10 * MILLION) + END,
    "begins": BEGIN * (MILLION // 10),
    "glued begins": b"BEGIN:VCARD" * (MILLION // 10),
    "nested": BEGIN * (MILLION // 10) + b"END:VCARD\n" * (MILLION // 10),
    "quotes": BEGIN + b'X-A;B="' + b'";"' * MILLION + b":x" + END,
    "parameters": BEGIN + b"X-A" + b";a" * MILLION + b":x" + END,
    "brackets": BEGIN + b"TEL;X-CUSTOM(" + b"=41" * MILLION + b":1" + END,
    "stray lines": BEGIN + b"NOTE:x\n" + b"stray\n" * (MILLION // 5) + END,
    "stray after numbers": BEGIN + b"stray\nTEL:1\n" * (MILLION // 20) + END,
    "soft breaks": BEGIN + b"NOTE;QUOTED-PRINTABLE:x=\n" + b" =C3=\n" * (MILLION // 5) + END,
    "backslashes": BEGIN + b"N:" + b"\\;" * MILLION + END,
    "unknown charset": BEGIN + b"NOTE:" + b"\xff\xb3" * MILLION + END,
    "many names": BEGIN + b"".join(b"X-%d:1\n" % number for number in range(MILLION // 20)) + END,
    "base64 lines": BEGIN + b"PHOTO;BASE64:\n" + b"AAAA\n" * (MILLION // 5) + END,
    "lost beginnings": b"FN:x\nEND:VCARD\n" * (MILLION // 20),
    "text around": b"FN x: 1\n" * MILLION + BEGIN + b"FN:x" + END,
    "short cards": b"MECARD:N:x;;\n" * (MILLION // 50),
    "a long short card": b"BIZCARD:" + b"T:a\\;b;" * (MILLION // 20),
    "ascii for the guess": BEGIN + b"NOTE:\xb3\nX-A:" + b"a=" * MILLION + END,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_no_long_time(name: str) -> None:
    start = time.process_time()
    for card in read_any(HOSTILE[name]):
        to_draft(card, TODAY)
    assert time.process_time() - start < 8


def test_twice_the_cards_take_about_twice_the_time() -> None:
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nBEGIN:VCARD\nNOTE:\xb3\nEND:VCARD\n"

    def seconds(times: int) -> float:
        start = time.process_time()
        sum(1 for _ in read(card * times))
        return time.process_time() - start

    seconds(500)
    assert seconds(8000) < 10 * seconds(2000) + 0.2


def understand(data: bytes) -> None:
    """Everything that is done with a file."""
    for card in read(data):
        draft = to_draft(card, TODAY)
        for version in ("3.0", "4.0"):
            (text,) = write([(draft.person, draft.picture)], version)
            text.decode("utf-8")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300), st.sampled_from([b"BEGIN:VCARD\n", b"BEGIN:VCARD\nVERSION:2.1\n", b""]))
def test_any_bytes(data: bytes, begin: bytes) -> None:
    understand(begin + data)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100), st.booleans())
def test_any_mecard(text: str, whole: bool) -> None:
    to_draft(read_mecard("MECARD:" + text if whole else text), TODAY)
