"""How well somebody is known, said in a few words."""

from netdesk import words
from netdesk.domain.depth import BESIDE, Depth
from netdesk.domain.person import FIVE_LETTERS
from netdesk.i18n import _, number


def known(value: Depth) -> str:
    """How many of the five letters are known, as in `You know 3 of 5`."""
    return _("You know {n} of {all}").format(n=number(value.known), all=number(len(FIVE_LETTERS)))


def beside(value: Depth) -> str:
    """How many of the things beside the letters are known, as in `and 2 of 5 beside them`."""
    return _("and {n} of {all} beside them").format(n=number(len(value.beside)), all=number(len(BESIDE)))


def in_full(value: Depth) -> str:
    """What is known and what is not, by name: for tooltips and screen readers."""
    have = ", ".join(words.letter(kind) for kind in (*value.letters, *value.beside)) or _("nothing yet")
    unknown = [kind for kind in (*FIVE_LETTERS, *BESIDE) if kind not in (*value.letters, *value.beside)]
    lack = ", ".join(words.letter(kind) for kind in unknown) or _("nothing")
    return _("Known: {have}. Not known yet: {lack}.").format(have=have, lack=lack)
