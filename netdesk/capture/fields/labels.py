"""Labels of numbers, mails and webs: "tel. kom.", "Fax:", "E-mail", before the value or in a column of their own."""

import re
from functools import cache

from netdesk.capture.fields.pieces import Piece
from netdesk.capture.fields.wordlists import entries
from netdesk.domain.text import fold

_MOST_WORDS = 4
_CASED = {"in", "x", "a"}


@cache
def _labels() -> dict[str, str]:
    return {_bare(phrase): kind for kind, phrase in reversed(entries("labels")) if _bare(phrase)}


def _bare(text: str) -> str:
    """A label without what varies in it: dots, colons, strokes, case."""
    return " ".join(re.findall(r"[^\W_]+|@", fold(text).replace("-", "")))


def label_kind(text: str) -> str:
    """What a text that is a label stands before: mobile, work, home, fax, email, web, profile, address; or nothing."""
    return _labels().get(_bare(text), "")


def label_at_end(text: str, *kinds: str) -> tuple[str, str]:
    """The text without the label it ends with, and the label's kind; twice as it was and nothing without one. The
    longest label counts, and only those of some kinds where they are named."""
    words = list(re.finditer(r"[^\s:;|,/]+", text))
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        start = words[-count].start()
        kind = label_kind(text[start:])
        if kind and (not kinds or kind in kinds):
            return text[:start].strip(" ,;|-–/·•"), kind
    return text, ""


def column_label(value: Piece, labels: list[Piece]) -> Piece | None:
    """The label in a column of its own that a value stands beside: the nearest at its left in the same row."""
    row = [
        one
        for one in labels
        if one.side == value.side
        and one.right <= value.left + value.height
        and abs(one.middle - value.middle) < 0.6 * max(min(one.height, value.height), 8)
    ]
    return max(row, key=lambda one: one.right, default=None)
