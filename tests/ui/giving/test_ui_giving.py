"""Introductions to give and the circles of trades, by keyboard and by click; what a person's page shows of giving."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.event import FollowUp
from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.laidaside import LaidAside
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.operations import giving, interactions, people, spheres
from netdesk.operations.giving import Proposal
from netdesk.storage.people import people_rows
from netdesk.ui.drafting import DraftDialog
from netdesk.ui.giving import acts
from netdesk.ui.giving.circledialog import CircleDialog
from netdesk.ui.giving.panel import GivingPanel
from netdesk.ui.person.giving import GivingSection
from netdesk.ui.person.helping import HelpSection
from netdesk.ui.widgets.chip import Chip


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 60) as made:
        yield made


@pytest.fixture
def panel(one: Whole) -> Iterator[GivingPanel]:
    made = GivingPanel(one.desk)
    one.qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    one.settle()
    made.list.setFocus()
    yield made


def draft(one: Whole) -> DraftDialog:
    one.settle()
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, DraftDialog) and each.isVisible())


def proposals(one: Whole) -> list[Proposal]:
    with one.book.reading() as reader:
        return giving.proposals(reader)


def test_it_shows_what_the_terminal_says(one: Whole, panel: GivingPanel) -> None:
    found = proposals(one)
    assert found and panel.list.lines.proposals == found
    assert panel.list.lines.index(0).data() == found[0].text
    spoken = panel.list.lines.index(0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert found[0].reasons[0] in spoken and ": " in spoken
    assert panel.list.current == found[0]


def test_enter_introduces_and_opens_the_words(one: Whole, panel: GivingPanel) -> None:
    first = next(at for at, proposal in enumerate(panel.list.lines.proposals) if not proposal.with_me)
    panel.list.setCurrentIndex(panel.list.lines.index(first))
    proposal = panel.list.current
    assert proposal is not None
    with one.book.reading() as reader:
        before = len(list(reader.all(FollowUp)))
    one.qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    words = draft(one)
    assert proposal.seeker.person.shown in words.draft.text and "to ask both" in one.said
    with one.book.reading() as reader:
        made = [item for item in reader.all(Interaction) if set(proposal.match.pair) <= item.people()]
        assert len(list(reader.all(FollowUp))) == before + 2
    assert [item.kind for item in made if item.on == one.book.today] == [Kind.INTRODUCTION]
    assert proposal.match.pair not in [each.match.pair for each in panel.list.lines.proposals]
    words.close()


def test_x_refuses_and_l_lets_rest(one: Whole, panel: GivingPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    first = panel.list.current
    assert first is not None
    one.qtbot.keyClick(panel.list, Qt.Key.Key_X)
    one.settle()
    second = panel.list.current
    assert second is not None and second.match.pair != first.match.pair and "Not proposed again" in one.said
    asked: list[Proposal] = []
    monkeypatch.setattr(acts, "later", lambda desk, proposal, parent, at: asked.append(proposal))
    one.qtbot.keyClick(panel.list, Qt.Key.Key_L)
    assert asked == [second]
    acts.rest(one.desk, second, 30)
    one.settle()
    with one.book.reading() as reader:
        rests = {(item.person_id, item.other_id): item.until for item in reader.all(LaidAside)}
    assert rests[first.match.pair] is None and rests[second.match.pair] is not None


def test_one_person_alone_and_nobody_to_introduce(one: Whole, panel: GivingPanel) -> None:
    proposal = panel.list.lines.proposals[0]
    panel.show_person(proposal.offer.person.id, proposal.offer.name)
    one.settle()
    assert all(proposal.offer.person.id in each.match.pair for each in panel.list.lines.proposals)
    with one.book.reading() as reader:
        lonely = next(
            row.id
            for row in people_rows(reader, [item.person_id for item in reader.all(FollowUp)])
            if not giving.proposals(reader, row.id)
        )
    panel.show_person(lonely, "Somebody")
    one.settle()
    assert panel.list.current is None and not panel.act_button.isVisible()
    panel.person.clear()
    one.settle()
    assert panel.list.lines.proposals == proposals(one)


def test_where_i_am_one_of_the_two_there_are_words_to_the_other(one: Whole, panel: GivingPanel) -> None:
    zoe = people.add(one.book, Person(name=Name(full="Zoe")))
    interactions.log(one.book, [zoe.id], Kind.MET)
    people.learn(one.book, zoe.id, LetterKind.LOOKS_FOR, "beeswax candles")
    with one.book.reading() as reader:
        me = reader.get(Person, one.book.me)
    people.edit(one.book, replace(me, title="Beeswax candles"))
    with one.book.reading() as reader:
        (proposal,) = giving.proposals(reader, zoe.id)
    assert proposal.with_me and acts.act_word(proposal) == "Write"
    acts.introduce(one.desk, proposal, panel)
    words = draft(one)
    assert words.draft.text.startswith("Dear Zoe,")
    words.note_sent()
    one.settle()
    with one.book.reading() as reader:
        about = [item.kind for item in reader.all(Interaction) if zoe.id in item.people()]
    assert sorted(about) == [Kind.MESSAGE, Kind.MET]


def test_circles_show_seats_and_are_changed(one: Whole, panel: GivingPanel) -> None:
    chips = panel.circles.findChildren(Chip)
    empty = [chip for chip in chips if "an empty seat" in chip.accessibleName()]
    with one.book.reading() as reader:
        circles = spheres.seats(reader)
    assert len(empty) == sum(circle.empty for circle in circles) > 0 and len(chips) > len(empty)
    panel.circles.edit(circles[0].sphere)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CircleDialog))
    dialog.name.setText("Stones")
    dialog.trades.setCurrentRow(0)
    dialog.remove_trade()
    dialog.trades.item(0).setText("Stone mason")
    dialog.add_trade()
    dialog.trades.item(dialog.trades.count() - 1).setText("Quarry")
    dialog.save()
    one.settle()
    with one.book.reading() as reader:
        stones = next(sphere for sphere in spheres.spheres(reader) if sphere.name == "Stones")
    assert stones.trades == ("Stone mason", *circles[0].sphere.trades[2:], "Quarry")
    assert "Stones" in [label.text() for label in panel.circles.findChildren(QLabel)]
    panel.circles.edit(stones)
    again = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CircleDialog) and each.isVisible())
    again.name.setText(" ")
    again.save()
    one.settle()
    assert "a name" in again.notice.text
    again.remove()
    one.settle()
    with one.book.reading() as reader:
        assert "Stones" not in [sphere.name for sphere in spheres.spheres(reader)]


def test_the_circles_keep_their_place_when_one_is_changed(one: Whole, panel: GivingPanel) -> None:
    with one.book.reading() as reader:
        first = spheres.seats(reader)[0].sphere
    change = next(each for each in panel.circles.findChildren(QPushButton) if first.name in each.accessibleName())
    change.setFocus()
    spheres.save(one.book, replace(first, trades=(*first.trades, "Quarry")))
    panel.circles.reload()
    one.settle()
    assert "Quarry" in [chip.text().removeprefix("○ ") for chip in panel.circles.findChildren(Chip)]
    assert panel.circles.area.verticalScrollBar().value() == 0


def test_a_page_says_how_i_could_help_and_what_was_given(one: Whole) -> None:
    proposal = next(each for each in proposals(one) if not each.with_me)
    person = proposal.seeker.person.id
    help_kind = interactions.log(one.book, [person], Kind.HELP)
    one.desk.person_wanted.emit(person)
    one.settle()
    panel = one.people.panel
    helping = next(each for each in panel.sections if isinstance(each, HelpSection))
    one.qtbot.waitUntil(lambda: helping.person_id == person and bool(helping.proposals), timeout=5000)
    with one.book.reading() as reader:
        assert helping.proposals == giving.proposals(reader, person, 3)
    section = next(each for each in panel.sections if isinstance(each, GivingSection))
    texts = [each.text() for each in section.findChildren(QPushButton)]
    assert any(text.startswith("Help: ") for text in texts)
    rows = section.rows("help")
    assert help_kind.id in [row.id for row, _text in rows]
    assert all("given" in text or "received" in text for _row, text in rows)
    assert panel.shown is not None and panel.shown.row is not None
    given, received = giving.of_evidence(panel.shown.file.evidence, one.book.me, one.book.today).counted()
    assert (given, received) == (panel.shown.row.given, panel.shown.row.received)


def test_everything_given_and_received_stands_below_the_circles(one: Whole, panel: GivingPanel) -> None:
    with one.book.reading() as reader:
        found = giving.given_received(reader)
    texts = [each.text() for each in panel.exchange.findChildren(QPushButton)]
    assert len(texts) == len(found.by_kind()) and panel.exchange.isVisible()
    kind, (given, received) = next(iter(found.by_kind().items()))
    assert len(panel.exchange.rows(kind)) == min(25, given + received)
