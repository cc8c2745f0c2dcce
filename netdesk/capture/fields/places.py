"""Addresses: street, postcode, town, region and country, of one office or of several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from netdesk.capture.fields.candidates import is_flush
from netdesk.capture.fields.firms import firm_words, legal_form
from netdesk.capture.fields.labels import label_kind
from netdesk.capture.fields.names import is_given
from netdesk.capture.fields.pieces import Found, Piece, found
from netdesk.capture.fields.regions import country_code
from netdesk.capture.fields.spacing import with_letters
from netdesk.capture.fields.streets import Street, street
from netdesk.capture.fields.wordlists import plain_words, word_list
from netdesk.domain.scan import FieldKind
from netdesk.domain.text import fold

_TOWN = r"(?P<town>[^\W\d_](?:(?!\s[-–—])[^\d,;|()])*?[^\W_]\.?(?:\s?\(?(?:Oder|Main)\)?)?)"
_POSTCODES = [
    re.compile(p)
    for p in (
        rf"^(?:[A-Z]{{1,3}}[-–\s]\s?)?(?P<code>\d{{2}}-\d{{3}})\s+{_TOWN}$",
        rf"^(?P<code>\d{{4}}-\d{{3}})\s+{_TOWN}$",
        rf"^(?:[A-Z]{{1,3}}[-–]\s?)?(?P<code>\d{{5}})\s+{_TOWN}(?:\s*\(\s*(?P<region>[A-Za-zl]{{2}})\s*\)|\s+(?P<region2>[A-Z][A-Zl]))?$",
        rf"^(?P<code>\d{{3}}\s\d{{2}})\s+{_TOWN}$",
        rf"^(?P<code>\d{{4}}\s?[A-Z]{{2}})\s+{_TOWN}$",
        r"^(?:[A-Z]{1,3}[-–\s]\s?)?(?P<code>\d{4})\s+(?P<town>[A-ZÀ-Ž][^\W\d_]{2,}(?:[\s.-]+[^\W\d_]+)*)$",
        rf"^(?:{_TOWN}\s+)?(?P<code>[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}})$",
        rf"^(?:{_TOWN}\s+)?(?P<region>[A-Z]{{2}})\s+(?P<code>\d{{5}}(?:-\d{{4}})?)$",
    )
]
_NUMBER_IN_STREET = re.compile(r"[^\W\d_]\.?,?\s\d+\w?\s+(?=[^\W\d_]{3})")
_LOST_SPACE = re.compile(
    r"(^[^\W\d_]{2}\.)(?=\w)|([a-zß]{3})(?=\d)|(^\d{2})(?=[A-Z][a-z]{2})|(^(?:Via|Viale|Piazza|Corso|Largo))(?=[A-Z])"
)
_CHUNK = re.compile(r"\s*[,;|•·]\s*|\s+[-–—]\s*|\s*[-–—]\s+")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a chunk of an address line is."""

    kind: str
    text: str
    piece: Piece
    region: str = ""
    code: str = ""


def take_places(pieces: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """The addresses of a card (each office a group) and what is left of the pieces."""
    firms, pieces = _without_firms(pieces)
    parts = {piece: _parts(piece) for piece in pieces}
    lines = [piece for piece in pieces if _is_address(parts[piece])]
    lines += [piece for piece in pieces if piece not in lines and _belongs(piece, parts[piece], lines)]
    lines.sort(key=pieces.index)
    taken = list(_grouped([part for piece in lines for part in parts[piece]]))
    return taken, [*firms, *(piece for piece in pieces if piece not in lines)]


def _without_firms(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Companies (by their legal form) that begin the line of their address, and the pieces without them."""
    firms: list[Piece] = []
    rest: list[Piece] = []
    for piece in pieces:
        cut = _CHUNK.search(piece.text)
        first, second = (piece.part(0, cut.start()), piece.part(cut.end(), len(piece.text))) if cut else (piece, piece)
        if cut and legal_form(first.text) and _is_address(_parts(second)):
            firms.append(first)
            rest.append(second)
        else:
            rest.append(piece)
    return firms, rest


def _parts(piece: Piece) -> list[_Part]:
    piece = replace(piece, text=_LOST_SPACE.sub(r"\g<0> ", with_letters(piece.text)))
    whole = _postcoded(piece.text, piece)
    if whole:
        return whole
    label, colon, rest = piece.text.partition(":")
    if colon and label_kind(label) == "address":
        return _parts(replace(piece, text=rest.strip()))
    chunks = [chunk.strip(" .") if len(chunk) > 2 else chunk for chunk in _CHUNK.split(piece.text) if chunk.strip()]
    return [part for chunk in _mended(chunks) for part in _postcoded(chunk, piece) or [_plain_part(chunk, piece)]]


def _mended(chunks: list[str]) -> Iterator[str]:
    """The chunks, those put together again that a separator inside of one thing cut: `CA`, `94102`; `Via Po`, `88`."""
    made: list[str] = []
    for chunk in chunks:
        if made and re.fullmatch(r"(?:n\.?\s?)?\d{1,4}\s?[a-zA-Z]?(?:/\w+)?", chunk) and street(made[-1]):
            made[-1] = f"{made[-1]}, {chunk}"
        elif (ends := _NUMBER_IN_STREET.search(chunk)) and is_city(chunk[ends.end() :]):
            made += [chunk[: ends.end()].strip(), chunk[ends.end() :]]
        elif made and re.fullmatch(r"\d{5}", chunk) and re.search(r"\b[A-Z]{2}$", made[-1]):
            made[-1] = f"{made[-1]} {chunk}"
        else:
            made.append(chunk)
    return iter(made)


def _postcoded(text: str, piece: Piece) -> list[_Part]:
    """The parts of a chunk that has a postcode; none where it has none."""
    plain = re.sub(r"(?<=\d)(?=[^\W\d_][a-zà-ž])|(?<=[a-z]{2})(?=[A-Z]{1,2}\d)", " ", text.strip(" .,"))
    for pattern in _POSTCODES:
        if (match := pattern.match(plain)) and _is_town(match["town"], match["code"]):
            groups = match.groupdict()
            region = (groups.get("region") or groups.get("region2") or "").replace("l", "I").upper()
            return [_Part("town", groups["town"] or "", piece, region, groups["code"])]
    return []


def _is_town(town: str | None, code: str) -> bool:
    return not town or (
        not (len(code) == 4 and label_kind(town)) and not word_list("streets").languages(fold(town.split()[-1]))
    )


def _plain_part(chunk: str, piece: Piece) -> _Part:
    if country_code(chunk):
        return _Part("country", chunk, piece)
    if is_city(chunk):
        return _Part("city", chunk, piece)
    if re.fullmatch(r"\(?[A-Z]{2}\)?", chunk):
        return _Part("region", chunk.strip("()"), piece)
    return _Part("street" if street(chunk) else "other", chunk, piece)


def is_city(text: str) -> bool:
    """Whether a text is a large town (with its province), or one with its part: `Roma EUR` is not."""
    plain = re.sub(r"\s*\([A-Z]{2}\)$|\s+[A-Z]{2}$", "", text)
    return word_list("cities").knows(fold(plain).strip())


def _is_address(parts: list[_Part]) -> bool:
    """Whether a line is part of an address beyond doubt."""
    kinds = [part.kind for part in parts]
    if "town" in kinds or any(part.kind == "street" and street(part.text) is Street.SURE for part in parts):
        return True
    return ({"city", "country"} & set(kinds) and set(kinds) <= {"city", "country", "region"}) or (
        "street" in kinds and "city" in kinds
    )


def _belongs(piece: Piece, parts: list[_Part], lines: list[Piece]) -> bool:
    """Whether a line that may be a street stands right above or below an address line, flush with it."""
    if not any(part.kind == "street" for part in parts) or (
        firm_words(piece.text) and not re.search(r"\d", piece.text)
    ):
        return False
    if any(map(is_given, re.findall(r"[^\W\d_]+", piece.text))):
        return False
    beside = [one for one in lines if one.side == piece.side and abs(one.middle - piece.middle) < 2.2 * piece.height]
    return any(is_flush(one, piece) for one in beside)


def _grouped(parts: Sequence[_Part]) -> Iterator[Found]:
    """The fields of the parts; a second town begins a second office where the streets stand before the towns."""
    offices: list[list[_Part]] = [[]]
    seen: set[str] = set()
    for at, part in enumerate(parts):
        if _begins(part, offices[-1]) and (part.kind == "town" or _has_town(parts[at:])):
            offices.append([])
        offices[-1].append(part)
    group = 0
    for office in (_merged(one) for one in offices if one):
        key = " ".join(plain_words(" ".join(f"{part.code} {part.text}" for part in office if part.kind != "country")))
        if key not in seen:
            yield from _fields(office, group)
            seen.add(key)
            group += 1


def _has_town(parts: Sequence[_Part]) -> bool:
    return any(part.kind in ("town", "city") for part in parts)


def _begins(part: _Part, office: list[_Part]) -> bool:
    """Whether a part is the first of another office."""
    kinds = [one.kind for one in office]
    if part.kind == "town":
        return "town" in kinds
    if part.kind in ("street", "other"):
        return "town" in kinds and ("street" in kinds or kinds[0] != "town")
    return part.kind == "city" and "town" in kinds and part.piece is not office[-1].piece


def _merged(office: list[_Part]) -> list[_Part]:
    """The parts, a town before a postcode that has none of its own being that of the postcode."""
    bare = next((part for part in office if part.kind == "town" and not part.text), None)
    if not bare:
        return office
    at = office.index(bare)
    before = next((one for one in reversed(office[:at]) if one.kind in ("city", "other")), None)
    if not before:
        return office
    town = replace(bare, text=before.text, piece=bare.piece if before.piece is bare.piece else before.piece)
    return [town if one is bare else one for one in office if one is not before]


def _fields(office: Sequence[_Part], group: int) -> Iterator[Found]:
    town = next((part for part in office if part.kind == "town"), None)
    second = ("city",) if town and town.text else ()
    streets = [part for part in office if part.kind in ("street", "other", *second)]
    if streets:
        numbers = tuple(dict.fromkeys(number for part in streets for number in part.piece.lines))
        place = replace(streets[0].piece, lines=numbers)
        yield found(FieldKind.STREET, ", ".join(part.text for part in streets), place, town is not None, group)
    if town and town.code:
        yield found(FieldKind.POSTCODE, town.code, town.piece, True, group)
    city = town or next((part for part in office if part.kind == "city"), None)
    if city and city.text:
        yield found(FieldKind.LOCALITY, _without_region(city.text), city.piece, True, group)
    region = next((part for part in office if part.region or part.kind == "region"), None)
    if region:
        yield found(FieldKind.REGION, region.region or region.text, region.piece, True, group)
    for part in office:
        if part.kind == "country":
            yield found(FieldKind.COUNTRY, part.text, part.piece, True, group)


def _without_region(text: str) -> str:
    return re.sub(r"\s*\([A-Z]{2}\)$", "", text)
