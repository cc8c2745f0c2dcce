"""What is chosen beside the pages: it is on the sheet at once, and again next time."""

import json

from eventsdesk import Program
from PySide6.QtCore import Qt

from netdesk.briefing.choice import Choice, Length, Order, Part, Sheet
from netdesk.briefing.sheet import PairSheet, RoomSheet
from netdesk.domain.person import Person
from netdesk.operations import events
from netdesk.ui.events.pairdialog import PairDialog
from netdesk.ui.events.preview import SheetPreview
from netdesk.ui.events.sheet import BriefingView


def shown(program: Program) -> BriefingView:
    program.page.brief()
    program.qtbot.waitUntil(lambda: bool(program.page.sheet.preview.pages), timeout=10000)
    program.settle()
    return program.page.sheet


def sheet(view: BriefingView) -> RoomSheet:
    assert isinstance(view.preview.sheet, RoomSheet)
    return view.preview.sheet


def test_every_choice_is_on_the_sheet_at_once_and_kept(program: Program) -> None:
    view = shown(program)
    for one in (Sheet.POCKET, Length.FULL, Order.NAME):
        program.qtbot.mouseClick(view.choosing.chips[one], Qt.MouseButton.LeftButton)
        program.settle()
    view.choosing.parts[Part.REACH].click()
    program.settle()
    wanted = Choice(Sheet.POCKET, Length.FULL, Order.NAME, frozenset({Part.REACH}))
    assert sheet(view).choice == wanted
    again = BriefingView(program.desk)
    program.qtbot.addWidget(again)
    assert again.choosing.choice == wanted
    program.settle()


def test_who_is_left_out_is_left_out_next_time_too_and_no_name_is_kept(program: Program) -> None:
    events.expect(program.book, program.page.event_id, names=["Nora Newcomer"])
    view = shown(program)
    before = len(sheet(view).everybody)
    people = view.choosing.people
    rows = [people.item(at) for at in range(people.count())]
    assert len(rows) == before
    for row in (rows[0], next(row for row in rows if row.text() == "Nora Newcomer")):
        row.setCheckState(Qt.CheckState.Unchecked)
    program.settle()
    assert len(sheet(view).everybody) == before - 2
    assert view.choosing._count.text() == f"{before - 2} of {before}"
    assert "Nora" not in program.desk.settings.file.read_text(encoding="utf-8")
    json.loads(program.desk.settings.file.read_text(encoding="utf-8"))
    again = BriefingView(program.desk)
    program.qtbot.addWidget(again)
    again.choosing.show_event(program.page.event_id)
    assert again.choosing.choice.without == view.choosing.choice.without != frozenset()
    view.choosing.tick_all(False)
    program.settle()
    assert sheet(view).everybody == ()
    view.choosing.tick_all(True)
    program.settle()
    assert len(sheet(view).everybody) == before


def test_private_notes_are_asked_for_each_time(program: Program) -> None:
    view = shown(program)
    assert not view.choosing.private.isChecked()
    view.choosing.private.click()
    program.settle()
    assert sheet(view).choice.private
    again = BriefingView(program.desk)
    program.qtbot.addWidget(again)
    assert not again.choosing.choice.private
    program.settle()


def test_settings_that_cannot_be_read_count_as_never_chosen(program: Program) -> None:
    for damaged in ("text", {"sheet": "wall"}, {"left_out": 3}, {"left_out": ["ink"]}):
        program.desk.settings.set("sheet", damaged)
        view = BriefingView(program.desk)
        program.qtbot.addWidget(view)
        assert view.choosing.choice == Choice()
    program.settle()


def test_only_what_a_sheet_has_can_be_left_out(program: Program) -> None:
    view = shown(program)
    program.qtbot.mouseClick(view.choosing.chips[Sheet.NOTES], Qt.MouseButton.LeftButton)
    program.settle()
    visible = {part for part, box in view.choosing.parts.items() if not box.isHidden()}
    assert visible == {Part.NEW_FACES}
    assert view.choosing.chips[Order.IMPORTANCE].accessibleName() == "As on the list"


def test_the_one_to_one_sheet_is_shown_for_me_and_for_others(program: Program) -> None:
    first, second = program.event().expected()[:2]
    with program.book.reading() as reader:
        person, other = reader.get(Person, first), reader.get(Person, second)
    dialog = PairDialog(program.desk, person, program.window)
    program.qtbot.addWidget(dialog)
    dialog.show()
    program.qtbot.waitUntil(lambda: bool(dialog.preview.pages), timeout=10000)
    program.settle()
    made = dialog.preview.sheet
    assert isinstance(made, PairSheet) and made.one.entry.key == program.book.me
    dialog.field.chosen.emit(second, other.shown)
    program.settle()
    made = dialog.preview.sheet
    assert isinstance(made, PairSheet) and {made.one.entry.key, made.other.entry.key} == {first, second}
    dialog.private.click()
    program.settle()
    assert isinstance(dialog.preview, SheetPreview) and dialog.preview.pages
    dialog.close()
