"""The page of today in the whole program: what it shows, and each act by its key."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.event import FollowUp
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Anniversary, Email, Name, Person, Phone
from netdesk.domain.promise import Promise
from netdesk.operations import events, interactions, people, promises, today
from netdesk.ui.drafting import DraftDialog
from netdesk.ui.events.page import EventsPage
from netdesk.ui.today.logging import LogDialog
from netdesk.ui.today.page import TodayPage

DAY = timedelta(days=1)


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 0) as made:
        yield made


def known(one: Whole, name: str, **more: object) -> str:
    """Somebody with whom I talked twice and who is not due."""
    more = {"emails": (Email(f"{name.lower()}@example.org"),), "phones": (Phone("+39 347 555 0100"),)} | more
    called = Name(full=f"{name} Rossi", given=name)
    person = people.add(one.book, Person(name=called, created_on=TODAY - 300 * DAY, **more))  # type: ignore[arg-type]
    for days in (20, 10):
        interactions.log(one.book, [person.id], Kind.CALL, on=TODAY - days * DAY)
    return person.id


def page_of(one: Whole) -> TodayPage:
    page = one.window.show_page("today")
    assert isinstance(page, TodayPage)
    one.settle()
    return page


def names(page: TodayPage) -> list[str]:
    return [row.line.row.name for row in page.list.rows]


def three(one: Whole) -> TodayPage:
    """A desk on which three people wait: a promise, a next step, a birthday."""
    promises.make(one.book, one.book.me, known(one, "Giulia"), "two names", due_on=TODAY - 3 * DAY)
    promises.follow_up(one.book, known(one, "Ewa"), "ask how the clinic is going", TODAY)
    known(one, "Lucia", anniversaries=(Anniversary("birthday", "--11-28"),))
    page = page_of(one)
    assert names(page) == ["Giulia Rossi", "Ewa Rossi", "Lucia Rossi"]
    return page


def press(one: Whole, page: TodayPage, place: int, key: Qt.Key) -> None:
    one.activate()
    page.list.rows[place].setFocus()
    one.qtbot.waitUntil(page.list.rows[place].hasFocus)
    one.qtbot.keyClick(page.list.rows[place], key)
    one.settle()


def dialog(one: Whole, kind: type[QWidget]) -> QWidget:
    one.qtbot.waitUntil(lambda: any(isinstance(each, kind) for each in QApplication.topLevelWidgets()))
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind))


def test_an_empty_desk_says_what_to_do(one: Whole) -> None:
    page = page_of(one)
    assert page._stack.currentWidget() is page._nobody and not page._head.isVisible()
    known(one, "Ewa")
    one.settle()
    one.qtbot.waitUntil(lambda: page._stack.currentWidget() is page._nothing)


def test_the_lines_and_the_badge(one: Whole) -> None:
    page = three(one)
    assert page._title.text() == "Three people to care for today"
    assert [row.line.why for row in page.list.rows] == [
        "You promised: two names – 3 days late",
        "Planned for today: ask how the clinic is going",
        "Birthday on Saturday",
    ]
    assert [row.act_button.text() for row in page.list.rows] == ["Message", "Message", "Note"]
    one.qtbot.waitUntil(lambda: one.window.rail.button("today").badge == "3", timeout=5000)


def test_arrows_go_from_line_to_line_and_the_one_reached_shows_more(one: Whole) -> None:
    page = three(one)
    press(one, page, 0, Qt.Key.Key_Down)
    assert page.list.rows[1].hasFocus() and page.list.current is page.list.rows[1]
    assert [row._more.isVisible() for row in page.list.rows] == [False, True, False]
    one.qtbot.keyClick(page.list.rows[1], Qt.Key.Key_End)
    assert page.list.rows[2].hasFocus()
    one.qtbot.keyClick(page.list.rows[2], Qt.Key.Key_Home)
    assert page.list.rows[0].hasFocus()


def test_d_ticks_off_and_undo_brings_back(one: Whole) -> None:
    page = three(one)
    press(one, page, 0, Qt.Key.Key_D)
    one.qtbot.waitUntil(lambda: names(page) == ["Ewa Rossi", "Lucia Rossi"])
    assert one.said == "Done: You promised: two names – 3 days late"
    one.qtbot.waitUntil(page.list.rows[0].hasFocus)
    with one.book.reading() as reader:
        assert [each.kept_on for each in reader.all(Promise)] == [TODAY]
    one.desk.undo()
    one.qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_enter_drafts_a_message_that_is_logged_once_it_is_sent(one: Whole) -> None:
    page = three(one)
    press(one, page, 1, Qt.Key.Key_Return)
    draft = dialog(one, DraftDialog)
    assert isinstance(draft, DraftDialog)
    assert draft.draft.to == ("ewa@example.org",) and draft.draft.text.startswith("Dear Ewa,")
    draft.note_sent()
    one.qtbot.waitUntil(lambda: names(page) == ["Giulia Rossi", "Lucia Rossi"])
    with one.book.reading() as reader:
        assert [each.done_on for each in reader.all(FollowUp)] == [TODAY]


def test_c_shows_the_number_and_logs_the_call(one: Whole) -> None:
    page = three(one)
    press(one, page, 1, Qt.Key.Key_C)
    log = dialog(one, LogDialog)
    assert isinstance(log, LogDialog) and log.kind.currentData() == Kind.CALL
    log.note.setText("ask for a referral")
    assert log.quiet.text() == "The link is at Visibility; before asking would come a one-to-one."
    log.note.setText("the clinic opens in May; goals: a second one")
    assert log.quiet.isHidden()
    log.commit()
    one.qtbot.waitUntil(lambda: "Ewa Rossi" not in names(page))
    assert one.said == "Logged: Call, with goals"
    assert one.window.focusWidget() is page.list.rows[1], "the keyboard goes on with the next line"


def test_a_promise_may_be_kept_and_another_made_in_the_line_that_is_logged(one: Whole) -> None:
    page = three(one)
    press(one, page, 0, Qt.Key.Key_L)
    log = dialog(one, LogDialog)
    assert isinstance(log, LogDialog)
    (kept,) = log.kept.values()
    assert kept.text() == "My promise is kept: two names"
    log.note.setText("learned: something")
    log.commit()
    assert log.isVisible() and log.notice.text == "Say which it is, as in learned: goals a second office."
    log.note.setText("talked; they promised: the list by friday")
    kept.setChecked(True)
    log.commit()
    one.qtbot.waitUntil(lambda: "Giulia Rossi" not in names(page))
    assert one.said == "Logged: Call, with 1 promise"
    with one.book.reading() as reader:
        found = {each.text: each.kept_on for each in reader.all(Promise)}
    assert found == {"two names": TODAY, "the list": None}


def test_words_sent_about_a_promise_ask_whether_it_is_kept(one: Whole) -> None:
    page = three(one)
    press(one, page, 0, Qt.Key.Key_Return)
    draft = dialog(one, DraftDialog)
    assert isinstance(draft, DraftDialog) and draft.draft.subject == "Two names"
    draft.note_sent()
    one.qtbot.waitUntil(lambda: one.said == "Logged: Message. The promise is still open: two names")
    next(each for each in one.window.messages.findChildren(QPushButton) if each.text() == "It is kept").click()
    one.qtbot.waitUntil(lambda: one.said == "Promise kept")
    with one.book.reading() as reader:
        assert [each.kept_on for each in reader.all(Promise)] == [TODAY]


def test_the_log_button_is_about_the_line_that_is_chosen(one: Whole) -> None:
    page = three(one)
    one.activate()
    page.list.rows[1].setFocus()
    one.qtbot.waitUntil(page.list.rows[1].hasFocus)
    next(each for each in one.window.findChildren(QPushButton) if each.text() == "Log" and each.shortcut()).click()
    log = dialog(one, LogDialog)
    assert "Ewa Rossi" in log.windowTitle() and one.window.page == "today"
    log.close()


def test_s_asks_until_when_and_n_ends_it(one: Whole) -> None:
    page = three(one)
    press(one, page, 2, Qt.Key.Key_S)
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Tomorrow",
        "On Wednesday",
        "In a week",
        "In a month",
    ]
    menu.actions()[1].trigger()
    menu.close()
    one.qtbot.waitUntil(lambda: names(page) == ["Giulia Rossi", "Ewa Rossi"])
    assert one.said == "Lucia Rossi comes back on Wednesday 25 November"
    press(one, page, 1, Qt.Key.Key_N)
    one.qtbot.waitUntil(lambda: names(page) == ["Giulia Rossi"])


def test_o_opens_the_person(one: Whole) -> None:
    page = three(one)
    press(one, page, 0, Qt.Key.Key_O)
    assert one.window.page == "people" and one.people.panel.person_id == page.list.rows[0].line.row.id


def test_the_next_event_opens_and_is_briefed(one: Whole) -> None:
    ewa = known(one, "Ewa")
    page = page_of(one)
    assert not page.next_event.brief_button.isVisible()
    event = events.add(one.book, "Breakfast Porta Nuova", datetime(2026, 11, 23, 7, 30), people=[ewa])
    one.qtbot.waitUntil(lambda: page.next_event.brief_button.isVisible())
    assert page.next_event._title.text() == "Tomorrow, 7:30"
    assert page.next_event._told.text() == "Breakfast Porta Nuova · 1 coming · you know 1"
    page.next_event.brief_button.click()
    one.settle()
    shown = one.window._pages["events"]
    assert isinstance(shown, EventsPage) and shown.event_id == event.id and shown.sheet.isVisible()


def test_giving_and_receiving_in_one_sentence(one: Whole) -> None:
    ewa = known(one, "Ewa")
    page = page_of(one)
    for kind in (Kind.HELP, Kind.GIFT):
        interactions.log(one.book, [ewa], kind, on=TODAY - 5 * DAY)
    interactions.log(one.book, [ewa], Kind.HELP, on=TODAY - 50 * DAY, giver=ewa)
    told = "Given 2 · received 1. You may ask."
    one.qtbot.waitUntil(lambda: page.capital.sentence.text() == told)
    assert page.capital.bars.accessibleName() == told and "owe" not in told


def test_how_many_a_day_is_kept(one: Whole) -> None:
    page = three(one)
    page._keep_most(3)
    one.settle()
    assert today.most_of(one.book) == 3
    page._keep_most(1)
    one.qtbot.waitUntil(lambda: names(page) == ["Giulia Rossi"])


def test_the_program_may_start_with_today(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path, 0) as one:
        assert one.program.start_page == "people"
        one.program.settings.set("start", "today")
        assert one.program.start_page == "today"
        one.program.show_first_cards(one.book.file or Path())
        assert one.window._meanwhile is None, "the cards are not the page that comes"


def test_a_new_day_is_read_anew(one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    ewa = known(one, "Ewa")
    promises.follow_up(one.book, ewa, "call", TODAY + DAY)
    page = page_of(one)
    assert names(page) == []
    monkeypatch.setattr(one.book, "_today", lambda: TODAY + DAY)
    one.program._new_day()
    one.qtbot.waitUntil(lambda: names(page) == ["Ewa Rossi"])


def test_everything_with_focus_has_a_name_and_fits(one: Whole) -> None:
    page = three(one)
    for width in (1280, 900, 760):
        one.window.resize(width, 700)
        one.settle()
        for each in page.findChildren(QWidget):
            if each.isVisible() and each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name), each
            if isinstance(each, QPushButton) and each.isVisible():
                assert each.width() >= each.minimumSizeHint().width(), (width, each.text())
        assert page._aside.isVisible() == (page.width() >= 800)


def test_an_ask_before_its_time_gets_a_quiet_word_where_it_is_logged(one: Whole) -> None:
    ewa = known(one, "Ewa")
    one.desk.person_wanted.emit(ewa)
    one.settle()
    log = one.people.panel.log
    log._line.setText("chiedere un contatto ai suoi clienti")
    assert log.quiet.text() == "The link is at Visibility; before asking would come a one-to-one."
    log._line.setText("asked how the clinic is going")
    assert log.quiet.isHidden()
