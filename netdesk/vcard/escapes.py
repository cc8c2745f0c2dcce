"""Backslash escapes of vCard text: undone once, split where a value is structured, and written."""

import re

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MODERN = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";", ":": ":", '"': '"'}
_OLD = {"\\": "\\", ",": ",", ";": ";", ":": ":"}
_LONE_BACKSLASH = re.compile(r"\\(?:([\\,;:])|)")


def unescape(text: str, *, old: bool = False) -> str:
    """The text with its escapes undone. vCard 2.1 (`old`) knows no `\\n`: there it may be part of a path."""
    if "\\" not in text:
        return text
    known = _OLD if old else _MODERN
    return _ESCAPED.sub(lambda match: known.get(match[1], match[0]), text)


def split(text: str, separator: str) -> list[str]:
    """The still escaped pieces between separators that no backslash protects."""
    pieces = text.split(separator)
    return pieces if "\\" not in text else joined(pieces, separator)


def joined(pieces: list[str], separator: str) -> list[str]:
    """Pieces put together again where the one before ends in an odd number of backslashes."""
    result: list[str] = []
    open_pieces: list[str] = []
    for piece in pieces:
        open_pieces.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            result.append(separator.join(open_pieces))
            open_pieces = []
    if open_pieces:
        result.append(separator.join(open_pieces))
    return result


def escape(text: str) -> str:
    """A text as a value of vCard 3.0 and 4.0, where it stands alone, in a list or as a component."""
    text = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def keepable(text: str, *, old: bool) -> str:
    """A still escaped text as vCard 3.0 would have it: line breaks escaped, and lone backslashes of 2.1 doubled."""
    if old and "\\" in text:
        text = _LONE_BACKSLASH.sub(lambda match: match[0] if match[1] else "\\\\", text)
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return text
