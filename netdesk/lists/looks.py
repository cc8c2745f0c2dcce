"""What the text of a cell looks like, whatever its column is called."""

import re
from collections.abc import Callable, Iterable

_MAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+")
_URL = re.compile(r"(?:https?://\S+|www\.\S+\.\S+)", re.IGNORECASE)
_LINKEDIN = re.compile(r"(?:https?://)?(?:\w+\.)?linkedin\.com/\S+", re.IGNORECASE)
_PHONE = re.compile(
    r"'?(?:tel|mob)?[.:]? ?[+(]?[\d(][\d ()./\u00a0–-]{4,24}\d(?: ?(?:x|ext\.?|int\.?|wew\.?) ?\d{1,6})?", re.IGNORECASE
)
_DAY = re.compile(r"(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:\d{4}|\d\d))(?:[T ]\d\d?:\d\d.*)?")
_YEAR = re.compile(r"\d{4}")
_GROWN_UP = 2006
_NUMBER = re.compile(r"[-+]?\d[\d ., ]*%?")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:,? [^\W\d_][\w.’'-]*){1,3}")
_LONGEST = 400

Look = Callable[[str], bool]


def is_mail(text: str) -> bool:
    """Whether a text is one mail address."""
    return len(text) < _LONGEST and _MAIL.fullmatch(text.strip()) is not None


def is_web(text: str) -> bool:
    """Whether a text is one web address."""
    return len(text) < _LONGEST and _URL.fullmatch(text.strip()) is not None


def is_linkedin(text: str) -> bool:
    """Whether a text is the address of a page at LinkedIn."""
    return len(text) < _LONGEST and _LINKEDIN.fullmatch(text.strip()) is not None


def is_day(text: str) -> bool:
    """Whether a text is a date in digits."""
    return len(text) < _LONGEST and _DAY.fullmatch(text.strip()) is not None


def is_birthday(text: str) -> bool:
    """Whether a text is a date on which somebody grown up can be born."""
    year = _YEAR.search(text) if is_day(text) else None
    return year is not None and 1900 < int(year[0]) < _GROWN_UP


def is_phone(text: str) -> bool:
    """Whether a text can be dialled: at least six digits, and no date."""
    text = text.strip()
    dialled = len(text) < 40 and _PHONE.fullmatch(text) is not None and not is_day(text)
    return dialled and sum(sign.isdigit() for sign in text) > 5


def is_name(text: str) -> bool:
    """Whether a text could be somebody's full name: two to four words of letters, half of them with a capital."""
    text = text.strip()
    if len(text) > 60 or not _NAME.fullmatch(text):
        return False
    words = text.split()
    return sum(word[0].isupper() for word in words) * 2 >= len(words)


def is_value(text: str) -> bool:
    """Whether a text is clearly something, not the name of a column."""
    text = text.strip()
    return len(text) < _LONGEST and (
        is_mail(text) or is_web(text) or is_day(text) or is_phone(text) or _NUMBER.fullmatch(text) is not None
    )


def mostly(cells: Iterable[str], look: Look, share: float = 0.7) -> bool:
    """Whether most of the cells that say anything look so."""
    said = [cell for cell in cells if cell.strip()]
    return bool(said) and sum(look(cell) for cell in said) >= share * len(said)
