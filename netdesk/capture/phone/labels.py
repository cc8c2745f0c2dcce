"""The label of a request: what it is, from which device, of which file, and which piece; random numbers only."""

import re
from dataclasses import dataclass

from netdesk.capture.phone.refusal import Refusal

HEADER = "X-Netdesk"
_ID = "([0-9a-f]{32})"
_NUMBER = "([0-9]{1,5})"
_FORMS = {
    "hello": re.compile(f"hello {_ID}"),
    "have": re.compile(f"have {_ID} {_ID} {_NUMBER}"),
    "chunk": re.compile(f"chunk {_ID} {_ID} {_NUMBER} {_NUMBER}"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """`hello`: may I come in. `have`: which pieces of a file are here. `chunk`: a piece; pieces count from 0."""

    text: str
    verb: str
    device: str
    file: str = ""
    count: int = 0
    index: int = 0


def label_of(text: str) -> Label:
    """The label that a header carries. Refused with 403 when it is none: no form and no other site can send one."""
    form = _FORMS.get(text.partition(" ")[0])
    found = form.fullmatch(text) if form else None
    if not found:
        raise Refusal(403, "form")
    device, *rest = found.groups()
    numbers = [int(number) for number in rest[1:]]
    return Label(text, text.partition(" ")[0], device, rest[0] if rest else "", *numbers)
