"""How the rows of each plot are told apart: by colour, by pattern, and by their order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor

from netdesk.domain.insights import Chart, Flow, Plot, Result
from netdesk.domain.stage import Stage
from netdesk.ui.theme import Theme

_SOLID = Qt.BrushStyle.SolidPattern
_RESULTS = {
    Result.REFERRALS_GIVEN.value: ("give", _SOLID),
    Result.NEW_CREDIBILITY.value: ("stage2", _SOLID),
    Result.REFERRALS_RECEIVED.value: ("take", _SOLID),
    Flow.FOR_OTHERS.value: ("give", _SOLID),
    Flow.FOR_ME.value: ("take", _SOLID),
    Flow.SPENT.value: ("stage0", Qt.BrushStyle.BDiagPattern),
    "interaction": ("accent", _SOLID),
    "event": ("stage2", _SOLID),
    "expense": ("stage0", Qt.BrushStyle.BDiagPattern),
}


def brush(theme: Theme, plot: Plot, key: str, place: int) -> QBrush:
    """The colour and pattern of a row; `place` is its place among those of its kind."""
    if plot.chart in (Chart.DEPTH, Chart.STAGES, Chart.FRESHNESS):
        return _of_stage(theme, Stage.of(key))
    if plot.chart is Chart.GIVING:
        return QBrush(_shade(theme, "give" if key.startswith("given:") else "take", place))
    if plot.chart is Chart.CONCENTRATION:
        return QBrush(theme.colour("take"))
    name, pattern = _RESULTS[key]
    return QBrush(theme.colour(name), pattern)


def _of_stage(theme: Theme, stage: Stage) -> QBrush:
    patterns = {Stage.CARD: Qt.BrushStyle.Dense5Pattern, Stage.VISIBILITY: Qt.BrushStyle.BDiagPattern}
    return QBrush(theme.stage_colour(stage), patterns.get(stage, _SOLID))


def _shade(theme: Theme, name: str, place: int) -> QColor:
    """One of several shades of a colour, each further from the ground's own."""
    colour = QColor(theme.colour(name))
    factor = 78 + 11 * place
    return colour.lighter(factor) if theme.dark else colour.darker(factor)
