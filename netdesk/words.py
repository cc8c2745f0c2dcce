"""The domain's values said in the user's language: one place for the words that window, sheets and terminal share."""

from netdesk.domain.interaction import Kind
from netdesk.domain.link import Tie
from netdesk.domain.person import LetterKind
from netdesk.domain.stage import Freshness, Stage
from netdesk.i18n import _


def stage(value: Stage) -> str:
    """The stage, as in `Credibility`."""
    return {
        Stage.CARD: _("Only a card"),
        Stage.VISIBILITY: _("Visibility"),
        Stage.CREDIBILITY: _("Credibility"),
        Stage.PROFITABILITY: _("Profitability"),
    }[value]


def freshness(value: Freshness) -> str:
    """The freshness, as in `fading`."""
    return {
        Freshness.FRESH: _("fresh"),
        Freshness.DUE: _("due"),
        Freshness.FADING: _("fading"),
        Freshness.DORMANT: _("dormant"),
    }[value]


def kind(value: Kind) -> str:
    """What happened, as in `One-to-one`."""
    return {
        Kind.MET: _("Met"),
        Kind.ONE_TO_ONE: _("One-to-one"),
        Kind.CALL: _("Call"),
        Kind.VIDEO: _("Video call"),
        Kind.MESSAGE: _("Message"),
        Kind.INTRODUCTION: _("Introduction"),
        Kind.HELP: _("Help"),
        Kind.THANK_YOU: _("Thank-you"),
        Kind.GIFT: _("Gift"),
        Kind.TESTIMONIAL: _("Testimonial"),
        Kind.USED_SERVICE: _("Used their service"),
        Kind.NO_SHOW: _("No-show"),
        Kind.COMPLAINT: _("Complaint"),
        Kind.NOTE: _("Note"),
    }[value]


def tie(value: Tie) -> str:
    """The kind of tie, as in `friend`."""
    return {
        Tie.KNOWS: _("knows"),
        Tie.FRIEND: _("friend"),
        Tie.FAMILY: _("family"),
        Tie.COLLEAGUE: _("colleague"),
        Tie.CLIENT: _("client"),
        Tie.SUPPLIER: _("supplier"),
        Tie.PARTNER: _("referral partner"),
        Tie.MENTOR: _("mentor"),
        Tie.MENTEE: _("mentee"),
    }[value]


def letter(value: LetterKind) -> str:
    """The name of a letter, as in `Looks for`."""
    return {
        LetterKind.GOALS: _("Goals"),
        LetterKind.ACCOMPLISHMENTS: _("Accomplishments"),
        LetterKind.INTERESTS: _("Interests"),
        LetterKind.NETWORKS: _("Networks"),
        LetterKind.SKILLS: _("Skills"),
        LetterKind.FAMILY: _("Family"),
        LetterKind.HOBBIES: _("Hobbies"),
        LetterKind.SATISFIES: _("Enjoys most"),
        LetterKind.LOOKS_FOR: _("Looks for"),
        LetterKind.RECOGNISE: _("Their client is"),
    }[value]


def question(value: LetterKind) -> str:
    """What to ask when a letter is not known yet."""
    return {
        LetterKind.GOALS: _("What would make next year a success for you?"),
        LetterKind.ACCOMPLISHMENTS: _("Which piece of work are you proud of?"),
        LetterKind.INTERESTS: _("What do you do when you are not working?"),
        LetterKind.NETWORKS: _("Which circles do you feel at home in?"),
        LetterKind.SKILLS: _("What do people come to you for?"),
        LetterKind.FAMILY: _("How are things at home?"),
        LetterKind.HOBBIES: _("What do you look forward to at the weekend?"),
        LetterKind.SATISFIES: _("What do you enjoy most in your work?"),
        LetterKind.LOOKS_FOR: _("Who should I keep in mind for you?"),
        LetterKind.RECOGNISE: _("How would I notice somebody who needs you?"),
    }[value]
