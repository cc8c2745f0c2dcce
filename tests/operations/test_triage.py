"""The triage: who waits for it, in which order, and what each decision does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from desk_clock import TODAY, Clock

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card
from netdesk.domain.person import Person
from netdesk.operations import importing, people, triage
from netdesk.operations.triage import Rhythm
from netdesk.storage.book import Book
from netdesk.storage.fresh import fresh_cards, undecided_count, undecided_ids

LATER = TODAY + timedelta(days=7)


def bring(book: Book, source: str, *names: str) -> list[Id]:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n" for name in names)
    return importing.run_text(book, source, cards.encode()).people()


def waiting(book: Book) -> list[Id]:
    with book.reading() as reader:
        ids = undecided_ids(reader)
        assert undecided_count(reader) == len(ids)
        return ids


def get(book: Book, one: Id) -> Person:
    with book.reading() as reader:
        return reader.get(Person, one)


@pytest.fixture
def fair(book: Book) -> list[Id]:
    return bring(book, "fair.vcf", "Ada Lis", "Bea Rossi", "Cyd Okafor")


def test_the_newest_arrival_comes_first_and_keeps_its_order(book: Book, fair: list[Id]) -> None:
    later = bring(book, "phone.vcf", "Dan Kowalski", "Eve Ferraris")
    assert waiting(book) == [*later, *fair]
    with book.reading() as reader:
        cards = fresh_cards(reader, waiting(book))
    assert [(card.person.shown, card.source) for card in cards[:3]] == [
        ("Dan Kowalski", "phone.vcf"),
        ("Eve Ferraris", "phone.vcf"),
        ("Ada Lis", "fair.vcf"),
    ]
    assert cards[0].came_at > cards[2].came_at


def test_who_was_typed_in_or_known_before_or_is_in_the_trash_does_not_wait(
    book: Book, fair: list[Id], ana: Person
) -> None:
    card = f"BEGIN:VCARD\nVERSION:3.0\nUID:urn:uuid:{ana.id}\nFN:Ana Kovač\nTEL:+39 011 555\nEND:VCARD\n"
    importing.run_text(book, "more.vcf", card.encode())
    assert len(get(book, ana.id).phones) == 1
    people.remove(book, [fair[0]])
    assert waiting(book) == fair[1:]


def test_two_cards_of_one_person_are_one_decision(book: Book, fair: list[Id]) -> None:
    with book.changing("another card") as change:
        first = next(change.all(Card))
        change.add_many([replace(Card(first.person_id, "x" * 64), raw=first.raw, came_at=first.came_at)])
    assert sorted(waiting(book)) == sorted(fair)
    triage.tag(book, first.person_id, "choir")
    assert first.person_id not in waiting(book)


def test_a_tag_decides_and_is_undone_as_one(book: Book, fair: list[Id], clock: Clock) -> None:
    clock.later(3)
    triage.tag(book, fair[0], "  choir   song ")
    assert get(book, fair[0]).tags == ("choir song",)
    assert waiting(book) == fair[1:]
    with book.reading() as reader:
        assert {card.decided_on for card in reader.all(Card)} == {None, clock.day}
    assert book.undo() == "Tag Ada Lis: choir song"
    assert (get(book, fair[0]).tags, waiting(book)) == ((), fair)


def test_a_tag_that_is_there_decides_all_the_same(book: Book, fair: list[Id]) -> None:
    people.tag(book, [fair[0]], add=["Choir"])
    triage.tag(book, fair[0], "choir")
    assert get(book, fair[0]).tags == ("Choir",)
    assert waiting(book) == fair[1:]


@pytest.mark.parametrize(("rhythm", "ideal"), list(zip(Rhythm, (30, 91, 182, 365), strict=True)))
def test_a_rhythm_is_a_cadence_of_their_own(book: Book, fair: list[Id], rhythm: Rhythm, ideal: int) -> None:
    triage.keep_up(book, fair[1], rhythm)
    person = get(book, fair[1])
    assert person.cadence_ideal == ideal
    assert person.cadence_longest is not None and person.cadence_longest > ideal
    assert waiting(book) == [fair[0], fair[2]]


def test_tell_me_again_is_a_follow_up(book: Book, fair: list[Id]) -> None:
    made = triage.remind(book, fair[2], LATER)
    with book.reading() as reader:
        assert [one.on for one in reader.all(FollowUp)] == [LATER]
    assert (made.person_id, waiting(book)) == (fair[2], fair[:2])
    book.undo()
    assert waiting(book) == fair


def test_into_the_trash_and_back(book: Book, fair: list[Id]) -> None:
    triage.remove(book, fair[0])
    assert get(book, fair[0]).removed_at is not None
    book.undo()
    assert waiting(book) == fair
    book.redo()
    people.restore(book, [fair[0]])
    assert waiting(book) == fair[1:], "it was decided; who comes back from the trash is not asked about again"


def test_what_cannot_be_is_refused(book: Book, fair: list[Id]) -> None:
    before = book.undoable()
    with pytest.raises(NetdeskError, match="tag first"):
        triage.tag(book, fair[0], "  ")
    with pytest.raises(NetdeskError, match="still to come"):
        triage.remind(book, fair[0], TODAY)
    with pytest.raises(NetdeskError, match="not waiting"):
        triage.remove(book, book.me)
    assert book.undoable() == before
    triage.remove(book, fair[0])
    with pytest.raises(NetdeskError, match="Ada Lis is not waiting"):
        triage.tag(book, fair[0], "choir")


def test_a_decision_that_changes_nothing_is_no_decision(book: Book, fair: list[Id]) -> None:
    triage.tag(book, fair[0], "choir")
    with pytest.raises(NetdeskError, match="Ada Lis has that already"):
        triage.tag(book, fair[0], "Choir")
    triage.keep_up(book, fair[0], Rhythm.YEAR)
    with pytest.raises(NetdeskError, match="Ada Lis has that already"):
        triage.keep_up(book, fair[0], Rhythm.YEAR)


def test_only_the_newest_change_is_taken_back(book: Book, fair: list[Id]) -> None:
    triage.tag(book, fair[0], "choir")
    title = book.undoable()[0] or ""
    bring(book, "late.vcf", "Zoe Zed")
    with pytest.raises(NetdeskError, match="changed since"):
        triage.take_back(book, title)
    book.undo()
    triage.take_back(book, title)
    assert waiting(book) == fair
