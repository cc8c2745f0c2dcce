"""What other thresholds would change, in sentences."""

from netdesk import words
from netdesk.domain.stage import Freshness, Stage
from netdesk.i18n import plural


def stage_move(before: Stage, after: Stage, count: int) -> str:
    """Whose stage would differ, as in `12 people would rise from Visibility to Credibility`."""
    if after > before:
        told = plural(
            "{n} person would rise from {before} to {after}", "{n} people would rise from {before} to {after}", count
        )
    else:
        told = plural(
            "{n} person would fall from {before} to {after}", "{n} people would fall from {before} to {after}", count
        )
    return told.format(before=words.stage(before), after=words.stage(after))


def freshness_move(before: Freshness, after: Freshness, count: int) -> str:
    """Whose freshness would differ, as in `3 people would be due instead of fresh`."""
    told = plural(
        "{n} person would be {after} instead of {before}", "{n} people would be {after} instead of {before}", count
    )
    return told.format(before=words.freshness(before), after=words.freshness(after))


def others(count: int) -> str:
    """How many links of two others would differ."""
    return plural(
        "{n} link between two others would have another stage",
        "{n} links between others would have another stage",
        count,
    )
