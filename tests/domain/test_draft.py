"""A draft as a link that a mail program opens."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.draft import Draft, mailto

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


def test_a_link_says_to_whom_what_about_and_the_text() -> None:
    draft = Draft(("anna@example.com", "o'neil@example.com"), "Thanks & more?", "Dear Anna,\n\n50 % – Żółć")
    link = mailto(draft)
    assert link.isascii()
    assert " " not in link
    assert link.startswith(
        "mailto:anna@example.com,o%27neil@example.com?subject=Thanks%20%26%20more%3F&body=Dear%20Anna%2C"
    )
    assert "%0D%0A%0D%0A50%20%25" in link


@pytest.mark.parametrize(
    ("draft", "link"),
    [
        (Draft((), "", ""), "mailto:"),
        (Draft((), "Hello", ""), "mailto:?subject=Hello"),
        (Draft(("a@b.example",), "", "Hi"), "mailto:a@b.example?body=Hi"),
        (Draft(("a?b@c.example",), "", ""), "mailto:a%3Fb@c.example"),
    ],
)
def test_what_is_not_known_is_left_out(draft: Draft, link: str) -> None:
    assert mailto(draft) == link


@given(WORDS, WORDS)
def test_a_mail_program_reads_what_was_written(subject: str, text: str) -> None:
    read = parse_qs(urlsplit(mailto(Draft(("a@b.example",), subject, text))).query, keep_blank_values=True)
    assert read == {"subject": [subject], "body": [text]}
