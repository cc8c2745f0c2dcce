import pytest

from netdesk.domain.person import Anniversary, Email, Name, Person, Phone
from netdesk.identity.traits import Traits, traits


def named(full: str = "", **parts: str) -> Traits:
    return traits(Person(name=Name(full=full, **parts)))


@pytest.mark.parametrize(
    ("full", "given", "family"),
    [
        ("Jan Kowalski", "jan", "kowalski"),
        ("Kowalski, Jan", "jan", "kowalski"),
        ("Prof. Dr. Hans-Peter Müller", "hans peter", "muller"),
        ("Hans-Peter Mueller", "hans peter", "muller"),
        ("mgr inż. Anna Kowalska-Nowak", "anna", "kowalski nowak"),
        ("Dott.ssa Maria De Luca", "maria", "deluca"),
        ("Maria D'Angelo", "maria", "dangelo"),
        ("Ludwig von Braun", "ludwig", "braun"),
        ("Dr Kowalski", "", "kowalski"),
        ("Kowalski, Dr", "", "kowalski"),
        ("Jack Ma", "jack", "ma"),
        ("Anna", "anna", ""),
        ("J. R. R. Tolkien", "j r r", "tolkien"),
        ("山田 太郎", "山田", "太郎"),
        ("anna@example.com", "", ""),
        ("+48 601 555 123", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_in_one_line_is_read_into_roles(full: str, given: str, family: str) -> None:
    found = named(full)
    assert (" ".join(found.given), " ".join(found.family)) == (given, family)


def test_fields_are_believed_and_cleaned() -> None:
    found = named(given="Dr. Anna", middle="Maria", family="von Kowalska")
    assert (found.given, found.family) == (("anna", "maria"), ("kowalski",))


def test_a_name_in_one_field_is_read_as_one_line() -> None:
    found = named(given="Jan Kowalski")
    assert (found.given, found.family) == (("jan",), ("kowalski",))
    assert named(family="Kowalski").family == ("kowalski",)


@pytest.mark.parametrize(
    ("name", "generation"),
    [
        (Name(full="John Smith Jr."), "younger"),
        (Name(full="John Smith, Sr."), "older"),
        (Name(given="John", family="Smith", suffix="III"), "3"),
        (Name(given="Jan", family="Kowalski mł."), "younger"),
        (Name(full="Amartya Sen"), ""),
    ],
)
def test_the_generation_is_no_part_of_the_name(name: Name, generation: str) -> None:
    found = traits(Person(name=name))
    assert found.generation == generation
    assert len(found.words) == 2


def test_an_organisation_is_nobody() -> None:
    assert traits(Person(name=Name(full="Acme GmbH"), organisation="Acme GmbH")).words == ()
    assert traits(Person(organisation="Acme Sp. z o.o.")).organisation == ("acme",)


def test_addresses_of_a_duty_and_of_an_employer() -> None:
    mails = ("Anna.K@Acme.example", "info@acme.example", "acme@acme.example", "anna@gmail.com", "nonsense", "@x")
    found = traits(Person(emails=tuple(Email(mail) for mail in mails)))
    assert found.mails == {"anna.k@acme.example", "info@acme.example", "acme@acme.example", "anna@gmail.com"}
    assert found.roles == {"info@acme.example", "acme@acme.example"}
    assert found.domains == {"acme.example"}


def test_phones_are_known_by_their_last_digits() -> None:
    phones = (
        Phone("+48 601 555 123", ("cell",)),
        Phone("0048 (22) 123-45-67 wew. 5", ("home",)),
        Phone("22 765 43 21", ("fax",)),
        Phone("112"),
    )
    found = traits(Person(phones=phones))
    assert found.phones == {"01555123", "21234567x5"}
    assert found.numbers == ("48601555123", "48221234567x5")
    assert (found.mobiles, found.homes) == ({"01555123"}, {"21234567x5"})


def test_a_nickname_stands_in_for_a_name() -> None:
    assert traits(Person(nicknames=("Pino",))).given == ("pino",)
    assert traits(Person(name=Name(full="Giuseppe Verdi"), nicknames=("Pino",))).aliases == ("pino",)


def test_the_birthday_is_kept() -> None:
    assert traits(Person(anniversaries=(Anniversary("birthday", "1980-02-01"),))).birthday == "1980-02-01"
