"""One direction of a link told in full: the stage, why it holds, what is missing, when it lapses, its history."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment
from netdesk.domain.turning import Turning
from netdesk.i18n import _, day
from netdesk.ui.person.evidencelabel import EvidenceLabel, Place, places, reason_line
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ClickLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import trust as trust_words

_STEPS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a direction: its title, how it stands, the steps by which it came there."""

    title: str
    side: Assessment
    steps: tuple[Turning, ...]


class Direction(QWidget):
    """`reveal` shows a piece of evidence; `pin` asks which stage the user would set by hand."""

    def __init__(self, told: Told, reveal: Callable[[Id], object], pin: Callable[[], object]) -> None:
        super().__init__()
        self._told, self._reveal = told, reveal
        side = told.side
        title = label(f"{told.title}: {words.stage(side.stage)}", "strong", wrap=True)
        hand = button(_("Pinned…") if side.stage != side.computed else _("Pin…"), pin, look="link")
        hand.setAccessibleName(_("Set this stage by hand: {title}").format(title=told.title))
        head = hbox(title, hand, spacing=6)
        head.setStretch(0, 1)
        self._column = vbox(head, spacing=3)
        self.setLayout(self._column)
        self._add_why(side)
        if told.steps:
            self._say(_("How it came about:"))
        self._add_history(told.steps, _STEPS_SHOWN)

    def _add_why(self, side: Assessment) -> None:
        if side.since and side.stage > Stage.CARD:
            self._say(_("since {day}").format(day=day(side.since)))
        if side.stage != side.computed:
            self._say(_("by the rules: {stage}").format(stage=words.stage(side.computed)))
        for reason in side.reasons:
            self._column.addWidget(reason_line(reason, self._reveal))
        for item in side.missing:
            self._say("○ " + words.missing(item))
        if side.lapses_on:
            self._say(trust_words.lapse(side.lapses_on))

    def _say(self, text: str) -> None:
        self._column.addWidget(label(text, "tiny", "faint", wrap=True))

    def _add_history(self, steps: tuple[Turning, ...], most: int) -> None:
        """The newest steps first; the earlier ones on demand."""
        for step in tuple(reversed(steps))[:most]:
            text = f"{day(step.on)}  {trust_words.turning(step)}"
            if found := _places(step):
                self._column.addWidget(EvidenceLabel(text, found, self._reveal))
            else:
                self._say(text)
        if len(steps) > most:
            self._earlier = ClickLabel(_("… and earlier"), self._show_all, "tiny", "accent")
            self._column.addWidget(self._earlier)

    def _show_all(self) -> None:
        steps = self._told.steps
        self._earlier.hide()
        self._add_history(steps[: len(steps) - _STEPS_SHOWN], len(steps))


def _places(step: Turning) -> list[Place]:
    """What happened on the day of a step, and what was made good on it, each once."""
    facts = list({fact.ref: fact for fact in (*step.facts, *step.made_good)}.values())
    return places([fact.ref for fact in facts], [fact.on for fact in facts], [fact.source for fact in facts])
