"""The pages of a sheet: a PDF for the printer and the pocket, pictures of the pages for the preview."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

from netdesk import i18n, paths
from netdesk.briefing import code, pictures
from netdesk.briefing.coverage import without_font
from netdesk.briefing.everything import EverythingSheet, Part
from netdesk.briefing.labels import labels
from netdesk.briefing.sheet import Entry, PairSheet, RoomSheet
from netdesk.briefing.sheet import Printable as Sheet
from netdesk.briefing.typeset import Unreadable, forget, typeset

Printable = Sheet | EverythingSheet
Paper = Literal["A4", "Letter"]
_PAPERS: dict[Paper, str] = {"A4": "a4", "Letter": "us-letter"}
_UNPRINTABLE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc]")
# Pixels of a picture's side, for 300 dots per inch at the size that it has on the sheet.
_EDGES = {"pocket": pictures.LARGE_EDGE, "pair": pictures.LARGE_EDGE}


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
    if isinstance(sheet, EverythingSheet):
        return "everything"
    return "pair" if isinstance(sheet, PairSheet) else sheet.choice.sheet.value


def _set(sheet: Printable, paper: Paper, kind: Literal["pdf", "png"], dpi: float = 100) -> list[bytes]:
    """Set the sheet, as if no picture were damaged; else each is looked at alone."""
    try:
        made = _typeset(sheet, paper, kind, dpi, checked=False)
    except Unreadable:
        made = _typeset(sheet, paper, kind, dpi, checked=True)
    forget()
    return made


def _typeset(sheet: Printable, paper: Paper, kind: Literal["pdf", "png"], dpi: float, *, checked: bool) -> list[bytes]:
    """The pages. What the user wrote goes in as JSON and is never read as markup."""
    name = kind_of(sheet)
    template = b"".join(paths.resource("sheets", f"{part}.typ").read_bytes() for part in ("common", name))
    with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
        faces = _Faces(Path(folder), _EDGES.get(name, pictures.EDGE), checked)
        data = {**_data(sheet, faces), **_tongue(), "paper": _PAPERS[paper], "labels": labels()}
        return typeset(template, folder, {"sheet": json.dumps(data)}, kind, dpi, any_font=bool(unprintable(sheet)))


class _Faces:
    """Writes pictures into the folder that the template sees."""

    def __init__(self, folder: Path, edge: int, checked: bool) -> None:
        self.folder, self._edge, self._checked = folder, edge, checked
        self._count = 0

    def put(self, picture: bytes | None) -> str | None:
        """A picture as a file, and what the template calls it; None where there is none that can be shown."""
        made = pictures.small(picture, self._edge, checked=self._checked) if picture else None
        if not made:
            return None
        return self._write(made)

    def put_whole(self, some: Iterable[bytes]) -> list[str]:
        """Pictures as files just as they are, and what the template calls them; without those that cannot be shown."""
        return [self._write(one) for one in some if pictures.can_be_shown(one, checked=self._checked)]

    def _write(self, made: bytes) -> str:
        self._count += 1
        name = f"{self._count}.{pictures.ending(made)}"
        (self.folder / name).write_bytes(made)
        return f"/{name}"


def _data(sheet: Printable, faces: _Faces) -> dict[str, Any]:
    """The sheet as data, with its pictures and its code as files beside the template."""
    data: dict[str, Any] = _plain(sheet)
    if isinstance(sheet, EverythingSheet):
        return {**data, "parts": [_part(part, faces) for part in sheet.parts]}
    if isinstance(sheet, PairSheet):
        for name, side in (("one", sheet.one), ("other", sheet.other)):
            data[name]["entry"] = _entry(side.entry, faces)
        return data
    data["people"] = [_entry(entry, faces) for entry in sheet.people]
    data["strangers"] = [_entry(entry, faces) for entry in sheet.strangers]
    return {**data, "length": sheet.choice.length.value, "code": _code(sheet, faces.folder)}


def _part(part: Part, faces: _Faces) -> dict[str, Any]:
    told = [{**_plain(one), "pictures": faces.put_whole(one.pictures)} for one in part.paragraphs]
    return {**_plain(part), "paragraphs": told}


def _entry(entry: Entry, faces: _Faces) -> dict[str, Any]:
    return {**_plain(entry), "picture": faces.put(entry.picture)}


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


_APART = ("picture", "pictures", "choice", "card", "key")


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
