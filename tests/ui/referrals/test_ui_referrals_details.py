"""The open referral and its forms: what they show, what they save, what they refuse."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QToolButton, QWidget
from referralsdesk import Office

from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.person import Name, Person
from netdesk.domain.referral import Level, Referral, ReferralStatus, StatusStep
from netdesk.operations import people, referrals
from netdesk.ui.drafting import DraftDialog
from netdesk.ui.referrals.amount import read_amount
from netdesk.ui.referrals.dialog import ReferralDialog, Start
from netdesk.ui.referrals.stepdialog import MoneyDialog, StepDialog
from netdesk.ui.widgets.labels import ClickLabel

S = ReferralStatus
TODAY = date(2026, 11, 22)


def texts(widget: QWidget) -> str:
    """All that stands on a widget."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


D = TypeVar("D", bound=QDialog)


def opened(office: Office, kind: type[D]) -> D:
    """The dialog of a kind that is open."""
    office.settle()
    found = [each for each in office.window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_an_open_referral_tells_all_of_it(office: Office, received: Referral) -> None:
    referrals.advance(office.book, received.id, S.CONTACTED, "by phone", on=TODAY - timedelta(days=28))
    office.open(received)
    said = texts(office.page.details)
    for part in (
        "Paolo Neri",
        "Ana Kovač",
        "you",
        "a new roof",
        "4 of 5: … and a call or a meeting arranged",
        "Received · 23 Oct 2026 · Tier 2: a third person",
        "after 2 days",
        "25 Oct 2026 · by phone · the giver does not know yet",
        "not yet",
    ):
        assert part in said, part


def test_a_giver_s_name_leads_to_their_page(office: Office, received: Referral) -> None:
    office.open(received)
    name = next(each for each in office.page.details.findChildren(ClickLabel) if each.text() == "Ana Kovač")
    with office.qtbot.waitSignal(office.desk.person_wanted) as asked:
        name._clicked()
    assert asked.args == [office.ana]


def test_a_lead_becomes_a_referral_when_they_agree(office: Office) -> None:
    lead = referrals.refer(office.book, office.ana, office.book.me, consent=False)
    office.open(lead)
    details = office.page.details
    assert "It counts nowhere" in texts(details)
    assert not details.money_button.isVisible()
    details.agreed_button.click()
    office.settle()
    assert office.get(lead.id).consent
    assert "It counts nowhere" not in texts(details)
    office.desk.undo()
    office.settle()
    assert not office.get(lead.id).consent


def test_one_step_further_with_the_money_that_came(office: Office, received: Referral) -> None:
    referrals.advance(office.book, received.id, S.OFFER)
    office.open(received)
    office.page.details.further_button.click()
    dialog = opened(office, StepDialog)
    assert dialog.status.currentData() == "closed"
    dialog.money.amount.setText("1.200,50")
    dialog.money.currency.setCurrentText("pln")
    dialog.note.setText("signed")
    dialog.save()
    office.settle()
    after = office.get(received.id)
    assert (after.status, after.statuses[-1].note) == (S.CLOSED, "signed")
    assert [(one.amount, one.currency) for one in after.money] == [(Decimal("1200.50"), "PLN")]
    assert office.desk.settings.get("referrals.currency") == "PLN"
    assert "Money that came of it" in texts(office.page.details)


def test_money_is_asked_for_only_when_it_closes(office: Office, received: Referral) -> None:
    dialog = StepDialog(office.desk, received.id, S.CONTACTED, office.window)
    dialog.show()
    assert not dialog.money.isVisible()
    dialog.status.setCurrentIndex(dialog.status.findData("closed"))
    assert dialog.money.isVisible()
    dialog.money.amount.setText("a lot")
    dialog.save()
    assert "no amount" in dialog.notice.text
    dialog.money.amount.setText("5")
    dialog.money.currency.setCurrentText("ducats")
    dialog.save()
    office.settle()
    assert "no currency" in dialog.notice.text
    assert dialog.isVisible()
    assert office.get(received.id).money == ()
    dialog.close()


def test_a_day_that_is_none_is_refused(office: Office, received: Referral) -> None:
    dialog = StepDialog(office.desk, received.id, S.CONTACTED, office.window)
    dialog.show()
    dialog.day.setText("some day")
    dialog.save()
    assert "some day" in dialog.notice.text
    dialog.day.setText("1 Jan 2020")
    dialog.save()
    office.settle()
    assert "handed over on" in dialog.notice.text
    dialog.close()


def test_a_step_of_the_history_is_corrected_and_taken_out(office: Office, received: Referral) -> None:
    referrals.advance(office.book, received.id, S.OFFER, "too early")
    office.open(received)
    tools = office.page.details.history.findChildren(QToolButton)
    assert [tool.accessibleName() for tool in tools] == ["Correct: Handed over", "Correct: Offer made"]
    tools[1].click()
    dialog = opened(office, StepDialog)
    assert not dialog.money.isVisible()
    dialog.status.setCurrentIndex(dialog.status.findData("meeting-set"))
    dialog.day.setText("20 Nov 2026")
    dialog.save()
    office.settle()
    assert office.get(received.id).statuses[1] == StatusStep(S.MEETING_SET, date(2026, 11, 20), "too early")
    office.page.details.history.findChildren(QToolButton)[1].click()
    opened(office, StepDialog).drop()
    office.settle()
    assert office.get(received.id).status is S.HANDED_OVER


def test_money_is_added_and_taken_off(office: Office, received: Referral) -> None:
    office.open(received)
    office.page.details.money_button.click()
    dialog = opened(office, MoneyDialog)
    dialog.save()
    assert "Write an amount" in dialog.notice.text
    dialog.money.amount.setText("300")
    dialog.money.currency.setCurrentText("CHF")
    dialog.save()
    office.settle()
    assert [(one.amount, one.currency) for one in office.get(received.id).money] == [(Decimal(300), "CHF")]
    office.page.details.money.findChild(QToolButton).click()
    office.settle()
    assert office.get(received.id).money == ()


def test_the_giver_is_thanked_and_it_counts_as_giving(office: Office, received: Referral) -> None:
    office.open(received)
    office.page.details.thank_button.click()
    dialog = opened(office, DraftDialog)
    assert dialog.draft.to == ("ana@example.com",)
    assert dialog.draft.text.startswith("Dear Ana,")
    dialog.sent_button.click()
    office.settle()
    assert office.get(received.id).thanked_on == TODAY
    with office.book.reading() as reader:
        logged = [item for item in reader.all(Interaction) if item.kind is Kind.THANK_YOU]
    assert [item.people() for item in logged] == [{office.ana, office.book.me}]
    assert not office.page.details.thank_button.isVisible()


def test_to_tell_the_giver_comes_first_while_they_wait(office: Office, received: Referral) -> None:
    office.open(received)
    details = office.page.details
    assert details.tell_button.text() == "Tell Ana…"
    assert (details.tell_button.property("look"), details.further_button.property("look")) == ("", "primary")
    referrals.advance(office.book, received.id, S.CONTACTED)
    office.settle()
    assert (details.tell_button.property("look"), details.further_button.property("look")) == ("primary", "")
    details.tell_button.click()
    opened(office, DraftDialog).sent_button.click()
    office.settle()
    assert office.get(received.id).reported_on == TODAY
    assert "told on 22 Nov 2026" in texts(details)


def test_a_giver_who_became_the_client_needs_no_telling(office: Office) -> None:
    own = referrals.refer(office.book, office.ana, office.book.me, prospect_id=office.ana)
    referrals.advance(office.book, own.id, S.CLOSED)
    office.open(own)
    details = office.page.details
    assert not details.tell_button.isVisible()
    assert "Tier 1: the giver bought themselves" in texts(details)
    assert "does not know" not in texts(details)
    details.thank_button.click()
    assert "your trust" in opened(office, DraftDialog).draft.subject
    assert office.page.filters.untold.accessibleName() == "Waiting for word"


def test_of_what_i_gave_the_menu_notes_thanks_and_word(office: Office, given: Referral) -> None:
    office.open(given)
    details = office.page.details
    assert not details.tell_button.isVisible()
    details._fill_menu()
    for action in details._more.menu().actions()[:2]:
        action.trigger()
    office.settle()
    after = office.get(given.id)
    assert (after.thanked_on, after.reported_on) == (TODAY, TODAY)


def test_a_referral_grows_into_another_and_the_tree_is_shown(office: Office, received: Referral) -> None:
    office.open(received)
    office.page.details.grew_button.click()
    dialog = opened(office, ReferralDialog)
    assert (dialog.giver.person_id, dialog.receiver.person_id) == ("", office.book.me)
    dialog.giver.set_person(office.ben, "Ben Okafor")
    dialog.prospect.setText("Zofia")
    office.settle()
    assert dialog.grew_from.currentData() == received.id
    dialog.save()
    office.settle()
    child = next(one for one in office.every() if one.id != received.id)
    assert (child.parent_id, child.prospect_name) == (received.id, "Zofia")
    referrals.add_money(office.book, child.id, Decimal(70), "EUR")
    office.open(received)
    tree = office.page.details.tree
    assert "2 referrals in all · €70.00" in texts(tree)
    line = next(each for each in tree.findChildren(ClickLabel) if "Zofia" in each.text())
    line._clicked()
    office.settle()
    assert office.page.referral_id == child.id
    assert "Tier 3" in texts(office.page.details)


def test_who_is_named_exactly_is_taken_when_the_field_is_left(office: Office) -> None:
    people.add(office.book, Person(name=Name(full="Merve Ruiz", given="Merve")))
    office.page.add()
    dialog = opened(office, ReferralDialog)
    dialog.receiver.setFocus()
    office.qtbot.keyClicks(dialog.receiver, "me")
    office.qtbot.waitUntil(lambda: len(dialog.receiver._found) == 2, timeout=5000)
    dialog.receiver._popup.hide()
    dialog.need.setFocus(Qt.FocusReason.TabFocusReason)
    assert dialog.receiver.person_id == office.book.me
    dialog.reject()


def test_a_long_name_is_not_cut_off(office: Office) -> None:
    name = "Konstantynopolitańczykowianeczka-Wolfenbüttel von und zu " + "Rheinland " * 4
    made = referrals.refer(office.book, office.ana, office.book.me, prospect=name, need="a new roof " * 27)
    office.open(made)
    title = office.page.details._title
    assert title.height() >= title.heightForWidth(title.width())


def test_a_new_referral_is_noted_and_opened(office: Office) -> None:
    office.page.add()
    dialog = opened(office, ReferralDialog)
    room = dialog.note.height()
    dialog.save()
    assert "who refers" in dialog.notice.text
    dialog.giver.set_person(office.ana, "Ana Kovač")
    dialog.save()
    assert "who receives" in dialog.notice.text
    assert dialog.receiver.hasFocus()
    assert dialog.note.height() == room
    dialog.receiver.set_person(office.book.me, "Me")
    dialog.prospect.set_person(office.ben, "Ben Okafor")
    dialog.need.setText("a kitchen")
    dialog.level.setCurrentIndex(4)
    dialog.day.setText("20 Nov 2026")
    dialog.note.setPlainText("met at the fair")
    dialog.save()
    office.settle()
    (made,) = office.every()
    assert (made.giver_id, made.receiver_id, made.prospect_id) == (office.ana, office.book.me, office.ben)
    assert (made.need, made.level, made.consent, made.on) == ("a kitchen", Level.IN_PERSON, True, date(2026, 11, 20))
    assert made.note == "met at the fair"
    assert office.page.referral_id == made.id
    assert office.page.details.isVisible()


def test_what_the_book_refuses_stays_in_the_form(office: Office) -> None:
    dialog = ReferralDialog(office.desk, office.window, start=Start(office.ana, office.ben))
    dialog.show()
    dialog.prospect.set_person(office.ben, "Ben Okafor")
    dialog.save()
    office.settle()
    assert "referred to themselves" in dialog.notice.text
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    assert office.every() == []
    dialog.close()


def test_a_referral_is_corrected_with_its_history_kept(office: Office, received: Referral) -> None:
    referrals.advance(office.book, received.id, S.CONTACTED)
    office.open(received)
    office.page.details.edit()
    dialog = opened(office, ReferralDialog)
    assert dialog.prospect.text() == "Paolo Neri"
    assert dialog.level.currentData() == 4
    dialog.prospect.setText("Paola Neri")
    dialog.consent.setChecked(False)
    dialog.save()
    office.settle()
    after = office.get(received.id)
    assert (after.prospect_name, after.consent, after.need) == ("Paola Neri", False, "a new roof")
    assert [step.status for step in after.statuses] == [S.HANDED_OVER, S.CONTACTED]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1200", "1200"),
        ("1200.5", "1200.5"),
        ("1.200,50", "1200.50"),
        ("1,200.50", "1200.50"),
        ("1 200,50", "1200.50"),
        ("1'200.50", "1200.50"),
        ("1.200", "1200"),
        ("1.200.000", "1200000"),
        ("12,5", "12.5"),
        ("", None),
        ("a lot", None),
        ("-5", None),
        ("1.2.3", None),
        ("5 EUR", None),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str | None) -> None:
    assert read_amount(text) == (None if amount is None else Decimal(amount))
