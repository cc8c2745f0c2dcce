"""What is brought onto the window comes in: cards, lists with and without a question, invitations, archives."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.event import Event
from netdesk.domain.query import PeopleQuery
from netdesk.lists.target import Target
from netdesk.storage.people import people_ids
from netdesk.ui.lists.dialog import MappingDialog

ODD = "Kto;Gdzie pracuje;Kontakt\nAda Quill;Verdi;ada@verdi.example\nBen Okafor;Rossi;ben@rossi.example\n"
KNOWN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Zoë,Lind,,zoe@lind.example,Lind AB,CEO,1 Mar 2026\n"
)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cleo Marsh\r\nTEL:+39 333 1234567\r\nEND:VCARD\r\n"
INVITATION = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Spring fair\r\nDTSTART:20270301T180000\r\n"
    "ATTENDEE;CN=Cleo Marsh:mailto:cleo@marsh.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 5) as made:
        assert made.people is not None
        made.settle()
        yield made


def bring(program: Whole, folder: Path, **files: str) -> None:
    paths = []
    for name, text in files.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_text(text, encoding="utf-8")
    program.window.files_dropped.emit(paths)


def dialog(program: Whole, qtbot: QtBot) -> MappingDialog:
    def find() -> MappingDialog | None:
        found = [one for one in program.window.findChildren(MappingDialog) if one.isVisible()]
        return found[0] if found else None

    qtbot.waitUntil(lambda: find() is not None)
    made = find()
    assert made is not None
    return made


def names(program: Whole) -> set[str]:
    wanted = ("Ada Quill", "Ben Okafor", "Zoë Lind", "Cleo Marsh")
    with program.book.reading() as reader:
        return {text for text in wanted if people_ids(reader, PeopleQuery(text=text))}


def test_a_list_of_a_known_program_comes_in_unasked(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    bring(program, tmp_path, contacts_csv=KNOWN)
    qtbot.waitUntil(lambda: "1 new" in program.said)
    assert names(program) == {"Zoë Lind"}


def test_unknown_columns_are_asked_about(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    bring(program, tmp_path, people_csv=ODD)
    asked = dialog(program, qtbot)
    asked.mapping = asked.mapping.with_target(0, Target.FULL_NAME)
    asked.accept()
    qtbot.waitUntil(lambda: "2 new" in program.said)
    assert names(program) == {"Ada Quill", "Ben Okafor"}


def test_a_list_that_is_cancelled_stays_out_and_the_rest_comes_in(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    bring(program, tmp_path, people_csv=ODD, cleo_vcf=CARD)
    dialog(program, qtbot).reject()
    qtbot.waitUntil(lambda: "1 new" in program.said)
    assert names(program) == {"Cleo Marsh"}


def test_nothing_happens_when_the_only_list_is_cancelled(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    before = program.book.undoable()
    bring(program, tmp_path, people_csv=ODD)
    dialog(program, qtbot).reject()
    program.settle()
    assert program.book.undoable() == before


def test_an_archive_of_cards_and_an_invitation(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    card = CARD.replace("TEL:", "EMAIL:cleo@marsh.example\r\nTEL:")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("cards/cleo.vcf", card)
        packed.writestr("fair.ics", INVITATION)
    program.window.files_dropped.emit([tmp_path / "all.zip"])
    qtbot.waitUntil(lambda: "Invitations: 1 new." in program.said)
    assert "Cards: 1 new." in program.said
    with program.book.reading() as reader:
        (event,) = [one for one in reader.all(Event) if one.uid == "1@x"]
    assert [one.person_id for one in event.attendances] == [program.find("Cleo Marsh")]


def test_what_cannot_be_read_is_said(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    program.window.files_dropped.emit([tmp_path / "missing.vcf"])
    qtbot.waitUntil(lambda: "missing.vcf" in program.said)


def test_what_an_import_offers_next_waits_to_be_taken(program: Whole, qtbot: QtBot, tmp_path: Path) -> None:
    bring(program, tmp_path, cleo_vcf=CARD)
    qtbot.waitUntil(lambda: "1 new" in program.said)
    assert not program.window.messages.message._timer.isActive()
    program.desk.messages.tell("Something else")
    assert program.window.messages.message._timer.isActive()
