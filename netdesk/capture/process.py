"""The process in which pictures are opened and read: whatever a broken one does there, the program goes on, and the
memory that reading takes comes back when the batch ends."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from netdesk.capture.card import Card
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, language, use_language

__all__ = ["Card", "Reader", "forget", "prepare", "reader"]

PATIENCE = 60.0  # seconds for one page or one picture: a hundred times what they take
_TURN = 0.1  # seconds between looks whether the answer is still wanted


@contextmanager
def reader(patience: float = PATIENCE, check: Callable[[], None] = lambda: None) -> Iterator["Reader"]:
    """Who opens and reads pictures, until the batch ends. The process starts when something is asked, and again after
    one that a picture brought down. `check` is called while a picture is read, and may raise to leave it."""
    read = Reader(patience, check)
    try:
        yield read
    finally:
        read.close()


class Reader:
    """The pages of files, and the cards of pages. For one thread at a time."""

    def __init__(self, patience: float, check: Callable[[], None]) -> None:
        self._patience, self._check = patience, check
        self._running: _Running | None = None

    def pages(self, data: bytes) -> list[bytes]:
        """The pages of a picture or a PDF, as `pages.pages_of`; NetdeskError when it cannot be opened."""
        return [page for page in self._answers(_Open(data)) if isinstance(page, bytes)]

    def read(self, page: bytes, corners: Sequence[int] = ()) -> list[Card]:
        """The cards of a page, as `reading.read_picture`; NetdeskError when it cannot be read."""
        return [card for card in self._answers(_Read(page, tuple(corners))) if isinstance(card, Card)]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._running:
            self._running.end()
        self._running = None

    def _answers(self, asked: "_Open | _Read") -> Iterator["bytes | Card"]:
        if self._running is None:
            self._running = (isinstance(asked, _Read) and _prepared()) or _start()
        pipe = self._running.pipe
        try:
            while self._running.loads:
                self._running.loads = self._next(pipe) is not None
            pipe.send(asked)
            while (answer := self._next(pipe)) is not None:
                if isinstance(answer, str):
                    raise NetdeskError(answer)
                yield answer
        except (EOFError, OSError) as error:
            self.close()
            raise NetdeskError(_("This picture cannot be read.")) from error

    def _next(self, pipe: Connection) -> "bytes | Card | str | None":
        until = time.monotonic() + self._patience
        self._check()
        while not pipe.poll(min(_TURN, self._patience)):
            self._check()
            if time.monotonic() >= until:
                self.close()
                raise NetdeskError(_("Reading this picture takes too long."))
        answer: bytes | Card | str | None = pipe.recv()
        return answer


@dataclass(slots=True)
class _Running:
    """A process, and whether it was asked to load what reading takes and has not answered yet."""

    process: SpawnProcess
    pipe: Connection
    loads: bool = False

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


_spare: _Running | None = None


def prepare() -> None:
    """Start a process that loads what reading takes, which is a second, while there are still pictures to open: who
    reads next has it."""
    spare = _start()
    with suppress(OSError):
        spare.pipe.send(_Load())
        spare.loads = True
    if before := _swapped(spare):  # whoever prepares or forgets on another thread meets a whole one
        before.end()


def forget() -> None:
    """End a process that was prepared and that nobody took."""
    if spare := _swapped(None):
        spare.end()


def _prepared() -> _Running | None:
    """The process that was prepared, when it is there."""
    spare = _swapped(None)
    if spare and not spare.process.is_alive():
        spare.end()
        return None
    return spare


def _swapped(spare: _Running | None) -> _Running | None:
    """The process that was prepared before, for this one or none."""
    global _spare
    before, _spare = _spare, spare
    return before


def _start() -> _Running:
    context = multiprocessing.get_context("spawn")  # the only way that all systems have, and safe beside threads
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(language(), theirs), daemon=True)
    try:
        with theirs:
            process.start()
    except OSError as error:
        ours.close()
        raise NetdeskError(_("Pictures cannot be read now: the system starts no more programs.")) from error
    return _Running(process, ours)


# --- in the process


@dataclass(frozen=True, slots=True)
class _Open:
    """Asks for the pages of a file."""

    data: bytes

    def answers(self) -> Iterator[bytes]:
        from netdesk.capture.pages import pages_of

        return pages_of(self.data)


@dataclass(frozen=True, slots=True)
class _Read:
    """Asks for the cards of a page."""

    page: bytes
    corners: tuple[int, ...]

    def answers(self) -> Iterator[Card]:
        from netdesk.capture.reading import read_picture

        return iter(read_picture(self.page, self.corners))


@dataclass(frozen=True, slots=True)
class _Load:
    """Asks for nothing yet."""

    def answers(self) -> Iterator[Card]:
        import netdesk.capture.reading  # noqa: F401
        from netdesk.capture.models import finder, letters

        finder(), letters()
        return iter(())


def _answer(tongue: str, pipe: Connection) -> None:
    """Answer until nobody asks any more: one by one, then None; a sentence where something cannot be read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who asked: then the pipe breaks
    use_language(tongue)
    _hush()
    with suppress(EOFError, OSError):
        while True:
            asked: _Open | _Read | _Load = pipe.recv()
            try:
                for answer in asked.answers():
                    pipe.send(answer)
                pipe.send(None)
            except NetdeskError as error:
                pipe.send(str(error))


def _hush() -> None:
    """What the libraries write of broken pictures is for nobody; errors of our own are still told."""
    with suppress(OSError, AttributeError, ValueError):
        sys.stderr = os.fdopen(os.dup(sys.stderr.fileno()), "w", buffering=1)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 2)
        os.close(nothing)
