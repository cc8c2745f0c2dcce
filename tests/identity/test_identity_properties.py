"""What holds for any two people, however odd their cards."""

from dataclasses import replace

from hypothesis import assume, example, given
from hypothesis import strategies as st

from netdesk.domain.ids import new_id
from netdesk.domain.likeness import Likeness, Reason, Verdict
from netdesk.domain.person import Address, Anniversary, Email, Name, Person, Phone
from netdesk.identity.crowd import Crowd, pairs
from netdesk.identity.likeness import compare
from netdesk.identity.phones import international, national
from netdesk.identity.traits import traits

NAMES = st.sampled_from(
    "Jan Anna Ana Jann J. Kowalski Kowalska Kowaski Bob Robert Gosia Małgorzata Dr von De Luca Jr Sr III - ' @".split()
)
WORDS = st.one_of(st.text(max_size=12), st.lists(NAMES, max_size=4).map(" ".join))
MAILS = st.one_of(st.text(max_size=12), st.sampled_from(("a@gmail.com", "b@acme.example", "info@acme.example", "@")))
NUMBERS = st.one_of(
    st.text(max_size=16),
    st.text("0123456789 +-()x/.", max_size=20),
    st.sampled_from(("+48 601 555 123", "601555123", "22 1234567 ext. 5", "1701555123")),
)
DAYS = st.sampled_from(("", "1980-05-01", "1950-05-01", "--05-01", "--", "spring", "19800501", "0000-00-00"))
LABELS = st.lists(st.sampled_from(("cell", "home", "work", "fax", "own")), max_size=2).map(tuple)
PEOPLE = st.builds(
    Person,
    id=st.uuids().map(lambda one: one.hex),
    name=st.builds(Name, full=WORDS, prefix=WORDS, given=WORDS, middle=WORDS, family=WORDS, suffix=WORDS),
    nicknames=st.lists(WORDS, max_size=2).map(tuple),
    organisation=WORDS,
    phones=st.lists(st.builds(Phone, NUMBERS, LABELS), max_size=3).map(tuple),
    emails=st.lists(st.builds(Email, MAILS), max_size=3).map(tuple),
    addresses=st.lists(st.builds(Address, country=WORDS), max_size=2).map(tuple),
    anniversaries=st.lists(st.builds(Anniversary, st.just("birthday"), DAYS), max_size=2).map(tuple),
    is_group=st.booleans(),
)
REACHED_BY = (Reason.SAME_MAIL, Reason.SAME_PHONE, Reason.SHARED_MAIL, Reason.SHARED_NUMBER)


def alike(one: Person, other: Person) -> Likeness:
    return compare(traits(one), traits(other))


@given(PEOPLE, PEOPLE)
def test_whoever_is_compared_with_whom(one: Person, other: Person) -> None:
    found, back = alike(one, other), alike(other, one)
    assert found.verdict is back.verdict
    assert found.score == back.score
    assert set(found.reasons) == set(back.reasons)
    assert (0 if found.verdict is Verdict.OTHER else 0.05) <= found.score <= 1


@given(PEOPLE, PEOPLE)
def test_nobody_is_the_same_on_a_name_alone(one: Person, other: Person) -> None:
    found = alike(one, other)
    if found.verdict is Verdict.SAME and not set(REACHED_BY) & set(found.reasons):
        assert {Reason.SAME_ORGANISATION, Reason.SAME_BIRTHDAY} <= set(found.reasons)


@given(PEOPLE)
def test_a_copy_is_the_same(one: Person) -> None:
    found = traits(one)
    assume(found.words and (found.mails or found.phones))
    assert alike(one, replace(one, id=new_id())).verdict is Verdict.SAME


@given(PEOPLE)
def test_another_name_is_never_the_same(one: Person) -> None:
    other = replace(one, id=new_id(), name=Name(given="Wilhelmina", family="Featherstonehaugh"), nicknames=())
    assume(traits(one).words)
    assert alike(one, other).verdict is Verdict.OTHER


@given(st.lists(PEOPLE, max_size=6, unique_by=lambda one: one.id), PEOPLE)
def test_a_crowd_takes_anybody(people: list[Person], incoming: Person) -> None:
    crowd = Crowd(map(traits, people))
    found = crowd.alike(traits(incoming))
    assert len(found) <= 5
    assert {person_id for person_id, _likeness in found} <= {one.id for one in people} - {incoming.id}
    assert sum(likeness.verdict is Verdict.SAME for _id, likeness in found) <= 1
    assert all(likeness.verdict is not Verdict.OTHER for _id, likeness in found)
    for one, other, _likeness in pairs(crowd):
        assert one < other
    for person in people:
        crowd.discard(person.id)
    assert len(crowd) == 0
    assert crowd.alike(traits(incoming)) == []


@given(NUMBERS, st.sampled_from(("PL", "US", "", "XX")))
@example("0", "PL")
@example("00", "PL")
def test_numbers_never_raise(number: str, region: str) -> None:
    whole = international(number, region)
    assert whole == "" or whole == international(whole, "")
    assert national(number, region) or not number
