"""`insights`: how the network stands and grows, what was given and what came of it; the figures of the page."""

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from netdesk.cli.grammar import Commands, json_option
from netdesk.i18n import _

if TYPE_CHECKING:
    from netdesk.domain.insights import Insights, Plot
    from netdesk.domain.scorecard import Week
    from netdesk.storage.book import Book

MOST = 600


def add_commands(commands: Commands) -> None:
    """Add `insights`."""
    command = commands.add_parser("insights", help=_("how the network grows, what was given, what came of it"))
    command.add_argument("--months", type=_months, default=12, metavar="N", help=_("so many months; 0 is all"))
    json_option(command)
    command.set_defaults(run=tell)


def _months(text: str) -> int:
    if text.isdigit() and int(text) <= MOST:
        return int(text)
    raise ArgumentTypeError(_("“{text}” is no number of months from 0 to {most}").format(text=text, most=MOST))


def tell(book: "Book", arguments: Namespace) -> int:
    """Print everything that is told of so many months."""
    from netdesk.cli.output import json_text
    from netdesk.operations import insights, scorecard

    with book.reading() as reader:
        found = insights.insights(reader, arguments.months or None)
        weeks = scorecard.weeks(reader, reader.today)
    print(json_text(_json(found, weeks)) if arguments.json else _text(found))
    return 0


def _json(found: "Insights", weeks: "list[Week]") -> dict[str, Any]:
    """Figures by plot, row and column; money and minutes as they are stored, never rounded."""
    from netdesk.domain.insights import Chart, Headline

    return {
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "letters": round(found.letters, 4),
        "network": {key.value: found.headline(key) for key in Headline},
        "plots": {plot.key: _plot(plot) for plot in found.plots if plot.chart is not Chart.NETWORK},
        "names": dict(found.names),
        "weeks": [_week(week) for week in weeks],
    }


def _plot(plot: "Plot") -> dict[str, Any]:
    from netdesk.words.insights import is_money

    rows = {
        str(each.key): [str(value) if is_money(plot) else int(value) for value in each.values] for each in plot.series
    }
    return {"columns": list(plot.columns), "unit": plot.unit, "rows": rows}


def _week(week: "Week") -> dict[str, Any]:
    return {
        "monday": week.monday.isoformat(),
        "score": week.score,
        "minutes": week.minutes,
        "money": {code: str(amount) for code, amount in week.money},
        "done": {each.measure.value: each.done for each in week.tallies},
        "goals": {each.measure.value: each.goal for each in week.tallies if each.goal},
    }


def _text(found: "Insights") -> str:
    """The large figures in lines, then each plot as a table."""
    from netdesk.domain.insights import Chart, Headline
    from netdesk.words import insights as words

    lines = [words.since(found.period)]
    for key in Headline:
        count = found.headline(key)
        lines.append(f"{count:>7}  {words.headline(key, count)}")
    for plot in found.plots:
        if plot.chart is not Chart.NETWORK and not plot.empty:
            lines += ["", words.title(plot), words.told(plot, found), *_table(plot, found)]
    return "\n".join(lines)


def _table(plot: "Plot", found: "Insights") -> list[str]:
    """Columns in line, without rows of nothing."""
    from netdesk.words import insights as words

    shown = [each for each in plot.series if any(each.values)]
    cells = [["", *(words.series(plot, each.key) for each in shown)]]
    for at, key in enumerate(plot.columns):
        cells.append([words.column(plot, key, found), *(words.figure(plot, each.values[at]) for each in shown)])
    widths = [max(len(line[at]) for line in cells) for at in range(len(cells[0]))]
    return [
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))]
        )
        for line in cells
    ]
