"""A step taken again elsewhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.person import Email, Name, Person
from netdesk.domain.threeway import carried_over, refused

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
