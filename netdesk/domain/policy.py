"""Every threshold of the trust rules in one place, shown in Settings and changeable by the user."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from netdesk.domain.stage import Freshness, Stage


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often to be in touch: an ideal and a longest interval, in days."""

    ideal: int
    longest: int


@dataclass(frozen=True, slots=True)
class TrustPolicy:
    """The gates between the stages and what makes them fall back. Months are calendar months."""

    grown_days: int = 3
    grown_span_days: int = 30
    letters_known: int = 2
    referrals: int = 2
    referral_months: int = 12
    silence_months: int = 18
    setback_months: int = 6
    card: Cadence = Cadence(2, 7)
    visibility: Cadence = Cadence(60, 120)
    credibility: Cadence = Cadence(45, 90)
    profitability: Cadence = Cadence(30, 60)
    dormant_factor: int = 3

    def cadence(self, stage: Stage) -> Cadence:
        """The cadence of a stage."""
        return (self.card, self.visibility, self.credibility, self.profitability)[stage]


DEFAULT_POLICY = TrustPolicy()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days on which a link becomes due, fading and dormant if nothing happens."""

    due_on: date
    late_on: date
    dormant_on: date

    def freshness(self, today: date) -> Freshness:
        """Fresh, due, fading or dormant on a day."""
        if today < self.due_on:
            return Freshness.FRESH
        if today < self.late_on:
            return Freshness.DUE
        return Freshness.FADING if today < self.dormant_on else Freshness.DORMANT


def rhythm(last: date, cadence: Cadence, policy: TrustPolicy = DEFAULT_POLICY) -> Rhythm:
    """When a link last touched on `last` becomes due, fading and dormant."""
    return Rhythm(
        _later(last, cadence.ideal),
        _later(last, cadence.longest),
        _later(last, cadence.longest * policy.dormant_factor),
    )


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


@lru_cache(maxsize=1 << 14)
def months_later(day: date, months: int) -> date:
    """The same day of the month some months later; the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > date.max.year:
        return date.max
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day if year < 9999 else 28
    return date(year, month + 1, min(day.day, last))
