"""`today` tells what the screen tells."""

from datetime import date
from pathlib import Path

from cli_terminal import Command

from netdesk.domain.query import PeopleQuery
from netdesk.operations import promises, today
from netdesk.storage.book import Book
from netdesk.storage.people import first_ids
from netdesk.vcard.calendar import read


def test_today_tells_the_lines_of_the_screen(netdesk: Command, office: Path) -> None:
    book = Book.open(office)
    with book.reading() as reader:
        ada = first_ids(reader, PeopleQuery("ada"), 1)[0]
    promise = promises.make(book, book.me, ada, "two names", due_on=date.today())
    with book.reading() as reader:
        lines = today.care(reader, more=today.introductions(reader)).lines
    book.close()
    told = netdesk("today", "--json", desk=office).json
    assert told["on"] == date.today().isoformat()
    assert [(each["person"], each["why"], each["opening"], each["act"]) for each in told["people"]] == [
        (line.row.id, line.why, line.opening, line.care.act.value) for line in lines
    ]
    assert told["people"][0]["reasons"][0] == {
        "cause": "promised",
        "on": date.today().isoformat(),
        "text": "two names",
        "about": promise.id,
    }
    spoken = netdesk("today", desk=office).out
    assert spoken.splitlines()[0].endswith("to care for today") and "Ada Rossi – You promised: two names" in spoken
    assert len(netdesk("today", "--json", "--most", "1", desk=office).json["people"]) == 1


def test_today_writes_a_calendar(netdesk: Command, office: Path, tmp_path: Path) -> None:
    book = Book.open(office)
    with book.reading() as reader:
        ada = first_ids(reader, PeopleQuery("ada"), 1)[0]
    promises.follow_up(book, ada, "send the book", date(2026, 12, 3))
    book.close()
    file = tmp_path / "days.ics"
    assert netdesk("today", "--ics", file, desk=office).status == 0
    assert "Ada Rossi: send the book" in {each.title for each in read(file.read_bytes())}


def test_today_refuses_what_is_no_number(netdesk: Command, office: Path) -> None:
    assert netdesk("today", "--most", "0", desk=office).status == 2
    assert netdesk("today", "--most", "many", desk=office).status == 2
