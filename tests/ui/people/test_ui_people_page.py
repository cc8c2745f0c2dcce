"""The page of the people: who is shown, in which order, and what is done with those chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.person import Person
from netdesk.domain.query import Sort
from netdesk.domain.stage import Stage
from netdesk.domain.text import fold
from netdesk.operations import people
from netdesk.storage.people import people_counts
from netdesk.ui.people.delegate import ROW_ROLE
from netdesk.ui.people.erasing import DeleteDialog


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 120) as made:
        yield made


def names(one: Whole) -> list[str]:
    model = one.people.model
    return [model.index(row).data(ROW_ROLE).name for row in range(model.rowCount())]


def test_everybody_is_shown_and_somebody_is_open(one: Whole) -> None:
    assert one.people.model.rowCount() == 120
    assert one.people.panel.person_id == one.people.model.ids()[0]


def test_a_search_without_accents_finds_names_with_them(one: Whole) -> None:
    one.window.search.setText("wisniewski")
    one.qtbot.waitUntil(lambda: one.people.model.rowCount() == 1, timeout=5000)
    assert names(one) == ["Tomasz Wiśniewski"]


def test_a_stage_chip_narrows_the_list_to_its_count(one: Whole) -> None:
    with one.book.reading() as reader:
        expected = people_counts(reader).stages[Stage.PROFITABILITY]
    one.people.filters._stages[Stage.PROFITABILITY].click()
    one.settle()
    assert one.people.model.rowCount() == expected > 0


def test_sorting_by_name_is_kept_for_the_next_start(one: Whole) -> None:
    one.people.filters._sort_by(Sort.NAME)
    one.settle()
    with one.book.reading() as reader:
        found = reader.find(Person, one.people.model.ids())
    keys = [fold(person.name.family) for person in found]
    assert keys == sorted(keys)
    assert one.desk.settings.get("people.sort") == "name"


def test_delete_moves_to_the_trash_and_undo_brings_back(one: Whole) -> None:
    page = one.people
    one.activate()
    page.view.setFocus()
    chosen = page.chosen()[0]
    one.qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    one.settle()
    assert page.model.place(chosen) is None and page.model.rowCount() == 119
    one.desk.undo()
    one.settle()
    assert page.model.place(chosen) is not None


def test_the_trash_shows_only_what_was_removed(one: Whole) -> None:
    page = one.people
    chosen = page.chosen()
    page.remove_selected()
    one.settle()
    page.filters.query = page.filters.query.__class__(removed=True)
    page.reload()
    one.settle()
    assert page.model.ids() == chosen


def test_several_people_are_tagged_at_once(one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    page = one.people
    flag = QItemSelectionModel.SelectionFlag.Select
    for row in range(3):
        page.view.selectionModel().select(page.model.index(row), flag)
    ids = page.chosen()
    assert len(ids) == 3
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_a: ("Alpine club", True))
    page.tag_selected()
    one.settle()
    with one.book.reading() as reader:
        assert all("Alpine club" in person.tags for person in reader.find(Person, ids))


def test_several_who_were_removed_are_no_longer_offered(one: Whole) -> None:
    one.people.view.selectAll()
    one.people.remove_selected()
    one.settle()
    assert one.people.model.ids() == [] and one.people.panel._stack.currentIndex() == 0


def choose(one: Whole, *rows: int) -> list[str]:
    page = one.people
    flag = QItemSelectionModel.SelectionFlag
    page.view.clearSelection()
    for row in rows:
        page.view.selectionModel().select(page.model.index(row), flag.Select)
    return page.chosen()


def test_after_several_were_removed_the_next_one_is_chosen(one: Whole) -> None:
    page, after = one.people, one.people.model.ids()[43]
    choose(one, 40, 41, 42)
    page.remove_selected()
    one.settle()
    assert page.chosen() == [after] and page.panel.person_id == after
    last = page.model.ids()[-3]
    choose(one, 115, 116)
    page.remove_selected()
    one.settle()
    assert page.chosen() == [last]


def test_several_stay_chosen_when_something_was_done_with_them(one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = choose(one, 40, 41, 42)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_a: ("Alpine club", True))
    one.people.tag_selected()
    one.settle()
    assert one.people.chosen() == ids and one.people.panel._stack.currentIndex() == 2


def test_when_everybody_was_removed_the_trash_is_offered(one: Whole) -> None:
    page = one.people
    page.view.selectAll()
    page.remove_selected()
    one.settle()
    assert page._stack.currentWidget() is page._cleared
    page._trash_button.click()
    one.settle()
    assert page.model.rowCount() == 120 and page.filters.query.removed and page.filters._trash.isChecked()
    page.view.selectAll()
    assert [each.text() for each in page._bulk_buttons()] == ["Export…", "Restore", "Delete for good…"]  # type: ignore[attr-defined]
    page.show_everybody()
    one.settle()
    assert not page.filters._trash.isChecked() and page._stack.currentWidget() is page._cleared


def test_a_message_does_not_move_what_is_done_with_several(one: Whole) -> None:
    one.people.view.selectAll()
    buttons = one.people.panel._stack.currentWidget().findChildren(QPushButton)
    QApplication.processEvents()
    before = [each.y() for each in buttons]
    one.desk.messages.tell("Something happened.")
    QApplication.processEvents()
    assert len(before) == 4 and [each.y() for each in buttons] == before


def test_nobody_matches_says_so_and_clears(one: Whole) -> None:
    one.window.search.setText("qqqqzzzz")
    one.qtbot.waitUntil(lambda: one.people.model.rowCount() == 0, timeout=5000)
    one.settle()
    assert one.people._stack.currentWidget() is one.people._empty
    one.people.show_everybody()
    one.settle()
    assert one.people.model.rowCount() == 120


def test_rows_instead_of_cards_are_remembered(one: Whole) -> None:
    one.people.filters._list.click()
    assert one.people.delegate.dense and one.desk.settings.get("people.dense") is True


def test_a_dropped_file_brings_people_in(one: Whole, tmp_path: Path) -> None:
    file = tmp_path / "one.vcf"
    good = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zenon Nowy\r\nTEL:+48 601 555 001\r\nEND:VCARD\r\n"
    file.write_bytes(good + b"BEGIN:VCARD\r\nEND:VCARD\r\n")
    one.window.files_dropped.emit([file])
    one.settle()
    assert one.people.model.rowCount() == 121
    assert "1" in one.said
    one.window.files_dropped.emit([file])
    one.settle()
    assert one.people.model.rowCount() == 121


def test_an_empty_desk_explains_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 0) as one:
        one.activate()
        page = one.people
        assert page._stack.currentWidget() is page._welcome
        assert not page.panel.isVisible()
        assert QApplication.focusWidget() is page._first_step


def test_a_list_of_chosen_people_has_a_chip_that_takes_the_choice_away(one: Whole) -> None:
    chosen = one.people.model.ids()[3:15]
    one.people.filters._stages[Stage.PROFITABILITY].click()
    one.window.show_page("today")
    one.desk.people_wanted.emit(chosen)
    one.settle()
    assert one.window.page == "people"
    assert sorted(one.people.model.ids()) == sorted(chosen)
    assert one.people.panel.person_id == one.people.model.ids()[0]
    chip = one.people.filters._people
    assert chip.isVisible() and chip.text() == "12 chosen people"
    assert not one.people.filters._stages[Stage.PROFITABILITY].isChecked()
    chip.removed.emit()
    one.settle()
    assert one.people.model.rowCount() == 120 and not chip.isVisible()


def test_opening_somebody_who_was_not_chosen_lets_the_choice_go(one: Whole) -> None:
    *chosen, other = one.people.model.ids()[:4]
    one.desk.people_wanted.emit(chosen)
    one.settle()
    one.desk.person_wanted.emit(other)
    one.settle()
    assert one.people.panel.person_id == other and one.people.model.rowCount() == 120


def test_logging_on_an_empty_desk_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 0) as empty:
        empty.people.log()
        assert empty.said.startswith("Nobody is on your desk to log about. Import cards")


def test_who_lies_in_the_trash_is_deleted_for_good_after_a_question(one: Whole) -> None:
    gone = one.people.model.ids()[:2]
    one.desk.run(lambda book: people.remove(book, gone))
    one.settle()
    one.people.filters.show_trash()
    one.settle()
    one.people.view.selectAll()
    assert "Delete for good…" in [each.text() for each in one.people.panel.findChildren(QPushButton)]
    for answer in ("keep", "delete"):
        one.people._delete_selected()
        dialog = one.window.findChild(DeleteDialog)
        assert dialog is not None and dialog.keep_button.isDefault()
        one.settle()
        (dialog.keep_button if answer == "keep" else dialog.delete_button).click()
        one.settle()
        with one.book.reading() as reader:
            assert len(reader.find(Person, gone)) == (2 if answer == "keep" else 0)
    assert one.said == "2 people are deleted for good." and one.people.model.rowCount() == 0
