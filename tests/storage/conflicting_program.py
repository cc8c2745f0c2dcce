"""One of two programs that change the same people as fast as they can; says what came of every attempt, a line each:
`[what, whom, its number, version of its base, version it saved as or met, 1 when it was a conflict]`."""

import json
import random
import sys
import time
from dataclasses import replace
from typing import Any

from netdesk.domain.errors import EditedTwice
from netdesk.domain.person import Person
from netdesk.operations import people
from netdesk.storage.book import Book

COUNTED, OWN, LISTED = "counted", "own", "listed"
_PAUSE = 0.01  # seconds at most, in which the other gets its turn: who just let go of a file locks it again at once


class Program:
    """Edits people from a look at them that may be old: a count that everybody raises, a field of its own, its tag
    among the others'."""

    def __init__(self, book: Book, name: str) -> None:
        self._book, self._name = book, name
        self._choice = random.Random(name)
        self._own = "title" if name == "a" else "role"
        self.said: list[str] = []
        """All attempts, told at the end: nobody reads before, and who waits at a full pipe meets nobody."""

    def attempts(self, ids: list[str], count: int) -> None:
        """So many changes, each made again upon the newest until it is saved."""
        open_for_a_while = {one: self._look(one) for one in ids}
        for number in range(count):
            one = self._choice.choice(ids)
            base: Person | None = open_for_a_while[one]
            what = self._choice.choice((COUNTED, COUNTED, OWN, LISTED))
            while base is not None:
                base = self._try(what, base, number)
            open_for_a_while[one] = self._look(one)
            time.sleep(self._choice.uniform(0, _PAUSE))

    def _try(self, what: str, base: Person, number: int) -> Person | None:
        """Nothing when it was saved, else what stands instead."""
        try:
            saved = people.edit(self._book, self._edited(what, base, number), base=base)
        except EditedTwice as problem:
            self._say(what, base, number, problem.theirs.version, conflict=True)
            theirs: Person = problem.theirs
            return theirs
        self._say(what, base, number, saved.version, conflict=False)
        return None

    def _edited(self, what: str, base: Person, number: int) -> Person:
        if what == COUNTED:
            counted = int(base.note.partition(" ")[0]) + 1
            return replace(base, note=f"{counted} by {self._name}{number}")
        if what == OWN:
            own: dict[str, Any] = {self._own: f"{self._name}{number}"}
            return replace(base, **own)
        others = (tag for tag in base.tags if not tag.startswith(self._name))
        return replace(base, tags=(*others, f"{self._name}{number}"))

    def _look(self, one: str) -> Person:
        with self._book.reading() as reader:
            return reader.get(Person, one)

    def _say(self, what: str, base: Person, number: int, version: int, *, conflict: bool) -> None:
        self.said.append(json.dumps([what, base.id, number, base.version, version, int(conflict)]) + "\n")


def main(desk: str, name: str, count: str, *ids: str) -> None:
    """Wait until told to begin, and change people."""
    book = Book.open(desk)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    program = Program(book, name)
    program.attempts(list(ids), int(count))
    sys.stdout.writelines(program.said)
    book.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
