"""The question bank: the program's questions overlaid by the user's, and what is asked next."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from desk_clock import TODAY
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.bank import Ask, Asked, BankQuestion, Topic, effective
from netdesk.domain.bank import next_questions as chosen
from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import LetterKind, Person
from netdesk.operations import bank, people
from netdesk.storage.bank import asked_of, stored_questions
from netdesk.storage.book import Book
from netdesk.words import question
from netdesk.words.bank import built_in

ENJOY = "satisfies.enjoy"


def next_keys(book: Book, person: Person, count: int) -> list[str]:
    with book.reading() as reader:
        return [one.key for one in bank.next_questions(reader, reader.get(Person, person.id), count)]


def found(book: Book, key: str) -> Ask:
    with book.reading() as reader:
        return next(one for one in bank.bank(reader) if one.key == key)


def test_every_topic_has_questions_with_keys_of_their_own() -> None:
    keys = [one.key for one in built_in()]
    assert len(set(keys)) == len(keys)
    for topic in Topic:
        texts = {one.text for one in built_in() if one.topic is topic}
        assert 5 <= len(texts) <= 8, topic
    first = {one.letter: one.text for one in reversed(built_in()) if one.letter}
    assert first == {kind: question(kind) for kind in LetterKind}, "the empty line of a letter asks its first"


def test_what_is_not_known_is_asked_first_and_no_letter_twice_in_a_row(book: Book, ana: Person) -> None:
    people.learn(book, ana.id, LetterKind.LOOKS_FOR, "publishers")
    letters = {one.key: one.letter for one in built_in()}
    asked = [letters[key] for key in next_keys(book, ana, 9)]
    assert asked[:2] == [LetterKind.GOALS, LetterKind.SATISFIES]
    assert set(asked) == set(LetterKind) - {LetterKind.LOOKS_FOR}, "each of the nine that are not known, once"


def test_what_was_asked_is_not_asked_again_until_everything_was(book: Book, ana: Person) -> None:
    (first,) = next_keys(book, ana, 1)
    bank.ask(book, ana.id, first)
    assert first not in next_keys(book, ana, len(built_in()) - 1)
    assert next_keys(book, ana, len(built_in()))[-1] == first
    assert book.undo()
    assert next_keys(book, ana, 1) == [first]


def test_whoever_was_asked_longest_ago_is_asked_first_again() -> None:
    asks = [Ask(key, Topic.BUSINESS, key) for key in "abc"]
    asked = [Asked("ana", key, TODAY - timedelta(days=ago)) for key, ago in (("a", 1), ("b", 9), ("c", 5), ("b", 2))]
    assert [one.key for one in chosen(asks, (), asked, 3)] == ["c", "b", "a"]


def test_a_question_is_worded_differently_hidden_and_taken_back(book: Book, ana: Person) -> None:
    bank.word_differently(book, ENJOY, "  What makes   you smile? ")
    assert (found(book, ENJOY).text, found(book, ENJOY).reworded) == ("What makes you smile?", True)
    assert found(book, ENJOY).letter is LetterKind.SATISFIES
    bank.hide(book, ENJOY)
    assert found(book, ENJOY).hidden and ENJOY not in next_keys(book, ana, 999)
    bank.hide(book, ENJOY, hidden=False)
    assert found(book, ENJOY).text == "What makes you smile?"
    bank.reset(book, ENJOY)
    assert found(book, ENJOY) == next(one for one in built_in() if one.key == ENJOY)
    assert book.undo()
    assert found(book, ENJOY).text == "What makes you smile?"
    bank.reset(book, ENJOY)
    bank.hide(book, ENJOY)
    with book.reading() as reader:
        assert [one.key for one in stored_questions(reader)] == [ENJOY], "no second one beside it"


def test_taking_back_what_was_never_changed_changes_nothing(book: Book) -> None:
    before = book.undoable()
    bank.reset(book, ENJOY)
    assert book.undoable() == before


def test_a_question_of_ones_own_is_asked_as_well(book: Book, ana: Person) -> None:
    own = bank.add(book, Topic.HOBBIES, "Do you still fly kites?")
    told = found(book, own.key)
    assert (told.own, told.letter, told.topic) == (True, LetterKind.HOBBIES, Topic.HOBBIES)
    bank.word_differently(book, own.key, "Kites?")
    assert found(book, own.key).text == "Kites?"
    bank.reset(book, own.key)
    assert own.key not in next_keys(book, ana, 999)


def test_what_is_no_question_is_refused(book: Book, ana: Person) -> None:
    with pytest.raises(NetdeskError, match="Write the question"):
        bank.add(book, Topic.FAMILY, "  ")
    with pytest.raises(NetdeskError, match="not in the bank"):
        bank.ask(book, ana.id, "nothing")
    with pytest.raises(NetdeskError, match="no such person"):
        bank.ask(book, "0" * 32, ENJOY)


def test_asking_is_noted_with_the_person(book: Book, ana: Person) -> None:
    made = bank.ask(book, ana.id, ENJOY)
    with book.reading() as reader:
        assert asked_of(reader, ana.id) == [made] and asked_of(reader, book.me) == []


_KEYS = [one.key for one in built_in()]


@given(
    st.sets(st.sampled_from(LetterKind)),
    st.lists(st.tuples(st.sampled_from(_KEYS), st.integers(0, 400))),
    st.sets(st.sampled_from(_KEYS)),
    st.integers(1, 80),
)
def test_the_choice_never_hides_or_repeats(
    known: set[LetterKind], asked: Sequence[tuple[str, int]], hidden: set[str], count: int
) -> None:
    stored = [BankQuestion(Topic.BUSINESS, "", key, hidden=True) for key in sorted(hidden)]
    history = [Asked("ana", key, date(2025, 1, 1) + timedelta(days=on)) for key, on in asked]
    whole = effective(built_in(), stored)
    picked = chosen(whole, known, history, count)
    keys = [one.key for one in picked]
    assert len(keys) == len(set(keys)) == min(count, len(_KEYS) - len(hidden))
    assert not hidden.intersection(keys)
    before = {key for key, _on in asked}
    assert [key in before for key in keys] == sorted(key in before for key in keys), "what was asked comes last"
    assert picked == chosen(whole, known, list(reversed(history)), count)
