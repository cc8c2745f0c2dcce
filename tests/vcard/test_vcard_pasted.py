"""What comes from the clipboard or a QR code is read alike, in whichever form it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vcard_cases import GOLDEN, TODAY

from netdesk.domain.person import Person
from netdesk.vcard.card import RawCard
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.pasted import read_any
from netdesk.vcard.reader import read

SAME = {
    "mecard": "MECARD:N:Nowak,Anna;TEL:+48 601;EMAIL:a@example.com;;",
    "bizcard": "BIZCARD:N:Anna;X:Nowak;M:+48 601;E:a@example.com;;",
    "vcard": "BEGIN:VCARD\nVERSION:3.0\nN:Nowak;Anna;;;\nTEL;TYPE=CELL:+48 601\nEMAIL:a@example.com\nEND:VCARD",
    "lines": "N:Nowak;Anna;;;\nTEL:+48 601\nEMAIL:a@example.com",
}


def people(content: str | bytes) -> list[Person]:
    """The people in a text."""
    return [to_draft(card, TODAY).person for card in read_any(content) if not card.error]


@pytest.mark.parametrize("form", SAME)
def test_every_form_gives_the_same_person(form: str) -> None:
    for content in (
        SAME[form],
        SAME[form].encode(),
        "\ufeff \r\n" + SAME[form] + "\r\n",
        SAME[form].encode("utf-8-sig"),
    ):
        (person,) = people(content)
        assert (person.name.family, person.name.given) == ("Nowak", "Anna")
        assert [phone.number for phone in person.phones] == ["+48 601"]
        assert [email.address for email in person.emails] == ["a@example.com"]


def test_every_field_of_a_bizcard() -> None:
    text = "bizcard:N:Anna;X:Nowak;T:Notary;C:Nowak\\; Sons;A:Długa 5, Kraków;B:1;M:2;F:3;E:a@example.com;Q:odd;;"
    (person,) = people(text)
    assert (person.title, person.organisation) == ("Notary", "Nowak; Sons")
    assert [address.street for address in person.addresses] == ["Długa 5, Kraków"]
    assert [(phone.number, phone.labels) for phone in person.phones] == [
        ("1", ("work",)),
        ("2", ("cell",)),
        ("3", ("fax",)),
    ]
    assert [(entry.name, entry.value) for entry in person.kept] == [("Q", "odd")]


def test_several_short_cards_in_one_paste() -> None:
    cards = list(read_any("MECARD:N:A;;\r\n\r\nMECARD:N:B;;\r\nBIZCARD:N:C;;"))
    assert [(card.index, card.line) for card in cards] == [(1, 1), (2, 3), (3, 4)]
    assert b"".join(card.raw for card in cards) == b"MECARD:N:A;;\r\n\r\nMECARD:N:B;;\r\nBIZCARD:N:C;;"


def test_a_short_card_in_another_charset() -> None:
    (card,) = read_any("MECARD:N:Żak;;".encode("cp1250"), fallback="cp1250")
    assert card.properties[0].parts[0] == "Żak"


@pytest.mark.parametrize("text", ["", "hello", "MECARD", "MECARD:;;", "BIZCARD:N:;;", "WIFI:S:x;;", "see MECARD:N:A;;"])
def test_what_is_no_card_is_one_entry_with_a_reason(text: str) -> None:
    (card,) = read_any(text)
    assert card.error and card.raw == text.encode()


def test_files_are_read_as_by_the_reader() -> None:
    for file in GOLDEN.glob("*.vcf"):
        assert list(read_any(file.read_bytes())) == list(read(file.read_bytes()))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=100), st.sampled_from(["MECARD:", "BIZCARD:", "MECARD:N:a;;\nBIZCARD:", "BEGIN:VCARD\n", ""]))
def test_any_text(text: str, start: str) -> None:
    cards: list[RawCard] = list(read_any(start + text))
    assert cards
    for card in cards:
        assert card.error or to_draft(card, TODAY)
