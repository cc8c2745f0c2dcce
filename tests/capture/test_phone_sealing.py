"""What the page seals opens here, once, and only where it belongs."""

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from netdesk.capture.phone.refusal import Refusal
from netdesk.capture.phone.sealing import Seal, bound

KEY, NONCE = bytes(range(32)), bytes(12)
TOLD = json.loads((Path(__file__).parent / "phone_vector.json").read_text(encoding="utf-8"))


def sealed(data: bytes, token: str = "token", label: str = "label") -> bytes:
    return NONCE + ChaCha20Poly1305(KEY).encrypt(NONCE, data, bound(token, label))


def refused(seal: Seal, label: str, body: bytes) -> int:
    with pytest.raises(Refusal) as caught:
        seal.open(label, body)
    return caught.value.status


def test_what_the_script_of_the_page_sealed_opens() -> None:
    """Made by resources/phone/sealing.js in a JavaScript engine, with and without BigInt: the same bytes."""
    seal = Seal(base64.urlsafe_b64decode(TOLD["key"] + "="), TOLD["token"])
    assert seal.open(TOLD["label"], base64.b64decode(TOLD["message"])) == bytes(at * 31 % 256 for at in range(1000))


def test_a_message_opens_once() -> None:
    seal, message = Seal(KEY, "token"), sealed(b"card")
    assert seal.open("label", message) == b"card"
    assert refused(seal, "label", message) == 409


@pytest.mark.parametrize(
    ("key", "token", "label"),
    [(bytes(32), "token", "label"), (KEY, "other", "label"), (KEY, "token", "lab el")],
)
def test_a_message_opens_nowhere_else(key: bytes, token: str, label: str) -> None:
    assert refused(Seal(key, token), label, sealed(b"card")) == 400


@pytest.mark.parametrize("body", [b"", bytes(11), bytes(12), bytes(27), bytes(28), b"BEGIN:VCARD and so on, unsealed"])
def test_what_is_not_sealed_is_refused(body: bytes) -> None:
    assert refused(Seal(KEY, "token"), "label", body) == 400


def test_every_byte_counts_and_what_failed_is_not_remembered() -> None:
    seal, message = Seal(KEY, "token"), sealed(b"card")
    for at in range(len(message)):
        broken = bytearray(message)
        broken[at] ^= 1
        assert refused(seal, "label", bytes(broken)) == 400
    assert seal.open("label", message) == b"card"
