"""Frames of the network picture while it is panned, zoomed and pointed at, beside pyqtgraph's GraphItem; the frames of
its past; the seconds a layout takes.

Run: QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_network.py
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.layout import rings
from netdesk.network.replay import Replay, StepRow
from netdesk.ui.network.film import Film
from netdesk.ui.network.plot import NetworkPlot

SIZE = (1400, 900)
FRAMES = 60
SPHERES = ("Work", "Choir", "Chapter", "Sports", "Family", "")


def sample(people: int, links: int, seed: int = 7) -> Graph:
    """A graph with me, so many people and so many links (mine among them)."""
    rng = np.random.default_rng(seed)
    stages = rng.choice(4, people, p=(0.34, 0.4, 0.19, 0.07))
    rows = [
        GraphPerson(f"{row:032x}", f"Person {row}", Stage(int(stages[row])), hours=float(rng.gamma(1.2, 15)),
                    quiet=float(rng.random()), sphere=SPHERES[int(rng.integers(6))])
        for row in range(people)
    ]  # fmt: skip
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links - people:
        ends = np.sort(rng.integers(0, people, (links - people - len(pairs), 2)))
        pairs.update((a, b) for a, b in ends.tolist() if a != b)
    ties = [GraphLink(rows[a].id, rows[b].id, Stage(int(rng.integers(4))), 10, float(rng.random())) for a, b in pairs]
    return Graph.build(GraphPerson("me", "Me"), rows, ties)


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of each frame, by the clock and of the processor, which others on the machine disturb less."""

    clock: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def frames(app: QApplication, step: Callable[[int], None], viewport: object) -> Took:
    """What each frame took: the view is moved, the window painted."""
    took = Took()
    for row in range(FRAMES):
        begun, cpu = time.perf_counter(), time.thread_time()
        step(row)
        viewport.repaint()  # type: ignore[attr-defined]
        took.clock.append((time.perf_counter() - begun) * 1000)
        took.cpu.append((time.thread_time() - cpu) * 1000)
        app.processEvents()
    return took


def motions(room: pg.ViewBox) -> dict[str, Callable[[int], None]]:
    """A pan, and coming five times as close and going back."""
    box = room.viewRect()
    factor = 5 ** (2 / FRAMES)

    def pan(row: int) -> None:
        way = 0.008 if row < FRAMES // 2 else -0.008
        room.translateBy((way * box.width(), 0.5 * way * box.height()))

    def zoom(row: int) -> None:
        room.scaleBy((1 / factor, 1 / factor) if row < FRAMES // 2 else (factor, factor))

    return {"pan": pan, "zoom": zoom}


def hover(viewport: QWidget, points: np.ndarray) -> Callable[[int], None]:
    """The mouse goes from one person to another (pixels (n, 2)), those with most links and others."""

    def move(row: int) -> None:
        point = QPointF(*points[row % len(points)].tolist())
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)

    return move


def hovered(graph: Graph) -> list[int]:
    """Whom the mouse goes to: the ten with most links but me, and fifty others."""
    degrees = np.bincount(graph.links.ravel(), minlength=len(graph))
    most = np.argsort(-degrees, kind="stable")[1:11]
    return [*most.tolist(), *np.linspace(1, len(graph) - 1, FRAMES - 10).astype(int).tolist()]


def ours(app: QApplication, graph: Graph, places: np.ndarray) -> tuple[dict[str, Took], float, float]:
    """Frames of the NetworkPlot, the seconds until it is crisp again, and the longest it does not answer meanwhile."""
    plot = NetworkPlot()
    plot.resize(*SIZE)
    plot.set_graph(graph, places)
    plot.show()
    settle(app, plot)
    window = plot._window.viewport()
    took = {}
    for name, motion in motions(plot._room).items():
        took[name] = frames(app, motion, window)
        settle(app, plot)
    took["hover"] = frames(app, hover(window, plot.view.pixels(places[hovered(graph)])), window)
    plot._hover(QPointF(1, 1))
    plot.zoom(5)
    settle(app, plot)
    took["pan at five-fold zoom"] = frames(app, motions(plot._room)["pan"], window)
    plot.fit()
    settle(app, plot)
    begun = time.perf_counter()
    plot._canvas.settle()
    held = time.perf_counter() - begun
    while not plot._canvas.settled:
        slice_begun = time.perf_counter()
        app.processEvents()
        held = max(held, time.perf_counter() - slice_begun)
    crisp = time.perf_counter() - begun
    plot.close()
    return took, crisp, held


def past(app: QApplication, people: int, links: int) -> Took:
    """Frames of a past in which everybody came one after the other and went up stage by stage."""
    graph = sample(people, links)
    dice, today = np.random.default_rng(3), 739_900
    came = {one: today - int(dice.integers(1, 900)) for one in graph.ids[1:]}
    steps: list[StepRow] = [
        (graph.ids[a], graph.ids[b], min(today, came[graph.ids[b]] + 60 * stage), stage, stage, stage)
        for (a, b), last in zip(graph.links.tolist(), graph.link_stages.tolist(), strict=True)
        for stage in range(1, last + 1)
    ]
    plot = NetworkPlot()
    plot.resize(*SIZE)
    plot.set_graph(graph, rings(graph))
    plot.show()
    settle(app, plot)
    film = Film(Replay.build(graph, steps, came, today), plot.picture)
    days = np.linspace(today - 900, today - 1, FRAMES).astype(int).tolist()
    took = frames(app, lambda row: plot.play(film.frame(days[row])), plot._window.viewport())
    plot.close()
    return took


def settle(app: QApplication, plot: NetworkPlot) -> None:
    """Wait until the picture is crisp."""
    app.processEvents()
    while not plot._canvas.settled:
        app.processEvents()


def theirs(app: QApplication, graph: Graph, places: np.ndarray) -> dict[str, Took]:
    """Frames of a GraphItem with the same people and links, antialiased as ours is at rest."""
    window = pg.GraphicsView()
    window.resize(*SIZE)
    room = pg.ViewBox(lockAspect=True, invertY=True, enableMenu=False)
    window.setCentralItem(room)
    colours = np.array([(152, 162, 173), (217, 142, 4), (47, 127, 201), (11, 143, 102)])
    pens = np.zeros(len(graph.links), [(name, float) for name in ("red", "green", "blue", "alpha", "width")])
    for column, name in enumerate(("red", "green", "blue")):
        pens[name] = colours[graph.link_stages, column]
    pens["alpha"], pens["width"] = 255, 1
    item = pg.GraphItem(
        pos=places.astype(float), adj=graph.links, pen=pens, size=8, pxMode=True, hoverable=True, hoverSize=14
    )
    room.addItem(item)
    room.autoRange()
    window.show()
    app.processEvents()
    took = {name: frames(app, motion, window.viewport()) for name, motion in motions(room).items()}
    scene = item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(1, 1))
    base, step = (np.array([point.x(), point.y()]) for point in scene)
    took["hover"] = frames(
        app, hover(window.viewport(), base + places[hovered(graph)] * (step - base)), window.viewport()
    )
    room.scaleBy((0.2, 0.2))
    app.processEvents()
    took["pan at five-fold zoom"] = frames(app, motions(room)["pan"], window.viewport())
    window.close()
    return took


def said(took: Took) -> str:
    """Median and 95th percentile, by the clock and of the processor."""
    clock, cpu = (f"{statistics.median(one):6.1f} ({np.percentile(one, 95):6.1f})" for one in (took.clock, took.cpu))
    return f"{clock} cpu {cpu}"


def main() -> None:
    """Print everything."""
    print("layout of trust rings")
    for people, links in ((300, 900), (5_000, 15_000), (20_000, 60_000), (50_000, 150_000)):
        graph = sample(people, links)
        begun = time.perf_counter()
        rings(graph)
        print(f"  {people:6} people {len(graph.links):7} links: {time.perf_counter() - begun:.3f} s")
    app = QApplication.instance() or QApplication([])
    print(f"the past of 3000 people with 5547 links {said(past(app, 3_000, 5_547))}")
    for people, links in ((3_000, 9_000), (5_000, 15_000)):
        graph = sample(people, links)
        places = rings(graph)
        mine, crisp, held = ours(app, graph, places)
        other = theirs(app, graph, places)
        print(f"{people} people, {len(graph.links)} links; ms per frame, median (95 %)")
        for name, values in mine.items():
            ratio = statistics.median(values.cpu) / statistics.median(other[name].cpu)
            print(f"  {name:22} ours {said(values)}   GraphItem {said(other[name])}   ratio {ratio:.2f}")
        print(f"  the past               ours {said(past(app, people, links))}")
        print(f"  crisp again after {crisp * 1000:.0f} ms in slices; longest slice {held * 1000:.0f} ms")


if __name__ == "__main__":
    main()
