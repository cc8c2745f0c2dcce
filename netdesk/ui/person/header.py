"""Who this is: picture with the stage's ring, name, work, where we met, how to reach them, tags."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QToolButton

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, Kind
from netdesk.domain.link import Tie
from netdesk.domain.person import initials
from netdesk.domain.stage import Stage
from netdesk.i18n import _, day
from netdesk.operations import links, people
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.merging.actions import merged_into, part
from netdesk.ui.person.numbers import home_region, shown_number
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

if TYPE_CHECKING:
    from netdesk.ui.person.panel import PersonPanel

_TIES = 3


class HeaderSection(Section):
    """The top of a person's page."""

    def __init__(self, desk: Desk, panel: "PersonPanel") -> None:
        super().__init__()
        self._desk, self._panel = desk, panel
        self._shown: Shown | None = None
        self._avatar = Avatar(82)
        self._name = label("", "title", wrap=True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._work = label("", tone="muted", wrap=True)
        self._met = label("", "small", "faint", wrap=True)
        for each in (self._name, self._work, self._met):
            each.setMinimumWidth(1)  # one long word must not make the height be reckoned for more room than there is
        self._edit = icon_button(_("Edit"), icon("edit", INK), panel.edit)
        self._back = button(_("Restore"), self._restore, icon=icon("restore", INK))
        self._more = icon_button(_("More"), icon("more", INK))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self))
        self._more.menu().aboutToShow.connect(self._fill_menu)
        texts = vbox(None, self._name, self._work, self._met, None, spacing=1)
        tools = vbox(hbox(self._edit, self._more, spacing=0), None, spacing=0)
        row = hbox(self._avatar, spacing=12)
        row.addLayout(texts, 1)
        row.addLayout(tools)
        self._reach = FlowLayout()
        self._ways: list[_Way] = []
        self._tags = FlowLayout()
        self._chips: list[Chip] = []
        self._plus = Chip(_("+ tag"), checkable=False)
        self._plus.clicked.connect(self._add_tag)
        self._tags.addWidget(self._plus)
        self.setLayout(vbox(row, hbox(self._back, None), self._reach, self._tags, spacing=8))
        desk.pictures.arrived.connect(self._picture_arrived)

    def show_person(self, shown: Shown) -> None:
        self._shown = shown
        person, theme = shown.person, self._desk.theme
        stage = shown.trust.stage if shown.trust else Stage.PROFITABILITY
        name = person.shown or _("Me")
        ground = theme.avatar_colour(person.id)
        picture = self._desk.pictures(person.picture)
        self._avatar.show_person(name, initials(name), ground, picture=picture, ring=lambda: theme.stage_pen(stage))
        self._name.setText(name)
        self._name.setToolTip(name)
        town = person.addresses[0].locality if person.addresses else ""
        self._work.setText(", ".join(part for part in (person.work, town) if part))
        self._work.setVisible(bool(self._work.text()))
        self._met.setText(" · ".join(self._story(shown)))
        self._met.setVisible(bool(self._met.text()))
        self._back.setVisible(person.removed_at is not None)
        self._show_reach(shown)
        self._show_tags(person.tags)

    def _story(self, shown: Shown) -> Iterator[str]:
        """Where we met, who introduced us, what ties us."""
        if shown.person.removed_at:
            yield _("In the trash")
        talks = [item for item in shown.file.interactions if item.kind in CONVERSATIONS and shown.me in item.people()]
        met = [item for item in talks if item.kind is not Kind.CALL]
        if met:
            text = _("Met {day} at {place}") if met[-1].place else _("Met {day}")
            yield text.format(day=day(met[-1].on), place=met[-1].place)
        elif talks:
            yield _("In touch since {day}").format(day=day(talks[-1].on))
        yield from list(self._ties(shown))[:_TIES]

    def _ties(self, shown: Shown) -> Iterator[str]:
        """What ties this person to me and to others, seen from the other end: Anna is *my client*."""
        for link in sorted(shown.file.links, key=lambda link: shown.me not in (link.a_id, link.b_id)):
            seen = link.seen_from(shown.person.id)
            name = shown.file.names.get(seen.b_id)
            kinds = ", ".join(words.tie(kind.mirrored) for kind in seen.kinds if kind is not Tie.KNOWS)
            if seen.b_id == shown.me and kinds:
                yield _("my {kinds}").format(kinds=kinds)
            elif name:
                yield (
                    _("{kinds} of {name}").format(kinds=kinds, name=name)
                    if kinds
                    else _("knows {name}").format(name=name)
                )
            if link.introduced_by and link.introduced_by in shown.file.names:
                yield _("introduced by {name}").format(name=shown.file.names[link.introduced_by])

    def _show_reach(self, shown: Shown) -> None:
        """The first ways to reach them, on buttons that are used again."""
        person = shown.person
        home = home_region(self._desk.settings)
        ways = [(mail.address, "mail", f"mailto:{mail.address}") for mail in person.emails[:2]]
        ways += [
            (shown_number(phone.number, person, home), "call", f"tel:{phone.number}") for phone in person.phones[:2]
        ]
        ways += [(web.url.split("//")[-1].rstrip("/"), "external", web.url) for web in person.webs[:1]]
        while len(self._ways) < len(ways):
            self._ways.append(_Way(self._use))
            self._reach.addWidget(self._ways[-1])
        for place, each in enumerate(self._ways):
            each.setVisible(place < len(ways))
            if place < len(ways):
                each.show_way(*ways[place])

    def _use(self, address: str) -> None:
        """A phone number goes to the clipboard as it was typed; a mail address or a page opens."""
        if address.startswith("tel:"):
            number = address.removeprefix("tel:")
            QGuiApplication.clipboard().setText(number)
            self._desk.messages.tell(_("{text} is on the clipboard.").format(text=number))
        else:
            QDesktopServices.openUrl(QUrl(address))

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        """The tags, on chips that are used again."""
        while len(self._chips) < len(tags):
            self._add_chip()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(tags))
            if place < len(tags) and chip.text() != tags[place]:
                chip.set_text(tags[place])

    def _add_chip(self) -> None:
        """One more chip, before the one that adds a tag."""
        chip = Chip("", checkable=False, removable=True)
        place = len(self._chips)
        chip.removed.connect(lambda: self._drop_tag(place))
        self._chips.append(chip)
        self._tags.removeWidget(self._plus)
        self._tags.addWidget(chip)
        self._tags.addWidget(self._plus)

    def _add_tag(self) -> None:
        if self._shown is None:
            return
        person = self._shown.person
        text, accepted = QInputDialog.getText(self, _("Tag"), _("Tag for {name}:").format(name=person.shown))
        if accepted and text.strip():
            self._desk.run(lambda book: people.tag(book, [person.id], add=[text]))

    def _drop_tag(self, place: int) -> None:
        if self._shown is not None:
            person, tag = self._shown.person.id, self._shown.person.tags[place]
            said = _("Tag removed: {tag}").format(tag=tag)
            self._desk.run(lambda book: people.tag(book, [person], drop=[tag]), say=said)

    def _picture_arrived(self, key: str) -> None:
        if self._shown and self._shown.person.picture == key:
            self._avatar.set_picture(self._desk.pictures(key))

    def acts(self) -> list[QAction]:
        """What can be done with the open person: what the menu has."""
        self._fill_menu()
        return [act for act in self._more.menu().actions() if not act.isSeparator()]

    def _fill_menu(self) -> None:
        menu, shown = self._more.menu(), self._shown
        menu.clear()
        if shown is None:
            return
        person = shown.person
        if shown.trust is not None:
            friend = any(link.friends for link in shown.file.links if shown.me in (link.a_id, link.b_id))
            mark = menu.addAction(icon("friend", INK), _("We are friends"))
            mark.setCheckable(True)
            mark.setChecked(friend)
            mark.triggered.connect(lambda on: self._befriend(on))
        menu.addAction(icon("link", INK), _("State a link…"), self._state_link)
        if shown.trust is not None:
            menu.addAction(icon("pin", INK), _("Pin my trust…"), self._panel.trust.pin_outward)
            menu.addAction(icon("pin", INK), _("Pin their trust in me…"), self._panel.trust.pin_inward)
        if person.removed_at is None and person.id != shown.me:
            name = person.name.given or person.shown
            give = menu.addAction(icon("referral", INK), _("Refer somebody to {name}…").format(name=name))
            give.triggered.connect(lambda: self._note_referral(shown.me, person.id))
            take = menu.addAction(icon("referrals", INK), _("Note a referral from {name}…").format(name=name))
            take.triggered.connect(lambda: self._note_referral(person.id, shown.me))
        menu.addSeparator()
        if person.shown:
            menu.addAction(icon("qr", INK), _("QR code…"), self._show_code)
            menu.addAction(icon("copy", INK), _("Copy as text"), self._copy_text)
            menu.addAction(icon("file", INK), _("One-to-one sheet…"), self._show_pair)
            menu.addAction(icon("export", INK), _("Everything about them…"), self._tell_everything)
            menu.addSeparator()
        for gone in merged_into(self._desk, person.id):
            menu.addAction(
                icon("split", INK), _("Part from {name}").format(name=gone.shown), partial(part, self._desk, gone)
            )
        if person.removed_at is None:
            menu.addAction(icon("trash", INK), _("Remove"), self._remove)
        else:
            menu.addAction(icon("restore", INK), _("Restore"), self._restore)
        if person.id != shown.me:
            menu.addAction(icon("trash", INK), _("Delete for good…"), self._delete_for_good)

    def _state_link(self) -> None:
        from netdesk.ui.person.linkdialog import LinkDialog

        if self._shown is not None:
            LinkDialog(self._desk, self._shown.person.id, self.window()).open()

    def _note_referral(self, giver: Id, receiver: Id) -> None:
        from netdesk.ui.referrals.dialog import ReferralDialog, Start

        noted = self._desk.referral_wanted.emit
        ReferralDialog(self._desk, self.window(), start=Start(giver, receiver), noted=noted).open()

    def _show_code(self) -> None:
        from netdesk.ui.sharing.codedialog import CodeDialog

        if self._shown is not None:
            CodeDialog(self._desk, self._shown.person, self.window()).open()

    def _show_pair(self) -> None:
        from netdesk.ui.events.pairdialog import PairDialog

        if self._shown is not None:
            PairDialog(self._desk, self._shown.person, self.window()).open()

    def _tell_everything(self) -> None:
        from netdesk.ui.sharing.everything import choose_target

        if self._shown is not None:
            choose_target(self._desk, self._shown.person, self.window())

    def _copy_text(self) -> None:
        from netdesk.ui.sharing.listing import copy_as_text

        if self._shown is not None:
            copy_as_text(self._desk, [self._shown.person.id])

    def _befriend(self, on: bool) -> None:
        if self._shown is None:
            return
        person = self._shown.person.id
        if on:
            self._desk.run(lambda book: links.state(book, book.me, person, [Tie.FRIEND]), say=_("Marked as friends"))
        else:
            self._desk.run(lambda book: links.unstate(book, book.me, person, [Tie.FRIEND]), say=_("No longer marked"))

    def _remove(self) -> None:
        if self._shown is not None:
            person = self._shown.person
            said = _("{name} is in the trash").format(name=person.shown)
            self._desk.run(lambda book: people.remove(book, [person.id]), say=said)

    def _restore(self) -> None:
        if self._shown is not None:
            person = self._shown.person
            said = _("{name} is back").format(name=person.shown)
            self._desk.run(lambda book: people.restore(book, [person.id]), say=said)

    def _delete_for_good(self) -> None:
        from netdesk.ui.people.erasing import delete_for_good

        if self._shown is not None:
            delete_for_good(self._desk, [self._shown.person.id], self.window())


class _Way(QPushButton):
    """A way to reach somebody."""

    def __init__(self, use: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(20, 16))
        self._address = self._drawing = ""
        self.clicked.connect(lambda: use(self._address))

    def show_way(self, text: str, drawing: str, address: str) -> None:
        """Show another way; the tooltip has a number as it was typed."""
        self._address = address
        self.setText(text if len(text) < 44 else text[:42] + "…")
        self.setToolTip(address.removeprefix("tel:") if address.startswith("tel:") else text)
        if drawing != self._drawing:
            self._drawing = drawing
            self.setIcon(icon(drawing, ACCENT))
