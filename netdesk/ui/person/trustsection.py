"""The trust on the link: its stage, what would help most, how fresh it is, and on demand why, in both directions."""

from collections.abc import Callable

from netdesk import words
from netdesk.domain.advice import advise
from netdesk.domain.ids import Id
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.trust import Assessment, Need
from netdesk.i18n import _, ago, day
from netdesk.operations.trust import LinkStory, story, unknown_letters
from netdesk.ui.desk import Desk
from netdesk.ui.person.linkwhy import LinkWhy, Pair, advice_line
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.bars import StageBar
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.freshness import FreshnessMark
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words.cadence import cadence

_STEPS = (Stage.VISIBILITY, Stage.CREDIBILITY, Stage.PROFITABILITY)


class TrustSection(Section):
    """Stage, bar, what is missing, the one act; a click says why. `reveal` shows evidence in the timeline."""

    def __init__(self, desk: Desk, reveal: Callable[[Id], None]) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._stage = label("", "strong")
        self._since = ElidedLabel("", "small", "faint")
        self._toggle_why = button(_("Why? · what is next?"), self._toggle, look="link")
        self._bar = StageBar()
        self._next = label("", "tiny", "faint", wrap=True)
        self._act = label("", "small", wrap=True)
        self._mark = FreshnessMark(lambda: desk.theme.colour("ink2"))
        self._fresh = label("", "tiny", "muted", wrap=True)
        self._why = LinkWhy(desk, reveal)
        self._why.setVisible(False)
        care = hbox(self._mark, self._fresh, spacing=6)
        care.setStretch(1, 1)
        head = hbox(self._stage, self._since, self._toggle_why, spacing=6)
        self.setLayout(vbox(head, self._bar, self._next, self._act, care, self._why, spacing=5))

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
        self._next.setVisible(bool(self._next.text()))
        unknown = unknown_letters(shown.person)
        advice = advise(shown.trust.outward, shown.trust.inward, self._desk.book.today, unknown)
        self._act.setText("→ " + advice_line(advice, _pair(shown)))
        self._say_freshness(shown, stage)
        if not self._why.isHidden():
            self._why.show_link(self._story(shown), _pair(shown))

    def pin_outward(self) -> None:
        """Set my trust in them by hand."""
        self._pin(inward=False)

    def pin_inward(self) -> None:
        """Set their trust in me by hand."""
        self._pin(inward=True)

    def _pin(self, *, inward: bool) -> None:
        if self._shown is not None and self._shown.trust is not None:
            self._why.pin(self._shown.trust, _pair(self._shown), inward)

    def _story(self, shown: Shown) -> LinkStory:
        assert shown.trust is not None
        book = self._desk.book
        return story(shown.trust, book.today, book.policy, unknown_letters(shown.person))

    def _say_freshness(self, shown: Shown, stage: Stage) -> None:
        """How the link stands against its cadence, and where that comes from."""
        row, today = shown.row, self._desk.book.today
        if row is None or shown.cadence is None:
            return
        state = row.freshness(today)
        self._mark.set_level(Freshness.DORMANT - state)
        last = _("last talk {ago}").format(ago=ago(row.last_contact, today)) if row.last_contact else ""
        parts = (words.freshness(state).capitalize(), last, cadence(shown.cadence, stage))
        self._fresh.setText(" · ".join(part for part in parts if part))

    def _say_next(self, shown: Shown) -> str:
        """What would lead on, from the direction that holds the link back; at the top the act says what keeps it."""
        assert shown.trust is not None
        stage = shown.trust.stage
        if stage is Stage.PROFITABILITY:
            return ""
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
        opening = self._why.isHidden()
        if opening and self._shown is not None and self._shown.trust is not None:
            self._why.show_link(self._story(self._shown), _pair(self._shown))
        self._why.setVisible(opening)


def _pair(shown: Shown) -> Pair:
    person = shown.person
    return Pair(shown.me, person.id, _("Me"), person.name.given or person.shown, mine=True)


def _since(outward: Assessment, inward: Assessment, stage: Stage) -> str:
    days = [side.since for side in (outward, inward) if side.stage == stage and side.since]
    return _("since {day}").format(day=day(max(days))) if days and stage > Stage.CARD else ""
