"""Words in the user's language: gettext for messages, Babel for dates and numbers. Usable without Qt."""

import gettext as _gettext
import locale
import os
import re
import sys
from datetime import date, datetime
from functools import lru_cache

from netdesk import paths

LANGUAGES = ("en", "it", "pl")
"""The languages that the program has words in."""
SETTING = "language"
"""Under which name the settings keep the one that the user chose; nothing is kept for that of the system."""

STRETCH = "NETDESK_STRETCH"
"""The variable that tries the pages for languages to come: `long` for longer words, `rtl` from right to left."""

_NAME = re.compile("[a-z]{2,3}(_[A-Za-z0-9]+)*")
_translation: _gettext.NullTranslations = _gettext.NullTranslations()
_locale_name = "en_GB"


def system_language() -> str:
    """The language the user's system speaks, as `it_IT`; `en_GB` where it says nothing."""
    return _system() or "en_GB"


def system_country() -> str:
    """The country of the user's system, as `IT`; nothing where it says none."""
    return _system().partition("_")[2][:2].upper()


def _system() -> str:
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    name = (name or _of_the_desktop()).partition(".")[0]
    return name if _NAME.fullmatch(name) else ""


def _of_the_desktop() -> str:
    """What Windows and macOS are set to, as `it_IT`: they tell programs by no variable."""
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    elif sys.platform == "darwin":
        import subprocess

        asked = ("defaults", "read", "-g", "AppleLocale")
        try:
            told = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=2).stdout
        except (OSError, subprocess.SubprocessError):
            return ""
        return told.strip().partition("@")[0]
    else:
        return locale.getlocale()[0] or ""


def spoken(choice: str) -> str:
    """The language to speak for one that the user chose in Settings: that of the system where none was chosen, and as
    spoken in its country where it is the same."""
    system = system_language()
    if choice not in LANGUAGES or system[:2] == choice:
        return system
    return "en_GB" if choice == "en" else choice


def use_language(name: str) -> None:
    """Speak `name` (`it`, `pl_PL` …) from now on; English where there is no translation."""
    global _translation, _locale_name
    _locale_name = name
    _translation = _gettext.translation(
        "netdesk", localedir=str(paths.resource("locale")), languages=[name, name[:2]], fallback=True
    )
    if os.environ.get(STRETCH) == "long":
        _translation = _Long(_translation)


class _Long(_gettext.NullTranslations):
    """Words as long as those of a language that needs more: whoever lays out a page sees what gives way."""

    def __init__(self, short: _gettext.NullTranslations) -> None:
        super().__init__()
        self._short = short

    def gettext(self, message: str) -> str:
        return _longer(self._short.gettext(message))

    def pgettext(self, context: str, message: str) -> str:
        return _longer(self._short.pgettext(context, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _longer(self._short.ngettext(msgid1, msgid2, n))


def _longer(text: str) -> str:
    """A message two fifths longer; placeholders, keys behind & and what follows a tab or ends it stay as they are."""
    words, ends = re.fullmatch(r"(.*?)([\s.…:?!]*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    missing = round(len(re.sub(r"{\w*}", "", words)) * 0.4)
    if not missing or "\t" in text or "%" in text:
        return text
    return f"{words}{(' ' + 'łáñgér ' * missing)[:missing].rstrip() or 'é'}{ends}"


def right_to_left() -> bool:
    """Whether pages are laid out from right to left, as for Arabic: on trial, there are no words in such a language."""
    return os.environ.get(STRETCH) == "rtl"


def language() -> str:
    """The language spoken now, as given to `use_language`."""
    return _locale_name


def _(message: str) -> str:
    """The message in the user's language."""
    return _translation.gettext(message)


def meant(sense: str, message: str) -> str:
    """The message in the user's language, of those meant in one sense: for a word that English has for two things."""
    return _translation.pgettext(sense, message)


def plural(one: str, many: str, count: int) -> str:
    """The form of a message for a count, with `{n}` replaced by the count in the user's digits."""
    return _translation.ngettext(one, many, count).replace("{n}", number(count))


def number(value: float) -> str:
    """A number with the user's separators."""
    if isinstance(value, int) and -1000 < value < 1000:
        return str(value)
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_babel())


def money(amount: object, currency: str) -> str:
    """An amount of money as the user's language writes it; never converted."""
    from babel.numbers import format_currency

    return format_currency(amount, currency, locale=_babel())  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def currency_digits(code: str) -> int | None:
    """How many decimals a currency has (ISO 4217); None for what is no currency."""
    from babel.numbers import get_currency_precision, list_currencies

    return get_currency_precision(code) if code in list_currencies() else None


def local_currency() -> str:
    """The currency of the user's country; euros where that is not known."""
    from babel.numbers import get_territory_currencies

    country = system_country()
    found = get_territory_currencies(country) if country else []
    return str(found[0]) if found else "EUR"


def day(value: date, style: str = "d MMM yyyy") -> str:
    """A date, by default as in `2 Oct 2026`; `style` is a CLDR pattern or short, medium, long, full."""
    return _day(value, style, _babel())


@lru_cache(maxsize=4096)
def _day(value: date, style: str, name: str) -> str:
    from babel.dates import format_date

    return format_date(value, style, locale=name)


def moment(value: datetime, style: str = "EEE d MMM yyyy, H:mm") -> str:
    """A date with its time, by default as in `Mon 23 Nov 2026, 7:30`."""
    from babel.dates import format_datetime

    return format_datetime(value, style, locale=_babel())


def ago(then: date, today: date) -> str:
    """How long ago a day was, in one or two words, as in `3 weeks ago`."""
    days = (today - then).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days == -1:
        return _("tomorrow")
    if days < 0:
        return _("in {time}").format(time=span(-days))
    return _("{time} ago").format(time=span(days))


def span(days: int) -> str:
    """A number of days in the largest unit that reads well, as in `7 weeks`."""
    if days < 14:
        return plural("{n} day", "{n} days", days)
    if days < 61:
        return plural("{n} week", "{n} weeks", days // 7)
    if days < 730:
        return plural("{n} month", "{n} months", round(days / 30.44))
    return plural("{n} year", "{n} years", round(days / 365.25))


def country_names(language_name: str = "") -> dict[str, str]:
    """What a language (the user's where none is named) calls the countries: names by their codes of two letters."""
    from babel import Locale

    return {code: name for code, name in Locale.parse(language_name or _babel()).territories.items() if len(code) == 2}


def language_name(name: str) -> str:
    """What a language calls itself, as in `Italiano`."""
    from babel import Locale

    told = Locale.parse(_known_locale(name)).get_display_name() or name
    return told[:1].upper() + told[1:]


def _babel() -> str:
    """The name that Babel knows the spoken language by."""
    return _known_locale(_locale_name)


@lru_cache(maxsize=8)
def _known_locale(wanted: str) -> str:
    from babel import Locale, UnknownLocaleError

    for name in (wanted, wanted[:2]):
        try:
            Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        return name
    return "en_GB"
