"""What came is seen in its first bytes."""

import pytest

from netdesk.capture.phone.door import device_name
from netdesk.capture.phone.labels import label_of
from netdesk.capture.phone.refusal import Refusal
from netdesk.capture.phone.sniffing import Sort, sort_of


@pytest.mark.parametrize(
    ("data", "sort"),
    [
        (b"\xff\xd8\xff\xe1rest", Sort("picture", ".jpg")),
        (b"\x89PNG\r\n\x1a\nrest", Sort("picture", ".png")),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", Sort("picture", ".webp")),
        (b"\x00\x00\x00\x18ftypheic\x00", Sort("picture", ".heic")),
        (b"\x00\x00\x00\x18ftypmif1\x00", Sort("picture", ".heic")),
        (b"BEGIN:VCARD\r\n", Sort("card", ".vcf")),
        (b"\xef\xbb\xbf\r\n begin:vcard\n", Sort("card", ".vcf")),
        ("\ufeffBEGIN:VCARD\n".encode("utf-16-le"), Sort("card", ".vcf")),
        ("\ufeffBEGIN:VCARD\n".encode("utf-16-be"), Sort("card", ".vcf")),
    ],
)
def test_pictures_and_cards(data: bytes, sort: Sort) -> None:
    assert sort_of(data) == sort


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"\x7fELF",
        b"#!/bin/sh\n",
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"GIF89a",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"RIFF\x10\x00\x00\x00WAVEfmt ",
        b"\x00\x00\x00\x18ftypavif",
        b"\x00\x00\x00\x18ftypmp42",
        b"hello BEGIN:VCARD",
        b" " * 600 + b"BEGIN:VCARD",
    ],
)
def test_anything_else_is_nothing(data: bytes) -> None:
    assert sort_of(data) is None


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1", "iPhone"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Android"),
        ("Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Mobile Safari/537.36", "Pixel 7"),
        ("Mozilla/5.0 (Linux; U; Android 4.4; pl-pl; SM-G900F Build/KOT49H) AppleWebKit/537.16", "SM-G900F"),
        ("Mozilla/5.0 (Linux; Android 9; SM-G960F Build/PPR1.180610.011; wv) AppleWebKit/537.36", "SM-G960F"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15", "Mac"),
        ("Mozilla/5.0 (Linux; Android 13; <b>x</b>) ", "Android"),
        ("", ""),
    ],
)
def test_a_device_has_a_name_that_its_owner_knows(agent: str, name: str) -> None:
    assert device_name(agent) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "hello ../../etc/passwd",
        "hello " + "A" * 32,
        "hello " + "a" * 32 + " ",
        "have " + "a" * 32,
        "chunk " + "a" * 32 + " " + "b" * 32 + " 1",
        "chunk " + "a" * 32 + " " + "b" * 32 + " 1 -1",
        "chunk " + "a" * 32 + " " + "b" * 32 + " 1 ٣",
        "list " + "a" * 32,
    ],
)
def test_a_label_is_one_of_three_forms(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        label_of(text)
    assert caught.value.status == 403


def test_a_label_tells_its_parts() -> None:
    label = label_of(f"chunk {'a' * 32} {'b' * 32} 7 3")
    assert (label.verb, label.device, label.file, label.count, label.index) == ("chunk", "a" * 32, "b" * 32, 7, 3)
