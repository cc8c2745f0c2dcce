"""Past jobs on the page and in the editor; phone numbers as they are dialled from here; names that came in whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.person import Address, Job, Name, Person, Phone
from netdesk.operations import people
from netdesk.settings import Settings
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.person.editor_jobs import JobRow
from netdesk.ui.person.header import _Way
from netdesk.ui.person.jobs import job_words
from netdesk.ui.person.numbers import home_region, shown_number
from netdesk.ui.preferences.country import CountryBox

JOBS = (Job("Old & Co", "Clerk"), Job("Verdi", "CTO", "Tools", until=date(2026, 3, 14)), Job("Rossi", role="Advisor"))


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def opened(one: Whole, person: Person) -> Person:
    saved = people.add(one.book, person)
    one.desk.person_wanted.emit(saved.id)
    one.settle()
    return saved


def now(one: Whole, person: Person) -> Person:
    with one.book.reading() as reader:
        return reader.get(Person, person.id)


def editor_of(one: Whole, person: Person) -> PersonEditor:
    editor = PersonEditor(one.desk, person, one.window)
    editor.open()
    one.settle()
    return editor


def texts(one: Whole) -> list[str]:
    return [label.text() for label in one.people.panel.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("job", "words"),
    [
        (Job("Verdi", "CTO", until=date(2026, 3, 14)), "CTO at Verdi, until Mar 2026"),
        (Job("Verdi", role="Advisor", department="Tools"), "Advisor at Verdi, Tools"),
        (Job("Verdi"), "Verdi"),
        (Job(title="CTO"), "CTO"),
    ],
)
def test_a_past_job_in_one_line(job: Job, words: str) -> None:
    assert job_words(job) == words


def test_the_last_job_stands_first_and_nothing_where_there_was_none(one: Whole) -> None:
    opened(one, Person(name=Name(full="Ana"), jobs=JOBS))
    assert "Advisor at Rossi\nCTO at Verdi, Tools, until Mar 2026\nClerk at Old & Co" in texts(one)
    opened(one, Person(name=Name(full="Ben")))
    assert "Before" not in texts(one)


def test_jobs_are_added_corrected_and_taken_away(one: Whole) -> None:
    person = opened(one, Person(name=Name(full="Ana"), jobs=JOBS))
    editor = editor_of(one, person)
    assert not editor.changed
    rows = editor.form.lists["jobs"]
    first, second, third = (row for row in rows.rows if isinstance(row, JobRow))
    first.removed.emit()
    second.until.setText("June 2025")
    third.title.setText("Board member")
    rows.add_button.click()
    added = rows.rows[-1]
    assert isinstance(added, JobRow)
    added.organisation.setText("Bianchi")
    editor.save()
    one.settle()
    assert now(one, person).jobs == (
        replace(JOBS[1], until=date(2025, 6, 1)),
        Job("Rossi", role="Board member"),
        Job("Bianchi"),
    )


def test_a_job_without_a_date_that_can_be_read_is_not_saved(one: Whole) -> None:
    person = opened(one, Person(name=Name(full="Ana"), jobs=JOBS))
    editor = editor_of(one, person)
    row = editor.form.lists["jobs"].rows[0]
    assert isinstance(row, JobRow)
    row.until.setText("some time")
    editor.save()
    assert "“some time” is no date" in editor.notice.text
    row.until.setText("")
    editor.save()
    one.settle()
    assert now(one, person).jobs == JOBS


@pytest.mark.parametrize(
    ("number", "country", "home", "shown"),
    [
        ("+39 3475550142", "", "IT", "347 555 0142"),
        ("+393475550142", "", "PL", "+39 347 555 0142"),
        ("22 123 45 67", "Polska", "IT", "+48 22 123 45 67"),
        ("22 123 45 67 wew. 12", "Polska", "IT", "+48 22 123 45 67 ext. 12"),
        ("0048 22 123 45 67", "Polska", "IT", "+48 22 123 45 67"),
        ("0048221234567", "Italia", "PL", "22 123 45 67"),
        ("call my wife", "Polska", "IT", "call my wife"),
    ],
)
def test_a_number_is_shown_as_it_is_dialled_from_here(number: str, country: str, home: str, shown: str) -> None:
    person = Person(addresses=(Address(country=country),) if country else ())
    assert shown_number(number, person, home) == shown


def test_the_country_is_the_systems_until_one_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path / "settings.json")
    for system, home in (("it_CH.UTF-8", "CH"), ("C", ""), ("pl", "")):
        monkeypatch.setenv("LC_ALL", system)
        assert home_region(settings) == home
    settings.set("phone_region", "PL")
    assert home_region(settings) == "PL"
    settings.set("phone_region", "nowhere")
    assert home_region(settings) == ""


def test_the_chosen_country_shows_at_once_and_what_was_typed_stays(one: Whole) -> None:
    typed = "+39.347/5550142"
    person = opened(one, Person(name=Name(full="Ana"), phones=(Phone(typed, ("cell",)),)))
    box = CountryBox(one.desk)
    one.qtbot.addWidget(box)
    box.setCurrentIndex(box.findText("Italy"))
    box.activated.emit(box.currentIndex())
    one.settle()
    assert one.desk.settings.get("phone_region") == "IT"
    way = next(each for each in one.people.panel.findChildren(_Way) if each.text() == "347 555 0142")
    assert way.toolTip() == typed
    (detail,) = [label for label in one.people.panel.findChildren(QLabel) if label.text() == "347 555 0142"]
    assert detail.toolTip() == typed
    one.qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == typed
    assert now(one, person).phones[0].number == typed


def test_a_name_that_came_in_whole_is_split_when_asked(one: Whole) -> None:
    person = opened(one, Person(name=Name(full="Dr. Anna Nowak")))
    editor = editor_of(one, person)
    fields = editor.form.name
    assert not editor.changed and fields.fields["given"].text() == ""
    assert fields.offer.text() == "Fill in the parts: Dr. · Anna · Nowak"
    fields.offer.click()
    one.qtbot.keyClicks(fields.fields["family"], "-Lis")
    assert not fields.offer.isVisible()
    editor.save()
    one.settle()
    assert now(one, person).name == Name("Dr. Anna Nowak", "Dr.", "Anna", "", "Nowak-Lis")


@pytest.mark.parametrize("name", [Name(full="Anna"), Name(full="Anna Nowak", given="Anna", family="Nowak"), Name()])
def test_nothing_is_offered_where_there_is_nothing_to_split(one: Whole, name: Name) -> None:
    editor = editor_of(one, opened(one, Person(name=name, organisation="Nowak & Co")))
    assert not editor.form.name.offer.isVisible()
    editor.discard()


def test_a_number_of_nowhere_is_shown_as_it_was_typed() -> None:
    ana = Person(name=Name(full="Ana"))
    assert shown_number("0171 2345678", ana, "") == "0171 2345678"
    assert shown_number("+49 171 2345678", ana, "") == "+49 171 2345678"
