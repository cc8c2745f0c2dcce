"""Why somebody is where they are on the sheet, in half a line."""

from collections.abc import Iterator

from netdesk.briefing import lines
from netdesk.briefing.sheet import Known, Moment
from netdesk.domain.promise import by_urgency
from netdesk.domain.stage import Freshness, Stage
from netdesk.i18n import _, day, span


def reason(known: Known, moment: Moment) -> str:
    """The weightiest reason; there always is one, at last how far the two have come."""
    return next(_reasons(known, moment))


def _reasons(known: Known, moment: Moment) -> Iterator[str]:
    yield from _promised(known, moment)
    if unthanked := lines.unthanked(known, moment.me):
        yield _("Thanks are due for {name}").format(name=unthanked[0])
    yield from _silent(known, moment)
    for one in known.meetings:
        if one.here:
            yield _("Should meet {name}").format(name=" ".join(one.person.shown.split()))
    if said := lines.birthday(known.person, moment):
        yield said.rstrip(".")
    if known.received > known.given:
        yield _("They gave more than you did")
    yield {
        Stage.CARD: _("You have not talked yet"),
        Stage.VISIBILITY: _("You are getting to know each other"),
        Stage.CREDIBILITY: _("You trust each other"),
        Stage.PROFITABILITY: _("You send each other people"),
    }[known.stage]


def _promised(known: Known, moment: Moment) -> Iterator[str]:
    for promise in by_urgency(known.promises_mine, moment.today)[:1]:
        due = promise.due_on
        if due is None:
            yield _("Your promise is open")
        elif due < moment.today:
            yield _("Your promise is late since {day}").format(day=day(due, "d MMM"))
        else:
            yield _("Your promise is due on {day}").format(day=day(due, "d MMM"))


def _silent(known: Known, moment: Moment) -> Iterator[str]:
    last = lines.last_talk(known)
    if known.stage >= Stage.VISIBILITY and known.freshness >= Freshness.FADING and last:
        yield _("Quiet for {time}").format(time=span((moment.today - last).days))
