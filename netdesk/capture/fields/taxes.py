"""Tax, register and bank numbers, which are no telephone numbers."""

import re
from collections.abc import Sequence
from functools import cache

from netdesk.capture.fields.pieces import Found, Piece, found
from netdesk.capture.fields.wordlists import entries
from netdesk.domain.scan import FieldKind

_LONG_LABEL = 10
_CODE = r"(?:[A-Z]{2,3}[\s-]?)?[\dOo][\dOoA-Z .\-/]{2,32}\d|\d{3,}"
_FISCAL = r"(?:\bC\.?\s?F\.?[:\s]*|\bCod(?:ice|\.)?\s?[Ff]isc(?:ale|\.)?[:\s]*)?"
_PERSONAL = re.compile(rf"{_FISCAL}\b[A-Z]{{6}}\d{{2}}[A-Z]\d{{2}}[A-Z]\d{{3}}[A-Z]\b")
_IBAN = re.compile(r"\b(?:IBAN:?\s*)?[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")


@cache
def _pattern() -> re.Pattern[str]:
    labels = sorted({phrase for _, phrase in entries("taxes")}, key=len, reverse=True)
    long = "|".join(_loose(one) for one in labels if len(one) >= _LONG_LABEL)
    short = "|".join(_loose(one) for one in labels if len(one) < _LONG_LABEL)
    return re.compile(
        rf"(?<![\w.])(?:(?:{long})[^\d]{{0,30}}|(?:{short})(?!\w)[\s.:°/-]*)(?:(?:nr|no|n)\.?[\s:]*)?(?:{_CODE})", re.I
    )


def _loose(label: str) -> str:
    """A label as a pattern in which dots and spaces may be missing."""
    return "".join(r"[\s.]*" if sign in " ." else r"[\s-]?" if sign == "-" else re.escape(sign) for sign in label)


def take_taxes(pieces: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """Such numbers with their labels as printed, and what is left of the pieces."""
    taken: list[Found] = []
    todo, rest = list(pieces), []
    while todo:
        piece = todo.pop(0)
        match = _pattern().search(piece.text) or _PERSONAL.search(piece.text) or _IBAN.search(piece.text)
        if match:
            taken.append(found(FieldKind.TAX, match[0].strip(" .,-:"), piece))
            todo = [*piece.beside(match.start(), match.end()), *todo]
        else:
            rest.append(piece)
    return taken, rest
