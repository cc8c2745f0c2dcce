"""The trust on the link: its stage, since when, what is next, and on demand why, in both directions."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.domain.trust import Assessment, Need, Reason
from netdesk.i18n import _, day, number
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.bars import StageBar
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ClickLabel, label
from netdesk.ui.widgets.layout import clear, hbox, vbox

_STEPS = (Stage.VISIBILITY, Stage.CREDIBILITY, Stage.PROFITABILITY)


class TrustSection(Section):
    """Stage, bar, the next step; a click says why. `reveal` shows a piece of evidence in the timeline."""

    def __init__(self, desk: Desk, reveal: Callable[[Id], None]) -> None:
        super().__init__()
        self._desk, self._reveal = desk, reveal
        self._shown: Shown | None = None
        self._stage = label("", "strong")
        self._since = label("", "small", "faint")
        self._why = button(_("Why? · what is next?"), self._toggle, look="link")
        self._bar = StageBar()
        self._next = label("", "tiny", "faint", wrap=True)
        self._reasons = QWidget()
        self._lines = vbox(margins=(0, 6, 0, 0), spacing=3)
        self._reasons.setLayout(self._lines)
        self._reasons.setVisible(False)
        self.setLayout(
            vbox(
                hbox(self._stage, self._since, None, self._why, spacing=6),
                self._bar,
                self._next,
                self._reasons,
                spacing=5,
            )
        )

    def show_person(self, shown: Shown) -> None:
        self._shown = shown
        self.setVisible(shown.trust is not None)
        if shown.trust is None:
            return
        stage, theme = shown.trust.stage, self._desk.theme
        palette = self._stage.palette()
        palette.setColor(self._stage.foregroundRole(), theme.stage_ink(stage))
        self._stage.setPalette(palette)
        self._stage.setText(words.stage(stage))
        self._since.setText(_since(shown.trust.outward, shown.trust.inward, stage))
        reached = [(lambda step=step: theme.stage_colour(step)) if step <= stage else None for step in _STEPS]
        self._bar.set_segments(reached, words.stage(stage))
        self._next.setText(self._say_next(shown))
        if not self._reasons.isHidden():
            self._fill()

    def _say_next(self, shown: Shown) -> str:
        """What would lead on, from the direction that holds the link back, and when it lapses."""
        assert shown.trust is not None
        stage = shown.trust.stage
        if stage is Stage.PROFITABILITY:
            sides_lapse = (shown.trust.outward.lapses_on, shown.trust.inward.lapses_on)
            lapses = min((on for on in sides_lapse if on), default=None)
            return _("Lapses on {day} if nothing happens").format(day=day(lapses)) if lapses else ""
        sides = []
        for side, text in ((shown.trust.outward, _("from me")), (shown.trust.inward, _("from them"))):
            if side.stage == stage:
                needs = [item for item in side.missing if item.need is not Need.TEST][:2] or list(side.missing[:1])
                sides.append((text, ", ".join(words.missing(item) for item in needs)))
        goal = words.stage(Stage(stage + 1))
        if len({told for _who, told in sides}) == 1:
            told = sides[0][1]
        else:
            told = "; ".join(f"{who}: {what}" for who, what in sides)
        return _("To {stage}: {needs}").format(stage=goal, needs=told)

    def _toggle(self) -> None:
        opening = self._reasons.isHidden()
        if opening:
            self._fill()
        self._reasons.setVisible(opening)

    def _fill(self) -> None:
        layout = self._lines
        clear(layout)
        shown = self._shown
        if shown is None or shown.trust is None:
            return
        name = shown.person.name.given or shown.person.shown
        for title, side in (
            (_("My trust in {name}").format(name=name), shown.trust.outward),
            (_("{name}’s trust in me").format(name=name), shown.trust.inward),
        ):
            layout.addWidget(label(f"{title}: {words.stage(side.stage)}", "small"))
            for reason in side.reasons:
                layout.addWidget(self._reason(reason))
            for item in side.missing:
                layout.addWidget(label("○ " + words.missing(item), "tiny", "faint", wrap=True))
            if side.stage != side.computed:
                told = _("by the rules: {stage}").format(stage=words.stage(side.computed))
                layout.addWidget(label(told, "tiny", "faint"))
            if side.lapses_on:
                told = _("lapses on {day} if nothing happens").format(day=day(side.lapses_on))
                layout.addWidget(label(told, "tiny", "faint"))
        layout.addWidget(label(self._hours(shown), "tiny", "faint", wrap=True))

    def _reason(self, reason: Reason) -> QWidget:
        text = "● " + words.reason(reason)
        if not reason.refs:
            return label(text, "tiny", "muted", wrap=True)
        return ClickLabel(text, lambda: self._reveal(reason.refs[-1]), "tiny", "accent")

    def _hours(self, shown: Shown) -> str:
        """The hours against the yardsticks; they inform, they gate nothing."""
        minutes = sum(item.minutes or 0 for item in shown.file.interactions if shown.me in item.people())
        return _("{hours} hours together (about 50 make an acquaintance, 90 a friend, 200 a close one)").format(
            hours=number(round(minutes / 60, 1))
        )


def _since(outward: Assessment, inward: Assessment, stage: Stage) -> str:
    days = [side.since for side in (outward, inward) if side.stage == stage and side.since]
    return _("since {day}").format(day=day(max(days))) if days and stage > Stage.CARD else ""
