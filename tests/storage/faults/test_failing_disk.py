"""Killed, a full disk, a failing disk: at every system call that writes. With NETDESK_ALL_FAULTS=1 at every single one,
else at a few of them, others each day."""

import signal
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from telling import FILLING, WRITING, Teller, check, desk_like, left, missing, points

WHY = missing()
pytestmark = pytest.mark.skipif(bool(WHY), reason=WHY)

STORIES = [
    ("change", "new", "USUAL"),
    ("take_in", "new", "USUAL"),
    ("bring_up", "old", "USUAL"),
    ("copy", "new", "USUAL"),
    ("change", "new", "FULL"),
    ("change", "new", "NETWORK"),
    ("change", "sealed", "USUAL"),
]
FEW = 3
_CALLS: dict[tuple[str, str, str], list[str]] = {}


def killed(calls: Sequence[str], at: int) -> list[str]:
    """Killed at one call. strace counts each kind of call by itself."""
    return [f"inject={calls[at]}:signal=KILL:when={calls[: at + 1].count(calls[at])}"]


def failing(calls: Sequence[str], at: int) -> list[str]:
    """One call fails, as of a disk that begins to die."""
    return [f"inject={calls[at]}:error=EIO:when={calls[: at + 1].count(calls[at])}"]


def full(calls: Sequence[str], at: int) -> list[str]:
    """From one call on, everything that takes room fails."""
    return [f"inject={name}:error=ENOSPC:when={calls[:at].count(name) + 1}+" for name in FILLING.split(",")]


def calls_of(telling: Teller, story: str, template: Path, folder: Path, way: str) -> list[str]:
    """The system calls that write, in their order, of a story that goes well."""
    if found := _CALLS.get((story, template.name, way)):
        return found
    log = folder / "calls"
    with desk_like(template, folder) as desk:
        told = telling.tell(story, desk, way=way, strace=["-o", str(log), "-e", f"trace={WRITING}"])
        assert told.end == "done", told.why
        check(story, told, desk)
    _CALLS[story, template.name, way] = [line.partition("(")[0] for line in log.read_text().splitlines() if "(" in line]
    return _CALLS[story, template.name, way]


@pytest.mark.parametrize("fault", [killed, full, failing])
@pytest.mark.parametrize(("story", "desk", "way"), STORIES)
def test_nothing_is_lost_or_half_done(
    telling: Teller,
    templates: dict[str, Path],
    tmp_path: Path,
    story: str,
    desk: str,
    way: str,
    fault: Callable[[Sequence[str], int], list[str]],
    record_property: Callable[[str, object], None],
) -> None:
    template, ends = templates[desk], Counter[str]()
    calls = calls_of(telling, story, template, tmp_path, way)
    for at in points(len(calls), FEW):
        inject = [word for one in fault(calls, at) for word in ("-e", one)]
        with desk_like(template, tmp_path) as copy:
            told = telling.tell(story, copy, way=way, strace=["-o", "/dev/null", "-e", f"trace={WRITING}", *inject])
            try:
                check(story, told, copy)
            except AssertionError as error:
                raise AssertionError(f"{inject}, call {at} of {len(calls)}: {told}") from error
        ends[told.end or "killed"] += 1
    record_property("faults", f"{story} {desk} {way} {fault.__name__}: {len(calls)} calls, {dict(ends)}")
    assert ends["killed"] == (ends.total() if fault is killed else 0)


def test_a_story_that_is_killed_at_once_says_nothing(
    telling: Teller, templates: dict[str, Path], tmp_path: Path
) -> None:
    """The faults are real: the first of them leaves no trace of the story at all."""
    strace = ["-o", "/dev/null", "-e", f"trace={WRITING}", "-e", "inject=pwrite64:signal=KILL:when=1"]
    with desk_like(templates["new"], tmp_path) as desk:
        told = telling.tell("change", desk, strace=strace)
        assert (told.saved, told.end, told.status) == ([], "", -signal.SIGKILL)
        assert not any(name.startswith("New") for name in left(desk).names)
