"""Setting a stage by hand, with the reason for oneself; what the rules say stands beside it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from netdesk import words
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.link import Pin
from netdesk.domain.stage import Stage
from netdesk.i18n import _, day
from netdesk.operations import links
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Notice, TextField, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel


class PinDialog(QDialog):
    """Which stage `truster`'s trust in `trusted` has come to, as the user knows better than the rules."""

    def __init__(
        self, desk: Desk, truster: Id, trusted: Id, title: str, computed: Stage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Set a stage by hand"))
        self._desk, self._ends = desk, (truster, trusted)
        link = desk.read(lambda reader: reader.evidence(truster, trusted).link)
        self._pins = [pin for pin in (link.pins if link else ()) if pin.truster_id == truster]
        now = self._pins[-1] if self._pins else None
        self._pinned = now is not None and now.stage is not None
        self.stages = {stage: Chip(words.stage(stage), dot=self._dot(stage)) for stage in Stage}
        self._choice = QButtonGroup(self)
        for stage, chip in self.stages.items():
            self._choice.addButton(chip)
            chip.setChecked(stage == (now.stage if now and now.stage is not None else computed))
        self.note = TextField(_("Why, for yourself"), now.note if now and self._pinned else "")
        self.notice = Notice()
        self._lay_out(title, computed)
        self.setMinimumWidth(grown(480))
        self.note.setFocus()

    def pin(self) -> None:
        """Pin the chosen stage from today on, and close."""
        stage = next(stage for stage, chip in self.stages.items() if chip.isChecked())
        note = self.note.value()
        self._run(lambda book: links.pin(book, *self._ends, stage, note), _("Trust pinned"))

    def unpin(self) -> None:
        """Go back to what the rules say, and close."""
        self._run(lambda book: links.pin(book, *self._ends, None), _("As the rules say again"))

    def _run(self, verb: Callable[[Book], object], said: str) -> None:
        self._desk.run(verb, done=self._saved, failed=self._failed, say=said)

    def _saved(self, _link: object) -> None:
        self.accept()

    def _failed(self, problem: Exception) -> None:
        known = isinstance(problem, NetdeskError)
        self.notice.say(str(problem) if known else _("This could not be saved. What you typed is still here."))

    def _dot(self, stage: Stage) -> Callable[[], QColor]:
        theme = self._desk.theme
        return lambda: theme.stage_colour(stage)

    def _lay_out(self, title: str, computed: Stage) -> None:
        flow = FlowLayout(spacing=6)
        for chip in self.stages.values():
            flow.addWidget(chip)
        rules = _("By the rules: {stage}").format(stage=words.stage(computed))
        history = [label(line, "tiny", "faint", wrap=True) for line in self._history()]
        pin = button(_("&Pin"), self.pin, look="primary")
        back = button(_("&Back to the rules"), self.unpin)
        back.setVisible(self._pinned)
        cancel = button(_("Cancel"), self.reject)
        for each in (pin, back, cancel):
            each.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.pin)
        self.note.returnPressed.connect(self.pin)
        self.note.setPlaceholderText(_("Why, for yourself"))
        panel = Panel(
            label(title, "heading", wrap=True), label(rules, tone="muted"), flow, self.note, *history, margins=16
        )
        self.setLayout(vbox(panel, self.notice, hbox(back, None, cancel, pin), margins=18, spacing=12))

    def _history(self) -> Iterator[str]:
        """What was set by hand before, the newest first."""
        for pin in reversed(self._pins):
            yield _("{day}: {what}").format(day=day(pin.on), what=_told(pin))


def _told(pin: Pin) -> str:
    if pin.stage is None:
        return _("back to the rules")
    return f"{words.stage(pin.stage)} – {pin.note}" if pin.note else words.stage(pin.stage)
