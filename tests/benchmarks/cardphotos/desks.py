"""What lies under cards and beside them: wood, stone, cloth, plain tops; a printed sheet."""

import random

import cv2
import numpy as np

from tests.benchmarks.cardphotos.drawing import Picture

_COLOURS = [(60, 90, 130), (50, 60, 70), (150, 160, 165), (90, 70, 60), (40, 60, 45), (185, 195, 205), (70, 110, 160)]


def desk(size: tuple[int, int], chance: random.Random) -> Picture:
    """A ground of this height and width."""
    made = np.random.default_rng(chance.randrange(1 << 30))
    grain = chance.choice([(3, 40), (40, 3), (2, 2), (60, 60), (0, 0)])
    texture = np.zeros(size, np.float32)
    if grain[0]:
        small = made.normal(0, 1, (max(2, size[0] // grain[0]), max(2, size[1] // grain[1]))).astype(np.float32)
        texture = cv2.resize(small, (size[1], size[0]), interpolation=cv2.INTER_CUBIC) * chance.uniform(6, 24)
    colour = np.array(chance.choice(_COLOURS), np.float32) * chance.uniform(0.75, 1.15)
    return np.clip(colour + texture[..., None], 0, 255).astype(np.uint8)


def sheet(ground: Picture, chance: random.Random) -> Picture:
    """The ground with a printed page that reaches in from a corner."""
    high, wide = ground.shape[:2]
    page = np.full((high // 2, wide // 3, 3), 232, np.uint8)
    for line in range(14):
        words = "and the report of the quarter was sent to all who had asked for it before"[chance.randrange(20) :]
        cv2.putText(
            page,
            words,
            (20, 40 + line * high // 28),
            cv2.FONT_HERSHEY_COMPLEX,
            wide / 3600,
            (70, 70, 70),
            1,
            cv2.LINE_AA,
        )
    turn = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), chance.uniform(-35, 35), 1)
    place = chance.choice([(0.82, 0.62), (0.84, -0.3), (-0.18, 0.66), (-0.16, -0.3)])
    turn[:, 2] += (place[0] * wide, place[1] * high)
    mask = cv2.warpAffine(np.full(page.shape[:2], 255, np.uint8), turn, (wide, high))[..., None] / 255
    return (cv2.warpAffine(page, turn, (wide, high)) * mask + ground * (1 - mask)).astype(np.uint8)
