"""Bytes of a list to its text: the charset by its mark, by trying, or guessed, and files that are no list refused."""

import re
from dataclasses import dataclass

from netdesk import charset
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, language

_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAMPLE = 50_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*(?:[{<%]|\[\s*[{\[]|BEGIN:|(?:version: *1\s+)?dn::? )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file with `\\n` for every line end, the charset it was read in, and what had to be repaired."""

    text: str
    charset: str
    problems: tuple[str, ...] = ()


def read_text(data: bytes, chosen: str | None = None) -> Text:
    """The text of a file, in the chosen charset or the one found; NetdeskError for what can be no list."""
    if data.startswith(_WORKBOOKS):
        raise NetdeskError(_("This is a workbook, not a list; open it and save it as CSV first."))
    name = _known(chosen) if chosen else _found(data)
    text = data.decode(name, "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems = [_("Some letters could not be read; another charset may suit better.")] if "\ufffd" in text else []
    if strange := len(_CONTROLS.findall(text)):
        if strange > max(3, len(text) // 10):
            raise NetdeskError(_("This file holds no text, so it is no list of people."))
        text = _CONTROLS.sub(" ", text)
        problems.append(_("Signs that are no letters were taken out of the list."))
    if not text.strip():
        raise NetdeskError(_("This file is empty."))
    if _MARKUP.match(text):
        raise NetdeskError(_("This file is no list: it has no rows of cells."))
    return Text(text, name, tuple(problems))


def _known(chosen: str) -> str:
    if not (name := charset.known(chosen)):
        raise NetdeskError(_("There is no charset called “{name}”.").format(name=chosen))
    return name


def _found(data: bytes) -> str:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    if wide := _wide(data[:_SAMPLE]):
        return wide
    return charset.of_text(data, charset.ansi_page(language()))


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte is nothing."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) * 2 > half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[::2].count(0) * 2 > half else ""
