"""What the window does for somebody who asks: everything about them into a file, and gone without a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.interaction import Kind
from netdesk.domain.person import Name, Person
from netdesk.operations import interactions, people
from netdesk.storage import traces
from netdesk.storage.snapshot import snapshot
from netdesk.ui.people.erasing import DeleteDialog, clear_traces
from netdesk.ui.sharing.everything import choose_target, named
from netdesk.ui.sharing.files import passing_file


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Whole]:
    monkeypatch.setenv("NETDESK_SNAPSHOTS", str(tmp_path / "snapshots"))
    with whole(qtbot, tmp_path, 40) as made:
        yield made


@pytest.fixture
def person(one: Whole) -> Person:
    with one.book.reading() as reader:
        return reader.get(Person, one.people.model.ids()[3])


def ask(one: Whole, person: Person) -> DeleteDialog:
    one.people.panel.open(person.id)
    one.settle()
    header = one.people.panel.header
    header._fill_menu()
    entry = next(each for each in header._more.menu().actions() if each.text() == "Delete for good…")
    entry.trigger()
    dialog = one.window.findChild(DeleteDialog)
    assert dialog is not None
    return dialog


def test_the_question_says_what_is_left_and_where(one: Whole, person: Person) -> None:
    file = Path(str(one.book.file))
    other = one.people.model.ids()[5]
    interactions.log(one.book, [other], Kind.CALL, note=f"praised {person.shown}")
    copy = snapshot(one.book.engine, file, "test")
    dialog = ask(one, person)
    assert not dialog.delete_button.isEnabled() and dialog.keep_button.isDefault()
    one.settle()
    assert f"praised {person.shown}" in dialog.places.toPlainText() and dialog.places.isVisible()
    assert "texts about others" in dialog.warnings.text() or "text about others" in dialog.warnings.text()
    assert dialog.copies.isVisible() and not dialog.copies.isChecked()
    dialog.copies.setChecked(True)
    carried = passing_file(f"{person.shown}.vcf", b"BEGIN:VCARD")
    dialog.delete_button.click()
    one.settle()
    assert one.said == "1 person is deleted for good." and not copy.exists()
    assert not carried.exists()
    assert person.id.encode() not in file.read_bytes() and not traces.waiting(one.book)
    assert person.id not in one.people.model.ids()


def test_where_nothing_is_left_nothing_is_said(one: Whole) -> None:
    stranger = people.add(one.book, Person(name=Name(full="Zeldaquux Vranitzky")))
    one.settle()
    dialog = ask(one, stranger)
    one.settle()
    assert not any(each.isVisible() for each in (dialog.warnings, dialog.places, dialog.copies, dialog.which))
    dialog.keep_button.click()
    one.settle()
    assert stranger.id in one.people.model.ids()


def test_what_could_not_be_cleared_is_made_up_for(one: Whole, person: Person) -> None:
    people.remove(one.book, [person.id])
    people.delete_for_good(one.book, [person.id])
    assert traces.waiting(one.book)
    clear_traces(one.desk)
    one.settle()
    assert not traces.waiting(one.book) and one.said == ""


def test_everything_goes_where_it_is_told(
    one: Whole, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, start in (("PDF (*.pdf)", b"%PDF"), ("JSON (*.json)", b"{")):
        file = str(tmp_path / "all")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all, f=file, k=kind: (f, k))
        choose_target(one.desk, person, one.window)
        one.settle()
        ending = ".pdf" if "pdf" in kind else ".json"
        assert (tmp_path / f"all{ending}").read_bytes().startswith(start)
        assert one.said.startswith(f"Everything about {person.shown} is in all{ending}.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: ("", ""))
    choose_target(one.desk, person, one.window)
    assert not one.desk.jobs.busy


@pytest.mark.parametrize(
    ("typed", "kind", "made"),
    [
        ("a", "PDF (*.pdf)", "a.pdf"),
        ("a", "JSON (*.json)", "a.json"),
        ("Everything about Ann.pdf", "JSON (*.json)", "Everything about Ann.json"),
        ("a.json", "PDF (*.pdf)", "a.json"),
        ("Dr. Ann", "PDF (*.pdf)", "Dr. Ann.pdf"),
    ],
)
def test_a_file_is_called_what_it_is(typed: str, kind: str, made: str) -> None:
    assert named(f"/x/{typed}", kind) == Path("/x") / made
