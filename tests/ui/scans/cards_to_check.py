"""Photographed cards for tests of the window: drawn pictures, and a process that answers at once what is on them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from whole import Whole

from netdesk.capture.card import Card
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.scan import Field, FieldKind, Line
from netdesk.operations import checkingcards, scanning
from netdesk.operations.sources import Source
from netdesk.ui.inbox.page import InboxPage

ANNA = ("Anna Kowalska", "Notary", "Kancelaria Kowalska", "anna@kowalska-notariusz.pl", "+48 601 234 567")
BRUNO = ("Bruno Conti", "Avvocato", "Studio Conti", "bruno@studioconti.it", "+39 347 123 4567")
CARLA = ("Carla Weber", "Architect", "Weber Bau GmbH", "c.weber@weber-bau.de", "+49 151 23456789")
SIZE = QSize(900, 500)
WHOLE = (0, 0, 900, 0, 900, 500, 0, 500)
K = FieldKind


def drawn(colour: str) -> bytes:
    """A card of one colour."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def line_at(text: str, at: int) -> Line:
    return Line(text, 0.99, 40, 40 + 60 * at, 40 + 18 * len(text), 80 + 60 * at)


class Process:
    """Reads each picture as it was told; one that it was not told about has a problem. `asked` are the corners,
    `codes` what stands on cards beside a text."""

    def __init__(self) -> None:
        self.texts: dict[bytes, Sequence[str]] = {}
        self.asked: list[tuple[int, ...]] = []
        self.codes: dict[str, bytes] = {}

    @contextmanager
    def reader(self, check: Callable[[], None] = lambda: None) -> Iterator["Process"]:
        yield self

    def pages(self, data: bytes) -> list[bytes]:
        return [data]

    def read(self, page: bytes, corners: Sequence[int] = ()) -> list[Card]:
        self.asked.append(tuple(corners))
        if page not in self.texts:
            raise NetdeskError("Nothing can be read here.")
        codes = [code for text, code in self.codes.items() if text in self.texts[page]]
        lines = tuple(line_at(text, at) for at, text in enumerate(self.texts[page]))
        return [Card(page, (900, 500), tuple(corners) or WHOLE, lines, tuple(codes))]


class Cards:
    """Cards that wait in the inbox of a program."""

    def __init__(self, one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
        self.one, self.process = one, Process()
        monkeypatch.setattr(scanning, "reader", self.process.reader)

    def bring(self, *texts: Sequence[str], read: bool = True) -> list[Id]:
        """Bring in a picture for each card, and read them; the scans in their order."""
        pictures = [drawn(f"#{40 * (at + 1):02x}a0a0") for at in range(len(texts))]
        self.process.texts.update({data: text for data, text in zip(pictures, texts, strict=True) if text})
        sources = [Source(f"{at}.png", "picture", len(data), lambda d=data: d) for at, data in enumerate(pictures)]
        found = scanning.bring(self.one.book, sources)
        if read:
            scanning.read_waiting(self.one.book)
        self.one.settle()
        return list(found.scans)

    def say(self, scan: Id, *fields: Field) -> None:
        """Say what the fields of a card are."""
        checkingcards.keep_fields(self.one.book, scan, fields)
        self.one.settle()

    def waiting(self) -> list[checkingcards.Draft]:
        with self.one.book.reading() as reader:
            return checkingcards.waiting(reader)

    def page(self) -> InboxPage:
        """The inbox, opened."""
        page = self.one.window.show_page("inbox")
        assert isinstance(page, InboxPage)
        self.one.activate()
        self.one.settle()
        return page
