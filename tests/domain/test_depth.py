"""Depth is how many of the five letters are known; what stands beside them is told apart."""

from datetime import date, timedelta

from netdesk.domain.depth import BESIDE, Depth, depth
from netdesk.domain.person import FIVE_LETTERS, Letter, LetterKind, Person
from netdesk.words import depth as words

DAY = date(2026, 3, 1)


def test_the_letters_are_counted_and_the_rest_apart() -> None:
    assert set(FIVE_LETTERS) | set(BESIDE) == set(LetterKind) and len(BESIDE) == 5
    letters = [
        Letter(LetterKind.SKILLS, "four languages", DAY),
        Letter(LetterKind.SKILLS, "five languages", DAY),
        Letter(LetterKind.FAMILY, "two sons", DAY),
        Letter(LetterKind.GOALS, "a shop", DAY + timedelta(days=9)),
    ]
    person = Person(letters=tuple(letters))
    assert depth(person) == Depth((LetterKind.GOALS, LetterKind.SKILLS), (LetterKind.FAMILY,))
    assert (depth(person).known, depth(person, DAY).known, depth(person, DAY - timedelta(days=1)).known) == (2, 1, 0)
    assert depth(person).known == len(person.known_letters())


def test_depth_is_said_in_words() -> None:
    value = Depth((LetterKind.GOALS,), (LetterKind.FAMILY, LetterKind.HOBBIES))
    assert (words.known(value), words.beside(value)) == ("You know 1 of 5", "and 2 of 5 beside them")
    assert words.in_full(value).startswith("Known: Goals, Family, Hobbies. Not known yet: Accomplishments")
    assert words.in_full(Depth(FIVE_LETTERS, BESIDE)).endswith("Not known yet: nothing.")
    assert words.in_full(Depth()).startswith("Known: nothing yet.")
