"""The past jobs of a person's form."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from netdesk import i18n
from netdesk.domain.person import Job
from netdesk.i18n import _
from netdesk.ui.person.editor_rows import Row, RowList
from netdesk.ui.person.fields import TextField, grown
from netdesk.words.dates import read_date


class JobRow(Row):
    """A past job: as what, where, and until when. Where only a role was known, that is what is edited."""

    def __init__(self, item: Job) -> None:
        super().__init__(item, _("Remove this past job"))
        self._part = "role" if item.role and not item.title else "title"
        self.title = TextField(_("Title in a past job"), getattr(item, self._part), _("title"))
        self.organisation = TextField(_("Organisation of a past job"), item.organisation, _("organisation"))
        shown = i18n.day(item.until) if item.until else ""
        self.until = TextField(_("Until when"), shown, _("until when"))
        self.until.setMinimumWidth(grown(150))
        self._lay(self.title, self.organisation, self.until, self._remove)
        for place, share in enumerate((4, 5, 3)):
            self._row.setStretch(place, share)

    def first(self) -> QWidget:
        return self.title

    @property
    def problem(self) -> str:
        """Why this cannot be saved, in a sentence; nothing when all is well."""
        if not self.until.touched or not self.until.value() or read_date(self.until.value()):
            return ""
        return _("“{text}” is no date; write it as in March 2026.").format(text=self.until.value())

    def _made(self) -> Job:
        texts: dict[str, Any] = {self._part: self.title.value(), "organisation": self.organisation.value()}
        until = read_date(self.until.value()) if self.until.touched else self.item.until
        made: Job = replace(self.item, **texts, until=until)
        return made

    def _says_something(self) -> bool:
        return bool(self.title.value() or self.organisation.value())


def jobs(items: Iterable[Job]) -> RowList:
    """The list of past jobs."""
    return RowList(items, Job(), JobRow, _("Add past job"))


def problem_of(rows: RowList) -> str:
    """What the first past job that cannot be saved lacks."""
    return next((row.problem for row in rows.rows if isinstance(row, JobRow) and row.problem), "")
