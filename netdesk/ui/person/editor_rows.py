"""The lists of a person's form: phones, mails, addresses, web pages, accounts, days, relatives; a row for each."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from netdesk.domain.person import Address, Anniversary, Email, Handle, Phone, Relative, Web
from netdesk.i18n import _
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.person.editor_days import shown_day, stored_day
from netdesk.ui.person.fields import KindBox, LabelBox, TextField, grown
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import Item, hbox, vbox

_SOCIAL = {"linkedin": "LinkedIn", "facebook": "Facebook", "instagram": "Instagram", "twitter": "X / Twitter"}
_MESSENGERS = {
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "signal": "Signal",
    "skype": "Skype",
    "xmpp": "XMPP",
    "matrix": "Matrix",
}


def place_words() -> dict[str, str]:
    """The labels of mails, addresses and web pages."""
    return {"work": _("work"), "home": _("home"), "other": _("other")}


def phone_words() -> dict[str, str]:
    """The labels of phones."""
    words = {"cell": _("mobile"), "work": _("work"), "home": _("home"), "main": _("main"), "fax": _("fax")}
    return words | {"pager": _("pager"), "other": _("other")}


def day_words() -> dict[str, str]:
    """The kinds of days."""
    return {"birthday": _("birthday"), "anniversary": _("anniversary"), "other": _("other")}


def relative_words() -> dict[str, str]:
    """The kinds of people near somebody."""
    return {
        "spouse": _("spouse"),
        "partner": _("partner"),
        "child": _("child"),
        "son": _("son"),
        "daughter": _("daughter"),
        "parent": _("parent"),
        "mother": _("mother"),
        "father": _("father"),
        "brother": _("brother"),
        "sister": _("sister"),
        "friend": _("friend"),
        "assistant": _("assistant"),
        "manager": _("manager"),
        "other": _("other"),
    }


class Row(QWidget):
    """One entry of a list: its fields and a button that takes it away. `item` is what it started from."""

    removed = Signal()
    starred = Signal()

    def __init__(self, item: Any, remove: str) -> None:
        super().__init__()
        self.item = item
        self._remove = icon_button(remove, icon("close", INK), self.removed.emit, size=14)
        self.star: QToolButton | None = None

    def value(self) -> Any | None:
        """The entry as it is now; to the letter as given when nobody touched it, None when it was emptied."""
        now = self._made()
        return now if (now == self.item and not self.fresh) or self._says_something() else None

    @property
    def fresh(self) -> bool:
        """Whether the row was added in this form."""
        return bool(self.property("fresh"))

    def first(self) -> QWidget:
        """The field that takes the keyboard."""
        raise NotImplementedError

    def _made(self) -> Any:
        raise NotImplementedError

    def _says_something(self) -> bool:
        raise NotImplementedError

    def _add_star(self) -> QToolButton:
        self.star = icon_button(_("Preferred"), icon("star", INK, on=ACCENT), self.starred.emit, size=14)
        self.star.setCheckable(True)
        self.star.setChecked(self.item.preferred)
        return self.star

    def _lay(self, *items: Item) -> None:
        self._row = row = hbox(*items, spacing=6)
        for small in (self.star, self._remove):
            if small is not None:  # aligned, a button does not hold the fields beside it down to its own height
                row.setAlignment(small, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)


class ReachRow(Row):
    """A phone, a mail address or a web page: label, text, star."""

    def __init__(self, item: Phone | Email | Web, part: str, name: str, words: dict[str, str], remove: str) -> None:
        super().__init__(item, remove)
        self._part = part
        self.label = LabelBox(item.labels, words)
        self.text = TextField(name, getattr(item, part))
        self._lay(self.label, self.text, self._add_star(), self._remove)

    def first(self) -> QWidget:
        return self.text

    def _made(self) -> Any:
        preferred = self.star is not None and self.star.isChecked()
        changes: dict[str, Any] = {self._part: self.text.value(), "labels": self.label.labels(), "preferred": preferred}
        return replace(self.item, **changes)

    def _says_something(self) -> bool:
        return bool(self.text.value())


class AddressRow(Row):
    """A postal address in two lines."""

    def __init__(self, item: Address) -> None:
        super().__init__(item, _("Remove this address"))
        self.label = LabelBox(item.labels, place_words())
        named = {
            "street": _("Street and number"),
            "extended": _("Addition"),
            "box": _("PO box"),
            "postcode": _("Postcode"),
            "locality": _("Town"),
            "region": _("Region"),
            "country": _("Country"),
        }
        self.parts = {part: TextField(name, getattr(item, part), name) for part, name in named.items()}
        upper = [self.parts[part] for part in ("street", "extended", "box")]
        lower = [self.parts[part] for part in ("postcode", "locality", "region", "country")]
        lines = hbox(*upper, spacing=6), hbox(*lower, spacing=6)
        for line, shares in zip(lines, ((4, 2, 2), (2, 4, 3, 3)), strict=True):
            for place, share in enumerate(shares):
                line.setStretch(place, share)
        star = self._add_star()
        self._lay(self.label, vbox(*lines, spacing=6), star, self._remove)
        for widget in (self.label, star, self._remove):
            self._row.setAlignment(widget, Qt.AlignmentFlag.AlignTop)

    def first(self) -> QWidget:
        return self.parts["street"]

    def _made(self) -> Address:
        texts: dict[str, Any] = {part: field.value() for part, field in self.parts.items()}
        preferred = self.star is not None and self.star.isChecked()
        made: Address = replace(self.item, **texts, labels=self.label.labels(), preferred=preferred)
        return made

    def _says_something(self) -> bool:
        return any(field.value() for field in self.parts.values())


class HandleRow(Row):
    """An account: service, account, label, and its address where it has one."""

    def __init__(self, item: Handle) -> None:
        super().__init__(item, _("Remove this account"))
        self.service = KindBox(_("Service"), item.service, _SOCIAL | _MESSENGERS)
        self.account = TextField(_("Account"), item.account, _("account"))
        self.url = TextField(_("Web address of the account"), item.url, _("link"))
        self.label = LabelBox(item.labels, place_words())
        self._lay(self.service, self.account, self.url, self.label, self._remove)

    def first(self) -> QWidget:
        return self.account

    def _made(self) -> Handle:
        service = self.service.kind()
        service = service.lower() if self.service.touched else service
        social = service in _SOCIAL if self.fresh or self.service.touched else self.item.social
        return Handle(service, self.account.value(), self.url.value(), self.label.labels(), social)

    def _says_something(self) -> bool:
        return bool(self.account.value() or self.url.value())


class DayRow(Row):
    """A day to remember, and how it was understood."""

    def __init__(self, item: Anniversary) -> None:
        super().__init__(item, _("Remove this day"))
        self.kind = KindBox(_("Occasion"), item.kind, day_words())
        self._given = shown_day(item.day)
        self.text = TextField(_("Day"), self._given, _("14 March 1984, or 14 March"))
        self._told = label("", "small", "faint")
        self._lay(self.kind, self.text, self._told, self._remove)
        self._told.setMinimumWidth(grown(120))
        self.text.textChanged.connect(self._tell)
        self._tell()

    def first(self) -> QWidget:
        return self.text

    @property
    def told(self) -> str:
        """How the day was understood."""
        return self._told.text()

    def _day(self) -> str:
        return stored_day(self.text.value()) if self.text.touched else str(self.item.day)

    def _tell(self) -> None:
        day = self._day()
        if not day or (shown_day(day) == self.text.value() != day and not day.startswith("--")):
            self._told.setText("")  # said already
        elif shown_day(day) == day:
            self._told.setText(_("kept as text"))
        else:
            self._told.setText(_("every year") if day.startswith("--") else shown_day(day))

    def _made(self) -> Anniversary:
        return Anniversary(self.kind.kind(), self._day())

    def _says_something(self) -> bool:
        return bool(self._day())


class RelativeRow(Row):
    """Somebody near the person."""

    def __init__(self, item: Relative) -> None:
        super().__init__(item, _("Remove this relative"))
        self.kind = KindBox(_("Relation"), item.kind, relative_words())
        self.text = TextField(_("Name of the relative"), item.name)
        self._lay(self.kind, self.text, self._remove)

    def first(self) -> QWidget:
        return self.text

    def _made(self) -> Relative:
        return Relative(self.kind.kind(), self.text.value())

    def _says_something(self) -> bool:
        return bool(self.text.value())


class RowList(QWidget):
    """Rows one below the other, and a button for one more; `grown` when there is one more."""

    grown = Signal()

    def __init__(self, items: Iterable[Any], new: Any, row: Callable[[Any], Row], add: str) -> None:
        super().__init__()
        self._new, self._row = new, row
        self.rows: list[Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add_button = button(add, self.add, look="link", icon=icon("plus", ACCENT))
        self.setLayout(vbox(self._column, hbox(self.add_button, None), spacing=3))
        for item in items:
            self._append(item)

    def value(self) -> tuple[Any, ...]:
        """What the rows say, in order."""
        return tuple(value for row in self.rows if (value := row.value()) is not None)

    def add(self) -> Row:
        """Add an empty row and give it the keyboard."""
        row = self._append(self._new)
        row.setProperty("fresh", True)
        self.grown.emit()
        row.first().setFocus()
        return row

    def _append(self, item: Any) -> Row:
        row = self._row(item)
        row.removed.connect(lambda: self._take_away(row))
        row.starred.connect(lambda: self._only_star(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _take_away(self, row: Row) -> None:
        self.add_button.setFocus()
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _only_star(self, row: Row) -> None:
        """One preferred entry of a kind; a second press takes the star away."""
        for other in self.rows:
            if other is not row and other.star is not None and row.star is not None and row.star.isChecked():
                other.star.setChecked(False)


def phones(items: Iterable[Phone]) -> RowList:
    """The list of phones."""
    remove = _("Remove this phone")
    return RowList(
        items,
        Phone("", ("cell",)),
        lambda item: ReachRow(item, "number", _("Phone number"), phone_words(), remove),
        _("Add phone"),
    )


def emails(items: Iterable[Email]) -> RowList:
    """The list of mail addresses."""
    remove = _("Remove this mail address")
    return RowList(
        items,
        Email("", ("work",)),
        lambda item: ReachRow(item, "address", _("Mail address"), place_words(), remove),
        _("Add mail address"),
    )


def webs(items: Iterable[Web]) -> RowList:
    """The list of web pages."""
    remove = _("Remove this web page")
    return RowList(
        items,
        Web("", ("work",)),
        lambda item: ReachRow(item, "url", _("Web address"), place_words(), remove),
        _("Add web page"),
    )


def addresses(items: Iterable[Address]) -> RowList:
    """The list of postal addresses."""
    return RowList(items, Address(labels=("work",)), AddressRow, _("Add address"))


def handles(items: Iterable[Handle]) -> RowList:
    """The list of accounts."""
    return RowList(items, Handle("linkedin", "", social=True), HandleRow, _("Add account"))


def days(items: Iterable[Anniversary]) -> RowList:
    """The list of days."""
    return RowList(items, Anniversary("birthday", ""), DayRow, _("Add day"))


def relatives(items: Iterable[Relative]) -> RowList:
    """The list of people near."""
    return RowList(items, Relative("spouse", ""), RelativeRow, _("Add relative"))
