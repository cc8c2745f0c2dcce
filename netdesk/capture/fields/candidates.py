"""The pieces that are neither contact nor address, made ready for choosing: lines of a name and a title parted, lines
of one company put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from netdesk.capture.fields.firms import domain_fit, firm_words, legal_form
from netdesk.capture.fields.hints import Hints
from netdesk.capture.fields.honours import has_honours, split_honours
from netdesk.capture.fields.labels import label_kind
from netdesk.capture.fields.mailfit import mail_fit
from netdesk.capture.fields.mending import with_umlauts
from netdesk.capture.fields.names import could_be_name, is_given
from netdesk.capture.fields.pieces import Piece, together
from netdesk.capture.fields.spacing import apart, form_apart, names_apart, spaced, unspaced, with_letters
from netdesk.capture.fields.titles import is_department, title_words

_STRONG = re.compile(r"\s*[|•·●■▪]\s*")
_WEAK = re.compile(r"\s+[-–—/]\s*|\s*[-–—]\s+|,\s*|\s+(?:at|@|bei|presso|w firmie|chez)\s+")
_END_OF_FORM = re.compile(r"[kjp]\.", re.I)  # of a Polish company whose form runs on: Sp. / j.
_MOST_LINES = 3
_LARGE = 1.2  # a word of this size is no label


def candidates_of(pieces: Sequence[Piece], hints: Hints) -> list[Piece]:
    """The pieces that may be name, title, company or department, one thing each."""
    ready = [replace(one, text=_spaced(one.text, hints)) for one in pieces]
    parts = [part for one in _rows(ready) for part in _split(one, hints)]
    return [one for one in parts if _has_words(one.text) and (not label_kind(one.text) or one.size > _LARGE)]


def _spaced(text: str, hints: Hints) -> str:
    """A text with the spaces that were lost, or not meant."""
    parts = re.split(r"(\s*[|·•]\s*|\s[-–]\s|,\s)", with_letters(text))
    return "".join(one if at % 2 else _part_spaced(one, hints) for at, one in enumerate(parts))


def _part_spaced(text: str, hints: Hints) -> str:
    if "de" in hints.languages[:1]:
        text = with_umlauts(text, (*hints.companies, *hints.people))
    text = form_apart(names_apart(spaced(unspaced(text, hints.people), hints.people)))
    return text if " " in text or domain_fit(text, hints.companies) > 0.5 or firm_words(text) else apart(text)


def _has_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= 2 or bool(_END_OF_FORM.fullmatch(text))


def _rows(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that stand side by side in one row, as high and near as words of one line, being one."""
    made: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.side, round(one.middle / max(one.height, 1)), one.left)):
        before = made[-1] if made else None
        if before and _is_one_row(before, piece):
            made[-1] = together((before, piece))
        else:
            made.append(piece)
    return sorted(made, key=lambda one: (one.side, one.top, one.left))


def _is_one_row(first: Piece, second: Piece) -> bool:
    low = min(first.height, second.height)
    near = -0.2 * low < second.left - first.right < 1.1 * low
    level = abs(first.middle - second.middle) < 0.35 * low
    return first.side == second.side and near and level and low > 0.7 * max(first.height, second.height)


def _split(piece: Piece, hints: Hints) -> Iterator[Piece]:
    """The parts of a piece that is several things; a title of two parts is one."""
    spans: list[tuple[int, int]] = []
    texts = [piece.text[start:end] for start, end in _spans(piece.text, _STRONG)]
    told = any(_is_name(one, hints) or title_words(one) >= 0.5 or legal_form(one) for one in texts)
    whole = not told or all(" " not in one.strip() for one in texts)
    for start, end in [(0, len(piece.text))] if whole else _spans(piece.text, _STRONG):
        if spans and title_words(piece.text[slice(*spans[-1])]) >= 0.5 <= title_words(piece.text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    for start, end in spans:
        yield from _split_weak(piece.part(start, end), hints)


def _split_weak(piece: Piece, hints: Hints) -> Iterator[Piece]:
    for cut in _WEAK.finditer(piece.text):
        first, second = piece.text[: cut.start()], piece.text[cut.end() :]
        if _are_two(first, second, cut[0].strip(), hints):
            yield piece.part(0, cut.start())
            yield from _split_weak(piece.part(cut.end(), len(piece.text)), hints)
            return
    cut_at = _title_beside_name(piece.text, hints)
    yield from (piece.part(0, cut_at), piece.part(cut_at, len(piece.text))) if cut_at else (piece,)


def _title_beside_name(text: str, hints: Hints) -> int:
    """Where a title and a name part that stand in one line with nothing between: `Notaio Paola Neri`; 0: nowhere."""
    if legal_form(text) or domain_fit(text, hints.companies) > 0.5 or has_honours(text):
        return 0
    words = list(re.finditer(r"\S+", text))
    for word in words[1:-1]:
        at = word.start()
        for one, other in ((text[:at], text[at:]), (text[at:], text[:at])):
            given = any(map(is_given, other.split())) or mail_fit(tuple(other.split()), hints.people) >= 0.6
            if title_words(one) == 1 and given and _is_name(other.strip(), hints):
                return at
    return 0


def _are_two(first: str, second: str, sign: str, hints: Hints) -> bool:
    """Whether two texts with a comma or stroke between are a name and a title, or a title and a company."""
    if not first.strip() or not second.strip() or (sign == "," and _begins_with_honour(first, second)):
        return False
    if any(_is_name(one, hints) and title_words(other) >= 0.5 for one, other in ((first, second), (second, first))):
        return True
    if legal_form(first) and title_words(second) >= 0.5:
        return True
    if sign == "," and mail_fit(tuple(first.split()), hints.people) >= 0.85 and _is_name(first, hints):
        return True
    if sign != "," and any(_is_surely_name(one, hints) for one in (first, second)):
        return True
    if title_words(first) < 0.5:
        return False
    return bool(legal_form(second)) or domain_fit(second, hints.companies) >= 0.8 or is_department(second)


def _is_surely_name(text: str, hints: Hints) -> bool:
    """Whether a mail is made of the whole of a text, or a known given name begins it: what stands beside is another."""
    words = tuple(split_honours(text)[1].split())
    return _is_name(text, hints) and len(words) > 1 and (mail_fit(words, hints.people) >= 0.7 or is_given(words[0]))


def _begins_with_honour(first: str, second: str) -> bool:
    """Whether what stands after a comma is (first) a degree of the person before it."""
    degree = re.split(r"\s*[,|/]\s*|\s+[-–—]?\s*", second.strip())[0]
    return bool(split_honours(f"{first}, {degree}")[2])


def _is_name(text: str, hints: Hints) -> bool:
    _, name, _ = split_honours(text)
    words = tuple(name.split())
    if not could_be_name(text) or title_words(name) > 0.5 or firm_words(name) > 0:
        return False
    return has_honours(text) or any(map(is_given, words)) or mail_fit(words, hints.people) >= 0.6 or len(words) < 4


def _spans(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in pattern.finditer(text):
        if cut.start() > at:
            yield at, cut.start()
        at = cut.end()
    if at < len(text):
        yield at, len(text)


def spans_of(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Each piece alone, and each run of two or three that stand right below one another."""
    spans: list[tuple[Piece, ...]] = [(one,) for one in pieces]
    last = spans
    for _ in range(_MOST_LINES - 1):
        last = [(*span, one) for span in last for one in pieces if one not in span and is_below(span[-1], one)]
        spans = spans + last
    return spans


def is_below(upper: Piece, lower: Piece) -> bool:
    """Whether a piece is the next line of another: near below, and flush left, right or centred with it."""
    if upper.side != lower.side or upper.lines == lower.lines:
        return False
    gap, tall = lower.top - upper.bottom, max(upper.height, lower.height)
    if not (-0.7 * tall < gap < 1.1 * tall and lower.middle > upper.middle + 0.4 * tall):
        return False
    return is_flush(upper, lower)


def is_flush(one: Piece, other: Piece) -> bool:
    """Whether two pieces are flush left, flush right, or centred with one another."""
    centred = abs(one.left + one.right - other.left - other.right) / 2
    away = min(abs(one.left - other.left), abs(one.right - other.right), centred)
    return away < 0.8 * max(one.height, other.height)
