"""A plain terminal for the tests: commands as processes of their own, and what they said."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

CARDS = """\
BEGIN:VCARD
VERSION:3.0
UID:ada-1
N:Rossi;Ada;;;
FN:Ada Rossi
ORG:Rossi Srl
TITLE:Notaio
EMAIL;TYPE=WORK:ada@rossi.example
TEL;TYPE=CELL:+39 333 1234567
NOTE:Knows everybody\\, in Turin
CATEGORIES:bakers
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Żółć;Łukasz;;;
FN:Łukasz Żółć
EMAIL:lukasz@example.com
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Żółć;Zofia;;;
FN:Zofia Żółć
BDAY:--0203
END:VCARD
"""


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Answer]


def terminal(
    words: Sequence[object], *, python: Sequence[str] = (), **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command as a process of its own, without a screen."""
    return subprocess.run(
        [sys.executable, *python, "-m", "netdesk", *map(str, words)],
        env=plain_environment(**environment),
        capture_output=True,
        timeout=60,
        check=False,
    )


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of a plain terminal without a screen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "QT_", "PYTHON"))}
    for screen in ("DISPLAY", "WAYLAND_DISPLAY"):
        kept.pop(screen, None)
    return {**kept, "LANG": "C.UTF-8", **more}
