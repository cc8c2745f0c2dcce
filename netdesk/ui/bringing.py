"""What was brought onto the window comes into the desk: people, then invitations; and what there is to tell of it."""

from dataclasses import dataclass

from netdesk.i18n import _, plural
from netdesk.operations import importing, invitations
from netdesk.operations.importing import Outcome, Report
from netdesk.operations.invitations import InvitationReport, Taken
from netdesk.storage.book import Book
from netdesk.ui.lists.asking import Brought


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of what came in: people, and invitations."""

    people: Report | None = None
    events: InvitationReport | None = None

    @property
    def sentence(self) -> str:
        """All of it, for the message bar."""
        return " ".join((*_of_people(self.people), *_of_events(self.events)))


def bring_in(book: Book, brought: Brought, progress: importing.Progress) -> Told:
    """Bring in people, then invitations, so that who comes with both is known to the event."""
    calendars = [one for one in brought.sources if one.kind == "calendar" and not one.error]
    others = [one for one in brought.sources if importing.is_read(one)]
    people = importing.take(book, others, progress=progress, lists=brought.lists) if others or not calendars else None
    return Told(people, invitations.take_found(book, calendars) if calendars else None)


def _of_people(report: Report | None) -> list[str]:
    if report is None:
        return []
    said = {
        Outcome.NEW: plural("{n} new", "{n} new", report.count(Outcome.NEW)),
        Outcome.UPDATED: plural("{n} updated", "{n} updated", report.count(Outcome.UPDATED)),
        Outcome.UNCHANGED: plural("{n} known already", "{n} known already", report.count(Outcome.UNCHANGED)),
        Outcome.UNREADABLE: plural("{n} could not be read", "{n} could not be read", report.count(Outcome.UNREADABLE)),
    }
    shown = [text for outcome, text in said.items() if report.count(outcome)]
    if report.questions:
        shown.append(plural("{n} perhaps known", "{n} perhaps known", report.questions))
    return [_("Cards: {counts}.").format(counts=", ".join(shown) or _("none"))]


def _of_events(report: InvitationReport | None) -> list[str]:
    if report is None:
        return []
    counts = [
        (Taken.NEW, plural("{n} new", "{n} new", report.count(Taken.NEW))),
        (Taken.UPDATED, plural("{n} updated", "{n} updated", report.count(Taken.UPDATED))),
        (Taken.UNCHANGED, plural("{n} known already", "{n} known already", report.count(Taken.UNCHANGED))),
        (Taken.CANCELLED, plural("{n} called off", "{n} called off", report.count(Taken.CANCELLED))),
        (Taken.LEFT, plural("{n} could not be read", "{n} could not be read", report.count(Taken.LEFT))),
    ]
    shown = [text for outcome, text in counts if report.count(outcome)]
    return [_("Invitations: {counts}.").format(counts=", ".join(shown))]
