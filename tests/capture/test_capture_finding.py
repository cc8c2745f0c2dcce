"""Where cards are in a picture and which way up: drawn ones, so that the truth is known to the pixel."""

import math

import numpy as np
import pytest
from drawn_cards import ADA, BLUE, ENZO, desk, drawn, lying

from netdesk.capture.finding import cards_in, clockwise, slant, whole, written
from netdesk.capture.outlines import outlines_in
from netdesk.capture.straighten import Picture, Quad, corners_of, moved, placed, quad_of, size_of, straightened, turned
from netdesk.domain.errors import NetdeskError


def off(found: Quad, truth: Quad) -> float:
    """How far the corners are from where they should be, at most, in parts of the card's width."""
    return float(np.linalg.norm(found - truth, axis=1).max() / np.linalg.norm(truth[1] - truth[0]))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 33, -140])
def test_a_card_in_any_turn(degrees: float) -> None:
    picture = desk()
    truth = lying(drawn(ADA), picture, (900, 670), degrees)
    (found,) = cards_in(picture)
    assert off(found, truth) < 0.02


@pytest.mark.parametrize(
    ("card", "colour"),
    [
        (drawn(ENZO, BLUE), (30, 34, 40)),
        (drawn(ENZO), (215, 220, 222)),
        (drawn(ENZO, panel=True), (96, 120, 140)),
        (drawn(ENZO, BLUE, panel=True), (200, 200, 200)),
    ],
    ids=["dark on dark", "bright on bright", "with a panel", "dark with a panel"],
)
def test_cards_of_all_kinds(card: Picture, colour: tuple[int, int, int]) -> None:
    picture = desk(colour)
    truth = lying(card, picture, (880, 700), -21)
    (found,) = cards_in(picture)
    assert off(found, truth) < 0.02


def test_several_cards_each_their_own_way_up() -> None:
    picture = desk(size=(2400, 1700))
    truths = [
        lying(drawn(ADA), picture, (560, 400), 8, 800),
        lying(drawn(ENZO, BLUE), picture, (1800, 420), 188, 800),
        lying(drawn(ENZO, panel=True), picture, (1200, 1180), 95, 800),
    ]
    found = cards_in(picture)
    assert len(found) == 3
    for truth in truths:
        assert min(off(one, truth) for one in found) < 0.03


def test_a_card_close_to_the_edge_is_whole() -> None:
    picture = desk(size=(2400, 1700))
    truths = [lying(drawn(ADA), picture, (560, 400), 8, 800), lying(drawn(ENZO, BLUE), picture, (1914, 1100), 30, 800)]
    assert 0 < 2400 - truths[1][:, 0].max() < 28
    found = cards_in(picture)
    assert len(found) == 2
    for truth in truths:
        assert min(off(one, truth) for one in found) < 0.03


@pytest.mark.parametrize(("place", "degrees"), [((2240, 1100), 0), ((2050, 1100), 30)], ids=["along it", "a corner"])
def test_a_card_that_the_edge_cuts_is_left(place: tuple[int, int], degrees: float) -> None:
    picture = desk(size=(2400, 1700))
    truth = lying(drawn(ADA), picture, (560, 400), 8, 800)
    lying(drawn(ENZO, BLUE), picture, place, degrees, 800)
    (found,) = cards_in(picture)
    assert off(found, truth) < 0.03


def test_a_printed_sheet_in_the_picture_is_no_card() -> None:
    picture = desk()
    lines = [f"the board report moved quarterly {number}" for number in range(6)]
    lying(drawn(lines), picture, (120, 1250), -12, 1100)
    truth = lying(drawn(ADA), picture, (1050, 520), 5, 900)
    (found,) = cards_in(picture)
    assert off(found, truth) < 0.02


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_scan_is_the_whole_picture(quarters: int) -> None:
    picture = np.rot90(drawn(ADA), -quarters).copy()
    (found,) = cards_in(picture)
    wide, high = size_of(found)
    assert wide > high
    assert off(found, turned(whole(picture), quarters)) < 0.01


def test_what_is_written_where_no_card_stands_out() -> None:
    picture = desk((246, 250, 250), (1800, 1350))
    card = drawn(ADA, (250, 250, 246))[20:500, 20:800]
    picture[500:980, 500:1280] = np.where(card < 200, card, picture[500:980, 500:1280])
    (found,) = cards_in(picture)
    left, top = found.min(axis=0)
    right, bottom = found.max(axis=0)
    assert 350 < left < 545 and 400 < top < 545
    assert 900 < right < 1400 and 850 < bottom < 1050


def test_a_picture_of_nothing_is_the_whole_picture() -> None:
    blank = desk(size=(640, 480))
    (found,) = cards_in(blank)
    assert found.tolist() == whole(blank).tolist()
    assert outlines_in(blank) == []


def box(x: float, y: float, long: float, degrees: float) -> Quad:
    angle = math.radians(degrees)
    along, down = np.array([math.cos(angle), math.sin(angle)]), np.array([-math.sin(angle), math.cos(angle)])
    start = np.array([x, y])
    return np.array([start, start + long * along, start + long * along + 9 * down, start + 9 * down], np.float32)


def test_text_runs_as_its_long_lines_do() -> None:
    assert math.degrees(slant([box(0, 0, 300, 12), box(0, 50, 200, 12), box(0, 90, 15, 80)])) == pytest.approx(
        12, abs=4
    )
    assert abs(math.degrees(slant([box(0, 0, 300, 89), box(40, 0, 300, -89)]))) == pytest.approx(90, abs=1)


def test_what_is_written_has_a_margin() -> None:
    found = written(desk(size=(1000, 1000)), [box(400, 400, 200, 0), box(400, 480, 150, 0)])
    assert found.min(axis=0).tolist() == pytest.approx([388, 388])
    assert found.max(axis=0).tolist() == pytest.approx([612, 501])


def test_corners_go_there_and_back() -> None:
    quad = quad_of((310, 220, 1510, 330, 1440, 990, 250, 900))
    assert corners_of(quad) == (310, 220, 1510, 330, 1440, 990, 250, 900)
    assert clockwise(quad[::-1]).tolist() == quad.tolist() == clockwise(turned(quad, 3)).tolist()
    points = np.array([[400, 400], [900, 700]], np.float32)
    assert placed(moved(points, quad), quad) == pytest.approx(points, abs=0.1)
    wide, high = size_of(quad)
    assert straightened(desk(), quad).shape == (high, wide, 3)
    assert moved(quad, quad) == pytest.approx(np.array([[0, 0], [wide, 0], [wide, high], [0, high]]), abs=0.1)


@pytest.mark.parametrize("corners", [(0, 0, 5, 0, 5, 5, 0, 5), (0, 0, 900, 900, 900, 0, 0, 900), (7,) * 8])
def test_corners_that_make_no_card_are_refused(corners: tuple[int, ...]) -> None:
    with pytest.raises(NetdeskError, match="corner"):
        quad_of(corners)
