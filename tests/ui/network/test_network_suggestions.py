"""Suggested links on the picture: pointed at, confirmed, dismissed, by the mouse and by keys, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.link import Link
from netdesk.operations import network
from netdesk.operations.network import Suggested
from netdesk.ui.network import bows
from netdesk.ui.network.page import NetworkPage
from netdesk.ui.network.suggestioncard import SuggestionCard
from netdesk.ui.network.view import View


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 40) as program:
        yield program


def opened(one: Whole) -> NetworkPage:
    page = one.window.show_page("network")
    assert isinstance(page, NetworkPage)
    one.settle()
    return page


def card_of(page: NetworkPage) -> SuggestionCard:
    return page.telling.suggestions.card


def known(one: Whole) -> list[Suggested]:
    with one.book.reading() as reader:
        return network.suggested_links(reader)


def stated(one: Whole, pair: tuple[str, str]) -> bool:
    with one.book.reading() as reader:
        return any({link.a_id, link.b_id} == set(pair) for link in reader.all(Link))


def bare(page: NetworkPage, pair: tuple[str, str]) -> QPoint:
    """A pixel of a bow at which nobody stands and no other bow runs."""
    rows = (page.plot.index[pair[0]], page.plot.index[pair[1]])
    curve = bows.path(page.plot.view, page.plot.picture.places, rows)
    for share in np.linspace(0.1, 0.9, 60):
        point = curve.pointAtPercent(float(share))
        if page.plot.person_at(point) is None and page.plot.suggested._at(point) == pair:
            return point.toPoint()
    raise AssertionError("the bow runs below others all along")


def test_the_mouse_finds_a_suggestion_and_one_click_confirms_it(one: Whole) -> None:
    page = opened(one)
    before, card = known(one), card_of(page)
    pair = page.plot.suggested.pairs[0]
    viewport = page.plot._window.viewport()
    assert card.isHidden()
    QTest.mouseMove(viewport, bare(page, pair))
    one.qtbot.waitUntil(card.isVisible)
    assert page.plot.name_of(pair[0]) in card._who.text() and page.plot.name_of(pair[1]) in card._who.text()
    assert card._why.text() and page.plot.rect().contains(card.geometry())
    card.confirm_button.click()
    one.settle()
    assert card.isHidden() and stated(one, pair)
    assert pair not in page.plot.suggested.pairs and len(known(one)) == len(before) - 1
    one.desk.undo()
    one.settle()
    assert not stated(one, pair) and pair in page.plot.suggested.pairs


def test_a_dismissed_suggestion_stays_away_until_that_is_taken_back(one: Whole) -> None:
    page = opened(one)
    card, pair = card_of(page), page.plot.suggested.pairs[0]
    QTest.mouseClick(page.plot._window.viewport(), Qt.MouseButton.LeftButton, pos=bare(page, pair))
    one.qtbot.waitUntil(card.isVisible)
    QTest.keyClick(card.confirm_button, Qt.Key.Key_Delete)
    one.settle()
    page.reload()
    one.settle()
    assert pair not in page.plot.suggested.pairs and not stated(one, pair)
    one.desk.undo()
    one.settle()
    assert pair in page.plot.suggested.pairs


def test_the_card_goes_when_the_mouse_goes(one: Whole) -> None:
    page = opened(one)
    card, pair = card_of(page), page.plot.suggested.pairs[0]
    QCursor.setPos(0, 0)
    page.plot.suggested.hovered.emit(*pair, QPointF(200, 200))
    assert card.isVisible()
    page.plot.suggested.hover(None)
    one.qtbot.waitUntil(card.isHidden)
    page.plot.suggested.hovered.emit(*pair, QPointF(200, 200))
    page.plot.zoom(1.5)
    assert card.isHidden()


def test_keys_go_through_the_suggestions_and_settle_them(one: Whole) -> None:
    page = opened(one)
    card, pairs = card_of(page), page.plot.suggested.pairs
    page.plot.select(pairs[-1][0])
    page.plot.setFocus()
    QTest.keyClick(page.plot, Qt.Key.Key_S)
    one.qtbot.waitUntil(card.confirm_button.hasFocus)
    first = page.telling.suggestions._at
    assert first is not None and pairs[-1][0] in (first.a, first.b)
    QTest.keyClick(card.confirm_button, Qt.Key.Key_S)
    second = page.telling.suggestions._at
    assert second is not None and second != first
    QTest.keyClick(card.confirm_button, Qt.Key.Key_Escape)
    assert card.isHidden() and page.plot.hasFocus()
    QTest.keyClick(page.plot, Qt.Key.Key_S)
    QTest.keyClick(card.confirm_button, Qt.Key.Key_Return)
    one.settle()
    assert stated(one, (first.a, first.b))


def test_a_bow_is_hit_along_its_curve_and_not_along_the_straight_way() -> None:
    places, view = np.array([[-100.0, 0.0], [100.0, 0.0]], np.float32), View(1.0, 0.0, 0.0, 400, 300)
    on = bows.middle(view, places, (0, 1))
    assert abs(on.y() - 150) > 10
    assert bows.hit(view, places, [(0, 1)], on) == 0
    assert bows.hit(view, places, [(0, 1)], QPointF(200, 150)) is None
    assert bows.hit(view, places, [], on) is None
