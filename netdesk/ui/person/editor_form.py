"""A person as a form: panels of fields, and the person that they say."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QWidget

from netdesk.domain.person import Person, Property
from netdesk.i18n import _, plural
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person import editor_jobs
from netdesk.ui.person import editor_rows as rows
from netdesk.ui.person.editor_name import NameFields
from netdesk.ui.person.editor_picture import PictureField
from netdesk.ui.person.editor_rows import RowList
from netdesk.ui.person.editor_tags import TagField
from netdesk.ui.person.fields import Form, NoteField, NumberField, TextField, WordBox, grown
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel

_LONGEST_SHOWN = 300  # characters of a kept value


class PersonForm(QWidget):
    """`person()` is the person as the fields say; `grown` when a list has one more row."""

    grown = Signal(QWidget)

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._person = person
        self.picture = PictureField(desk, person)
        self.name = NameFields(person.name)
        self._nicknames = ", ".join(person.nicknames)
        self.nicknames = TextField(_("Nicknames"), self._nicknames, _("with commas between"))
        self.texts = {part: TextField(name, getattr(person, part)) for part, name in self._named().items()}
        self.texts["language"].setPlaceholderText(_("it, pl, en …"))
        self.sphere = WordBox(_("Sphere"), {}, person.sphere, width=0)
        self.tags = TagField(person.tags)
        self.lists: dict[str, RowList] = {
            "phones": rows.phones(person.phones),
            "emails": rows.emails(person.emails),
            "addresses": rows.addresses(person.addresses),
            "webs": rows.webs(person.webs),
            "handles": rows.handles(person.handles),
            "anniversaries": rows.days(person.anniversaries),
            "relatives": rows.relatives(person.relatives),
            "jobs": editor_jobs.jobs(person.jobs),
        }
        for each in self.lists.values():
            each.grown.connect(lambda each=each: self.grown.emit(each.rows[-1]))
        self.ideal = NumberField(_("Be in touch every so many days"), person.cadence_ideal, _("by stage"))
        self.longest = NumberField(_("At the longest, days"), person.cadence_longest, _("by stage"))
        self.note = NoteField(_("Note"), person.note)
        panels = [Panel(form, margins=(16, 14)) for form in (self._work(), self._reach(), self._near(), self._care())]
        kept = [Kept(person.kept)] if person.kept else []
        self.setLayout(vbox(self._who(), *panels, *kept, None, margins=(18, 16, 18, 6), spacing=12))

    def person(self) -> Person:
        """The person as the fields say; untouched fields say exactly what they were given."""
        nicknames = tuple(word for part in self.nicknames.value().split(",") if (word := part.strip()))
        sphere = " ".join(self.sphere.currentText().split())
        values: dict[str, Any] = {part: field.value() for part, field in self.texts.items()}
        values |= {name: each.value() for name, each in self.lists.items()}
        return replace(
            self._person,
            name=self.name.name(),
            nicknames=nicknames if self.nicknames.touched else self._person.nicknames,
            sphere=sphere if self.sphere.touched else self._person.sphere,
            tags=self.tags.value(),
            picture=self.picture.key,
            note=self.note.value(),
            cadence_ideal=self.ideal.number(),
            cadence_longest=self.longest.number(),
            **values,
        )

    def problem(self) -> str:
        """What cannot be saved like this, in a sentence; nothing when all is well."""
        if problem := editor_jobs.problem_of(self.lists["jobs"]):
            return problem
        ideal, longest = self.ideal.number(), self.longest.number()
        if not (self.ideal.touched or self.longest.touched):
            return ""
        if longest is not None and ideal is None:
            return _("Say how often you would like to be in touch before you say how long at the longest.")
        if longest is not None and ideal is not None and longest < ideal:
            return _("The longest interval cannot be shorter than the ideal one.")
        return ""

    def offer(self, found: tuple[list[str], list[str]]) -> None:
        """Complete the tags and spheres that are in use."""
        tags, spheres = found
        self.tags.set_known(tags)
        self.sphere.add_words(spheres)

    def _named(self) -> dict[str, str]:
        return {
            "organisation": _("Organisation"),
            "department": _("Department"),
            "title": _("Title"),
            "role": _("Role"),
            "language": _("Language"),
        }

    def _who(self) -> QWidget:
        form = Form()
        form.row(_("N&icknames"), self.nicknames)
        right = vbox(self.name, form, None)
        row = hbox(self.picture, right, spacing=18)
        row.setStretch(1, 1)
        row.setAlignment(self.picture, Qt.AlignmentFlag.AlignTop)
        return Panel(row, margins=(16, 14))

    def _work(self) -> Form:
        texts, form = self.texts, Form()
        for name, left, other, right in (
            (_("&Organisation"), "organisation", _("Department"), "department"),
            (_("&Title"), "title", _("Role"), "role"),
        ):
            beside = label(other, tone="faint")
            beside.setMinimumWidth(grown(74))
            pair = hbox(texts[left], beside, texts[right])
            pair.setStretch(0, 1)
            pair.setStretch(2, 1)
            form.row(name, pair, buddy=texts[left])
        form.row(_("&Before"), self.lists["jobs"], buddy=self.lists["jobs"].add_button)
        form.row(_("S&phere"), self.sphere)
        form.row(_("Ta&gs"), self.tags, buddy=self.tags.line)
        return form

    def _reach(self) -> Form:
        form = Form()
        names = {
            "phones": _("P&hones"),
            "emails": _("&Mail"),
            "addresses": _("A&ddresses"),
            "webs": _("&Web"),
            "handles": _("Acco&unts"),
        }
        for key, name in names.items():
            form.row(name, self.lists[key], buddy=self.lists[key].add_button)
        return form

    def _near(self) -> Form:
        form = Form()
        for key, name in (("anniversaries", _("Da&ys")), ("relatives", _("&Relatives"))):
            form.row(name, self.lists[key], buddy=self.lists[key].add_button)
        return form

    def _care(self) -> Form:
        form = Form()
        days = label(_("days, at the longest"), tone="faint")
        form.row(_("In touch &every"), self.ideal, days, self.longest, label(_("days"), tone="faint"), None)
        form.row(_("&Language"), self.texts["language"])
        form.row(_("N&ote"), self.note)
        return form


class Kept(Panel):
    """What the person's card holds and no field shows, folded up: it is written again on export."""

    def __init__(self, kept: tuple[Property, ...]) -> None:
        super().__init__(margins=(10, 8))
        self.head = QToolButton()
        self.head.setText(f"{_('Kept from the card')} · {plural('{n} line', '{n} lines', len(kept))}")
        self.head.setAccessibleName(self.head.text())
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setIconSize(QSize(14, 14))
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setCheckable(True)
        self.head.toggled.connect(self._fold)
        self.text = QPlainTextEdit("\n".join(_line(each) for each in kept), readOnly=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(_("Kept from the card"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(160)
        self.text.hide()
        self.add(hbox(self.head, None), self.text)
        self._fold(False)

    def _fold(self, opened: bool) -> None:
        self.head.setIcon(icon("chevron-down" if opened else "chevron-right", INK))
        self.text.setVisible(opened)


def _line(kept: Property) -> str:
    name = f"{kept.group}.{kept.name}" if kept.group else kept.name
    params = "".join(f";{key}={value}" for key, value in kept.params)
    text = kept.value if len(kept.value) <= _LONGEST_SHOWN else kept.value[:_LONGEST_SHOWN] + " …"
    return f"{name}{params}:{text}"
