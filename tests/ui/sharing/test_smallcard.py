"""The small card: what is most useful, as long as a camera can read it; read back by our own reader."""

from datetime import date

import pytest

from netdesk.domain.person import Address, Anniversary, Email, Name, Person, Phone, Web
from netdesk.ui.sharing.qr import Code
from netdesk.ui.sharing.text import as_text
from netdesk.vcard.meaning import to_draft
from netdesk.vcard.reader import read
from netdesk.vcard.smallcard import ROOM, small_card

ANA = Person(
    name=Name(full="Ana Kovač", given="Ana", family="Kovač"),
    title="Architect; Partner",
    organisation="Wiśnia, Projekt",
    note="owes me nothing",
    tags=("friend",),
    phones=(
        Phone("+48 22 1", ("work", "fax")),
        Phone("+48 22 2", ("work",)),
        Phone("+48 601 3", ("cell",)),
        Phone("+48 601 4", ("home",)),
    ),
    emails=(Email("other@kovac.example"), Email("ana@kovac.example", ("work",), True)),
    webs=(Web("https://kovac.example"),),
    addresses=(Address("Main street 1", "Warsaw"),),
    anniversaries=(Anniversary("birthday", "--02-29"),),
)
LONG = Person(
    name=Name(full="Maximilian von und zu Langenname", given="Maximilian", family="von und zu Langenname"),
    organisation="Gesellschaft für angewandte Beziehungen und langes Denken mbH & Co. Kommanditgesellschaft",
    title="Geschäftsführender Gesellschafter und Vorsitzender des Beirats",
    phones=(Phone("+49 171 5550100", ("cell",)), Phone("+49 89 555010", ("work",))),
    emails=(Email("maximilian.von-und-zu@beziehungen-und-denken.example"),),
    webs=(Web("https://www.beziehungen-und-denken.example/ueber-uns/maximilian"),),
)


def back(text: str) -> Person:
    (card,) = read(text.encode())
    draft = to_draft(card, date(2026, 11, 22))
    assert not draft.problems
    return draft.person


def test_what_is_most_useful_is_on_it_and_the_rest_is_named() -> None:
    card = small_card(ANA)
    person = back(card.text)
    assert (person.name.full, person.name.given, person.name.family) == ("Ana Kovač", "Ana", "Kovač")
    assert (person.title, person.organisation) == ("Architect; Partner", "Wiśnia, Projekt")
    assert [(one.number, one.labels) for one in person.phones] == [("+48 601 3", ("cell",)), ("+48 22 2", ("work",))]
    assert [one.address for one in person.emails] == ["ana@kovac.example"]
    assert [one.url for one in person.webs] == ["https://kovac.example"]
    assert "owes" not in card.text and "friend" not in card.text and "Main street" not in card.text
    assert card.left_out == (
        "2 other numbers",
        "1 other mail address",
        "the address",
        "days to remember",
        "your notes and tags",
    )


def test_what_has_no_room_is_left_out_and_named() -> None:
    card = small_card(LONG)
    assert len(card.text.encode()) <= ROOM
    assert card.left_out == ("the title", "the web page")
    person = back(card.text)
    assert person.organisation == LONG.organisation and len(person.phones) == 2


@pytest.mark.parametrize(
    "person",
    [
        Person(name=Name(full="☎" * 3000)),
        Person(organisation="Ä" * 3000, phones=(Phone("1" * 3000),)),
        Person(name=Name(given="x\ny" * 999)),
        Person(emails=(Email("a@b.example"),)),
    ],
)
def test_whoever_it_is_there_is_a_code_that_can_be_read(person: Person) -> None:
    card = small_card(person)
    assert len(card.text.encode()) <= ROOM
    assert back(card.text).shown
    assert len(Code(card.text).fields) <= 77 + 8


def test_nothing_but_a_name_leaves_nothing_out() -> None:
    assert small_card(Person(name=Name(full="Ben"))).left_out == ()


def test_as_text_is_one_paragraph_each() -> None:
    assert as_text([ANA, Person(name=Name(full="Ben"))]) == (
        "Ana Kovač\nArchitect; Partner · Wiśnia, Projekt\n"
        "+48 22 1 (work, fax)\n+48 22 2 (work)\n+48 601 3 (mobile)\n+48 601 4 (home)\n"
        "other@kovac.example\nana@kovac.example\nMain street 1, Warsaw\n\nBen\n"
    )
