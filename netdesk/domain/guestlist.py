"""A list of guests as people paste it: a line for each, or the recipients of a mail, with or without companies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦☐☑✓]+|\(?\d{1,4}[.)]|\[[ xX]?\])\s+")
_MAIL = re.compile(r"<?\s*(?:mailto:)?([^\s<>,;|()\"']+@[^\s<>,;|()\"']+\.[^\s<>,;|()\"']+)\s*>?")
_CELLS = re.compile(r"\t+|\s*[;|]\s*|\s+[–—]\s+|\s+-\s+|,\s*|\s*\(|\)\s*")
_LETTER = re.compile(r"[^\W\d_]")
MOST = 2000
"""Guests of one list: more is no list of an event."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A guest as a list names them."""

    name: str = ""
    mail: str = ""
    company: str = ""

    @property
    def shown(self) -> str:
        """What to call them until it is known who they are."""
        return self.name or self.mail


def read_list(text: str) -> list[Listed]:
    """The guests of a text in their order, each once: `Anna Rossi`, `Anna Rossi, Rossi Srl`, `Anna Rossi <a@b.it>`,
    `a@b.it`, bullets and numbers before them, or several mail recipients on one line."""
    found: dict[tuple[str, str], Listed] = {}
    for line in text.splitlines():
        for part in _parts(_BULLET.sub("", line).strip()):
            guest = _guest(part)
            if guest.shown:
                found.setdefault((guest.name.casefold(), guest.mail.casefold()), guest)
            if len(found) >= MOST:
                return list(found.values())
    return list(found.values())


def beside_name(guest: Listed) -> str:
    """What is noted of a guest who is only a name: the company, and the mail address where it is not the name."""
    mail = f"<{guest.mail}>" if guest.mail and guest.name else ""
    return " ".join(part for part in (guest.company, mail) if part)


def of_name(name: str, note: str) -> Listed:
    """A guest who was only a name, with what was noted beside it."""
    mail = _MAIL.search(note)
    company = _tidy(note[: mail.start()] + note[mail.end() :]) if mail else note
    own = _MAIL.fullmatch(name.strip())
    return Listed("" if own else _tidy(name), mail[1] if mail else own[1] if own else "", company)


def _parts(line: str) -> Iterator[str]:
    """A line, cut where it holds several recipients."""
    mails = list(_MAIL.finditer(line))
    if len(mails) < 2:
        yield line
        return
    start = 0
    for mail in mails:
        yield line[start : mail.end()].strip(" ,;")
        start = mail.end()
    if rest := line[start:].strip(" ,;"):
        yield rest


def _guest(text: str) -> Listed:
    mail = _MAIL.search(text)
    address = mail[1] if mail else ""
    rest = (text[: mail.start()] + "\t" + text[mail.end() :]) if mail else text
    cells = [_tidy(cell) for cell in _CELLS.split(rest)]
    words = [cell for cell in cells if _LETTER.search(cell) and cell.casefold() != address.casefold()]
    return Listed(words[0] if words else "", address, words[1] if len(words) > 1 else "")


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" \"'“”„«»")
