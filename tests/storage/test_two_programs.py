"""Two programs change the same people at once, from looks that are old: nothing that was saved is lost, and everything
that both changed is said, once. `NETDESK_TEST_CONFLICTS` is how many changes they make; 10,000 take some minutes."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from conflicting_program import COUNTED, LISTED, OWN
from desk_clock import Clock
from nouns import person

from netdesk.domain.person import Person
from netdesk.storage.book import Book
from netdesk.storage.soundness import look

CHANGES = int(os.environ.get("NETDESK_TEST_CONFLICTS", "300"))
PEOPLE = 2


class Attempt(NamedTuple):
    """What a program said of one attempt."""

    program: str
    what: str
    whom: str
    number: int
    base: int
    version: int
    conflict: int


def run_two(desk: str, ids: list[str]) -> list[Attempt]:
    """What both programs said."""
    program = Path(__file__).with_name("conflicting_program.py")
    both = {name: _start(program, desk, name, ids) for name in ("a", "b")}
    for one in both.values():
        assert one.stdout is not None and one.stdout.readline() == "ready\n"
    for one in both.values():
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    return [Attempt(name, *json.loads(line)) for name, one in both.items() for line in _said(one)]


def _said(program: "subprocess.Popen[str]") -> list[str]:
    out, err = program.communicate(timeout=3600)
    assert program.returncode == 0, err
    return out.splitlines()


def _start(program: Path, desk: str, name: str, ids: list[str]) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    words = [sys.executable, str(program), desk, name, str(CHANGES // 2), *ids]
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def test_nothing_is_lost_and_every_conflict_is_said_once(desk: str, clock: Clock) -> None:
    book = Book.open(desk)
    everybody = [person(book, f"Person {number}", note="0") for number in range(PEOPLE)]
    attempts = run_two(desk, [one.id for one in everybody])
    saved = [one for one in attempts if not one.conflict]
    assert len(saved) == CHANGES
    assert Counter(one.conflict for one in attempts)[1] > CHANGES // 20, "they did get into each other's way"
    for one in everybody:
        with book.reading() as reader:
            _check(reader.get(Person, one.id), [each for each in attempts if each.whom == one.id])
    assert look(book).sound
    book.close()


def _check(now: Person, attempts: list[Attempt]) -> None:
    saved = {one.version: one for one in attempts if not one.conflict}
    assert sorted(saved) == list(range(2, now.version + 1)), "every saved version is one program's, and none is missing"
    counted = sum(one.what == COUNTED for one in saved.values())
    assert int(now.note.partition(" ")[0]) == counted, "no count is lost"
    assert sorted(now.tags) == sorted(filter(None, (_last(saved, LISTED, "a"), _last(saved, LISTED, "b"))))
    assert (now.title, now.role) == (_last(saved, OWN, "a"), _last(saved, OWN, "b"))
    for one in attempts:
        until = one.version if one.conflict else one.version - 1
        between = [saved[version] for version in range(one.base + 1, until + 1)]
        others = [each for each in between if each.what == COUNTED]
        assert bool(one.conflict) == (one.what == COUNTED and bool(others)), "a conflict is said when there is one"


def _last(saved: dict[int, Attempt], what: str, program: str) -> str:
    """What a program said last in what is its own."""
    numbers = [one.number for one in saved.values() if (one.what, one.program) == (what, program)]
    return f"{program}{max(numbers)}" if numbers else ""
