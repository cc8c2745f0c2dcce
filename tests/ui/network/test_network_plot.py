"""The picture of the network: what one hovers is what one hits, names keep apart, paper shows what the screen shows."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.errors import NetdeskError
from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import rings
from netdesk.ui.network import chip, export, strokes
from netdesk.ui.network.colours import DARK, LIGHT
from netdesk.ui.network.legend import Legend
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.view import View


def graph_of(count: int, links: int = 0, seed: int = 5) -> Graph:
    rng = np.random.default_rng(seed)
    people = [
        GraphPerson(f"p{row}", f"Person {row}", Stage(row % 4), float(row), float(rng.random())) for row in range(count)
    ]
    ends = rng.integers(0, max(count, 1), (links, 2)).tolist()
    ties = [GraphLink(f"p{a}", f"p{b}", Stage(int(rng.integers(4))), 20, float(rng.random())) for a, b in ends]
    return Graph.build(GraphPerson("me", "Me"), people, ties)


@pytest.fixture
def plot(qtbot: QtBot) -> NetworkPlot:
    return shown(qtbot, graph_of(60, 40))


def shown(qtbot: QtBot, graph: Graph) -> NetworkPlot:
    plot = NetworkPlot()
    qtbot.addWidget(plot)
    plot.resize(1100, 760)
    plot.set_graph(graph, rings(graph))
    with qtbot.waitExposed(plot):
        plot.show()
    rest(qtbot, plot)
    return plot


def rest(qtbot: QtBot, plot: NetworkPlot) -> None:
    qtbot.waitUntil(lambda: plot._canvas.settled, timeout=10_000)


def window(plot: NetworkPlot) -> object:
    return plot._window.viewport()


def pixel(plot: NetworkPlot, person: str) -> QPoint:
    return plot.place_of(person).toPoint()


def test_hovering_finds_the_person_under_the_mouse(qtbot: QtBot, plot: NetworkPlot) -> None:
    for person in ("p3", "p17", "me"):
        QTest.mouseMove(window(plot), pixel(plot, person))
        row = plot._index[person]
        qtbot.waitUntil(lambda row=row: plot._canvas._hovered == row)
    QTest.mouseMove(window(plot), QPoint(4, 4))
    qtbot.waitUntil(lambda: plot._canvas._hovered is None)


def test_a_second_click_opens_who_is_there_also_after_zooming_and_panning(qtbot: QtBot, plot: NetworkPlot) -> None:
    plot.zoom(1.6)
    plot.pan(0.05, -0.04)
    rest(qtbot, plot)
    for person in ("p7", "p11", "me"):
        with qtbot.waitSignal(plot.selected, check_params_cb=lambda one, wanted=person: one == wanted):
            QTest.mouseClick(window(plot), Qt.MouseButton.LeftButton, pos=pixel(plot, person))
        with qtbot.waitSignal(plot.opened) as opened:
            QTest.mouseClick(window(plot), Qt.MouseButton.LeftButton, pos=pixel(plot, person))
        assert opened.args == [person]


def test_every_mark_is_hit_at_its_own_place(plot: NetworkPlot) -> None:
    for person in plot.picture.graph.ids:
        assert plot.person_at(plot.place_of(person)) == person


def test_the_mark_is_painted_where_it_is_hit(qtbot: QtBot, plot: NetworkPlot) -> None:
    image = plot.grab().toImage()
    for person in ("p3", "p7", "p2"):
        row = plot._index[person]
        point = plot.place_of(person)
        radius = float(plot.picture.sizes(plot.view)[row])
        rim = image.pixelColor(round(point.x() - radius), round(point.y()))
        assert near(rim, LIGHT.stages[plot.picture.graph.stages[row]])
    assert near(image.pixelColor((plot.place_of("me") + QPointF(-15, 8)).toPoint()), LIGHT.accent)


def near(colour: QColor, wanted: str, off: int = 60) -> bool:
    other = QColor(wanted)
    parts = ((colour.red(), other.red()), (colour.green(), other.green()), (colour.blue(), other.blue()))
    return sum(abs(a - b) for a, b in parts) <= off


def test_a_click_selects_and_a_click_beside_lets_go(qtbot: QtBot, plot: NetworkPlot) -> None:
    QTest.mouseClick(window(plot), Qt.MouseButton.LeftButton, pos=pixel(plot, "p5"))
    assert plot._selected == "p5"
    assert "p5" in {plot.picture.graph.ids[label.row] for label in plot._canvas.labels}
    with qtbot.waitSignal(plot.selected) as selected:
        QTest.mouseClick(window(plot), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert selected.args == [""]


def test_the_rest_recedes_behind_the_neighbourhood(qtbot: QtBot, plot: NetworkPlot) -> None:
    def ink() -> int:
        image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        bits = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, 2::-1].astype(int)
        return int(np.abs(bits - np.array(QColor(LIGHT.background).getRgb()[:3])).sum())

    before = ink()
    plot.select("p5")
    assert ink() < 0.6 * before
    plot.select(None)
    assert abs(ink() - before) < 0.02 * before


def test_a_selection_outlives_new_data_and_colours(plot: NetworkPlot) -> None:
    plot.select("p5")
    plot.set_colours(DARK)
    assert plot._canvas._focus is not None
    smaller = _at_stage(plot.picture.graph, Stage.VISIBILITY)
    plot.set_graph(smaller, rings(smaller))
    assert plot._canvas._focus is not None
    plot.set_graph(graph_of(3), rings(graph_of(3)))
    assert plot._canvas._focus is None


def test_a_way_shows_its_people_and_steps(plot: NetworkPlot) -> None:
    a, b = next((a, b) for a, b in plot.picture.graph.links.tolist() if a)
    ids = plot.picture.graph.ids
    plot.show_way(["me", ids[a], ids[b]])
    focus = plot._canvas._focus
    assert focus is not None
    assert focus.people.tolist() == [0, a, b]
    steps = plot.picture.strands.pairs[focus.links].tolist()
    assert sorted(map(sorted, steps)) == sorted([[0, a], sorted((a, b))])
    plot.select(None)
    assert plot._canvas._focus is None


@pytest.mark.parametrize("count", [60, 300, 1500])
def test_names_do_not_overlap_and_stay_inside(qtbot: QtBot, count: int) -> None:
    plot = shown(qtbot, graph_of(count, count))
    for factor in (1.0, 2.5):
        plot.zoom(factor)
        rest(qtbot, plot)
        boxes = label_boxes(plot)
        assert len(boxes) > 5
        for row, (left, top, right, bottom) in enumerate(boxes):
            assert left >= 0 and top >= 0 and right <= plot.width() and bottom <= plot.height()
            for left2, top2, right2, bottom2 in boxes[row + 1 :]:
                assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top


def label_boxes(plot: NetworkPlot) -> list[tuple[float, float, float, float]]:
    points = plot.view.pixels(plot.picture.places)
    corners = [(label, points[label.row] + (label.dx, label.dy)) for label in plot._canvas.labels]
    return [(x, y, x + label.width, y + label.height) for label, (x, y) in corners]


def test_coming_closer_names_more_of_those_in_view(qtbot: QtBot) -> None:
    plot = shown(qtbot, graph_of(600))

    def share() -> float:
        inside = plot.view.holds(plot.view.pixels(plot.picture.places)).sum() - 1
        return len(plot._canvas.labels) / max(int(inside), 1)

    far = share()
    plot.show_person("p3", scale=2.0)
    rest(qtbot, plot)
    assert share() > 1.5 * far


def test_thousands_are_named_by_importance_and_more_of_them_from_close_by(qtbot: QtBot) -> None:
    plot = shown(qtbot, graph_of(3000))
    shares = []
    for _step in range(4):
        boxes = np.array(label_boxes(plot))
        assert len(boxes) > 20
        for row, (left, top, right, bottom) in enumerate(boxes):
            rest_of = boxes[row + 1 :]
            apart = (right <= rest_of[:, 0]) | (rest_of[:, 2] <= left)
            apart |= (bottom <= rest_of[:, 1]) | (rest_of[:, 3] <= top)
            assert apart.all()
        inside = plot.view.holds(plot.view.pixels(plot.picture.places))
        shares.append(len(boxes) / int(inside.sum()))
        plot.zoom(1.7)
        rest(qtbot, plot)
    assert shares == sorted(shares) and shares[-1] > 4 * shares[0]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_network_of_hardly_anybody(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    plot = shown(qtbot, graph_of(count))
    plot.grab()
    plot.select("me")
    plot.zoom(2)
    plot.fit()
    plot.grab()
    assert plot.person_at(plot.place_of("me")) == "me"
    export.png(plot.picture, tmp_path / "small.png", 600)


def test_a_filtered_network_shows_only_those_left(qtbot: QtBot, plot: NetworkPlot) -> None:
    part = _at_stage(plot.picture.graph, Stage.PROFITABILITY)
    plot.set_graph(part, rings(part))
    rest(qtbot, plot)
    image = plot.grab().toImage()
    assert colours_in(image, LIGHT.stages[3])
    assert not colours_in(image, LIGHT.stages[2])
    with pytest.raises(KeyError):
        plot.place_of("p1")


def colours_in(image: QImage, colour: str) -> bool:
    """Whether a pixel has (nearly) the colour."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = np.frombuffer(plain.constBits(), np.uint8).reshape(-1, 4)[:, 2::-1].astype(int)
    wanted = np.array(QColor(colour).getRgb()[:3])
    return bool((np.abs(bits - wanted).sum(axis=1) < 12).any())


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_exported_picture_has_all_stages_and_print_size(plot: NetworkPlot, tmp_path: Path, colours: object) -> None:
    plot.set_colours(colours)
    path = tmp_path / "net.png"
    export.png(plot.picture, path, 2400)
    image = QImage(str(path))
    assert image.width() == 2400
    assert image.dotsPerMeterX() == 11811
    for colour in (*colours.stages, colours.accent, colours.background, colours.panel):
        assert colours_in(image, colour)


def test_svg_keeps_the_names_as_text(plot: NetworkPlot, tmp_path: Path) -> None:
    path = tmp_path / "net.svg"
    export.svg(plot.picture, path)
    text = path.read_text("utf-8")
    assert "Person 59" in text
    assert "Profitability" in text


def test_a_picture_that_cannot_be_written_is_said(plot: NetworkPlot, tmp_path: Path) -> None:
    with pytest.raises(NetdeskError):
        export.png(plot.picture, tmp_path / "missing" / "net.png", 300)
    with pytest.raises(NetdeskError):
        export.svg(plot.picture, tmp_path / "missing" / "net.svg")


def test_the_keyboard_reaches_everything(qtbot: QtBot, plot: NetworkPlot) -> None:
    start = plot.view
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.view.scale > start.scale
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.view.scale == pytest.approx(start.scale)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.view.x > start.x
    QTest.keyClick(plot, Qt.Key.Key_0)
    assert plot.view.x == pytest.approx(start.x, abs=1e-6)
    QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert plot._selected not in (None, "me")
    with qtbot.waitSignal(plot.opened) as opened:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    assert opened.args == [plot._selected]
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot._selected is None


def test_the_mouse_pans_and_the_wheel_zooms(qtbot: QtBot, plot: NetworkPlot) -> None:
    start = plot.view
    middle = QPoint(550, 300)
    drag(plot, QPoint(20, 20), QPoint(140, 90))
    assert plot.view.x == pytest.approx(start.x - 120 / start.scale, abs=12 / start.scale)
    assert plot.view.y == pytest.approx(start.y - 70 / start.scale, abs=12 / start.scale)
    before = plot.view
    under = (middle.x() - before.width / 2) / before.scale + before.x
    wheel(plot, middle, 120)
    assert plot.view.scale > before.scale
    assert plot.view.pixel(under, 0)[0] == pytest.approx(middle.x(), abs=1)


def drag(plot: NetworkPlot, start: QPoint, end: QPoint) -> None:
    viewport, left = window(plot), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(viewport, start + (end - start) * step / 10)
        QTest.qWait(12)
    QTest.mouseRelease(viewport, left, pos=end)


def wheel(plot: NetworkPlot, at: QPoint, turn: int) -> None:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    point = QPointF(at)
    event = QWheelEvent(point, point, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(window(plot), event)


def test_resizing_keeps_everyone_in_view(qtbot: QtBot, plot: NetworkPlot) -> None:
    plot.resize(600, 700)
    rest(qtbot, plot)
    assert plot.view.box.contains(plot.picture.box)


def test_a_slow_picture_is_painted_in_slices_and_moves_meanwhile(qtbot: QtBot) -> None:
    plot = shown(qtbot, graph_of(800, 2500))
    canvas = plot._canvas
    assert canvas._cost > 0
    canvas._cost = 1.0
    sheet = canvas._sheet
    plot.pan(0.2, 0)
    plot.repaint()
    assert canvas._sheet is sheet
    assert not canvas.settled
    rest(qtbot, plot)
    assert canvas._sheet is not sheet


def test_it_has_a_name_for_those_who_do_not_see_it(qtbot: QtBot, plot: NetworkPlot) -> None:
    assert plot.accessibleName()
    legend = Legend()
    qtbot.addWidget(legend)
    assert "Credibility" in legend.accessibleDescription()


def test_the_legend_shows_every_stage(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    assert all(colours_in(image, colour) for colour in LIGHT.stages)


def test_lines_outside_are_left_out_and_those_across_are_cut() -> None:
    lines = np.array([[-50, 10, 150, 10], [-50, -50, -20, 90], [20, 20, 30, 30], [5, -40, 5, 400]], float)
    rows, parts = strokes.seen(lines, 100, 100, 0)
    assert rows.tolist() == [0, 2, 3]
    assert strokes.cut(lines[rows], parts)[0].tolist() == pytest.approx([0, 10, 100, 10])


def test_dashes_stand_still_while_the_window_moves() -> None:
    line = np.array([[0.0, 0.0, 100.0, 0.0]])
    whole = strokes.dashes(line, np.array([[0.0, 1.0]]), 7, 5)
    part = strokes.dashes(line, np.array([[0.5, 1.0]]), 7, 5)
    assert whole is not None and part is not None
    assert np.allclose(whole[-len(part) :], part)
    assert strokes.dashes(line, np.array([[0.0, 1.0]]), 1e-4, 1e-4) is None


def test_a_view_maps_there_and_back() -> None:
    view = View(2.0, 10.0, -5.0, 400, 300)
    assert view.pixel(10, -5) == (200, 150)
    assert view.box.left() == 10 - 100
    wider = view.wider(0.1)
    on = wider.on(view)
    assert (on.left(), on.top(), on.width()) == pytest.approx((-40, -30, 480))


def test_a_pale_line_is_said_in_words_too(qtbot: QtBot) -> None:
    people = [GraphPerson(f"p{row}", "Ana", Stage.VISIBILITY, 1.0, quiet) for row, quiet in enumerate((0, 0.4, 1.0))]
    picture = shown(qtbot, Graph.build(GraphPerson("me", "Me"), people, [])).picture
    rows = {name: picture.graph.ids.index(name) for name in ("me", "p0", "p1", "p2")}
    told = [chip.told(picture, rows[name]) for name in ("me", "p0", "p1", "p2")]
    assert told == ["Me", "Visibility", "Visibility · fading", "Visibility · dormant"]
    assert "Paler" in Legend().accessibleDescription()


def _at_stage(graph: Graph, stage: Stage) -> Graph:
    """Me and those whose link with me is at a stage."""
    return graph.kept(graph.stages == int(stage))
