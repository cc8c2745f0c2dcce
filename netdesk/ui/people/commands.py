"""What the page of people can do, for the list of commands and the sheet of keys."""

from PySide6.QtGui import QKeySequence

from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key, standard
from netdesk.ui.people.page import PeoplePage

Standard = QKeySequence.StandardKey


def people_section(reach: Reach) -> Section:
    """Adding, the trash, and what is done with those who are selected."""
    window = reach.window

    def page() -> PeoplePage:
        shown = window.show_page("people")
        assert isinstance(shown, PeoplePage)
        return shown

    def selected() -> bool:
        there = window.made_page("people")
        return isinstance(there, PeoplePage) and window.page == "people" and bool(there.chosen())

    made = (
        Command("people.add", _("Add person"), lambda: page().add_person(), "Ctrl+N", also=_("new")),
        key(_("Open the first who is found"), "Return"),
        key(_("From the search into the list"), "Down"),
        key(_("Show everybody again"), "Esc"),
        Command("people.tag", _("Tag who is selected…"), lambda: page().tag_selected(), "Ctrl+T", selected),
        Command("people.copy", _("Copy as text"), lambda: page().sharing.copy(), standard(Standard.Copy), selected),
        Command("people.merge", _("Merge who is selected…"), lambda: page().merge_selected(), "", selected),
        Command("people.export", _("Export who is selected…"), lambda: page().export_selected(), "", selected),
        Command("people.remove", _("Remove, or restore"), lambda: page().remove_selected(), "Delete", selected),
        key(_("Select several"), "Shift+Down Ctrl+A"),
        Command("people.dense", _("Cards, or a dense list"), lambda: page().filters.switch_dense()),
        Command("people.trash", _("Show the trash"), lambda: page().filters.show_trash()),
        Command("people.all", _("Show everybody"), lambda: page().show_everybody()),
    )
    return Section("people", _("People"), made)
