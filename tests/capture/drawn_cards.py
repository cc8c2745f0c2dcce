"""Cards that are drawn, and pictures of them lying about: with these reading is tried where no photographs are."""

import io
import math
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from netdesk.capture.straighten import Picture, Quad

FONTS = Path(__file__).parents[2] / "resources/fonts"
ADA = (
    "Bożena Dąbrowska",
    "Dyrektor Sprzedaży",
    "Łódzkie Młyny Sp. z o.o.",
    "tel. +48 42 630 11 22",
    "b.dabrowska@mlyny.pl",
)
ENZO = (
    "Niccolò Pellicanò",
    "Responsabile Acquisti",
    "Città Nuova S.p.A.",
    "Cell. +39 347 656 3551",
    "n.pellicano@cittanuova.it",
)
BLUE, WHITE = (20, 40, 90), (250, 250, 246)


def drawn(lines: Sequence[str], paper: tuple[int, int, int] = WHITE, code: bytes = b"", panel: bool = False) -> Picture:
    """A card of 1050 by 600 pixels, the first line large, with a code and a coloured panel when wanted."""
    card = Image.new("RGB", (1050, 600), paper)
    draw = ImageDraw.Draw(card)
    ink = "white" if sum(paper) < 380 else "black"
    left = 60
    if panel:
        draw.rectangle((0, 0, 300, 600), fill=(0, 110, 70))
        left = 350
    for number, line in enumerate(lines):
        font = ImageFont.truetype(FONTS / "Inter-Medium.ttf", 34 if number else 58)
        draw.text((left, 60 + 80 * number + (30 if number else 0)), line, font=font, fill=ink)
    if code:
        made = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        side = np.asarray(made.to_image(scale=5))
        card.paste(Image.fromarray(side), (1050 - side.shape[1] - 40, 600 - side.shape[0] - 40))
    return np.asarray(card)[:, :, ::-1].copy()


def lying(card: Picture, desk: Picture, middle: tuple[float, float], degrees: float, wide: float = 900) -> Quad:
    """Put a card on a desk, turned clockwise, a little in perspective, with its shadow; where its corners are."""
    high, long = card.shape[:2]
    scale, angle = wide / long, math.radians(degrees)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    flat = (np.array([[0, 0], [long, 0], [long, high], [0, high]]) - (long / 2, high / 2)) * scale
    far = flat * (1 + 0.00004 * flat[:, :1])
    quad = (far @ turn.T + middle).astype(np.float32)
    onto = cv2.getPerspectiveTransform(np.array([[0, 0], [long, 0], [long, high], [0, high]], np.float32), quad)
    size = desk.shape[1], desk.shape[0]
    mask = cv2.warpPerspective(np.full((high, long), 255, np.uint8), onto, size)
    shadow = cv2.GaussianBlur(np.roll(mask, (12, 9), (0, 1)), (0, 0), 9)[:, :, None] / 255 * 0.4
    desk[:] = desk * (1 - shadow)
    desk[mask > 127] = cv2.warpPerspective(card, onto, size, flags=cv2.INTER_AREA)[mask > 127]
    return quad


def desk(colour: tuple[int, int, int] = (96, 120, 140), size: tuple[int, int] = (1800, 1350)) -> Picture:
    """An empty desk with a grain."""
    grain = np.random.default_rng(7).normal(0, 5, (size[1], size[0], 1))
    return np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8)


def jpeg(picture: Picture, **more: object) -> bytes:
    return saved(picture, "JPEG", quality=90, **more)


def saved(picture: Picture, kind: str, **more: object) -> bytes:
    """A picture as a file of a kind."""
    file = io.BytesIO()
    Image.fromarray(picture[:, :, ::-1]).save(file, kind, **more)
    return file.getvalue()
