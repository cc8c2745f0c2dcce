"""A drawn card as it comes out of a phone, a scanner or a webcam."""

import random
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.benchmarks.unseen_cards.desks import Picture, desk


@dataclass(frozen=True, slots=True)
class Profile:
    """How a picture is taken. `edges`: its longer side in pixels; `share` of it that the card takes; `tilt`: how far a
    corner may be off, as a share of the card; `skew` in degrees; `blur` in pixels at 2000; `noise` in grey levels."""

    edges: tuple[int, ...]
    share: tuple[float, float]
    tilt: float
    skew: float
    blur: tuple[float, float]
    noise: float
    quality: tuple[int, int]
    shadow: float


PROFILES = {
    "scan": Profile((1600, 1800), (0.9, 0.95), 0.0, 1.0, (0.3, 0.6), 1.5, (82, 92), 0.0),
    "calm": Profile((1800, 2400), (0.68, 0.82), 0.03, 7, (0.4, 0.8), 3, (78, 92), 0.3),
    "usual": Profile((1800, 2000, 2400), (0.58, 0.74), 0.06, 16, (0.5, 1.0), 5, (70, 88), 0.5),
    "rough": Profile((1800, 2000, 2400), (0.54, 0.66), 0.09, 26, (0.7, 1.2), 7, (62, 82), 0.7),
    "webcam": Profile((1280,), (0.68, 0.8), 0.05, 9, (0.6, 0.9), 6, (66, 82), 0.3),
}


def taken(card: Image.Image, kind: str, turn: int, chance: random.Random) -> bytes:
    """A JPEG of a card lying on a desk; the camera turned by 0, 90, 180 or 270 degrees."""
    how = PROFILES[kind]
    edge = chance.choice(how.edges)
    flat = np.array(card)[..., ::-1].copy()
    size = (int(edge * 0.75), edge) if flat.shape[1] > flat.shape[0] else (edge, int(edge * 0.75))
    scene = _lit(_laid(flat, desk(size, chance), how, chance), how, chance)
    scene = np.rot90(scene, turn // 90)
    noise = np.random.default_rng(chance.getrandbits(32)).standard_normal(scene.shape, np.float32)
    scene = cv2.GaussianBlur(np.ascontiguousarray(scene), (0, 0), chance.uniform(*how.blur) * edge / 2000)
    kept = np.clip(scene + how.noise * chance.uniform(0.4, 1) * noise, 0, 255).astype(np.uint8)
    return bytes(cv2.imencode(".jpg", kept, (cv2.IMWRITE_JPEG_QUALITY, chance.randint(*how.quality)))[1])


def _laid(card: Picture, ground: Picture, how: Profile, chance: random.Random) -> Picture:
    """The card on the ground, with the shadow of its edge."""
    high, wide = ground.shape[:2]
    corners = _corners(card.shape[1], card.shape[0], wide, high, how, chance)
    begin = np.array(((0, 0), (card.shape[1], 0), (card.shape[1], card.shape[0]), (0, card.shape[0])), np.float32)
    matrix = cv2.getPerspectiveTransform(begin, corners)
    smooth = cv2.GaussianBlur(card, (0, 0), 0.45 * card.shape[1] / max(1, np.linalg.norm(corners[1] - corners[0])))
    over = cv2.warpPerspective(smooth, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    where = cv2.warpPerspective(np.ones(card.shape[:2], np.float32), matrix, (wide, high))[..., None]
    edge = cv2.GaussianBlur(np.roll(where[..., 0], (wide // 150, wide // 200), (0, 1)), (0, 0), wide / 180)[..., None]
    return (over * where + ground * (1 - 0.45 * edge) * (1 - where)).astype(np.float32)


def _corners(
    card_wide: int, card_high: int, wide: int, high: int, how: Profile, chance: random.Random
) -> NDArray[np.float32]:
    """Where the card's corners come to lie, all of them within the picture."""
    share = chance.uniform(*how.share)
    while True:
        scale = share * max(wide, high) / max(card_wide, card_high)
        turn = np.deg2rad(chance.uniform(-how.skew, how.skew))
        half = np.array(((-1, -1), (1, -1), (1, 1), (-1, 1)), np.float64) * (
            card_wide * scale / 2,
            card_high * scale / 2,
        )
        rotated = half @ np.array(((np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))))
        off = (
            np.array([[chance.uniform(-1, 1), chance.uniform(-1, 1)] for _ in range(4)])
            * how.tilt
            * card_high
            * scale
            / 2
        )
        place = (
            rotated
            + off
            + (wide / 2 + chance.uniform(-0.04, 0.04) * wide, high / 2 + chance.uniform(-0.04, 0.04) * high)
        )
        if place.min() > 8 and (place[:, 0] < wide - 8).all() and (place[:, 1] < high - 8).all():
            return place.astype(np.float32)
        share *= 0.98


def _lit(scene: Picture, how: Profile, chance: random.Random) -> NDArray[np.float32]:
    """Light that falls from one side, of some colour, and perhaps the shadow of a hand."""
    high, wide = scene.shape[:2]
    down, across = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j].astype(np.float32)
    angle = chance.uniform(0, 6.28)
    light = 1 + chance.uniform(0.05, 0.2) * (np.cos(angle) * (across - 0.5) + np.sin(angle) * (down - 0.5))
    if chance.random() < how.shadow:
        begin = chance.uniform(0.2, 0.8)
        slope = chance.uniform(-0.5, 0.5)
        light *= 1 - chance.uniform(0.15, 0.45) / (
            1 + np.exp(-(across - begin - slope * (down - 0.5)) * chance.uniform(15, 60))
        )
    colour = np.array([chance.uniform(0.86, 1.02) for _ in range(3)], np.float32)
    return np.asarray(scene * light[..., None] * colour, np.float32)
