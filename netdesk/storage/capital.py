"""What was given and received lately, in equal parts of the last days: the same gifts that other figures count."""

from datetime import timedelta

from netdesk.domain.insights import Span
from netdesk.storage.book import Reader
from netdesk.storage.exchange import gifts_by_day

DAYS = 90
PARTS = 6


def capital(reader: Reader, days: int = DAYS, parts: int = PARTS) -> tuple[tuple[int, int], ...]:
    """How much I gave and received in each part, the oldest first; what went to several people counts for each."""
    length = days // parts
    span = Span(reader.today - timedelta(days=length * parts - 1), reader.today)
    found = [[0, 0] for _part in range(parts)]
    for side, given in enumerate((True, False)):
        for gift in gifts_by_day(reader, span, given=given):
            found[parts - 1 - (reader.today - gift.on).days // length][side] += int(gift.amount)
    return tuple((given, received) for given, received in found)
