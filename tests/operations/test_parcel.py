"""What goes from one process to another comes out as it went in."""

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.person import Email, Name, Person, Phone
from netdesk.identity.traits import traits
from netdesk.operations.incoming import Incoming, digest_of, looked_at
from netdesk.operations.parcel import packed

people = st.builds(
    Person,
    name=st.builds(Name, full=st.text(min_size=1), given=st.text()),
    created_on=st.dates(),
    phones=st.lists(st.builds(Phone, number=st.text()), max_size=3).map(tuple),
    emails=st.lists(st.builds(Email, address=st.text()), max_size=3).map(tuple),
    tags=st.lists(st.text(), max_size=3).map(tuple),
)


@given(st.lists(people, max_size=4))
def test_what_was_packed_comes_out_equal(found: list[Person]) -> None:
    entries = [looked_at(Incoming("a.vcf", 1, 1, b"raw", person)) for person in found]
    assert pickle.loads(packed(entries)) == entries


def test_an_entry_that_was_looked_at_says_what_the_deciding_would_find_out() -> None:
    person = Person(name=Name(full="Ada Nowak"), created_on=date(2026, 1, 2))
    entry = looked_at(Incoming("a.vcf", 1, 1, b"raw", person))
    assert entry.looks == traits(person)
    assert entry.digest == digest_of(b"raw")


def test_an_entry_with_nobody_in_it_has_nothing_to_compare() -> None:
    assert looked_at(Incoming("a.vcf", 1, 1, b"raw", None)).looks is None
