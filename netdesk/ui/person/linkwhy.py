"""A link told in full: the act that would help, both directions with their evidence and history, the hours together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from netdesk.domain.advice import Advice
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations.trust import LinkStory, LinkTrust
from netdesk.ui.desk import Desk
from netdesk.ui.person.direction import Direction, Told
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, vbox
from netdesk.ui.widgets.yardstick import Yardstick
from netdesk.words import trust as trust_words

_MARKS = (trust_words.ACQUAINTANCE, trust_words.FRIEND, trust_words.CLOSE)


@dataclass(frozen=True, slots=True)
class Pair:
    """The two ends of a link and what to call them; the first is me where I am one of the two."""

    one: Id
    other: Id
    one_name: str
    other_name: str
    mine: bool


def advice_line(advice: Advice, pair: Pair) -> str:
    """The one act in a sentence."""
    if pair.mine:
        return trust_words.advice(advice, pair.other_name)
    return trust_words.advice_between(advice, pair.one_name, pair.other_name)


def titles(pair: Pair) -> tuple[str, str]:
    """What to call the two directions."""
    if pair.mine:
        mine, theirs = _("My trust in {name}"), _("{name}’s trust in me")
        return mine.format(name=pair.other_name), theirs.format(name=pair.other_name)
    title = _("{one}’s trust in {other}")
    return (
        title.format(one=pair.one_name, other=pair.other_name),
        title.format(one=pair.other_name, other=pair.one_name),
    )


class LinkWhy(QWidget):
    """Both directions of a link, one below the other. `reveal` shows a piece of evidence."""

    def __init__(self, desk: Desk, reveal: Callable[[Id], object]) -> None:
        super().__init__()
        self._desk, self._reveal = desk, reveal
        self._column = vbox(spacing=9)
        self.setLayout(self._column)

    def show_link(self, story: LinkStory, pair: Pair) -> None:
        """Tell a link."""
        clear(self._column)
        there, back = titles(pair)
        for inward, told in (
            (False, Told(there, story.trust.outward, story.outward)),
            (True, Told(back, story.trust.inward, story.inward)),
        ):
            self._column.addWidget(Direction(told, self._reveal, partial(self.pin, story.trust, pair, inward)))
        self._add_hours(story.minutes)

    def pin(self, trust: LinkTrust, pair: Pair, inward: bool) -> None:
        """Ask which stage the user would set by hand for one direction."""
        from netdesk.ui.person.pindialog import PinDialog

        ends = (pair.other, pair.one) if inward else (pair.one, pair.other)
        side = trust.inward if inward else trust.outward
        PinDialog(self._desk, *ends, titles(pair)[inward], side.computed, self.window()).open()

    def _add_hours(self, minutes: int) -> None:
        text = trust_words.together(minutes)
        bar = Yardstick(_MARKS)
        bar.set_value(minutes / 60, text)
        self._column.addWidget(label(text, "tiny", "faint", wrap=True))
        self._column.addWidget(bar)
