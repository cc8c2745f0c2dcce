"""What the network can do, for the list of commands and the sheet of keys."""

from typing import TYPE_CHECKING, cast

from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key

if TYPE_CHECKING:
    from netdesk.ui.network.page import NetworkPage


def network_section(reach: Reach) -> Section:
    """Walking along links, tying, asking the way."""

    def page() -> "NetworkPage":
        return cast("NetworkPage", reach.window.show_page("network"))

    def ask_way() -> None:
        shown = page()
        shown.ask_trade("")
        shown.way.field.setFocus()

    made = (
        Command("network.way", _("Ask the warmest way to somebody"), ask_way),
        Command("network.fit", _("Fit the whole network"), lambda: page().plot.fit(), "0"),
        key(_("Along the links; to whoever stands there; move the person"), "Left Shift+Left Alt+Left"),
        key(_("Closer, further away"), "+ -"),
        key(_("Open"), "Return"),
        key(_("State a link"), "L"),
        key(_("The warmest way to whom is selected"), "W"),
        key(_("Through the suggested links"), "S"),
        key(_("Confirm, or dismiss, a suggested link"), "Return Delete"),
        key(_("Gather people, and let them go"), "Space"),
        key(_("What can be done with them"), "M"),
        key(_("Let go of everybody"), "Esc"),
    )
    return Section("network", _("Network"), made)
