"""Names that came in whole are told into parts only where nothing else can be meant."""

import pytest

from netdesk.domain.person import Name
from netdesk.identity.parts import with_parts


@pytest.mark.parametrize(
    ("full", "given", "family"),
    [
        ("Anna Nowak", "Anna", "Nowak"),
        ("Anna Maria Rossi", "Anna Maria", "Rossi"),
        ("Luca De Rossi", "Luca", "De Rossi"),
        ("Jan van Dyck", "Jan", "van Dyck"),
        ("Hans-Peter Müller", "Hans-Peter", "Müller"),
        ("Anna Nowak-Kowalska", "Anna", "Nowak-Kowalska"),
        ("Anna O’Brien", "Anna", "O’Brien"),
        ("Rossi, Anna", "Anna", "Rossi"),
    ],
)
def test_given_names_before_a_family_name(full: str, given: str, family: str) -> None:
    assert with_parts(Name(full=full)) == Name(full=full, given=given, family=family)


@pytest.mark.parametrize(
    "full",
    [
        "",
        "Anna",
        "Nowak Anna",
        "Pizzeria Anna",
        "Martin Thomas",
        "Studio Rossi",
        "Marco Srl",
        "Marco Rossi Srl",
        "Dr. Anna Nowak",
        "Paolo M. Rossi",
        "John Smith Jr",
        "Anna Nowak (plumber)",
        "Anna & Nowak",
        "anna@nowak.example",
        "+48 600 100 200",
        "Rossi, ",
        "Rossi Bianchi, Anna",
    ],
)
def test_what_could_be_meant_otherwise_stays_whole(full: str) -> None:
    assert with_parts(Name(full=full)) == Name(full=full)


def test_a_part_that_was_written_is_left_alone() -> None:
    name = Name(full="Anna Nowak", prefix="Dr.")
    assert with_parts(name) is name


def test_an_organisation_is_nobody() -> None:
    assert with_parts(Name(full="Anna Nowak"), "Anna Nowak").given == ""
