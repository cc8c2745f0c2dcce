"""A model of what a power cut may leave of a folder: what was synced stays; of the rest all, nothing, a beginning, some
of it, or a torn write. Names (files made, removed, renamed) keep their order, as in a file system with a journal, and
are safe once the folder was synced. It is fed with what strace saw of a story."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SEEN = "pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename,sendto"
RECORD = ("-y", "-xx", "-s", "100000", "-e", f"trace={SEEN}")
_SECTOR = 512
_CALL = re.compile(r"(\w+)\((?:\d+<((?:\\x..)*)>)?(.*)\) = (\d+)")
_TEXT = re.compile(r'"((?:\\x..)*)"')


@dataclass(frozen=True)
class Step:
    """One thing that a story did to its folder, or (`saved`) said to be done."""

    what: str
    name: str = ""
    at: int = 0
    data: bytes = b""


def steps(log: Path, folder: Path) -> Iterator[Step]:
    """What strace saw, as far as it concerns a folder and what SQLite writes there; the index of the log in memory is
    not kept by any disk."""
    for line in log.read_text().splitlines():
        if not (found := _CALL.match(line)):
            continue
        call, path, rest = found[1], _bytes(found[2] or "").decode(), found[3]
        texts = [_bytes(text) for text in _TEXT.findall(rest)]
        if call == "sendto":
            what, more = json.loads(texts[0])
            if what == "saved":
                yield Step("saved", more)
            continue
        names = [Path(path)] if path else [Path(text.decode()) for text in texts]
        if names[0] == folder:
            yield Step("sync folder")
        elif call != "write" and names[0].parent == folder and not names[0].name.endswith("-shm"):
            yield _step(call, [one.name for one in names], texts, rest)


def _step(call: str, names: list[str], texts: list[bytes], rest: str) -> Step:
    if call in ("fsync", "fdatasync"):
        return Step("sync", names[0])
    if call == "rename":
        return Step("rename", names[0], data=names[1].encode())
    last = rest.rpartition(", ")[2]
    return Step(
        {"pwrite64": "write", "ftruncate": "cut", "unlink": "unlink"}[call],
        names[0],
        int(last, 0) if call != "unlink" else 0,
        texts[0] if call == "pwrite64" else b"",
    )


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass
class Disk:
    """What is safe on a disk, and what is still on its way there."""

    safe: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    pending: list[tuple[int, Step]] = field(default_factory=list)

    @classmethod
    def with_file(cls, name: str, data: bytes) -> "Disk":
        """A disk with one file, safe."""
        return cls({0: data}, {name: 0}, {name: 0})

    def do(self, step: Step) -> None:
        """Take in one more step."""
        if step.what == "sync":
            self._settle({self.now[step.name]})
        elif step.what == "sync folder":
            self._settle({_FOLDER})
        elif step.what in ("unlink", "rename"):
            self.pending.append((_FOLDER, step))
            _rename(self.now, step, 0)
        elif step.what in ("write", "cut"):
            if step.name not in self.now:
                inode = self.now[step.name] = len(self.safe)
                self.safe[inode] = b""
                self.pending.append((_FOLDER, Step("make", step.name, inode)))
            self.pending.append((self.now[step.name], step))

    def _settle(self, inodes: set[int]) -> None:
        done = [(inode, step) for inode, step in self.pending if inode in inodes]
        self.pending = [(inode, step) for inode, step in self.pending if inode not in inodes]
        self.safe, self.names = _apply(self.safe, self.names, done)

    def image(self, kept: list[tuple[int, Step]]) -> dict[str, bytes]:
        """The files that are there when this much of what was pending reached the disk."""
        data, names = _apply(self.safe, self.names, kept)
        return {name: data[inode] for name, inode in names.items()}

    def images(self, chance: random.Random) -> Iterator[dict[str, bytes]]:
        """What a power cut now may leave."""
        waiting = self.pending
        yield self.image(waiting)
        if waiting:
            yield self.image([])
            yield self.image(waiting[: chance.randrange(len(waiting))])
            yield self.image(self._some(chance))
            yield self.image(self._torn(chance))

    def _some(self, chance: random.Random) -> list[tuple[int, Step]]:
        """Any of the data, a beginning of the names."""
        known = chance.randint(0, sum(inode == _FOLDER for inode, _step in self.pending))
        kept = []
        for inode, step in self.pending:
            if inode == _FOLDER:
                known -= 1
            if known >= 0 if inode == _FOLDER else chance.random() < 0.5:
                kept.append((inode, step))
        return kept

    def _torn(self, chance: random.Random) -> list[tuple[int, Step]]:
        """A beginning, and of its last write some sectors only."""
        kept = self.pending[: chance.randint(1, len(self.pending))]
        inode, step = kept.pop()
        if step.what != "write":
            return [*kept, (inode, step)]
        sectors = range(0, len(step.data), _SECTOR)
        lucky = [at for at in sectors if chance.random() < 0.5]
        pieces = [(inode, Step("write", step.name, step.at + at, step.data[at : at + _SECTOR])) for at in lucky]
        return kept + pieces


_FOLDER = -1


def _apply(
    data: dict[int, bytes], names: dict[str, int], done: list[tuple[int, Step]]
) -> tuple[dict[int, bytes], dict[str, int]]:
    changed: dict[int, bytearray] = {}
    names = dict(names)
    for inode, step in done:
        if inode == _FOLDER:
            _rename(names, step, step.at)
            continue
        held = changed.setdefault(inode, bytearray(data[inode]))
        end = step.at + len(step.data)
        held.extend(bytes(max(0, end - len(held))))
        if step.what == "cut":
            del held[step.at :]
        else:
            held[step.at : end] = step.data
    return {**data, **{inode: bytes(held) for inode, held in changed.items()}}, names


def _rename(names: dict[str, int], step: Step, inode: int) -> None:
    if step.what == "make":
        names[step.name] = inode
    elif step.what == "rename" and step.name in names:
        names[step.data.decode()] = names.pop(step.name)
    elif step.what == "unlink":
        names.pop(step.name, None)
