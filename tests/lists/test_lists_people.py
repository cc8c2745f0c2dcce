"""Rows become people; nothing that stood in a row is lost."""

import time
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists_cases import FILES, TODAY, only, people, read, table

from netdesk import i18n
from netdesk.domain.person import Address, Anniversary, Email, Handle, Name, Person, Phone, Web
from netdesk.lists.mapping import Mapping, Target, suggest
from netdesk.lists.people import count, to_drafts
from netdesk.lists.table import read_table


def test_google_as_it_was() -> None:
    person, bar = people("google-old.csv")
    assert person.name == Name("Dr Małgorzata Święcicka", "Dr", "Małgorzata", "Anna", "Święcicka")
    assert (person.organisation, person.title, person.department) == ("Kancelaria Święcicka", "Notary", "Real estate")
    assert person.tags == ("Rotary",) and person.nicknames == ("Gosia",) and person.birthday == "1979-03-14"
    assert person.note == "Met at the chamber.\nKnows the notary."
    assert person.emails == (
        Email("m.swiecicka@kancelaria.example", ("work",), preferred=True),
        Email("biuro@kancelaria.example", ("work",), preferred=True),
        Email("gosia@dom.example", ("home",)),
    )
    assert person.phones == (
        Phone("+48 600 100 200", ("cell",)),
        Phone("+48 600 100 201", ("cell",)),
        Phone("+48 22 111 22 33", ("work", "fax")),
    )
    assert person.addresses == (Address("ul. Złota 5/2", "Warszawa", "", "00-019", "Polska", labels=("work",)),)
    assert person.webs == (Web("https://kancelaria.example", ("Profile",)),)
    assert (bar.organisation, bar.phones, bar.note) == ("Bar Centrale", (Phone("+39 011 555 0101", ("main",)),), "")


def test_google_as_it_is() -> None:
    giulia, luca = people("google-new.csv")
    assert giulia.name == Name(given="Giulia", family="Ferraris")
    assert giulia.phones == (Phone("+39 333 123 4567", ("cell",)),)
    assert giulia.addresses == (Address("Via Po 10", "Torino", "TO", "10124", "Italia", labels=("work",)),)
    assert giulia.tags == ("Soci",) and giulia.birthday == "--06-02"
    assert giulia.picture_url == "https://lh3.example/photo.jpg"
    assert giulia.note == "Custom Field 1 - Label: Codice fiscale\nCustom Field 1 - Value: FRRGLI80H42L219X"
    assert luca.emails == (Email("anna@bianchi.example", ("Segretaria",)),)


def test_linkedin() -> None:
    zoe, ben = people("linkedin.csv")
    address = "https://www.linkedin.com/in/zoe-oneill-%F0%9F%8C%BF-1b2c3"
    assert zoe.handles == (Handle("linkedin", "zoe-oneill-🌿-1b2c3", address, social=True),)
    assert (zoe.name.family, zoe.title, zoe.note) == ("O’Neill, MBA", "Head of Something", "Connected On: 15 Mar 2024")
    assert ben.emails == (Email("ben@okafor.example"),)


def test_outlook_in_four_languages() -> None:
    (ada,) = people("outlook-english.csv")
    assert ada.name == Name("", "Ms.", "Ada", "M.", "Lovelace", "PhD")
    assert ada.addresses[0].street == "12 St James’s Square\n2nd floor"
    assert [place.labels for place in ada.addresses] == [("work",), ("home",)]
    assert [phone.labels[0] for phone in ada.phones] == "assistant work work work work home cell other".split()
    assert ada.tags == ("Choir", "Rotary") and ada.birthday == "1975-10-12"
    assert ada.note == 'Likes "numbers".\n\nAssistant\'s Name: Mary S.', "what Outlook says by itself is left out"
    for name, shown, title, day, phones in (
        ("italian", "Avv. Niccolò D’Amato", "Avvocato", "1970-04-23", 5),
        ("polish", "Pan Łukasz Żółć", "Prezes zarządu", "1981-11-05", 4),
        ("german", "Frau Jürgen Groß", "Geschäftsführer", "1965-12-24", 4),
    ):
        (person,) = people(f"outlook-{name}.csv")
        assert (person.shown, person.title, person.birthday, len(person.phones)) == (shown, title, day, phones)
        assert ("cell",) in [phone.labels for phone in person.phones]
        assert person.addresses[0].labels == ("work",) and "\n" not in person.note


@pytest.mark.parametrize(
    "family_first", ["Müller, Jörg", "von der Heide, Anna-Maria", "O’Brien, Zoë K.", "GARCÍA LÓPEZ, Ana"]
)
def test_a_column_with_the_family_first_is_parted(family_first: str) -> None:
    others = [f"Kovač, Ana{letter}" for letter in "abcdefgh"]
    text = "\n".join(("Name;Firma", f"{family_first};", "Lis Bäckerei, GmbH;", "Ewa Lis;", *others))
    names = [draft.person.name for draft in read(text) if draft.person]
    family, given = family_first.split(", ")
    assert names[0] == Name(given=given, family=family) and names[0].shown == f"{given} {family}"
    assert names[1:4] == [Name("Lis Bäckerei, GmbH"), Name("Ewa Lis"), Name(given="Anaa", family="Kovač")]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Ort\nSmith, Inc.;\nLis, GmbH;\nNowak, Jan;\n",
        "Name;Ort\nJohn Smith, MD;\nAnna Hill, PhD;\n",
        "Name;Ort\nAnna Rossi, Torino;\nPiero Bianchi, Milano;\n",
        "Name;Ort\nNowak, Jan, Kraków;\nLis, Ewa, Gdynia;\n",
        "Name;Ort\nNowak, Jan;\nEwa Lis;\nPia Rossi;\n",
        "Name;Vorname\nNowak, Jan;Jan\nLis, Ewa;Ewa\n",
        "Name;Ort\n, Jan;\nNowak,;\n",
    ],
)
def test_a_comma_that_may_part_something_else_is_left(text: str) -> None:
    said = [line.partition(";")[0] for line in text.splitlines()[1:]]
    names = [draft.person.name for draft in read(text) if draft.person]
    assert [name.full or name.family for name in names] == said


def test_our_own_export_comes_back() -> None:
    ana, company = people("our-own.csv")
    assert ana.tags == ("Choir, Porta", "Rotary") and ana.note == "Two\nlines: here"
    assert [place.street for place in ana.addresses] == ["Ilica 1, 10000 Zagreb, Croatia", "Obala 2, Split"]
    assert [web.url for web in ana.webs] == ["https://kovac.example", "https://ilica.example"]
    assert ana.anniversaries == (Anniversary("birthday", "1984-02-29"),)
    assert (company.name, company.shown) == (Name(), "Kovač d.o.o.")


def test_a_list_of_a_club() -> None:
    mario, anna, paolo = people("club-of-traders.csv")
    assert mario.phones == (Phone("0115550106"),), "the zero that Excel would lose"
    assert mario.note == "Cosa cerca: Amministratori di condominio\nIscritto dal: 12/01/2019"
    assert anna.phones == (Phone("+39 340 555 0107"),) and anna.organisation == 'Studio "Verdi", consulenza'
    assert paolo.note == "Recapito: non ha\nCosa cerca: PMI"


def test_where_a_draft_stood_and_what_it_said() -> None:
    found = table("club-of-traders.csv")
    drafts = list(to_drafts(found, suggest(found), TODAY))
    assert [(draft.index, draft.line) for draft in drafts] == [(1, 3), (2, 4), (3, 6)]
    assert drafts[2].raw.decode() == (
        "Socio: Neri Paolo\nRagione sociale: Neri & Figli\nRecapito: non ha\nRif. mail: paolo@neri.example\n"
        "Cosa cerca: PMI"
    )
    assert all(draft.person and draft.person.created_on == TODAY for draft in drafts)


def test_a_row_of_nobody_is_told() -> None:
    ana, nobody = read("Name,City,Notes\nAna,Torino,x\n,Milano,only a note\n")
    assert ana.person and not ana.error
    assert (nobody.person, nobody.error, nobody.line) == (None, "This row names nobody.", 3)
    assert nobody.raw == b"City: Milano\nNotes: only a note"


def test_a_row_that_is_too_long_or_too_short() -> None:
    long, short = read("Name,Mail\nAna,a@b.example,more,,and more\nBen\n")
    assert long.person and long.person.note == "Column 3: more\nColumn 5: and more"
    assert long.problems == ("This row has more cells than there are columns; they were put into the note.",)
    assert b"Column 5: and more" in long.raw
    assert short.person and short.person.shown == "Ben" and not short.problems


@pytest.mark.parametrize(
    ("cell", "numbers", "note"),
    [
        ("011 555 0101; +39 333 1234567", ["011 555 0101", "+39 333 1234567"], ""),
        ("011 555 0101, 011 555 0102", ["011 555 0101", "011 555 0102"], ""),
        ("0911 / 123 456", ["0911 / 123 456"], ""),
        ("123456 / 654321", ["123456", "654321"], ""),
        ("ask Ana", [], "Phone: ask Ana"),
        ("'+48 600 100 200", ["+48 600 100 200"], ""),
    ],
)
def test_several_numbers_in_one_cell(cell: str, numbers: list[str], note: str) -> None:
    person = only(f'Name,Phone\nAna,"{cell}"')
    assert ([phone.number for phone in person.phones], person.note) == (numbers, note)


def test_a_number_that_a_spreadsheet_rounded_is_told() -> None:
    (draft,) = read("Name;Phone\nAna;4,80512E+10")
    assert draft.problems == ("The end of the number 4,80512E+10 was lost in a spreadsheet.",)


@pytest.mark.parametrize(
    ("cell", "mails", "note"),
    [
        ("a@b.example; c@d.example", ["a@b.example", "c@d.example"], ""),
        ("<a@b.example>", ["a@b.example"], ""),
        ("Ana Kovač <a@b.example>", ["a@b.example"], "Mail: Ana Kovač <a@b.example>"),
        ("/o=Exchange/cn=ana", [], "Mail: /o=Exchange/cn=ana"),
    ],
)
def test_mail_addresses_in_one_cell(cell: str, mails: list[str], note: str) -> None:
    person = only(f'Name,Mail\nAna,"{cell}"')
    assert ([mail.address for mail in person.emails], person.note) == (mails, note)


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        ("1984-02-29 19840229 --02-29", "1984-02-29 1984-02-29 --02-29"),
        ("3/4/1980 13/4/1980", "1980-04-03 1980-04-13"),
        ("3/4/1980 4/13/1980", "1980-03-04 1980-04-13"),
        ("3.4.80 3.4.25 3.4.27", "1980-04-03 2025-04-03 1927-04-03"),
        ("30/4/1990 soon", "1990-04-30 soon"),
        ("31/2/1990", "31/2/1990"),
    ],
)
def test_birthdays(cells: str, days: str) -> None:
    drafts = read("Name,Birthday\n" + "".join(f"Ana,{cell}\n" for cell in cells.split()))
    assert [draft.person.birthday for draft in drafts if draft.person] == days.split()
    unknown = [f"“{day}” is no date; it is kept as it was written." for day in days.split() if not day[-2:].isdigit()]
    assert [problem for draft in drafts for problem in draft.problems if "soon" in problem] == unknown


@pytest.mark.parametrize("cell", ["4 May 1984", "4. Mai 1984", "4 maggio 1984", "4 maja 1984", "May 4, 1984"])
def test_birthdays_in_words(cell: str) -> None:
    assert only(f'Name,Birthday\nAna,"{cell}"').birthday == "1984-05-04"


def test_the_order_of_day_and_month_follows_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Name,Birthday\nAna,3/4/1980"
    assert only(text).birthday == "1980-04-03"
    monkeypatch.setattr(i18n, "_locale_name", "en_US")
    assert only(text).birthday == "1980-03-04"


def test_a_second_value_of_a_field_goes_to_the_note() -> None:
    person = only("Name,Company,Company name,Birthday,Date of birth\nAna,One,Two,1980-01-02,1980-01-02")
    assert (person.organisation, person.note, person.birthday) == ("One", "Company name: Two", "1980-01-02")


def test_several_addresses_in_one_cell_stay_in_step() -> None:
    text = "Name,Address 1 - Type,Address 1 - Street,Address 1 - City\nAna,Home ::: x,Via Po ::: Via Là,Torino ::: Roma"
    found = only(text).addresses
    assert [(place.street, place.locality) for place in found] == [("Via Po", "Torino"), ("Via Là", "Roma")]


def test_a_label_without_a_value_is_noted() -> None:
    person = only("Name,Phone 1 - Label,Phone 1 - Value\nAna,Segretaria,")
    assert person.note == "Phone 1 - Label: Segretaria"


def test_how_many_people_there_are() -> None:
    found = read_table(b"Name,City\nAna,Torino\n,Roma\nBen,\n")
    assert count(found, suggest(found)) == 2
    assert count(found, Mapping((Target.NOTE, Target.NOTE))) == 0


def test_every_draft_has_an_id_of_its_own() -> None:
    drafts = read("Name\nAna\nAna\n")
    assert len({draft.person.id for draft in drafts if draft.person}) == 2


def said(value: Any) -> str:
    """All text in a value."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return " ".join(map(said, value))
    if is_dataclass(value):
        return " ".join(said(getattr(value, field.name)) for field in fields(value) if field.name != "id")
    return ""


_HEADERS = st.sampled_from(
    [
        "Name",
        "Given Name",
        "Cognome",
        "Firma",
        "E-mail 1 - Value",
        "Phone 1 - Label",
        "Phone 1 - Value",
        "Telefon służbowy",
        "Fax",
        "Address 1 - Street",
        "Address 1 - Formatted",
        "Via (ab.)",
        "Ort",
        "Website",
        "LinkedIn",
        "Tags",
        "Notes",
        "Birthday",
        "What she likes",
        "Photo",
    ]
)
_CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "a@b.example",
            "x@y.example, c",
            "Ana Kovač",
            "+48 600 100 200 / 600 100 201",
            "www.x.example; y",
            "12/3/80",
        ]
    ),
    st.sampled_from(["https://linkedin.com/in/ana?x=1", "a ::: b", "a; b", "::: ,", "home 5", '="007"', "31.31.1990"]),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20),
)
_SKIPPED = {"mycontacts", "my", "contacts", "starred"}


@given(st.data())
def test_nothing_is_lost(data: st.DataObject) -> None:
    """Every word of every cell is found again in the person, except of dates that were understood."""
    header = data.draw(st.lists(_HEADERS, min_size=1, max_size=6))
    row = data.draw(st.lists(_CELLS, min_size=1, max_size=8))
    targets = data.draw(
        st.one_of(st.none(), st.lists(st.sampled_from(Target), min_size=len(header), max_size=len(header)))
    )
    text = "\t".join(header) + "\n" + "\t".join('"' + cell.replace('"', '""') + '"' for cell in row)
    found = read_table(text.encode(), delimiter="\t")
    mapping = Mapping(tuple(targets)) if targets else suggest(found)
    for one, draft in zip(found.rows, to_drafts(found, mapping, TODAY), strict=True):
        raw = draft.raw.decode()
        assert all(cell.strip() in raw for cell in one.cells)
        if draft.person is None:
            assert draft.error
            continue
        there = words(said(draft.person))
        for at, cell in enumerate(one.cells):
            birthday = at < len(mapping.targets) and mapping.targets[at] is Target.BIRTHDAY
            if not (birthday and cell.strip() not in said(draft.person)):
                assert words(cell) <= there | _SKIPPED | {"work", "home", "cell"}, (cell, draft.person)


def words(text: str) -> set[str]:
    """The runs of letters and digits in a text."""
    return {word.casefold() for word in "".join(sign if sign.isalnum() else " " for sign in text).split()}


def test_hostile_cells_take_no_long_time() -> None:
    many = 200_000
    start = time.process_time()
    for header, cell in (
        ("Phone", " " * many + "1" + " , /" * many),
        ("Mail", "a@" * many + ", b@c" * many),
        ("Website", "; a" * many),
        ("Tags", "a;" * many),
        ("Notes", "a b ; " * many),
        ("Address 1 - Street", "a:::" * many),
        ("Birthday", "1" * many + "/" * many),
        ("LinkedIn", "/" * many),
    ):
        assert read(f"Name,{header}\nAna,{cell}x".replace(", ", "، "))
    assert time.process_time() - start < 8


def test_fifty_thousand_rows_take_seconds() -> None:
    header, _end, row = (FILES / "our-own.csv").read_bytes().partition(b"\r\n")

    def seconds(times: int) -> float:
        found = read_table(header + b"\n" + row * times)
        mapping = suggest(found)
        start = time.process_time()
        assert sum(1 for draft in to_drafts(found, mapping, TODAY) if draft.person) == 2 * times
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 10 * seconds(1000) + 0.2


def test_the_day_is_only_needed_for_years_of_two_digits() -> None:
    found = read_table(b"Name,Birthday\nAna,3.4.30\n")
    days = [
        draft.person.birthday
        for today in (date(2026, 1, 1), date(2031, 1, 1))
        for draft in to_drafts(found, suggest(found), today)
        if isinstance(draft.person, Person)
    ]
    assert days == ["1930-04-03", "2030-04-03"]
