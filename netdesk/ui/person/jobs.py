"""What somebody did before: their past jobs, the last one first."""

from PySide6.QtCore import Qt

from netdesk.domain.person import Job
from netdesk.i18n import _, day
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox


class JobsSection(Section):
    """Away while no past job is known."""

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self._before = label(_("Before"), "small", "faint")
        self._jobs = label("", "small", "muted", wrap=True)
        self._jobs.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._jobs.setMinimumWidth(1)
        self._jobs.setAccessibleName(_("Past jobs"))
        row = hbox(self._before, self._jobs, spacing=10)
        row.setAlignment(self._before, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        self.setLayout(row)

    def show_person(self, shown: Shown) -> None:
        self._jobs.setText("\n".join(job_words(job) for job in reversed(shown.person.jobs)))
        self.setVisible(bool(shown.person.jobs))


def job_words(job: Job) -> str:
    """A past job in one line, as in `CTO at Verdi, until Mar 2026`."""
    title = job.title or job.role
    where = ", ".join(part for part in (job.organisation, job.department) if part)
    told = _("{title} at {organisation}").format(title=title, organisation=where) if title and where else title or where
    if job.until is None:
        return told
    return _("{job}, until {day}").format(job=told, day=day(job.until, "MMM yyyy"))
