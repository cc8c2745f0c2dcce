"""Pictures in the phones' own format (HEIC): where the platform opens them, Qt makes ordinary pictures of them."""

from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice

from netdesk.operations.sources import Source
from netdesk.ui.unpacking import unpacked

_ENDINGS = (".heic", ".heif")
_QUALITY = 92


def ordinary(source: Source) -> Source:
    """The source as everybody can read it: a HEIC picture as JPEG when it is read, where this platform can; anything
    else, and what cannot be opened, as it is."""
    if not source.name.lower().endswith(_ENDINGS):
        return source
    return replace(source, data=lambda: _as_jpeg(source.data()))


def _as_jpeg(data: bytes) -> bytes:
    picture = unpacked(data, lambda reader: reader.setAutoTransform(True))
    if picture.isNull():
        return data
    outgoing = QBuffer()
    outgoing.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(outgoing, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(outgoing.data().data())
