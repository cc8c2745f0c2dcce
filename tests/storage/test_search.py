"""Finding people by what was typed, and lists that agree with a plain telling of their filters and orders."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from desk_clock import TODAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nouns import person
from sqlalchemy import text as sql

from netdesk.domain.event import Attendance, Event, FollowUp
from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.person import Address, Email, Letter, LetterKind, Name, Person, Phone, Web
from netdesk.domain.promise import Promise
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.text import fold
from netdesk.storage.book import Book
from netdesk.storage.people import first_ids, names, people_counts, people_ids, people_rows, tags_of
from netdesk.storage.rows import PersonRow
from netdesk.storage.search import search_text
from netdesk.storage.soundness import look


def found(book: Book, words: str) -> list[str]:
    """The names of those whom a search finds."""
    with book.reading() as reader:
        rows = people_rows(reader, people_ids(reader, PeopleQuery(text=words, sort=Sort.NAME)))
    return [row.name for row in rows]


@pytest.fixture
def town(book: Book) -> Book:
    """A few people with everything they can be found by."""
    more: list[tuple[str, dict[str, Any]]] = [
        ("Tomasz Wiśniewski", {"organisation": "Wiśnia Projekt", "tags": ("Chór Łódź",)}),
        ("Chiara Muñoz", {"phones": (Phone("+39 (347) 555-0100"), Phone("0048 600.100.200")), "title": "Notary"}),
        ("Jo Müller", {"note": "Met on 2026-11-02; 100% reliable_ever C:\\temp", "nicknames": ("Mü",)}),
        ("田中 太郎", {"letters": (Letter(LetterKind.LOOKS_FOR, "roof builders", TODAY),)}),
        ("Иван Петров", {"emails": (Email("Ivan.Petrov@Firma.example"),), "webs": (Web("https://firma.example/x"),)}),
        ("Bo", {"addresses": (Address("Via Roma 4", "Łódź", postcode="90-001"),), "role": "Sailor", "sphere": "Sea"}),
    ]
    for name, fields in more:
        person(book, name, **fields)
    return book


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("wisniewski", ["Tomasz Wiśniewski"]),
        ("WIŚNIEWSKI tomasz", ["Tomasz Wiśniewski"]),
        ("śniew", ["Tomasz Wiśniewski"]),
        ("wisnia", ["Tomasz Wiśniewski"]),
        ("lodz", ["Bo", "Tomasz Wiśniewski"]),
        ("chor", ["Tomasz Wiśniewski"]),
        ("munoz", ["Chiara Muñoz"]),
        ("3475550100", ["Chiara Muñoz"]),
        ("+393475550100", ["Chiara Muñoz"]),
        ("347 555 0100", ["Chiara Muñoz"]),
        ("+39 (347) 555-0100", ["Chiara Muñoz"]),
        ("600100200", ["Chiara Muñoz"]),
        ("notary", ["Chiara Muñoz"]),
        ("jo", ["Jo Müller"]),
        ("mu", ["Chiara Muñoz", "Jo Müller"]),
        ("m", ["Chiara Muñoz", "Jo Müller"]),
        ("ller", ["Jo Müller"]),
        ("lle", ["Jo Müller"]),
        ("le", []),
        ("100%", ["Chiara Muñoz", "Jo Müller"]),
        ("100% reliable", ["Jo Müller"]),
        ("reliable_ever", ["Jo Müller"]),
        ("c:\\temp", ["Jo Müller"]),
        ("2026-11", ["Jo Müller"]),
        ("%", ["all"]),
        ("_", ["all"]),
        ("\\", ["all"]),
        ("rel%le", []),
        ("re_i", []),
        ("'; drop table person; --", []),
        ('"roof" OR', []),
        ("*", []),
        ("田中", ["田中 太郎"]),
        ("太", ["田中 太郎"]),
        ("roof", ["田中 太郎"]),
        ("иван", ["Иван Петров"]),
        ("ПЕТРОВ", ["Иван Петров"]),
        ("petrov@firma", ["Иван Петров"]),
        ("firma.example/x", ["Иван Петров"]),
        ("via roma", ["Bo"]),
        ("bo", ["Bo"]),
        ("sailor sea", ["Bo"]),
        ("90-001", ["Bo"]),
        ("   ", ["all"]),
        ("nobody", []),
    ],
)
def test_search(town: Book, words: str, expected: list[str]) -> None:
    everybody = ["Bo", "Chiara Muñoz", "Jo Müller", "Tomasz Wiśniewski", "Иван Петров", "田中 太郎"]
    assert found(town, words) == (everybody if expected == ["all"] else expected)


def test_search_follows_every_change(town: Book) -> None:
    with town.reading() as reader:
        one = reader.get(Person, people_ids(reader, PeopleQuery(text="wisniewski"))[0])
    with town.changing("Edit") as change:
        edited = change.save(replace(one, name=Name(full="Tomasz Nowak"), organisation="", tags=()))
    assert (found(town, "wisn"), found(town, "nowak")) == ([], ["Tomasz Nowak"])
    town.undo()
    assert (found(town, "wisn"), found(town, "nowak")) == (["Tomasz Wiśniewski"], [])
    town.redo()
    with town.changing("Remove") as change:
        change.remove(change.get(Person, edited.id))
    assert found(town, "nowak") == []
    with town.reading() as reader:
        assert people_ids(reader, PeopleQuery(text="nowak", removed=True)) == [edited.id]
        assert people_ids(reader, PeopleQuery(text="wisn", removed=True)) == []


def check_index(book: Book) -> None:
    """The search index agrees with the rows it was made from."""
    if book.engine.dialect.name == "sqlite":
        with book.engine.begin() as connection:
            connection.execute(sql("INSERT INTO person_fts(person_fts, rank) VALUES ('integrity-check', 1)"))


def test_the_index_is_whole_after_many_changes(book: Book) -> None:
    dice = random.Random(5)
    with book.changing("Import") as change:
        people = [Person(name=Name(full=f"Person {number}")) for number in range(60)]
        change.add_many(people)
    for number in range(15):
        with book.changing("Edit") as change:
            for one in change.find(Person, [one.id for one in dice.sample(people, 5)]):
                change.save(replace(one, note=f"word{dice.randint(0, 9)} " * dice.randint(0, 3)))
            if number % 7 == 0:
                change.remove(change.get(Person, people[number].id))
        for _ in range(dice.randint(0, 2)):
            book.undo()
        if dice.random() < 0.5:
            book.redo()
    book.rebuild()
    with book.changing("Clean") as change:
        gone = [change.remove(one).id for one in change.find(Person, [one.id for one in people[50:]])]
    book.purge(Person, gone)
    check_index(book)
    assert look(book).sound


def test_a_damaged_index_is_found_and_made_anew(book: Book) -> None:
    if book.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps its index itself")
    person(book, "Ana")
    with book.engine.begin() as connection:
        connection.execute(sql("INSERT INTO person_fts(person_fts) VALUES ('delete-all')"))
    assert found(book, "ana") == []
    assert not look(book).sound, "a check that says all is well while search finds nobody is no check"
    book.rebuild()
    assert found(book, "ana") == ["Ana"]
    assert look(book).sound


ALPHABET = st.text("aAbéł1 %_-田", max_size=6)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ALPHABET, min_size=1, max_size=4), words=ALPHABET)
def test_search_agrees_with_looking_at_every_word(book: Book, texts: list[str], words: str) -> None:
    """Long words are found anywhere, short ones at the beginning of a word."""
    with book.changing("Add") as change:
        people = [Person(name=Name(full=f"x{text}"), note="zz") for text in texts]
        change.add_many(people)

    def hit(one: Person) -> bool:
        told = [fold(part) for part in (one.name.full, one.note)]
        line = " ".join(" ".join(told).split())
        return all(token in line if len(token) > 2 else f" {token}" in f" {line}" for token in fold(words).split())

    with book.reading() as reader:
        ids = people_ids(reader, PeopleQuery(text=words))
    assert set(ids) == {one.id for one in people if hit(one)}
    book.undo()


def test_the_text_searched_is_folded_and_single_spaced() -> None:
    made = search_text(Person(name=Name(full="Łucja  Ćma"), note="a\n\n b", phones=(Phone("+1 (2) 3"),)))
    assert made.startswith(" lucja cma ")
    assert "  " not in made
    assert "\n" not in made


# Lists


@pytest.fixture
def crowd(book: Book) -> tuple[Book, list[Person], Event]:
    """Forty people in every state."""
    dice = random.Random(11)
    people = []
    for number in range(40):
        tags = tuple(dice.sample(["choir", "Chamber", "school"], dice.randint(0, 2)))
        name = f"{dice.choice('ABCŁ')}{number % 13}"
        made = TODAY - timedelta(days=dice.randint(0, 30))
        firm = dice.choice(["Firm", ""])
        people.append(Person(name=Name(full=name), tags=tags, created_on=made, organisation=firm))
    talks = []
    for one in people:
        for _ in range(dice.choice([0, 1, 1, 3, 5])):
            kind = dice.choice([Kind.MET, Kind.ONE_TO_ONE, Kind.CALL])
            on = TODAY - timedelta(days=dice.choice([1, 20, 70, 100, 130, 300, 500]))
            talks.append(Interaction(kind=kind, on=on, participants=(Participant(book.me), Participant(one.id))))
    with book.changing("Crowd") as change:
        change.add_many(people)
        change.add_many(talks)
    with book.changing("More") as change:
        for one in dice.sample(people, 12):
            change.save(Referral(book.me, one.id, TODAY - timedelta(days=40), consent=True))
            change.save(Referral(one.id, book.me, TODAY - timedelta(days=40), consent=True))
            change.save(Referral(book.me, one.id, TODAY - timedelta(days=30), consent=True))
            change.save(Referral(one.id, book.me, TODAY - timedelta(days=30), consent=True))
        for one in dice.sample(people, 6):
            change.remove(change.get(Person, one.id))
        there = tuple(Attendance(one.id) for one in dice.sample(people, 9))
        event = change.save(Event("Breakfast", datetime(2026, 11, 20, 7), attendances=(*there, Attendance(name="X"))))
        me = change.get(Person, book.me)
        change.save(replace(me, tags=("choir", "mine")))
    return book, people, event


def test_lists_agree_with_a_plain_telling(crowd: tuple[Book, list[Person], Event]) -> None:
    book, people, event = crowd
    with book.reading() as reader:
        rows = {row.id: row for row in people_rows(reader, [one.id for one in people])}
    tags = {one.id: set(one.tags) for one in people}
    there = {item.person_id for item in event.attendances}
    assert len({row.stage for row in rows.values()}) >= 3, "the crowd must have more than one kind"
    assert len({row.freshness(TODAY) for row in rows.values()}) == 4

    def key(sort: Sort, row: PersonRow) -> tuple[Any, ...]:
        name = (fold(row.name), row.id)
        if sort is Sort.CARE:
            state = row.freshness(TODAY)
            awake = {Freshness.FRESH: 1, Freshness.DORMANT: 2}.get(state, 0)
            return (awake, -row.stage, row.due_on, *name)
        if sort is Sort.CONTACT:
            return (row.last_contact is None, -(row.last_contact or date.min).toordinal(), *name)
        return (-row.stage, *name) if sort is Sort.STAGE else name

    choices = product(
        ["", "firm", "a"],
        [frozenset(), frozenset({Stage.CARD}), frozenset({Stage.VISIBILITY, Stage.PROFITABILITY})],
        [frozenset(), frozenset({Freshness.DUE}), frozenset({Freshness.FRESH, Freshness.DORMANT}), {Freshness.FADING}],
        [frozenset(), frozenset({"choir"}), frozenset({"choir", "school"})],
        [None, event.id],
        [False, True],
        [frozenset(), frozenset(sorted(rows)[::3])],
    )
    for number, (text, stages, fresh, wanted, at, removed, chosen) in enumerate(choices):
        expected = [
            row
            for row in rows.values()
            if (not text or (text == "firm" and row.organisation) or (text == "a" and row.name.startswith("A")))
            and (not stages or row.stage in stages)
            and (not fresh or row.freshness(TODAY) in fresh)
            and (not wanted or tags[row.id] & wanted)
            and (not at or row.id in there)
            and row.removed is removed
            and (not chosen or row.id in chosen)
        ]
        sort = list(Sort)[number % 5]
        if sort is Sort.NEW:
            expected.sort(key=lambda row: row.id, reverse=True)
        else:
            expected.sort(key=lambda row: key(sort, row))
        query = PeopleQuery(text, stages, frozenset(fresh), wanted, at, removed, sort, chosen)
        with book.reading() as reader:
            assert people_ids(reader, query) == [row.id for row in expected], query
            assert first_ids(reader, query, 5) == [row.id for row in expected[:5]], query


@pytest.mark.parametrize("query", [PeopleQuery(), PeopleQuery(text="firm"), PeopleQuery(removed=True)])
def test_counts_agree_with_a_plain_telling(crowd: tuple[Book, list[Person], Event], query: PeopleQuery) -> None:
    book, people, _ = crowd
    with book.reading() as reader:
        counts = people_counts(reader, query)
        shown = people_rows(reader, people_ids(reader, query))
    tags = Counter(tag for row in shown for one in people if one.id == row.id for tag in one.tags)
    assert counts.total == len(shown) > 2
    assert counts.stages == {stage: sum(row.stage is stage for row in shown) for stage in Stage}
    assert counts.freshness == {state: sum(row.freshness(TODAY) is state for row in shown) for state in Freshness}
    assert counts.tags == tags, "my own tags are nobody's whom the filter could show"
    assert list(counts.tags.values()) == sorted(counts.tags.values(), reverse=True)


def test_rows_names_and_tags_come_in_the_order_asked_for(crowd: tuple[Book, list[Person], Event]) -> None:
    book, people, _ = crowd
    wanted = [people[3].id, "0" * 32, people[1].id, book.me]
    with book.reading() as reader:
        assert [row.id for row in people_rows(reader, wanted)] == [people[3].id, people[1].id]
        assert names(reader, wanted) == {one.id: one.shown for one in (people[3], people[1])}
        assert tags_of(reader, [one.id for one in people]) == {one.id: list(one.tags) for one in people if one.tags}


def test_the_next_step_is_what_i_promised_or_planned_first(book: Book) -> None:
    ana = person(book, "Ana")

    def step() -> tuple[str, date | None]:
        with book.reading() as reader:
            row = people_rows(reader, [ana.id])[0]
        return row.next_step, row.next_on

    assert step() == ("", None)
    with book.changing("Plan") as change:
        change.save(Promise(book.me, ana.id, "some day", TODAY))
        change.save(Promise(ana.id, book.me, "hers", TODAY, due_on=TODAY))
    assert step() == ("some day", None)
    with book.changing("Plan") as change:
        call = change.save(FollowUp(ana.id, TODAY + timedelta(days=9), "call"))
        book_it = change.save(Promise(book.me, ana.id, "book", TODAY, due_on=TODAY + timedelta(days=3)))
    assert step() == ("book", TODAY + timedelta(days=3))
    with book.changing("Keep") as change:
        change.save(replace(book_it, kept_on=TODAY))
    assert step() == ("call", TODAY + timedelta(days=9))
    with book.changing("Done") as change:
        change.save(replace(call, done_on=TODAY))
    assert step() == ("some day", None)
    assert look(book).sound
