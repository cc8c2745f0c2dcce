"""Whether a plan reads like asking for business, and the quiet word where that comes too early."""

import re
from collections.abc import Sequence

from netdesk.domain.stage import Stage
from netdesk.domain.text import fold
from netdesk.domain.trust import Missing
from netdesk.i18n import _
from netdesk.words import missing, stage

# Beginnings of words, folded, by language. Asking how somebody is, or what they look for, is no ask.
_ASKS = {
    "en": (
        r"ask\w* (?:\w+ ){0,4}(?:referral|business|order|contract|client|customer|recommendation|introduction|favou?r)",
        r"(?:get|request|want|need) (?:\w+ ){0,3}(?:referral|order|contract|recommendation)",
        r"\b(?:pitch|sell|upsell|close the deal|send (?:\w+ ){0,2}(?:offer|quote|proposal|price))",
    ),
    "it": (
        r"chied\w* (?:\w+ ){0,4}(?:referenz|contatt|client|lavoro|ordin|contratt|raccomandazion|favore|presentazion)",
        r"\b(?:vender|propost\w* commercial|mandar\w* (?:\w+ ){0,2}(?:offert|preventiv))",
    ),
    "pl": (
        r"(?:po)?pros\w* (?:\w+ ){0,4}(?:rekomendac|polecen|zlecen|klient|zamowien|kontrakt|przyslug)",
        r"\b(?:sprzeda|oferte|wysla\w* (?:\w+ ){0,2}(?:ofert|wycen))",
    ),
    "de": (
        r"\bum (?:\w+ ){0,4}(?:empfehlung|auftrag|auftrage|kunden|gefallen|geschaft)\w* bitten",
        r"\b(?:bitt\w*|frag\w*) (?:\w+ ){0,4}(?:empfehlung|auftrag|geschaft)",
        r"\b(?:verkauf|angebot (?:\w+ ){0,2}(?:schick|send|mach))",
    ),
}
_READS = re.compile("|".join(f"(?:{each})" for words in _ASKS.values() for each in words))


def reads_like_ask(text: str) -> bool:
    """Whether a note or a plan reads like asking for a referral or for business, in any of the languages known."""
    return _READS.search(fold(text)) is not None


def too_early(text: str, now: Stage) -> bool:
    """Whether a plan asks before there is enough trust to ask."""
    return now < Stage.CREDIBILITY and reads_like_ask(text)


def quiet_warning(now: Stage, first: Sequence[Missing] = ()) -> str:
    """What to say where an ask comes too early: where the link is, and what would come first."""
    if first:
        told = _("The link is at {stage}; before asking would come {what}.")
        return told.format(stage=stage(now), what=missing(first[0]))
    if now is Stage.CARD:
        return _("Only a card so far; before asking would come a first conversation.")
    return _("The link is at {stage}; before asking would come more time together, or something given.").format(
        stage=stage(now)
    )
