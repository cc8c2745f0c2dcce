"""What follows a first meeting unless the user says otherwise: small acts of care, never a pitch."""

from netdesk.domain.sequence import SequenceStep
from netdesk.i18n import _, plural


def defaults() -> tuple[SequenceStep, ...]:
    """24 hours, 7 days, 30 days."""
    return (
        SequenceStep(1, _("Write: it was good to meet, and what you remember of it")),
        SequenceStep(7, _("Send something useful: an article, a name, an answer")),
        SequenceStep(30, _("Ask how things are, and for a coffee")),
    )


def after(days: int) -> str:
    """When a step comes, as in `after 24 hours`, `after 7 days`."""
    return _("after 24 hours") if days == 1 else plural("after {n} day", "after {n} days", days)
