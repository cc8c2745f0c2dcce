"""Every sheet as it lies on the table: all on the page, nothing on top of something else, everybody once, in order."""

import io
import unicodedata

import pytest
import segno
from pypdf import PdfReader

from netdesk.briefing import pages
from netdesk.briefing.choice import Choice, Length, Order, Part, Sheet
from netdesk.briefing.pages import Paper
from netdesk.briefing.reach import ways
from netdesk.briefing.sheet import Reach, RoomSheet
from netdesk.domain.person import Email, Person, Phone, Web

from .paper_of import Page, inside, overlapping, printed
from .room_of import entry, of

LONG = "Maria do Carmo Ferreira de Almeida e Vasconcelos Pereira dos Santos Figueiredo Castelo-Branco Souza e Silva"
ODD = (LONG, "x" * 120, "محمد عبد الله الراشد", "שרה כהן-לוי", "山田 太郎", "Екатерина Великая", "김민준")
REACH = (
    Reach("+39 347 555 0100", "tel:+393475550100"),
    Reach("somebody.with.a.long.name@a-company-with-a-long-name.example", "mailto:a@b.example"),
    Reach("a-company-with-a-long-name.example", "https://a-company-with-a-long-name.example"),
)


CARD = 50 * 72 / 25.4
"""How high a card for the pocket is, in points."""


def flat(text: str) -> str:
    """The letters alone, without the marks of line breaks and hyphens."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if letter.isalnum())


def name_of(number: int) -> str:
    return f"Person{number:03d} Wiśniewski"


def room(count: int, choice: Choice, *, pictures: bool = False) -> RoomSheet:
    """A room of many, each with everything that can be said of somebody."""
    face = picture("face") if pictures else None
    people = [
        entry(
            number,
            name_of(number),
            key=f"{number:032x}",
            promises=("You promised: the article on travel cover (by 20 Nov)",),
            give=("Introduce to Paolo Bianco (Builder)", "Introduce to Tomasz Wiśniewski (Architect)"),
            letters=(("Goals", "A second office in Asti by spring"),),
            reach=REACH,
            table=str(number % 7),
            picture=face,
        )
        for number in range(count)
    ]
    return of(*people, choice=choice, card="BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maria\r\nEND:VCARD\r\n")


def picture(text: str) -> bytes:
    out = io.BytesIO()
    segno.make(text).save(out, kind="png", scale=20)
    return out.getvalue()


def places(made: list[Page], count: int) -> list[int]:
    text = flat(" ".join(page.text for page in made))
    names = [flat(name_of(number)) for number in range(count)]
    assert all(text.count(name) == 1 for name in names)
    return [text.index(name) for name in names]


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize("kind", Sheet)
@pytest.mark.parametrize("count", [1, 8, 40])
def test_everybody_is_on_paper_once_in_order_and_on_nobody_else(count: int, kind: Sheet, length: Length) -> None:
    made = printed(room(count, Choice(kind, length)))
    found = places(made, count)
    assert found == sorted(found)
    assert all(inside(page) for page in made)
    assert [pair for page in made for pair in overlapping(page)] == []


@pytest.mark.parametrize("kind", Sheet)
def test_three_hundred_people_on_the_other_paper(kind: Sheet) -> None:
    made = printed(room(300, Choice(kind)), "Letter")
    found = places(made, 300)
    assert found == sorted(found) and all(inside(page) for page in made)
    assert all((round(page.width), round(page.height)) == (612, 792) for page in made)


@pytest.mark.parametrize("kind", Sheet)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_long_names_and_other_scripts_are_whole_and_in_their_place(kind: Sheet, paper: Paper) -> None:
    people = [entry(number, name, work="Architect", reach=REACH, table="12") for number, name in enumerate(ODD)]
    made = printed(of(*people, choice=Choice(kind)), paper)
    assert all(inside(page) for page in made)
    assert [pair for page in made for pair in overlapping(page)] == []
    text = flat(" ".join(page.text for page in made))
    for name in ODD:
        words = [flat(word) for word in name.replace("-", " ").split()]
        assert all(word in text or word[::-1] in text for word in words), name


def test_pictures_are_sharp_and_not_larger_than_paper_needs() -> None:
    for kind in (Sheet.ROOM, Sheet.POCKET):
        (page, *_more) = printed(room(4, Choice(kind), pictures=True))
        assert len(page.pictures) == 4
        for box, pixels in page.pictures:
            dots = pixels / ((box.right - box.left) / 72)
            assert 295 <= dots <= 400


@pytest.mark.parametrize("kind", [Sheet.ROOM, Sheet.POCKET])
def test_links_lead_to_phone_mail_and_page(kind: Sheet) -> None:
    reader = PdfReader(io.BytesIO(pages.pdf(room(1, Choice(kind)))))
    found = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", ())]
    assert list(dict.fromkeys(found)) == [way.url for way in REACH]


def test_ways_to_reach_somebody_are_written_as_links() -> None:
    person = Person(
        phones=(Phone("+39 011 555", ("fax",)), Phone("011 1234", ("work",)), Phone("347 (55) 01", ("cell",))),
        emails=(Email("old@x.example"), Email("ewa+list@x.example", preferred=True)),
        webs=(Web("javascript:alert(1)"), Web("https://www.x.example/a b/")),
    )
    assert [(way.text, way.url) for way in ways(person)] == [
        ("347 (55) 01", "tel:3475501"),
        ("ewa+list@x.example", "mailto:ewa+list@x.example"),
        ("x.example/a b", "https://www.x.example/a%20b/"),
    ]
    assert len(ways(person, Length.FULL)) == 5


def test_every_page_has_its_number_and_says_what_it_is_of() -> None:
    for kind in Sheet:
        made = printed(room(40, Choice(kind)))
        for number, page in enumerate(made, start=1):
            assert f"{number} / {len(made)}" in page.text and "Breakfast Porta Nuova" in page.text


def test_fonts_are_in_the_file() -> None:
    page = PdfReader(io.BytesIO(pages.pdf(room(1, Choice())))).pages[0]
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


def test_cards_have_marks_to_cut_along_and_one_to_fold() -> None:
    (page,) = PdfReader(io.BytesIO(pages.pdf(room(5, Choice(Sheet.POCKET))))).pages
    content = page.get_contents()
    assert content is not None and content.get_data().count(b" l\n") >= 4 + 5 * 5  # ticks above and below, then cards
    two = printed(room(6, Choice(Sheet.POCKET)))
    assert len(two) == 2


@pytest.mark.parametrize("length", [Length.SHORT, Length.FULL])
def test_what_is_said_of_somebody_stays_on_their_card(length: Length) -> None:
    told = ("12 Nov you referred Elena Colombo.",)
    give = ("Introduce to Giulia Ferraris (Notary)", "Introduce to Paolo Bianco (Builder)")
    people = [entry(number, name_of(number), history=told * number, give=give) for number in range(10)]
    for page in printed(of(*people, choice=Choice(Sheet.POCKET, length), strangers=())):
        above, high = (page.height - 5 * CARD) / 2, CARD
        rows = [
            ((page.height - above - box.top) / high, (page.height - above - box.bottom) / high) for box in page.lines
        ]
        assert [row for row in rows if 0 < row[1] < 5 and row[1] - int(row[0]) > 0.92] == []  # above the edge


def test_a_card_of_a_mere_name_has_lines_to_write_on() -> None:
    from netdesk.briefing.sheet import Entry

    (page,) = printed(of(Entry("ana", "Ana Kovač", initials="AK"), choice=Choice(Sheet.POCKET), strangers=()))
    assert "Ana Kovač" in page.text and inside(page)


def test_letters_without_a_font_are_told_and_all_others_are_not() -> None:
    assert pages.unprintable(of(entry(1, "ꕙꔤ Łukasz 山田 محمد"))) == "ꔤꕙ"
    assert pages.unprintable(of(*(entry(number, name) for number, name in enumerate(ODD)))) == ""


def test_what_is_left_out_is_not_on_the_sheet() -> None:
    assert Choice(left_out=frozenset({Part.CODE})).shows(Part.PICTURES)
    assert not Choice(left_out=frozenset({Part.CODE})).shows(Part.CODE)
    without = printed(of(entry(1, "Ewa Lis"), blanks=0, card="", strangers=()))[0].text
    assert "New faces" not in without and "camera" not in without


def test_order_words_are_those_of_the_command_line() -> None:
    assert [order.value for order in Order] == ["importance", "name", "table"]
