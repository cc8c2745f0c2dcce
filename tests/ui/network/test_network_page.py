"""The network page on a desk: ways, findings, filters, the past, groups, and what is kept of all that."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.event import Event, FollowUp
from netdesk.domain.link import Tie
from netdesk.domain.person import Person
from netdesk.domain.stage import Stage
from netdesk.operations import events, links, network, places
from netdesk.operations.people import tag
from netdesk.storage.surroundings import surroundings
from netdesk.ui.drafting import DraftDialog
from netdesk.ui.network import together
from netdesk.ui.network.page import NetworkPage
from netdesk.ui.person.linkdialog import LinkDialog

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path, 40) as program:
        yield program


def opened(one: Whole) -> NetworkPage:
    page = one.window.show_page("network")
    assert isinstance(page, NetworkPage)
    one.settle()
    return page


def somebody(page: NetworkPage, stage: Stage, at: int = 0) -> str:
    graph = page.plot.picture.graph
    return [graph.ids[row] for row in range(1, len(graph)) if graph.stages[row] == stage][at]


def plans(one: Whole) -> list[FollowUp]:
    with one.book.reading() as reader:
        return [plan for plan in reader.all(FollowUp) if plan.reason.startswith("Ask ") and not plan.done_on]


def shut(kind: type[QDialog]) -> list[QDialog]:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    for each in found:
        each.close()
    return found


def through_others(one: Whole, page: NetworkPage) -> str:
    """Somebody to whom the warmest way leads over another."""
    from netdesk.operations.ways import warmest_ways

    with one.book.reading() as reader:
        for person in page.plot.picture.graph.ids[1:]:
            ways = warmest_ways(reader, person)
            if ways and len(ways[0].steps) > 1:
                return person
    raise AssertionError("the demo has nobody like that")


def test_a_way_is_drawn_planned_and_its_outcome_noted(one: Whole) -> None:
    page = opened(one)
    goal = through_others(one, page)
    before = plans(one)
    page.plot.select(goal)
    page.plot.way_wanted.emit(goal)
    one.settle()
    way = page.way.way
    assert way is not None and way.goal.person_id == goal
    focus = page.plot._canvas._focus
    assert focus is not None and len(focus.people) == len(way.steps) + 1
    assert way.steps[0].name.split()[0] in page.way.ask_button.text()
    page.way.ask_button.click()
    one.settle()
    (dialog,) = shut(DraftDialog)
    assert isinstance(dialog, DraftDialog) and dialog.text.toPlainText()
    (plan,) = [each for each in plans(one) if each not in before]
    assert plan.person_id == way.steps[0].person_id
    assert not page.way._planned.isHidden()
    page.way._outcome(True)
    one.settle()
    assert plan.id not in {each.id for each in plans(one)}
    one.desk.undo()
    one.settle()
    assert plan.id in {each.id for each in plans(one)}


def test_the_empty_way_panel_is_there_to_be_asked(one: Whole) -> None:
    panel = opened(one).way
    assert panel.field.isVisible() and panel.height() >= panel.field.geometry().bottom()


def test_a_goal_nobody_fits_is_said(one: Whole) -> None:
    page = opened(one)
    page.way.ask("qqqzzz")
    one.settle()
    assert page.way.way is None and page.way._notice.text()
    page.way.close_panel()
    assert page.way.isHidden() and not page._way_button.isChecked()


def test_enter_in_the_search_field_asks_the_way_where_nobody_is_called_so(one: Whole) -> None:
    page = opened(one)
    name = page.plot.name_of(somebody(page, Stage.CREDIBILITY))
    one.window.search.setText(name)
    one.window.search.submitted.emit(name)
    page._find(name)
    assert page.plot.name_of(page.plot.selected_person) == name
    one.window.search.submitted.emit("notary")
    one.qtbot.waitUntil(lambda: page.way._called == "notary")
    one.settle()


def test_what_is_asked_for_is_shown_and_can_be_let_go(one: Whole) -> None:
    page = opened(one)
    everybody = len(page.plot.picture.graph)
    page.filters._stages[Stage.VISIBILITY].click()
    one.settle()
    assert Stage.VISIBILITY not in set(page.plot.picture.graph.stages[1:].tolist())
    page.filters._fill()
    with one.book.reading() as reader:
        place = next(iter(surroundings(reader).places.values()))
    page.filters.toggle("places", place)
    one.settle()
    assert 1 < len(page.plot.picture.graph) < everybody
    assert [chip.text() for chip in page.filters._chosen] == [place]
    page.filters._chosen[0].removed.emit()
    page.filters.clear()
    one.settle()
    assert len(page.plot.picture.graph) == everybody


def test_the_surroundings_of_a_desk(one: Whole) -> None:
    page = opened(one)
    a, b = somebody(page, Stage.VISIBILITY), somebody(page, Stage.VISIBILITY, 1)
    links.state(one.book, a, b, [Tie.COLLEAGUE])
    event = events.add(one.book, "Supper", datetime(2026, 11, 30, 19), people=[a])
    with one.book.reading() as reader:
        found = surroundings(reader)
    assert found.ties.get((a, b)) == {Tie.COLLEAGUE} or found.ties.get((b, a)) == {Tie.COLLEAGUE}
    assert [one.people for one in found.events if one.id == event.id] == [{a}]
    assert set(found.freshness) == set(page.plot.picture.graph.ids[1:])


def test_whoever_is_put_somewhere_stands_there_again(one: Whole) -> None:
    page = opened(one)
    person = somebody(page, Stage.VISIBILITY)
    page.plot._drag(page.plot.index[person], QPointF(300, 200))
    page.plot._drop(page.plot.index[person], QPointF(300, 200))
    one.settle()
    put = page.plot.picture.places[page.plot.index[person]].tolist()
    assert places.dragged(one.book, "rings")[person] == pytest.approx(tuple(put), abs=0.1)
    page.reload()
    one.settle()
    assert page.plot.picture.places[page.plot.index[person]].tolist() == pytest.approx(put, abs=0.1)
    page._let_go()
    one.settle()
    assert places.dragged(one.book, "rings") == {}
    assert page.plot.picture.places[page.plot.index[person]].tolist() != pytest.approx(put, abs=1)


def test_the_last_layout_is_kept_and_another_one_is_chosen(one: Whole) -> None:
    page = opened(one)
    assert set(places.last(one.book, "rings")) == set(page.plot.picture.graph.ids)
    menu = page.layout_menu
    forces = next(act for act in menu.actions() if act.text().startswith("Forces"))
    forces.trigger()
    one.settle()
    assert page.plot.picture.bands == ()
    assert one.desk.settings.get("network.layout") == "forces"
    next(act for act in menu.actions() if act.text() == "Trust rings").trigger()
    next(act for act in menu.actions() if act.text() == "Sectors of the rings by community").trigger()
    one.settle()
    assert page.plot.picture.bands and menu.arrangement.by_community


def test_the_past_is_shown_and_left_again(one: Whole) -> None:
    page = opened(one)
    now = page.plot.picture
    slider = page.time.slider
    assert slider.minimum() < slider.maximum() == TODAY.toordinal()
    slider.setValue(slider.minimum() + 1)
    then = page.plot.picture
    assert then is not now and len(then.graph.links) < len(now.graph.links)
    assert set(then.graph.ids) <= set(now.graph.ids)
    slider.setValue(slider.maximum())
    assert page.plot.picture is now
    slider.setValue(slider.minimum() + 1)
    page.filters.toggle("stages", Stage.CARD)
    one.settle()
    assert slider.value() == slider.maximum() and slider.isEnabled()
    assert Stage.CARD not in set(page.plot.picture.graph.stages.tolist())


def test_findings_bring_people_to_the_front_and_suggestions_are_settled(one: Whole) -> None:
    page = opened(one)
    with one.book.reading() as reader:
        suggested = network.suggested_links(reader)
    page._side_button.setChecked(True)
    one.settle()
    tree = page.findings.tree
    titles = [tree.topLevelItem(at).text(0).split("  ")[0] for at in range(tree.topLevelItemCount())]
    assert titles == ["Communities", "Bridges", "Connectors", "Suggested links", "Empty seats", "Only cards"]
    page.findings._open(tree.topLevelItem(0).child(0))
    focus = page.plot._canvas._focus
    assert focus is not None and len(focus.people) > 2
    assert len(suggested) >= 2 and len(page.plot.suggested.pairs) == len(suggested)
    tree.setCurrentItem(tree.topLevelItem(3).child(0))
    assert page.findings.confirm_button.isVisible()
    page.findings.dismiss_button.click()
    one.settle()
    tree.setCurrentItem(tree.topLevelItem(3).child(0))
    page.findings.confirm_button.click()
    one.settle()
    with one.book.reading() as reader:
        left = network.suggested_links(reader)
    assert len(left) == len(suggested) - 2
    page.findings._open(tree.topLevelItem(4).child(0))
    one.qtbot.waitUntil(lambda: bool(page.way._called))
    one.settle()


def test_a_group_is_tagged_invited_and_listed(one: Whole) -> None:
    page = opened(one)
    people = [somebody(page, Stage.VISIBILITY, at) for at in range(3)]
    event = events.add(one.book, "Supper", datetime.combine(TODAY + timedelta(days=8), datetime.min.time()))
    with one.book.reading() as reader:
        assert (event.id, "Supper") in together.upcoming(reader)
    menu = together.offer(page, one.desk, people)
    one.settle()
    inviting = next(act.menu() for act in menu.actions() if act.text() == "Invite to")
    assert isinstance(inviting, QMenu)
    next(act for act in inviting.actions() if act.text() == "Supper").trigger()
    one.settle()
    with one.book.reading() as reader:
        assert {each.person_id for each in reader.get(Event, event.id).attendances} == set(people)
    next(act for act in menu.actions() if act.text() == "Open as a list").trigger()
    menu.close()
    one.settle()
    assert one.window.page == "people" and sorted(one.people.model.ids()) == sorted(people)
    assert one.people.filters._people.text() == "3 chosen people"


def test_a_group_gets_a_tag(one: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(one)
    people = [somebody(page, Stage.VISIBILITY, at) for at in range(2)]
    asked = "netdesk.ui.network.together.QInputDialog.getItem"
    monkeypatch.setattr(asked, lambda *_args: ("Regatta", True))
    together.ask_tag(page, one.desk, people)
    one.settle()
    with one.book.reading() as reader:
        assert all("Regatta" in person.tags for person in reader.find(Person, people))
    tag(one.book, people, drop=["Regatta"])


def test_a_line_drawn_between_two_asks_what_ties_them(one: Whole) -> None:
    page = opened(one)
    a, b = somebody(page, Stage.VISIBILITY), somebody(page, Stage.VISIBILITY, 1)
    page.plot.tied.emit(a, b)
    one.settle()
    (dialog,) = shut(LinkDialog)
    assert isinstance(dialog, LinkDialog) and dialog.other.person_id == b
    assert page.plot.name_of(a) in dialog.sentence


def test_marks_are_coloured_by_what_is_chosen_and_the_choice_is_kept(one: Whole) -> None:
    page = opened(one)
    assert page.plot.picture.tints is None and "All others" not in page._legend.accessibleDescription()
    menu = {act.text(): act for act in page.layout_menu.actions()}
    menu["Colours by sphere"].trigger()
    one.settle()
    picture = page.plot.picture
    spheres = set(picture.graph.spheres[1:]) - {""}
    assert picture.tints is not None and set(picture.tints.names) <= spheres
    for name in picture.tints.names:
        assert name in page._legend.accessibleDescription()
    for row in range(1, len(picture.graph)):
        tint = int(picture.tinted[row])
        assert picture.graph.spheres[row] == (picture.tints.names[tint] if tint >= 0 else "")
    assert one.desk.settings.get("network.colour_by") == "sphere"
    page.filters.toggle("stages", Stage.CARD)
    one.settle()
    assert page.plot.picture.tints is picture.tints
    menu["Colours by community"].trigger()
    one.settle()
    assert page.plot.picture.tints is not None and page.plot.picture.tints is not picture.tints
    menu["Colours by trust"].trigger()
    one.settle()
    assert page.plot.picture.tints is None


def test_the_past_of_another_picture_is_made_once_while_it_plays(one: Whole) -> None:
    page = opened(one)
    {act.text(): act for act in page.layout_menu.actions()}["Colours by sphere"].trigger()
    one.settle()
    today, slider = page.plot.picture, page.time.slider
    for day in range(slider.minimum(), slider.minimum() + 40):
        slider.setValue(day)
    shooting = page.past._shooting
    assert shooting is today
    one.qtbot.waitUntil(lambda: page.past._shooting is None)
    assert page.plot.picture is not today and page.plot.picture.tints is today.tints
    assert len(page.plot.picture.graph) < len(today.graph)
    page.past.leave()
    assert page.plot.picture is today
