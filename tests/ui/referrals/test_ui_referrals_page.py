"""Board and list: what stands where, what is chosen, what is moved, and what the filters leave."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from referralsdesk import Office

from netdesk.domain.referral import Direction, Referral, ReferralStatus
from netdesk.operations import referrals
from netdesk.ui.drafting import DraftDialog
from netdesk.ui.referrals.board import Column
from netdesk.ui.referrals.dialog import ReferralDialog

S = ReferralStatus
LEFT = Qt.MouseButton.LeftButton


def column(office: Office, status: ReferralStatus) -> Column:
    return next(each for each in office.page.board.columns if each.status is status)


def places(office: Office) -> dict[str, ReferralStatus]:
    return {row.id: each.status for each in office.page.board.columns for row in each.cards.rows}


def test_an_empty_page_says_what_to_do(office: Office) -> None:
    page = office.page
    assert page._stack.currentWidget() is page._empty
    page._empty.findChildren(type(page.details.tell_button))[0].click()
    dialog = office.window.findChild(ReferralDialog)
    assert dialog is not None
    assert dialog.isVisible()


def test_each_referral_stands_in_the_column_of_its_status(office: Office, received: Referral, given: Referral) -> None:
    office.settle()
    assert places(office) == {received.id: S.HANDED_OVER, given.id: S.HANDED_OVER}
    referrals.advance(office.book, received.id, S.OFFER)
    office.settle()
    assert places(office) == {received.id: S.OFFER, given.id: S.HANDED_OVER}
    assert not office.page.details.isVisible()


def test_keys_move_a_card_and_the_words_for_the_giver_are_offered(office: Office, received: Referral) -> None:
    office.open(received)
    cards = column(office, S.HANDED_OVER)
    cards.setFocus()
    office.qtbot.keyClick(cards, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert office.get(received.id).status is S.CONTACTED
    assert column(office, S.CONTACTED).hasFocus()
    assert column(office, S.CONTACTED).current == received.id
    assert "Contacted" in office.said
    office.window.messages.message._button.click()
    office.settle()
    dialog = office.window.findChild(DraftDialog)
    assert dialog is not None
    assert "Paolo Neri" in dialog.draft.text
    dialog.sent_button.click()
    office.settle()
    assert all(step.told_on for step in office.get(received.id).statuses[1:])


def test_what_i_gave_moves_with_a_way_back(office: Office, given: Referral) -> None:
    office.open(given)
    office.qtbot.keyClick(column(office, S.HANDED_OVER), Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    assert office.get(given.id).status is S.CONTACTED
    office.window.messages.message._button.click()
    office.settle()
    assert office.get(given.id).status is S.HANDED_OVER
    assert places(office) == {given.id: S.HANDED_OVER}


def test_a_card_is_dropped_on_another_column(office: Office, received: Referral) -> None:
    office.settle()
    start, target = column(office, S.HANDED_OVER), column(office, S.MEETING_SET)
    carried: QMimeData = start.cards.mimeData([start.cards.index(0, 0)])
    keys, none = Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    target.dropEvent(QDropEvent(QPointF(9, 9), none, carried, LEFT, keys))
    office.settle()
    assert office.get(received.id).status is S.MEETING_SET
    assert office.page.referral_id == received.id


def test_arrows_go_from_column_to_column_over_empty_ones(office: Office, received: Referral, given: Referral) -> None:
    referrals.advance(office.book, given.id, S.CLOSED)
    office.open(received)
    column(office, S.HANDED_OVER).setFocus()
    office.qtbot.keyClick(column(office, S.HANDED_OVER), Qt.Key.Key_Right)
    office.settle()
    assert column(office, S.CLOSED).hasFocus()
    assert office.page.referral_id == given.id
    assert [each.current for each in office.page.board.columns if each.current] == [given.id]
    office.qtbot.keyClick(column(office, S.CLOSED), Qt.Key.Key_Left)
    office.settle()
    assert office.page.referral_id == received.id


def test_escape_closes_what_is_open_and_delete_removes(office: Office, received: Referral) -> None:
    office.open(received)
    assert office.page.details.isVisible()
    cards = column(office, S.HANDED_OVER)
    office.qtbot.keyClick(cards, Qt.Key.Key_Delete)
    office.settle()
    assert office.every() == []
    assert not office.page.details.isVisible()
    office.desk.undo()
    office.settle()
    assert [one.id for one in office.every()] == [received.id]
    office.open(received)
    office.qtbot.keyClick(cards, Qt.Key.Key_Escape)
    assert not office.page.details.isVisible()
    assert office.page.referral_id == ""


@pytest.mark.parametrize("view", ["board", "list"])
def test_what_was_closed_stays_closed_and_the_keyboard_goes_back_to_it(
    office: Office, received: Referral, given: Referral, view: str
) -> None:
    page = office.page
    page.filters.show_view(view)
    office.open(received)
    page.details.further_button.setFocus()
    office.qtbot.keyClick(page.details.further_button, Qt.Key.Key_Escape)
    office.settle()
    assert not page.details.isVisible() and page.referral_id == ""
    shown = page.list if view == "list" else column(office, received.status)
    assert shown.hasFocus()
    office.qtbot.keyClick(shown, Qt.Key.Key_Down)
    office.settle()
    assert page.referral_id == received.id and page.details.isVisible()


def test_tab_leads_past_columns_without_cards(office: Office, received: Referral) -> None:
    office.settle()
    tabbed = {each.status for each in office.page.board.columns if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert tabbed == {received.status}


def test_the_keys_of_a_view_work_as_soon_as_it_is_chosen(office: Office, received: Referral) -> None:
    filters = office.page.filters
    for view, shown in (("list", office.page.list), ("board", column(office, received.status))):
        filters.switches[view].setFocus()
        office.qtbot.mouseClick(filters.switches[view], LEFT)
        office.settle()
        assert shown.hasFocus(), view


@pytest.mark.parametrize("view", ["board", "list"])
def test_reaching_the_referrals_with_the_keyboard_opens_none(office: Office, received: Referral, view: str) -> None:
    page = office.page
    page.filters.show_view(view)
    office.settle()
    shown = page.list if view == "list" else column(office, received.status)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    office.settle()
    assert page.referral_id == "" and not page.details.isVisible()
    office.qtbot.keyClick(shown, Qt.Key.Key_Return)
    office.settle()
    assert page.referral_id == received.id and page.details.isVisible()


def test_filters_leave_what_was_asked_for(office: Office, received: Referral, given: Referral) -> None:
    between = referrals.refer(office.book, office.ana, office.ben, need="a website")
    referrals.advance(office.book, received.id, S.CONTACTED)
    office.settle()
    filters = office.page.filters

    def shown() -> set[str]:
        office.settle()
        assert {row.id for row in office.page.list.lines.rows} == places(office).keys()
        return set(places(office))

    for way, one in ((Direction.GIVEN, given), (Direction.RECEIVED, received), (Direction.BETWEEN, between)):
        filters.ways[way].click()
        assert shown() == {one.id}
    filters.show_all()
    assert shown() == {given.id, received.id, between.id}
    filters.untold.click()
    assert shown() == {received.id}
    filters.untold.click()
    filters.search.setText("okafor will")
    office.qtbot.keyClick(filters.search, Qt.Key.Key_Return)
    assert shown() == {given.id}
    filters.search.setText("nobody at all")
    office.qtbot.keyClick(filters.search, Qt.Key.Key_Return)
    assert shown() == set()
    assert office.page._stack.currentWidget() is office.page._nothing


def test_the_sums_above_are_those_of_the_rows_below(office: Office, received: Referral, given: Referral) -> None:
    referrals.advance(office.book, received.id, S.CLOSED, amount=Decimal("1200.50"), currency="EUR")
    lead = referrals.refer(office.book, office.ben, office.book.me, consent=False)
    referrals.advance(office.book, lead.id, S.CLOSED, amount=Decimal(99), currency="EUR")
    office.settle()
    text = office.page.filters._sums.text()
    assert "Received: 1 referral · 1 lead · €1,200.50" in text
    assert "Given: 1 referral" in text
    assert office.page.filters.ways[Direction.RECEIVED].accessibleName() == "Received 1"


@pytest.mark.parametrize("column", range(7))
def test_the_list_sorts_by_any_column_and_keeps_what_is_chosen(
    office: Office, received: Referral, given: Referral, column: int
) -> None:
    referrals.advance(office.book, received.id, S.CLOSED, amount=Decimal(5), currency="EUR")
    office.open(given)
    office.page.filters.show_view("list")
    office.settle()
    orders = []
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        office.page.list.sortByColumn(column, order)
        orders.append([row.id for row in office.page.list.lines.rows])
        assert office.page.list.current == given.id
    assert orders[0] == orders[1][::-1]


def test_one_referral_is_open_in_board_and_list(office: Office, received: Referral, given: Referral) -> None:
    office.open(given)
    office.page.filters.show_view("list")
    office.settle()
    assert office.page.list.isVisible()
    assert office.page.list.current == given.id
    row = office.page.list.lines.row_of(received.id)
    office.page.list.selectRow(row)
    office.settle()
    assert office.page.details.file is not None
    assert office.page.details.file.referral.id == received.id
    office.page.filters.show_view("board")
    office.settle()
    assert column(office, S.HANDED_OVER).current == received.id


def test_a_card_says_itself(office: Office, received: Referral) -> None:
    referrals.advance(office.book, received.id, S.CONTACTED)
    office.settle()
    cards = column(office, S.CONTACTED).cards
    spoken = cards.data(cards.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Paolo Neri, a new roof, from Ana Kovač to you, Contacted, 23 Oct 2026")
    assert spoken.endswith("the giver does not know yet")
    assert QAccessible.queryAccessibleInterface(column(office, S.CONTACTED)).text(QAccessible.Text.Name) == "Contacted"


def test_a_page_out_of_sight_is_read_again_when_it_is_shown(office: Office, received: Referral) -> None:
    office.settle()
    office.window.show_page("people")
    referrals.advance(office.book, received.id, S.LOST)
    office.settle()
    assert places(office) == {received.id: S.HANDED_OVER}
    office.window.show_page("referrals")
    office.settle()
    assert places(office) == {received.id: S.LOST}
