"""Telephone numbers of a card: their labels, their countries, and what only looks like one."""

import pytest
from card_text import Read

from netdesk.capture.fields.labels import label_at_end, label_kind
from netdesk.domain.scan import FieldKind


@pytest.mark.parametrize(
    ("line", "region", "phones"),
    [
        ("Cellulare: 0039 320 913 9099", "", [("mobile", "+39 320 913 9099")]),
        ("tel. kom. (+48) 602 962 459", "", [("mobile", "+48 602 962 459")]),
        ("Mobil +49 (0)160 25318381", "", [("mobile", "+49 160 25318381")]),
        ("Tel. +49 (0) 711 / 123 45-67", "", [("work", "+49 711 1234567")]),
        (
            "T: +48 71 936 43 90 -mob. +48.784.474.537",
            "",
            [("work", "+48 71 936 43 90"), ("mobile", "+48 784 474 537")],
        ),
        ("T+44 1225 294847 F+44 115-299-0325", "", [("work", "+44 1225 294847"), ("fax", "+44 115 299 0325")]),
        ("Tel +39 045/261 1695 - F. +39 055 220 0826", "", [("work", "+39 045 261 1695"), ("fax", "+39 055 220 0826")]),
        (
            "telefon: 12 495 00 32 tel. kom. 784-668-502",
            "PL",
            [("work", "+48 12 495 00 32"), ("mobile", "+48 784 668 502")],
        ),
        ("biuro: +48 22 256 00 00 wew. 123", "", [("work", "+48 22 256 00 00 ext. 123")]),
        ("tel. dom. 22 628 11 22", "PL", [("home", "+48 22 628 11 22")]),
        ("+48 22 628 11 22 (fax)", "", [("fax", "+48 22 628 11 22")]),
        ("0-602 33 44 55", "PL", [("mobile", "+48 602 334 455")]),
        ("Tel. 22 6O8 1l 22", "PL", [("work", "+48 22 608 11 22")]),
        ("Cell (217) 555-0199", "US", [("mobile", "+1 217-555-0199")]),
        ("0121 281 2889 07400 904455", "GB", [("work", "+44 121 281 2889"), ("mobile", "+44 7400 904455")]),
        ("Tel. 320 162 7314", "IT", [("mobile", "+39 320 162 7314")]),
        ("Ufficio 320 162 7314", "IT", [("work", "+39 320 162 7314")]),
        ("+48 22 628 11 22 +48 22 628 11 22", "", [("work", "+48 22 628 11 22")]),
    ],
)
def test_numbers_are_understood_with_their_labels(line: str, region: str, phones: list[tuple[str, str]]) -> None:
    assert Read(line, region).phones == phones


@pytest.mark.parametrize(
    "line",
    [
        "P.IVA 01234567890",
        "NIP: 781-123-45-67  REGON: 630123456",
        "USt-IdNr. DE056529413",
        "IBAN IT60 X054 2811 1010 0000 0123 456",
        "Registered in England No. 01234567",
        "C.F. BRMPLA70A41F205X",
        "New York, NY 10118-1234",
        "ul.Krucza 16/22 - 80-802 Gdańsk",
        "Est. 1987",
    ],
)
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    assert Read(line, "PL").phones == [] and Read(line, "IT").phones == []


def test_tax_numbers_keep_their_labels() -> None:
    assert Read("NIP: 781-123-45-67  REGON: 630123456")[FieldKind.TAX] == ["NIP: 781-123-45-67", "REGON: 630123456"]
    assert Read("C.F. e P.IVA 00571727957")[FieldKind.TAX] == ["C.F. e P.IVA 00571727957"]
    assert Read("VAT GB 790224641")[FieldKind.TAX] == ["VAT GB 790224641"]


def test_labels_may_stand_in_a_column_of_their_own() -> None:
    card = Read("Direct || 01225 695335\nM || +44 7540 814957\nFax || 01225 695336\nWeb || www.tidewell.co.uk")
    assert card.phones == [("work", "+44 1225 695335"), ("mobile", "+44 7540 814957"), ("fax", "+44 1225 695336")]
    assert card[FieldKind.WEB] == ["www.tidewell.co.uk"] and card.company == ""


def test_the_card_says_where_its_numbers_are_dialled() -> None:
    card = Read("Käthe Schäfer\nFon 040 77800639\nkaethe@gruenwerk.de\nAm Mühlbach 4a - 79098 Freiburg", "PL")
    assert card.phones == [("work", "+49 40 77800639")]


def test_a_number_nobody_can_dial_is_not_sure() -> None:
    card = Read("tel. kom. +44 7700 900123")
    assert card.phones == [("mobile", "+44 7700 900123")] and not card.is_sure(FieldKind.MOBILE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tel. kom.", "mobile"),
        ("Telefax:", "fax"),
        ("e-mail", "email"),
        ("Handy", "mobile"),
        ("Siedziba", "address"),
        ("Tecnolab", ""),
    ],
)
def test_labels_are_known_in_four_languages(text: str, kind: str) -> None:
    assert label_kind(text) == kind


def test_the_longest_label_at_the_end_counts() -> None:
    assert label_at_end("Anna Nowak, tel. kom.:") == ("Anna Nowak", "mobile")
    assert label_at_end("Anna Nowak") == ("Anna Nowak", "")
    assert label_at_end("fax", "email") == ("fax", "")
