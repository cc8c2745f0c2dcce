"""The week's goals in words."""

from netdesk.domain.aim import Measure
from netdesk.domain.scorecard import Week
from netdesk.i18n import _, money, number


def measure(value: Measure) -> str:
    """What is counted in a week, as in `Introductions made`."""
    return {
        Measure.CONVERSATIONS: _("Conversations"),
        Measure.ONE_TO_ONES: _("One-to-ones"),
        Measure.INTRODUCTIONS: _("Introductions made"),
        Measure.HELP: _("Help and gifts"),
        Measure.THANK_YOUS: _("Thank-yous"),
        Measure.TESTIMONIALS: _("Testimonials written"),
        Measure.REFERRALS_GIVEN: _("Referrals given"),
        Measure.PROMISES_KEPT: _("Promises kept"),
        Measure.LEARNED: _("Things learned of people"),
        Measure.REFERRALS_RECEIVED: _("Referrals received"),
        Measure.CLOSED: _("Referrals closed"),
        Measure.HOURS: _("Hours"),
        Measure.SPENT: _("Money spent"),
    }[value]


def hours(minutes: float) -> str:
    """Minutes as hours, as in `3.5 h`."""
    return _("{hours} h").format(hours=number(round(minutes / 60, 1) if minutes % 60 else int(minutes // 60)))


def took(week: Week) -> str:
    """What a week took, as in `3.5 h · €40.00`."""
    return " · ".join([hours(week.minutes), *(money(amount, code) for code, amount in week.money)])
