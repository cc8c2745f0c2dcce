"""How everybody pushes everybody, for tens of thousands at once: on a mesh, by a convolution."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
_SIZE = 128


def push(places: Doubles, mass: Doubles) -> Doubles:
    """The sum over all others of their mass times the way from them over its square, (n, 2).

    Mass is shared out to the four nearest points of a square mesh around all places, the field of all points is one
    product of Fourier transforms (zero-padded, so that nothing comes round), and is read off in the same shares; what
    is closer than a mesh cell pushes less than it should.
    """
    low, high = places.min(axis=0), places.max(axis=0)
    cell = max(float((high - low).max()), 1e-6) / (_SIZE - 2)
    at = (places - (low + high) / 2) / cell + (_SIZE - 1) / 2
    corner = np.clip(at.astype(np.int64), 0, _SIZE - 2)
    part = at - corner
    shares = [
        (corner[:, 0] + x, corner[:, 1] + y, np.abs(1 - x - part[:, 0]) * np.abs(1 - y - part[:, 1]))
        for x in (0, 1)
        for y in (0, 1)
    ]
    density = np.zeros(_SIZE * _SIZE)
    for x, y, share in shares:
        density += np.bincount(x * _SIZE + y, share * mass, _SIZE * _SIZE)
    seen = np.fft.rfft2(density.reshape(_SIZE, _SIZE), (2 * _SIZE, 2 * _SIZE))
    field = [np.fft.irfft2(seen * kernel)[:_SIZE, :_SIZE] for kernel in _kernels()]
    return np.column_stack([sum(share * one[x, y] for x, y, share in shares) for one in field]) / cell


@cache
def _kernels() -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The push of one unit of mass along both axes, by distance in cells, as Fourier transforms."""
    steps = np.fft.fftfreq(2 * _SIZE, 1 / (2 * _SIZE))
    x, y = np.meshgrid(steps, steps, indexing="ij")
    square = x**2 + y**2 + 0.5
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)
