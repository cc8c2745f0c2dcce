"""Giving: what is proposed, one act that introduces, what is laid aside, and what was given and received."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from desk_clock import TODAY, Clock
from sqlalchemy import func, select

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.interaction import Interaction, Kind, Role
from netdesk.domain.laidaside import LaidAside
from netdesk.domain.link import Tie
from netdesk.domain.person import Email, LetterKind, Name, Person
from netdesk.operations import giving, interactions, links, people, promises, referrals
from netdesk.operations.demo import fill
from netdesk.storage.book import Book
from netdesk.storage.tables import link_state


def somebody(book: Book, name: str, title: str = "", organisation: str = "", looks_for: str = "") -> Person:
    """A person I have talked with."""
    mail = (Email(f"{name.split()[0].lower()}@mail.example"),)
    given, _blank, family = name.partition(" ")
    made = people.add(
        book, Person(name=Name(name, given=given, family=family), title=title, organisation=organisation, emails=mail)
    )
    interactions.log(book, [made.id], Kind.MET)
    if looks_for:
        people.learn(book, made.id, LetterKind.LOOKS_FOR, looks_for)
    return made


@pytest.fixture
def anna(book: Book) -> Person:
    return somebody(book, "Anna Rossi", "Solar installer", looks_for="restaurants")


@pytest.fixture
def bruno(book: Book) -> Person:
    return somebody(book, "Bruno Verdi", "Owner", "Trattoria Bruno")


def texts(book: Book, person: str | None = None) -> list[str]:
    with book.reading() as reader:
        return [one.text for one in giving.proposals(reader, person)]


def test_a_proposal_says_who_looks_and_who_has(book: Book, anna: Person, bruno: Person) -> None:
    told = ["Introduce Anna Rossi (looks for restaurants) to Bruno Verdi (Trattoria Bruno)"]
    assert texts(book) == texts(book, anna.id) == texts(book, bruno.id) == told
    with book.reading() as reader:
        (one,) = giving.proposals(reader)
    assert one.reasons == ("“restaurants” – “Trattoria Bruno”",) and one.match.proposed and not one.with_me


def test_what_is_learned_forgotten_or_removed_is_followed(book: Book, anna: Person, bruno: Person) -> None:
    assert len(texts(book)) == 1
    people.learn(book, anna.id, LetterKind.LOOKS_FOR, "dentists")
    assert texts(book) == []
    book.undo()
    assert len(texts(book)) == 1
    people.remove(book, [bruno.id])
    assert texts(book) == []


def test_a_card_is_told_last_and_only_of_one_person(book: Book, anna: Person) -> None:
    card = people.add(book, Person(name=Name(full="Carlo"), organisation="Osteria"))
    assert texts(book) == []
    with book.reading() as reader:
        (one,) = giving.proposals(reader, anna.id)
    assert one.offer.person.id == card.id and not one.match.proposed


def test_i_am_proposed_as_well(book: Book, anna: Person, bruno: Person) -> None:
    with book.reading() as reader:
        me = reader.get(Person, book.me)
    people.edit(book, replace(me, title="Solar installer"))
    people.learn(book, bruno.id, LetterKind.LOOKS_FOR, "photovoltaics")
    found = texts(book, bruno.id)
    assert "Bruno Verdi looks for photovoltaics: that could be you (Solar installer)" in found
    people.learn(book, book.me, LetterKind.LOOKS_FOR, "osterie")
    with book.reading() as reader:
        mine = giving.proposals(reader, book.me)
        drafts = [giving.approach(reader, one) for one in mine]
    assert "You look for osterie: talk with Bruno Verdi (Trattoria Bruno)" in [one.text for one in mine]
    assert {draft.subject for draft in drafts} >= {"You look for photovoltaics", "A question about osterie"}
    assert all(draft.to == ("bruno@mail.example",) for draft in drafts)


def test_introducing_is_one_change_with_words_and_two_follow_ups(book: Book, anna: Person, bruno: Person) -> None:
    draft = giving.introduce(book, anna.id, bruno.id)
    assert draft.to == ("anna@mail.example", "bruno@mail.example") and draft.subject == "Anna, meet Bruno"
    assert (
        "Anna, this is Bruno Verdi (Owner · Trattoria Bruno). You told me that you look for restaurants" in draft.text
    )
    assert "Bruno, this is Anna Rossi (Solar installer). Anna looks for restaurants" in draft.text
    with book.reading() as reader:
        (item,) = [one for one in reader.all(Interaction) if one.kind is Kind.INTRODUCTION]
        plans = {(one.person_id, one.on, one.reason) for one in reader.all(FollowUp)}
    assert item.givers() == {book.me} and item.people() == {book.me, anna.id, bruno.id} and item.on == TODAY
    assert plans == {
        (anna.id, TODAY + timedelta(days=7), "Ask how it went with Bruno Verdi"),
        (bruno.id, TODAY + timedelta(days=14), "Ask how it went with Anna Rossi"),
    }
    assert texts(book) == []
    assert book.undo() == "Introduce two people"
    with book.reading() as reader:
        assert not list(reader.all(FollowUp)) and len(giving.proposals(reader)) == 1


def test_who_cannot_be_introduced(book: Book, anna: Person, bruno: Person) -> None:
    with pytest.raises(NetdeskError, match="one of the two"):
        giving.introduce(book, anna.id, book.me)
    with pytest.raises(NetdeskError, match="two different"):
        giving.introduce(book, anna.id, anna.id)
    people.remove(book, [bruno.id])
    with pytest.raises(NetdeskError, match="Bruno Verdi is not on the desk"):
        giving.introduce(book, anna.id, bruno.id)


def test_not_interested_is_remembered_and_later_comes_again(
    book: Book, clock: Clock, anna: Person, bruno: Person
) -> None:
    giving.not_interested(book, (bruno.id, anna.id), TODAY + timedelta(days=7))
    assert texts(book) == []
    clock.later(7)
    assert len(texts(book)) == 1
    giving.not_interested(book, (anna.id, bruno.id))
    clock.later(4000)
    assert texts(book) == []
    with book.reading() as reader:
        assert [one.until for one in reader.all(LaidAside) if not one.removed_at] == [None]
    with pytest.raises(NetdeskError, match="still to come"):
        giving.not_interested(book, (anna.id, bruno.id), clock())


def test_who_know_each_other_well_are_not_introduced(book: Book, anna: Person, bruno: Person) -> None:
    links.state(book, anna.id, bruno.id, [Tie.FRIEND])
    assert texts(book) == []


def test_given_and_received_by_kind(book: Book, anna: Person, bruno: Person) -> None:
    long_ago = TODAY - timedelta(days=400)
    interactions.log(book, [anna.id, bruno.id], Kind.HELP)
    interactions.log(book, [anna.id], Kind.TESTIMONIAL, giver=anna.id, on=long_ago)
    referrals.refer(book, anna.id, book.me, consent=True)
    referrals.refer(book, anna.id, book.me, consent=False)
    made = promises.make(book, book.me, anna.id, "a name")
    promises.keep(book, made.id)
    with book.reading() as reader:
        hers, all_of_it = giving.given_received(reader, anna.id), giving.given_received(reader)
        lately = giving.given_received(reader, anna.id, since=TODAY)
    assert hers.by_kind() == {"help": (1, 0), "promise": (1, 0), "referral": (0, 1), "testimonial": (0, 1)}
    assert hers.counted() == (1, 2)
    assert all_of_it.by_kind() == {"help": (2, 0), "promise": (1, 0), "referral": (0, 1), "testimonial": (0, 1)}
    assert "testimonial" not in lately.by_kind()


def test_everything_given_and_received_sums_to_the_figures(book: Book) -> None:
    fill(book, 60)
    state = link_state.c
    with book.reading() as reader:
        rows = reader.connection.execute(
            select(state.b_id, state.given, state.received).where(state.a_id == book.me)
        ).all()
        sums = reader.connection.execute(
            select(func.sum(state.given), func.sum(state.received)).where(state.a_id == book.me)
        ).one()
        for person, given, received in rows:
            found = giving.given_received(reader, person)
            assert found.counted() == (given, received)
        everything = giving.given_received(reader)
        each = [giving.given_received(reader, person) for person, *_figures in rows]
    assert everything.counted() == tuple(sums) and sums[0] > 0 and sums[1] > 0
    assert sorted(map(repr, everything.given)) == sorted(repr(row) for one in each for row in one.given)
    assert sorted(map(repr, everything.received)) == sorted(repr(row) for one in each for row in one.received)
    by_kind = everything.by_kind()
    assert sum(given for kind, (given, _received) in by_kind.items() if kind != giving.PROMISE) == sums[0]


def test_no_gift_is_counted_where_both_gave(book: Book, anna: Person) -> None:
    item = interactions.log(book, [anna.id], Kind.HELP, on=date(2026, 1, 5))
    both = tuple(replace(part, role=Role.GIVER) for part in item.participants)
    interactions.edit(book, replace(item, participants=both))
    with book.reading() as reader:
        assert giving.given_received(reader, anna.id).counted() == giving.given_received(reader).counted() == (0, 0)
