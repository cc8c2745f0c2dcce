"""The printed sheet, read back from the paper."""

import io
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import segno
from pypdf import PdfReader

from netdesk import i18n
from netdesk.briefing import pages, pictures
from netdesk.briefing.pages import Paper
from netdesk.briefing.sheet import RoomSheet
from netdesk.domain.interaction import Kind

from .room_of import TODAY, entry, happened, known, of, person, sheet

SIZES: dict[Paper, tuple[float, float]] = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
_MARKS = dict.fromkeys(map(ord, "\u200b\u2068\u2069\u00ad"))


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def flat(text: str) -> str:
    """The letters of a text without blanks and marks: line breaks and shaping do not matter."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_MARKS)).split())


def words(sheet: RoomSheet, paper: Paper = "A4") -> str:
    return flat(" ".join(page.extract_text() for page in read(pages.pdf(sheet, paper)).pages))


def picture(text: str = "Ewa") -> bytes:
    out = io.BytesIO()
    segno.make(text).save(out, kind="png", scale=4)
    return out.getvalue()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [1, 8, 40, 200])
def test_everybody_is_on_the_sheet_once_in_order_and_inside_the_page(count: int, paper: Paper) -> None:
    names = [f"Person{number:03d} Wiśniewski" for number in range(count)]
    reader = read(pages.pdf(of(*(entry(number, name) for number, name in enumerate(names))), paper))
    width, height = SIZES[paper]
    found: list[str] = []

    def visit(text: str, cm: Any, tm: list[float], _font: Any, _size: Any) -> None:
        place = cm[0] * tm[4] + cm[2] * tm[5] + cm[4], cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        if text.strip():
            assert 20 <= place[0] <= width - 20 and 15 <= place[1] <= height - 15, (text, place)
        found.append(text)

    for page in reader.pages:
        assert abs(float(page.mediabox.width) - width) < 1 and abs(float(page.mediabox.height) - height) < 1
        page.extract_text(visitor_text=visit)
    text = flat(" ".join(found))
    places = [text.index(flat(name)) for name in names]
    assert places == sorted(places)
    assert all(text.count(flat(name)) == 1 for name in names)
    assert len(reader.pages) > 1 or count <= 8


def test_seven_people_goals_and_new_faces_fit_one_page() -> None:
    sheet = of(*(entry(number, f"Person {number}") for number in range(7)))
    for paper in SIZES:
        assert len(read(pages.pdf(sheet, paper)).pages) == 1


def test_entries_stay_whole() -> None:
    sheet = of(*(entry(n, f"Person{n:03d}", question=f"Question{n:03d}?") for n in range(60)))
    for page in read(pages.pdf(sheet)).pages:
        text = page.extract_text()
        assert text.count("Person") == text.count("Question")


def test_later_pages_carry_the_event_and_their_number() -> None:
    texts = [page.extract_text() for page in read(pages.pdf(of(*(entry(n, f"P {n}") for n in range(30))))).pages]
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert text.count("Breakfast Porta Nuova") == 1
        assert flat(f"{number} / {len(texts)}") in flat(text)


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółć-Wróblewski",
        "Nguyễn Thị Ánh Nguyệt",
        "Αλέξανδρος Παπαδόπουλος",
        "Екатерина Великая",
        "山田 太郎",
        "王小明",
        "김민준",
        "გიორგი",
        "Արամ Խաչատրյան",
        "สมชาย ใจดี",
        "#let x = 1 *bold* _it_ @ref $x^2$ <tag> `raw` \\ // c /* d */ [e] = f",
        "x" * 150,
        "Maria do Carmo Ferreira de Almeida e Vasconcelos Pereira dos Santos Figueiredo Castelo-Branco Souza e Silva",
    ],
)
def test_names_are_printed_as_they_are_written(name: str) -> None:
    assert flat(name) in words(of(entry(1, name)))


@pytest.mark.parametrize("name", ["محمد عبد الله الراشد", "שרה כהן-לוי", "مريم"])
def test_names_written_from_right_to_left_are_whole(name: str) -> None:
    found = words(of(entry(1, name, work="", initials="?"), title="T"))
    for word in name.replace("-", " ").split():
        assert flat(word) in found or flat(word)[::-1] in found


@pytest.mark.parametrize(
    "name",
    ["अमित शर्मा", "তানিয়া", "தமிழ்", "ગુજરાતી", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "සිංහල", "ລາວ", "សុខ", "မြန်မာ", "አማርኛ", "❤️ 👍"],
)
def test_every_script_has_a_font(name: str) -> None:
    made = read(pages.pdf(of(entry(1, name, initials="?"))))
    fonts = {str(font.get_object()["/BaseFont"]) for font in made.pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert any("Inter" not in font for font in fonts)
    assert "\ufffd" not in made.pages[0].extract_text()


def test_markup_in_any_field_is_printed_not_obeyed() -> None:
    wild = "#panic() *x* _y_ @z $w$ <q> \\ `r` ] } ) \" ' ${a} %s {n}"
    made = words(
        of(
            entry(1, wild, work=wild, history=(wild,), looks_for=wild, question=wild, next_step=(wild,)),
            title=wild,
            when=wild,
            place=wild,
            goals=(wild,),
            looks_for=wild,
            recognise=wild,
            strangers=(entry(2, wild),),
        )
    )
    assert made.count(flat(wild)) >= 10


def test_unprintable_letters_are_left_out() -> None:
    made = words(of(entry(1, "Ewa\x00\u202e Lis\ud800\n\u2028x")))
    assert "EwaLis?x" in made


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = of(entry(1, "Ewa Lis", picture=picture()))
    assert pages.pdf(sheet) == pages.pdf(sheet)


def test_pdf_is_tagged_titled_and_has_bookmarks() -> None:
    reader = read(pages.pdf(of(entry(1, "Ewa Lis"), entry(2, "محمد"), strangers=())))
    assert reader.metadata is not None and reader.metadata.title == "Breakfast Porta Nuova"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    top, below = reader.outline
    assert top.title == "Breakfast Porta Nuova"  # type: ignore[union-attr]
    assert [flat(item.title) for item in below] == ["EwaLis", "محمد"]  # type: ignore[union-attr]


@pytest.fixture
def italian() -> Iterator[None]:
    before = i18n.language()
    i18n.use_language("it_IT")
    yield
    i18n.use_language(before)


@pytest.mark.usefixtures("italian")
def test_a_sentence_that_begins_with_a_day_begins_large() -> None:
    one = person(1, "Ewa Lis")
    talk = happened(one, Kind.CALL, TODAY - timedelta(days=2))
    (said,) = sheet(known(one, interactions=(talk,))).everybody[0].history
    assert said[:1].isupper()


@pytest.mark.usefixtures("italian")
def test_pages_know_their_language() -> None:
    assert str(read(pages.pdf(of(entry(1, "Ewa Lis")))).root_object["/Lang"]).startswith("it")


def test_a_good_picture_replaces_the_initials() -> None:
    plain, shown = (
        read(pages.pdf(of(entry(1, "Ewa Lis", initials="QQ", picture=one)))).pages[0] for one in (None, picture())
    )
    assert "QQ" in plain.extract_text() and not plain.images
    assert "QQ" not in shown.extract_text() and len(shown.images) == 1


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"no picture at all",
        b"\xff\xd8\xff\xe0broken",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a\x01",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:120],
        # a picture that says it has 30,000 by 30,000 pixels
        picture()[:16] + b"\x00\x00\x75\x30\x00\x00\x75\x30" + picture()[24:],
    ],
)
def test_a_broken_picture_falls_back_to_initials(broken: bytes) -> None:
    sheet = of(entry(1, "Ewa Lis", initials="QQ", picture=broken), entry(2, "Paolo", picture=picture()))
    page = read(pages.pdf(sheet)).pages[0]
    assert "QQ" in page.extract_text() and len(page.images) == 1


def test_pictures_are_made_small() -> None:
    small = pictures.small(picture("x" * 900))
    assert small is not None and small.startswith(b"\x89PNG")
    assert (int.from_bytes(small[16:20], "big"), int.from_bytes(small[20:24], "big")) == (112, 112)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_preview_has_a_picture_for_each_page(paper: Paper) -> None:
    sheet = of(*(entry(number, f"Person {number}") for number in range(15)))
    made = pages.pages(sheet, paper, dpi=50)
    assert len(made) == len(read(pages.pdf(sheet, paper)).pages) == 2
    for png in made:
        assert png.startswith(b"\x89PNG")
        assert abs(int.from_bytes(png[16:20], "big") - SIZES[paper][0] * 50 / 72) <= 2


def test_an_empty_room_still_has_a_page() -> None:
    empty = of(goals=(), looks_for="", recognise="", strangers=(), summary=(), blanks=0, place="")
    assert len(pages.pages(empty, dpi=40)) == 1
