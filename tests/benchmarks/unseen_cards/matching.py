"""When what was read is what stands on the card."""

import re

import phonenumbers as numbers

from tests.benchmarks.unseen_cards.plain import bare


def letters(text: str) -> str:
    """Its letters and digits, whatever their case, the spaces and the signs between them."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def same(one: str, other: str) -> bool:
    """The same letters, accents and all."""
    return letters(one) == letters(other)


def alike(one: str, other: str) -> bool:
    """The same letters, accents aside."""
    return _flat(one) == _flat(other)


def _flat(text: str) -> str:
    return bare(letters(text)).replace("ł", "l")


def number(text: str, region: str) -> str:
    """A printed number as E.164, with the country it was printed for; as it is when it is no number."""
    try:
        return str(numbers.format_number(numbers.parse(text, region), numbers.PhoneNumberFormat.E164))
    except numbers.NumberParseException:
        return text


def site(text: str) -> str:
    """An address on the web without what may be left out."""
    return text.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def without_state(text: str) -> str:
    """A postcode without the state before it, which is a field of its own: the 10118 of NY 10118."""
    return re.sub(r"^[A-Z]{2} (?=\d{5}$)", "", text)
