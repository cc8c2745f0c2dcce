"""What there is to tell of a card that was accepted."""

from netdesk.i18n import _
from netdesk.operations.report import Outcome, Report


def accepted(report: Report) -> str:
    """Who is on the desk now, or who got more, for the message bar."""
    (entry,) = report.entries
    said = {Outcome.NEW: _("New on your desk: {name}"), Outcome.UPDATED: _("Added to {name}")}
    text = said.get(entry.outcome, _("{name} was known already")).format(name=entry.name)
    if report.questions:
        return f"{text} · {_('perhaps the same as somebody known: asked in the inbox')}"
    return text
