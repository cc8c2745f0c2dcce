"""Merging and parting from the list of people and from a person's page, and looking for duplicates."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Email, Name, Person, Phone
from netdesk.operations import interactions, people
from netdesk.operations.comparing import After, Line
from netdesk.operations.inbox import Pair, compare
from netdesk.ui.inbox.page import InboxPage
from netdesk.ui.merging.actions import MOST, ask_to_merge
from netdesk.ui.merging.dialog import MergeDialog
from netdesk.ui.merging.model import AFTER, CHOSEN_ROLE, INCOMING, KNOWN, LABEL, ComparisonModel, after_words
from netdesk.ui.merging.table import ComparisonTable


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def add(one: Whole, full: str, **fields: object) -> Person:
    return people.add(one.book, Person(name=Name(full), **fields))  # type: ignore[arg-type]


def select_all(one: Whole) -> list[Id]:
    page = one.people
    one.settle()
    model = page.view.selectionModel()
    for row in range(page.model.rowCount()):
        model.select(page.model.index(row), QItemSelectionModel.SelectionFlag.Select)
    one.settle()
    return page.chosen()


def dialog(one: Whole) -> MergeDialog:
    """The dialog that the button beside several chosen people opens."""
    select_all(one)
    buttons = [each for each in one.people.panel.findChildren(QPushButton) if each.text() == "Merge…"]
    buttons[-1].click()
    found = one.window.findChild(MergeDialog)
    assert found is not None
    return found


def pair(known: Person, incoming: Person, *lines: Line) -> Pair:
    return Pair(known, incoming, lines)


def choice(field: str) -> Line:
    return Line(field, field.capitalize(), "old", "new", After.CHOICE)


def test_the_known_stands_until_the_other_is_chosen() -> None:
    model = ComparisonModel(("Known", "Incoming", "After"))
    model.set_pair(pair(Person(), Person(), choice("title"), choice("organisation")))
    assert (model.index(1, AFTER).data(), model.index(1, KNOWN).data(CHOSEN_ROLE)) == ("old", True)
    model.choose(1, INCOMING)
    assert (model.index(1, AFTER).data(), model.take) == ("new", {"title"})
    assert model.index(1, INCOMING).data(Qt.ItemDataRole.AccessibleTextRole) == "new, chosen"
    assert model.index(1, KNOWN).data(Qt.ItemDataRole.AccessibleTextRole) == "old, not chosen"
    model.choose_all(INCOMING)
    assert model.take == {"title", "organisation"}
    model.choose_all(KNOWN)
    assert model.take == frozenset()
    model.choose(1, LABEL)
    model.choose(0, INCOMING)
    assert model.take == frozenset()


def test_the_first_row_says_who_they_are_and_will_be() -> None:
    model = ComparisonModel(("Known", "Incoming", "After"))
    known, incoming = Person(name=Name("Giulia Ferraris")), Person(name=Name("G. Ferraris"))
    model.set_pair(pair(known, incoming, Line("name", "Name", "Giulia Ferraris", "G. Ferraris", After.CHOICE)))
    assert [model.index(0, column).data() for column in range(4)] == [
        "",
        "Giulia Ferraris",
        "G. Ferraris",
        "Giulia Ferraris",
    ]
    model.choose(1, INCOMING)
    assert model.index(0, AFTER).data() == "G. Ferraris"


def test_what_nothing_happens_to_comes_last_and_a_name_that_is_the_same_once() -> None:
    lines = (
        Line("name", "Name", "A", "A", After.SAME),
        Line("title", "Title", "Baker", "", After.STAYS),
        Line("emails", "E-mail", "", "a@x.it", After.ADDED),
    )
    model = ComparisonModel(("Known", "Incoming", "After"))
    model.set_pair(pair(Person(), Person(), *lines))
    assert [model.index(row, LABEL).data() for row in (1, 2)] == ["E-mail", "Title"] and model.rowCount() == 3
    assert [after_words(line, False) for line in lines] == ["same", "stays", "added"]


def test_sides_are_chosen_with_mouse_and_keyboard(one: Whole) -> None:
    table = ComparisonTable(one.desk, ("Known", "Incoming", "After"))
    one.qtbot.addWidget(table)
    table.resize(700, 400)
    table.show_pair(pair(Person(), Person(), choice("title"), choice("role")))
    table.show()
    where = table.visualRect(table.model().index(2, INCOMING)).center()
    one.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert table.take == {"role"}
    table.selectRow(1)
    one.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.take == {"title", "role"}
    one.qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.take == {"role"}
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(INCOMING) + 20, 10)
    one.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.take == {"title", "role"}


def test_a_long_value_makes_its_row_higher_but_not_endless(one: Whole) -> None:
    table = ComparisonTable(one.desk, ("Known", "Incoming", "After"))
    one.qtbot.addWidget(table)
    table.resize(600, 900)
    heights = []
    for words in (1, 30, 3000):
        text = "Donaudampfschifffahrtsgesellschaft " * words
        table.show_pair(pair(Person(), Person(), Line("note", "Note", text, "short", After.BOTH)))
        heights.append(table.rowHeight(1))
    assert heights[0] < heights[1] <= heights[2] < 200


def test_two_are_merged_and_the_more_trusted_one_stays(one: Whole) -> None:
    new = add(one, "G. Ferraris", title="Partner", emails=(Email("g@x.it"),))
    old = add(one, "Giulia Ferraris", title="Notary")
    interactions.log(one.book, [one.book.me, old.id], Kind.MET, on=date(2026, 11, 2))
    asked = dialog(one)
    assert asked.kept == old.id and [person.id for person in asked.people] == [old.id, new.id]
    asked.swap()
    assert asked.kept == new.id
    asked.swap()
    asked.table._model.choose_all(INCOMING)
    asked.merge()
    one.settle()
    assert one.said == "2 people are one now: G. Ferraris" and one.people.model.ids() == [old.id]
    with one.book.reading() as reader:
        assert reader.get(Person, old.id).title == "Partner"
    one.desk.undo()
    one.settle()
    assert set(one.people.model.ids()) == {old.id, new.id}


def test_several_are_merged_into_the_one_who_is_chosen(one: Whole) -> None:
    ids = [add(one, f"Ana {n}", phones=(Phone(f"+48 601 00{n}"),)).id for n in range(3)]
    asked = dialog(one)
    assert asked.kept == ids[0], "who is on the desk longest"
    choices = asked.findChildren(QRadioButton)
    choices[[person.id for person in asked.people].index(ids[2])].click()
    asked.merge()
    one.settle()
    assert one.people.model.ids() == [ids[2]] and one.people.panel.person_id == ids[2]
    with one.book.reading() as reader:
        assert len(reader.get(Person, ids[2]).phones) == 3
    one.desk.undo()
    one.settle()
    assert len(one.people.model.ids()) == 3


def test_a_crowd_is_no_person(one: Whole) -> None:
    ask_to_merge(one.desk, [add(one, f"Ana {n}").id for n in range(MOST + 1)], one.window)
    assert one.window.findChild(MergeDialog) is None and str(MOST) in one.said


def test_i_stay_whoever_joins_me(one: Whole) -> None:
    other = add(one, "Me Too")
    asked = MergeDialog(one.desk, [other.id, one.book.me], one.window)
    assert asked.kept == one.book.me and asked.swap_button.isHidden()
    asked.reject()


def test_a_merge_that_cannot_be_is_told_in_the_dialog(one: Whole) -> None:
    first, second = add(one, "Ana"), add(one, "Ben")
    asked = dialog(one)
    people.remove(one.book, [first.id])
    asked.merge()
    one.settle()
    assert "trash" in asked.notice.text and asked._merge_button.isEnabled()
    asked.reject()
    assert one.desk.read(lambda reader: reader.present([second.id])) == {second.id}


def test_who_was_merged_is_parted_from_the_persons_menu(one: Whole) -> None:
    kept, gone = add(one, "Giulia Ferraris"), add(one, "G. Ferraris")
    dialog(one).merge()
    one.settle()
    header = one.people.panel.header
    header._fill_menu()
    menu: QMenu = header._more.menu()
    (part,) = (each for each in menu.actions() if each.text() == "Part from G. Ferraris")
    part.trigger()
    one.settle()
    assert set(one.people.model.ids()) == {kept.id, gone.id} and one.people.panel.person_id == gone.id
    assert "on their own" in one.said
    header._fill_menu()
    assert not [each for each in menu.actions() if each.text().startswith("Part")]


def test_duplicates_are_looked_for_and_wait_in_the_inbox(one: Whole) -> None:
    first = add(one, "Małgorzata Święcicka", emails=(Email("gosia@home.example"),))
    second = add(one, "Małgorzata Święcicka", emails=(Email("gosia@home.example"),))
    page = one.people
    (action,) = (each for each in page.filters._sort_button.menu().actions() if "duplicates" in each.text())
    action.trigger()
    one.settle()
    assert one.window.page == "inbox" and one.said == "1 pair is perhaps one person"
    inbox = one.window._pages["inbox"]
    assert isinstance(inbox, InboxPage) and inbox.question.isVisible()
    inbox.question.same_button.click()
    one.settle()
    assert one.people.model.ids() == [first.id]
    with one.book.reading() as reader:
        assert compare(reader, first.id, second.id).incoming.removed_at is not None


def test_who_is_in_the_trash_is_not_offered_for_merging(one: Whole) -> None:
    ids = [add(one, "Ana").id, add(one, "Ben").id]
    people.remove(one.book, ids)
    one.people.filters._ask(type(one.people.filters.query)(removed=True))
    one.settle()
    assert "Merge…" not in [each.text() for each in one.people._bulk_buttons() if isinstance(each, QPushButton)]
