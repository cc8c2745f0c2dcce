"""Codes come back as the bytes that were put in, each with its card."""

import cv2
import numpy as np
import pytest
from drawn_cards import ADA, BLUE, ENZO, desk, drawn, lying

from netdesk.capture.codes import codes_in, codes_of
from netdesk.capture.straighten import Quad, straightened

VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Dąbrowska;Bożena;;;\r\nFN:Bożena Dąbrowska\r\nEND:VCARD\r\n"
MECARD = b"MECARD:N:Pellicano,Niccolo;TEL:+393476563551;;"


@pytest.mark.parametrize("payload", [VCARD.encode(), VCARD.encode("iso-8859-2"), MECARD, b"https://example.org/me"])
def test_bytes_and_not_text(payload: bytes) -> None:
    card = drawn(ADA[:2], code=payload)
    assert [code.payload for code in codes_in(card)] == [payload]


def test_a_code_in_a_photo_in_any_turn() -> None:
    picture = desk()
    quad = lying(drawn(ADA[:2], code=MECARD), picture, (900, 670), 71)
    assert codes_of(quad, straightened(picture, quad), codes_in(picture), alone=True) == (MECARD,)


def test_a_small_blurred_code_is_tried_again() -> None:
    picture = desk(size=(900, 640))
    quad = lying(drawn(ADA[:2], code=VCARD.encode()), picture, (450, 320), 7, 560)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.uint8)
    assert codes_of(quad, straightened(picture, quad), codes_in(picture), alone=True) == (VCARD.encode(),)


def test_every_code_is_with_its_card() -> None:
    picture = desk(size=(2200, 1300))
    one = lying(drawn(ADA[:2], code=VCARD.encode()), picture, (560, 640), 12, 900)
    other = lying(drawn(ENZO[:2], BLUE, code=MECARD), picture, (1600, 640), -170, 900)
    around = codes_in(picture)
    assert len(around) == 2

    def held(quad: Quad) -> tuple[bytes, ...]:
        return codes_of(quad, straightened(picture, quad), around, alone=False)

    assert held(one) == (VCARD.encode(),)
    assert held(other) == (MECARD,)


def test_a_card_without_a_code() -> None:
    card = drawn(ADA)
    quad = np.array([[0, 0], [1050, 0], [1050, 600], [0, 600]], np.float32)
    assert codes_of(quad, card, codes_in(card), alone=True) == ()
