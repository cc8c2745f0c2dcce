"""F1: all keys by the place where they work, in columns; typing narrows them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.ui.icons import icon
from netdesk.ui.palette.command import Command, Reach, Section
from netdesk.ui.palette.registry import sections
from netdesk.ui.widgets.labels import SectionTitle, label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.search import SearchField

_SIZE = (1180, 720)
_COLUMN = 350  # pixels that a column wants at least
_TITLE_ROWS = 2  # what a heading takes, in rows


def show_keys(reach: Reach) -> "CheatSheet":
    """Open the sheet over the window, with the keys of the page that is open first."""
    made = CheatSheet(sections(reach), reach.window.page, reach.window)
    made.open()
    return made


class CheatSheet(QDialog):
    """Esc and F1 close it."""

    def __init__(self, found: Sequence[Section], page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("All keys"))
        with_keys = [Section(one.key, one.title, _with_keys(one)) for one in found]
        self.sections = sorted((one for one in with_keys if one.commands), key=lambda one: one.key not in ("", page))
        self._columns = 0
        self.field = SearchField(_("What do you want to do?"), name=_("Search"), icon=icon("search"), delay=0)
        self.field.searched.connect(lambda _text: self._fill())
        self._row: QHBoxLayout = hbox(spacing=14)
        self._told = label(_("Nothing is called so."), tone="muted")
        self._told.hide()
        self._lay_out()
        QShortcut(QKeySequence("F1"), self, self.close)
        self.resize(*_SIZE if parent is None else _within(parent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wide() != self._columns:
            self._fill()

    # --- inside

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        page.setLayout(vbox(self._told, self._row, None, margins=(18, 0, 18, 18)))
        self._scroll = QScrollArea()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(_("All keys"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = hbox(label(_("All keys"), "title"), None, self.field, margins=(18, 14, 18, 10))
        self.field.setMinimumWidth(280)
        self.field.stepped_down.connect(self._scroll.setFocus)
        self.setLayout(vbox(head, self._scroll, spacing=0))
        self.field.setFocus()

    def _wide(self) -> int:
        return max(1, self.width() // _COLUMN)

    def _fill(self) -> None:
        """Lay the sections out in columns of about the same height, in their order."""
        self._columns = self._wide()
        words = fold(self.field.text()).split()
        shown = [narrowed for one in self.sections if (narrowed := _narrowed(one, words)).commands]
        clear(self._row)
        self._told.setVisible(not shown)
        for column in _columns(shown, self._columns):
            self._row.addLayout(vbox(*(_panel(one) for one in column), None, spacing=14), 1)
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))


def _within(parent: QWidget) -> tuple[int, int]:
    """As large as wanted, and a little smaller than the window below."""
    return min(_SIZE[0], parent.width() - 60), min(_SIZE[1], parent.height() - 60)


def _with_keys(section: Section) -> tuple[Command, ...]:
    return tuple(one for one in section.commands if one.keys)


def _narrowed(section: Section, words: Sequence[str]) -> Section:
    """The commands of a section that are called so, or all of them where it is."""
    if Command("", section.title).called(words):
        return section
    return Section(section.key, section.title, tuple(one for one in section.commands if one.called(words)))


def _columns(found: Sequence[Section], count: int) -> list[list[Section]]:
    """The sections one after the other, a new column whenever its share is reached."""
    heights = [len(one.commands) + _TITLE_ROWS for one in found]
    share, made, done = sum(heights) / count, [list[Section]() for _column in range(count)], 0.0
    for section, height in zip(found, heights, strict=True):
        made[min(count - 1, int((done + height / 2) / share))].append(section)
        done += height
    return made


def _panel(section: Section) -> Panel:
    made = Panel(SectionTitle(section.title), margins=(14, 12), spacing=6)
    for one in section.commands:
        title = label(one.title, wrap=True)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keys = [label(each, "key") for each in one.shown_keys]
        row = hbox(title, *keys, spacing=4)
        row.setStretch(0, 1)
        for each in keys:
            row.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        made.add(row)
    return made
