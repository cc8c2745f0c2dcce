"""Memory that the window gives back: what large pictures took belongs to the system again when they are gone.

Linux' C library would keep it, for more of the same; other systems give it back by themselves.
"""

import ctypes
from contextlib import suppress

_M_MMAP_THRESHOLD = -3
_LARGE = 1 << 19  # bytes


def take_apart() -> None:
    """From now on large blocks are taken from the system one by one, and are its own again as soon as they are free."""
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Give back what smaller blocks left free."""
    with suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
