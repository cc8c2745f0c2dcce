"""The roads to the referrals: from a person's menu and page, by undo, and to the introductions."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from referralsdesk import Office
from whole import whole

from netdesk.domain.person import Name, Person
from netdesk.domain.referral import Referral
from netdesk.operations import people, referrals
from netdesk.ui.giving.panel import GivingPanel
from netdesk.ui.person.referrals import ReferralsSection
from netdesk.ui.referrals.dialog import ReferralDialog
from netdesk.ui.referrals.page import ReferralsPage


def test_a_person_s_menu_notes_a_referral_and_opens_it(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 0) as program:
        ana = people.add(program.book, Person(name=Name(full="Ana Kovač", given="Ana")))
        program.settle()
        program.people.open_person(ana.id)
        program.settle()
        header = program.people.panel.header
        header._fill_menu()
        actions = {action.text(): action for action in header._more.menu().actions()}
        assert "Refer somebody to Ana…" in actions
        actions["Note a referral from Ana…"].trigger()
        dialog = program.window.findChild(ReferralDialog)
        assert dialog is not None
        assert (dialog.giver.person_id, dialog.receiver.person_id) == (ana.id, program.book.me)
        dialog.prospect.setText("Paolo")
        dialog.save()
        program.settle()
        page = program.window.show_page("referrals")
        assert isinstance(page, ReferralsPage)
        assert page.isVisible()
        assert page.details.file is not None
        assert page.details.file.referral.prospect_name == "Paolo"
        section = program.people.panel.findChild(ReferralsSection)
        assert section is not None
        assert next(line.text() for line in section.lines if not line.isHidden()).startswith("To you · Paolo")


def test_undo_of_what_is_open_closes_it(office: Office, received: Referral) -> None:
    office.open(received)
    assert office.page.details.isVisible()
    office.desk.undo()
    office.settle()
    assert not office.page.details.isVisible()
    assert office.page.referral_id == ""


def test_the_introductions_stand_beside_board_and_list(office: Office, received: Referral) -> None:
    office.open(received)
    office.page.filters.switches["introductions"].click()
    office.settle()
    assert isinstance(office.page._stack.currentWidget(), GivingPanel)
    assert not office.page.filters.search.isVisible()
    referrals.consent(office.book, received.id, given=False)
    office.settle()
    assert isinstance(office.page._stack.currentWidget(), GivingPanel)
    office.page.show_referral(received.id)
    office.settle()
    assert office.page.board.isVisible()
    assert office.page.details.isVisible()


def test_new_referrals_start_from_what_is_shown(office: Office, received: Referral) -> None:
    office.settle()
    for way, mine in (("given", "giver"), ("received", "receiver")):
        chip = next(chip for key, chip in office.page.filters.ways.items() if key.value == way)
        chip.click()
        office.page.add()
        QApplication.processEvents()
        (dialog,) = (each for each in office.window.findChildren(ReferralDialog) if each.isVisible())
        assert getattr(dialog, mine).person_id == office.book.me
        dialog.close()
        office.settle()
