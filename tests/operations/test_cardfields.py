"""Fields of a card become a person; a code and what was read become one."""

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.person import Address, Anniversary, Email, Name, Person, Phone, Web
from netdesk.domain.scan import Field, FieldKind, Line
from netdesk.operations.cardfields import fields_of_person, joined, person_of

CARD = (
    Field(FieldKind.PREFIX, "dr inż."),
    Field(FieldKind.GIVEN, "Stanisław"),
    Field(FieldKind.FAMILY, "Ćwikliński"),
    Field(FieldKind.TITLE, "Kierownik budowy"),
    Field(FieldKind.ORGANISATION, "Dachy Górskie sp. z o.o."),
    Field(FieldKind.MOBILE, "+48 601 234 567"),
    Field(FieldKind.FAX, "+48 22 123 45 67"),
    Field(FieldKind.EMAIL, "s.cwiklinski@dachygorskie.pl"),
    Field(FieldKind.WEB, "www.dachygorskie.pl"),
    Field(FieldKind.STREET, "ul. Długa 5"),
    Field(FieldKind.POSTCODE, "34-500"),
    Field(FieldKind.LOCALITY, "Zakopane"),
    Field(FieldKind.STREET, "Rynek 1", group=1),
    Field(FieldKind.LOCALITY, "Kraków", group=1),
    Field(FieldKind.PROFILE, "linkedin.com/in/cwiklinski"),
    Field(FieldKind.TAX, "NIP 736-10-20-300"),
)


def test_every_field_of_a_card_finds_its_place() -> None:
    person = person_of(CARD)
    assert person.shown == "dr inż. Stanisław Ćwikliński" and person.name.family == "Ćwikliński"
    assert person.work == "Kierownik budowy · Dachy Górskie sp. z o.o."
    assert person.phones == (Phone("+48 601 234 567", ("cell",)), Phone("+48 22 123 45 67", ("fax",)))
    assert [one.address for one in person.emails] == ["s.cwiklinski@dachygorskie.pl"]
    assert [one.url for one in person.webs] == ["www.dachygorskie.pl"]
    assert [one.one_line for one in person.addresses] == ["ul. Długa 5, 34-500 Zakopane", "Rynek 1, Kraków"]
    assert (person.handles[0].service, person.handles[0].account) == ("linkedin", "cwiklinski")
    assert person.note == "NIP 736-10-20-300"


def test_what_fields_do_not_say_stays_as_the_code_says_it() -> None:
    coded = Person(
        name=Name(full="Anna Kovač", given="Anna", family="Kovač"),
        phones=(Phone("+385 91 234 5678", ("cell", "whatsapp"), preferred=True),),
        emails=(Email("anna@kovac.hr", ("home",)),),
        addresses=(Address("Ilica 1", "Zagreb", labels=("home",)),),
        anniversaries=(Anniversary("birthday", "1980-02-01"),),
        webs=(Web("https://kovac.hr"),),
        note="met at the fair",
    )
    assert person_of(fields_of_person(coded), coded) == coded
    more = person_of((*fields_of_person(coded), Field(FieldKind.TITLE, "Notary")), coded)
    assert more.title == "Notary" and more.birthday == "1980-02-01" and more.phones == coded.phones


def test_a_code_is_believed_and_what_it_does_not_say_is_as_it_was_read() -> None:
    lines = [
        Line("Anna Kovac", 0.9, 0, 0, 9, 9),
        Line("tel. 091 234 5678", 0.9, 0, 9, 9, 18),
        Line("Notary", 1, 0, 20, 9, 29),
    ]
    read = (
        Field(FieldKind.GIVEN, "Anna", lines=(0,)),
        Field(FieldKind.FAMILY, "Kovac", sure=False, lines=(0,)),
        Field(FieldKind.MOBILE, "091 234 5678", lines=(1,)),
        Field(FieldKind.TITLE, "Notary", sure=False, lines=(2,)),
    )
    coded = (
        Field(FieldKind.GIVEN, "Anna"),
        Field(FieldKind.FAMILY, "Kovač"),
        Field(FieldKind.MOBILE, "+385 91 234 5678"),
    )
    both = joined(read, coded, lines)
    assert [one.text for one in both] == ["Anna", "Kovač", "+385 91 234 5678", "Notary"]
    assert [one.lines for one in both] == [(0,), (0,), (1,), (2,)]
    assert [one.sure for one in both] == [True, True, True, False]


def test_a_code_that_names_somebody_else_makes_everything_unsure() -> None:
    read = (Field(FieldKind.FAMILY, "Rossi"), Field(FieldKind.EMAIL, "rossi@studio.it"))
    coded = (Field(FieldKind.GIVEN, "Anna"), Field(FieldKind.FAMILY, "Kovač"))
    assert not any(one.sure for one in joined(read, coded, ()))
    assert all(one.sure for one in joined(read, (Field(FieldKind.FAMILY, "ROSSI"),), ()))


@given(st.lists(st.builds(Field, st.sampled_from(FieldKind), st.text(max_size=8), group=st.integers(0, 2)), max_size=8))
def test_nothing_that_a_field_says_is_lost(fields: list[Field]) -> None:
    person = person_of(fields)
    said = repr(person)
    for one in fields:
        last = [other for other in fields if other.kind is one.kind and other.group == one.group][-1]
        if one.kind in (FieldKind.STREET, FieldKind.POSTCODE, FieldKind.LOCALITY, FieldKind.REGION, FieldKind.COUNTRY):
            one = last
        for word in one.text.strip().split("\n"):
            assert repr(word)[1:-1] in said or word.strip() in person.note
