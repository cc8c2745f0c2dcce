"""What a card lies on: wood, cloth, stone, a plain table, or a printed page."""

import random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.benchmarks.unseen_cards.faces import face

Picture = NDArray[np.uint8]
_COLOURS = ((60, 90, 140), (150, 150, 145), (45, 40, 38), (190, 205, 215), (90, 110, 80), (215, 215, 210))


def desk(size: tuple[int, int], chance: random.Random) -> Picture:
    """A picture (height, width) of a desk, with something lying about on every third."""
    grain = np.random.default_rng(chance.getrandbits(32))
    made = chance.choice((_wood, _cloth, _stone, _plain))(size, grain)[..., None] * np.array(
        chance.choice(_COLOURS), np.float32
    )
    ground = np.clip(made, 0, 255).astype(np.uint8)
    way = chance.random()
    return _with_page(ground, chance) if way < 0.15 else _with_pen(ground, chance) if way < 0.35 else ground


def _wood(size: tuple[int, int], grain: np.random.Generator) -> NDArray[np.float32]:
    rows = cv2.GaussianBlur(grain.random((size[0], 40), np.float32), (9, 9), 0)
    return 0.6 + 0.8 * cv2.resize(rows, (size[1], size[0]), interpolation=cv2.INTER_CUBIC)


def _cloth(size: tuple[int, int], grain: np.random.Generator) -> NDArray[np.float32]:
    return 0.75 + 0.5 * cv2.GaussianBlur(grain.random(size, np.float32), (5, 5), 0)


def _stone(size: tuple[int, int], grain: np.random.Generator) -> NDArray[np.float32]:
    layers = [
        cv2.resize(grain.random((n, n), np.float32), (size[1], size[0]), interpolation=cv2.INTER_CUBIC)
        for n in (6, 14, 50)
    ]
    return 0.6 + 0.8 * (0.5 * layers[0] + 0.3 * layers[1] + 0.2 * layers[2])


def _plain(size: tuple[int, int], grain: np.random.Generator) -> NDArray[np.float32]:
    return np.ones(size, np.float32) + 0.03 * grain.standard_normal(size, np.float32)


def _with_pen(ground: Picture, chance: random.Random) -> Picture:
    high, wide = ground.shape[:2]
    begin, end = (chance.randrange(wide), 0), (0, chance.randrange(high))
    return cv2.line(ground, begin, end, (40, 40, 150), wide // 60, cv2.LINE_AA)


def _with_page(ground: Picture, chance: random.Random) -> Picture:
    """A printed page that looks into the picture from a corner."""
    high, wide = ground.shape[:2]
    page = Image.new("RGB", (wide, high), "white")
    text = "\n".join(
        " ".join(chance.sample("minutes of our last meeting were read and then agreed by all".split(), 9))
        for _ in range(30)
    )
    ImageDraw.Draw(page).multiline_text(
        (wide // 20, high // 20), text, fill=(40, 40, 40), font=face(chance).at(high / 45), spacing=high // 60
    )
    turn = cv2.getRotationMatrix2D((0, 0), chance.uniform(-25, 25), 1)
    turn[:, 2] = (-0.72 * wide, 0.7 * high)
    over = cv2.warpAffine(np.array(page), turn, (wide, high), borderValue=(0, 0, 0))
    where = cv2.warpAffine(np.full((high, wide), 255, np.uint8), turn, (wide, high)) > 127
    ground[where] = over[where]
    return ground
