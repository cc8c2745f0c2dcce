"""The reader delivers every property of every card, says where something was wrong, and is never stopped."""

from pathlib import Path
from typing import Any

import pytest
from vcard_cases import GOLDEN, SHARED, expected, needs_shared, shared_files

from netdesk.vcard.card import CardProperty, RawCard
from netdesk.vcard.reader import read


def plain(prop: CardProperty) -> list[Any]:
    """A property as our expected.json writes it."""
    value: Any = prop.value
    if isinstance(value, bytes):
        value = len(value)
    return [prop.group, prop.name, list(prop.types), list(value) if isinstance(value, tuple) else value]


@pytest.mark.parametrize("case", expected(GOLDEN), ids=lambda case: str(case["file"]))
def test_our_own_cards(case: dict[str, Any]) -> None:
    cards = list(read((GOLDEN / case["file"]).read_bytes(), fallback="cp1250"))
    found = [
        {
            "line": card.line,
            "error": card.error,
            "problems": [[problem.line, problem.text] for problem in card.problems],
            "properties": [plain(prop) for prop in card.properties],
        }
        for card in cards
    ]
    assert found == case["cards"]


def as_shared(card: RawCard) -> list[list[Any]]:
    """A card as the shared expected.json writes it."""
    result = []
    for prop in card.properties:
        group, name, types, value = plain(prop)
        shown = {"sha_len": value} if isinstance(prop.value, bytes) else value
        result.append([group, name, sorted(types), shown])
    return result


def shared_cases() -> list[dict[str, Any]]:
    """The shared expectations, or none."""
    return expected(SHARED / "acceptance") if SHARED.is_dir() else []


@needs_shared
@pytest.mark.parametrize("case", shared_cases(), ids=lambda case: str(case["file"]))
def test_acceptance(case: dict[str, Any]) -> None:
    cards = list(read((SHARED / "acceptance" / case["file"]).read_bytes(), fallback="cp1250"))
    assert len(cards) == len(case["cards"])
    for have, want in pairs(cards, case):
        for prop in want:
            assert prop in have
            have.remove(prop)


def pairs(cards: list[RawCard], case: dict[str, Any]) -> list[tuple[list[Any], list[Any]]]:
    """The cards beside what is wanted of them, by their names; their order is free."""

    def key(properties: list[Any]) -> str:
        return next((str(prop[3]) for prop in properties if prop[1] in ("FN", "N", "ORG") and prop[3]), "")

    found = sorted((as_shared(card) for card in cards), key=key)
    return list(zip(found, sorted(case["cards"], key=key), strict=True))


@needs_shared
def test_every_real_card_is_read_or_kept_as_text() -> None:
    for file in shared_files():
        data = file.read_bytes()
        cards = list(read(data))
        assert len(cards) >= data.upper().count(b"\nBEGIN:VCARD"), file
        assert all(card.properties or card.error for card in cards)


def test_a_card_keeps_its_exact_text_and_place() -> None:
    first = b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD"
    second = b"item.begin : vcard \r\nFN:B\r\nEND:VCARD"
    cards = list(read(b"junk\r\n" + first + b"\r\n\r\n" + second + b"\r\n"))
    assert [(card.index, card.line, card.raw) for card in cards] == [(1, 2, first), (2, 6, second)]


@pytest.mark.parametrize("data", [b"", b"hello", b"NOTE:BEGIN:VCARD", b"\xff\xfe", b"x: BEGIN:VCARD"])
def test_a_file_without_a_card_is_one_error(data: bytes) -> None:
    (card,) = read(data)
    assert card.error == "There is no card in this file."
    assert card.properties == ()


def test_an_empty_card_is_an_error_and_its_neighbours_are_not() -> None:
    empty = "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nREV:1\nEND:VCARD\n"
    full = "BEGIN:VCARD\nFN:A\nEND:VCARD\n"
    errors = [card.error for card in read((full + empty + full).encode())]
    assert errors == ["", "Nothing in it could be read.", ""]


CARD = b"BEGIN:VCARD\r\nFN:%b\r\nTEL:1\r\nEND:VCARD\r\n"
MISSING_BEGIN, MISSING_END = "The beginning of this card is missing.", "The end of this card is missing."


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (CARD % b"A" + (CARD % b"B").replace(b"BEGIN", b"BEGXN") + CARD % b"C", [(1, ""), (5, MISSING_BEGIN), (9, "")]),
        (CARD % b"A" + (CARD % b"B").replace(b"VCARD", b"VXARD"), [(1, ""), (5, MISSING_BEGIN)]),
        ((CARD % b"A" + CARD % b"B").replace(b"BEGIN", b"BEGXN"), [(1, MISSING_BEGIN), (5, MISSING_BEGIN)]),
        (b"item1.N:A\nTEL:1\n", [(1, MISSING_BEGIN)]),
        (b"\r\n\r\nN:A\r\nEND:VCARD", [(3, MISSING_BEGIN)]),
        (b"BEGIN:VCARD\nFN:A\n" + CARD % b"B" + b"\nTEL:3\n", [(1, MISSING_END), (3, ""), (8, MISSING_BEGIN)]),
        (b"Hello: here they are\nX-Mailer: 5\n" + CARD % b"A" + b"-- \nRegards\nEND:VCARD\n", [(3, "")]),
    ],
)
def test_a_card_without_its_begin_line_is_a_card(data: bytes, found: list[tuple[int, str]]) -> None:
    cards = list(read(data))
    problems = ["".join(problem.text for problem in card.problems if "is missing" in problem.text) for card in cards]
    assert [(card.line, problem) for card, problem in zip(cards, problems, strict=True)] == found
    assert [card.index for card in cards] == list(range(1, len(cards) + 1))


def test_problems_name_the_line_in_the_file() -> None:
    text = "\n\nBEGIN:VCARD\nNOTE:a\n b\n c\nTEL:1\nstray words\nEND:VCARD\n"
    (card,) = read(text.encode())
    assert [problem.line for problem in card.problems] == [8]


def test_cards_come_one_by_one() -> None:
    cards = read(b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 3)
    assert next(cards).index == 1
    assert [card.index for card in cards] == [2, 3]


def properties(text: str | bytes) -> list[tuple[str, Any]]:
    """Names and values of the properties of one card's lines."""
    body = text.encode() if isinstance(text, str) else text
    (card,) = read(b"BEGIN:VCARD\n" + body + b"\nEND:VCARD\n")
    return [(prop.name, prop.value) for prop in card.properties]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("VERSION:3.0\nNOTE:a\\, b\\; c\\\\n\\nd", "a, b; c\\n\nd"),
        ("VERSION:2.1\nNOTE:C\\, D\\nE", "C, D\nE"),
        ("VERSION:2.1\nTITLE:NET\\nowak", "NET\\nowak"),
        ("VERSION:2.1\nNOTE;QUOTED-PRINTABLE:a=\n b", "a b"),
        ("VERSION:2.1\nNOTE;QUOTED-PRINTABLE:a=0D=0A=\n\nTEL:1", "a\n"),
        (
            "VERSION:3.0\nNOTE:Call at 5: bring it\nWhere: here\nhttp://x.example",
            "Call at 5: bring it\nWhere: here\nhttp://x.example",
        ),
        ("VERSION:2.1\nNOTE;ENCODING=BASE64:emHFvMOzxYLEhw==", "zażółć"),
        ("VERSION:3.0\nNOTE:first\n\nsecond", "first\n\nsecond"),
        ("VERSION:3.0\nURL:x\nNOTE:see\nURL\nNOTE", "see\nURL\nNOTE"),
        ("VERSION:3.0\nNOTE:tab\there\x0band \x00zero", "tab\there and  zero"),
        ('VERSION:3.0\nNOTE;X="a:b;c":it', "it"),
        ('VERSION:3.0\nNOTE;X="a:it', "it"),
    ],
)
def test_text(text: str, value: str) -> None:
    found = [prop for prop in properties(text) if prop[0] in ("NOTE", "TITLE")]
    assert [prop[1] for prop in found] == [value]


def test_separators_inside_quoted_printable_are_no_separators() -> None:
    text = "VERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:a=3Bb;c\\;d;=65"
    assert properties(text) == [("N", ("a;b", "c;d", "e"))]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NOTE:\u0093Ja\u009f\u0094 \u0096 5 \u0080\u0081".encode(), "“JaŸ” – 5 € "),
        ("NOTE;CHARSET=ISO-8859-1:“Ja” – 5 €".encode("cp1252"), "“Ja” – 5 €"),
        ("NOTE;CHARSET=ISO-8859-2:Święta, źle".encode("cp1250"), "Święta, źle"),
        ("NOTE;CHARSET=ISO-8859-2:Łódź".encode("iso8859-2"), "Łódź"),
        ("NOTE;CHARSET=ISO-8859-15:Œuf, 5 €".encode("cp1252"), "Œuf, 5 €"),
        (b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=93Ja=94", "“Ja”"),
        ("NOTE;X-A=\u0093b\u0094:Ja".encode(), "Ja"),
    ],
)
def test_controls_that_windows_means_as_letters(line: bytes, value: str) -> None:
    assert properties(b"VERSION:3.0\n" + line) == [("NOTE", value)]


def test_a_japanese_letter_that_ends_in_a_backslash_byte_escapes_nothing() -> None:
    head = b"VERSION:2.1\nN;CHARSET=SHIFT_JIS"
    assert properties(head + ":表;花".encode("cp932")) == [("N", ("表", "花"))]
    assert properties(head + b";ENCODING=QUOTED-PRINTABLE:=95\\;=89=D4") == [("N", ("表", "花"))]


def test_lines_that_belong_to_a_number_go_to_the_note() -> None:
    assert properties("TEL:1\nring twice") == [("TEL", "1"), ("NOTE", "ring twice")]


def test_golden_folder_is_complete() -> None:
    assert {case["file"] for case in expected(GOLDEN)} == {file.name for file in Path(GOLDEN).glob("*.vcf")}
