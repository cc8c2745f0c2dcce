"""Asking about fields that somebody else changed while they were edited here: mine or theirs, one by one."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QLabel, QRadioButton, QScrollArea, QWidget

from netdesk.domain.errors import EditedTwice
from netdesk.i18n import _
from netdesk.operations import editing
from netdesk.operations.editing import Sides
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

N = TypeVar("N")

_WIDTH, _MOST = 560, 460
_LONGEST_SHOWN = 600  # characters of a value; the whole of it in its tooltip


def save_edit(
    desk: Desk,
    parent: QWidget,
    verb: Callable[[Book, N, N], N],
    base: N,
    mine: N,
    *,
    done: Callable[[N], None] | None = None,
    failed: Callable[[Exception], None],
    say: str = "",
) -> None:
    """Run `verb(book, base, mine)`, which saves what was made of `base` here. Where somebody else changed the same
    fields since, ask, and save the answer upon theirs; `failed` when that is put off, or nothing could be saved."""

    def refused(problem: Exception) -> None:
        if not shiboken6.isValid(parent):
            desk.messages.warn(str(problem))
        elif isinstance(problem, EditedTwice):
            ask(problem)
        else:
            failed(problem)

    def ask(problem: EditedTwice) -> None:
        dialog = TwiceDialog(desk, problem, parent)
        dialog.accepted.connect(lambda: again(problem, editing.answered(problem, dialog.take)))
        dialog.rejected.connect(lambda: failed(problem))
        dialog.open()

    def again(problem: EditedTwice, answer: N) -> None:
        save_edit(desk, parent, verb, problem.theirs, answer, done=done, failed=failed, say=say)

    desk.run(lambda book: verb(book, base, mine), done=done, failed=refused, say=say)


class TwiceDialog(QDialog):
    """What I made of each field and what somebody else made of it; mine is chosen until theirs is."""

    def __init__(self, desk: Desk, problem: EditedTwice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changed by two"))
        sides = desk.read(lambda reader: editing.sides(reader, problem))
        self.choices = {one.field: _Choice(one) for one in sides}
        told = _("Choose what shall stand. Everything else that both of you changed is kept.")
        save = button(_("&Save"), self.accept, look="primary")
        save.setDefault(True)
        later = button(_("Back to editing"), self.reject)
        later.setAutoDefault(False)
        column = vbox(
            vbox(
                label(_("Somebody else changed the same meanwhile"), "title", wrap=True),
                label(told, tone="muted", wrap=True),
                spacing=2,
            ),
            self._scroll(),
            hbox(None, later, save),
            margins=18,
            spacing=12,
        )
        column.setStretch(1, 1)
        self.setLayout(column)
        self.resize(grown(_WIDTH), min(self.sizeHint().height(), grown(_MOST)))
        next(iter(self.choices.values())).mine.setFocus()

    @property
    def take(self) -> frozenset[str]:
        """The fields that shall be as I made them."""
        return frozenset(field for field, choice in self.choices.items() if choice.mine.isChecked())

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setLayout(vbox(*self.choices.values(), None, spacing=8))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll


class _Choice(Panel):
    """One field: my value and theirs side by side."""

    def __init__(self, sides: Sides) -> None:
        super().__init__(margins=(14, 10))
        group = QButtonGroup(self)
        self.mine = _radio(_("Mine"), sides.label, sides.mine)
        self.theirs = _radio(_("Theirs"), sides.label, sides.theirs)
        for each in (self.mine, self.theirs):
            group.addButton(each)
        self.mine.setChecked(True)
        columns = hbox(
            vbox(self.mine, _value(sides.mine), None, spacing=2),
            vbox(self.theirs, _value(sides.theirs), None, spacing=2),
            spacing=18,
        )
        for place in (0, 1):
            columns.setStretch(place, 1)
        self.add(label(sides.label, "strong"), columns)


def _radio(text: str, field: str, value: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setAccessibleName(f"{field}, {text}: {value or _('nothing')}")
    return made


def _value(text: str) -> QLabel:
    shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + " …"
    made = label(shown or _("nothing"), tone="" if shown else "faint", wrap=True)
    made.setToolTip(text if shown != text else "")
    return made
