"""Telephone numbers: found in a line with their labels, and read as they are dialled where the card comes from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from netdesk.capture.fields.labels import column_label, label_at_end, label_kind
from netdesk.capture.fields.pieces import Found, Piece, found
from netdesk.domain.scan import FieldKind

_RUN = re.compile(r"(?:\(?\s?\+\s?)?[\d(][\d\s().\-/–—·]*\d")
_SPLIT = re.compile(r"(?<=\d)\s*(?=\+|\(\s?\+|\b00[1-9]\d[\s\d./-]{8})|(?<=\d)\s+[-–—/|·]\s+|(?<=\d)\s*[|·]\s*")
_EXTENSION = re.compile(r"^\s*[,(]?\s*(?:ext|extension|int|interno|wew|wewn|w|dw|durchwahl|x)\.?\s*(\d{1,5})\)?", re.I)
_AGAIN = re.compile(r"\d\s*(?:\+|\(\s?\+|\b00[1-9]\d[\s\d./-]{8})|\d\s*[|·]\s*\(?\d")
_MOST_OF_ONE = 14
_CLOSING = re.compile(r"\s*\)?\s*\(?\s*([^\W\d_]+\.?)\s*\)")
_SIGNS = " :.|-–—/·()+"
_FEWEST, _FEWEST_BARE = 6, 8
_KINDS = {"mobile": FieldKind.MOBILE, "home": FieldKind.HOME, "fax": FieldKind.FAX, "work": FieldKind.WORK}
_SURELY_WORK = re.compile(
    r"ufficio|uff|biuro|b[uü]ro|buero|office|central|centrala|switch|fis+o|stacj|land|festnetz", re.I
)


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as it is understood."""

    shown: str
    e164: str
    valid: bool
    mobile: bool
    given: bool
    """Whether its country stands in it."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a number stands in a piece, with its label: from `start` to `end`."""

    number: Number
    label: str
    start: int
    end: int
    column: Piece | None
    """The piece its label is, when that stands in a column of its own."""


def take_numbers(pieces: Sequence[Piece], regions: Sequence[str]) -> tuple[list[Found], list[Piece]]:
    """The numbers of a card and what is left of its pieces. `regions`: where a number without a country may be
    dialled, the likeliest first."""
    labels = [one for one in pieces if label_kind(one.text) in _KINDS]
    taken: dict[str, Found] = {}
    rest: list[Piece] = []
    used: set[Piece | None] = set()
    for piece in pieces:
        spots = list(_spots(piece, regions, labels))
        for spot in spots:
            kind = _kind(spot.label, spot.number)
            if spot.number.e164 not in taken or taken[spot.number.e164].field.kind is FieldKind.FAX is not kind:
                taken[spot.number.e164] = found(kind, spot.number.shown, piece, spot.number.valid)
        used |= {spot.column for spot in spots}
        rest += _between(piece, spots) if spots else [piece]
    return list(taken.values()), [one for one in rest if one not in used]


def _between(piece: Piece, spots: Sequence[_Spot]) -> list[Piece]:
    """What is left of a piece before, between and after its numbers."""
    starts = (0, *(spot.end for spot in spots))
    ends = (*(spot.start for spot in spots), len(piece.text))
    left = [piece.part(start, end) for start, end in zip(starts, ends, strict=True)]
    return [one for one in left if one.text.strip(_SIGNS)]


def _spots(piece: Piece, regions: Sequence[str], labels: list[Piece]) -> Iterator[_Spot]:
    text, at = _digits(piece.text), 0
    for start, end in _runs(text):
        before, label = label_at_end(text[at:start].rstrip(_SIGNS), *_KINDS)
        label = text[at:start][len(before) :] if label else ""
        column = None if label or before.strip(_SIGNS) else column_label(piece, labels)
        label = label or (column.text if column else "")
        extension = _EXTENSION.match(text[end:])
        number = _number(text[start:end], regions, bool(label), extension[1] if extension else "")
        if number and (label or not before or not _is_of_address(text[start:end])):
            end += extension.end() if extension else 0
            closing = _CLOSING.match(text[end:])
            if closing and label_kind(closing[1]) in _KINDS:
                label, end = label or closing[1], end + closing.end()
            yield _Spot(number, label, at + len(before), end, column)
            at = end


def _is_of_address(run: str) -> bool:
    """Whether digits after a word look like a house number and a postcode: 16/22 - 80-802."""
    return bool(re.match(r"\d{1,4}(?:\s?/\s?\d+)?\s+[-–]\s|\d{1,3}/\d", run))


def _digits(text: str) -> str:
    """The text with the letters in a number that were digits: O for 0, l for 1."""
    text = re.sub(r"(?<=\d)[Oo](?=[\d\s.]|$)|(?<=[\d+]\s)[Oo](?=\d)|(?<=\+)[Oo](?=\d)", "0", text)
    return re.sub(r"(?<=\d)[lI](?=[\d\s])(?=.*\d)|(?<=\d\s)[lI](?=\d)|(?<=\+)[lI](?=\d)", "1", text)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the digits stand that may be a number; two that were printed one after the other apart."""
    for match in _RUN.finditer(text):
        if match.start() and (text[match.start() - 1] == "@" or _is_glued(text[: match.start()])):
            continue
        at = match.start()
        if not _AGAIN.search(match[0]) and sum(map(str.isdigit, match[0])) < _MOST_OF_ONE:
            yield at, match.end()
            continue
        if middle := _between_two(match[0]):
            yield at, at + middle
            yield at + middle + 1, match.end()
            continue
        for cut in [*_SPLIT.finditer(match[0]), None]:
            end = match.start() + cut.start() if cut else match.end()
            if end > at:
                yield at, end
            at = match.start() + cut.end() if cut else end


def _between_two(run: str) -> int:
    """Where the space stands between two numbers that have nothing else between them, as alike in length as can be; 0
    where a number says its country or a stroke parts them."""
    if _AGAIN.search(run) or _SPLIT.search(run):
        return 0
    halves = {at: (_count(run[:at]), _count(run[at:])) for at, sign in enumerate(run) if sign == " "}
    whole = [
        at for at, (first, second) in halves.items() if min(first, second) >= _FEWEST_BARE and run[at + 1] in "03("
    ]
    return min(whole, key=lambda at: abs(halves[at][0] - halves[at][1]), default=0)


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_glued(before: str) -> bool:
    """Whether letters that are no label stand right before a number."""
    word = re.search(r"[^\W\d_]+$", before)
    return bool(word) and label_kind(word[0]) not in _KINDS if word else False


def _number(text: str, regions: Sequence[str], labelled: bool, extension: str) -> Number | None:
    digits = sum(map(str.isdigit, text))
    if digits < (_FEWEST if labelled else _FEWEST_BARE) or digits > 16:
        return None
    plain = text.strip()
    if not labelled and re.fullmatch(r"\d{5}-\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}", plain):
        return None
    abroad = plain.lstrip("( ").startswith(("+", "00"))
    if abroad:
        return understood(_whole(plain), "", extension)
    tries = [understood(_whole(plain), region, extension) for region in regions]
    tries += [
        understood(_whole(plain[1:].lstrip(" -")), region, extension) for region in regions[:1] if plain[0] == "0"
    ]
    valid = next((one for one in tries if one and one.valid), None)
    return valid or (tries[0] if tries and (labelled or plain[0] in "0(") else None)


def _whole(text: str) -> str:
    """A number with + for 00, without the zero in brackets, and with an end of its brackets."""
    text = re.sub(r"^\(?\s*(?:\+|00)\s*", "+", text) if re.match(r"\(?\s*(?:\+|00[1-9])", text) else text
    text = re.sub(r"\(\s*0\s*\)", "", text) if text.startswith("+") else text
    return re.sub(r"[()]", " ", text)


@lru_cache(maxsize=2048)
def understood(text: str, region: str, extension: str = "") -> Number | None:
    """A number read as dialled in a region (ISO 3166; nothing: it says its country); None when it cannot be one."""
    import phonenumbers

    try:
        parsed: Any = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    kind, types = phonenumbers.number_type(parsed), phonenumbers.PhoneNumberType
    parsed.extension = extension or None
    forms = phonenumbers.PhoneNumberFormat
    return Number(
        str(phonenumbers.format_number(parsed, forms.INTERNATIONAL)),
        str(phonenumbers.format_number(parsed, forms.E164)),
        bool(phonenumbers.is_valid_number(parsed)),
        kind == types.MOBILE,
        not region,
    )


def _kind(label: str, number: Number) -> FieldKind:
    kind = _KINDS.get(label_kind(label) if label else "", FieldKind.WORK)
    if kind is FieldKind.WORK and number.mobile and not _SURELY_WORK.search(label):
        return FieldKind.MOBILE
    return kind
