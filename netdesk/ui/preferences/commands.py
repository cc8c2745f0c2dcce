"""What Settings can do, for the list of commands: each of its panels, and the appearance at once."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.palette.command import Command, Reach, Section
from netdesk.ui.theme import Mode
from netdesk.ui.widgets.labels import SectionTitle

if TYPE_CHECKING:
    from netdesk.ui.preferences.page import PreferencesPage

_STEP = 10  # per cent


def panel_titles() -> list[str]:
    """The panels of the page, in their order; a test compares them with it."""
    return [
        _("Appearance"),
        _("Trust rules"),
        _("How often, by tag"),
        _("Questions to ask"),
        _("After a first meeting"),
        _("Where your data is"),
        _("Safety copies"),
        _("Passphrase"),
        _("Reminder"),
        _("Watched folder"),
        _("About Netdesk"),
    ]


def settings_section(reach: Reach) -> Section:
    """Light, dark, the size of text; each panel of the page; the dialogs that open from it."""
    window, desk = reach.window, reach.desk

    def page() -> "PreferencesPage":
        return cast("PreferencesPage", window.show_page("settings"))

    panel = _("Settings: {panel}")
    made = (
        *_modes(reach),
        Command("text.larger", _("Larger text"), partial(_resize, desk, _STEP)),
        Command("text.smaller", _("Smaller text"), partial(_resize, desk, -_STEP)),
        *(
            Command(f"settings.{at}", panel.format(panel=title), partial(_show, reach, title))
            for at, title in enumerate(panel_titles())
        ),
        Command("questions", _("Edit the questions…"), partial(_ask_bank, reach)),
        Command("sequence", _("Edit the steps after a first meeting…"), partial(_ask_sequence, reach)),
        Command("whole.write", _("Whole desk as JSON…"), lambda: page().whole.choose_target(), also=_("export")),
        Command("whole.read", _("Read a whole desk…"), lambda: page().whole.choose_source(), also=_("import")),
    )
    return Section("settings", _("Settings"), made)


def _modes(reach: Reach) -> Iterator[Command]:
    titles: dict[Mode, str] = {
        "light": _("Light appearance"),
        "dark": _("Dark appearance"),
        "contrast": _("Appearance with high contrast"),
        "system": _("Appearance like the system"),
    }
    for mode, title in titles.items():
        yield Command(f"theme.{mode}", title, partial(_dress, reach, mode), also=_("theme"))


def _dress(reach: Reach, mode: Mode) -> None:
    reach.desk.settings.set("theme", mode)
    reach.desk.theme.set_mode(mode)
    if page := cast("PreferencesPage | None", reach.window.made_page("settings")):
        page.appearance.modes[mode].setChecked(True)


def _ask_bank(reach: Reach) -> None:
    from netdesk.ui.bank.dialog import show_bank

    show_bank(reach.window, reach.desk)


def _ask_sequence(reach: Reach) -> None:
    from netdesk.ui.events.sequencedialog import show_sequence

    show_sequence(reach.window, reach.desk)


def _resize(desk: Desk, by: int) -> None:
    from netdesk.ui.preferences.appearance import LARGEST, SMALLEST

    scale = min(max(round(desk.theme.text_scale * 100) + by, SMALLEST), LARGEST) / 100
    desk.settings.set("text_scale", scale)
    desk.theme.set_text_scale(scale)


def _show(reach: Reach, title: str) -> None:
    """Bring a panel into sight, and give the keyboard to the first thing in it."""
    page = reach.window.show_page("settings")
    found = next((one for one in page.findChildren(SectionTitle) if one.text() == title), None)
    scroll, panel = page.findChild(QScrollArea), found.parentWidget() if found else None
    inside = scroll.widget() if scroll else None
    if panel is None or scroll is None or inside is None:
        return
    QCoreApplication.sendEvent(scroll, QEvent(QEvent.Type.LayoutRequest))
    takers = (one for one in panel.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if first := next((one for one in takers if one.isVisible() and one.isEnabled()), None):
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    scroll.verticalScrollBar().setValue(panel.mapTo(inside, panel.rect().topLeft()).y())
