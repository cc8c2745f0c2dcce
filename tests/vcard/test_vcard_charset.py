"""Text that declares no charset is read as it was meant, and the user's choice wins."""

import pytest

from netdesk import charset, i18n
from netdesk.vcard.reader import read

SENTENCES = {
    "cp1250": "Zażółć gęślą jaźń, proszę dzwonić w środę po południu, Małgorzata Święcicka",
    "cp1251": "Позвоните мне в среду, пожалуйста, Мария Иванова, улица Садовая",
    "koi8-r": "Позвоните мне в среду, пожалуйста, Мария Иванова, улица Садовая",
    "cp1252": "Perché la società è così lontana? Più tardi, là dove c'è l'università",
    "cp1253": "Τηλεφώνησε την Τετάρτη, παρακαλώ, Μαρία Παπαδοπούλου",
    "cp932": "水曜日にお電話をください。山田太郎",
    "gb18030": "请在星期三打电话给我。公司地址在上海市",
    "cp949": "수요일에 전화해 주세요 김민수",
}


def note(name: str, sentence: str) -> bytes:
    """A card with a note in a charset that it does not declare."""
    return b"BEGIN:VCARD\nVERSION:2.1\nNOTE:" + sentence.encode(name) + b"\nEND:VCARD\n"


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("page", ["own", "cp1252", "cp1250"])
def test_the_charset_is_found(name: str, page: str) -> None:
    sample = SENTENCES[name].encode(name)
    own = name if page == "own" else page
    assert sample.decode(charset.guess(sample, own)) == SENTENCES[name]


def test_few_letters_are_read_in_the_page_of_the_user() -> None:
    assert charset.guess("Müller".encode("cp1252"), "cp1250") == "cp1250"
    assert charset.guess("’".encode("cp1252"), "cp1252") == "cp1252"


@pytest.mark.parametrize(
    ("language", "page"), [("pl_PL", "cp1250"), ("it", "cp1252"), ("uk", "cp1251"), ("zh_TW", "cp950"), ("ja", "cp932")]
)
def test_ansi_pages(language: str, page: str) -> None:
    assert charset.ansi_page(language) == page


@pytest.mark.parametrize("name", ["rot13", "zip", "unicode_escape", "punycode", "idna", "none", "a\0b", "", "x" * 99])
def test_names_that_are_no_charset_of_text(name: str) -> None:
    assert charset.known(name) == ""


def test_the_reader_says_which_charset_it_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_locale_name", "pl_PL")
    data = note("cp1250", SENTENCES["cp1250"]) + b"BEGIN:VCARD\nFN:A\nEND:VCARD\n"
    first, second = read(data)
    assert (first.charset_used, first.properties[0].value) == ("cp1250", SENTENCES["cp1250"])
    assert second.charset_used == ""


def test_the_user_chooses_another() -> None:
    (card,) = read(note("koi8-r", SENTENCES["koi8-r"]), fallback="KOI8-R")
    assert (card.charset_used, card.properties[0].value) == ("koi8-r", SENTENCES["koi8-r"])


def test_text_in_utf_8_that_was_cut_stays_utf_8() -> None:
    (card,) = read(b"BEGIN:VCARD\nNOTE:" + "zażółć gęślą".encode() + b"\xc4\nEND:VCARD\n")
    assert card.properties[0].value == "zażółć gęślą\ufffd"
    assert card.charset_used == ""
    assert "damaged" in card.problems[0].text
