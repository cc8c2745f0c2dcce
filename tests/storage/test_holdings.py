"""What lies on the desk about somebody, on both engines: found, handed out, forgotten."""

from datetime import datetime

from nouns import person, talk

from netdesk.domain.inbox import Arrival, Card, Unreadable
from netdesk.domain.person import Email, Phone
from netdesk.operations import everything, forgetting
from netdesk.storage.book import Book
from netdesk.storage.mentions import mentions, words_for
from netdesk.storage.soundness import look

CAME = datetime(2026, 5, 3)


def test_words_are_found_in_texts_and_in_cards_as_they_came(book: Book) -> None:
    ada = person(book, "Ada %_\\ Łoś", emails=(Email("ada@example.org"),))
    person(book, "Ben", note="Knows ADA %_\\ Łoś")
    person(book, "Cid", note="knows Ada xx Łoś")
    with book.changing("unreadable") as change:
        change.save(Unreadable("d", "why", raw=b"FN:Ada %_\\ \xc5\x81o\xc5\x9b", came_at=CAME))
        change.save(Unreadable("e", "why", raw=b"FN:somebody else", came_at=CAME))
    with book.reading() as reader:
        found = mentions(reader, words_for([ada]))
    assert sorted((one.noun, one.field) for one in found) == [
        ("person", "address"),
        ("person", "name_full"),
        ("person", "note"),
        ("unreadable", "raw"),
    ]


def test_short_words_and_parts_of_numbers_are_not_looked_for(book: Book) -> None:
    bo = person(book, "Bo", phones=(Phone("+39 333"), Phone("+39 333 1234567")))
    assert words_for([bo]) == ["+39 333 1234567"]
    with book.reading() as reader:
        assert mentions(reader, []) == []


def test_everything_is_told_and_then_nothing(book: Book) -> None:
    ada, ben = person(book, "Ada Łoś"), person(book, "Ben")
    item = talk(book, ada, ben)
    with book.changing("card") as change:
        arrival = change.save(Arrival("ada-los.vcf", CAME))
        change.save(Card(ada.id, "d" * 64, raw=b"BEGIN:VCARD", came_at=CAME, arrival_id=arrival.id))
    with book.reading() as reader:
        told = everything.plain(everything.gather(reader, ada.id))
    assert {name: len(items) for name, items in told["things"].items()} == {"interaction": 1, "arrival": 1, "card": 1}
    assert told["names"] == {ada.id: "Ada Łoś", ben.id: "Ben", book.me: "Me"}
    assert {one["other_id"]: one["stage"] for one in told["links"]} == {ben.id: "visibility", book.me: "visibility"}
    assert [one["noun"] for one in told["earlier"]] == ["person", "interaction", "card"]
    assert forgetting.trail(book, [ada.id]).on_server == (book.file is None)
    assert forgetting.forget(book, [ada.id])
    with book.reading() as reader:
        assert not list(reader.all(Card)) and not list(reader.all(Arrival))
        assert [one.id for one in reader.all(type(item))] == [item.id]
    assert look(book).sound


def test_an_arrival_that_brought_others_too_stays(book: Book) -> None:
    ada, ben = person(book, "Ada"), person(book, "Ben")
    with book.changing("card") as change:
        both, unread = (change.save(Arrival(name, CAME.replace(hour=hour))) for hour, name in enumerate(("a", "b")))
        change.save(Card(ada.id, "d" * 64, raw=b"x", came_at=CAME, arrival_id=both.id))
        change.save(Card(ben.id, "e" * 64, raw=b"x", came_at=CAME, arrival_id=both.id))
        change.save(Card(ada.id, "f" * 64, raw=b"x", came_at=CAME, arrival_id=unread.id))
        change.save(Unreadable("u", "why", raw=b"x", came_at=unread.came_at))
    forgetting.forget(book, [ada.id])
    with book.reading() as reader:
        assert {one.source for one in reader.all(Arrival)} == {"a", "b"}
