"""Telephone numbers understood: one international form, and a form for showing."""

import re
from functools import cache, lru_cache
from typing import Any

from netdesk.domain.person import Person
from netdesk.identity.countries import country_code

_FEWEST, _MOST = 3, 30  # digits that a number with its extension may have
_EXTENSION = re.compile(
    r"[\s,;.(/]*(?:wewn?|int(?:erno)?|durchw(?:ahl)?|dw|nst|ext(?:ension)?|x|#|w)[\s.:=]*(\d{1,6})\)?\s*$", re.I
)


def international(number: str, region: str) -> str:
    """The number as ITU E.164 writes it (`+48221234567`), read as dialled in `region` (ISO 3166, `PL`); nothing when it
    is not understood. An extension is left out."""
    return _understood(number, region)[0]


def national(number: str, region: str) -> str:
    """The number for showing in `region`: without the country code where it is of that country, else with it; the text
    as typed when it is not understood."""
    return _understood(number, region)[1] or number


def region_of(person: Person, default: str) -> str:
    """The country of a person's address, the preferred one first; `default` where no address says one."""
    if not person.addresses:
        return default
    for address in sorted(person.addresses, key=lambda one: not one.preferred):
        if address.country and (code := country_code(address.country)):
            return code
    return default


@cache
def regions() -> tuple[str, ...]:
    """The codes of all countries whose numbers are understood, in alphabetical order."""
    import phonenumbers

    return tuple(sorted(phonenumbers.SUPPORTED_REGIONS))


@lru_cache(maxsize=65536)
def _understood(number: str, region: str) -> tuple[str, str]:
    """E.164 and the form for showing; twice nothing when it is no telephone number."""
    if not _FEWEST <= sum(map(str.isdigit, number)) <= _MOST:
        return "", ""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(_whole(number), region or None)
    except phonenumbers.NumberParseException:
        return "", ""
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return "", ""
    return _written(parsed, phonenumbers.PhoneNumberFormat.E164), _shown(parsed, region)


def split_extension(number: str) -> tuple[str, str]:
    """A number without its extension, and the extension as digits: `ext. 12`, `wew. 12`, `int. 12`, `Durchwahl 12`."""
    found = _EXTENSION.search(number)
    return (number[: found.start()], found[1]) if found else (number, "")


def _whole(number: str) -> str:
    """The number with `+` for the `00` of an international one, without a trunk zero in brackets, and with its
    extension as the library reads it."""
    text, extension = split_extension(number.strip())
    if text.startswith("00") and not text.startswith("000"):
        text = "+" + text[2:]
    text = text.replace("(0)", "") if text.startswith(("+", "(+")) else text
    return f"{text} ext. {extension}" if extension else text


def _shown(parsed: Any, region: str) -> str:
    import phonenumbers

    forms = phonenumbers.PhoneNumberFormat
    here = parsed.country_code == phonenumbers.country_code_for_region(region)
    return _written(parsed, forms.NATIONAL if here else forms.INTERNATIONAL)


def _written(parsed: Any, form: int) -> str:
    import phonenumbers

    return str(phonenumbers.format_number(parsed, form))
