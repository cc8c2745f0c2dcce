"""What the hand does on the picture: move somebody, catch a group, tie two, walk along links."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import rings
from netdesk.ui.network import focus
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.strands import Strands

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def chain() -> Graph:
    """Me, and five people of whom each knows the next."""
    people = [GraphPerson(f"p{row}", f"Person {row}", Stage.VISIBILITY) for row in range(5)]
    ties = [GraphLink(f"p{row}", f"p{row + 1}", Stage.VISIBILITY) for row in range(4)]
    return Graph.build(GraphPerson("me", "Me"), people, ties)


@pytest.fixture
def plot(qtbot: QtBot) -> NetworkPlot:
    made, graph = NetworkPlot(), chain()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.set_graph(graph, rings(graph))
    with qtbot.waitExposed(made):
        made.show()
    return made


def drag(plot: NetworkPlot, way: list[QPoint], modifier: Qt.KeyboardModifier = NONE) -> None:
    viewport = plot._window.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifier, way[0])
    for point in way[1:]:
        QTest.mouseMove(viewport, point)
        QTest.qWait(10)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifier, way[-1])


def at(plot: NetworkPlot, person: str) -> QPoint:
    return plot.place_of(person).toPoint()


def test_dragging_moves_somebody_and_is_no_click(qtbot: QtBot, plot: NetworkPlot) -> None:
    begin, seen = at(plot, "p1"), plot.view
    with qtbot.waitSignal(plot.placed) as placed, qtbot.assertNotEmitted(plot.selected):
        drag(plot, [begin, begin + QPoint(30, 20), begin + QPoint(60, 40)])
    assert placed.args[0] == "p1"
    assert (at(plot, "p1") - (begin + QPoint(60, 40))).manhattanLength() <= 2
    assert plot.view == seen
    assert placed.args[1:] == pytest.approx(plot.picture.places[plot.index["p1"]].tolist(), abs=0.1)


def test_i_stay_in_the_middle(qtbot: QtBot, plot: NetworkPlot) -> None:
    with qtbot.assertNotEmitted(plot.placed):
        drag(plot, [at(plot, "me"), at(plot, "me") + QPoint(40, 0), at(plot, "me") + QPoint(80, 0)])


def test_a_line_drawn_with_control_ties_two(qtbot: QtBot, plot: NetworkPlot) -> None:
    begin, end = at(plot, "p0"), at(plot, "p3")
    with qtbot.waitSignal(plot.tied) as tied:
        drag(plot, [begin, (begin + end) / 2, end], CONTROL)
    assert tied.args == ["p0", "p3"]
    with qtbot.assertNotEmitted(plot.tied):
        drag(plot, [begin, begin + QPoint(20, 0), QPoint(4, 4)], CONTROL)


def test_a_lasso_catches_those_inside_and_never_me(qtbot: QtBot, plot: NetworkPlot) -> None:
    corners = [QPoint(3, 3), QPoint(896, 3), QPoint(896, 696), QPoint(3, 696), QPoint(3, 4)]
    with qtbot.waitSignal(plot.caught) as caught:
        drag(plot, corners, SHIFT)
    assert sorted(caught.args[0]) == ["p0", "p1", "p2", "p3", "p4"]
    one = at(plot, "p2")
    around = [one + QPoint(x, y) for x, y in ((-25, -25), (25, -25), (25, 25), (-25, 25), (-25, -24))]
    with qtbot.waitSignal(plot.caught) as caught:
        drag(plot, around, SHIFT)
    assert caught.args[0] == ["p2"]


def test_arrows_walk_along_links_only(plot: NetworkPlot) -> None:
    plot.select("p2")
    reached = set()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        plot.select("p2")
        QTest.keyClick(plot, key)
        reached.add(plot.selected_person)
    assert reached - {"p2"}
    assert reached <= {"p1", "p2", "p3", "me"}


def test_alt_and_an_arrow_move_who_is_selected(qtbot: QtBot, plot: NetworkPlot) -> None:
    plot.select("p2")
    before = at(plot, "p2")
    with qtbot.waitSignal(plot.placed):
        QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert at(plot, "p2").x() > before.x()
    assert plot.selected_person == "p2"


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_L, "tie_wanted"), (Qt.Key.Key_W, "way_wanted"), (Qt.Key.Key_Menu, "menu_wanted")]
)
def test_keys_do_what_the_mouse_does(qtbot: QtBot, plot: NetworkPlot, key: Qt.Key, signal: str) -> None:
    plot.select("p2")
    with qtbot.waitSignal(getattr(plot, signal)) as told:
        QTest.keyClick(plot, key)
    assert told.args == ["p2"]


def test_the_second_step_leads_on_without_me() -> None:
    strands = Strands(chain())
    found = focus.neighbourhood(strands, 3)  # p2
    assert found.people.tolist() == [0, 2, 3, 4]
    assert sorted(found.beyond.tolist()) == [1, 5]
    assert len(found.links_beyond) == 2 and not set(found.links_beyond) & set(found.links)


def test_a_group_has_the_links_among_it() -> None:
    strands = Strands(chain())
    found = focus.group(strands, [1, 2, 4])
    assert found is not None
    assert [sorted(pair) for pair in strands.pairs[found.links].tolist()] == [[1, 2]]
    assert focus.group(strands, []) is None and focus.way(strands, []) is None


def test_an_arrow_points_at_whom_more_trust_goes_to(qtbot: QtBot) -> None:
    tie = GraphLink("p0", "p1", Stage.VISIBILITY, outward=Stage.CREDIBILITY, inward=Stage.VISIBILITY)
    people = [GraphPerson(f"p{row}", f"Person {row}", Stage.VISIBILITY) for row in range(2)]
    strands = Strands(Graph.build(GraphPerson("me", "Me"), people, [tie]))
    row = int(np.flatnonzero((strands.pairs > 0).all(axis=1))[0])
    lean = int(strands.leans[row])
    toward = strands.pairs[row][1 if lean > 0 else 0]
    assert lean and toward == 2  # p1


def test_people_are_gathered_one_by_one_with_the_keys(qtbot: QtBot, plot: NetworkPlot) -> None:
    plot.select("p2")
    assert sorted(plot.around("p2")) == ["p1", "p2", "p3"]
    for person in ("p0", "p4", "p3", "me", "p3"):
        plot.select(person)
        QTest.keyClick(plot, Qt.Key.Key_Space)
    assert sorted(plot.around("p2")) == ["p0", "p4"]
    assert list(plot._canvas._gathered) == [plot.index["p0"], plot.index["p4"]]
    with qtbot.waitSignal(plot.menu_wanted) as told:
        QTest.keyClick(plot, Qt.Key.Key_M)
    assert told.args == ["p3"]
    with qtbot.waitSignal(plot.gathered_changed) as changed:
        QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert changed.args == [0] and plot.selected_person == "p3"
    with qtbot.waitSignal(plot.selected) as selected:
        plot.show_group(["p0", "p4"])
    assert selected.args == [""] and plot.selected_person == ""


def test_the_right_button_says_what_can_be_done_with_somebody(qtbot: QtBot, plot: NetworkPlot) -> None:
    with qtbot.waitSignal(plot.menu_wanted) as told:
        QTest.mouseClick(plot._window.viewport(), Qt.MouseButton.RightButton, pos=at(plot, "p2"))
    assert told.args == ["p2"]
