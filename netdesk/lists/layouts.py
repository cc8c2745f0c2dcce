"""The layouts of lists that are known by the names of their columns, and need no question."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from netdesk.lists import headers
from netdesk.lists.target import Target

_OURS = "name|given name|family name|organization|title|email|phone|address|website|birthday|tags|notes"


@dataclass(frozen=True, slots=True)
class Layout:
    """A program's list: its name, the columns that tell it, and what its columns mean where the name alone would not
    say so (or would say something else). `says_nothing` are the texts that it writes into a column where nothing was
    entered; `says_again` are columns that repeat what others say."""

    name: str
    told_by: tuple[frozenset[str], ...]
    meant: dict[str, Target] = field(default_factory=dict)
    says_nothing: dict[str, frozenset[str]] = field(default_factory=dict)
    says_again: frozenset[str] = frozenset()

    def fits(self, keys: frozenset[str]) -> bool:
        """Whether these columns are of this layout."""
        return any(told <= keys for told in self.told_by)


def _columns(*layouts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(one.split("|")) for one in layouts)


_OUTLOOK_DEFAULTS = {
    "email type|tipo posta elettronica|typ email|email typ": "smtp",
    "priority|priorita|priorytet|prioritat": "normal|normale|normalny|normalna",
    "private|privato|prywatne|privat": "false|falso|falsz|falsch",
    "sensitivity|riservatezza|charakter|vertraulichkeit": "normal|normale|normalny|normalna",
    "gender|sesso|plec|geschlecht": "unspecified|non specificato|nieokreslona|nie okreslono|keine angabe",
    "birthday|compleanno|urodziny|geburtstag|anniversary|anniversario|rocznica|jahrestag": "0/0/00|00/00/00|0.0.00",
}

LAYOUTS = (
    Layout("netdesk", _columns(_OURS)),
    Layout(
        "google",
        _columns(
            "given name|family name|email value",
            "given name|family name|phone value",
            "given name|family name|group membership",
            "first name|last name|organization name|labels",
            "first name|last name|organization name|email value",
            "first name|last name|organization name|phone value",
        ),
        {"title": Target.PREFIX, "name": Target.FULL_NAME},
        {"organization type": frozenset("*")},
        frozenset({"file as"}),
    ),
    Layout(
        "linkedin",
        _columns("first name|last name|url|connected on", "first name|last name|email address|connected on"),
        {"url": Target.LINKEDIN},
    ),
    Layout(
        "outlook",
        _columns(
            "first name|last name|company|business phone",
            "first name|last name|company|mobile phone|email address",
            "nome|cognome|societa|posizione|indirizzo posta elettronica",
            "nome|cognome|societa|telefono uff",
            "nome|cognome|societa|cellulare|indirizzo posta elettronica",
            "imie|nazwisko|firma|stanowisko|adres email",
            "imie|nazwisko|firma|telefon sluzbowy",
            "vorname|nachname|firma|position|email adresse",
            "vorname|nachname|firma|telefon geschaftlich",
        ),
        {
            "title": Target.PREFIX,
            "ufficio": Target.WORK_PHONE,
            "abitazione": Target.HOME_PHONE,
            "position": Target.TITLE,
            "profession": Target.NOTE,
            "professione": Target.NOTE,
            "zawod": Target.NOTE,
            "beruf": Target.NOTE,
        },
        {name: frozenset(texts.split("|")) for names, texts in _OUTLOOK_DEFAULTS.items() for name in names.split("|")},
        frozenset(
            (
                "email display name",
                "nome visualizzato posta elettronica",
                "wyswietlana nazwa email",
                "email angezeigter name",
            )
        ),
    ),
)


def layout_of(header: Sequence[str]) -> Layout | None:
    """The known layout that these columns are of, or nothing."""
    keys = frozenset(headers.key(name) for name in header)
    return next((layout for layout in LAYOUTS if layout.fits(keys)), None)


def layout_called(name: str) -> Layout:
    """The known layout of a name; for none one that knows nothing."""
    return next((layout for layout in LAYOUTS if layout.name == name), Layout("", ()))
