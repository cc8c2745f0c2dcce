"""A folder that is watched: card files that are complete come in, and pictures of cards where a scanner puts them
there; then they are put aside. None is ever deleted."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.operations import importing
from netdesk.operations.report import Report
from netdesk.operations.sources import Source, kind_of, shown, sources
from netdesk.storage.book import Book

if TYPE_CHECKING:
    from netdesk.operations.scanning import Brought

Mark = tuple[int, int]
"""Size in bytes and the time of the last change: a file whose mark stands still is complete."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files of a folder: what came in (nothing when none was read), which pictures wait to be read,
    and a sentence for each file that stays where it is."""

    report: Report | None = None
    photographed: "Brought | None" = None
    failed: tuple[str, ...] = ()


def look(folder: Path, *, pictures: bool = False) -> dict[Path, Mark]:
    """The files in a folder that may hold cards, and with `pictures` those too; none while the folder is away. Folders
    in it are not looked into."""
    found: dict[Path, Mark] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _may_hold_cards(entry.name, pictures) and entry.is_file():
                    found[Path(entry.path)] = _mark(entry.stat())
    except OSError:
        return {}  # it went away while we looked: a telephone was unplugged
    return found


def complete(before: Mapping[Path, Mark], now: Mapping[Path, Mark], tried: Mapping[Path, Mark]) -> dict[Path, Mark]:
    """What stood still between two looks, and was not tried as it is now."""
    return {
        file: mark
        for file, mark in sorted(now.items())
        if mark[0] and before.get(file) == mark and tried.get(file) != mark
    }


def take(book: Book, files: Mapping[Path, Mark]) -> Taken:
    """Bring in the cards of files as one undoable change, and then put the files aside.

    A file comes in whole or not at all; one that does not, that holds no cards, or that was changed meanwhile stays
    where it is. NetdeskError when nothing could be stored. Pictures are a change of their own.
    """
    ready: dict[Path, list[Source]] = {}
    photographed: dict[Path, list[Source]] = {}
    failed: list[str] = []
    for file in files:
        try:
            if kind_of(file.name) == "picture":
                photographed[file] = _held_pictures(file)
            elif cards := _cards(file):
                ready[file] = cards
        except NetdeskError as error:
            failed.append(str(error))
    report = importing.take(book, [one for cards in ready.values() for one in cards]) if ready else None
    brought, refused = _bring_pictures(book, photographed)
    failed += brought.problems if brought else ()
    for file in (*ready, *(file for file in photographed if file not in refused)):
        try:
            if _mark(file.stat()) == files[file]:
                put_aside(file)
        except OSError as error:
            text = _("{file} came in, but could not be put aside: {why}.")
            failed.append(text.format(file=shown(file.name), why=error.strerror or error))
    return Taken(report, brought, tuple(failed))


def _bring_pictures(book: Book, files: Mapping[Path, list[Source]]) -> "tuple[Brought | None, set[Path]]":
    """Bring pictures in; which files are none, and stay."""
    if not files:
        return None, set()
    from netdesk.operations import scanning

    brought = scanning.bring(book, [one for pictures in files.values() for one in pictures])
    return brought, {file for file, pictures in files.items() if any(one.name in brought.refused for one in pictures)}


def _held_pictures(file: Path) -> list[Source]:
    return [_held(one, one.data()) for one in sources([file])]


def put_aside(file: Path) -> Path:
    """Move a file into the folder of those that came in, beside the others of its name; where it is now."""
    folder = file.parent / _("Taken into Netdesk")
    folder.mkdir(exist_ok=True)
    for target in _free_names(folder / file.name):
        try:
            target.touch(exist_ok=False)  # the name is ours now: moving there overwrites nobody's file
        except FileExistsError:
            continue
        try:
            return file.replace(target)
        except OSError:
            target.unlink()
            raise
    raise AssertionError("names do not end")


def _free_names(file: Path) -> Iterator[Path]:
    yield file
    number = 2
    while True:
        yield file.with_name(f"{file.stem} {number}{file.suffix}")
        number += 1


def _cards(file: Path) -> list[Source]:
    """The cards in a file or archive, read; NetdeskError where one of them cannot be."""
    found = [one for one in sources([file]) if one.kind == "cards" or one.error]
    return [_held(one, one.data()) for one in found]


def _held(source: Source, data: bytes) -> Source:
    return replace(source, size=len(data), data=lambda: data)


def _may_hold_cards(name: str, pictures: bool) -> bool:
    """By the name: what is still on its way ends otherwise (.part, .crdownload) or is marked as passing."""
    if name.startswith((".", "~")) or name.endswith("~"):
        return False
    kind = kind_of(name)
    return kind == "cards" or name.lower().endswith(".zip") or (pictures and kind == "picture")


def _mark(about: os.stat_result) -> Mark:
    return about.st_size, about.st_mtime_ns
