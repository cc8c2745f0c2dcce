"""Reading large files of cards in a process of its own: one core reads while the other decides about what was read, and
the window is held up by neither.

Whatever goes wrong with that process, reading goes on here after the last entry that came from it.
"""

import gc
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import language, use_language
from netdesk.operations.incoming import Incoming, Lists, digest_of, entries, looked_at
from netdesk.operations.parcel import packed
from netdesk.operations.sources import Source

LARGE = 4_000_000  # bytes: what is smaller is read here before another process is of use
_MEANWHILE = 300  # entries: are read and decided about in the time that a process takes to start
_BATCH = 50  # entries that are sent together
_AHEAD = 40  # batches that are read before they are asked for


@dataclass(frozen=True, slots=True)
class Before:
    """What came in before: whether a card has by now, by its text and by its digest, and the digests of all that
    have."""

    has: Callable[[bytes], bool]
    came: Callable[[str], bool]
    digests: Callable[[], frozenset[str]]


def reading(
    source: Source, today: date, lists: Lists, fallback: str | None, before: Before
) -> Generator[Incoming, None, None]:
    """What `entries` gives, wherever it is read; NetdeskError, at once, when it cannot be read at all. Closing it ends
    the process that reads."""
    if source.kind == "list" or source.size < LARGE:
        return (entry for entry in entries(source, today, lists, fallback, before.has))
    source = _sendable(source)
    coming = entries(source, today, lists, fallback, before.has)
    return _shared(coming, partial(_Task, source, today, fallback, language()), before)


def _sendable(source: Source) -> Source:
    """The source as another process can read it: a file by its path; of anything else, such as a member of an archive,
    the content goes along."""
    try:
        pickle.dumps(source.data)
    except (pickle.PicklingError, TypeError, AttributeError):
        return replace(source, data=partial(bytes, source.data()))
    return source


def _shared(
    coming: Iterator[Incoming], task: Callable[[frozenset[str], int], "_Task"], before: Before
) -> Generator[Incoming, None, None]:
    """The entries: those that came in before are read here, which is quick, and some more while the process starts;
    then come those that it read, and what it leaves over is read here."""
    count = 0
    for entry in coming:
        yield entry
        count += 1
        if entry.person or entry.error:
            break
    else:
        return
    with _process(task(before.digests(), count + _MEANWHILE)) as pipe:
        yield from islice(coming, _MEANWHILE)
        sent = 0
        while batch := _received(pipe):
            for entry in batch:
                yield _unread(entry) if before.came(entry.digest) else entry
            sent += len(batch)
    if batch is None:
        yield from islice(coming, sent, None)


def _unread(entry: Incoming) -> Incoming:
    """A card that stood in the same file before: the process could not know that it has come in meanwhile."""
    return Incoming(entry.source, entry.index, entry.line, entry.raw, None)


def _received(pipe: Connection) -> list[Incoming] | None:
    """The next entries, none at the end of the source; None where the process ended before that."""
    try:
        batch: list[Incoming] = pickle.loads(pipe.recv_bytes())
    except (EOFError, OSError):
        return None
    return batch


# --- the process


@dataclass(frozen=True, slots=True)
class _Task:
    """What the process reads, and what it must know for it; `begin` is how many entries it leaves out."""

    source: Source
    today: date
    fallback: str | None
    language: str
    digests: frozenset[str]
    begin: int

    def has(self, raw: bytes) -> bool:
        return digest_of(raw) in self.digests


@contextmanager
def _process(task: _Task) -> Iterator[Connection]:
    """A process that reads, and the pipe out of which it comes; where none can be started, the pipe is at its end."""
    context = multiprocessing.get_context("spawn")  # the only way that all systems have, and safe beside threads
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(task, theirs), daemon=True)
    with ours:
        try:
            with theirs, suppress(OSError):
                process.start()
            yield ours
        finally:
            if process.pid is not None:
                process.kill()
                process.join()
            process.close()


def _send(task: _Task, pipe: Connection) -> None:
    """Read and send; a full pipe makes it wait. What goes wrong shows again, and is told, where reading goes on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who asked: then the pipe breaks
    gc.disable()  # reading makes no cycles, and looking for some takes a third of the time
    use_language(task.language)
    with suppress(NetdeskError, OSError):
        coming = entries(task.source, task.today, {}, task.fallback, task.has)
        coming = islice(coming, task.begin, None)
        with ThreadPoolExecutor(1) as sender:  # reading goes on while who asked is busy writing
            sent: deque[Future[None]] = deque()
            while batch := [looked_at(entry) for entry in islice(coming, _BATCH)]:
                sent.append(sender.submit(pipe.send_bytes, packed(batch)))
                if len(sent) > _AHEAD:
                    sent.popleft().result()
            sender.submit(pipe.send_bytes, packed([]))
