"""Addresses on the web, and profiles in networks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from netdesk.capture.fields.labels import label_at_end
from netdesk.capture.fields.mails import has_ending, mended_domain
from netdesk.capture.fields.pieces import Found, Piece, found
from netdesk.domain.scan import FieldKind

_SCHEME = re.compile(r"h[tl]{2}ps?\s?[:;]?\s?/\s?[/l]?\s?", re.I)
_LOST_DOT = re.compile(r"\bw\s?w\s?w\s?[.,]?\s?(?=[\w-]+\.)|\bwww\s?[.,]?\s?(?=[\w-]{3,})", re.I)
_DOMAIN = re.compile(r"(?<![\w@.])(?P<host>(?:[\w-]+\s?[.,]\s?)+[A-Za-z]{2,12})(?P<path>/[^\s|]*)?(?![\w@])")
_NETWORKS = (
    r"linkedin|xing|facebook|fb|instagram|twitter|x|github|t|wa|youtube|tiktok|behance|dribbble|threads|pinterest"
)
_PROFILE = re.compile(
    rf"(?:https?://)?(?:[\w-]+\.)?(?:{_NETWORKS})\s?\.\s?(?:com|me|net|org|it|de|pl)\s?/\s?[\w.@/%\-]+", re.I
)
_NAMED = re.compile(r"\b(?:linkedin|instagram|facebook|xing|twitter|skype|telegram)\s*:\s*/?[\w.@\- ]{3,40}$", re.I)
_HANDLE = re.compile(r"(?<![\w.@])@[\w.]{3,30}(?![\w@])|(?<![\w/])/?in/[\w\-%]{3,}", re.I)


def take_profiles(pieces: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """Profiles in networks, by their address or a handle, and what is left of the pieces."""
    taken: list[Found] = []
    rest: list[Piece] = []
    for piece in pieces:
        match = _PROFILE.search(piece.text) or _NAMED.search(piece.text) or _HANDLE.search(piece.text)
        if not match:
            rest.append(piece)
            continue
        text = match[0] if match.re is _NAMED else re.sub(r"\s", "", match[0])
        taken.append(found(FieldKind.PROFILE, re.sub(r"^https?://(www\.)?", "", text), piece))
        rest += _without_label(piece, match, "profile")
    return taken, rest


def take_webs(pieces: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """Addresses on the web, and what is left of the pieces."""
    taken: list[Found] = []
    rest: list[Piece] = []
    for piece in pieces:
        mended = replace(piece, text=_mended(piece.text))
        match = next((one for one in _DOMAIN.finditer(mended.text) if _is_web(one, mended.text)), None)
        if not match:
            rest.append(piece)
            continue
        address = mended_domain(match["host"]) + (match["path"] or "").rstrip("/.,")
        taken.append(found(FieldKind.WEB, address, piece))
        rest += _without_label(mended, match, "web")
    return taken, rest


def _mended(text: str) -> str:
    """The text without the scheme of an address, and with the dot after www."""
    return _LOST_DOT.sub("www.", _SCHEME.sub("", re.sub(r"(?<=[a-z])I(?=[a-z])", "l", text)))


def _is_web(match: re.Match[str], text: str) -> bool:
    host = mended_domain(match["host"])
    name = host.removeprefix("www.").rpartition(".")[0]
    if not has_ending(host) or len(name) < 2:
        return False
    if host.startswith("www."):
        return True
    spaced = re.search(r"\s", match["host"])
    letters = sum(map(str.isalpha, name))
    return not spaced and letters >= 2 and len(name) >= 3 and not match["host"][-2:].isupper()


def _without_label(piece: Piece, match: re.Match[str], kind: str) -> list[Piece]:
    before, after = piece.part(0, match.start()), piece.part(match.end(), len(piece.text))
    left = label_at_end(before.text, kind)[0].strip(" :-")
    kept = [replace(before, text=left)] if left else []
    return kept + ([after] if after.text.strip(" -:") else [])
