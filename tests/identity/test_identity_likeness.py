"""Two cards and what follows: one table of what people and their cards are like."""

from typing import Any

import pytest

from netdesk.domain.likeness import Likeness, Reason, Verdict
from netdesk.domain.person import Anniversary, Email, Name, Person, Phone
from netdesk.identity.likeness import compare
from netdesk.identity.traits import traits

SAME, ASK, OTHER = Verdict.SAME, Verdict.ASK, Verdict.OTHER
MAIL, MOBILE, INFO, FIRM = "anna.k@gmail.com", "+48 601 555 123", "info@acme.example", "+48 22 123 45 67"


def card(
    full: str = "", *mails: str, phone: str = "", label: str = "", firm: str = "", born: str = "", **more: Any
) -> Person:
    return Person(
        name=Name(full=full, suffix=more.pop("suffix", "")),
        emails=tuple(Email(mail) for mail in mails),
        phones=(Phone(phone, (label,) if label else ()),) if phone else (),
        organisation=firm,
        anniversaries=(Anniversary("birthday", born),) if born else (),
        **more,
    )


def likeness(one: Person, other: Person) -> Likeness:
    found, back = compare(traits(one), traits(other)), compare(traits(other), traits(one))
    assert found.verdict is back.verdict
    return found


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Jan Kowalski", "Jan Kowalski", SAME),
        ("Jan Kowalski", "Kowalski Jan", SAME),
        ("Jan Kowalski", "Kowalski, Jan", SAME),
        ("Łukasz Żak", "Lukasz Zak", SAME),
        ("Jürgen Müller", "Juergen Mueller", SAME),
        ("Jan Kowalski", "mgr inż. Jan Kowalski", SAME),
        ("Maria Rossi", "Dott.ssa Maria Rossi", SAME),
        ("Małgorzata Nowak", "Gosia Nowak", SAME),
        ("Robert Smith", "Bob Smith", SAME),
        ("Giuseppe Verdi", "Pino Verdi", SAME),
        ("Johannes Weber", "Hans Weber", SAME),
        ("John Smith", "John A. Smith", SAME),
        ("Hans-Peter Weber", "Hanspeter Weber", SAME),
        ("Maria De Luca", "Maria Deluca", SAME),
        ("Christopher Hill", "Chris Hill", ASK),
        ("Anna Rossi", "Anna Maria Rossi", ASK),
        ("Tomasz Kowalski", "Tomsaz Kowalski", ASK),
        ("Tomasz Kowalski", "Tomasz Kowaski", ASK),
        ("Anna Kowalska", "Anna Kowalska-Nowak", ASK),
        ("Jan Kowalski", "J. Kowalski", ASK),
        ("Jan Kowalski", "Kowalski J.", ASK),
        ("Jan Kowalski", "Jan", ASK),
        ("Jan Kowalski", "Dr Kowalski", ASK),
        ("Jan Adam Kowalski", "Jan Piotr Kowalski", ASK),
        ("Jan Kowalski", "", ASK),
        ("Jan Kowalski", "Anna Kowalska", OTHER),
        ("Mario Rossi", "Maria Rossi", OTHER),
        ("Mario Rossi", "Marco Rossi", OTHER),
        ("Paolo Rossi", "Paola Rossi", OTHER),
        ("Wiktoryn Lis", "Wiktoryna Lis", OTHER),
        ("Anna Nowak", "Anna Zielińska", OTHER),
        ("J. Kowalski", "P. Kowalski", OTHER),
    ],
)
def test_names_on_one_phone(one: str, other: str, verdict: Verdict) -> None:
    assert likeness(card(one, phone=MOBILE), card(other, phone="601-555-123")).verdict is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Jan Kowalski", "Jan Kowalski", SAME),
        ("Tomasz Kowalski", "Tomsaz Kowalski", SAME),
        ("Tomasz Kowalski", "Tomasz Kowaski", SAME),
        ("Anna Rossi", "Anna Maria Rossi", SAME),
        ("Anna Kowalska", "Anna Kowalska-Nowak", SAME),
        ("Jan Kowalski", "", SAME),
        ("Christopher Hill", "Chris Hill", ASK),
        ("Jan Kowalski", "J. Kowalski", ASK),
        ("Anna Nowak", "Anna Zielińska", ASK),
        ("Jan Kowalski", "Anna Kowalska", OTHER),
        ("Jan Kowalski", "Piotr Nowak", OTHER),
    ],
)
def test_names_on_one_mail(one: str, other: str, verdict: Verdict) -> None:
    assert likeness(card(one, MAIL), card(other, MAIL.upper())).verdict is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Jan Kowalski", "Jan Kowalski", ASK),
        ("Jan Kowalski", "Kowalski Jan", ASK),
        ("Robert Smith", "Bob Smith", OTHER),
        ("Jan Kowalski", "J. Kowalski", OTHER),
        ("Jan", "Jan", OTHER),
        ("Jan Kowalski", "Jan Kowalsky", OTHER),
    ],
)
def test_nobody_is_the_same_on_a_name(one: str, other: str, verdict: Verdict) -> None:
    assert likeness(card(one), card(other)).verdict is verdict


@pytest.mark.parametrize("other", ["Jan Kowalski", "Jan Kowaski", "Jaś Kowalski", "J. Kowalski", "Janek Kowalski"])
def test_a_like_name_at_one_company_is_a_question(other: str) -> None:
    found = likeness(card("Jan Kowalski", firm="Acme Sp. z o.o.", phone=MOBILE), card(other, firm="ACME"))
    assert found.verdict is ASK
    assert Reason.SAME_ORGANISATION in found.reasons


def test_colleagues_share_a_switchboard_and_info() -> None:
    one = card("Jan Kowalski", INFO, phone=FIRM, firm="Acme")
    assert likeness(one, card("Anna Nowak", INFO, phone=FIRM, firm="Acme")).verdict is OTHER
    assert likeness(one, card("Jan Nowak", INFO, phone=FIRM, firm="Acme")).verdict is OTHER
    homonym = card("Jan Kowalski", INFO, "jan.kowalski2@acme.example", phone=FIRM, firm="Acme")
    shared = dict.fromkeys(traits(homonym).phones, 40)
    assert compare(traits(one), traits(homonym), shared).verdict is ASK


def test_a_given_name_alone_wants_more_than_a_phone() -> None:
    one, other = card("Anna", phone=FIRM, firm="Acme"), card("Anna", phone=FIRM)
    assert likeness(one, other).verdict is ASK
    assert likeness(card("Anna", phone=MOBILE, label="cell", firm="Acme"), card("Anna", phone=MOBILE)).verdict is SAME


def test_another_extension_is_another_phone() -> None:
    one, other = card("Jan Kowalski", phone=FIRM + " wew. 5"), card("Jan Kowalski", phone=FIRM + " wew. 6")
    assert Reason.SAME_PHONE not in likeness(one, other).reasons


def test_the_country_code_counts() -> None:
    one, other = card("Jan Kowalski", phone="+48 22 123 45 67"), card("Jan Kowalski", phone="+49 22 123 45 67")
    assert Reason.SAME_PHONE not in likeness(one, other).reasons


def test_a_changed_employer_is_the_same() -> None:
    before = card("Jan Kowalski", "jan@old.example", phone=MOBILE, firm="Old")
    assert likeness(before, card("Jan Kowalski", "jan@new.example", phone=MOBILE, firm="New")).verdict is SAME


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [("Sr", "Jr", OTHER), ("", "Jr", ASK), ("Jr", "Jr", SAME)],
)
def test_father_and_son_by_their_suffix(first: str, second: str, verdict: Verdict) -> None:
    one, other = card("John Smith", MAIL, suffix=first), card("John Smith", MAIL, suffix=second)
    assert likeness(one, other).verdict is verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("1950-03-09", "1980-05-01", OTHER),
        ("1980-05-01", "1980-01-05", ASK),
        ("1980-05-01", "--05-01", SAME),
        ("1980-05-01", "--06-01", ASK),
        ("1980-05-01", "", SAME),
    ],
)
def test_birthdays(first: str, second: str, verdict: Verdict) -> None:
    one, other = card("Jan Kowalski", MAIL, born=first), card("Jan Kowalski", MAIL, born=second)
    assert likeness(one, other).verdict is verdict


def test_a_birthday_and_an_employer_make_up_for_a_phone() -> None:
    one, other = (card("Jan Kowalski", born="1980-05-01", firm="Acme") for _ in range(2))
    assert likeness(one, other).verdict is SAME
    assert likeness(card("Jan Kowalski", born="1980-05-01"), one).verdict is ASK


def test_the_phone_of_a_house_is_nobodys_own() -> None:
    one = card("Jan Kowalski", MAIL, phone=FIRM, label="home")
    assert likeness(one, card("Jan Kowalski", "other@gmail.com", phone=FIRM, label="home")).verdict is ASK
    assert likeness(one, card("Jan Kowalski", phone=FIRM, label="home")).verdict is SAME


def test_two_mobiles_are_two_people() -> None:
    one, other = (
        Person(name=Name(full="Jan Kowalski"), phones=(Phone(FIRM), Phone(mobile, ("cell",))))
        for mobile in (MOBILE, "+48 602 000 111")
    )
    assert likeness(one, other).verdict is ASK


def test_a_company_is_no_person() -> None:
    assert likeness(card("Jan Kowalski", phone=FIRM, firm="Acme"), card(phone=FIRM, firm="Acme")).verdict is OTHER
    assert likeness(card(phone=FIRM, firm="Acme"), card(phone=FIRM, firm="Acme")).verdict is ASK
    assert likeness(card(phone=FIRM, firm="Acme"), card(phone=FIRM, firm="Other")).verdict is OTHER
    assert likeness(card("Jan Kowalski", MAIL), card("", MAIL, firm="Acme")).verdict is ASK
    assert likeness(card("Chess club", MAIL), card("Chess club", MAIL, is_group=True)).verdict is OTHER


def test_a_nickname_that_was_noted_counts() -> None:
    one = card("Giuseppe Verdi", phone=MOBILE, nicknames=("Zorro",))
    assert likeness(one, card("Zorro Verdi", phone=MOBILE)).verdict is SAME


def test_the_reasons_are_told() -> None:
    found = likeness(card("Jan Kowalski", MAIL, firm="Acme"), card("Jan Kowaski", MAIL, firm="Acme"))
    assert found.reasons == (Reason.SAME_MAIL, Reason.ALIKE_NAME, Reason.SAME_ORGANISATION)
    assert found.score > likeness(card("Jan Kowalski", firm="Acme"), card("Jan Kowaski", firm="Acme")).score


def test_a_question_is_never_put_at_nothing() -> None:
    """Once in a firm, with two mobiles and two birthdays: little speaks for it, but a mobile and a typing error may."""
    one = card("Jan Kowalski", phone=MOBILE, label="cell", firm="Acme", born="1980-01-02")
    other = card("Jan Kowalski", phone="+48 602 555 999", label="cell", firm="Acme", born="1981-01-02")
    found = likeness(one, other)
    assert found.verdict is ASK and found.score == 0.05
