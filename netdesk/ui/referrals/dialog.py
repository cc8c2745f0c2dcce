"""Noting a referral, or correcting one: from whom, to whom, for whom, the need, how much was done, and the consent."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QCheckBox, QWidget

from netdesk import i18n
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.domain.referral import Level, Referral
from netdesk.i18n import _
from netdesk.operations import referrals
from netdesk.storage.book import Book, Reader
from netdesk.storage.referrals import ReferralRow, referrals_with
from netdesk.ui.desk import Desk
from netdesk.ui.merging.twice import save_edit
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.fields import NoteField, TextField, grown, order_tabs
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.referrals.formdialog import FormDialog
from netdesk.ui.referrals.lines import about, ends
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.words import referrals as words

_PARENTS = 40


@dataclass(frozen=True, slots=True)
class Start:
    """What a new referral starts from: the people who are known already, and what it grew out of."""

    giver_id: Id = ""
    receiver_id: Id = ""
    parent_id: Id = ""


class ReferralDialog(FormDialog):
    """A new referral, or `referral` to be corrected. `noted` tells the id of a new one."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        start: Start = Start(),
        referral: Referral | None = None,
        noted: Callable[[Id], None] = lambda _id: None,
    ) -> None:
        super().__init__(desk, _("New referral") if referral is None else _("Correct a referral"), parent)
        self._referral, self._noted = referral, noted
        self._parent_id = (referral.parent_id or "") if referral else start.parent_id
        self.giver = PersonField(desk, _("From"), me=True, placeholder=_("who refers"))
        self.receiver = PersonField(desk, _("To"), me=True, placeholder=_("who can help"))
        self.prospect = PersonField(desk, _("For"), me=True, placeholder=_("who needs it: on the desk, or a name"))
        self.need = TextField(_("Need"), referral.need if referral else "", _("as in: a new roof before winter"))
        self.level = ChoiceBox(_("What the giver did"))
        for level in Level:
            self.level.addItem(f"{int(level)}  {words.level(level)}", int(level))
        self.consent = QCheckBox(_("They agreed; without that it is only a lead"))
        self.consent.setToolTip(_("A lead counts nowhere until the one who needs something has agreed."))
        self.consent.setChecked(True)
        self.day = DayField(desk.theme, lambda: desk.book.today)
        self.grew_from = ChoiceBox(_("Grew out of"))
        self.note = NoteField(_("Note"), referral.note if referral else "", lines=2)
        self.note.setFixedHeight(self.note.minimumHeight())
        self._lay_out()
        self._start(start if referral is None else Start(referral.giver_id, referral.receiver_id))
        for field in (self.giver, self.receiver, self.prospect):
            field.chosen.connect(lambda _one, _name: self._offer_parents())
        self._offer_parents()

    def save(self) -> None:
        """Note the referral, or save it as corrected."""
        if problem := self._problem():
            self.complain(*problem)
            return
        self.save_button.setEnabled(False)
        alter = self._said()
        if self._referral is not None:
            self._save_edit(self._referral, alter(self._referral))
            return
        made = alter(Referral("", "", self._desk.book.today))
        self._desk.run(
            lambda book: referrals.note_down(book, made), done=self._saved, failed=self.refuse, say=_("Saved.")
        )

    def _save_edit(self, base: Referral, corrected: Referral) -> None:
        def verb(book: Book, base: Referral, mine: Referral) -> Referral:
            return referrals.edit(book, base.id, lambda _base: mine, base)

        save_edit(self._desk, self, verb, base, corrected, done=self._saved, failed=self.refuse, say=_("Saved."))

    def _saved(self, saved: Referral) -> None:
        self._noted(saved.id)
        self.take(saved)

    def _said(self) -> Callable[[Referral], Referral]:
        """The referral as the form says it."""
        on = self.day.day()
        giver, receiver = self.giver.person_id, self.receiver.person_id
        prospect, name = self.prospect.person_id or None, self._prospect_name()
        need, note, level = self.need.value(), self.note.value(), Level(self.level.currentData())
        agreed, parent = self.consent.isChecked(), self.grew_from.currentData() or None
        return lambda before: replace(
            before,
            giver_id=giver,
            receiver_id=receiver,
            on=on or before.on,
            prospect_id=prospect,
            prospect_name=name,
            need=need,
            level=level,
            consent=agreed,
            parent_id=parent,
            note=note,
        )

    def _prospect_name(self) -> str:
        return "" if self.prospect.person_id else self.prospect.text().strip()

    def _problem(self) -> tuple[str, QWidget] | None:
        """What stands in the way of saving, and the field where it does."""
        if not self.giver.person_id:
            return _("Choose from the list who refers."), self.giver
        if not self.receiver.person_id:
            return _("Choose from the list who receives the referral."), self.receiver
        if self.day.day() is None:
            return _("“{text}” is no day; write it as in 5 Oct.").format(text=self.day.text()), self.day
        return None

    def _lay_out(self) -> None:
        self.form.row(_("&From"), self.giver)
        self.form.row(_("&To"), self.receiver)
        self.form.row(_("Fo&r"), self.prospect)
        self.form.row(_("&Need"), self.need)
        self.form.row(_("&Level"), self.level)
        self.form.row("", self.consent)
        self.form.row(_("&Day"), self.day)
        self._grew_title = self.form.row(_("&Grew out of"), self.grew_from)
        self.form.row(_("N&ote"), self.note)
        self.setMinimumWidth(grown(560))
        order_tabs(self)

    def _start(self, start: Start) -> None:
        referral = self._referral
        ids = (start.giver_id, start.receiver_id, (referral.prospect_id or "") if referral else "")
        names = self._desk.read(
            lambda reader: {one.id: one.shown or _("Me") for one in reader.find(Person, [one for one in ids if one])}
        )
        for field, one in zip((self.giver, self.receiver, self.prospect), ids, strict=True):
            if one:
                field.set_person(one, names.get(one, ""))
        if referral is not None:
            if not referral.prospect_id:
                self.prospect.give(referral.prospect_name)
            self.level.setCurrentIndex(self.level.findData(int(referral.level)))
            self.consent.setChecked(referral.consent)
            self.day.set_day(referral.on)
        first = (
            self.prospect if start.giver_id and start.receiver_id else self.receiver if start.giver_id else self.giver
        )
        first.setFocus()

    def _offer_parents(self) -> None:
        """What it can have grown out of: referrals with the same people."""
        people = [field.person_id for field in (self.giver, self.receiver, self.prospect) if field.person_id]
        own, chosen, me = self._referral.id if self._referral else "", self._parent_id, self._desk.book.me

        def look(reader: Reader) -> list[ReferralRow]:
            found = {row.id: row for one in people if one != me for row in referrals_with(reader, one)}
            found.pop(own, None)
            if chosen and chosen not in found:
                found |= {row.id: row for row in parent_rows(reader, chosen)}
            return sorted(found.values(), key=lambda row: (row.id != chosen, -row.on.toordinal()))[:_PARENTS]

        self._desk.fetch(f"referral dialog {id(self)}", look, self._show_parents)

    def _show_parents(self, rows: list[ReferralRow]) -> None:
        kept = self.grew_from.currentData() or self._parent_id
        self.grew_from.clear()
        self.grew_from.addItem(_("nothing: it is the first"), "")
        for row in rows:
            self.grew_from.addItem(f"{about(row)} · {ends(row)} · {i18n.day(row.on)}", row.id)
        self.grew_from.setCurrentIndex(max(0, self.grew_from.findData(kept)))
        for each in (self.grew_from, self._grew_title):
            each.setVisible(bool(rows))


def parent_rows(reader: Reader, referral_id: Id) -> list[ReferralRow]:
    """The referral that another one is to grow out of; nothing when it is gone."""
    found = reader.find(Referral, [referral_id])
    return [row for one in found for row in referrals_with(reader, one.giver_id) if row.id == referral_id]
