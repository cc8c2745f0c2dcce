"""Where the bars of a plot stand: rectangles in the plot's own units, and which one is meant by a point or a key."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_WIDE = 0.78


class Arrangement(Enum):
    """How the rows of a plot stand in a column: on one another, beside one another, or lying, the first on top."""

    STACKED = "stacked"
    BESIDE = "beside"
    LYING = "lying"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures, one per column; `down` hangs from the line instead of standing on it."""

    key: str
    values: tuple[float, ...]
    down: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure as a rectangle; `row` and `column` are its places."""

    row: int
    column: int
    left: float
    right: float
    bottom: float
    top: float

    def away(self, x: float, y: float) -> tuple[float, float]:
        """How far a point is from it, across and up; nothing within."""
        return max(self.left - x, x - self.right, 0.0), max(self.bottom - y, y - self.top, 0.0)


def bars(rows: Sequence[Row], arrangement: Arrangement) -> list[Bar]:
    """The bars of all figures that are not nothing, column by column, in each the lowest (or first) row first."""
    if not rows:
        return []
    columns = range(len(rows[0].values))
    if arrangement is Arrangement.STACKED:
        return [bar for column in columns for bar in _stack(rows, column)]
    return [bar for column in columns for bar in _beside(rows, column, arrangement)]


def extent(rows: Sequence[Row], arrangement: Arrangement) -> tuple[float, float]:
    """The lowest and the highest that the bars reach, with a little air."""
    found = bars(rows, arrangement)
    if arrangement is Arrangement.LYING:
        return 0.0, max((bar.right for bar in found), default=1.0) * 1.04
    low, high = min((bar.bottom for bar in found), default=0.0), max((bar.top for bar in found), default=1.0)
    air = (high - low) * 0.05
    return (low - air if low < 0 else 0.0), high + air


def round_step(least: float) -> float:
    """A round number not below some number: 1, 2 or 5 with noughts."""
    if least <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)


def step(found: Sequence[Bar], now: int | None, columns: int, rows: int) -> int | None:
    """The bar that an arrow key leads to: the next with a figure in that direction; the first where none is marked."""
    if not found:
        return None
    if now is None or now >= len(found):
        return 0
    bar = found[now]
    if rows:
        beside = [at for at, each in enumerate(found) if each.column == bar.column]
        place = beside.index(now) + rows
        return beside[min(max(place, 0), len(beside) - 1)]
    further = [at for at, each in enumerate(found) if (each.column - bar.column) * columns > 0]
    if not further:
        return now
    nearest = min(further, key=lambda at: (abs(found[at].column - bar.column), abs(found[at].row - bar.row)))
    return nearest


def _stack(rows: Sequence[Row], column: int) -> list[Bar]:
    up = down = 0.0
    found = []
    for at, row in enumerate(rows):
        value = row.values[column]
        if value <= 0:
            continue
        bottom, top = (down - value, down) if row.down else (up, up + value)
        found.append(Bar(at, column, column - _WIDE / 2, column + _WIDE / 2, bottom, top))
        up, down = (up, bottom) if row.down else (top, down)
    return found


def _beside(rows: Sequence[Row], column: int, arrangement: Arrangement) -> list[Bar]:
    width = _WIDE / len(rows)
    found = []
    for at, row in enumerate(rows):
        if (value := row.values[column]) > 0:
            near = column - _WIDE / 2 + at * width
            if arrangement is Arrangement.LYING:
                found.append(Bar(at, column, 0.0, value, -near - width, -near))
            else:
                found.append(Bar(at, column, near, near + width, 0.0, value))
    return found
