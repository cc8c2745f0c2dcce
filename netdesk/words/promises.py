"""How a promise stands, in words that window, sheets and terminal share."""

from datetime import date

from netdesk.domain.promise import Promise, Standing
from netdesk.i18n import _, day, plural


def standing(promise: Promise, today: date) -> str:
    """How a promise stands, as in `due in 3 days`, `late since 3 Nov 2026`, `kept late on 5 Nov 2026`."""
    state = promise.standing(today)
    if state in (Standing.OPEN, Standing.SOON):
        return _due(promise.due_on, today)
    told = {
        Standing.LATE: (_("late since {day}"), promise.due_on),
        Standing.KEPT: (_("kept on {day}"), promise.kept_on),
        Standing.KEPT_LATE: (_("kept late on {day}"), promise.kept_on),
        Standing.BROKEN: (_("broken on {day}"), promise.broken_on),
        Standing.MADE_GOOD: (_("made good on {day}"), promise.made_good_on),
    }
    words, on = told[state]
    return words.format(day=day(on or promise.made_on))


def _due(due: date | None, today: date) -> str:
    if due is None:
        return _("open")
    days = (due - today).days
    if days == 0:
        return _("due today")
    if days == 1:
        return _("due tomorrow")
    return plural("due in {n} day", "due in {n} days", days) if days < 15 else _("due on {day}").format(day=day(due))


def state(value: Standing) -> str:
    """The standing alone, as in `kept late`."""
    return {
        Standing.OPEN: _("open"),
        Standing.SOON: _("due soon"),
        Standing.LATE: _("late"),
        Standing.KEPT: _("kept"),
        Standing.KEPT_LATE: _("kept late"),
        Standing.BROKEN: _("broken"),
        Standing.MADE_GOOD: _("made good"),
    }[value]
