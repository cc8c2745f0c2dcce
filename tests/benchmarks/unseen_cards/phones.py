"""Telephone numbers that could exist, written in the ways of their country."""

import random
from dataclasses import dataclass

import phonenumbers as numbers
from phonenumbers import PhoneNumberType as Type

_STARTS = {
    "IT": {"mobile": ("320", "333", "347", "349", "380", "391"), "office": ("02", "045", "0544", "070", "090", "0832")},
    "PL": {"mobile": ("501", "604", "692", "728", "790", "883"), "office": ("85", "17", "58", "22", "33", "89")},
    "GB": {"mobile": ("7700", "7781", "7911", "7456"), "office": ("1603", "20", "1463", "1392", "28", "113")},
    "DE": {"mobile": ("151", "160", "170", "176"), "office": ("441", "30", "7551", "345", "89", "931")},
}
_LENGTHS = {"IT": (9, 10), "PL": (9,), "GB": (10,), "DE": (8, 9, 10, 11)}
_KINDS = {"mobile": (Type.MOBILE,), "office": (Type.FIXED_LINE, Type.FIXED_LINE_OR_MOBILE)}


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: what for (office, mobile, fax), as E.164, and as it is printed."""

    kind: str
    e164: str
    text: str


def phone(kind: str, region: str, chance: random.Random) -> Phone:
    """A number of a region that its numbering plan allows."""
    wanted = "mobile" if kind == "mobile" else "office"
    while True:
        start = chance.choice(_STARTS[region][wanted])
        length = chance.choice(_LENGTHS[region])
        rest = "".join(chance.choice("0123456789") for _ in range(length - len(start)))
        number = numbers.parse(f"+{numbers.country_code_for_region(region)}{start}{rest}")
        if numbers.is_valid_number(number) and numbers.number_type(number) in _KINDS[wanted]:
            return Phone(kind, numbers.format_number(number, numbers.PhoneNumberFormat.E164), _printed(number, chance))


def _printed(number: numbers.PhoneNumber, chance: random.Random) -> str:
    form = numbers.PhoneNumberFormat
    abroad = numbers.format_number(number, form.INTERNATIONAL)
    way = chance.random()
    if way < 0.2:
        return str(numbers.format_number(number, form.NATIONAL))
    if way < 0.3:
        return abroad.replace("+", "00", 1)
    if way < 0.4:
        code, _space, rest = abroad.partition(" ")
        return f"{code} {chance.choice('./-').join(rest.split())}"
    if way < 0.5:
        code, _space, rest = abroad.partition(" ")
        return f"({code}) {rest}"
    return str(abroad)
