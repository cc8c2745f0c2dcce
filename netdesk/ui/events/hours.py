"""When an event ends, as people write it: an hour, a length, or a day and an hour; and what it costs."""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, day, local_currency, moment
from netdesk.words.dates import read_date

_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2})|\s*h)?\s*(am|pm)?", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:h|hours?|std|ore?|godz)\.?)?\s*(?:(\d+)\s*(?:m|min|minutes?)\.?)?", re.I
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "zł": "PLN", "fr": "CHF"}
_PRICE = re.compile(r"^\s*([^\d\s]*)\s*(\d[\d\s.,'’]*)\s*([^\d\s]*)\s*$")


def end_words(starts: datetime, ends: datetime | None) -> str:
    """An end as in `9:30`, with its day where it is another one."""
    if ends is None:
        return ""
    hour = moment(ends, "H:mm")
    return hour if ends.date() == starts.date() else f"{day(ends.date())} {hour}"


def read_end(text: str, starts: datetime) -> datetime | None:
    """The end that is meant by `9:30`, `2 h`, `90 min`, `24 Nov 2026 18:00`; None for nothing. An hour that is earlier
    than the start is that of the next day. NetdeskError when it is no time."""
    plain = " ".join(text.split())
    if not plain:
        return None
    length = _LENGTH.fullmatch(plain)
    if length and any(length.groups()):
        hours, minutes = (Decimal((part or "0").replace(",", ".")) for part in length.groups())
        return starts + timedelta(minutes=int(hours * 60 + minutes))
    head, _space, tail = plain.rpartition(" ")
    on = read_date(head) if head else None
    hour = _hour(tail if on else plain)
    if hour is None:
        raise NetdeskError(_("“{text}” is no end; try 9:30 or 2 h.").format(text=plain))
    ends = datetime.combine(on or starts.date(), hour)
    return ends + timedelta(days=1) if on is None and ends < starts else ends


def _hour(text: str) -> time | None:
    found = _HOUR.fullmatch(text)
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    minute = int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def price_words(cost: Decimal | None, currency: str) -> str:
    """A price as in `35 EUR`; nothing where none is known."""
    if cost is None:
        return ""
    amount = cost.to_integral_value() if cost == cost.to_integral_value() else cost
    return f"{amount:f} {currency}".strip()


def read_price(text: str, currency: str = "") -> tuple[Decimal | None, str]:
    """A price and its currency from `35`, `35,50 EUR`, `€ 35`; where none is written, the one it had or that of this
    country. NetdeskError when it is no price."""
    plain = text.strip()
    if not plain:
        return None, ""
    found = _PRICE.match(plain)
    try:
        if found is None:
            raise InvalidOperation
        amount = Decimal(_digits(found[2]))
    except InvalidOperation:
        raise NetdeskError(_("“{text}” is no price; try 35 EUR.").format(text=plain)) from None
    written = (found[1] or found[3]).strip(".")
    return amount, _SIGNS.get(written.lower(), written.upper()) or currency or local_currency()


def _digits(text: str) -> str:
    """The digits with a point: what stands before the last one or two digits parts the cents."""
    plain = re.sub(r"[\s'’]", "", text).rstrip(".,")
    whole, sign, cents = plain.rpartition("." if plain.rfind(".") > plain.rfind(",") else ",")
    if sign and len(cents) in (1, 2):
        return re.sub(r"\D", "", whole) + "." + cents
    return re.sub(r"\D", "", plain)
