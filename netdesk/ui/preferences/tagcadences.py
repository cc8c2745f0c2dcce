"""How often to be in touch with everybody who carries a tag: a line for each, and one to add another."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from netdesk.domain.tagcadence import TagCadence
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.operations import cadence
from netdesk.storage.book import Reader, Touched
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.fields import Notice, grown
from netdesk.ui.preferences.thresholds import BOX_WIDTH
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.number import NumberBox

_IDEAL, _LONGEST, _MOST = 30, 60, 3650


class TagCadences(QWidget):
    """Each line is in use as soon as it is typed, and can be undone like anything else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known: dict[str, TagCadence] = {}
        self.lines: dict[str, tuple[NumberBox, NumberBox]] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        self.tags = ChoiceBox(_("Tag"))
        self.ideal, self.longest = self._box(_("ideal, days"), _IDEAL), self._box(_("longest, days"), _LONGEST)
        self.add_button = button(_("A&dd"), self.add, icon=icon("plus", INK))
        self._grid.setColumnMinimumWidth(3, self.add_button.sizeHint().width())  # the boxes stand below one another
        self.notice = Notice()
        self.nothing = label(
            _("Once people carry tags, you can say here how often to be in touch with everybody of a tag."),
            tone="muted",
            wrap=True,
        )
        intro = label(
            _("A tag’s interval goes before the stage’s, a person’s own before both; of several tags the closest."),
            tone="muted",
            wrap=True,
        )
        self._new = QWidget()
        row = hbox(self.tags, self.ideal, self.longest, self.add_button, spacing=12)
        row.setStretch(0, 1)
        self._new.setLayout(row)
        self.setLayout(vbox(intro, self._grid, self._new, self.nothing, self.notice, spacing=10))
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the lines and the tags anew."""
        self._desk.fetch("tag cadences", _look, self._show)

    def add(self) -> None:
        """Say how often for the chosen tag."""
        self._set(self.tags.currentText(), self.ideal.value(), self.longest.value())

    # --- inside

    def _show(self, found: tuple[list[TagCadence], list[str]]) -> None:
        known, tags = found
        self._known = {one.tag: one for one in known}
        self._fill()
        taken = {fold(tag) for tag in self._known}
        left = [tag for tag in tags if fold(tag) not in taken]
        self.tags.clear()
        self.tags.addItems(left)
        self._new.setVisible(bool(left))
        self.nothing.setVisible(not left and not self._known)

    def _fill(self) -> None:
        """Lines that stand already only get their numbers, so that the keyboard stays where it is."""
        if self.lines.keys() != self._known.keys():
            clear(self._grid)
            self.lines = {}
            heads = (_("ideal"), _("longest")) if self._known else ()
            for column, head in enumerate(heads, start=1):
                self._grid.addWidget(label(head, "small", "faint"), 0, column)
            for row, one in enumerate(self._known.values(), start=1):
                self._line(row, one)
        for tag, boxes in self.lines.items():
            for box, days in zip(boxes, (self._known[tag].ideal, self._known[tag].longest), strict=True):
                box.setValue(days)

    def _line(self, row: int, one: TagCadence) -> None:
        ideal = self._box(_("{tag}: ideal, days").format(tag=one.tag), one.ideal)
        longest = self._box(_("{tag}: longest, days").format(tag=one.tag), one.longest)
        for box in (ideal, longest):
            box.editingFinished.connect(partial(self._edited, one.tag))
        drop = icon_button(_("Remove: {tag}").format(tag=one.tag), icon("trash", INK), partial(self._remove, one))
        self.lines[one.tag] = (ideal, longest)
        for column, widget in enumerate((label(one.tag), ideal, longest, drop)):
            self._grid.addWidget(widget, row, column)

    def _edited(self, tag: str) -> None:
        ideal, longest = (box.value() for box in self.lines[tag])
        if (ideal, longest) != (self._known[tag].ideal, self._known[tag].longest):
            self._set(tag, ideal, longest)

    def _set(self, tag: str, ideal: int, longest: int) -> None:
        if longest < ideal:
            self.notice.say(_("{tag}: the longest interval cannot be shorter than the ideal one.").format(tag=tag))
            return
        self.notice.hide()
        said = _("{tag}: every {n} days").format(tag=tag, n=ideal)
        self._desk.run(lambda book: cadence.set_tag(book, tag, ideal, longest), say=said)

    def _remove(self, one: TagCadence) -> None:
        said = _("{tag}: as for the stage again").format(tag=one.tag)
        self._desk.run(lambda book: cadence.remove_tag(book, one.tag), say=said)

    def _changed(self, touched: Touched) -> None:
        if touched.everything or {"tag_cadence", "person"} & touched.nouns.keys():
            self.refresh()

    def _box(self, name: str, value: int) -> NumberBox:
        box = NumberBox(name, 1, _MOST)
        box.setFixedWidth(grown(BOX_WIDTH))
        box.setValue(value)
        return box


def _look(reader: Reader) -> tuple[list[TagCadence], list[str]]:
    return cadence.tag_cadences(reader), list(people_counts(reader).tags)
