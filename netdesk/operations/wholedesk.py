"""The whole desk as one JSON file: complete, readable without this program, and read back into an empty desk."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations.jsonstream import JsonStream
from netdesk.operations.sources import kind_of
from netdesk.operations.writing import whole_or_not
from netdesk.storage import whole
from netdesk.storage.book import Book, Change, Reader
from netdesk.storage.head import HEAD
from netdesk.storage.pictures import picture_key
from netdesk.storage.plain import from_plain, to_plain
from netdesk.storage.shelf import BY_NAME, SHELVES, Shelf

Progress = Callable[[int, int], None]

_BATCH = 250
_PICTURES = 20
_DAMAGED = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError)


def _quiet(_done: int, _total: int) -> None:
    """Nobody wants to know."""


def write(book: Book, file: Path, progress: Progress = _quiet) -> int:
    """Write everything on the desk to a file, the trash included, whole or not at all; how many things there were.

    `progress` gets things done and in all, and may raise to cancel: then no file stays.
    """
    done = 0
    with book.reading() as reader, whole_or_not(file) as stream:
        total = whole.how_much(reader)
        for things, piece in _pieces(reader):
            stream.write(piece.encode())
            done += things
            progress(done, total)
    return done


def is_whole(file: Path) -> bool:
    """Whether a file is a whole desk as JSON, by its name and its beginning."""
    try:
        if file.suffix.lower() != ".json" or not file.is_file():
            return False
        with file.open("rb") as stream:
            return kind_of(file.name, stream.read(64)) == "desk"
    except OSError:
        return False


def read(book: Book, file: Path, progress: Progress = _quiet) -> int:
    """Read a whole desk from a file into an empty one, as one undoable change; how many things came.

    `progress` gets bytes read and in all, and may raise to cancel: then nothing stays. NetdeskError where the desk is
    not empty (two desks are never merged), or the file damaged or made by a newer program.
    """
    try:
        with file.open("rb") as stream:
            return read_stream(book, stream, file.stat().st_size, progress)
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be read: {why}.").format(file=file, why=why)) from error


def read_stream(book: Book, stream: BinaryIO, size: int, progress: Progress = _quiet) -> int:
    """The same from bytes that lie elsewhere, `size` of them."""
    text = TextIOWrapper(stream, encoding="utf-8-sig")
    try:
        return _Reading(JsonStream(text), lambda: progress(min(stream.tell(), size), size)).into(book)
    except _DAMAGED as error:
        raise NetdeskError(_("This file is damaged, or no whole desk; nothing was changed.")) from error
    finally:
        text.detach()


# --- writing: one thing a line


def _pieces(reader: Reader) -> Iterator[tuple[int, str]]:
    """How many things a piece of the file holds, and its text."""
    head = {"schema": HEAD, "settings": whole.settings(reader)}
    yield 0, f'{{"netdesk": {_json(head)},\n"things": {{'
    for place, shelf in enumerate(SHELVES.values()):
        yield 0, f"{',' if place else ''}\n{_json(shelf.name)}: ["
        yield from _lines(to_plain(replace(one, version=0), full=True) for one in whole.things(reader, shelf))
    yield 0, '},\n"pictures": ['
    yield from _lines(_picture(reader, key) for key in whole.picture_keys(reader))
    yield 0, "}\n"


def _lines(values: Iterator[Any]) -> Iterator[tuple[int, str]]:
    for place, value in enumerate(values):
        yield 1, f"{',' if place else ''}\n{_json(value)}"
    yield 0, "]"


def _picture(reader: Reader, key: str) -> dict[str, str]:
    return {"key": key, "data": to_plain(reader.picture(key))}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# --- reading


class _Reading:
    """A whole desk on its way in."""

    def __init__(self, source: JsonStream, step: Callable[[], None]) -> None:
        self._source, self._step = source, step
        self._count = 0

    def into(self, book: Book) -> int:
        """Put everything onto an empty desk."""
        names = self._source.members()
        if next(names, "") != "netdesk":
            raise ValueError("no whole desk")
        head = self._source.value()
        _refuse_newer(head["schema"])
        with whole.filling(book, _("Read a whole desk"), head["settings"]) as change:
            for name in names:
                {"things": self._things, "pictures": self._pictures}[name](change)
            self._source.end()
        return self._count

    def _things(self, change: Change) -> None:
        for noun in self._source.members():
            shelf = BY_NAME[noun]
            for items in self._batches(_BATCH):
                _add(change, shelf, [from_plain(shelf.kind, item) for item in items])

    def _pictures(self, change: Change) -> None:
        for items in self._batches(_PICTURES):
            data = [base64.b64decode(item["data"], validate=True) for item in items]
            if [picture_key(one) for one in data] != [item["key"] for item in items]:
                raise ValueError("another picture than was written")
            change.keep_pictures(data)

    def _batches(self, size: int) -> Iterator[list[Any]]:
        waiting: list[Any] = []
        for item in self._source.items():
            waiting.append(item)
            self._count += 1
            self._step()
            if len(waiting) == size:
                yield waiting
                waiting = []
        yield waiting


def _refuse_newer(schema: str) -> None:
    if schema > HEAD:
        text = _("This file was made by a newer Netdesk (schema {found}, this program knows {known}).")
        raise NetdeskError(text.format(found=schema, known=HEAD))


def _add(change: Change, shelf: Shelf[Any], items: list[Any]) -> None:
    """New things onto the desk; what is known of me joins whom the desk has already, so that undo leaves somebody."""
    if shelf.kind is Person:
        for me in (one for one in items if one.id == change.me):
            change.save(replace(me, version=change.get(Person, change.me).version))
        items = [one for one in items if one.id != change.me]
    change.add_many(items)
