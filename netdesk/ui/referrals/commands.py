"""What the page of referrals can do, for the list of commands and the sheet of keys."""

from typing import TYPE_CHECKING, cast

from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key

if TYPE_CHECKING:
    from netdesk.ui.referrals.page import ReferralsPage


def referrals_section(reach: Reach) -> Section:
    """Noting a referral, and moving it on."""

    def page() -> "ReferralsPage":
        return cast("ReferralsPage", reach.window.show_page("referrals"))

    made = (
        Command("referral.add", _("New referral"), lambda: page().add(), "Ctrl+N"),
        Command("referral.introductions", _("Introductions to give"), lambda: page().show_view("introductions")),
        Command("referral.board", _("Referrals on a board"), lambda: page().show_view("board")),
        Command("referral.list", _("Referrals as a list"), lambda: page().show_view("list")),
        key(_("Into the column before, the next column"), "Ctrl+Left Ctrl+Right"),
        key(_("From card to card"), "Left Right Up Down"),
        key(_("Into what is open beside it"), "Return"),
        key(_("Close what is open"), "Esc"),
        key(_("Remove"), "Delete"),
    )
    return Section("referrals", _("Referrals"), made)
