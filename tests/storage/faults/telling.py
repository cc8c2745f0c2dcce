"""Has stories told by another process, kills it or has its system calls fail, and looks at what is left of the desk."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO

import fault_stories as stories

import netdesk
from netdesk.domain.interaction import Interaction
from netdesk.domain.person import Person
from netdesk.storage.soundness import look

WRITING = "pwrite64,write,ftruncate,fdatasync,fsync,unlink,rename,mkdir"
FILLING = "pwrite64,write,ftruncate,mkdir"
ALL = bool(os.environ.get("NETDESK_ALL_FAULTS"))


def missing() -> str:
    """Why no fault can be brought about here; nothing when they can."""
    if sys.platform != "linux" or not shutil.which("strace"):
        return "needs strace"
    with subprocess.Popen(["sleep", "9"]) as victim:
        trial = ["strace", "-o", "/dev/null", "-e", "inject=pwrite64:signal=KILL:when=1", "-p", str(victim.pid)]
        with subprocess.Popen(trial, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr
            told = tracer.stderr.readline()
            tracer.terminate()
        victim.kill()
    return "" if "attached" in told else f"strace may not trace here: {told.strip()}"


def points(total: int, few: int) -> Sequence[int]:
    """At which of so many moments something goes wrong in this run: at each, or at a few of them, others each day."""
    if ALL:
        return range(total)
    shift = date.today().toordinal() * 7919
    return sorted({(shift + part * total // few) % total for part in range(few)})


@dataclass
class Told:
    """How a story went: what it said was saved, and its end: done, refused, wrong, or nothing when it was killed."""

    saved: list[str] = field(default_factory=list)
    end: str = ""
    why: str = ""
    status: int = 0


class Teller:
    """The process that tells stories."""

    def __init__(self, folder: Path, server: "subprocess.Popen[str]") -> None:
        self._folder, self._server = folder, server
        self._ear = socket.socket(socket.AF_UNIX)
        self._ear.bind(str(folder / "line"))
        self._ear.listen()
        os.mkfifo(folder / "gate")

    def close(self) -> None:
        """Hear no more."""
        self._ear.close()

    def tell(
        self,
        story: str,
        desk: Path,
        *,
        way: str = "USUAL",
        synchronous: str = "",
        strace: Sequence[str] = (),
        kill: tuple[int, float] | None = None,
    ) -> Told:
        """Have a story told, traced by strace with these arguments, or killed so many seconds after so many things
        were said to be saved."""
        assert self._server.stdin and self._server.stdout
        order = {"story": story, "desk": str(desk), "way": way, "synchronous": synchronous}
        order |= {name: str(self._folder / name) for name in ("line", "gate")} | {"snapshots": str(copies(desk))}
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        number = int(self._server.stdout.readline())
        line, _address = self._ear.accept()
        with line, _traced(number, strace), line.makefile() as words:
            (self._folder / "gate").write_bytes(b"!")
            told = _hear(words, number, kill)
            told.status = int(self._server.stdout.readline())
        return told


def _hear(words: IO[str], number: int, kill: tuple[int, float] | None) -> Told:
    told = Told()
    for word in words:
        what, more = json.loads(word)
        if what == "saved":
            told.saved.append(more)
        else:
            told.end, told.why = what, more
        if kill and len(told.saved) == kill[0]:
            time.sleep(kill[1])
            os.kill(number, signal.SIGKILL)
    return told


@contextmanager
def _traced(number: int, arguments: Sequence[str]) -> Iterator[None]:
    if not arguments:
        yield
        return
    with subprocess.Popen(["strace", *arguments, "-p", str(number)], stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        yield


@contextmanager
def teller() -> Iterator[Teller]:
    """A process that tells stories, for a while."""
    paths = f"{Path(netdesk.__file__).parents[1]}{os.pathsep}{Path(__file__).parent}"
    run = [sys.executable, "-W", "ignore", stories.__file__]
    with (
        tempfile.TemporaryDirectory(prefix="nd") as folder,
        subprocess.Popen(
            run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
        ) as server,
    ):
        made = Teller(Path(folder), server)
        yield made
        made.close()


def copies(desk: Path) -> Path:
    """Where the copies of a desk go, beside its folder."""
    return desk.parent.with_name(desk.parent.name + "-snapshots")


@contextmanager
def desk_like(template: Path, folder: Path) -> Iterator[Path]:
    """A copy of a desk, in a folder of its own, that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as where:
        desk = Path(where) / "desk.netdesk"
        shutil.copyfile(template, desk)
        yield desk
        shutil.rmtree(copies(desk), ignore_errors=True)


@dataclass(frozen=True)
class Left:
    """What is on a desk afterwards."""

    names: frozenset[str]
    talks: int

    @property
    def cards(self) -> int:
        """How many of the imported cards."""
        return sum(name.startswith("Card ") for name in self.names)


def left(desk: Path) -> Left:
    """Open a desk as the program does, and look at it: it is sound, and everything in it agrees."""
    book = stories.opened(desk)
    try:
        found = look(book)
        assert found.sound, found
        with book.reading() as reader:
            names = frozenset(one.shown for one in reader.all(Person) if one.id != book.me)
            talks = sum(1 for _one in reader.all(Interaction))
        return Left(names, talks)
    finally:
        book.close()


def check(story: str, told: Told, desk: Path) -> None:
    """Nothing that was said to be saved is lost, every change is there whole or not at all, and nobody was told of a
    bug."""
    assert told.end in ("done", "refused") or told.status == -signal.SIGKILL, told
    seen = left(desk)
    assert {f"Person {number}" for number in range(12)} <= seen.names
    checks[story](seen, told.saved, desk)


def _change(seen: Left, saved: Sequence[str], _desk: Path) -> None:
    new = {name for name in seen.names if name.startswith("New ")}
    assert set(saved) <= new
    assert len(new) <= len(saved) + 1
    assert seen.talks == 12 + len(new)


def _take_in(seen: Left, saved: Sequence[str], desk: Path) -> None:
    assert seen.cards in ((stories.CARDS,) if saved else (0, stories.CARDS))
    _copy(seen, [], desk)


def _bring_up(seen: Left, saved: Sequence[str], desk: Path) -> None:
    assert seen.talks == 12 and len(seen.names) == 12
    _copy(seen, [], desk)


def _copy(_seen: Left, saved: Sequence[str], desk: Path) -> None:
    """Whatever has a copy's name is one, even when the desk's own change was never made."""
    found = set(copies(desk).glob("*.netdesk"))
    assert {Path(one) for one in saved} <= found
    for one in found:
        assert left(one).talks == 12


def _everything(seen: Left, saved: Sequence[str], _desk: Path) -> None:
    imports = sum(one.startswith("cards") for one in saved)
    assert {one for one in saved if one.startswith("New ")} <= seen.names
    new = sum(one.startswith("New ") for one in seen.names)
    assert seen.talks == 12 + new
    assert seen.cards % stories.CARDS == 0 and imports <= seen.cards // stories.CARDS <= imports + 1
    assert new + seen.cards // stories.CARDS <= len(saved) + 1


checks = {
    "change": _change,
    "take_in": _take_in,
    "bring_up": _bring_up,
    "copy": _copy,
    "everything": _everything,
}
