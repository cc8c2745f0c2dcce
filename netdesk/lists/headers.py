"""What columns are called, in English, Italian, Polish and German, and what their names say of the values."""

import re
from functools import lru_cache

from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.lists.target import Target

_CALLED = {
    Target.FULL_NAME: "name|full name|display name|contact name|contact|nome completo|nome e cognome|cognome e nome|"
    "nominativo|contatto|imie i nazwisko|nazwisko i imie|osoba|kontakt|vollstandiger name|vor und nachname|"
    "vorname und nachname|ansprechpartner|ansprechpartnerin",
    Target.PREFIX: "prefix|name prefix|honorific|salutation|mr mrs|titolo|appellativo|tytul|titel|anrede",
    Target.GIVEN: "given name|first name|firstname|given|forename|christian name|nome|nome di battesimo|imie|imiona|"
    "pierwsze imie|vorname|vornamen|rufname",
    Target.MIDDLE: "middle name|additional name|secondo nome|drugie imie|weitere vornamen|zweiter vorname",
    Target.FAMILY: "family name|last name|lastname|surname|family|cognome|nazwisko|nachname|familienname|zuname",
    Target.SUFFIX: "suffix|name suffix|titolo straniero|sufiks|suffisso|namenszusatz",
    Target.NICKNAME: "nickname|nick name|nick|soprannome|pseudonim|ksywa|spitzname",
    Target.ORGANISATION: "organization|organisation|organization name|organisation name|company|company name|employer|"
    "firm|business|business name|societa|azienda|ditta|impresa|ragione sociale|nome azienda|organizzazione|firma|"
    "nazwa firmy|przedsiebiorstwo|organizacja|pracodawca|spolka|unternehmen|firmenname|arbeitgeber|betrieb",
    Target.DEPARTMENT: "department|organization department|reparto|ufficio reparto|dipartimento|dzial|abteilung",
    Target.TITLE: "title|job title|jobtitle|organization title|position|role|job|profession|occupation|posizione|"
    "qualifica|ruolo|mansione|professione|incarico|stanowisko|funkcja|zawod|rola|funktion|beruf|berufsbezeichnung|"
    "jobtitel|tatigkeit",
    Target.MAIL: "email|email address|email value|mail|mail address|emails|emailaddress|indirizzo email|"
    "indirizzo posta elettronica|indirizzo di posta elettronica|posta elettronica|adres email|adres mailowy|"
    "poczta elektroniczna|emailadresse|email adresse|mailadresse",
    Target.PHONE: "phone|phone value|phone number|telephone|telephone number|tel|tel no|telefono|"
    "numero di telefono|recapito telefonico|recapito|telefon|nr telefonu|nr tel|numer telefonu|telefonnummer|"
    "rufnummer|telefon nr",
    Target.ADDRESS: "address|address formatted|full address|postal address|mailing address|indirizzo|"
    "indirizzo completo|adres|adres pocztowy|adresse|anschrift|postanschrift",
    Target.STREET: "street|address street|street address|address line|via|indirizzo via|ulica|adres ulica|ulica adres|"
    "ulica i numer|strasse|strasse und hausnummer|adresse strasse|str",
    Target.TOWN: "city|town|address city|locality|citta|localita|comune|indirizzo citta|miasto|miejscowosc|"
    "adres miasto|miasto adres|miejscowosc adres|ort|stadt|wohnort|adresse ort",
    Target.REGION: "state|region|province|county|address region|state province|provincia|prov|regione|"
    "stato provincia|wojewodztwo|adres wojewodztwo|wojewodztwo adres|bundesland|kanton",
    Target.POSTCODE: "zip|zip code|zipcode|postal code|postcode|address postal code|cap|codice postale|"
    "kod pocztowy|adres kod pocztowy|kod pocztowy adres|plz|postleitzahl",
    Target.COUNTRY: "country|address country|country region|paese|nazione|paese area geografica|kraj|adres kraj|"
    "kraj adres|kraj region|panstwo|land|land region",
    Target.WEB: "web|website|website value|web page|webpage|web site|home page|homepage|site|url|sito|sito web|"
    "pagina web|strona|strona www|www|strona internetowa|strona sieci web|strona sieci|webseite|internetseite|internet",
    Target.LINKEDIN: "linkedin|linkedin url|linkedin profile|profile url|profil linkedin|profilo linkedin",
    Target.BIRTHDAY: "birthday|birth day|birth date|birthdate|date of birth|dob|bday|born|born on|compleanno|"
    "data di nascita|data nascita|nascita|nato il|nata il|nato a il|urodziny|data urodzenia|data urodzin|data ur|ur|"
    "urodzony|urodzona|geburtstag|geburtsdatum|geb|geb am|geb tag|geb datum|geboren|geboren am",
    Target.TAGS: "tag|tags|labels|group|groups|group membership|category|categories|categorie|categoria|gruppo|gruppi|"
    "etichetta|etichette|kategoria|kategorie|grupa|grupy|etykieta|etykiety|gruppe|gruppen|kategorien|schlagworter",
    Target.PICTURE: "photo",
    Target.UID: "netdesk id",
    Target.LABEL: "email type|email label|phone type|phone label|address type|address label|website type|website label",
    Target.NOTE: "note|notes|comment|comments|remark|remarks|annotazioni|commento|commenti|uwagi|uwaga|notatka|notatki|"
    "komentarz|opis|notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar",
}
_LABELS = {
    "work": "work|business|office|company|uff|ufficio|lavoro|aziendale|sluzbowy|sluzbowe|sluzbowa|sluzb|praca|pracy|"
    "biuro|firmowy|firmowe|geschaftlich|dienstlich|buro|arbeit",
    "home": "home|private|personal|casa|ab|abitazione|privato|personale|domowy|domowe|domowa|dom|prywatny|prywatne|"
    "prywatna|privat|zuhause",
    "cell": "cell|mobile|cellular|cellphone|cellulare|cell|mobil|komorka|komorkowy|komorkowe|kom|handy|mobiltelefon|"
    "mobilnummer|handynummer|natel",
    "fax": "fax|telefax|faks",
    "main": "main|primary|principale|glowny|haupttelefon|zentrale",
    "pager": "pager|cercapersone",
    "car": "car|auto|autotelefon",
    "assistant": "assistant|assistants|assistente|asystenta|assistent",
    "other": "other|altro|inny|inne|weitere|weiteres|sonstige",
}
_TARGETS = {name: target for target, names in _CALLED.items() for name in names.split("|")}
_WORDS = {word: label for label, words in _LABELS.items() for word in words.split("|")}
_DIALLED = frozenset(("phone", "telephone", "telefon", "telefono", "tel"))
_FILLING = frozenset("numero number numer nr no nummer phone telephone telefon telefono w".split())
_NOT_WORDS = re.compile(r"[\W\d_]+")
_NUMBERED = re.compile(r"(.*?\D)\s*(\d+)\b")


def counted(number: int) -> str:
    """What a column is called that has no name, counted from 1."""
    return _("Column {n}").format(n=number)


@lru_cache(maxsize=4096)
def key(header: str) -> str:
    """A header as words to look up: folded, without numbers and signs, `e-mail` in one."""
    words = _NOT_WORDS.sub(" ", fold(header).replace("'", "").replace("’", "")).split()
    return re.sub(r"\be mail", "email", " ".join(words))


@lru_cache(maxsize=4096)
def labels_of(header: str) -> tuple[str, ...]:
    """What a header says of its values: home, work, cell, fax …, as in `Phone.labels`."""
    return tuple(dict.fromkeys(_WORDS[word] for word in key(header).split() if word in _WORDS))


@lru_cache(maxsize=4096)
def labels_in(text: str) -> tuple[str, ...]:
    """What a cell of labels says, where it says nothing but known words."""
    words = key(text).split()
    known = all(word in _WORDS or word in _FILLING for word in words) and not any(sign.isdigit() for sign in text)
    return labels_of(text) if known else ()


@lru_cache(maxsize=4096)
def target_of(header: str) -> Target | None:
    """What a column of this name is, or nothing where the name is not known."""
    name = key(header)
    if (target := _TARGETS.get(name)) is not None:
        return target
    words = name.split()
    rest = [word for word in words if word not in _WORDS]
    if (target := _TARGETS.get(" ".join(rest))) is not None and _goes_with_labels(target):
        return _phone(header) if target is Target.PHONE else target
    labels = set(labels_of(header))
    if _DIALLED & set(words) or (labels & {"cell", "fax", "pager", "car"} and not set(rest) - _FILLING):
        return _phone(header)
    return None


def is_known(header: str) -> bool:
    """Whether this text is how columns of people are called."""
    return target_of(header) is not None


def is_note(header: str) -> bool:
    """Whether the name of a column says no more than that there are notes in it."""
    return target_of(header) is Target.NOTE


def group(header: str) -> str:
    """What belongs together: `Address 1 - City` and `Address 1 - Street`, or all columns of one's work."""
    numbered = _NUMBERED.match(header)
    if numbered and numbered.end() < len(header.rstrip()):
        return f"{key(numbered[1])} {numbered[2]}"
    return next((label for label in labels_of(header) if label in ("work", "home", "other")), "")


def _goes_with_labels(target: Target) -> bool:
    """Whether home, work and the like can stand beside the name of such a column."""
    return target in (
        Target.MAIL,
        Target.PHONE,
        Target.ADDRESS,
        Target.STREET,
        Target.TOWN,
        Target.REGION,
        Target.POSTCODE,
        Target.COUNTRY,
        Target.WEB,
    )


def _phone(header: str) -> Target:
    """The kind of phone that a header names by itself."""
    kinds: dict[tuple[str, ...], Target] = {
        ("cell",): Target.CELL,
        ("work",): Target.WORK_PHONE,
        ("home",): Target.HOME_PHONE,
        ("fax",): Target.FAX,
    }
    return kinds.get(labels_of(header), Target.PHONE)
