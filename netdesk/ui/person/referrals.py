"""The referrals with this person: given, received, or where they are the one who needs something."""

from netdesk.domain.genealogy import counted_sums
from netdesk.domain.referral import Referral, to_tell
from netdesk.i18n import _, day, meant, plural
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ClickLabel, SectionTitle, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import referrals as words

_FIRST = 4


class ReferralsSection(Section):
    """A line each, the newest first; a click opens it. Away while there are none. Lines are made once, used again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Shown | None = None
        self._all = False
        self.lines: list[_Line] = []
        self._column = vbox(spacing=5)
        self._sums = label("", "small", "muted", wrap=True)
        self._sums.setMinimumWidth(1)
        self.more_button = button("", self._show_all, look="link")
        head = hbox(SectionTitle(_("Referrals"), of=self), self._sums, spacing=10)
        head.setStretch(1, 1)
        self.setLayout(vbox(head, self._column, hbox(self.more_button, None), spacing=6))

    def show_person(self, shown: Shown) -> None:
        if self._shown is None or shown.person.id != self._shown.person.id:
            self._all = False
        self._shown = shown
        self._fill(shown)

    def _fill(self, shown: Shown) -> None:
        found = shown.file.referrals
        here = found if self._all else found[:_FIRST]
        while len(self.lines) < len(here):
            self._add_line()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(here))
            if place < len(here):
                line.show_referral(here[place], shown)
        self.setVisible(bool(found))
        self._sums.setText(_together(found, shown))
        self.more_button.setText(plural("{n} more", "{n} more", len(found) - len(here)))
        self.more_button.setVisible(len(found) > len(here))

    def _add_line(self) -> None:
        line = _Line(self._desk)
        self.lines.append(line)
        self._column.addWidget(line)

    def _show_all(self) -> None:
        self._all = True
        if self._shown:
            self._fill(self._shown)


class _Line(ClickLabel):
    """One referral: what it is to this person, whom it is about, how far it came."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", self._open, "small", "accent")
        self._desk, self._id = desk, ""
        self.setMinimumWidth(1)

    def show_referral(self, one: Referral, shown: Shown) -> None:
        """Say it in one line."""
        self._id = one.id
        text = " · ".join(part for part in referral_words(one, shown) if part)
        self.setText(text)
        self.setAccessibleName(text)

    def _open(self) -> None:
        self._desk.referral_wanted.emit(self._id)


def referral_words(one: Referral, shown: Shown) -> list[str]:
    """A referral as somebody's page tells it, as in `Received · Paolo Neri · a roof · Closed · €1,200.00`."""
    names = {shown.me: _("you"), **shown.file.names}
    prospect = names.get(one.prospect_id or "", one.prospect_name)
    return [
        _between(one, shown),
        prospect if one.prospect_id != shown.person.id else "",
        one.need,
        words.status(one.status) if one.consent else _("a lead so far"),
        words.sums(counted_sums(one)),
        day(one.on),
        _("the giver does not know yet") if to_tell(one, shown.me) else "",
    ]


def _between(one: Referral, shown: Shown) -> str:
    person = shown.person.id
    names = {shown.me: meant("from or to", "you"), **shown.file.names}
    if one.giver_id == person:
        return _("To {name}").format(name=names.get(one.receiver_id, ""))
    if one.receiver_id == person:
        return _("From {name}").format(name=names.get(one.giver_id, ""))
    ends = names.get(one.giver_id, ""), names.get(one.receiver_id, "")
    return _("Sent by {giver} to {receiver}").format(giver=ends[0], receiver=ends[1])


def _together(found: tuple[Referral, ...], shown: Shown) -> str:
    """What they add up to between this person and me; leads count nowhere."""
    pair = {shown.me, shown.person.id}
    ours = [one for one in found if one.counts and {one.giver_id, one.receiver_id} == pair]
    given = sum(one.giver_id == shown.me for one in ours)
    parts = [
        plural("{n} given", "{n} given", given) if given else "",
        plural("{n} received", "{n} received", len(ours) - given) if len(ours) > given else "",
    ]
    return " · ".join(part for part in parts if part)
