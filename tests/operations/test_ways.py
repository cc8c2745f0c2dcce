"""The warmest way to whom a goal means, told with its weakest link; the request, and what came of it."""

from datetime import date, timedelta

import pytest
from desk_clock import Clock

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import FollowUp
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.link import Tie
from netdesk.domain.person import Email, Name, Person
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.warmth import Weak
from netdesk.operations import links, people, ways
from netdesk.operations.goals import goal_people
from netdesk.storage.book import Book


@pytest.fixture
def pia(book: Book) -> Person:
    """A notary whom I only have a card of."""
    name = Name(full="Pia Bianco", given="Pia", family="Bianco")
    return people.add(book, Person(name=name, title="Notary", organisation="Studio Bianco"))


def talk(book: Book, one: str, other: str, on: date) -> None:
    """Two people talked, without me where I am neither."""
    with book.changing("A call") as change:
        change.save(Interaction(kind=Kind.CALL, on=on, participants=(Participant(one), Participant(other))))


def befriend(book: Book, one: str, other: str, days: int = 10) -> None:
    """Two friends who talked some days ago."""
    on = book.today - timedelta(days=days)
    talk(book, one, other, on)
    links.state(book, one, other, [Tie.FRIEND], since=on)


def found(book: Book, goal: str, most: int = 3) -> tuple[ways.Way, ...]:
    with book.reading() as reader:
        return ways.warmest_ways(reader, goal, most)


def names(way: ways.Way) -> list[str]:
    return [step.name for step in way.steps]


def test_a_friend_of_a_friend_is_reached_by_the_friend(book: Book, ana: Person, pia: Person) -> None:
    befriend(book, book.me, ana.id)
    befriend(book, ana.id, pia.id)
    best, direct = found(book, "Pia Bianco")
    assert names(best) == ["Ana Kovač", "Pia Bianco"]
    assert [step.inward for step in best.steps] == [Stage.CREDIBILITY, Stage.CREDIBILITY]
    assert best.trust == pytest.approx(0.85**2)
    assert not best.warns
    assert best.goal.last_contact == book.today - timedelta(days=10)
    assert "1 thing happened between Ana Kovač and Pia Bianco" in best.deeds_said
    assert names(direct) == ["Pia Bianco"]
    assert direct.warns
    assert direct.why.what is Weak.CARD
    assert "you and Pia Bianco have not talked yet" in direct.weakest_said
    assert "a first conversation" in direct.weakest_said


def test_an_ask_below_credibility_is_never_made_in_silence(book: Book, ana: Person, pia: Person) -> None:
    befriend(book, book.me, ana.id)
    talk(book, ana.id, pia.id, book.today)
    best = found(book, pia.id)[0]
    assert names(best) == ["Ana Kovač", "Pia Bianco"]
    assert best.warns
    assert best.weakest == 1
    assert best.why.what is Weak.SHALLOW
    assert "Pia Bianco trusts Ana Kovač at Visibility only" in best.weakest_said


def test_long_silence_weakens_a_link(book: Book, ana: Person) -> None:
    befriend(book, book.me, ana.id, days=400)
    (way,) = found(book, "Ana Kovač")
    assert way.steps[0].freshness is Freshness.DORMANT
    assert way.why.what is Weak.QUIET
    assert "you and Ana Kovač last talked on" in way.weakest_said
    assert way.deeds_said == ""
    assert way.why.missing == ()


def test_a_way_is_found_anew_when_a_link_changed(book: Book, clock: Clock, ana: Person, pia: Person) -> None:
    assert len(found(book, "Pia Bianco")) == 1
    befriend(book, ana.id, pia.id)
    assert len(found(book, "Pia Bianco")) == 2
    book.undo()
    book.undo()
    assert len(found(book, "Pia Bianco")) == 1
    book.redo()
    assert names(found(book, "Pia Bianco")[1]) == ["Ana Kovač", "Pia Bianco"]
    people.remove(book, [ana.id])
    assert len(found(book, "Pia Bianco")) == 1
    fresh = found(book, "Pia Bianco")[0].steps[0].freshness
    clock.day += timedelta(days=30)
    assert found(book, "Pia Bianco")[0].steps[0].freshness > fresh


@pytest.mark.parametrize(
    ("goal", "meant"),
    [
        ("Pia Bianco", {"Pia"}),
        ("pia bianco", {"Pia"}),
        ("Studio Bianco", {"Pia", "Zoe"}),
        ("notaio", {"Pia"}),
        ("Notary", {"Pia"}),
        ("Bianco", {"Pia", "Zoe"}),
        ("sailing", {"Zoe"}),
        ("Notary sailing", set()),
    ],
)
def test_whom_a_goal_means(book: Book, pia: Person, goal: str, meant: set[str]) -> None:
    people.add(
        book,
        Person(
            name=Name(full="Zoe Neri", given="Zoe"), organisation="Studio Bianco", title="Cook", note="Loves sailing"
        ),
    )
    with book.reading() as reader:
        if not meant:
            with pytest.raises(NetdeskError, match="Nobody on the desk is meant by “Notary sailing”"):
                goal_people(reader, goal)
        else:
            ids = goal_people(reader, goal)
            assert {one.name.given for one in reader.find(Person, ids)} == meant
            assert len(ids) == len(meant)


def test_an_id_means_that_person_and_i_am_no_goal(book: Book, pia: Person) -> None:
    with book.reading() as reader:
        assert goal_people(reader, pia.id) == [pia.id]
        for nobody in (book.me, "  "):
            with pytest.raises(NetdeskError):
                goal_people(reader, nobody)


def test_the_trade_in_a_town(book: Book, pia: Person) -> None:
    asti = people.add(book, Person(name=Name(full="Ugo Rossi"), title="Notaio", note="Asti"))
    with book.reading() as reader:
        for goal in ("Asti notary", "a notary from Asti", "Notaio di Asti"):
            assert goal_people(reader, goal) == [asti.id]
        assert set(goal_people(reader, "notary")) == {asti.id, pia.id}


def test_a_request_is_planned_once_and_worded(book: Book, ana: Person, pia: Person) -> None:
    befriend(book, book.me, ana.id)
    befriend(book, ana.id, pia.id)
    people.edit(book, with_mail(book, ana))
    way = found(book, "Pia Bianco")[0]
    draft = ways.plan_request(book, way)
    assert draft.to == ("ana@example.org",)
    assert draft.text.startswith("Dear Ana,")
    assert "Pia Bianco of Studio Bianco" in draft.text
    assert ways.plan_request(book, way) == draft
    with book.reading() as reader:
        (planned,) = list(reader.all(FollowUp))
        assert ways.request(reader, way) == planned
    assert (planned.person_id, planned.on) == (ana.id, book.today)
    assert planned.reason == "Ask Ana Kovač for an introduction to Pia Bianco"
    assert book.undo() == "Plan a request"
    with book.reading() as reader:
        assert ways.request(reader, way) is None


def with_mail(book: Book, person: Person) -> Person:
    from dataclasses import replace

    with book.reading() as reader:
        return replace(reader.get(Person, person.id), emails=(Email("ana@example.org"),))


@pytest.mark.parametrize("came", [True, False])
def test_what_came_of_a_request(book: Book, ana: Person, pia: Person, came: bool) -> None:
    befriend(book, book.me, ana.id)
    befriend(book, ana.id, pia.id)
    way = found(book, "Pia Bianco")[0]
    ways.plan_request(book, way)
    ways.outcome(book, way, came=came)
    with book.reading() as reader:
        (planned,) = list(reader.all(FollowUp))
        told = [item for item in reader.all(Interaction) if item.kind is Kind.INTRODUCTION]
        assert ways.request(reader, way) is None
    assert planned.done_on == book.today
    assert len(told) == came
    for item in told:
        assert item.people() == {book.me, ana.id, pia.id}
        assert [part.person_id for part in item.participants if part.role is Role.GIVER] == [ana.id]
    assert book.undo() == ("Introduction received" if came else "No introduction came")


def test_a_way_over_two_names_who_is_asked_in_turn(book: Book, ana: Person, ben: Person, pia: Person) -> None:
    for one, other in ((book.me, ben.id), (ben.id, ana.id), (ana.id, pia.id)):
        befriend(book, one, other)
    way = found(book, "Pia Bianco")[0]
    assert names(way) == ["Ben Okafor", "Ana Kovač", "Pia Bianco"]
    assert "You know Ana Kovač, who knows them" in ways.plan_request(book, way).text


def test_whom_i_know_myself_i_write_to_myself(book: Book, ana: Person) -> None:
    befriend(book, book.me, ana.id)
    (way,) = found(book, "Ana Kovač")
    assert way.plan_said == "Get in touch with Ana Kovač"
    assert "a quarter of an hour" in ways.plan_request(book, way).text
    ways.outcome(book, way, came=True)
    with book.reading() as reader:
        assert not [item for item in reader.all(Interaction) if item.kind is Kind.INTRODUCTION]


def test_nothing_is_planned_with_who_is_gone(book: Book, ana: Person) -> None:
    (way,) = found(book, "Ana Kovač")
    people.remove(book, [ana.id])
    with pytest.raises(NetdeskError):
        ways.plan_request(book, way)
