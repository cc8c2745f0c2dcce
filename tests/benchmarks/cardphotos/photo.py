"""A drawn card as a phone, a scanner or a webcam sees it: perspective, turn, desk, shadow, blur, noise, JPEG."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.cardphotos.desks import desk, sheet
from tests.benchmarks.cardphotos.drawing import Picture

Light = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Profile:
    """How a picture is taken: its longer edge in pixels, how much of it the card takes, tilt as a share of the card,
    skew in degrees, blur and noise in pixels and grey levels, JPEG quality, chance of a shadow, a glare, a sheet."""

    edge: tuple[int, ...]
    share: tuple[float, float]
    tilt: float
    skew: float
    blur: tuple[float, float]
    noise: float
    quality: tuple[int, int]
    shadow: float = 0.0
    glare: float = 0.0
    clutter: float = 0.0


PROFILES = {
    "scan": Profile((1600, 2000), (0.93, 0.97), 0.0, 1.5, (0.3, 0.7), 2, (80, 92)),
    "easy": Profile((2000, 2600, 3200), (0.66, 0.82), 0.03, 8, (0.4, 0.8), 3, (80, 92), 0.2),
    "mid": Profile((2000, 2000, 2600, 4000), (0.58, 0.74), 0.06, 18, (0.5, 1.0), 5, (70, 88), 0.4, 0.15, 0.2),
    "hard": Profile((2000, 2000, 2600), (0.52, 0.64), 0.09, 28, (0.7, 1.2), 7, (62, 80), 0.7, 0.3, 0.35),
    "webcam": Profile((1280,), (0.66, 0.78), 0.05, 10, (0.6, 0.9), 6, (68, 82), 0.2),
}


def photographed(card: Picture, kind: str, turn: int, chance: random.Random) -> bytes:
    """A JPEG of the card, turned by 0, 90, 180 or 270 degrees against the clock."""
    how = PROFILES[kind]
    edge = chance.choice(how.edge)
    scene = _scene(card.shape[1] > card.shape[0], edge, kind)
    ground = desk(scene, chance)
    if chance.random() < how.clutter:
        ground = sheet(ground, chance)
    taken = _laid(card, ground, how, chance)
    taken = _lit(taken, how, chance)
    taken = np.rot90(taken, turn // 90).copy()
    return _kept(taken, edge / 2000, how, chance)


def together(cards: Sequence[Picture], kind: str, chance: random.Random) -> bytes:
    """A JPEG of two to four cards on one desk, two beside each other."""
    how, edge = PROFILES[kind], 3200
    ground = desk((edge * 3 // 4 if len(cards) > 2 else edge * 3 // 8, edge), chance)
    high, wide = edge * 3 // 8, edge // 2
    for number, card in enumerate(cards):
        down, across = number // 2 * high, number % 2 * wide
        cell = ground[down : down + high, across : across + wide]
        cell[:] = _laid(card, cell, how, chance)
    return _kept(_lit(ground, how, chance), edge / 2000, how, chance)


def _scene(lying: bool, edge: int, kind: str) -> tuple[int, int]:
    """Height and width of the picture."""
    short = int(edge * (0.66 if kind == "scan" else 0.75))
    return (short, edge) if lying else (edge, short)


def _laid(card: Picture, ground: Picture, how: Profile, chance: random.Random) -> Picture:
    high, wide = ground.shape[:2]
    begin = np.float32([[0, 0], [card.shape[1], 0], [card.shape[1], card.shape[0]], [0, card.shape[0]]])
    end = _places(card, (high, wide), how, chance)
    matrix = cv2.getPerspectiveTransform(begin, end)
    smaller = cv2.warpPerspective(card, matrix, (wide, high), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(card.shape[:2], 255, np.uint8), matrix, (wide, high), flags=cv2.INTER_LINEAR)
    depth = max(3, wide // 160)
    under = cv2.GaussianBlur(np.roll(mask, (depth, depth), (0, 1)), (0, 0), depth)
    shaded = ground * (1 - np.float32(0.5 / 255) * under[..., None])
    part = mask[..., None] * np.float32(1 / 255)
    return (smaller * part + shaded * (1 - part)).astype(np.uint8)


def _places(card: Picture, scene: tuple[int, int], how: Profile, chance: random.Random) -> NDArray[np.float32]:
    """Where the corners come to lie, all of them within the picture."""
    high, wide = scene
    share = chance.uniform(*how.share)
    ratio = card.shape[0] / card.shape[1]
    across = min(wide * share, high * share * 1.06 / ratio)
    half = np.array([across / 2, across * ratio / 2])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    corners += np.array([[chance.uniform(-1, 1) * how.tilt * across for _axis in "xy"] for _corner in corners])
    angle = np.radians(chance.uniform(-how.skew, how.skew))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    room = np.array([wide, high]) * 0.485
    corners *= min(1.0, float((room / np.abs(corners).max(axis=0)).min()))
    free = np.maximum(room - np.abs(corners).max(axis=0), 0)
    return np.float32(
        corners + np.array([wide, high]) / 2 + free * [chance.uniform(-0.7, 0.7), chance.uniform(-0.7, 0.7)]
    )


def _lit(picture: Picture, how: Profile, chance: random.Random) -> Picture:
    high, wide = picture.shape[:2]
    down, across = np.mgrid[0:high, 0:wide].astype(np.float32)
    angle = chance.uniform(0, 6.28)
    slope = (across / wide - 0.5) * np.cos(angle) + (down / high - 0.5) * np.sin(angle)
    light = 1 - chance.uniform(0.05, 0.35) * (slope + 0.4)
    if chance.random() < how.shadow:
        light *= _shadow(slope, chance, wide)
    tint = np.float32([chance.uniform(0.9, 1), chance.uniform(0.95, 1), chance.uniform(0.95, 1)])
    out = picture * (light.astype(np.float32)[..., None] * tint)
    if chance.random() < how.glare:
        out += _glare(across / wide, down / high, chance)[..., None]
    return np.clip(out, 0, 255).astype(np.uint8)


def _shadow(slope: Light, chance: random.Random, wide: int) -> Light:
    """The hand or the phone, with a soft edge."""
    edge = (slope > chance.uniform(-0.2, 0.25)).astype(np.float32)
    return 1 - chance.uniform(0.2, 0.5) * cv2.GaussianBlur(edge, (0, 0), wide / 90)


def _glare(across: Light, down: Light, chance: random.Random) -> Light:
    x, y = chance.uniform(0.3, 0.7), chance.uniform(0.3, 0.7)
    spread = ((across - x) / 0.09) ** 2 + ((down - y) / 0.05) ** 2
    return chance.uniform(60, 110) * np.exp(-spread)


def _kept(picture: Picture, scale: float, how: Profile, chance: random.Random) -> bytes:
    soft = cv2.GaussianBlur(picture, (0, 0), chance.uniform(*how.blur) * max(1.0, scale))
    cv2.setRNGSeed(chance.randrange(1 << 30))
    noise = cv2.randn(np.empty(soft.shape, np.int16), (0, 0, 0), (how.noise,) * 3)
    noisy = cv2.add(soft, noise, dtype=cv2.CV_8U)
    done, data = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(*how.quality)])
    if not done:
        raise RuntimeError("OpenCV wrote no JPEG")
    return data.tobytes()
