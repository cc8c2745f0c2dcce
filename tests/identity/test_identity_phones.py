import subprocess
import sys

import pytest

from netdesk.domain.person import Address, Person
from netdesk.identity.phones import international, national, region_of, regions, split_extension


@pytest.mark.parametrize(
    ("number", "region", "written"),
    [
        ("22 123 45 67", "PL", "+48221234567"),
        ("0048 22 123-45-67", "IT", "+48221234567"),
        ("(+48) 601 555 123", "", "+48601555123"),
        ("+44 (0)20 7946 0958", "PL", "+442079460958"),
        ("(0171) 2345678", "DE", "+491712345678"),
        ("02 5551234", "IT", "+39025551234"),
        ("333 555 1234", "IT", "+393335551234"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("22 123 45 67 wew. 12", "PL", "+48221234567"),
        ("02 5551234 int. 7", "IT", "+39025551234"),
        ("601555123", "", ""),
        ("601555123", "XX", ""),
        ("555-1234", "US", ""),
        ("112", "PL", ""),
        ("ask at the desk", "PL", ""),
        ("", "PL", ""),
        ("1" * 40, "PL", ""),
    ],
)
def test_a_number_in_its_international_form(number: str, region: str, written: str) -> None:
    assert international(number, region) == written


@pytest.mark.parametrize(
    ("number", "region", "shown"),
    [
        ("+48221234567", "PL", "22 123 45 67"),
        ("+48221234567", "DE", "+48 22 123 45 67"),
        ("+491712345678", "DE", "0171 2345678"),
        ("+48 22 1234567 wew. 5", "IT", "+48 22 123 45 67 ext. 5"),
        ("ask at the desk", "PL", "ask at the desk"),
        ("112", "PL", "112"),
    ],
)
def test_a_number_is_shown_as_it_is_dialled(number: str, region: str, shown: str) -> None:
    assert national(number, region) == shown


@pytest.mark.parametrize(
    ("country", "region"),
    [
        ("Polska", "PL"),
        ("Poland", "PL"),
        ("polonia", "PL"),
        ("it", "IT"),
        ("ITALIA", "IT"),
        ("Niemcy", "DE"),
        ("Großbritannien", "GB"),
        ("UK", "GB"),
        ("Österreich", "AT"),
        ("Oesterreich", "XX"),
        ("España", "ES"),
        ("Česko", "CZ"),
        ("Magyarország", "HU"),
        ("Nowhere", "XX"),
        ("", "XX"),
    ],
)
def test_the_region_of_an_address(country: str, region: str) -> None:
    assert region_of(Person(addresses=(Address(country=country),)), "XX") == region


def test_the_preferred_address_says_the_region() -> None:
    addresses = (Address(country="Italia"), Address(street="Long Street 5", country="Deutschland", preferred=True))
    assert region_of(Person(addresses=addresses), "PL") == "DE"
    assert region_of(Person(), "PL") == "PL"


def test_the_regions_are_codes() -> None:
    assert {"PL", "IT", "DE", "GB", "US"} <= set(regions())
    assert list(regions()) == sorted(regions())


@pytest.mark.parametrize("text", ["22 1234567 ext. 12", "22 1234567 wew 12", "22 1234567x12", "22 1234567 #12"])
def test_an_extension_stands_apart(text: str) -> None:
    assert split_extension(text) == ("22 1234567", "12")
    assert split_extension("22 1234567") == ("22 1234567", "")


def test_the_library_waits_until_it_is_needed() -> None:
    code = "import sys, netdesk.identity.phones, netdesk.identity.traits; print('phonenumbers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
