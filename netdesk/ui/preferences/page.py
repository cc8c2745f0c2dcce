"""Settings: how the window looks, the thresholds of the trust rules, where the data is, and what this program is."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QScrollArea, QWidget

from netdesk import __version__, paths
from netdesk.i18n import _, meant
from netdesk.storage.snapshot import snapshot_folder
from netdesk.ui.bank.dialog import show_bank
from netdesk.ui.copies.section import SafetyCopies
from netdesk.ui.desk import Desk
from netdesk.ui.events.sequencedialog import show_sequence
from netdesk.ui.icons import INK, icon
from netdesk.ui.passphrase.section import PassphraseSettings
from netdesk.ui.person.fields import Form
from netdesk.ui.preferences.appearance import Appearance
from netdesk.ui.preferences.reminder import ReminderSettings
from netdesk.ui.preferences.rules import Rules
from netdesk.ui.preferences.tagcadences import TagCadences
from netdesk.ui.preferences.watched import WatchedFolder
from netdesk.ui.preferences.whole import WholeDesk
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, SectionTitle, label
from netdesk.ui.widgets.layout import Item, between, hbox, vbox
from netdesk.ui.widgets.panel import Panel

_WIDTH = 760


class PreferencesPage(QWidget):
    """Panels one below the other. Only the thresholds wait for Apply, after telling what they would change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.appearance = Appearance(desk)
        self.rules, self.tag_cadences = Rules(desk), TagCadences(desk)
        self.watched, self.whole = WatchedFolder(desk), WholeDesk(desk)
        self.copies = SafetyCopies(desk)
        self.passphrase = PassphraseSettings(desk)
        self._scroll = QScrollArea()
        self._lay_out()
        self.setFocusProxy(self.appearance.modes[desk.theme.mode])

    # --- inside

    def _lay_out(self) -> None:
        column = vbox(
            label(_("Settings"), "title"),
            self._panel(_("Appearance"), self.appearance),
            self._panel(_("Trust rules"), self.rules),
            self._panel(_("How often, by tag"), self.tag_cadences),
            self._panel(_("Questions to ask"), *self._questions()),
            self._panel(_("After a first meeting"), *self._sequence()),
            self._panel(_("Where your data is"), self._places(), self.whole),
            self._panel(_("Safety copies"), self.copies),
            self._panel(_("Passphrase"), self.passphrase),
            self._panel(_("Reminder"), ReminderSettings(self._desk)),
            self._panel(_("Watched folder"), self.watched),
            self._panel(_("About Netdesk"), *_about()),
            None,
            spacing=12,
        )
        inner = QWidget()
        between(inner, 0, _WIDTH)
        inner.setLayout(column)
        page = QWidget()
        page.setProperty("look", "page")
        row = hbox(inner, None, margins=(18, 14, 18, 16))
        row.setStretch(0, 1000)
        page.setLayout(row)
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(vbox(self._scroll))

    def _panel(self, title: str, *items: Item) -> Panel:
        return Panel(SectionTitle(title), *items, margins=16, spacing=10)

    def _questions(self) -> list[Item]:
        told = _("What to ask somebody whom you hardly know: reword the questions, hide some, add your own.")
        edit = button(_("Edit the &questions…"), lambda: show_bank(self.window(), self._desk))
        return [label(told, tone="muted", wrap=True), hbox(edit, None)]

    def _sequence(self) -> list[Item]:
        told = _("What follows for everybody newly met at an event: after 24 hours, 7 days, 30 days. Never a pitch.")
        edit = button(_("Edit these &steps…"), lambda: show_sequence(self.window(), self._desk))
        return [label(told, tone="muted", wrap=True), hbox(edit, None)]

    def _places(self) -> Form:
        form = Form()
        file = self._desk.book.file
        told = file or self._desk.book.engine.url.render_as_string(hide_password=True)
        self._place(form, _("Your desk"), told, file.parent if file else None)
        self._place(form, _("Safety copies"), snapshot_folder(), snapshot_folder())
        self._place(form, meant("file", "Log"), paths.log_dir(), paths.log_dir())
        return form

    def _place(self, form: Form, name: str, told: Path | str, folder: Path | None) -> None:
        text = ElidedLabel(str(told))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if folder is None:
            form.row(name, text)
            return
        opens = button(_("Open folder"), lambda: self._open(folder), look="link", icon=icon("folder", INK))
        opens.setAccessibleName(_("Open folder: {name}").format(name=name))
        form.row(name, text, opens, buddy=opens)

    def _open(self, folder: Path) -> None:
        if not folder.is_dir():
            self._desk.messages.tell(_("There is nothing in it yet: {folder}").format(folder=folder))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._desk.messages.warn(_("The folder could not be opened: {folder}").format(folder=folder))


def _about() -> list[Item]:
    told = [
        _("Version {version}, MIT licence.").format(version=__version__),
        _("Icons: Lucide, ISC licence. Fonts: Inter and Noto, SIL Open Font License 1.1; Droid Sans, Apache 2.0."),
        _("Netdesk is not affiliated with any networking organisation."),
        _("Everything stays on this computer: no account, no server, nothing is sent."),
    ]
    return [label(text, tone="muted", wrap=True) for text in told]
