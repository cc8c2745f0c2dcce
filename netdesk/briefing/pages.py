"""The pages of a sheet: a PDF for the printer and the pocket, pictures of the pages for the preview."""

import json
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import Literal

from netdesk import i18n, paths
from netdesk.briefing import pictures
from netdesk.briefing.sheet import Entry, RoomSheet
from netdesk.briefing.typeset import forget, typeset
from netdesk.i18n import _

Paper = Literal["A4", "Letter"]
_PAPERS: dict[Paper, str] = {"A4": "a4", "Letter": "us-letter"}
_UNPRINTABLE = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc]")


def pdf(sheet: RoomSheet, paper: Paper = "A4") -> bytes:
    """The sheet as a tagged PDF with bookmarks; the same sheet gives the same bytes."""
    return _set(sheet, paper, "pdf")[0]


def pages(sheet: RoomSheet, paper: Paper = "A4", dpi: float = 100) -> list[bytes]:
    """The pages of the sheet as PNG pictures, in their order."""
    return _set(sheet, paper, "png", dpi)


def _set(sheet: RoomSheet, paper: Paper, kind: Literal["pdf", "png"], dpi: float = 100) -> list[bytes]:
    """Set the sheet. What the user wrote goes in as JSON and is never read as markup."""
    with tempfile.TemporaryDirectory(prefix="netdesk-", ignore_cleanup_errors=True) as folder:
        data = {
            "title": _clean(sheet.title),
            "when": _clean(sheet.when),
            "place": _clean(sheet.place),
            "summary": [{"text": _clean(run.text), "strong": run.strong} for run in sheet.summary],
            "goals": [_clean(goal) for goal in sheet.goals],
            "looks_for": _clean(sheet.looks_for),
            "recognise": _clean(sheet.recognise),
            "people": [_entry(entry, Path(folder, f"{place}.png")) for place, entry in enumerate(sheet.people)],
            "unknown": [_clean(name) for name in sheet.unknown],
            "blanks": sheet.blanks,
            "labels": _labels(),
            "paper": _PAPERS[paper],
            **_tongue(),
        }
        template = paths.resource("sheets", "room.typ").read_bytes()
        made = typeset(template, folder, {"sheet": json.dumps(data)}, kind, dpi)
    forget()
    return made


def _entry(entry: Entry, file: Path) -> dict[str, object]:
    """One person as data; the picture goes into `file`, beside the template."""
    picture = pictures.small(entry.picture) if entry.picture else None
    if picture:
        file.write_bytes(picture)
    return {
        "name": _clean(entry.name),
        "work": _clean(entry.work),
        "stage": int(entry.stage),
        "stage_word": entry.stage_word,
        "freshness_word": entry.freshness_word,
        "history": [_clean(line) for line in entry.history],
        "looks_for": _clean(entry.looks_for),
        "question": _clean(entry.question),
        "next_step": [_clean(line) for line in entry.next_step],
        "initials": _clean(entry.initials),
        "colour": entry.colour,
        "picture": f"/{file.name}" if picture else None,
    }


def _labels() -> dict[str, str]:
    return {
        "goals": _("My goals here"),
        "looks_for": _("I look for"),
        "recognise": _("You know them by"),
        "person_looks_for": _("Looks for"),
        "next_step": _("Next step"),
        "unknown": _("Also coming"),
        "new_faces": _("New faces"),
        "face_name": _("Name"),
        "face_loves": _("What they love about their work"),
        "face_looks_for": _("Who they look for"),
        "face_next": _("Next contact"),
        "quote_open": _("“"),
        "quote_close": _("”"),
    }


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
