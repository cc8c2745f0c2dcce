"""What there is to read: files, folders of them and the members of archives, alike, by what they are."""

import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

if TYPE_CHECKING:
    import zipfile

Kind = Literal["cards", "list", "calendar", "picture", "desk", "unknown"]

MOST = 200 * 1024 * 1024  # bytes: what a member of an archive may hold
RATIO = 200  # times its packed size: what only a trap exceeds
DESK_MARK = b'"netdesk"'
_HEAD = 4096  # bytes: what is looked at where the name does not tell what a file is
_KINDS: dict[Kind, tuple[str, ...]] = {
    "cards": (".vcf", ".vcard", ".vct"),
    "list": (".csv", ".tsv", ".xlsx", ".ldif"),
    "calendar": (".ics", ".ical", ".ifb", ".vcs"),
    "picture": (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".pdf"),
    "desk": (".netdesk",),
}
_ENDINGS: dict[str, Kind] = {ending: kind for kind, endings in _KINDS.items() for ending in endings}
_LOOKED_INTO = (".zip", ".json")
_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"begin:vcard", "cards"),
    (b"mecard:", "cards"),
    (b"begin:vcalendar", "calendar"),
    (b"\x89png", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"gif8", "picture"),
    (b"%pdf-", "picture"),
    (b"sqlite format 3\0", "desk"),
)
_ARCHIVE = b"pk\x03\x04"
_STORED, _DEFLATED = 0, 8  # the ways of packing that every program writes
_JUNK = ("__MACOSX", "._")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. `name` is safe to show, `size` in bytes. `data` reads it when asked, and raises a NetdeskError
    of one sentence where that fails; `error` is that sentence where it is clear beforehand."""

    name: str
    kind: Kind
    size: int
    data: Callable[[], bytes]
    error: str = ""


def sources(paths: Iterable[Path]) -> list[Source]:
    """What files, folders (with all below) and .zip archives hold, in order, each once.

    In folders and archives the ending decides what is taken; a file that was named is taken whatever it is called.
    What cannot be read is in the list with its `error`, so that the others can go on.
    """
    seen: set[str] = set()
    found: list[Source] = []
    for path in paths:
        for one in _below(path) if path.is_dir() else [path]:
            if isinstance(one, Source):
                found.append(one)
            elif (real := os.path.realpath(one)) not in seen:
                seen.add(real)
                found += _file(one, named=one is path)
    return found


def kind_of(name: str, head: bytes = b"") -> Kind:
    """What a file is by its ending; where that says nothing, by its first bytes."""
    if known := _ENDINGS.get(_ending(name)):
        return known
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"riff") and start[8:12] == b"webp":
        return "picture"
    if start.startswith(b"{") and DESK_MARK in start[:64]:
        return "desk"
    return next((kind for sign, kind in _BEGINNINGS if start.startswith(sign)), "unknown")


def shown(name: str) -> str:
    """A file's name as text on one line: it may hold bytes that are no letters, and signs that are not printed."""
    text = name.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def may_hold_something(name: str) -> bool:
    """Whether a file's ending is one of those that are read."""
    return _ending(name) in _ENDINGS or _ending(name) in _LOOKED_INTO


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122, a name is no path


# --- files and folders


def _below(folder: Path) -> Iterator[Path | Source]:
    """The files of a folder and of those in it that may hold something, by name; folders that cannot be looked into."""
    trouble: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=trouble.append):
        folders.sort()
        for name in sorted(names):
            if not name.startswith(_JUNK) and may_hold_something(name):
                yield Path(place, name)
    for error in trouble:
        name = shown(Path(os.fsdecode(error.filename)).name)
        yield _unread(name, "unknown", 0, _unreadable(name, error))


def _file(path: Path, *, named: bool) -> list[Source]:
    name = shown(path.name)
    try:
        about = path.stat()
        head = b""
        if stat.S_ISREG(about.st_mode):  # a pipe can be read only once, and not by looking
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
    except OSError as error:
        return [_unread(name, kind_of(name), 0, _unreadable(name, error))]
    kind = kind_of(name, head)
    if _ending(name) == ".zip" or (kind == "unknown" and head[:4].lower() == _ARCHIVE):
        return _archive(path)
    if kind == "unknown" and not named:
        return []
    return [Source(name, kind, about.st_size, partial(_content, path, name))]


def _content(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NetdeskError(_unreadable(name, error)) from error


def _unreadable(name: str, error: OSError) -> str:
    return _("{file} could not be read: {why}.").format(file=name, why=error.strerror or error)


def _unread(name: str, kind: Kind, size: int, sentence: str) -> Source:
    """What cannot be read, and why."""

    def refuse() -> bytes:
        raise NetdeskError(sentence)

    return Source(name, kind, size, refuse, sentence)


# --- archives: nothing is unpacked onto the disk, so a member's name is only something to show


def _archive(path: Path) -> list[Source]:
    import zipfile

    name = shown(path.name)
    try:
        packed = zipfile.ZipFile(path)
    except OSError as error:
        return [_unread(name, "unknown", 0, _unreadable(name, error))]
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return [_unread(name, "unknown", 0, _("{file} is damaged, or no .zip archive.").format(file=name))]
    return [one for member in packed.infolist() for one in _member(packed, member, name)]


def _member(packed: "zipfile.ZipFile", member: "zipfile.ZipInfo", archive: str) -> list[Source]:
    parts = [part for part in _true_name(member).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    inner = _ending(member.filename) == ".zip"
    kind = kind_of(member.filename)
    if member.is_dir() or not parts or any(part.startswith(_JUNK) for part in parts):
        return []
    name = shown("/".join((archive, *parts)))
    if kind == "unknown" and not inner:
        return _desk(packed, member, name) if _ending(member.filename) == ".json" else []
    if refusal := _refusal(member, name, inner):
        return [_unread(name, kind, member.file_size, refusal)]
    return [Source(name, kind, member.file_size, partial(_inflated, packed, member, name))]


def _true_name(member: "zipfile.ZipInfo") -> str:
    """Many programs write UTF-8 without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode()
    except UnicodeError:
        return member.filename


def _refusal(member: "zipfile.ZipInfo", name: str, inner: bool) -> str:
    """Why a member is not read, in one sentence; nothing where it can be."""
    if inner:
        return _("{file} is an archive in an archive: unpack it first.").format(file=name)
    if member.flag_bits & 0x1:
        return _("{file} is protected by a password: unpack it first.").format(file=name)
    if member.compress_type not in (_STORED, _DEFLATED):
        return _("{file} is packed in an unusual way: unpack it first.").format(file=name)
    if member.file_size > MOST or member.file_size > RATIO * max(member.compress_size, 1):
        return _("{file} is too large once unpacked; it was left alone.").format(file=name)
    return ""


def _desk(packed: "zipfile.ZipFile", member: "zipfile.ZipInfo", name: str) -> list[Source]:
    """A .json member where it is a whole desk."""
    if _refusal(member, name, inner=False):
        return []
    read = partial(_inflated, packed, member, name)
    try:
        kind = kind_of(name, read(_HEAD))
    except NetdeskError:
        return []
    return [Source(name, kind, member.file_size, read)] if kind == "desk" else []


def _inflated(packed: "zipfile.ZipFile", member: "zipfile.ZipInfo", name: str, size: int | None = None) -> bytes:
    """A member's bytes; asked for by number, since more than was announced may be behind them."""
    import zipfile

    try:
        with packed.open(member) as stream:
            return stream.read(member.file_size if size is None else size)
    except OSError as error:
        raise NetdeskError(_unreadable(name, error)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise NetdeskError(_("{file} is damaged and could not be unpacked.").format(file=name)) from error
