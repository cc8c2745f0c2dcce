"""The name of a person's form: the whole name above its parts, each filling the other while nobody edited it."""

import re
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from netdesk.domain.person import Name
from netdesk.i18n import _
from netdesk.identity.parts import with_parts
from netdesk.ui.person.fields import Form, TextField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.layout import hbox, vbox

_TITLE = re.compile(r"\w{2,}\.")
_PARTICLES = frozenset(
    "al bin da dal dalla das de degli dei del della den der di do dos du el la le lo los te ten ter van von zu".split()
)
_FILLED = ("prefix", "given", "family")


def split_name(full: str) -> Name:
    """A guess at the parts of a name as its owner writes it: titles with a stop first, the family name last."""
    before, comma, after = full.partition(",")
    words = full.split()
    titles: list[str] = []
    while len(words) > 1 and _TITLE.fullmatch(words[0]):
        titles.append(words.pop(0))
    if comma and before.strip() and after.strip() and not titles:
        return Name(full=full, given=after.strip(), family=before.strip())
    if len(words) < 2:
        return Name(full=full, prefix=" ".join(titles), given=" ".join(words))
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return Name(full=full, prefix=" ".join(titles), given=" ".join(words[:cut]), family=" ".join(words[cut:]))


class NameFields(QWidget):
    """The fields of a `Name`."""

    def __init__(self, name: Name) -> None:
        super().__init__()
        named = {
            "full": (_("Full name"), _("as they write it")),
            "prefix": (_("Title before the name"), _("Dr.")),
            "given": (_("Given name"), _("given name")),
            "middle": (_("Middle name"), _("middle")),
            "family": (_("Family name"), _("family name")),
            "suffix": (_("What follows the name"), _("jun.")),
            "reading_given": (_("Given name as it is read"), _("given name, as read")),
            "reading_family": (_("Family name as it is read"), _("family name, as read")),
        }
        self._name = name
        self.fields = {part: TextField(called, getattr(name, part), hint) for part, (called, hint) in named.items()}
        self.full = self.fields["full"]
        self._by_hand = self._already_by_hand(name)
        self.offer = button("", self.fill_in, look="link")
        for part, field in self.fields.items():
            field.textEdited.connect(lambda _text, part=part: self._typed(part))
        self._lay_out()
        self._show_offer()

    def name(self) -> Name:
        """The name as it is now."""
        return replace(self._name, **{part: field.value() for part, field in self.fields.items()})

    def fill_in(self) -> None:
        """Fill in the parts as they are offered; each can be corrected."""
        guess = self._guess()
        for part in _FILLED:
            self.fields[part].setText(getattr(guess, part))
        self.fields["given"].setFocus()
        self._show_offer()

    def _guess(self) -> Name:
        """The parts of the whole name: those that are sure, else by their place."""
        full = Name(full=self.full.text())
        sure = with_parts(full)
        return sure if sure is not full else split_name(full.full)

    def _show_offer(self) -> None:
        """A whole name that came without its parts is not split unasked."""
        guess = self._guess()
        parts = [field.text() for part, field in self.fields.items() if part != "full"]
        shown = " · ".join(part for part in (guess.prefix, guess.given, guess.family) if part)
        self.offer.setText(_("Fill in the parts: {parts}").format(parts=shown))
        self.offer.setVisible(bool(guess.given and guess.family) and not any(parts))

    def _lay_out(self) -> None:
        form = Form()
        form.row(_("&Name"), self.full)
        parts = [self.fields[part] for part in ("prefix", "given", "middle", "family", "suffix")]
        line = hbox(*parts, spacing=6)
        for place, share in enumerate((2, 5, 3, 5, 2)):
            line.setStretch(place, share)
        form.row(_("In parts"), vbox(line, hbox(self.offer, None), spacing=2), buddy=parts[1])
        form.row(_("Read as"), hbox(self.fields["reading_given"], self.fields["reading_family"], spacing=6))
        self.setLayout(form)

    def _already_by_hand(self, name: Name) -> set[str]:
        """What does not follow from the rest was written on purpose and stays as it is."""
        if not any(getattr(name, part) for part in self.fields):
            return set()
        guess = split_name(name.full)
        found = set(_FILLED) if any(getattr(name, part) != getattr(guess, part) for part in _FILLED) else set()
        return found | ({"full"} if name.full and name.full != replace(name, full="").shown else set())

    def _typed(self, part: str) -> None:
        self._by_hand.add(part)
        if part == "full":
            self._fill_parts()
        elif "full" not in self._by_hand and not part.startswith("reading"):
            self.full.setText(replace(self.name(), full="").shown)
        self._show_offer()

    def _fill_parts(self) -> None:
        if not self.full.text():
            self._by_hand.discard("full")  # an emptied name is filled from the parts again
        guess = self._guess()
        if not self._by_hand & {"given", "family"}:
            for part in _FILLED:
                if part not in self._by_hand:
                    self.fields[part].setText(getattr(guess, part))
