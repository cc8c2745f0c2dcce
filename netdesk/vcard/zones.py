"""Time zones as invitations name them: by IANA, with a producer's prefix, by Windows, or by Outlook's sentence."""

import re
from datetime import UTC, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# from windowsZones.xml of the CLDR, territory 001, for the zones of Europe, America and a few that meet with them
_OF_WINDOWS = {
    "gmt standard time": "Europe/London",
    "greenwich standard time": "Atlantic/Reykjavik",
    "w. europe standard time": "Europe/Berlin",
    "central europe standard time": "Europe/Budapest",
    "romance standard time": "Europe/Paris",
    "central european standard time": "Europe/Warsaw",
    "e. europe standard time": "Europe/Chisinau",
    "gtb standard time": "Europe/Bucharest",
    "fle standard time": "Europe/Kiev",
    "kaliningrad standard time": "Europe/Kaliningrad",
    "turkey standard time": "Europe/Istanbul",
    "belarus standard time": "Europe/Minsk",
    "russian standard time": "Europe/Moscow",
    "azores standard time": "Atlantic/Azores",
    "hawaiian standard time": "Pacific/Honolulu",
    "alaskan standard time": "America/Anchorage",
    "pacific standard time": "America/Los_Angeles",
    "us mountain standard time": "America/Phoenix",
    "mountain standard time": "America/Denver",
    "central standard time": "America/Chicago",
    "canada central standard time": "America/Regina",
    "central standard time (mexico)": "America/Mexico_City",
    "eastern standard time": "America/New_York",
    "us eastern standard time": "America/Indianapolis",
    "atlantic standard time": "America/Halifax",
    "newfoundland standard time": "America/St_Johns",
    "e. south america standard time": "America/Sao_Paulo",
    "argentina standard time": "America/Buenos_Aires",
    "israel standard time": "Asia/Jerusalem",
    "egypt standard time": "Africa/Cairo",
    "south africa standard time": "Africa/Johannesburg",
    "arab standard time": "Asia/Riyadh",
    "arabian standard time": "Asia/Dubai",
    "india standard time": "Asia/Calcutta",
    "singapore standard time": "Asia/Singapore",
    "china standard time": "Asia/Shanghai",
    "tokyo standard time": "Asia/Tokyo",
    "aus eastern standard time": "Australia/Sydney",
    "new zealand standard time": "Pacific/Auckland",
}
_OF_AMERICA = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
}
_NAME = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}")
_SENTENCE = re.compile(r"\((?:UTC|GMT)[^)]{0,10}\) *(.*)")
_LONGEST = 200


@lru_cache(maxsize=512)
def zone(name: str) -> tzinfo | None:
    """The time zone of a TZID, or nothing where nobody knows it."""
    name = name.strip().strip('"')
    if len(name) > _LONGEST:
        return None
    if name.lower() in ("utc", "gmt", "z", "etc/utc", "coordinated universal time", "(utc) coordinated universal time"):
        return UTC
    if known := _OF_WINDOWS.get(name.lower()):
        return _iana(known)
    if sentence := _SENTENCE.fullmatch(name):
        return _of_places(sentence[1])
    return _iana(name) or _iana("/".join(name.split("/")[-2:]))


def _of_places(sentence: str) -> tzinfo | None:
    """The zone in a sentence such as `Amsterdam, Berlin, Bern, Rome` or `Eastern Time (US & Canada)`."""
    for start, name in _OF_AMERICA.items():
        if sentence.lower().startswith(start):
            return _iana(name)
    places = ("_".join(place.split()) for place in sentence.split(","))
    return next((found for place in places if (found := _iana(f"Europe/{place}"))), None)


def _iana(name: str) -> tzinfo | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, or bytes that are none
        return None
