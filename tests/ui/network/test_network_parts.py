"""The parts around the picture: the sieve, the past, paper."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.errors import NetdeskError
from netdesk.domain.link import Tie
from netdesk.domain.stage import Freshness, Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import rings
from netdesk.network.replay import Replay
from netdesk.storage.surroundings import Gathering, Surroundings
from netdesk.ui.network import export, strokes
from netdesk.ui.network.arranging import Arrangement, arrange, as_before
from netdesk.ui.network.colours import LIGHT
from netdesk.ui.network.film import Film
from netdesk.ui.network.labels import Room, place
from netdesk.ui.network.picture import Picture
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.network.sieve import Sieve, sifted
from netdesk.ui.network.table import HOURS, LINKED, NAME, NetworkTable
from netdesk.ui.network.timebar import TimeBar
from netdesk.ui.network.view import View


def graph_of_four() -> Graph:
    people = [
        GraphPerson("a", "Ana", Stage.VISIBILITY, 4.0, tags=frozenset({"Choir"}), sphere="Law"),
        GraphPerson("b", "Beata", Stage.CREDIBILITY, 30.0, 0.5, sphere="Money"),
        GraphPerson("c", "Carlo", Stage.CARD, 0.0),
        GraphPerson("d", "Dario", Stage.PROFITABILITY, 60.0, tags=frozenset({"Choir", "Fair"})),
    ]
    return Graph.build(GraphPerson("me", "Me"), people, [GraphLink("a", "b", Stage.VISIBILITY)])


AROUND = Surroundings(
    freshness={"a": Freshness.FRESH, "b": Freshness.FADING, "c": Freshness.DUE, "d": Freshness.FRESH},
    places={"a": "Asti", "b": "Asti", "c": "Alba"},
    pictures={},
    events=(Gathering("e", "Breakfast", frozenset({"a", "c"})),),
    ties={("me", "d"): frozenset({Tie.FRIEND}), ("a", "b"): frozenset({Tie.CLIENT})},
)


@pytest.mark.parametrize(
    ("sieve", "wanted"),
    [
        (Sieve(), "abcd"),
        (Sieve(stages=frozenset({Stage.CARD, Stage.VISIBILITY})), "ac"),
        (Sieve(freshness=frozenset({Freshness.FADING})), "b"),
        (Sieve(tags=frozenset({"Choir"})), "ad"),
        (Sieve(spheres=frozenset({"Law", "Money"})), "ab"),
        (Sieve(places=frozenset({"Asti"})), "ab"),
        (Sieve(events=frozenset({"e"})), "ac"),
        (Sieve(ties=frozenset({Tie.FRIEND})), "d"),
        (Sieve(ties=frozenset({Tie.SUPPLIER})), "ab"),
        (Sieve(places=frozenset({"Asti"}), tags=frozenset({"Choir"})), "a"),
    ],
)
def test_a_sieve_lets_through_who_fits_all_kinds(sieve: Sieve, wanted: str) -> None:
    assert sifted(graph_of_four(), AROUND, sieve).ids == ("me", *wanted)
    assert sieve.narrowed == (sieve != replace(Sieve(), stages=sieve.stages))


def film() -> tuple[Film, Graph]:
    graph = graph_of_four()
    steps = [("me", "d", 100, 1, 1, 1), ("me", "d", 200, 3, 3, 3), ("me", "b", 150, 2, 2, 1)]
    replay = Replay.build(graph, steps, {"a": 90, "b": 140, "c": 250, "d": 95}, 300)
    placed = arrange(graph, Arrangement(), {}, {})
    picture = Picture(graph, placed.places, placed.bands, LIGHT, QApplication.font())
    return Film(replay, picture), graph


def test_a_day_of_the_past_shows_who_was_there_on_the_ring_of_then(qapp: QApplication) -> None:
    made, graph = film()
    then = made.frame(120)
    assert then.graph.ids == ("me", "a", "d")
    row = then.graph.ids.index("d")
    assert then.graph.stages[row] == Stage.VISIBILITY
    now = arrange(graph, Arrangement(), {}, {}).places[graph.ids.index("d")]
    height = np.hypot(then.places[row][0] / 1.45, then.places[row][1])
    assert height > np.hypot(now[0] / 1.45, now[1])
    assert then.places[row][0] * now[1] == pytest.approx(then.places[row][1] * now[0], abs=1)
    assert set(made.frame(299).graph.ids) == {"me", "a", "b", "c", "d"}


def test_playing_runs_to_today_and_stops(qtbot: QtBot) -> None:
    bar = TimeBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.wanted):
        bar.toggle()
    days: list[int] = []
    bar.day_wanted.connect(days.append)
    with qtbot.waitSignal(bar.today_wanted, timeout=5000):
        bar.set_span(738000, 738012)
    assert days == sorted(days) and days[0] == 738000
    qtbot.waitUntil(lambda: not bar.playing)
    bar.slider.setValue(738004)
    assert days[-1] == 738004
    bar.forget()
    assert not bar.ready and not bar.slider.isEnabled()


def test_who_was_put_somewhere_stands_there_and_widens_no_ring() -> None:
    graph = graph_of_four()
    plain = arrange(graph, Arrangement(), {}, {})
    put = arrange(graph, Arrangement(), {}, {"a": (900.0, -700.0)})
    assert put.places[graph.ids.index("a")].tolist() == [900.0, -700.0]
    assert put.bands == plain.bands
    last = as_before(graph, Arrangement(), plain.by_id, {})
    assert last is not None and np.allclose(last.places, plain.places, atol=0.1)
    assert as_before(graph, Arrangement(), {"me": (0.0, 0.0)}, {}) is None


@pytest.mark.parametrize("by_community", [False, True])
@pytest.mark.parametrize("layout", ["rings", "forces"])
def test_every_arrangement_places_everybody_apart(layout: str, by_community: bool) -> None:
    placed = arrange(graph_of_four(), Arrangement(layout, by_community), {}, {})
    assert len(np.unique(placed.places.round(1), axis=0)) == 5
    assert bool(placed.bands) == (layout == "rings")


def test_the_table_says_what_the_picture_shows(qtbot: QtBot) -> None:
    table = NetworkTable()
    qtbot.addWidget(table)
    table.set_graph(graph_of_four())
    assert table.ids() == ["d", "b", "a", "c"]
    table.sortByColumn(HOURS, Qt.SortOrder.AscendingOrder)
    assert table.ids() == ["c", "a", "b", "d"]
    cells = [table.model().index(2, column).data() for column in range(7)]
    assert cells == ["Beata", "Credibility", "fading", "30", "Money", "", "2"]
    assert table.model().index(2, LINKED).data() == "Ana: Visibility"
    assert table.model().index(3, LINKED).data() == ""
    table.setCurrentIndex(table.model().index(0, NAME))
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["c"]


def picture() -> Picture:
    graph = graph_of_four()
    placed = arrange(graph, Arrangement(), {}, {})
    return Picture(graph, placed.places, placed.bands, LIGHT, QApplication.font())


def test_a_pdf_is_one_page_on_its_side_with_the_names(qapp: QApplication, tmp_path: Path) -> None:
    export.pdf(picture(), tmp_path / "net.pdf")
    (page,) = PdfReader(tmp_path / "net.pdf").pages
    assert page.mediabox.width > page.mediabox.height
    assert "Beata" in page.extract_text()
    with pytest.raises(NetdeskError):
        export.pdf(picture(), tmp_path / "missing" / "net.pdf")


def test_no_name_lies_below_what_covers_the_picture(qapp: QApplication) -> None:
    shown = picture()
    view = View.fitting(shown.box, 900, 600, 20)
    row = shown.graph.ids.index("b")
    x, y = view.pixel(*shown.places[row].tolist())
    cover = QRectF(x - 150, y - 60, 300, 120)
    assert any(label.row == row for label in shown.labels(view))
    assert all(label.row != row for label in shown.labels(view, taken=[cover]))


def test_a_mark_never_takes_the_room_of_its_own_name() -> None:
    for shift in np.linspace(0, 4, 9):
        points, radius = np.array([[300.0 + shift, 200.0 + 0.7 * shift]]), 9.9
        room = Room(800, 600)
        room.take_marks(points, radius)
        assert len(place(points, np.array([radius]), np.array([0]), room, lambda _row: (66.0, 13.0), 9)) == 1


def test_a_way_is_not_hidden_below_its_panel(qtbot: QtBot) -> None:
    plot, graph = NetworkPlot(), graph_of_four()
    qtbot.addWidget(plot)
    plot.resize(900, 600)
    plot.set_graph(graph, rings(graph))
    with qtbot.waitExposed(plot):
        plot.show()
    right = max("abcd", key=lambda one: plot.place_of(one).x())
    seen, point = plot.view, plot.place_of(right)
    panel = QRectF(point.x() - 60, 10, 890 - point.x() + 60, 580)
    plot.keep_clear([panel])
    plot.show_way(["me", right])
    assert not panel.contains(plot.place_of(right)) and plot.view.scale == seen.scale
    plot.leave_way()
    assert plot.place_of(right).toPoint() == point.toPoint()


@pytest.mark.parametrize(("ink", "kept"), [(1000, 0), (60, 0), (59, 1), (30, 1), (29, 2), (9, 3)])
def test_a_quick_frame_keeps_the_strongest_lines_that_its_time_allows(ink: float, kept: int) -> None:
    lines = np.array([[0, 0, 30, 0], [0, 0, 0, 20], [0, 0, 20, 0]], np.float64)
    parts = np.array([[0, 1], [0, 1], [0.25, 0.75]])
    assert strokes.strongest(lines, parts, ink) == kept
