"""Depth: how well somebody is known. It is measured on the five letters alone; what is known beside them (family,
hobbies, what satisfies them, whom they look for and how to recognise that) is told apart and never added up.

A person's page and Insights use this one measure, so that a figure and the people behind it agree.
"""

from dataclasses import dataclass
from datetime import date

from netdesk.domain.person import FIVE_LETTERS, LetterKind, Person

BESIDE = tuple(kind for kind in LetterKind if kind not in FIVE_LETTERS)
"""What is worth knowing beside the five letters."""


@dataclass(frozen=True, slots=True)
class Depth:
    """Which of the five letters are known of somebody, and which of the things beside them, each in its usual order."""

    letters: tuple[LetterKind, ...] = ()
    beside: tuple[LetterKind, ...] = ()

    @property
    def known(self) -> int:
        """How many of the five letters are known: the depth, from 0 to 5."""
        return len(self.letters)


def depth(person: Person, on: date | None = None) -> Depth:
    """How well somebody was known on a day (now when none is given)."""
    known = {letter.kind for letter in person.letters if on is None or letter.on <= on}
    return Depth(tuple(kind for kind in FIVE_LETTERS if kind in known), tuple(kind for kind in BESIDE if kind in known))
