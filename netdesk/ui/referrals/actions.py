"""What is done with an open referral: tell the giver, thank, bring it further; each with words or a way back."""

from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.domain.referral import Referral, ReferralStatus, to_tell
from netdesk.i18n import _
from netdesk.operations import referrals
from netdesk.storage.referrals import ReferralFile, referral_file
from netdesk.ui.desk import Desk
from netdesk.ui.drafting import DraftDialog, show_draft
from netdesk.ui.messages import Action
from netdesk.ui.referrals.dialog import ReferralDialog, Start
from netdesk.words import referrals as words


def tell_giver(desk: Desk, file: ReferralFile, parent: QWidget) -> DraftDialog:
    """Words that tell the giver how it goes; once they are sent, that is noted."""
    one, name = file.referral.id, file.giver.shown
    steps = to_tell(file.referral, desk.book.me) or file.referral.statuses
    draft = words.tell_giver(_news(file), steps)
    said = _("{name} knows how it went.").format(name=name)
    return show_draft(
        parent, desk, draft, sent=lambda: void(desk.run(lambda book: referrals.tell(book, one), say=said))
    )


def thank_giver(desk: Desk, file: ReferralFile, parent: QWidget) -> DraftDialog:
    """Words that thank the giver; once they are sent, the thank-you is logged."""
    one = file.referral.id
    said = _("Thanked {name}.").format(name=file.giver.shown)
    draft = words.thank_giver(_news(file))
    return show_draft(
        parent, desk, draft, sent=lambda: void(desk.run(lambda book: referrals.thank(book, one), say=said))
    )


def advance(desk: Desk, referral_id: Id, status: ReferralStatus, parent: QWidget) -> None:
    """Bring a referral to a status today. Where the giver waits for word, the words are offered at once."""

    def done(referral: Referral) -> None:
        text = f"{referral.prospect_name or referral.need or _('Referral')}: {words.status(status)}."
        if to_tell(referral, desk.book.me):
            desk.messages.tell(text, Action(_("Tell the giver"), lambda: offer_words(desk, referral.id, parent)))
        else:
            desk.messages.tell(text, Action(_("Undo"), desk.undo))

    desk.run(lambda book: referrals.advance(book, referral_id, status), done=done)


def offer_words(desk: Desk, referral_id: Id, parent: QWidget) -> None:
    """Read a referral and open the words for its giver."""
    desk.fetch(
        "referrals.words",
        lambda reader: referral_file(reader, referral_id),
        lambda file: void(tell_giver(desk, file, parent)),
    )


def grow(desk: Desk, referral: Referral, parent: QWidget) -> ReferralDialog:
    """Note what grew out of a referral: very often the prospect refers now, to the same receiver."""
    start = Start(referral.prospect_id or "", referral.receiver_id, referral.id)
    dialog = ReferralDialog(desk, parent, start=start)
    dialog.open()
    return dialog


def remove(desk: Desk, referral_id: Id) -> None:
    """Put a referral into the trash, with a way back."""
    desk.run(lambda book: referrals.remove(book, referral_id), say=_("The referral was removed."))


def void(_result: object) -> None:
    """Forget a result, where a callback has none."""


def _news(file: ReferralFile) -> words.News:
    themselves = file.referral.prospect_id == file.referral.giver_id
    return words.News(file.giver, file.me, file.row.prospect, themselves)
