"""Pictures and other bytes inside cards: what they are, and as `data:` addresses."""

import base64
import binascii
import re

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_DATA = re.compile(r"data:([^,]*?)(;base64)?,", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")
_MEDIA = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "WEBP": "image/webp",
    "HEIC": "image/heic",
    "TIFF": "image/tiff",
    "PGP": "application/pgp-keys",
}
_ALSO = {"JPG": "image/jpeg", "PJPEG": "image/jpeg"}
_TYPES = {media: word for word, media in _MEDIA.items()}
UNKNOWN_MEDIA = "application/octet-stream"


def image_media(content: bytes) -> str:
    """The media type of a picture, told from its first bytes; nothing when they are no picture."""
    for magic, media in _MAGIC:
        if content.startswith(magic):
            return media
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "image/heic" if content[4:8] == b"ftyp" and content[8:12] in _HEIC else ""


def media_of_type(word: str) -> str:
    """The media type that a TYPE value names, or nothing."""
    word = word.upper()
    return word.lower() if "/" in word else _MEDIA.get(word) or _ALSO.get(word, "")


def type_of_media(media: str) -> str:
    """The TYPE value of vCard 3.0 for a media type; nothing for bytes of unknown kind."""
    return "" if media == UNKNOWN_MEDIA else _TYPES.get(media, media)


def to_data_address(content: bytes, media: str) -> str:
    """The bytes as a `data:` address."""
    return f"data:{media};base64,{base64.b64encode(content).decode()}"


def from_data_address(text: str) -> tuple[str, bytes] | None:
    """Media type and bytes of a base64 `data:` address; nothing for any other text or damaged bytes."""
    text = text.strip()
    match = _DATA.match(text)
    if match is None or not (match[2] or match[1].lower() == "base64"):
        return None
    try:
        dense = text[match.end() :].encode("ascii", "replace").translate(None, b" \t\r\n")
        content = binascii.a2b_base64(dense, strict_mode=True)
    except binascii.Error:
        return None
    said = match[1].partition(";")[0].strip().lower()
    return said if _MEDIA_TYPE.fullmatch(said) else image_media(content) or UNKNOWN_MEDIA, content
