"""Stating links: who, what kind, read aloud; and the field that finds people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from demodesk import demo_desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.ids import Id
from netdesk.domain.link import Link, Tie
from netdesk.domain.person import Name, Person
from netdesk.operations import links, people
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar
from netdesk.ui.person.linkdialog import LinkDialog
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    book = Book.open(demo_desk(tmp_path, 40), lambda: date(2026, 11, 22))
    jobs, messages = Jobs(), MessageBar()
    qtbot.addWidget(messages)
    desk = Desk(book, jobs, theme, Settings(tmp_path / "settings.json"), messages)
    yield desk
    desk.close()
    jobs.close()
    book.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def add(desk: Desk, name: str) -> Id:
    return people.add(desk.book, Person(name=Name(name))).id


@pytest.fixture
def ada(desk: Desk) -> Id:
    return add(desk, "Ada Zyx")


@pytest.fixture
def dialog(desk: Desk, ada: Id, window: QWidget, qtbot: QtBot) -> LinkDialog:
    made = LinkDialog(desk, ada, window)
    made.show()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    return made


def link(desk: Desk, one: Id, other: Id) -> Link | None:
    return desk.read(lambda reader: reader.evidence(one, other).link)


def type_person(field: PersonField, text: str, qtbot: QtBot) -> None:
    field.clear()
    field.setFocus()
    qtbot.keyClicks(field, text)
    popup = field._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)


def test_a_link_with_me_is_stated(dialog: LinkDialog, desk: Desk, ada: Id, qtbot: QtBot) -> None:
    bob = add(desk, "Bob Qwx")
    assert dialog.sentence == "Ada Zyx and you know each other"
    qtbot.mouseClick(dialog.chips[Tie.CLIENT], LEFT)
    qtbot.mouseClick(dialog.chips[Tie.FRIEND], LEFT)
    assert dialog.sentence == "Ada Zyx is your friend and client"
    dialog.since.setText("June 2024")
    type_person(dialog.introduced_by, "bob qw", qtbot)
    dialog.note.setPlainText("from the choir")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    assert saved.args == [desk.book.me]
    stated = link(desk, desk.book.me, ada)
    assert stated is not None and set(stated.seen_from(desk.book.me).kinds) == {Tie.CLIENT, Tie.FRIEND}
    assert (stated.since, stated.introduced_by, stated.note) == (date(2024, 6, 1), bob, "from the choir")
    desk.undo()
    qtbot.waitUntil(lambda: link(desk, desk.book.me, ada) is None)


def test_a_link_between_others_reads_the_right_way(dialog: LinkDialog, desk: Desk, ada: Id, qtbot: QtBot) -> None:
    bob = add(desk, "Bob Qwx")
    type_person(dialog.other, "Bob Q", qtbot)
    dialog.chips[Tie.SUPPLIER].click()
    assert dialog.sentence == "Ada Zyx is Bob Qwx’s supplier"
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    stated = link(desk, bob, ada)
    assert stated is not None and stated.seen_from(bob).kinds == (Tie.SUPPLIER,)
    assert stated.seen_from(ada).kinds == (Tie.CLIENT,)


def test_what_was_stated_is_shown_and_taken_back(desk: Desk, ada: Id, window: QWidget, qtbot: QtBot) -> None:
    me = desk.book.me
    links.state(desk.book, me, ada, [Tie.FRIEND, Tie.MENTOR], since=date(2020, 1, 2), note="old")
    dialog = LinkDialog(desk, ada, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.chips[Tie.MENTOR].isChecked())
    assert dialog.since.text() == "2 Jan 2020" and dialog.note.toPlainText() == "old"
    dialog.chips[Tie.MENTOR].click()
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    stated = link(desk, me, ada)
    assert stated is not None and stated.kinds == (Tie.FRIEND,) and stated.note == "old"


def test_what_does_not_fit_is_said_in_the_dialog(dialog: LinkDialog, desk: Desk, ada: Id, qtbot: QtBot) -> None:
    dialog.since.setText("soon")
    dialog.save()
    assert "is no date" in dialog.notice.text
    dialog.since.setText("2099")
    dialog.save()
    assert "future" in dialog.notice.text
    dialog.since.setText("")
    dialog.introduced_by.setFocus()
    qtbot.keyClicks(dialog.introduced_by, "nobody at all")
    dialog.save()
    assert "introduced" in dialog.notice.text
    dialog.introduced_by.clear()
    dialog.other.clear()
    assert dialog.sentence == "What ties Ada Zyx and …"
    dialog.save()
    assert "from the list" in dialog.notice.text and dialog.isVisible()


def test_a_refusal_keeps_the_dialog_open(dialog: LinkDialog, desk: Desk, ada: Id, qtbot: QtBot) -> None:
    people.remove(desk.book, [ada])
    dialog.chips[Tie.FRIEND].click()
    dialog.save()
    qtbot.waitUntil(lambda: "not on the desk" in dialog.notice.text)
    assert dialog.isVisible() and dialog.chips[Tie.FRIEND].isChecked()


def test_for_myself_somebody_is_chosen(desk: Desk, ada: Id, window: QWidget, qtbot: QtBot) -> None:
    dialog = LinkDialog(desk, desk.book.me, window)
    dialog.show()
    type_person(dialog.other, "ada zy", qtbot)
    dialog.chips[Tie.CLIENT].click()
    assert dialog.sentence == "You are Ada Zyx’s client"
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    stated = link(desk, desk.book.me, ada)
    assert stated is not None and stated.seen_from(ada).kinds == (Tie.CLIENT,)


def test_the_field_finds_people(desk: Desk, ada: Id, window: QWidget, qtbot: QtBot) -> None:
    field = PersonField(desk, "Who", me=True, without=[ada])
    field.setParent(window)
    window.show()
    field.setFocus()
    qtbot.keyClicks(field, "ada zy")
    qtbot.wait(200)
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert field._found == [] and field.unsettled
    field.clear()
    with qtbot.waitSignal(field.chosen) as chosen:
        type_person(field, "chiara", qtbot)
    assert chosen.args == [desk.book.me, "Chiara Novak"] and field.person_id == desk.book.me
    with qtbot.waitSignal(field.emptied):
        qtbot.keyClicks(field, "x")
    assert field.person_id == ""
    field.clear()


def test_one_of_the_list_is_taken(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    person = people.add(desk.book, Person(name=Name("Qux Zyx"), organisation="Zyx & Co"))
    people.add(desk.book, replace(person, id=person.id[:-1] + "z", version=0, name=Name("Quy Zyx")))
    field = PersonField(desk)
    field.setParent(window)
    window.show()
    field.setFocus()
    qtbot.keyClicks(field, "zyx")
    qtbot.waitUntil(lambda: len(field._found) == 2)
    popup = field._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert chosen.args[1] == "Quy Zyx" and field.text() == "Quy Zyx"


def test_enter_may_come_before_the_answer(desk: Desk, ada: Id, window: QWidget, qtbot: QtBot) -> None:
    field = PersonField(desk)
    field.setParent(window)
    window.show()
    field.setFocus()
    qtbot.keyClicks(field, "ada zy")
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == [ada, "Ada Zyx"]


def test_everything_with_focus_has_a_name(dialog: LinkDialog) -> None:
    unnamed = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(dialog)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
