"""Which copies are kept: many of the last day, fewer of the time before."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_KEPT = (
    (timedelta(days=1), "%Y%m%d%H"),
    (timedelta(days=14), "%Y%m%d"),
    (timedelta(weeks=8), "%G%V"),
    (timedelta(days=731), "%Y%m"),
)
"""How far back, and of what the newest is kept: of an hour, a day, a week, a month."""


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose copies stay: the newest of each hour for a day, of each day for two weeks, of each week for
    eight, of each month for two years; the newest of all always, and whatever a clock that ran ahead put into the
    future."""
    moments = sorted(made)
    newest: dict[tuple[int, str], datetime] = {}
    for moment in moments:
        for row, (back, span) in enumerate(_KEPT):
            if moment >= now - back:
                newest[row, moment.strftime(span)] = moment
    return {*newest.values(), *moments[-1:], *(moment for moment in moments if moment > now)}
