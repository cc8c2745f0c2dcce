"""Why a stage is what it is, what would help, how it came about; pins with their reasons; the trust between others."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from whole import TODAY, Whole, whole

from netdesk.domain.interaction import Interaction, Kind, Participant
from netdesk.domain.person import LetterKind, Name, Person
from netdesk.domain.stage import Stage
from netdesk.operations import cadence, interactions, links, people, trust
from netdesk.ui.person.evidencelabel import EvidenceLabel
from netdesk.ui.person.linksection import LinksSection
from netdesk.ui.person.linkwhy import LinkWhy
from netdesk.ui.person.othertrust import OtherTrust
from netdesk.ui.person.pindialog import PinDialog
from netdesk.ui.person.timelinedelegate import ENTRY_ROLE
from netdesk.ui.widgets.yardstick import Yardstick


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 12) as made:
        yield made


@pytest.fixture
def ana(one: Whole) -> str:
    """Ana Kovač, grown to Credibility by what was logged; her page is open."""
    person = people.add(one.book, Person(name=Name("Ana Kovač", given="Ana", family="Kovač"))).id
    for kind, ago in ((Kind.MET, 100), (Kind.CALL, 70), (Kind.ONE_TO_ONE, 40)):
        learned = [(LetterKind.GOALS, "grow"), (LetterKind.SKILLS, "wood")] if ago == 100 else ()
        interactions.log(one.book, [person], kind, on=TODAY - timedelta(days=ago), minutes=90, learned=learned)
    one.desk.person_wanted.emit(person)
    one.settle()
    return person


def said(widget: object) -> list[str]:
    assert hasattr(widget, "findChildren")
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def why(one: Whole) -> LinkWhy:
    section = one.people.panel.trust
    if section._why.isHidden():
        section._toggle()
    return section._why


def test_both_directions_are_told_with_the_one_act_and_the_hours(one: Whole, ana: str) -> None:
    text = "\n".join(said(why(one)))
    assert "My trust in Ana: Credibility" in text and "Ana’s trust in me: Credibility" in text
    assert "grown: 3 conversations over 8 weeks, promises kept" in text
    assert "○ 2 more referrals with consent" in text and "lapses on" in text
    assert "13 Oct 2026  rose to Credibility: one-to-one" in text
    assert "14 Aug 2026  rose to Visibility: met" in text
    assert "4.5 hours together; about 50 make an acquaintance" in text
    assert why(one).findChild(Yardstick).value == 4.5
    assert any(line.startswith("→ Give Ana a referral") for line in said(one.people.panel.trust))


def test_every_piece_of_evidence_is_reached(one: Whole, ana: str) -> None:
    line = next(each for each in why(one).findChildren(EvidenceLabel) if "talked 3 times" in each.text())
    menu = line.menu()
    assert [action.text() for action in menu.actions()] == [
        "13 Oct 2026 · one-to-one",
        "13 Sept 2026 · call",
        "14 Aug 2026 · met",
    ]
    menu.actions()[1].trigger()
    shown = one.people.panel.timeline._list.currentIndex().data(ENTRY_ROLE)
    assert shown.item.kind is Kind.CALL
    step = next(each for each in why(one).findChildren(EvidenceLabel) if "rose to Visibility" in each.text())
    one.qtbot.keyClick(step, Qt.Key.Key_Return)
    assert one.people.panel.timeline._list.currentIndex().data(ENTRY_ROLE).item.kind is Kind.MET


def pin(one: Whole, name: str) -> PinDialog:
    button = next(each for each in why(one).findChildren(QPushButton) if each.accessibleName().endswith(name))
    button.click()
    return one.window.findChildren(PinDialog)[-1]


def test_a_pin_has_a_reason_shows_the_rules_beside_it_and_keeps_its_history(one: Whole, ana: str) -> None:
    dialog = pin(one, "Ana’s trust in me")
    assert "By the rules: Credibility" in said(dialog) and dialog.stages[Stage.CREDIBILITY].isChecked()
    dialog.stages[Stage.PROFITABILITY].click()
    dialog.note.setText("she told everybody")
    one.qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    one.settle()
    text = "\n".join(said(why(one)))
    assert "Ana’s trust in me: Profitability" in text and "by the rules: Credibility" in text
    assert "she told everybody" in text and one.said == "Trust pinned"
    again = pin(one, "Ana’s trust in me")
    assert "22 Nov 2026: Profitability – she told everybody" in said(again)
    again.unpin()
    one.settle()
    assert "Ana’s trust in me: Credibility" in "\n".join(said(why(one)))
    one.desk.undo()
    one.settle()
    assert "Ana’s trust in me: Profitability" in "\n".join(said(why(one)))


def test_friendship_is_marked_in_the_menu_and_lifts_the_link(one: Whole) -> None:
    person = one.find("ana kovac")
    interactions.log(one.book, [person], Kind.CALL, on=TODAY)
    one.desk.person_wanted.emit(person)
    one.settle()
    header = one.people.panel.header
    header._fill_menu()
    mark = next(action for action in header._more.menu().actions() if action.text() == "We are friends")
    assert not mark.isChecked()
    mark.trigger()
    one.settle()
    assert one.people.panel.shown is not None and one.people.panel.shown.trust is not None
    assert one.people.panel.shown.trust.stage is Stage.CREDIBILITY


def test_how_fresh_and_where_the_cadence_comes_from(one: Whole, ana: str) -> None:
    section = one.people.panel.trust
    assert section._fresh.text() == "Fresh · last talk 5 weeks ago · every 45 days, as for Credibility"
    assert section._mark.level == 3
    people.tag(one.book, [ana], add=["board"])
    cadence.set_tag(one.book, "Board", 20, 30)
    one.settle()
    assert section._fresh.text() == "Fading · last talk 5 weeks ago · every 20 days, as for the tag Board"
    assert section._mark.level == 1


def test_the_trust_between_two_others_is_told_and_its_evidence_reached(one: Whole, ana: str) -> None:
    other = one.find("giulia")
    with one.book.changing("Between") as change:
        parts = (Participant(ana), Participant(other))
        change.save(Interaction(kind=Kind.MET, on=TODAY - timedelta(days=3), participants=parts))
    links.pin(one.book, other, ana, Stage.CREDIBILITY, "as she says")
    one.settle()
    section = next(each for each in one.people.panel.sections if isinstance(each, LinksSection))
    row = next(row for row in section._rows if row.other == other)
    assert (row.stage, row.outward, row.inward) == (Stage.VISIBILITY, Stage.VISIBILITY, Stage.CREDIBILITY)
    button = next(
        each for each in section.findChildren(QPushButton) if each.accessibleName().endswith(f"two, {row.name}")
    )
    button.click()
    dialog = one.window.findChild(OtherTrust)
    text = "\n".join(said(dialog))
    assert f"Ana Kovač’s trust in {row.name}: Visibility" in text
    assert dialog.advice.text() == f"Suggest a one-to-one to Ana Kovač and {row.name}."
    interactions.log(one.book, [ana, other], Kind.ONE_TO_ONE, on=TODAY)
    one.settle()
    with one.book.reading() as reader:
        assert len(trust.tell(reader, ana, other).trust.evidence.facts) == 2
    line = next(each for each in dialog.why.findChildren(EvidenceLabel) if "talked 2 times" in each.text())
    line.menu().actions()[-1].trigger()
    one.settle()
    assert one.people.panel.timeline._list.currentIndex().data(ENTRY_ROLE).item.on == TODAY - timedelta(days=3)
