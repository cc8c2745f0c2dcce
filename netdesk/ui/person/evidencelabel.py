"""A line of text that leads to what it speaks of: straight, or by a small menu of days where there are several."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.trust import Reason
from netdesk.i18n import _, day, number
from netdesk.ui.widgets.labels import ClickLabel, label

Place = tuple[Id, str]
"""What a line leads to, and what the menu calls it."""

_MOST = 24


class EvidenceLabel(ClickLabel):
    """Shows `places` one way or the other: `reveal` is called with the one that is chosen."""

    def __init__(self, text: str, places: Sequence[Place], reveal: Callable[[Id], object]) -> None:
        super().__init__(text, self._open, "tiny", "accent")
        self.setAccessibleName(text)
        self._places, self._reveal = places, reveal

    def menu(self) -> QMenu:
        """Every place by its day, the newest first."""
        menu = QMenu(self)
        for ref, called in self._places[:_MOST]:
            menu.addAction(called, partial(self._reveal, ref))
        left = len(self._places) - _MOST
        if left > 0:
            menu.addAction(_("{n} more in the timeline").format(n=number(left))).setEnabled(False)
        return menu

    def _open(self) -> None:
        if len(self._places) == 1:
            self._reveal(self._places[0][0])
        else:
            self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))


def reason_line(reason: Reason, reveal: Callable[[Id], object]) -> QWidget:
    """A reason with the way to each piece of its evidence."""
    text = "● " + words.reason(reason)
    if not reason.refs:
        return label(text, "tiny", "muted", wrap=True)
    return EvidenceLabel(text, places(reason.refs, reason.dates, reason.sources), reveal)


def places(refs: Sequence[Id], dates: Sequence[date], sources: Sequence[str]) -> list[Place]:
    """Pieces of evidence by day, the newest first: `2 Oct 2026 · one-to-one`."""
    found = sorted(zip(dates, refs, sources, strict=True), reverse=True)
    return [(ref, f"{day(on)} · {words.sources([source])}") for on, ref, source in found]
