"""Colours of groups: they keep apart whatever colours one sees, and everybody keeps theirs."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphPerson
from netdesk.network.layout import bands, rings
from netdesk.ui.network import export, tints
from netdesk.ui.network.colours import DARK, GROUPS, LIGHT, Colours
from netdesk.ui.network.picture import Picture, mark_colours
from netdesk.ui.network.tints import REST

SEEN = {
    "all": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
"""What is seen of red, green and blue light (Machado, Oliveira, Fernandes, 2009)."""


def light(colour: str) -> np.ndarray:
    parts = np.array(QColor(colour).getRgbF()[:3])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(seen: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(seen, 0, 1) / (0.9505, 1.0, 1.089)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(float(light(colour) @ (0.2126, 0.7152, 0.0722)) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("kind", SEEN)
def test_groups_are_told_apart_by_every_eye(colours: Colours, kind: str) -> None:
    assert len(colours.groups) == GROUPS
    seen = [lab(np.array(SEEN[kind]) @ light(colour)) for colour in (*colours.groups, colours.stages[0])]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 20
    assert min(contrast(colour, colours.background) for colour in colours.groups) > 2.8


def test_the_largest_spheres_have_colours_and_the_fuller_mark_more_trust() -> None:
    spheres = [f"S{min(row // 2, 9)}" for row in range(30)] + [""]
    people = [GraphPerson(f"p{row}", "Ana", Stage.CARD, sphere=sphere) for row, sphere in enumerate(spheres)]
    told = tints.by_sphere(Graph.build(GraphPerson("me", "Me"), people, ()))
    assert told.names[0] == "S9" and len(told.names) == GROUPS
    assert told.numbers["p29"] == 0 and "p30" not in told.numbers and "me" not in told.numbers
    assert mark_colours(LIGHT, Stage.CARD, 2)[0] == LIGHT.groups[2]
    fills = [contrast(mark_colours(LIGHT, stage, 0)[1].name(), LIGHT.panel) for stage in Stage]
    assert fills == sorted(set(fills))
    assert mark_colours(LIGHT, Stage.CARD, REST)[0] == LIGHT.stages[0]


def test_paper_shows_the_colours_with_their_names(qapp: QApplication, tmp_path: Path) -> None:
    people = [GraphPerson(f"p{row}", "Ana", Stage(row % 4), sphere=("Law", "Money", "")[row % 3]) for row in range(30)]
    graph = Graph.build(GraphPerson("me", "Me"), people, ())
    places = rings(graph)
    picture = Picture(graph, places, bands(graph, places), LIGHT, QApplication.font(), tints.by_sphere(graph))
    export.svg(picture, tmp_path / "net.svg")
    text = (tmp_path / "net.svg").read_text("utf-8")
    assert "Law" in text and "Money" in text and "All others" in text
    assert all(colour in text for colour in LIGHT.groups[:2]) and LIGHT.groups[2] not in text
    assert LIGHT.stages[3] not in text, "where colours tell groups apart, lines have none"
