"""The network as a whole: its past as the trust rules tell it, the links it suggests, places kept, files."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance, Event
from netdesk.domain.interaction import Kind
from netdesk.domain.link import Tie
from netdesk.domain.linkhint import Sign
from netdesk.domain.person import Name, Person
from netdesk.domain.referral import Referral
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Case, link_steps
from netdesk.operations import demo, interactions, links, network, people, places
from netdesk.storage.book import Book, Reader


def stages_by_the_rules(reader: Reader, one: str, other: str, day: date) -> tuple[Stage, Stage, Stage]:
    """The stage of a link on a day, and one's trust in the other and back, told from its evidence."""
    evidence = reader.evidence(one, other)
    there, back = (Case(evidence, end, reader.today, reader.policy) for end in (one, other))
    steps = [step for step in link_steps(there, back, reader.today) if step.on <= day]
    return (steps[-1].stage, steps[-1].outward, steps[-1].inward) if steps else (Stage.CARD,) * 3


def test_a_replay_is_what_the_rules_say_on_any_day(book: Book) -> None:
    demo.fill(book, 40)
    with book.reading() as reader:
        told = network.replay(reader)
        graph = told.graph
        for ago in (0, 30, 200, 400, 700, 5_000):
            day = book.today - timedelta(days=ago)
            then = told.on(day.toordinal())
            for row, (a, b) in enumerate(graph.links.tolist()):
                expected = stages_by_the_rules(reader, graph.ids[a], graph.ids[b], day)
                assert (then.link_stages[row], then.link_outward[row], then.link_inward[row]) == expected


def test_a_replay_ends_with_today(book: Book) -> None:
    demo.fill(book, 60)
    with book.reading() as reader:
        told, now = network.replay(reader), network.graph_of(reader)
    then = told.on(told.last)
    assert (then.link_stages == now.link_stages).all()
    assert (then.stages == now.stages).all()
    assert (then.link_outward == now.link_outward).all() and (then.link_inward == now.link_inward).all()
    assert then.here.all() and then.begun.all()
    before = told.on(told.first - 1)
    assert before.here.tolist() == [True] + [False] * (len(now) - 1)
    assert not before.begun.any() and not before.link_stages.any()


def test_a_desk_of_me_alone_has_a_past(book: Book) -> None:
    with book.reading() as reader:
        told = network.replay(reader)
        assert network.structure(reader).communities == {}
    assert told.on(told.last).here.tolist() == [True]


def test_the_graph_knows_both_directions(book: Book, ana: Person, ben: Person) -> None:
    interactions.log(book, [ana.id, ben.id], Kind.USED_SERVICE, giver=ana.id)
    interactions.log(book, [ana.id, ben.id], Kind.MET)
    graph = network.graph(book)
    row = next(row for row, ends in enumerate(graph.links.tolist()) if 0 not in ends)
    a, b = (graph.ids[end] for end in graph.links[row])
    with book.reading() as reader:
        expected = stages_by_the_rules(reader, a, b, book.today)
    assert (graph.link_stages[row], graph.link_outward[row], graph.link_inward[row]) == expected
    assert graph.link_outward[row] != graph.link_inward[row]


def meet(book: Book, days: int, *guests: Person) -> None:
    starts = datetime.combine(book.today - timedelta(days=days), datetime.min.time())
    parts = tuple(Attendance(one.id, met=True) for one in guests)
    with book.changing("An evening") as change:
        change.save(Event("Evening", starts, attendances=parts))


def suggested(book: Book) -> list[network.Suggested]:
    with book.reading() as reader:
        return network.suggested_links(reader)


def test_two_evenings_together_suggest_a_link_one_does_not(book: Book, ana: Person, ben: Person) -> None:
    meet(book, 30, ana, ben)
    assert suggested(book) == []
    meet(book, 10, ana, ben)
    (found,) = suggested(book)
    assert {found.a, found.b} == {ana.id, ben.id}
    assert found.said == "at 2 events together"


def test_a_full_hall_suggests_nothing(book: Book, ana: Person, ben: Person) -> None:
    crowd = [people.add(book, Person(name=Name(full=f"Guest {row}"))) for row in range(60)]
    for days in (10, 30):
        meet(book, days, ana, ben, *crowd)
    assert suggested(book) == []


def test_who_introduced_and_who_referred_somebody_knows_them(book: Book, ana: Person, ben: Person) -> None:
    links.state(book, book.me, ben.id, [Tie.KNOWS], introduced_by=ana.id)
    with book.changing("A referral") as change:
        change.save(Referral(ana.id, book.me, book.today, prospect_id=ben.id))
    (found,) = suggested(book)
    assert [hint.sign for hint in found.why] == [Sign.INTRODUCTION, Sign.REFERRAL]
    assert found.said == "one introduced the other to you, one referred the other"


def test_a_suggested_link_is_confirmed_or_dismissed_once_and_both_can_be_undone(
    book: Book, ana: Person, ben: Person
) -> None:
    meet(book, 30, ana, ben)
    meet(book, 10, ana, ben)
    (found,) = suggested(book)
    network.dismiss(book, found)
    assert suggested(book) == []
    book.undo()
    link = network.confirm(book, suggested(book)[0])
    assert {link.a_id, link.b_id} == {ana.id, ben.id} and link.kinds == (Tie.KNOWS,)
    assert suggested(book) == []
    book.undo()
    people.remove(book, [ben.id])
    assert suggested(book) == []


def test_structure_names_whom_i_would_lose(book: Book, ana: Person, ben: Person) -> None:
    interactions.log(book, [ana.id], Kind.MET)
    links.state(book, ana.id, ben.id, [Tie.COLLEAGUE])
    zoe = people.add(book, Person(name=Name(full="Zoe Neri")))
    with book.reading() as reader:
        told = network.structure(reader)
    assert told.bridges == (network.Bridge(ana.id, (ben.id,)),)
    assert told.isolated == (zoe.id,)


def test_a_group_without_a_word_is_named_by_its_middle(book: Book) -> None:
    guests = [people.add(book, Person(name=Name(full=f"Guest {row}"))) for row in range(4)]
    for guest in guests[1:]:
        links.state(book, guests[0].id, guest.id, [Tie.FRIEND])
    with book.reading() as reader:
        told = network.structure(reader)
    assert told.names == {0: "Around Guest 0"}
    assert set(told.communities) == {guest.id for guest in guests}


def test_dragged_places_are_kept_by_layout_until_let_go(book: Book) -> None:
    assert places.dragged(book, "rings") == {}
    places.drag(book, "rings", {"a": (1.04, -2.0)})
    places.drag(book, "rings", {"b": (3.0, 4.0)})
    assert places.dragged(book, "rings") == {"a": (1.0, -2.0), "b": (3.0, 4.0)}
    assert places.dragged(book, "forces") == {}
    places.let_go(book, "rings", ["a"])
    assert places.dragged(book, "rings") == {"b": (3.0, 4.0)}
    places.let_go(book, "rings")
    assert places.dragged(book, "rings") == {}
    places.remember(book, "rings", {"a": (5.0, 6.0)})
    assert places.last(book, "rings") == {"a": (5.0, 6.0)}


def test_tables_for_gephi(book: Book, ana: Person, tmp_path: Path) -> None:
    written = network.export_csv(book, tmp_path / "net.csv")
    assert [path.name for path in written] == ["net.csv", "net-people.csv"]
    with written[1].open(encoding="utf-8", newline="") as file:
        assert {row["Id"] for row in csv.DictReader(file)} == {book.me, ana.id}
    with pytest.raises(NetdeskError):
        network.export_csv(book, tmp_path / "none" / "net.csv")


def test_a_replay_of_thousands_turns_quickly(book: Book) -> None:
    """Far below what twenty frames a second leave, so that drawing has the rest."""
    from time import perf_counter

    from netdesk.network.graph import Graph, GraphLink, GraphPerson
    from netdesk.network.replay import Replay

    rng = np.random.default_rng(1)
    crowd = [GraphPerson(f"{row:05}", "P") for row in range(3_000)]
    ends = {(a, b) for a, b in rng.integers(0, 3_000, (9_000, 2)).tolist() if a < b}
    graph = Graph.build(GraphPerson("me", "Me"), crowd, [GraphLink(f"{a:05}", f"{b:05}") for a, b in ends])
    steps = [(f"{a:05}", f"{b:05}", 738_000 + day, 1, 1, 1) for a, b in ends for day in (0, 300, 600)]
    told = Replay.build(graph, steps, {}, 739_000)
    begun = perf_counter()
    for day in range(100):
        told.on(738_000 + 10 * day)
    assert (perf_counter() - begun) / 100 < 0.02
