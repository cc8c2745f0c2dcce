"""What matching reads is the same on both engines: profiles, standings, settled pairs, kept promises."""

from dataclasses import replace
from datetime import date, timedelta

from desk_clock import TODAY

from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.laidaside import LaidAside, Suggestion
from netdesk.domain.link import Link, Tie
from netdesk.domain.person import Address, Job, Letter, LetterKind, Name, Person
from netdesk.domain.promise import Promise
from netdesk.domain.stage import Freshness, Stage
from netdesk.storage.book import Book, Change
from netdesk.storage.wishes import kept_promises, localities, profiles, settled, stamp, standings, versions


def people(change: Change, *names: str) -> list[Person]:
    return [change.save(Person(name=Name(full=name, given=name), created_on=TODAY)) for name in names]


def introduced(change: Change, giver: str, *others: str) -> None:
    parts = (Participant(giver, Role.GIVER), *(Participant(one, Role.RECEIVER) for one in others))
    change.save(Interaction(kind=Kind.INTRODUCTION, on=TODAY, participants=parts))


def test_a_profile_has_what_is_written_in_its_order(book: Book) -> None:
    letters = (
        Letter(LetterKind.LOOKS_FOR, "hotels", date(2026, 1, 2)),
        Letter(LetterKind.FAMILY, "two sons", date(2026, 1, 2)),
        Letter(LetterKind.SKILLS, "chess", date(2025, 1, 2)),
    )
    with book.changing("people") as change:
        ana, ben = people(change, "Ana", "Ben")
        home = Address(locality="Biella")
        change.save(replace(ana, title="Cook", tags=("b", "a"), letters=letters, addresses=(home,), jobs=(Job("Inn"),)))
    with book.reading() as reader:
        found = {profile.id: profile for profile in profiles(reader)}
        assert [profile.id for profile in profiles(reader, [ben.id])] == [ben.id]
        assert set(found) == {book.me, ana.id, ben.id} == set(versions(reader)) and localities(reader) == {"Biella"}
    assert (found[ana.id].title, found[ana.id].tags, found[ana.id].jobs) == ("Cook", ["b", "a"], ["Inn"])
    assert [(kind, text) for kind, text, _on in found[ana.id].letters] == [
        (LetterKind.LOOKS_FOR, "hotels"),
        (LetterKind.SKILLS, "chess"),
    ]


def test_the_stamp_is_another_after_every_change_of_people(book: Book) -> None:
    seen = []

    def look() -> None:
        with book.reading() as reader:
            seen.append(stamp(reader))

    look()
    with book.changing("add") as change:
        (ana,) = people(change, "Ana")
    look()
    with book.changing("edit") as change:
        ana = change.save(replace(ana, title="Cook"))
    look()
    book.undo()
    look()
    with book.changing("remove") as change:
        change.remove(change.get(Person, ana.id))
    look()
    with book.changing("another") as change:
        people(change, "Eve")
    look()
    assert len(set(seen)) == len(seen)
    with book.changing("talk") as change:
        change.save(Interaction(kind=Kind.MET, on=TODAY, participants=(Participant(book.me),)))
    look()
    assert seen[-1] == seen[-2]


def test_how_i_stand_with_everybody(book: Book) -> None:
    with book.changing("people") as change:
        ana, ben = people(change, "Ana", "Ben")
        parts = (Participant(book.me), Participant(ana.id))
        change.save(Interaction(kind=Kind.CALL, on=TODAY - timedelta(days=70), participants=parts))
        change.remove(ben)
    with book.reading() as reader:
        assert standings(reader) == {ana.id: (Stage.VISIBILITY, Freshness.DUE)}


def test_pairs_are_settled_that_were_introduced_laid_aside_or_know_each_other(book: Book) -> None:
    with book.changing("people") as change:
        one = {person.name.full: person.id for person in people(change, *"abcdefgh")}
        introduced(change, book.me, one["a"], one["b"])
        introduced(change, one["c"], book.me, one["d"])
        change.save(LaidAside(Suggestion.INTRODUCTION, one["c"], TODAY, other_id=one["a"]))
        change.save(LaidAside(Suggestion.INTRODUCTION, one["e"], TODAY, other_id=one["a"], until=TODAY))
        change.save(LaidAside(Suggestion.CARE, one["f"], TODAY))
        change.save(Link(one["g"], one["h"], kinds=(Tie.COLLEAGUE,)))
    with book.reading() as reader:
        expected = {(one["a"], one["b"]), (one["a"], one["c"]), (one["g"], one["h"])}
        expected.add((min(book.me, one["d"]), max(book.me, one["d"])))
        assert settled(reader) == expected


def test_only_kept_promises_of_mine_or_to_me(book: Book) -> None:
    with book.changing("people") as change:
        ana, ben = people(change, "Ana", "Ben")
        kept = change.save(Promise(book.me, ana.id, "a name", TODAY, kept_on=TODAY))
        change.save(Promise(ana.id, ben.id, "a book", TODAY, kept_on=TODAY))
        change.save(Promise(ana.id, book.me, "a call", TODAY))
    with book.reading() as reader:
        assert kept_promises(reader) == [(kept.id, book.me, ana.id, TODAY)]


def test_nothing_is_told_of_promises_with_somebody_in_the_trash(book: Book) -> None:
    with book.changing("people") as change:
        (ana,) = people(change, "Ana")
        change.save(Promise(book.me, ana.id, "call", TODAY, kept_on=TODAY))
        change.remove(ana)
    with book.reading() as reader:
        assert kept_promises(reader) == []


def test_the_stamp_is_another_after_undoing_and_writing_something_else(book: Book) -> None:
    with book.changing("add") as change:
        (ana,) = people(change, "Ana")
    with book.changing("edit") as change:
        change.save(replace(ana, title="Cook"))
    with book.reading() as reader:
        before, seen = stamp(reader), versions(reader)
    book.undo(), book.undo(), book.redo()
    with book.changing("edit") as change:
        change.save(replace(change.get(Person, ana.id), title="Baker"))
    with book.reading() as reader:
        assert stamp(reader) != before and versions(reader) != seen
