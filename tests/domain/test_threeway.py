"""A step taken again elsewhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.interaction import Interaction, Participant, Role
from netdesk.domain.person import Email, Name, Person
from netdesk.domain.threeway import carried_over, conflicts, joined, refused

BASE = Person(name=Name(given="Ana", family="Nowak"), organisation="Verdi", tags=("a", "b"), emails=(Email("a@x.it"),))


def test_a_field_that_is_as_it_was_takes_the_step() -> None:
    target = replace(BASE, organisation="Rossi", title="Notary")
    assert carried_over(BASE, target, BASE) == target


def test_a_field_that_was_changed_since_stays() -> None:
    target, now = replace(BASE, organisation="Rossi"), replace(BASE, organisation="Typed")
    assert carried_over(BASE, target, now).organisation == "Typed"
    assert refused(BASE, target, now) == ("organisation",)
    assert refused(BASE, target, BASE) == ()


def test_the_parts_of_a_name_are_fields_of_their_own() -> None:
    target = replace(BASE, name=Name(given="Ana", family="Nowak-Lis"))
    now = replace(BASE, name=Name(given="Anna", family="Nowak"))
    assert carried_over(BASE, target, now).name == Name(given="Anna", family="Nowak-Lis")


def test_of_a_list_what_went_goes_what_came_comes_and_what_was_added_since_stays() -> None:
    target, now = replace(BASE, tags=("b", "c")), replace(BASE, tags=("a", "mine", "b"))
    assert carried_over(BASE, target, now).tags == ("mine", "b", "c")


def test_whose_it_is_and_whether_it_lies_in_the_trash_is_not_part_of_a_step() -> None:
    target, now = Person(organisation="Rossi", version=7), Person(version=3)
    done = carried_over(Person(), target, now)
    assert (done.id, done.version, done.organisation) == (now.id, 3, "Rossi")


WORDS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=4).map(tuple)
PEOPLE = st.builds(Person, organisation=st.sampled_from(["", "x", "y"]), note=st.sampled_from(["", "n"]), tags=WORDS)


@given(PEOPLE, PEOPLE)
def test_a_step_from_where_one_stands_arrives(base: Person, target: Person) -> None:
    there = carried_over(base, target, base)
    assert (there.organisation, there.note) == (target.organisation, target.note)
    assert set(there.tags) == set(target.tags)


@given(PEOPLE, PEOPLE)
def test_no_step_changes_nothing(base: Person, now: Person) -> None:
    assert carried_over(base, base, now) == now


@given(PEOPLE, PEOPLE, PEOPLE)
def test_what_stands_in_neither_end_of_the_step_is_never_lost(base: Person, target: Person, now: Person) -> None:
    there = carried_over(base, target, now)
    assert {tag for tag in now.tags if tag not in base.tags} <= set(there.tags)
    if now.note != base.note:
        assert there.note == now.note


def test_edits_of_different_fields_are_no_conflict() -> None:
    mine, theirs = replace(BASE, organisation="Rossi"), replace(BASE, title="Notary", tags=("a", "b", "c"))
    assert conflicts(BASE, mine, theirs) == ()
    assert joined(BASE, mine, theirs) == replace(theirs, organisation="Rossi")


def test_edits_of_one_field_are_a_conflict_that_is_answered_by_name() -> None:
    mine = replace(BASE, organisation="Rossi", title="Judge")
    theirs = replace(BASE, organisation="Typed", note="n")
    assert conflicts(BASE, mine, theirs) == ("organisation",)
    assert joined(BASE, mine, theirs) == replace(theirs, title="Judge")
    assert joined(BASE, mine, theirs, ("organisation",)) == replace(theirs, title="Judge", organisation="Rossi")


def test_a_name_is_answered_as_a_whole() -> None:
    mine = replace(BASE, name=Name("Anna Nowak", given="Anna", family="Nowak"))
    theirs = replace(BASE, name=Name("Ana Lis", given="Ana", family="Lis"))
    assert conflicts(BASE, mine, theirs) == ("name",)
    assert joined(BASE, mine, theirs).name == theirs.name
    assert joined(BASE, mine, theirs, ("name",)).name == mine.name


def test_nobody_gives_twice_because_two_said_who_gave() -> None:
    one, other = Participant("a"), Participant("b")
    base = Interaction(participants=(one, other))
    mine = replace(base, participants=(one, replace(other, role=Role.GIVER)))
    theirs = replace(base, participants=(replace(one, role=Role.GIVER), other))
    assert conflicts(base, mine, theirs) == ("participants",)
    assert conflicts(base, mine, replace(base, note="About the roof")) == ()
    assert joined(base, mine, theirs).givers() == {"a"}
    assert joined(base, mine, theirs, ("participants",)).givers() == {"b"}


@given(PEOPLE, PEOPLE, PEOPLE)
def test_two_edits_lose_nothing_but_what_is_asked(base: Person, mine: Person, theirs: Person) -> None:
    clashing = conflicts(base, mine, theirs)
    done = joined(base, mine, theirs)
    for name in ("organisation", "note"):
        was, one, other, now = (getattr(of, name) for of in (base, mine, theirs, done))
        assert (name in clashing) == (len({was, one, other}) == 3)
        assert now == (other if name in clashing or one == was else one)
    assert set(done.tags) >= (set(mine.tags) | set(theirs.tags)) - set(base.tags)
    assert not set(done.tags) & (set(base.tags) - (set(mine.tags) & set(theirs.tags)))


@given(PEOPLE, PEOPLE, PEOPLE)
def test_who_saves_first_makes_no_difference_without_conflict(base: Person, mine: Person, theirs: Person) -> None:
    assert set(conflicts(base, mine, theirs)) == set(conflicts(base, theirs, mine))
    one, other = joined(base, mine, theirs), joined(base, theirs, mine)
    for name in {"organisation", "note"} - set(conflicts(base, mine, theirs)):
        assert getattr(one, name) == getattr(other, name)
    assert set(one.tags) == set(other.tags)


@given(PEOPLE, PEOPLE)
def test_one_edit_alone_is_saved_as_it_is(base: Person, mine: Person) -> None:
    assert conflicts(base, mine, base) == ()
    assert joined(base, mine, base) == replace(mine, id=base.id, version=base.version, removed_at=base.removed_at)
