"""Bytes become rows, whatever charset, delimiter, quotes and header there are; what is no list is refused in words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists_cases import FILES, table

from netdesk import i18n
from netdesk.domain.errors import NetdeskError
from netdesk.lists.table import Table, read_table


def cells(text: str, **chosen: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(text.encode(), **chosen).rows]


@pytest.mark.parametrize(
    ("name", "charset", "delimiter"),
    [
        ("outlook-italian.csv", "cp1252", ","),
        ("outlook-polish.csv", "cp1250", ";"),
        ("outlook-german.csv", "utf-16", ";"),
        ("our-own.csv", "utf-8", ","),
        ("club-of-traders.csv", "utf-8", ";"),
    ],
)
def test_charset_and_delimiter_are_found(name: str, charset: str, delimiter: str) -> None:
    found = table(name)
    assert (found.charset, found.delimiter) == (charset, delimiter)
    assert not any("\ufeff" in name for name in found.header)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1250"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_of_writing_gives_the_same(charset: str, delimiter: str, end: str) -> None:
    rows = [["Imię", "Nazwisko", "Miasto"], ["Łukasz", "Żółć", "Kraków"], ["Zażółć", "Gęślą", "Łódź"]]
    text = end.join(delimiter.join(row) for row in rows)
    found = read_table(text.encode(charset))
    assert [found.header, *(row.cells for row in found.rows)] == [tuple(row) for row in rows]
    assert found.delimiter == delimiter


def test_the_language_decides_where_the_letters_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "Name\nMüller".encode("cp1252")
    monkeypatch.setattr(i18n, "_locale_name", "de_DE")
    assert read_table(data).rows[0].cells == ("Müller",)


def test_what_the_user_chooses_wins() -> None:
    data = "Imię;Uwagi\nŻółć;a,b".encode("cp1250")
    assert read_table(data, charset="CP1252").rows[0].cells[0] == "¯ó³æ"
    assert read_table(data, charset="cp1250", delimiter=",").rows[-1].cells == ("Żółć;a", "b")
    with pytest.raises(NetdeskError, match="no charset called “rot13”"):
        read_table(data, charset="rot13")
    with pytest.raises(NetdeskError, match="cannot be parted"):
        read_table(data, delimiter='"')


def test_quoted_cells_hold_anything() -> None:
    text = 'Name,Mail,Note\n"Rossi, ""Mario""",m@r.example,"one\ntwo"\nAna , a@k.example ,"x" \n'
    found = read_table(text.encode())
    assert [row.cells for row in found.rows] == [
        ('Rossi, "Mario"', "m@r.example", "one\ntwo"),
        ("Ana ", " a@k.example ", "x"),
    ]
    assert [(row.index, row.line) for row in found.rows] == [(1, 2), (2, 4)]
    assert found.rows[0].raw == '"Rossi, ""Mario""",m@r.example,"one\ntwo"'


def test_a_stray_quote_is_a_letter() -> None:
    text = 'Name,Mail\n"Big" Joe,joe@x.example\n"Ana,ana@x.example\n"Ben","ben@x.example"\n'
    found = read_table(text.encode())
    assert [row.cells[0] for row in found.rows] == ['"Big" Joe', '"Ana', "Ben"]
    assert found.problems == ("A quote in line 2 is not closed as it should be; it was read as a letter.",)


def test_a_file_that_was_cut_off_loses_nothing() -> None:
    assert cells('Name,Note\nAna,x\nBen,"first\nsecond') == [("Ana", "x"), ("Ben", '"first'), ("second",)]


def test_excel_says_its_delimiter() -> None:
    found = read_table(b"sep=|\nName|Mail\nAna, Ben; Co|a@b.example\n")
    assert (found.delimiter, found.header) == ("|", ("Name", "Mail"))
    assert (found.rows[0].cells, found.rows[0].line) == (("Ana, Ben; Co", "a@b.example"), 3)


def test_lines_before_the_header_are_told() -> None:
    found = table("linkedin.csv")
    assert found.header[:2] == ("First Name", "Last Name")
    assert found.problems == ("2 lines before the names of the columns were left out.",)


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Ref;Kto;Skąd\n12;Ana;Kraków\n13;Ben;Praga", ("Ref", "Kto", "Skąd")),
        ("Ana,Kovač\nBen,Okafor", ("Column 1", "Column 2")),
        ("Ana,ana@x.example\nBen,ben@x.example", ("Column 1", "Column 2")),
        ("Name,,Mail\nAna,x,a@b.example", ("Name", "Column 2", "Mail")),
        ("Email\na@b.example", ("Email",)),
        ("Klient\n\nAna Kovač", ("Column 1",)),
    ],
)
def test_the_header_is_found_or_made(text: str, header: tuple[str, ...]) -> None:
    assert read_table(text.encode()).header == header


def test_blank_rows_are_left_out() -> None:
    assert cells("Name,Mail\n\n,\n , \t\nAna,a@b.example\n,,,\n") == [("Ana", "a@b.example")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"PK\x03\x04rest of a workbook", "save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as CSV"),
        (b",,,\n,,\n", "nothing in the rows"),
        (b"sep=;\n", "nothing in the rows"),
        (b"%PDF-1.7\n", "no list"),
        (b"<html><body>Ana</body></html>", "no list"),
        (b'[{"name": "Ana"}]', "no list"),
        (b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", "no list"),
        (b"version: 1\ndn: cn=Ana\ncn: Ana\n", "no list"),
        (bytes(range(256)) * 40, "no text"),
        ((b"It was a dark and stormy night" * 5 + b".\n") * 30, "no list"),
        (b"Name" + b",x" * 2000 + b"\nAna", "more columns"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, why: str) -> None:
    with pytest.raises(NetdeskError, match=why) as refused:
        read_table(data)
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)


def test_signs_that_are_no_letters_do_no_harm() -> None:
    found = read_table(b"Name,Mail\nAna\x00 Kov\x07ac,ana@x.example\n")
    assert found.rows[0].cells == ("Ana  Kov ac", "ana@x.example")
    assert found.problems == ("Signs that are no letters were taken out of the list.",)


def test_damaged_utf_8_stays_utf_8() -> None:
    found = read_table("Name\nZażółć gęślą jaźń\n".encode() + b"\xc4\n")
    assert found.rows[0].cells == ("Zażółć gęślą jaźń",)
    assert found.charset == "utf-8" and "could not be read" in found.problems[0]


@given(st.binary(max_size=200), st.sampled_from([b"", b"Name,Mail\n", b'"Name";"Mail"\n', b"\xff\xfe", b"sep=;\n"]))
def test_any_bytes_are_a_list_or_are_refused(data: bytes, start: bytes) -> None:
    try:
        found = read_table(start + data)
    except NetdeskError:
        return
    assert isinstance(found, Table) and all(isinstance(cell, str) for row in found.rows for cell in row.cells)


_TEXTS = st.text(st.sampled_from('ab ,;\t|"\né'), max_size=8)


@given(st.lists(st.lists(_TEXTS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_a_spreadsheet_writes_is_read_again(rows: list[list[str]], delimiter: str) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "\n".join(delimiter.join(map(quoted, row)) for row in [["Name", "Mail", "Notes"], *rows])
    found = read_table(text.encode(), delimiter=delimiter)
    assert [row.cells for row in found.rows] == [tuple(row) for row in rows if "".join(row).strip()]


MANY = 300_000
HOSTILE = {
    "quotes": b"a,b\n" + b'"""" ' * MANY,
    "pairs": b"Name,Mail\n" + b'"x"";' * MANY,
    "open quotes": b"Name,Mail\n" + b'"Ana,x@y\n' * (MANY // 5),
    "blank lines": b"Name,Mail\n" + b"\n" * MANY + b"Ana,a@b\n",
    "wide row": b"Name,Mail\nAna,x@y" + b",z" * MANY,
    "digits in the header": b"Name 1" + b"1" * MANY + b" 1" * MANY + b"\nAna\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lists_take_no_long_time(name: str) -> None:
    start = time.process_time()
    read_table(HOSTILE[name])
    assert time.process_time() - start < 5


def test_twice_the_rows_take_about_twice_the_time() -> None:
    header, _end, row = (FILES / "outlook-english.csv").read_bytes().partition(b"\n")

    def seconds(times: int) -> float:
        start = time.process_time()
        read_table(header + b"\n" + row * times)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 10 * seconds(1000) + 0.2
