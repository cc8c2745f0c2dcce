"""How to reach somebody, as links that a reader of the PDF can follow."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from netdesk.briefing.choice import Length
from netdesk.briefing.sheet import Reach
from netdesk.domain.person import Person

_MOST = {Length.LINE: 1, Length.SHORT: 1, Length.FULL: 3}
_NO_TALK = frozenset(("fax", "pager", "modem"))
_NUMBER = re.compile(r"[^\d+*#,;]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = ":/?#[]@!$&'()*+,;=%~-._"


def ways(person: Person, length: Length = Length.SHORT) -> tuple[Reach, ...]:
    """Numbers, mail addresses and pages, the preferred ones first: one of each, or three of each at full length."""
    most = _MOST[length]
    return (*list(_phones(person))[:most], *list(_mails(person))[:most], *list(_pages(person))[:most])


def _phones(person: Person) -> Iterator[Reach]:
    """Numbers on which somebody answers (RFC 3966); the one they carry with them first."""
    talk = [one for one in person.phones if not _NO_TALK.intersection(one.labels)]
    for one in sorted(talk, key=lambda one: (not one.preferred, "cell" not in one.labels)):
        dialled = _NUMBER.sub("", one.number)
        if dialled:
            yield Reach(one.number, f"tel:{dialled}")


def _mails(person: Person) -> Iterator[Reach]:
    for one in sorted(person.emails, key=lambda one: not one.preferred):
        yield Reach(one.address, f"mailto:{quote(one.address, safe='@+')}")


def _pages(person: Person) -> Iterator[Reach]:
    """Pages on the web; what has another scheme than http is written but leads nowhere."""
    for one in sorted(person.webs, key=lambda one: not one.preferred):
        url = one.url.strip()
        shown = url.split("://")[-1].removeprefix("www.").rstrip("/")
        if url.lower().startswith(("http://", "https://")):
            yield Reach(shown, quote(url, safe=_SAFE))
        elif url and not _SCHEME.match(url):
            yield Reach(shown, "https://" + quote(url, safe=_SAFE))
