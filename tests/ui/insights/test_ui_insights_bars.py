"""Where bars stand, and which one a point or a key means."""

import pytest

from netdesk.ui.insights.bars import Arrangement, Bar, Row, bars, extent, round_step, step

ROWS = (Row("a", (2.0, 0.0, 4.0)), Row("b", (1.0, 3.0, 0.0)))


def test_stacked_bars_stand_on_one_another_and_nothing_has_no_bar() -> None:
    found = bars(ROWS, Arrangement.STACKED)
    assert [(bar.row, bar.column, bar.bottom, bar.top) for bar in found] == [
        (0, 0, 0, 2),
        (1, 0, 2, 3),
        (1, 1, 0, 3),
        (0, 2, 0, 4),
    ]


def test_what_was_received_hangs_from_the_line() -> None:
    rows = (Row("given", (2.0,)), Row("received", (1.0,), down=True), Row("received too", (3.0,), down=True))
    assert [(bar.bottom, bar.top) for bar in bars(rows, Arrangement.STACKED)] == [(0, 2), (-1, 0), (-4, -1)]
    low, high = extent(rows, Arrangement.STACKED)
    assert low < -4 < 2 < high


def test_bars_beside_and_lying_do_not_touch_one_another() -> None:
    for arranged in (Arrangement.BESIDE, Arrangement.LYING):
        found = bars((Row("a", (2.0, 2.0)), Row("b", (3.0, 1.0))), arranged)
        assert len(found) == 4
        for one in found:
            for other in found:
                apart = one.right <= other.left + 1e-9 or one.top <= other.bottom + 1e-9
                assert one is other or apart or other.right <= one.left + 1e-9 or other.top <= one.bottom + 1e-9
    assert extent((), Arrangement.LYING) == (0.0, 1.04)


def test_arrow_keys_lead_to_every_bar() -> None:
    found = bars(ROWS, Arrangement.STACKED)
    assert step([], None, 1, 0) is None
    assert step(found, None, 0, 0) == 0
    assert step(found, 0, 0, 1) == 1
    assert step(found, 1, 1, 0) == 2
    assert step(found, 2, 1, 0) == 3
    assert step(found, 3, 1, 0) == 3
    assert step(found, 3, -1, 0) == 2
    assert step(found, 0, 0, -1) == 0


def test_a_point_is_as_far_as_the_nearest_edge() -> None:
    bar = Bar(0, 0, 0.0, 1.0, 0.0, 2.0)
    assert bar.away(0.5, 1.0) == (0.0, 0.0)
    assert bar.away(1.5, 2.25) == (0.5, 0.25)


@pytest.mark.parametrize(("least", "step_"), [(0.1, 1), (1, 1), (1.2, 2), (3, 5), (7, 10), (20, 20), (21, 50)])
def test_the_axis_has_round_steps(least: float, step_: float) -> None:
    assert round_step(least) == step_
