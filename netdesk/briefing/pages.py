"""The pages of a sheet: a PDF for the printer and the pocket, pictures of the pages for the preview."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

from netdesk import i18n, paths
from netdesk.briefing import code, pictures
from netdesk.briefing.choice import Length
from netdesk.briefing.coverage import without_font
from netdesk.briefing.labels import labels
from netdesk.briefing.sheet import Entry, PairSheet, Printable, RoomSheet
from netdesk.briefing.typeset import forget, typeset

Paper = Literal["A4", "Letter"]
_PAPERS: dict[Paper, str] = {"A4": "a4", "Letter": "us-letter"}
_UNPRINTABLE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc]")
# Pixels of a picture's side, for 300 dots per inch at the size that it has on the sheet.
_EDGES = {"room": pictures.EDGE, "pocket": 192, "notes": 96, "pair": 264}


def pdf(sheet: Printable, paper: Paper = "A4") -> bytes:
    """The sheet as a tagged PDF with bookmarks and links; the same sheet gives the same bytes."""
    return _set(sheet, paper, "pdf")[0]


def pages(sheet: Printable, paper: Paper = "A4", dpi: float = 100) -> list[bytes]:
    """The pages of the sheet as PNG pictures, in their order."""
    return _set(sheet, paper, "png", dpi)


def unprintable(sheet: Printable) -> str:
    """The letters on a sheet for which Netdesk brings no font: they are printed only where this computer has one."""
    return without_font(_texts(sheet))


def kind_of(sheet: Printable) -> str:
    """The name of the sheet's template."""
    return "pair" if isinstance(sheet, PairSheet) else sheet.choice.sheet.value


def _set(sheet: Printable, paper: Paper, kind: Literal["pdf", "png"], dpi: float = 100) -> list[bytes]:
    """Set the sheet. What the user wrote goes in as JSON and is never read as markup."""
    name = kind_of(sheet)
    template = b"".join(paths.resource("sheets", f"{part}.typ").read_bytes() for part in ("common", name))
    with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
        data = {**_data(sheet, Path(folder), _EDGES[name]), **_tongue(), "paper": _PAPERS[paper], "labels": labels()}
        made = typeset(template, folder, {"sheet": json.dumps(data)}, kind, dpi, any_font=bool(unprintable(sheet)))
    forget()
    return made


def _data(sheet: Printable, folder: Path, edge: int) -> dict[str, Any]:
    """The sheet as data, with its pictures and its code as files in `folder`, beside the template."""
    if isinstance(sheet, PairSheet):
        found = sheet.one.entry, sheet.other.entry
        data: dict[str, Any] = _plain(sheet)
        data["one"]["entry"], data["other"]["entry"] = (
            _entry(entry, folder / f"{place}.picture", edge) for place, entry in enumerate(found)
        )
        return data
    return {**_plain(sheet), **_people(sheet, folder, edge), "code": _code(sheet, folder)}


def _people(sheet: RoomSheet, folder: Path, edge: int) -> dict[str, Any]:
    made = [
        _entry(entry, folder / f"{place}.picture", edge, small=sheet.choice.length is Length.LINE)
        for place, entry in enumerate(sheet.everybody)
    ]
    count = len(sheet.people)
    return {"people": made[:count], "strangers": made[count:], "length": sheet.choice.length.value}


def _entry(entry: Entry, file: Path, edge: int, *, small: bool = False) -> dict[str, Any]:
    """One person as data; the picture goes into a file."""
    picture = pictures.small(entry.picture, edge // 2 if small else edge) if entry.picture else None
    if picture:
        file = file.with_suffix(f".{pictures.ending(picture)}")
        file.write_bytes(picture)
    return {**_plain(entry), "picture": f"/{file.name}" if picture else None}


def _code(sheet: RoomSheet, folder: Path) -> str | None:
    if not sheet.card:
        return None
    (folder / "code.svg").write_bytes(code.drawing(sheet.card))
    return "/code.svg"


def _plain(value: Any) -> Any:
    """A value as JSON can hold it, every text cleaned."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.name not in _APART}
    return value


_APART = ("picture", "choice", "card", "key")


def _texts(value: Any) -> Iterator[str]:
    """Every text on a sheet."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in _APART:
                yield from _texts(getattr(value, each.name))


def _tongue() -> dict[str, str | None]:
    """Language and region of the page, for hyphenation and the direction of writing."""
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[_-]([A-Za-z]{2}))?.*", i18n.language())
    lang, region = found.groups() if found else ("en", None)
    return {"lang": lang.lower(), "region": region.upper() if region else None}


def _clean(text: str) -> str:
    """The text without what cannot be printed: control characters, halves of characters, marks that turn the
    direction of everything after them."""
    whole = _UNPRINTABLE.sub("", text.encode("utf-8", "replace").decode())
    return "".join(" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in whole).strip(
        "\n\r\t"
    )
