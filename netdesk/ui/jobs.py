"""Work off the GUI thread: the only place with threads."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from netdesk.domain.errors import NetdeskError

T = TypeVar("T")

Lane = Literal["database", "pool"]
Failed = Callable[[Exception], None]
Progress = Callable[[int, int], None]

_POOL_THREADS = 4
_PROGRESS_SECONDS = 0.05


class Cancelled(Exception):
    """Raised by `Context.check` to leave work that the user no longer wants. It is not an error."""


class Context:
    """What work sees of its job. Called from the worker's thread."""

    def __init__(self, report: Progress) -> None:
        self._report = report
        self._stop = threading.Event()
        self._last = float("-inf")
        self.started = False

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked this work to stop."""
        return self._stop.is_set()

    def check(self) -> None:
        """Leave with `Cancelled` when asked to stop; long work calls this between its steps."""
        if self.cancelled:
            raise Cancelled

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is. Cheap to call often: at most 20 a second are passed on, and the last one always."""
        now = time.monotonic()
        if done >= total or now - self._last >= _PROGRESS_SECONDS:
            self._last = now
            self._report(done, total)

    def step(self, done: int, total: int) -> None:
        """Say how far the work is, or leave when asked to stop: what a verb is given that tells its progress."""
        self.check()
        self.progress(done, total)


class Job(QObject):
    """One piece of work under way, living on the GUI thread. `finished` comes once, whatever the outcome."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.over = False
        self.wanted = True
        self._context = context

    def cancel(self) -> None:
        """Ask the work to stop; queued work never starts. Work that completes all the same still tells `done`: it has
        happened."""
        self._context.stop()

    def abandon(self) -> None:
        """Cancel, and tell nobody the outcome: for answers that no longer fit the question."""
        self.wanted = False
        self.cancel()


@dataclass(slots=True)
class _Ticket:
    """What the GUI thread keeps of a job. Workers know only its number, so nothing of Qt is ever freed by a worker."""

    job: Job
    context: Context
    lane: Lane
    done: Callable[[Any], None] | None
    failed: Failed | None


class Jobs(QObject):
    """Runs functions on worker threads and brings their results back to the GUI thread.

    `database` work runs one at a time in the order given; `pool` work runs side by side. Both call `fn(context)`.
    A callback that is a method of a widget destroyed meanwhile is not called.
    """

    error = Signal(str)
    """A `NetdeskError` that no `failed` callback took: one sentence for the message bar."""
    bug = Signal(object)
    """An exception that nobody expected."""
    idle = Signal()
    """The last piece of work has ended."""

    _ended = Signal(int, object)
    _progressed = Signal(int, int, int)
    _stumbled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            "database": ThreadPoolExecutor(1, thread_name_prefix="netdesk-database"),
            "pool": ThreadPoolExecutor(_POOL_THREADS, thread_name_prefix="netdesk-pool"),
        }
        self._numbers = count(1)
        self._closed = False
        self._running: dict[int, _Ticket] = {}
        self._newest: dict[str, Job] = {}
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        self._stumbled.connect(self.bug, Qt.ConnectionType.QueuedConnection)

    def database(
        self,
        fn: Callable[[Context], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Run `fn` on the database's own thread, after everything given to it before."""
        return self._start("database", fn, done, failed, progress)

    def pool(
        self,
        fn: Callable[[Context], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Run `fn` beside other work: files, pictures, layout, reading; never what changes much."""
        return self._start("pool", fn, done, failed, progress)

    def latest(
        self,
        key: str,
        fn: Callable[[Context], T],
        *,
        done: Callable[[T], None],
        failed: Failed | None = None,
        lane: Lane = "database",
    ) -> Job:
        """Run `fn` and forget the older work of the same key: what is queued never starts, what is late is ignored."""
        older = self._newest.get(key)
        if older:
            older.abandon()
        self._newest[key] = self._start(lane, fn, done, failed, None)
        return self._newest[key]

    @property
    def busy(self) -> bool:
        """Whether any work is queued, running, or not yet told."""
        return bool(self._running)

    def report(self, problem: BaseException) -> None:
        """Tell of an exception that nobody expected, from whichever thread."""
        self._stumbled.emit(problem)

    def hear_threads(self) -> None:
        """Hear of exceptions in threads that are not ours: those of the phone's page."""
        threading.excepthook = lambda met: self.report(met.exc_value) if isinstance(met.exc_value, Exception) else None

    def close(self) -> None:
        """End. What is running is told to stop, database work in the queue is still done, and on return all threads
        are gone. No callback is called any more."""
        self._closed = True
        for job in self._newest.values():
            job.abandon()
        for ticket in self._running.values():
            if ticket.lane == "pool" or ticket.context.started:
                ticket.context.stop()
        self._lanes["pool"].shutdown(wait=True, cancel_futures=True)
        self._lanes["database"].shutdown(wait=True)
        self._running.clear()
        self._newest.clear()

    def _start(
        self,
        lane: Lane,
        fn: Callable[[Context], T],
        done: Callable[[T], None] | None,
        failed: Failed | None,
        progress: Progress | None,
    ) -> Job:
        if self._closed:  # a timer or a click that comes after the end starts nothing any more
            return Job(Context(lambda _done, _total: None))
        number = next(self._numbers)
        context = Context(partial(self._progressed.emit, number))
        job = Job(context)
        if progress:
            job.progressed.connect(progress)
        self._running[number] = _Ticket(job, context, lane, done, failed)
        work: Future[T] = self._lanes[lane].submit(_run, fn, context)
        work.add_done_callback(partial(self._ended.emit, number))
        return job

    @Slot(int, int, int)
    def _tell_progress(self, number: int, done: int, total: int) -> None:
        ticket = self._running.get(number)
        if ticket and ticket.job.wanted:
            ticket.job.progressed.emit(done, total)

    @Slot(int, object)
    def _finish(self, number: int, work: Future[Any]) -> None:
        ticket = self._running.pop(number, None)
        if ticket is None:
            return
        job = ticket.job
        self._newest = {key: each for key, each in self._newest.items() if each is not job}
        job.over = True
        try:
            if job.wanted and not work.cancelled():
                self._tell(ticket, work)
        finally:
            job.finished.emit()
            if not self._running:
                self.idle.emit()

    def _tell(self, ticket: _Ticket, work: Future[Any]) -> None:
        problem = work.exception()
        if problem is None:
            _call(ticket.done, work.result())
        elif isinstance(problem, Exception) and not isinstance(problem, Cancelled):
            self._tell_problem(ticket.failed, problem)

    def _tell_problem(self, failed: Failed | None, problem: Exception) -> None:
        if not isinstance(problem, NetdeskError):
            self.bug.emit(problem)
        elif failed is None:
            self.error.emit(str(problem))
        _call(failed, problem)


def _run(fn: Callable[[Context], T], context: Context) -> T:
    context.check()
    context.started = True
    return fn(context)


def _call(callback: Callable[[Any], None] | None, value: object) -> None:
    owner = getattr(callback, "__self__", None)
    if callback is None or (isinstance(owner, QObject) and not shiboken6.isValid(owner)):
        return
    callback(value)
