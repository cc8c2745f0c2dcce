"""What a colleague changes shows within a second; a server that goes away is said, and waited for."""

import time

from own_server import OwnServer
from pytestqt.qtbot import QtBot
from whole import Whole

from netdesk.domain.interaction import Kind
from netdesk.domain.person import Name, Person
from netdesk.operations import interactions, people
from netdesk.storage.book import Book, Touched
from netdesk.storage.people import people_rows


def test_a_new_person_of_a_colleague_shows_within_a_second(qtbot: QtBot, one: Whole, theirs: Book) -> None:
    before = one.people.model.rowCount()
    start = time.monotonic()
    people.add(theirs, Person(name=Name(full="Zita Zander")))
    qtbot.waitUntil(lambda: one.people.model.rowCount() == before + 1, timeout=5000)
    assert time.monotonic() - start < 1.5  # a second, and what a busy machine adds


def test_what_a_colleague_logs_shows_on_the_open_page(qtbot: QtBot, one: Whole, theirs: Book) -> None:
    person = one.find("ana")
    one.desk.person_wanted.emit(person)
    one.settle()
    panel = one.people.panel
    panel.log._line.setText("half a sente")
    interactions.log(theirs, [person], Kind.CALL, note="About the fair")
    qtbot.waitUntil(lambda: panel.shown.file.interactions[0].note == "About the fair", timeout=5000)
    assert panel.log._line.text() == "half a sente"


def test_a_note_is_said_to_be_mine_alone(one: Whole) -> None:
    one.desk.person_wanted.emit(one.find("ana"))
    one.settle()
    log = one.people.panel.log
    log.choose(Kind.NOTE)
    assert log._line.placeholderText().startswith("Only you")
    log.choose(Kind.CALL)
    assert log._line.placeholderText().startswith("What was it about")


def test_many_changes_are_looked_at_together(qtbot: QtBot, one: Whole, theirs: Book) -> None:
    heard: list[Touched] = []
    one.desk.changed.connect(heard.append)
    ids = []
    for n in range(10):
        ids.append(people.add(theirs, Person(name=Name(full=f"Guest {n}"))).id)
    qtbot.waitUntil(lambda: ids[-1] in frozenset().union(*(one.people for one in heard)), timeout=5000)
    assert len(heard) <= 6
    assert frozenset(ids) <= frozenset().union(*(one.people for one in heard))


def test_my_own_change_is_not_told_twice(qtbot: QtBot, one: Whole) -> None:
    heard: list[Touched] = []
    one.desk.changed.connect(heard.append)
    one.desk.run(lambda book: people.add(book, Person(name=Name(full="Mine"))))
    one.settle()
    qtbot.wait(600)
    assert len(heard) == 1


def test_a_lost_server_is_said_and_waited_for(
    qtbot: QtBot, one: Whole, theirs: Book, server: OwnServer, desk_url: str
) -> None:
    listening = one.desk.listening
    assert listening is not None
    person = one.find("ana")
    one.desk.person_wanted.emit(person)
    one.settle()
    server.stop()
    try:
        qtbot.waitUntil(lambda: listening.lost, timeout=5000)
        assert one.said == "The server does not answer; trying again …"
        log = one.people.panel.log
        log._line.setText("What we said")
        log.commit()
        one.settle()
        assert log._line.text() == "What we said"
        assert "does not answer" in one.said
    finally:
        server.start()
    added = people.add(theirs, Person(name=Name(full="While You Were Away")))
    qtbot.waitUntil(lambda: listening.hears, timeout=20000)
    assert one.said == "Connected again."
    one.settle()
    with one.book.reading() as reader:
        assert people_rows(reader, [added.id])[0].name == "While You Were Away"
    log.commit()
    one.settle()
    assert log._line.text() == ""
    assert one.people.panel.shown.file.interactions[0].note == "What we said"
