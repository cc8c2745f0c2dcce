"""The inbox as a user goes through it: arrivals are looked at and accepted, questions answered, entries read again."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from string import ascii_lowercase

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.inbox import Arrival, Unreadable
from netdesk.domain.person import Name, Person, Phone
from netdesk.operations import importing, people
from netdesk.operations.inbox import Waits
from netdesk.storage.people import people_counts
from netdesk.storage.waiting import QuestionRow
from netdesk.ui.inbox.lines import Kind, all_signs, arrival_words, inbox_lines, signs, since
from netdesk.ui.inbox.meeting import MeetingDialog
from netdesk.ui.inbox.page import InboxPage
from netdesk.ui.person.editor import PersonEditor

ODD = "BEGIN:VCARD\nVERSION:3.0\nX-ODD:{n}\nEND:VCARD\n"


def card(full: str, *lines: str) -> str:
    given, _space, family = full.partition(" ")
    head = ("BEGIN:VCARD", "VERSION:3.0", f"FN:{full}", f"N:{family};{given};;;")
    return "\r\n".join([*head, *lines, "END:VCARD", ""])


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def opened(one: Whole) -> InboxPage:
    page = one.window.show_page("inbox")
    assert isinstance(page, InboxPage)
    one.activate()
    one.settle()
    return page


def take(one: Whole, *cards: str, name: str = "old phone.vcf") -> None:
    importing.run_text(one.book, name, "".join(cards).encode())
    one.settle()


def doubt(one: Whole, count: int) -> None:
    """Known people, and cards of as many who are perhaps the same."""
    letters = ascii_lowercase[:count]
    for letter in letters:
        name = Name(f"Giulia Ferraris{letter}", given="Giulia", family=f"Ferraris{letter}")
        known = Person(name=name, organisation=f"Studio {letter}", title="Notary", phones=(Phone("+39 1"),))
        people.add(one.book, known)
    take(one, *(card(f"G. Ferraris{letter}", f"ORG:Studio {letter}", "TITLE:Partner") for letter in letters))


def kinds(page: InboxPage) -> list[Kind]:
    return [line.kind for line in page.list.lines.lines]


def badge(one: Whole) -> str:
    return one.window.rail.button("inbox").badge


def there(one: Whole) -> int:
    with one.book.reading() as reader:
        return people_counts(reader).total


def press(one: Whole, *keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        one.qtbot.keyClick(widget, key)
        one.settle()


def test_an_empty_inbox_says_what_it_is_for(one: Whole) -> None:
    page = opened(one)
    assert badge(one) == "" and not page.list.isVisible()
    buttons = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert buttons == ["Bring in cards…", "Find duplicates…"]
    assert page.focusProxy() is page._first_step
    assert not page._all_button.isEnabled() and not page._undo_button.isEnabled()
    assert "No import" in page._undo_button.toolTip()
    page.find_duplicates()
    one.settle()
    assert "twice" in one.said


def test_an_arrival_is_looked_at_and_accepted(one: Whole) -> None:
    people.add(one.book, Person(name=Name("Ewa Lis"), phones=(Phone("+48 601 555 009"),)))
    page = opened(one)
    shown: list[str] = []
    page.arrival.shown.connect(shown.append)
    take(one, card("Jan Nowak"), card("Ewa Lis", "TEL:+48 601 555 009", "TITLE:Baker"), ODD.format(n=1))
    assert kinds(page) == [Kind.HEADING, Kind.ARRIVAL, Kind.UNREAD] and badge(one) == "2"
    assert (page.list.lines.lines[0].title, page.list.lines.lines[0].told) == ("old phone.vcf", "3 cards, just now")
    assert (page.list.lines.lines[1].title, page.list.lines.lines[1].told) == ("1 new person", "1 got more")
    panel = page.arrival
    assert page.look_button.isVisible() and page.look_button.text() == "Find duplicates…"
    assert panel.isVisible() and set(shown) == {page.list.lines.lines[1].id}
    index = panel.list.model().index(0, 0)
    assert index.data() == "Jan Nowak"
    panel._chips[True].click()
    assert panel.list.model().index(0, 0).data() == "Ewa Lis, Added: Title Baker"
    with one.qtbot.waitSignal(one.desk.person_wanted) as wanted:
        panel.list.clicked.emit(panel.list.model().index(0, 0))
    assert wanted.args == panel.list.ids
    one.settle()
    assert one.window.page == "people"
    page = opened(one)
    press(one, Qt.Key.Key_Return)
    assert kinds(page) == [Kind.HEADING, Kind.UNREAD] and badge(one) == "1"
    assert one.said == "Accepted: 1 new person" and there(one) == 2


def test_an_arrival_asks_where_its_people_were_met(one: Whole) -> None:
    page = opened(one)
    take(one, card("Jan Nowak"), card("Ewa Lis"))
    assert page.how_met.isVisible() and page.how_met.button.text() == "How did you meet?"
    page.how_met.button.click()
    asked = one.window.findChild(MeetingDialog)
    asked.form.save()
    one.settle()
    assert not page.how_met.isVisible(), "they are no longer mere cards"


def test_an_import_is_undone_while_it_is_the_newest_change(one: Whole) -> None:
    page = opened(one)
    take(one, card("Jan Nowak"))
    assert page.arrival.undo_button.isEnabled() and page._undo_button.isEnabled()
    people.add(one.book, Person(name=Name("Ewa Lis")))
    one.settle()
    assert not page.arrival.undo_button.isEnabled() and not page._undo_button.isEnabled()
    assert "came after" in page._undo_button.toolTip()
    one.book.undo()
    one.settle()
    page.arrival.undo_button.click()
    one.settle()
    assert there(one) == 0 and badge(one) == "" and not page.list.isVisible()


def test_everything_without_questions_is_accepted_with_one_click(one: Whole) -> None:
    page = opened(one)
    doubt(one, 1)
    take(one, card("Jan Nowak"), card("Ewa Lis"), name="second.vcf")
    assert page._all_button.text() == "Accept 2 without questions"
    page._all_button.click()
    one.settle()
    assert [line.title for line in page.list.lines.lines] == ["Perhaps the same person", "G. Ferrarisa"]
    assert not page._all_button.isEnabled() and page._all_button.text() == "Accept all"
    one.desk.undo()
    one.settle()
    assert kinds(page).count(Kind.ARRIVAL) == 2


def test_twenty_questions_are_answered_with_the_keyboard_alone(one: Whole) -> None:
    page = opened(one)
    doubt(one, 20)
    assert badge(one) == "21"
    page.list.setFocus()
    press(one, Qt.Key.Key_Down)
    began = time.monotonic()
    for n in range(20):
        assert page.question.isVisible() and page.list.current.kind is Kind.QUESTION
        press(one, Qt.Key.Key_D if n % 4 == 3 else Qt.Key.Key_Return)
    assert time.monotonic() - began < 60
    assert kinds(page) == [Kind.HEADING, Kind.ARRIVAL] and badge(one) == "1"
    assert there(one) == 40 - 15


def test_the_keyboard_chooses_what_the_card_changes(one: Whole) -> None:
    page = opened(one)
    doubt(one, 1)
    page.list.choose(page.list.lines.lines[2].id)
    table = page.question.table
    assert page.question._title.text() == "Is G. Ferrarisa already on your desk?"
    table.setFocus()
    rows = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    for _step in range(rows.index("Title") - table.currentIndex().row()):
        press(one, Qt.Key.Key_Down)
    press(one, Qt.Key.Key_Right)
    assert table.take == {"title"}
    press(one, Qt.Key.Key_Return)
    assert one.said == "Merged: G. Ferrarisa"
    with one.book.reading() as reader:
        (person,) = reader.find(Person, one.people.model.ids())
    assert (person.title, person.name.full) == ("Partner", "Giulia Ferrarisa")
    assert kinds(page) == [Kind.HEADING, Kind.ARRIVAL]


def test_later_goes_on_and_the_question_stays(one: Whole) -> None:
    page = opened(one)
    doubt(one, 2)
    first, second = (line.id for line in page.list.lines.lines if line.kind is Kind.QUESTION)
    page.list.choose(second)
    page.list.setFocus()
    press(one, Qt.Key.Key_S)
    assert page.list.current is not None and page.list.current.kind is Kind.ARRIVAL, "after the last comes the first"
    press(one, Qt.Key.Key_S)
    assert page.list.current.id == first and kinds(page).count(Kind.QUESTION) == 2


def test_somebody_edited_elsewhere_is_compared_anew(one: Whole) -> None:
    page = opened(one)
    doubt(one, 1)
    asked = page.list.lines.lines[2].item
    assert isinstance(asked, QuestionRow)
    page.list.choose(asked.id)
    with one.book.reading() as reader:
        known = reader.get(Person, asked.one_id)
    people.edit(one.book, replace(known, note="likes the mountains"))
    one.settle()
    model = page.question.table.model()
    assert "likes the mountains" in [model.index(row, 1).data() for row in range(model.rowCount())]


def test_an_answer_that_cannot_be_kept_brings_the_question_back(one: Whole) -> None:
    page = opened(one)
    doubt(one, 1)
    line = page.list.lines.lines[2]
    page.list.choose(line.id)
    gone = line.item.other_id if isinstance(line.item, QuestionRow) else ""
    page._desk.book.listeners.remove(page._desk._tell)  # as another program would remove them
    people.remove(one.book, [gone])
    page._desk.book.listeners.append(page._desk._tell)
    page.act()
    assert kinds(page) == [Kind.HEADING, Kind.ARRIVAL]
    one.settle()
    assert "trash" in one.said and kinds(page).count(Kind.QUESTION) == 1
    page.reload()
    one.settle()
    assert Kind.QUESTION not in kinds(page)


def test_an_entry_is_shown_as_it_came(one: Whole) -> None:
    page = opened(one)
    take(one, ODD.format(n=1), ODD.format(n=2))
    panel = page.unreadable
    assert badge(one) == "2" and [line.title for line in page.list.lines.lines] == [
        "Could not be read",
        "old phone.vcf, line 1",
        "old phone.vcf, line 5",
    ]
    assert panel.text.toPlainText().strip() == ODD.format(n=1).strip() and panel.text.isReadOnly()
    assert panel.title.text() == "old phone.vcf, line 1" and panel.reason.text().endswith(".")
    page.list.setFocus()
    press(one, Qt.Key.Key_Down)
    assert panel.title.text() == "old phone.vcf, line 5" and "X-ODD:2" in panel.text.toPlainText()
    panel.copy_text()
    assert "X-ODD:2" in QGuiApplication.clipboard().text()


def test_an_entry_is_dismissed_and_taken_back(one: Whole) -> None:
    page = opened(one)
    take(one, ODD.format(n=1), ODD.format(n=2))
    page.list.setFocus()
    press(one, Qt.Key.Key_Delete)
    assert page.list.current is not None and page.list.current.title == "old phone.vcf, line 5" and badge(one) == "1"
    assert one.said == "Entry dismissed"
    press(one, Qt.Key.Key_Delete)
    assert badge(one) == "" and not page.list.isVisible()
    for left in ("1", "2"):
        one.desk.undo()
        one.settle()
        assert badge(one) == left


def test_an_entry_becomes_a_person_by_hand(one: Whole) -> None:
    page = opened(one)
    take(one, ODD.format(n=1))
    page.list.setFocus()
    press(one, Qt.Key.Key_Return)
    editor = one.window.findChild(PersonEditor)
    assert "X-ODD:1" in editor.form.note.toPlainText()
    one.qtbot.keyClicks(editor.form.name.full, "Ewa Lis")
    with one.qtbot.waitSignal(editor.saved) as saved:
        editor.save()
    one.settle()
    person = one.desk.read(lambda reader: reader.get(Person, saved.args[0]))
    assert person.name.family == "Lis" and "X-ODD:1" in person.note
    assert kinds(page) == [Kind.HEADING, Kind.UNREAD], "the entry stays until it is dismissed"


def test_an_entry_is_read_in_another_charset(one: Whole) -> None:
    raw = card("Łucja Żak").encode("cp1250").replace(b"BEGIN", b"\xc4\xc5BEGIN").decode("cp1250").encode("utf-16")
    with one.book.changing("Keep an entry") as change:
        change.save(Unreadable("d" * 64, "strange", source="old.vcf", line=3, raw=raw[2:], came_at=one.book.now()))
    page = opened(one)
    panel = page.unreadable
    panel.charset.setCurrentIndex(panel.charset.findData("cp1252"))
    strange = panel.text.toPlainText()
    panel.charset.setCurrentIndex(panel.charset.findData("utf-16"))
    assert "Łucja Żak" in panel.text.toPlainText() and "Łucja" not in strange
    assert panel._in_it.text() == "In it: Łucja Żak" and panel.retry_button.isEnabled()
    panel.retry_button.click()
    one.settle()
    assert kinds(page) == [Kind.HEADING, Kind.ARRIVAL] and there(one) == 1
    assert (page.list.lines.lines[0].title, page.list.lines.lines[0].told) == ("old.vcf", "1 card, just now")


def test_every_kind_is_painted_in_light_and_dark(one: Whole) -> None:
    page = opened(one)
    doubt(one, 1)
    take(one, ODD.format(n=1))
    for mode in ("light", "dark"):
        one.program.theme.set_mode(mode)  # type: ignore[arg-type]
        for line in page.list.lines.lines:
            page.list.choose(line.id)
            one.settle()
            image = page.grab().toImage()
            seen = {image.pixel(x, y) for x in range(0, image.width(), 40) for y in range(0, image.height(), 10)}
            assert len(seen) > 5


def test_the_list_takes_ten_thousand_cards(one: Whole) -> None:
    """An arrival is one line, whoever is in it; its people are read when they are painted."""
    page = opened(one)
    take(one, *(card(f"Given{n} Family{n}", f"TEL:+48 601 {n:06}") for n in range(2000)))
    assert len(page.list.lines.lines) < 20
    members = page.arrival.list.model()
    assert members.rowCount() == 2000 and len(members._pages) <= 2


NOW = datetime(2026, 11, 22, 12, 0)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=4, seconds=50), "4 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=21), "3 weeks ago"),
    ],
)
def test_how_long_ago_is_said_in_the_largest_unit(before: timedelta, said: str) -> None:
    assert since(NOW - before, NOW) == said


def test_words_for_what_waits() -> None:
    assert arrival_words(Arrival("a.vcf", NOW, new=9, added=3, unchanged=2)) == (
        "9 new people",
        "3 got more · 2 known already",
    )
    assert arrival_words(Arrival("a.vcf", NOW, unchanged=2)) == ("Nobody new", "2 known already")
    asked = QuestionRow("q", "a", "b", 60, ("same_mail", "alike_name", "other_birthday", "from the future"), "A", "B")
    assert signs(asked) == "The same e-mail address, nearly the same name"
    assert all_signs(asked) == ("The same e-mail address, nearly the same name", "But: another birthday")


def test_answered_lines_are_left_out() -> None:
    arrival = Arrival("a.vcf", NOW, new=1)
    asked = QuestionRow("q", "a", "b", 60, (), "A", "B", arrival.id)
    waits = Waits((arrival,), (asked,))
    assert [line.kind for line in inbox_lines(waits, NOW)] == [Kind.HEADING, Kind.ARRIVAL, Kind.QUESTION]
    assert [line.kind for line in inbox_lines(waits, NOW, frozenset({"q"}))] == [Kind.HEADING, Kind.ARRIVAL]
    assert [line.kind for line in inbox_lines(waits, NOW, frozenset({arrival.id}))] == [Kind.HEADING, Kind.QUESTION]
