"""Lists of guests as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.guestlist import Listed, read_list


@pytest.mark.parametrize(
    ("line", "guest"),
    [
        ("Anna Rossi", Listed("Anna Rossi")),
        ("  1. Anna  Rossi ", Listed("Anna Rossi")),
        ("- Anna Rossi, Rossi Srl", Listed("Anna Rossi", company="Rossi Srl")),
        ("• Anna Rossi – Rossi Srl", Listed("Anna Rossi", company="Rossi Srl")),
        ("Anna Rossi (Rossi Srl)", Listed("Anna Rossi", company="Rossi Srl")),
        ("Anna Rossi\tRossi Srl\tanna@rossi.it", Listed("Anna Rossi", "anna@rossi.it", "Rossi Srl")),
        ("Anna Rossi <anna@rossi.it>", Listed("Anna Rossi", "anna@rossi.it")),
        ('"Anna Rossi" <mailto:anna@rossi.it>', Listed("Anna Rossi", "anna@rossi.it")),
        ("anna@rossi.it", Listed("", "anna@rossi.it")),
        ("Jean-Luc O’Neil; Bakery 24", Listed("Jean-Luc O’Neil", company="Bakery 24")),
        ("田中 太郎, 田中工務店", Listed("田中 太郎", company="田中工務店")),
    ],
)
def test_a_line_names_somebody(line: str, guest: Listed) -> None:
    assert read_list(line) == [guest]


def test_recipients_of_a_mail_stand_on_one_line() -> None:
    text = "Anna Rossi <anna@rossi.it>; Bo Lund <bo@lund.se>, cy@example.com"
    assert read_list(text) == [
        Listed("Anna Rossi", "anna@rossi.it"),
        Listed("Bo Lund", "bo@lund.se"),
        Listed("", "cy@example.com"),
    ]


def test_everybody_is_there_once_and_empty_lines_are_nobody() -> None:
    assert read_list("Anna\n\n---\nanna\n 42 \nBo") == [Listed("Anna"), Listed("Bo")]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for guest in read_list(text):
        assert guest.shown and guest.shown.strip() == guest.shown
