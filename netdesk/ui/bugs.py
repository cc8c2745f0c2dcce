"""What may be told of a bug: where in the program it is, never what it was about. The text of an exception is often a
value, and a value is often a name."""

import platform
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath

from PySide6 import __version__ as pyside_version

from netdesk import __version__
from netdesk.i18n import language

_MOST = 60  # frames of one exception; endless recursion has a thousand

# What Python itself says with nothing in it but names of types, attributes and functions.
_OF_CODE = re.compile(
    "|".join(
        (
            r"'[\w.]+' object (has no attribute '\w+'|is not \w+( or an iterator)?|does not support [\w ]+)",
            r"(list|tuple|string|bytearray|deque|array) (assignment )?index out of range",
            r"(libshiboken: )?Internal C\+\+ object \([\w.]+\) already deleted\.",
            r"unsupported operand type\(s\) for [^\w\s]+: '[\w.]+' and '[\w.]+'",
            r"'[<>=]+' not supported between instances of '[\w.]+' and '[\w.]+'",
            r"[\w.<>]+\(\) (missing|takes|got) [\w ,:'()]+",
            r"(integer |float )?(division|modulo)( or modulo)? by zero",
            r"cannot unpack non-iterable \w+ object|maximum recursion depth exceeded[\w ]*",
            r"name '\w+' is not defined|No module named '[\w.]+'",
        )
    )
)
_STATED = re.compile(r'  File "(?P<file>.+)", line (?P<line>\d+) in (?P<name>[\w<>.?]+)')
_THREAD = re.compile(r"(?:Current thread|Thread) 0x[0-9a-f]+ .*:|Fatal Python error: [\w ()-]+|Timeout \([\d:.]+\)!")


def told(error: BaseException) -> str:
    """An exception and those it came of, as they may be written down: types and places, one to a line."""
    seen: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in seen:
        seen.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\ncaused by\n".join("\n".join(_lines(one)) for one in seen)


def told_by_python(dump: str) -> str:
    """What Python wrote down when it stood still or fell: only the lines that say where."""
    lines = []
    for line in dump.splitlines():
        if found := _STATED.fullmatch(line):
            lines.append(f"  {_place(found['file'])}:{found['line']} in {found['name']}")
        elif _THREAD.match(line):
            lines.append(line)
    return "\n".join(lines)


def circumstances(when: datetime) -> str:
    """The program and the system, in two lines."""
    qt = sys.modules.get("PySide6.QtGui")
    screen = qt.QGuiApplication.platformName() if qt else ""
    parts = (f"Python {platform.python_version()}", f"PySide6 {pyside_version}", platform.platform(), screen)
    frozen = " (frozen)" if getattr(sys, "frozen", False) else ""
    return f"Netdesk {__version__}{frozen}, {language()}, {when:%Y-%m-%d %H:%M}\n" + ", ".join(filter(None, parts))


def _lines(error: BaseException) -> Iterator[str]:
    frames = list(traceback.walk_tb(error.__traceback__))
    said = _said(error, frames[-1][0].f_code.co_consts if frames else ())
    yield f"{type(error).__name__}: {said}" if said else type(error).__name__
    for frame, line in frames[-_MOST:]:
        yield f"  {_place(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"


def _said(error: BaseException, constants: tuple[object, ...]) -> str:
    """The text of an exception where it can hold no value: it stands so in the program, or is Python's own."""
    if isinstance(error, OSError):
        return f"errno {error.errno}" if error.errno else ""
    if isinstance(error, UnicodeError):
        return str(getattr(error, "encoding", ""))
    text = str(error)
    return text if text in constants or _OF_CODE.fullmatch(text) else ""


def _place(file: str) -> str:
    """A file of the program or of a library, without the folders it lies in: they may bear a name."""
    parts = PurePath(file).parts
    for root, keep in (("netdesk", 0), ("site-packages", 1)):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) + keep :])
    return parts[-1] if parts else "?"
