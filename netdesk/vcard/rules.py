"""What a card in version 4.0 may not have, written so that it is allowed and still reads as what it was."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from netdesk.vcard.compose import CardLine
from netdesk.vcard.heads import names
from netdesk.vcard.kept import ODD_PREF, TRUE_NAME, is_odd

_ONCE = names(  # cardinality *1 in RFC 6350, 6474 and 9554
    "N BDAY ANNIVERSARY GENDER KIND REV PRODID UID BIRTHPLACE DEATHPLACE DEATHDATE CREATED LANGUAGE"
)


def allowed(lines: Iterable[CardLine]) -> Iterator[CardLine]:
    """The lines with no PREF but 1 to 100, and what may stand only once under a name of our own from the second on.
    Lines with the same ALTID count as one (RFC 6350, 5.4)."""
    seen: dict[str, str] = {}
    for line in lines:
        altid = next((value for key, value in line.params if key == "ALTID"), "")
        again = line.name in _ONCE and line.name in seen and not (altid and seen[line.name] == altid)
        seen.setdefault(line.name, altid)
        params = tuple((_preference(key, value), value) for key, value in line.params)
        yield _renamed(line, params) if again else replace(line, params=params)


def _renamed(line: CardLine, params: tuple[tuple[str, str], ...]) -> CardLine:
    return replace(line, name=f"X-{line.name}", params=(*params, (TRUE_NAME, line.name)))


def _preference(key: str, value: str) -> str:
    return ODD_PREF if key == "PREF" and is_odd(value) else key
