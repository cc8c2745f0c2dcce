"""Mail addresses: found in a line, and mended where the reader slipped in a way that leaves no doubt."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from netdesk.capture.fields.labels import label_at_end
from netdesk.capture.fields.pieces import Found, Piece, found, together
from netdesk.capture.fields.wordlists import group
from netdesk.domain.scan import FieldKind
from netdesk.domain.text import fold

_AT = re.compile(r"(?<=[\w.])\s?(?:@|©|®|\(a\)|\[at\]|\(at\)|＠)\s?(?=\w)")
_MAIL = re.compile(
    r"[\w.+\-%&'’]+@(?:[\w\-]+\s?[.,]\s?)+[\w\-]+|[\w.+\-%&]+@[\w\-]+\s[a-zA-Z]{2,3}\b|[\w.+\-%]*[a-z][\w.+\-%]*@[\w\-.]{3,}"
)
_GLUED = re.compile(
    r"^(?:[Ee]-?[Mm]ail:?(?=[a-z][a-z.])|[Mm]ail:?(?!box|ing|er)(?=[a-z]{4})|[EM](?=[a-z]{2,}[a-z.]*@))"
)
_SMALL_L = re.compile(r"(?<=[a-z])I(?=[a-z])")
_GAP = re.compile(r"\s*[.,]\s*")


def take_mails(pieces: Sequence[Piece]) -> tuple[list[Found], list[Piece]]:
    """The mails of a card, and what is left of its pieces."""
    mails: list[Found] = []
    rest: list[Piece] = []
    for piece in joined_halves(pieces):
        mine, left = _of_piece(piece)
        mails += mine
        rest += left
    return mails, rest


def joined_halves(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a mail that runs on in the next line being one."""
    made: list[Piece] = []
    for piece in pieces:
        before = made[-1] if made else None
        if before and before.side == piece.side and _runs_on(before.text, piece.text):
            made[-1] = together((before, piece), "")
        else:
            made.append(piece)
    return made


def _runs_on(first: str, second: str) -> bool:
    if " " in second or not re.search(r"\w", second):
        return False
    if first.endswith("@"):
        return "." in second
    if second.startswith("@"):
        return bool(re.search(r"[a-z][\w.-]*$", first)) and "@" not in first and "." in second
    return "@" in first and first.endswith((".", "-")) and bool(re.fullmatch(r"[\w.\-]+", second))


def _of_piece(piece: Piece) -> tuple[list[Found], list[Piece]]:
    piece = replace(piece, text=_AT.sub("@", piece.text))
    match = _MAIL.search(piece.text)
    if not match:
        return [], [piece]
    before, after = piece.part(0, match.start()), piece.part(match.end(), len(piece.text))
    left = label_at_end(before.text, "email")[0].strip(" :-")
    mine, rest = _of_piece(after) if after.text else ([], [])
    lost_dot = re.fullmatch(r"[a-z]{1,15}", left) and not after.text
    address = _mended(f"{left}.{match[0]}" if lost_dot else match[0])
    left = "" if lost_dot else left
    kept = [replace(before, text=left)] if left else []
    return [found(FieldKind.EMAIL, address, piece, _is_whole(address) and not lost_dot), *mine], [*kept, *rest]


def _without_glued_label(text: str) -> str:
    """A mail without the label that the reader put before it without a space: `Eanna@`, `e-mailanna@`."""
    return _GLUED.sub("", text)


def _mended(text: str) -> str:
    """A mail in small letters without spaces or accents, commas as dots."""
    local, _, domain = _SMALL_L.sub("l", _without_glued_label(text)).partition("@")
    local = fold(local).replace(",", ".").strip(".'’-")
    local = _duties().get(_seen(local), local)
    domain = mended_domain(domain)
    return f"{local}@{domain}"


@cache
def _duties() -> dict[str, str]:
    """The usual names of mailboxes by how a careless eye sees them."""
    return {_seen(duty): duty for duty in group("mailservices", "duties")}


def _seen(text: str) -> str:
    return text.translate(str.maketrans("il10", "lllo"))


def mended_domain(text: str) -> str:
    """A domain in small letters, without spaces, with dots for commas and one for a space before its last part."""
    plain = _GAP.sub(".", text.strip(" .,-")).lower()
    plain = re.sub(r"\s+([a-z]{2,6})$", r".\1", plain)
    plain = re.sub(r"\.(c0m|corn|conn|c0rn)$", ".com", plain)
    plain = re.sub(r"\.(lt|1t|jt|i1|il)$", ".it", plain) if not plain.endswith(".co.il") else plain
    plain = re.sub(r"\.(p1|pi|pI)$", ".pl", plain)
    return "".join(sign if sign in "äöü" else fold(sign) for sign in plain.replace(" ", ""))


def has_ending(domain: str) -> bool:
    """Whether a domain ends with one that exists."""
    return "." in domain and domain.rpartition(".")[2] in group("mailservices", "tld")


def _is_whole(address: str) -> bool:
    local, _, domain = address.partition("@")
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9._+%&'\-]*", local)) and has_ending(domain)
