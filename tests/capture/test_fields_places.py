"""Addresses of cards in several countries, of one office or two."""

import pytest
from card_text import Read

from netdesk.capture.fields.streets import Street, street
from netdesk.domain.scan import FieldKind

_PARTS = (FieldKind.STREET, FieldKind.POSTCODE, FieldKind.LOCALITY, FieldKind.REGION, FieldKind.COUNTRY)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Via Privata dei Fabbri 12\n20144 Milano (MI)", ["Via Privata dei Fabbri 12", "20144", "Milano", "MI"]),
        ("Via Po, 88 - 24126 Bergamo BG - Italia", ["Via Po, 88", "24126", "Bergamo", "BG", "Italia"]),
        (
            "Strada Provinciale 14, km 3\n31044 Montebelluna TV",
            ["Strada Provinciale 14, km 3", "31044", "Montebelluna", "TV"],
        ),
        ("Via Po 3 Torino", ["Via Po 3", "Torino"]),
        ("50124 Firenze (Fl)", ["50124", "Firenze", "FI"]),
        ("os. Piastów 27A, 31-624 Kraków", ["os. Piastów 27A", "31-624", "Kraków"]),
        (
            "ul. Gen. Józefa Bema 61 - 50-265 Wroclaw - Polska",
            ["ul. Gen. Józefa Bema 61", "50-265", "Wrocław", "Polska"],
        ),
        ("Lipowa 3\n30-702 Kraków\nPoland", ["Lipowa 3", "30-702", "Kraków", "Poland"]),
        ("Am Mühlbach 4a - 79098 Freiburg, Deutschland", ["Am Mühlbach 4a", "79098", "Freiburg", "Deutschland"]),
        ("Große Bleichen 9\nD-20354 Hamburg", ["Große Bleichen 9", "20354", "Hamburg"]),
        ("Mariahilfer Straße 88a/2/15\n1070 Wien", ["Mariahilfer Straße 88a/2/15", "1070", "Wien"]),
        ("Bahnhofstrasse 10\nCH-8001 Zürich", ["Bahnhofstrasse 10", "8001", "Zürich"]),
        ("22 Queen Street - Edinburgh EH2 1JX", ["22 Queen Street", "EH2 1JX", "Edinburgh"]),
        ("The Old Mill, Station Road, Bath, BA1 1SU", ["The Old Mill, Station Road", "BA1 1SU", "Bath"]),
        ("Floor 3, Albion House\nLeeds LS1 4DY", ["Floor 3, Albion House", "LS1 4DY", "Leeds"]),
        (
            "1200 Market St, Floor 9\nSan Francisco CA 94102, USA",
            ["1200 Market St, Floor 9", "94102", "San Francisco", "CA", "USA"],
        ),
        ("The Granary, Mill Lane\nLeedsLS1 5HN", ["The Granary, Mill Lane", "LS1 5HN", "Leeds"]),
        ("ul.3 Maja 14 - 35-001Rzeszów", ["ul. 3 Maja 14", "35-001", "Rzeszów"]),
        ("ViaG. Verdi, 11\n00187 R0ma", ["Via G. Verdi, 11", "00187", "Roma"]),
        ("15 avenue des Ternes - 75017 PARIS", ["15 avenue des Ternes", "75017", "PARIS"]),
    ],
)
def test_addresses(text: str, parts: list[str]) -> None:
    card = Read(text)
    assert [text for kind in _PARTS for text in card[kind]] == parts
    assert card.company == "" and card.name == ""


def test_two_offices_are_two_groups() -> None:
    card = Read("Sede legale: Via Roma 1, 20900 Monza (MB)\nSede operativa: Via Torino 22, 10121 Torino (TO)")
    groups = [(one.group, one.text) for one in card.fields if one.kind in (FieldKind.STREET, FieldKind.LOCALITY)]
    assert groups == [(0, "Via Roma 1"), (0, "Monza"), (1, "Via Torino 22"), (1, "Torino")]


def test_an_address_that_stands_twice_is_one() -> None:
    card = Read("ul. Długa 5, 00-238 Warszawa", back="ul. Długa 5, 00-238 Warszawa")
    assert card[FieldKind.STREET] == ["ul. Długa 5"]


def test_what_stands_after_the_town_belongs_to_the_same_office() -> None:
    card = Read("Rathausplatz 1, 12345 Musterhausen\nZimmer 204")
    assert card[FieldKind.STREET] == ["Rathausplatz 1, Zimmer 204"]


def test_a_company_may_begin_the_line_of_its_address() -> None:
    card = Read("#1.4 Alfredo Conti\nConti Group S.p.A. - Via Emilia 120 - 41123 Modena\nalfredo.conti@contigroup.it")
    assert card.company == "Conti Group S.p.A." and card[FieldKind.STREET] == ["Via Emilia 120"]


@pytest.mark.parametrize("name", ["Olivia Lane", "Emma Hill", "Robert Park"])
def test_people_called_like_streets_are_people(name: str) -> None:
    card = Read(f"#1.4 {name}\nCreative Director\n12 Harper Lane, London SE1 4AB")
    assert card.name == name and card[FieldKind.STREET] == ["12 Harper Lane"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Viale Europa 12", Street.SURE),
        ("ul. Łączna 3", Street.SURE),
        ("P.O. Box 12345", Street.SURE),
        ("Kingsway Court", Street.MAYBE),
        ("Lipowa 3", Street.MAYBE),
        ("monitoring", Street.NO),
        ("Est. 1987", Street.NO),
        ("czynne pn-pt 8-17", Street.NO),
    ],
)
def test_how_much_a_text_looks_like_a_street(text: str, kind: Street) -> None:
    assert street(text) is kind
