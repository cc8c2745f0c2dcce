"""What a line says was learned of somebody, as in `about the fair; goals: a second office`."""

import re

from netdesk import words
from netdesk.domain.person import LetterKind

Learned = tuple[tuple[LetterKind, str], ...]

_AROUND = " ;,"


def mark(kind: LetterKind) -> str:
    """The word that begins what was learned, as in `goals:`."""
    return words.letter(kind).lower() + ":"


def learned(line: str) -> tuple[str, Learned]:
    """The note without what was learned, and what was; a mark with nothing behind it says nothing."""
    kinds = {mark(kind): kind for kind in LetterKind}
    marks = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, kinds))})", re.IGNORECASE)
    note, *rest = marks.split(line)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    said = ((kinds[word.lower()], text.strip(_AROUND)) for word, text in pairs)
    return note.strip(_AROUND) if rest else line, tuple(one for one in said if one[1])
