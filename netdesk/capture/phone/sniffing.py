"""What came, by its first bytes: names and types that were told along are never believed."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["picture", "card"]

_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LOOKED_AT = 512  # bytes


@dataclass(frozen=True, slots=True)
class Sort:
    """A picture or a card, and the ending that its name gets."""

    kind: Kind
    ending: str


def sort_of(data: bytes) -> Sort | None:
    """JPEG, PNG, WebP, HEIC or vCard; None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return Sort("picture", ".jpg")
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Sort("picture", ".png")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Sort("picture", ".webp")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return Sort("picture", ".heic")
    return Sort("card", ".vcf") if _is_card(data[:_LOOKED_AT]) else None


def _is_card(head: bytes) -> bool:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore")
            break
    return head.lstrip().upper().startswith(b"BEGIN:VCARD")
