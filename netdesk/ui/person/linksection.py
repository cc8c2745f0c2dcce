"""The links that somebody has with others than me: each with its stage, and on demand why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.i18n import _, number
from netdesk.storage.between import LinkRow, links_with_others
from netdesk.ui.desk import Desk
from netdesk.ui.person.linkwhy import Pair
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import SectionTitle, label
from netdesk.ui.widgets.layout import clear, hbox, vbox

_SHOWN = 4


class LinksSection(Section):
    """The strongest few, the others on demand. `reveal` shows a piece of evidence in the timeline."""

    def __init__(self, desk: Desk, reveal: Callable[[Id], object]) -> None:
        super().__init__()
        self._desk, self._reveal = desk, reveal
        self._shown: Shown | None = None
        self._rows: list[LinkRow] = []
        self._all = False
        self._title = SectionTitle(_("Knows"), self)
        self._lines = vbox(spacing=2)
        self.setLayout(vbox(self._title, self._lines, spacing=4))

    def show_person(self, shown: Shown) -> None:
        if self._shown is None or shown.person.id != self._shown.person.id:
            self._all = False
        self._shown = shown
        mine = shown.trust is None
        self._rows = [] if mine else self._desk.read(lambda reader: links_with_others(reader, shown.person.id))
        self.setVisible(bool(self._rows))
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        for row in self._rows if self._all else self._rows[:_SHOWN]:
            self._lines.addWidget(self._line(row))
        left = len(self._rows) - _SHOWN
        if left > 0 and not self._all:
            self._lines.addLayout(hbox(button(_("{n} more").format(n=number(left)), self._show_all, look="link"), None))

    def _line(self, row: LinkRow) -> QWidget:
        line = QWidget()
        name = button(row.name, partial(self._desk.person_wanted.emit, row.other), look="link")
        stage = label(words.stage(row.stage), "small")
        palette = stage.palette()
        palette.setColor(stage.foregroundRole(), self._desk.theme.stage_ink(row.stage))
        stage.setPalette(palette)
        why = button(_("Why?"), partial(self._tell, row), look="link")
        why.setAccessibleName(_("Why: the trust between the two, {name}").format(name=row.name))
        line.setLayout(hbox(name, stage, None, why, spacing=8))
        return line

    def _tell(self, row: LinkRow) -> None:
        from netdesk.ui.person.othertrust import OtherTrust

        if self._shown is not None:
            person = self._shown.person
            pair = Pair(person.id, row.other, person.shown, row.name, mine=False)
            OtherTrust(self._desk, pair, self._reveal, self.window()).open()

    def _show_all(self) -> None:
        self._all = True
        self._fill()
