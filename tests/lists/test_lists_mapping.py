"""Columns are known by the program that wrote them, or suggested by their names and the look of their cells."""

import pytest
from lists_cases import FILES, TODAY, table

from netdesk.lists.mapping import Mapping, Target, suggest
from netdesk.lists.people import to_drafts
from netdesk.lists.table import read_table
from netdesk.operations.exporting import _COLUMNS


def targets(text: str) -> list[Target]:
    found = suggest(read_table(text.encode()))
    assert not found.is_known
    return list(found.targets)


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("google-old.csv", "google"),
        ("google-new.csv", "google"),
        ("linkedin.csv", "linkedin"),
        ("outlook-english.csv", "outlook"),
        ("outlook-italian.csv", "outlook"),
        ("outlook-polish.csv", "outlook"),
        ("outlook-german.csv", "outlook"),
        ("our-own.csv", "netdesk"),
        ("club-of-traders.csv", ""),
        ("names-alone.txt", ""),
    ],
)
def test_layouts_are_known_by_name(name: str, layout: str) -> None:
    mapping = suggest(table(name))
    assert (mapping.layout, mapping.is_known) == (layout, bool(layout))


def test_all_files_are_tested() -> None:
    assert len(list(FILES.iterdir())) == 10


def test_what_we_export_we_know() -> None:
    mapping = suggest(read_table((",".join(_COLUMNS) + "\nAna").encode()))
    assert mapping.layout == "netdesk"
    assert mapping.targets.count(Target.NOTE) == 1


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Full name,Company,E-Mail,Mobile no.,Zip,City", "full_name organisation mail cell postcode town"),
        ("Nome,Cognome,Azienda,Cellulare,Indirizzo email,CAP", "given family organisation cell mail postcode"),
        ("Nome,Azienda,Tel. ufficio", "full_name organisation work_phone"),
        ("Imię i nazwisko,Firma,Tel. kom.,Adres e-mail,Uwagi", "full_name organisation cell mail note"),
        ("Imię,Nazwisko,Stanowisko,Kod pocztowy,Miejscowość", "given family title postcode town"),
        ("Vorname,Name,Firma,Telefon (privat),PLZ,Ort", "given family organisation home_phone postcode town"),
        ("Name,Title,Job Title,Work Phone", "full_name prefix title work_phone"),
        ("Name,Geb.,Email", "full_name birthday mail"),
        ("Name,Geburtstag,Geb.-Datum,geboren am", "full_name birthday birthday birthday"),
        ("Nome,Data di nascita,Nato il,Nato/a il,Data nascita", "full_name birthday birthday birthday birthday"),
        ("Imię i nazwisko,Data urodzenia,Data ur.,ur.", "full_name birthday birthday birthday"),
        ("NAME *,e_mail,Fax:,Born", "full_name mail fax birthday"),
        ("First name,Home address,Work e-mail 2,Unknown", "given address mail note"),
    ],
)
def test_columns_are_suggested_by_their_names(header: str, expected: str) -> None:
    assert " ".join(targets(f"{header}\nx,y,z")) == expected


def test_columns_are_suggested_by_the_look_of_their_cells() -> None:
    text = "A;B;C;D;E\nx;ana@x.example;+39 011 555 0101;www.x.example;https://www.linkedin.com/in/ana\n"
    text += "Ana Kovač;;011-5550102;https://y.example;linkedin.com/in/ben\nBen Okafor;ben@y.example;;;\n"
    assert targets(text)[1:] == [Target.MAIL, Target.PHONE, Target.WEB, Target.LINKEDIN]


def test_without_a_header_names_and_addresses_are_found() -> None:
    text = "17,Ana Kovač,ana@x.example\n18,Ben Okafor,ben@x.example\n19,Anna-Maria d’Amico,am@x.example\n"
    assert targets(text) == [Target.NOTE, Target.FULL_NAME, Target.MAIL]


def test_without_a_header_old_dates_are_birthdays() -> None:
    born = "Ana Kovač;1984-02-29;2024-01-02\nBen Okafor;1979-12-01;2025-06-07\n"
    assert targets(born) == [Target.FULL_NAME, Target.BIRTHDAY, Target.NOTE]
    assert targets("Nome;Socio dal\n" + born.replace(";20", ";;20"))[1] is Target.NOTE, "the name says what it is"


def test_cells_say_more_than_an_ambiguous_name() -> None:
    assert targets("Nome;Indirizzo\nAna;ana@x.example\nBen;ben@x.example") == [Target.FULL_NAME, Target.MAIL]
    assert targets("Nome;Contatto\nAna;011 555 0101\nBen;011 555 0102") == [Target.FULL_NAME, Target.PHONE]
    assert targets("Nome;Indirizzo\nAna;Via Po 1\nBen;Via Là 2") == [Target.FULL_NAME, Target.ADDRESS]


def test_the_user_corrects_a_column() -> None:
    found = read_table(b"Who,Where\nAna,Torino\n")
    mapping = suggest(found).with_target(1, Target.TOWN).with_target(0, Target.GIVEN)
    assert mapping == Mapping((Target.GIVEN, Target.TOWN))
    (who, ana) = to_drafts(found, mapping, TODAY)
    assert who.person and ana.person
    assert (ana.person.name.given, ana.person.addresses[0].locality) == ("Ana", "Torino")


def test_a_mapping_of_too_few_columns_puts_the_rest_into_the_note() -> None:
    (draft,) = to_drafts(read_table(b"Name,Mail\nAna,a@b.example\n"), Mapping((Target.FULL_NAME,)), TODAY)
    assert draft.person and (draft.person.note, draft.person.emails) == ("Mail: a@b.example", ())
