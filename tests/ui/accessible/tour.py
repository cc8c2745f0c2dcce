"""A tour of the whole program: every page in its states and the dialogs, one after the other, for tests that look."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import pytest
from cards_to_check import ANNA, Cards
from dialogs import openings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from whole import Whole

from netdesk.domain.interaction import Kind
from netdesk.operations import importing
from netdesk.storage.referrals import referral_rows
from netdesk.ui.events.page import EventsPage
from netdesk.ui.inbox.page import InboxPage
from netdesk.ui.network.page import NetworkPage
from netdesk.ui.referrals.page import ReferralsPage

P = TypeVar("P", bound=QWidget)

CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zuzanna Malinowska\r\nN:Malinowska;Zuzanna;;;\r\nORG:Malinowska Legal\r\n"
    "TEL;TYPE=CELL:+48 600 100 200\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nX-ODD:1\r\nEND:VCARD\r\n"
)
TWIN = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nORG:{firm}\r\nTITLE:Partner\r\nEND:VCARD\r\n"


class Scene(NamedTuple):
    """What is open now: the window or a dialog, under a name that failures tell."""

    name: str
    widget: QWidget


def tour(one: Whole) -> Iterator[Scene]:
    """Open everything, one after the other; what a scene opened is closed when the next one is asked for."""
    yield from pages(one)
    yield from dialogs(one)


def bring_in(one: Whole) -> None:
    """For the inbox: somebody new, somebody perhaps known, a card that cannot be read, a photographed one."""
    known = one.people.panel.shown
    assert known is not None
    initial, _space, family = known.person.shown.partition(" ")
    twin = TWIN.format(name=f"{initial[0]}. {family}", firm=known.person.organisation)
    importing.run_text(one.book, "old phone.vcf", (CARDS + twin).encode())
    with pytest.MonkeyPatch.context() as patch:
        Cards(one, patch).bring(ANNA)


def pages(one: Whole) -> Iterator[Scene]:
    """Every page in its states."""
    yield from _people(one)
    yield from _somebody(one)
    yield from _network(one)
    yield from _events(one)
    yield from _referrals(one)
    yield from _inbox(one)
    for key in ("today", "insights", "settings"):
        one.window.show_page(key)
        one.settle()
        yield Scene(key, one.window)


def dialogs(one: Whole) -> Iterator[Scene]:
    """The dialogs, about somebody of whom there is much to show."""
    _page(one, "events", EventsPage)
    one.desk.person_wanted.emit(one.find("ferraris"))
    one.settle()
    for name, opening in openings(one).items():
        before = set(QApplication.topLevelWidgets())
        opening()
        one.settle()
        shown = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
        assert shown, f"{name} did not open"
        yield Scene(name, shown[-1])
        shown[-1].close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        one.settle()


def _page(one: Whole, key: str, kind: type[P]) -> P:
    page = one.window.show_page(key)
    assert isinstance(page, kind)
    one.settle()
    return page


def _people(one: Whole) -> Iterator[Scene]:
    page = one.people
    for dense in (True, False):
        page.filters.dense_wanted.emit(dense)
        one.settle()
        yield Scene("people, rows" if dense else "people, cards", one.window)
    page.view.selectAll()
    one.settle()
    yield Scene("several people", one.window)
    page.filters.set_text("nobody is called so")
    one.settle()
    yield Scene("nobody found", one.window)
    page.filters.clear()
    page.view.clearSelection()
    one.settle()


def _somebody(one: Whole) -> Iterator[Scene]:
    panel = one.people.panel
    one.desk.person_wanted.emit(one.book.me)
    one.settle()
    yield Scene("me", one.window)
    one.desk.person_wanted.emit(one.find("ferraris"))
    panel.log._all.setChecked(True)
    for kind in (Kind.MESSAGE, Kind.MET):
        panel.log.choose(kind)
        one.settle()
        yield Scene(f"somebody, {kind.value}", one.window)
    panel.log._all.setChecked(False)
    bring_in(one)


def _network(one: Whole) -> Iterator[Scene]:
    page = _page(one, "network", NetworkPage)
    page._side_button.setChecked(True)
    one.settle()
    yield Scene("network", one.window)
    page._table_button.setChecked(True)
    one.settle()
    yield Scene("network as a table", one.window)
    page._table_button.setChecked(False)
    page._side_button.setChecked(False)


def _events(one: Whole) -> Iterator[Scene]:
    page = _page(one, "events", EventsPage)
    yield Scene("events", one.window)
    page.show_event(page.list.lines[-1].id)
    one.settle()
    yield Scene("past event", one.window)
    page.brief(page.list.lines[0].id)
    one.settle()
    yield Scene("briefing sheet", one.window)
    page._close_sheet()


def _referrals(one: Whole) -> Iterator[Scene]:
    page = _page(one, "referrals", ReferralsPage)
    with one.book.reading() as reader:
        page.show_referral(referral_rows(reader)[0].id)
    for view in ("board", "list", "introductions"):
        page.filters.show_view(view)
        one.settle()
        yield Scene(f"referrals, {view}", one.window)
    page.filters.show_view("board")


def _inbox(one: Whole) -> Iterator[Scene]:
    page = _page(one, "inbox", InboxPage)
    model = page.list.lines
    for row, line in enumerate(list(model.lines)):
        page.list.setCurrentIndex(model.index(row))
        one.settle()
        yield Scene(f"inbox, {line.kind.name.lower()}", one.window)
