"""Other thresholds: told before they are used, used whole or not at all, taken back; how often to be in touch, by tag;
the links of two others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from desk_clock import TODAY, Clock

from netdesk.domain.advice import Act
from netdesk.domain.cadence import Source
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.policy import Cadence, TrustPolicy
from netdesk.domain.stage import Freshness, Stage
from netdesk.operations import cadence, demo, interactions, links, people, thresholds, trust
from netdesk.storage.between import links_with_others
from netdesk.storage.book import Book
from netdesk.storage.people import people_rows
from netdesk.storage.soundness import look
from netdesk.storage.whatif import WhatIf
from netdesk.words.cadence import cadence as in_words

STRICT = TrustPolicy(grown_days=4)


def somebody(book: Book, name: str, *tags: str) -> Id:
    return people.add(book, Person(name=Name(full=name), tags=tags)).id


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def grown(book: Book, person: Id) -> None:
    """Three conversations over sixty days, two letters known."""
    learned = [(LetterKind.GOALS, "grow"), (LetterKind.SKILLS, "wood")]
    for kind, day in ((Kind.MET, 100), (Kind.MET, 70), (Kind.ONE_TO_ONE, 40)):
        interactions.log(book, [person], kind, on=ago(day), learned=learned if day == 100 else ())


def between(book: Book, one: Id, other: Id, kind: Kind, day: int) -> None:
    """Something between two others."""
    with book.changing("Between") as change:
        change.save(Interaction(kind=kind, on=ago(day), participants=(Participant(one), Participant(other))))


def row(book: Book, person: Id) -> tuple[Stage, Freshness]:
    with book.reading() as reader:
        (found,) = people_rows(reader, [person])
        return found.stage, found.freshness(reader.today)


def test_who_would_move_is_told_before_and_nothing_is_changed(book: Book) -> None:
    ana, ben = somebody(book, "Ana"), somebody(book, "Ben")
    grown(book, ana)
    interactions.log(book, [ben], Kind.MET, on=ago(50))
    policy = TrustPolicy(grown_days=4, visibility=Cadence(30, 45))
    told = thresholds.preview(book, policy)
    assert told.stages == {(Stage.CREDIBILITY, Stage.VISIBILITY): (ana,)}
    assert told.freshness == {
        (Freshness.FRESH, Freshness.DUE): (ana,),
        (Freshness.FRESH, Freshness.FADING): (ben,),
    }
    assert row(book, ana) == (Stage.CREDIBILITY, Freshness.FRESH) and book.policy == TrustPolicy()
    thresholds.use(book, policy)
    assert row(book, ana) == (Stage.VISIBILITY, Freshness.DUE) and row(book, ben)[1] is Freshness.FADING
    assert look(book).sound
    assert thresholds.preview(book, policy).nothing


def test_links_of_two_others_are_counted_and_the_trash_is_not(book: Book) -> None:
    ana, ben, zoe = (somebody(book, name) for name in ("Ana", "Ben", "Zoe"))
    grown(book, zoe)
    people.remove(book, [zoe])
    for kind, day in ((Kind.MET, 100), (Kind.MET, 70), (Kind.ONE_TO_ONE, 40)):
        between(book, ana, ben, kind, day)
    assert thresholds.preview(book, STRICT) == WhatIf({}, {}, 1)


def test_other_thresholds_are_taken_back_and_used_again_also_after_a_restart(
    book: Book, desk: str, clock: Clock
) -> None:
    ana = somebody(book, "Ana")
    grown(book, ana)
    thresholds.use(book, STRICT)
    again = Book.open(desk, clock)
    assert again.policy == STRICT and again.undoable()[0] == "Change the trust rules"
    told = []
    again.listeners.append(told.append)
    assert again.undo() == "Change the trust rules"
    assert again.policy == TrustPolicy() and told[0].everything
    assert row(again, ana)[0] is Stage.CREDIBILITY and look(again).sound
    assert again.redo() and again.policy == STRICT
    assert row(again, ana)[0] is Stage.VISIBILITY and look(again).sound
    again.close()


def test_thresholds_used_in_another_program_hold_here_at_once(book: Book, desk: str, clock: Clock) -> None:
    ana, ben = somebody(book, "Ana"), somebody(book, "Ben")
    grown(book, ana)
    other = Book.open(desk, clock)
    thresholds.use(book, STRICT)
    interactions.log(other, [ana], Kind.CALL, on=ago(41))
    grown(other, ben)
    assert other.policy == STRICT and row(other, ana)[0] is Stage.CREDIBILITY and row(other, ben)[0] is Stage.VISIBILITY
    assert look(book).sound and look(other).sound
    while other.undoable()[0] != "Change the trust rules":
        other.undo()
    assert other.undo() and row(book, ana)[0] is Stage.CREDIBILITY and book.policy == TrustPolicy()
    other.close()


def test_using_and_taking_back_can_be_cancelled_and_leave_all_as_it_was(book: Book) -> None:
    ana = somebody(book, "Ana")
    grown(book, ana)

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        thresholds.use(book, STRICT, stop)
    assert book.policy == TrustPolicy() and row(book, ana)[0] is Stage.CREDIBILITY
    assert book.undoable()[0] != "Change the trust rules" and look(book).sound
    thresholds.use(book, STRICT)
    with pytest.raises(InterruptedError):
        book.undo(stop)
    assert book.policy == STRICT and row(book, ana)[0] is Stage.VISIBILITY and look(book).sound


def test_the_same_thresholds_are_no_change(book: Book) -> None:
    before = book.undoable()
    thresholds.use(book, TrustPolicy())
    assert book.undoable() == before


def test_progress_counts_people(book: Book) -> None:
    demo.fill(book, 30)
    seen: list[tuple[int, int]] = []
    thresholds.use(book, STRICT, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (31, 31) and look(book).sound


def chosen(book: Book, person: Id) -> str:
    with book.reading() as reader:
        one = reader.get(Person, person)
        return in_words(cadence.cadence_of(reader, one, Stage.CARD), Stage.CARD)


def test_a_person_s_own_cadence_goes_before_the_tag_s_and_that_before_the_stage_s(book: Book) -> None:
    ana = somebody(book, "Ana", "Board", "choir")
    assert chosen(book, ana) == "every 2 days, as for Only a card"
    cadence.set_tag(book, " board ", 30, 60)
    assert chosen(book, ana) == "every 30 days, as for the tag board"
    cadence.set_tag(book, "Choir", 20, 90)
    cadence.set_tag(book, "BOARD", 25, 60)
    assert chosen(book, ana) == "every 20 days, as for the tag Choir", "of several the closest"
    with book.reading() as reader:
        assert [(one.tag, one.ideal) for one in cadence.tag_cadences(reader)] == [("board", 25), ("Choir", 20)]
        (shown,) = people_rows(reader, [ana])
    assert (shown.due_on - TODAY).days == 20
    cadence.remove_tag(book, "choir")
    cadence.remove_tag(book, "board")
    assert chosen(book, ana) == "every 2 days, as for Only a card" and look(book).sound
    with book.reading() as reader:
        one = reader.get(Person, ana)
        assert cadence.cadence_of(reader, one, Stage.VISIBILITY).source is Source.STAGE


def test_what_makes_no_sense_is_refused_in_words(book: Book) -> None:
    for tag, ideal, longest in (("", 1, 2), ("board", 3, 2), ("board", 0, 2)):
        with pytest.raises(NetdeskError):
            cadence.set_tag(book, tag, ideal, longest)
    with pytest.raises(NetdeskError):
        cadence.remove_tag(book, "board")


def test_back_dating_and_removing_what_happened_corrects_how_fresh_a_link_is(book: Book) -> None:
    ana = somebody(book, "Ana")
    item = interactions.log(book, [ana], Kind.CALL)
    assert row(book, ana)[1] is Freshness.FRESH
    for days, state in ((61, Freshness.DUE), (121, Freshness.FADING), (361, Freshness.DORMANT)):
        with book.reading() as reader:
            kept = reader.get(Interaction, item.id)
        interactions.edit(book, replace(kept, on=ago(days)))
        assert row(book, ana)[1] is state
    interactions.remove(book, item.id)
    assert row(book, ana) == (Stage.CARD, Freshness.FRESH)


def test_the_links_of_two_others_are_listed_from_either_end(book: Book) -> None:
    ana, ben, zoe = (somebody(book, name) for name in ("Ana", "Ben", "Zoe"))
    between(book, ana, ben, Kind.MET, 5)
    links.state(book, ana, zoe, [])
    links.pin(book, ben, ana, Stage.CREDIBILITY, "he says so")
    with book.reading() as reader:
        assert [(one.name, one.stage, one.outward, one.inward) for one in links_with_others(reader, ana)] == [
            ("Ben", Stage.VISIBILITY, Stage.VISIBILITY, Stage.CREDIBILITY),
            ("Zoe", Stage.CARD, Stage.CARD, Stage.CARD),
        ]
        (seen,) = links_with_others(reader, ben)
        assert (seen.name, seen.outward, seen.inward) == ("Ana", Stage.CREDIBILITY, Stage.VISIBILITY)
        for one, other in ((ana, ben), (ben, ana)):
            story = trust.tell(reader, one, other)
            assert story.trust.evidence.a == one and story.advice.act is Act.ONE_TO_ONE
            assert (story.trust.outward.stage, story.trust.inward.stage) == (
                (Stage.VISIBILITY, Stage.CREDIBILITY) if one == ana else (Stage.CREDIBILITY, Stage.VISIBILITY)
            )
    people.remove(book, [ben])
    with book.reading() as reader:
        assert [one.name for one in links_with_others(reader, ana)] == ["Zoe"]
