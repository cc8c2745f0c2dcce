"""Telephone numbers as they are dialled from where the user is; what is stored stays as it was typed."""

from netdesk.domain.person import Person
from netdesk.i18n import system_country
from netdesk.identity.phones import international, national, region_of, regions, split_extension
from netdesk.settings import Settings

SETTING = "phone_region"


def home_region(settings: Settings) -> str:
    """The country that numbers are dialled from (ISO 3166, `IT`): the user's choice, else that of the system. Nothing
    where neither says one: then numbers are shown as they were typed."""
    chosen = str(settings.get(SETTING, ""))
    if chosen in regions():
        return chosen
    country = system_country()
    return country if country in regions() else ""


def shown_number(number: str, person: Person, home: str) -> str:
    """A number of somebody as it is dialled from `home`: read as dialled where they live, where it has no country
    code; as typed where it is not understood."""
    there = region_of(person, home)
    if there == home or number.lstrip().startswith(("+", "00")):
        return national(number, home)
    whole, extension = international(number, there), split_extension(number)[1]
    if not whole:
        return number
    return national(f"{whole} ext. {extension}" if extension else whole, home)
