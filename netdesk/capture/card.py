"""What is read in a picture of a card, without the libraries that read it."""

from dataclasses import dataclass

from netdesk.domain.scan import Line


@dataclass(frozen=True, slots=True)
class Card:
    """One side of a card as it was read: its picture, straightened (JPEG), with its width and height; its corners in
    the picture it came in (see `Side`); its lines, and what its codes hold."""

    picture: bytes
    size: tuple[int, int]
    corners: tuple[int, ...]
    lines: tuple[Line, ...]
    codes: tuple[bytes, ...]
