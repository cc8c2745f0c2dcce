"""Photographed cards from the picture to the person. The process that reads is stood in for by one that answers at
once: reading itself is tested where it lives."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from netdesk.capture.card import Card
from netdesk.domain.backs import is_back
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Arrival
from netdesk.domain.person import Person
from netdesk.domain.scan import Field, FieldKind, Line, Scan
from netdesk.operations import checkingcards, inbox, people, scanning
from netdesk.operations.report import Outcome
from netdesk.operations.sources import Source
from netdesk.storage import scans
from netdesk.storage.book import Book
from netdesk.storage.waiting import made_by

ANNA = ("Anna Kowalska", "Notary", "Kancelaria Kowalska", "anna@kowalska-notariusz.pl", "+48 601 234 567")
BACK = ("Kancelaria Kowalska", "anna@kowalska-notariusz.pl", "ul. Długa 5, 00-238 Warszawa")
BRUNO = ("Bruno Conti", "Avvocato", "Studio Conti", "bruno@studioconti.it", "+39 347 123 4567")
WHOLE = (0, 0, 900, 0, 900, 500, 0, 500)


def card(texts: Sequence[str], *, corners: Sequence[int] = WHOLE, codes: Sequence[bytes] = ()) -> Card:
    lines = tuple(
        Line(text, 0.99, 40, 40 + 60 * at, 40 + 18 * len(text), 80 + 60 * at) for at, text in enumerate(texts)
    )
    return Card(b"straight:" + "|".join(texts).encode(), (900, 500), tuple(corners), lines, tuple(codes))


class Process:
    """Answers as the process does: a file's pages are its parts between `---`, a page's cards are those told."""

    def __init__(self, cards: Mapping[bytes, Sequence[Card]]) -> None:
        self.cards, self.asked = cards, list[tuple[bytes, tuple[int, ...]]]()

    @contextmanager
    def reader(self, check: Callable[[], None] = lambda: None) -> Iterator["Process"]:
        yield self

    def pages(self, data: bytes) -> list[bytes]:
        if data.startswith(b"no picture"):
            raise NetdeskError("This is no picture.")
        return data.split(b"---")

    def read(self, page: bytes, corners: Sequence[int] = ()) -> list[Card]:
        self.asked.append((page, tuple(corners)))
        if page == b"broken":
            raise NetdeskError("This picture cannot be read.")
        found = list(self.cards.get(page, ()))
        return [card([line.text for line in found[0].lines], corners=corners)] if corners else found


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[bytes, Sequence[Card]]], Process]:
    def use(cards: Mapping[bytes, Sequence[Card]]) -> Process:
        made = Process(cards)
        monkeypatch.setattr(scanning, "reader", made.reader)
        return made

    return use


def picture(name: str, data: bytes) -> Source:
    return Source(name, "picture", len(data), lambda: data)


def waiting(book: Book, arrival: Id | None = None) -> list[checkingcards.Draft]:
    with book.reading() as reader:
        return checkingcards.waiting(reader, arrival)


def said(draft: checkingcards.Draft, kind: FieldKind) -> list[str]:
    return [one.text for one in draft.fields if one.kind is kind]


Use = Callable[[Mapping[bytes, Sequence[Card]]], Process]


def test_a_picture_becomes_a_person(book: Book, process: Use) -> None:
    process({b"anna": [card(ANNA)]})
    brought = scanning.bring(book, [picture("a.jpg", b"anna")])
    assert scanning.read_waiting(book, arrival=brought.arrival) == 1
    (draft,) = waiting(book, brought.arrival)
    assert said(draft, FieldKind.FAMILY) == ["Kowalska"] and said(draft, FieldKind.EMAIL) == [ANNA[3]]
    report = checkingcards.confirm(book, draft.scan.id, draft.fields)
    assert report.count(Outcome.NEW) == 1 and waiting(book) == []
    with book.reading() as reader:
        (anna,) = reader.find(Person, report.people())
        (scan,) = scans.checked(reader, anna.id)
        assert anna.name.shown == "Anna Kowalska" and anna.emails[0].address == ANNA[3]
        assert scan.text == "\n".join(ANNA), "all that was read is kept"
        assert reader.picture(scan.sides[0].picture) == card(ANNA).picture, "the picture stays with the person"
        assert made_by(reader, scan.arrival_id) == [anna.id], "so that how one met is asked once for the batch"
        assert reader.get(Arrival, scan.arrival_id).new == 1


def test_undo_takes_back_the_check_and_then_the_pictures(book: Book, process: Use) -> None:
    asked = process({b"anna": [card(ANNA)]})
    scanning.bring(book, [picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    (draft,) = waiting(book)
    checkingcards.confirm(book, draft.scan.id, draft.fields)
    assert book.undo() == "Check the card of Anna Kowalska"
    assert [one.fields for one in waiting(book)] == [draft.fields]
    assert book.undo() == "Bring in 1 picture" and waiting(book) == []
    book.redo()
    assert [one.fields for one in waiting(book)] == [draft.fields]
    assert len(asked.asked) == 1, "what was read is still there"


def test_several_cards_in_one_picture_wait_side_by_side(book: Book, process: Use) -> None:
    other = (0, 600, 900, 600, 900, 1100, 0, 1100)
    asked = process({b"table": [card(ANNA), card(BRUNO, corners=other)]})
    scanning.bring(book, [picture("table.jpg", b"table")])
    scanning.read_waiting(book)
    assert [said(one, FieldKind.FAMILY) for one in waiting(book)] == [["Kowalska"], ["Conti"]]
    assert scanning.read_waiting(book) == 0 and len(asked.asked) == 1


def test_a_back_joins_the_front_that_came_before_it(book: Book, process: Use) -> None:
    process({b"front": [card(ANNA)], b"back": [card(BACK)], b"bruno": [card(BRUNO)]})
    scanning.bring(book, [picture(f"{name}.jpg", name.encode()) for name in ("front", "back", "bruno")])
    scanning.read_waiting(book)
    anna, bruno = waiting(book)
    assert [side.source for side in anna.scan.sides] == ["front.jpg", "back.jpg"] and len(bruno.scan.sides) == 1
    assert said(anna, FieldKind.EMAIL) == [ANNA[3]] and {line.side for line in anna.lines} == {0, 1}
    checkingcards.part(book, anna.scan.id)
    assert len(waiting(book)) == 3
    with pytest.raises(NetdeskError, match="one side only"):
        checkingcards.part(book, bruno.scan.id)
    front, back, _bruno = waiting(book)
    checkingcards.join(book, front.scan.id, back.scan.id)
    assert len(waiting(book)) == 2


def test_two_colleagues_are_two_cards(book: Book, process: Use) -> None:
    carla = ("Carla Rossi", "Avvocato", "Studio Conti", "carla@studioconti.it", "+39 348 765 4321")
    process({b"bruno": [card(BRUNO)], b"carla": [card(carla)]})
    scanning.bring(book, [picture("1.jpg", b"bruno"), picture("2.jpg", b"carla")])
    scanning.read_waiting(book)
    assert [said(one, FieldKind.FAMILY) for one in waiting(book)] == [["Conti"], ["Rossi"]]


def test_two_colleagues_with_the_mail_of_their_office_are_two_cards(book: Book, process: Use) -> None:
    office = "info@studioconti.it"
    carla = ("Carla Rossi", "Avvocato", "Studio Conti", "carla@studioconti.it", office)
    process({b"bruno": [card((*BRUNO, office))], b"carla": [card(carla)]})
    scanning.bring(book, [picture("1.jpg", b"bruno"), picture("2.jpg", b"carla")])
    scanning.read_waiting(book)
    assert [said(one, FieldKind.FAMILY) for one in waiting(book)] == [["Conti"], ["Rossi"]]


@pytest.mark.parametrize(
    ("name", "together"), [("Анна Ковальска", True), ("Anna Kowalska", True), ("Ewa Nowak", False)]
)
def test_a_mail_joins_sides_that_name_one_person_in_two_scripts(name: str, together: bool) -> None:
    mail = Field(FieldKind.EMAIL, "anna@kowalska.pl")
    front, back = (
        [Field(FieldKind.GIVEN, given), Field(FieldKind.FAMILY, family), mail]
        for given, family in (("Anna", "Kowalska"), name.split())
    )
    assert is_back(front, back) is together


def test_a_code_beats_reading_and_both_are_joined(book: Book, process: Use) -> None:
    code = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Żółć\r\nN:Żółć;Anna;;;\r\nBDAY:1980-02-01\r\nEND:VCARD\r\n".encode()
    process({b"anna": [card(("Anna Zolc", *ANNA[1:]), codes=[code, b"https://www.linkedin.com/in/annazolc"])]})
    scanning.bring(book, [picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    (draft,) = waiting(book)
    assert said(draft, FieldKind.FAMILY) == ["Żółć"] and said(draft, FieldKind.EMAIL) == [ANNA[3]]
    report = checkingcards.confirm(book, draft.scan.id, draft.fields)
    with book.reading() as reader:
        (anna,) = reader.find(Person, report.people())
    assert anna.birthday == "1980-02-01" and anna.handles[0].service == "linkedin"


def test_a_code_that_writes_or_calls_says_the_address_and_the_number(book: Book, process: Use) -> None:
    codes = [b"mailto:anna.z%2Bcard@kowalska.pl?subject=Hello", b"tel:+48-22-555-12-34"]
    process({b"anna": [card(ANNA, codes=codes)]})
    scanning.bring(book, [picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    (draft,) = waiting(book)
    assert "anna.z+card@kowalska.pl" in said(draft, FieldKind.EMAIL)
    assert "+48-22-555-12-34" in said(draft, FieldKind.WORK)


def test_a_number_to_call_is_what_the_card_says_that_it_is(book: Book, process: Use) -> None:
    process({b"anna": [card(ANNA, codes=[b"tel:+48601234567"])]})
    scanning.bring(book, [picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    (draft,) = waiting(book)
    assert said(draft, FieldKind.MOBILE) == ["+48601234567"]
    assert said(draft, FieldKind.WORK) == []


def test_who_is_known_gets_more(book: Book, process: Use, ana: Person) -> None:
    known = people.add(book, Person(name=ana.name, emails=()))
    process({b"anna": [card(ANNA)]})
    for name in (b"anna", b"anna---", b"---"):
        scanning.bring(book, [picture("a.jpg", name)])
        scanning.read_waiting(book)
    first, second, third, *_empty = waiting(book)
    one = checkingcards.confirm(book, first.scan.id, first.fields)
    other = checkingcards.confirm(book, second.scan.id, second.fields)
    assert one.count(Outcome.NEW) == 1 and other.count(Outcome.NEW) == 0
    assert other.entries[0].person == one.entries[0].person != known.id
    with pytest.raises(NetdeskError, match="elsewhere"):
        checkingcards.confirm(book, first.scan.id, first.fields)
    with pytest.raises(NetdeskError, match="at least a name"):
        checkingcards.confirm(book, third.scan.id, [Field(FieldKind.DEPARTMENT, "Sales")])


def test_the_same_picture_comes_in_once(book: Book, process: Use) -> None:
    process({b"anna": [card(ANNA)]})
    scanning.bring(book, [picture("a.jpg", b"anna"), picture("copy.jpg", b"anna")])
    again = scanning.bring(book, [picture("b.jpg", b"anna"), picture("c.png", b"no picture at all")])
    assert (again.known, again.problems) == (1, ("c.png: This is no picture.",))
    assert len(waiting(book)) == 1 and again.arrival is None


def test_what_cannot_be_read_waits_with_its_reason(book: Book, process: Use) -> None:
    asked = process({b"anna": [card(ANNA)]})
    scanning.bring(book, [picture("x.jpg", b"broken"), picture("y.jpg", b"nothing"), picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    reasons = [draft.readings[0].problem for draft in waiting(book) if draft.readings[0]]
    assert reasons == ["This picture cannot be read.", "No card was found here.", ""]
    checkingcards.read_again(book, waiting(book)[0].scan.id)
    assert scanning.read_waiting(book) == 1 and len(asked.asked) == 4
    checkingcards.discard(book, waiting(book)[0].scan.id)
    assert len(waiting(book)) == 2


def test_a_stop_half_way_keeps_what_was_read_and_the_rest_goes_on(book: Book, process: Use) -> None:
    process({name: [card((f"Anna {name.decode()}", "x@y.pl"))] for name in (b"Ba", b"Ca", b"Da")})
    scanning.bring(book, [picture(f"{name}.jpg", name.encode()) for name in ("Ba", "Ca", "Da")])

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise RuntimeError("crash")

    with pytest.raises(RuntimeError):
        scanning.read_waiting(book, progress=stop)
    with book.reading() as reader:
        assert len(scans.unread(reader)) == 1
        (one,) = scans.waiting_by_arrival(reader).values()
        assert (one.scans, one.unread) == (3, 1)
    assert scanning.read_waiting(book) == 1


def test_what_is_undone_while_it_is_read_stays_undone_and_the_rest_is_read(book: Book, process: Use) -> None:
    other = (0, 600, 900, 600, 900, 1100, 0, 1100)
    asked = process(
        {b"table": [card(ANNA), card(BRUNO, corners=other)], b"later": [card(ANNA)], b"carla": [card(BACK)]}
    )
    scanning.bring(book, [picture("carla.jpg", b"carla")])
    scanning.bring(book, [picture("table.jpg", b"table"), picture("later.jpg", b"later")])
    read = asked.read

    def undone_meanwhile(page: bytes, corners: Sequence[int] = ()) -> list[Card]:
        if page == b"table":
            book.undo()
        return read(page, corners)

    asked.read = undone_meanwhile  # type: ignore[method-assign]
    scanning.read_waiting(book)
    assert [page for page, _corners in asked.asked] == [b"carla", b"table"], "what is gone is not read"
    assert [one.scan.sides[0].source for one in waiting(book)] == ["carla.jpg"]
    book.redo()
    assert [bool(one.readings[0]) for one in waiting(book)] == [True, True, False]


def test_turning_says_where_the_corners_are_and_is_read_again(book: Book, process: Use) -> None:
    asked = process({b"anna": [card(ANNA)]})
    scanning.bring(book, [picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    (draft,) = waiting(book)
    turned = checkingcards.turn(book, draft.scan.id, 0)
    assert turned.sides[0].corners == (0, 500, 0, 0, 900, 0, 900, 500), "the bottom left is the top left now"
    for _quarter in range(3):
        turned = checkingcards.turn(book, draft.scan.id, 0)
    assert turned.sides[0].corners == WHOLE
    scanning.read_waiting(book)
    assert asked.asked[-1] == (b"anna", WHOLE)
    book.undo()
    with book.reading() as reader:
        assert len(scans.unread(reader)) == 1, "this turn was not read"


def test_a_card_that_another_window_checked_or_threw_away_stays_as_it_is(book: Book, process: Use) -> None:
    process({b"anna": [card(ANNA)], b"bruno": [card(BRUNO)], b"carla": [card(("Carla Weber", "c@weber.de"))]})
    scanning.bring(book, [picture(f"{name}.jpg", name.encode()) for name in ("anna", "bruno", "carla")])
    scanning.read_waiting(book)
    anna, bruno, carla = (one.scan.id for one in waiting(book))
    checkingcards.confirm(book, anna, waiting(book)[0].fields)
    checkingcards.discard(book, bruno)
    with book.reading() as reader:
        before = list(reader.all(Scan))
    for gone in (anna, bruno):
        for verb in (
            lambda one: checkingcards.turn(book, one, 0),
            lambda one: checkingcards.frame(book, one, 0, WHOLE),
            lambda one: checkingcards.read_again(book, one),
            lambda one: checkingcards.discard(book, one),
            lambda one: checkingcards.part(book, one),
            lambda one: checkingcards.join(book, carla, one),
            lambda one: checkingcards.join(book, one, carla),
        ):
            with pytest.raises(NetdeskError, match="elsewhere"):
                verb(gone)
    with pytest.raises(NetdeskError, match="two sides"):
        checkingcards.join(book, carla, carla)
    with pytest.raises(NetdeskError, match="one side"):
        checkingcards.turn(book, carla, 1)
    with book.reading() as reader:
        assert list(reader.all(Scan)) == before and not scans.unread(reader)


def test_pictures_beside_card_files_are_left(tmp_path: Path) -> None:
    portrait, cards = picture("ana.jpg", b"x"), Source("ana.vcf", "cards", 1, lambda: b"x")
    assert scanning.photographed([portrait, cards]) == [] and scanning.photographed([portrait]) == [portrait]


def test_a_merge_takes_the_pictures_along(book: Book, process: Use, ana: Person) -> None:
    process({b"anna": [card(ANNA)]})
    scanning.bring(book, [picture("a.jpg", b"anna")])
    scanning.read_waiting(book)
    (draft,) = waiting(book)
    report = checkingcards.confirm(book, draft.scan.id, draft.fields)
    from netdesk.operations import merging

    merging.merge(book, ana.id, report.people())
    with book.reading() as reader:
        assert len(scans.checked(reader, ana.id)) == 1
        assert reader.all(Scan) and inbox.waits(reader)
