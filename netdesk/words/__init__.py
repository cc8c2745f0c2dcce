"""The domain's values said in the user's language: one place for the words that window, sheets and terminal share."""

from collections.abc import Iterable

from netdesk.domain.interaction import Kind
from netdesk.domain.likeness import Reason as Sign
from netdesk.domain.link import Tie
from netdesk.domain.person import LetterKind
from netdesk.domain.referral import ReferralStatus
from netdesk.domain.stage import Freshness, Stage
from netdesk.domain.trust import Missing, Need, Reason, Why
from netdesk.i18n import _, day, plural, span


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


def reason(value: Reason) -> str:
    """A reason in one sentence, as in `talked on 3 days, last on 2 Oct 2026 (one-to-one)`."""
    dates = sorted(value.dates)
    last = day(dates[-1]) if dates else ""
    if value.why is Why.TALKED:
        what = sources(value.sources[-1:])
        talks = plural("talked once, on {day} ({what})", "talked {n} times, last on {day} ({what})", len(dates))
        return talks.format(day=last, what=what)
    if value.why is Why.GROWN:
        times = plural("{n} conversation", "{n} conversations", len(dates))
        return _("grown: {times} over {span}, promises kept").format(
            times=times, span=span((dates[-1] - dates[0]).days)
        )
    if value.why is Why.TESTED:
        return _("tested: {what} on {day}").format(what=sources(value.sources), day=day(dates[0]))
    if value.why is Why.REFERRED:
        return plural(
            "{n} recent referral with consent, last on {day}",
            "{n} recent referrals with consent, last on {day}",
            len(dates),
        ).format(day=last)
    if value.why is Why.SILENT:
        return _("no two-way contact since {day}").format(day=last)
    if value.why is Why.LET_DOWN:
        return _("let down: {what} on {day}, not made good").format(what=sources(value.sources), day=last)
    if value.why is Why.PINNED:
        return (
            _("pinned by you on {day}: {note}").format(day=last, note=value.note) if value.note else _("pinned by you")
        )
    if value.why is Why.FRIEND:
        return _("friends since {day}").format(day=last) if last else _("friends")
    return _("no conversation yet")


def sources(sources: Iterable[str]) -> str:
    """What facts come from, as in `one-to-one, referral`."""
    kinds = {item.value: kind(item).lower() for item in Kind}
    other = {"referral": _("referral"), "promise": _("broken promise")}
    return ", ".join(dict.fromkeys(kinds.get(source) or other.get(source, source) for source in sources))


def sign(value: Sign) -> str:
    """What speaks for or against two cards being one person, as in `the same e-mail address`."""
    return {
        Sign.SAME_MAIL: _("the same e-mail address"),
        Sign.SAME_PHONE: _("the same phone number"),
        Sign.SAME_NAME: _("the same name"),
        Sign.SWAPPED_NAME: _("the same name with its parts swapped"),
        Sign.NICKNAME: _("a short form of the name"),
        Sign.LONGER_NAME: _("the same name written longer"),
        Sign.ALIKE_NAME: _("nearly the same name"),
        Sign.INITIAL: _("a name that fits the initial"),
        Sign.PART_OF_NAME: _("a part of the name"),
        Sign.SAME_ORGANISATION: _("the same organisation"),
        Sign.SAME_BIRTHDAY: _("the same birthday"),
        Sign.NO_NAME: _("one of the two has no name"),
        Sign.SHARED_MAIL: _("an e-mail address that several people use"),
        Sign.SHARED_NUMBER: _("a phone number that several people use"),
        Sign.SEVERAL_FIT: _("somebody else fits as well"),
        Sign.OTHER_MIDDLE: _("another middle name"),
        Sign.OTHER_GIVEN: _("another first name"),
        Sign.OTHER_FAMILY: _("another family name"),
        Sign.OTHER_NAME: _("another name"),
        Sign.OTHER_REACH: _("other ways to reach them"),
        Sign.OTHER_BIRTHDAY: _("another birthday"),
        Sign.OTHER_GENERATION: _("another generation"),
        Sign.OTHER_KIND: _("one is a company"),
    }[value]


def missing(value: Missing) -> str:
    """What is missing for the next stage, as in `a one-to-one`."""
    return {
        Need.TALK: lambda: _("a first conversation"),
        Need.TALK_AGAIN: lambda: _("a conversation after the long silence"),
        Need.MAKE_GOOD: lambda: _("to make good what went wrong"),
        Need.MORE_DAYS: lambda: plural("a conversation on {n} more day", "conversations on {n} more days", value.count),
        Need.LONGER: lambda: plural(
            "{n} more day of knowing each other", "{n} more days of knowing each other", value.count
        ),
        Need.ONE_TO_ONE: lambda: _("a one-to-one"),
        Need.KEEP_PROMISES: lambda: _("more promises kept than broken"),
        Need.LETTERS: lambda: plural(
            "{n} more of goals, accomplishments, interests, networks and skills known",
            "{n} more of goals, accomplishments, interests, networks and skills known",
            value.count,
        ),
        Need.TEST: lambda: _("or a test: a service used, a testimonial, a referral"),
        Need.REFERRALS: lambda: plural(
            "{n} more referral with consent", "{n} more referrals with consent", value.count
        ),
    }[value.need]()


def suggestion(stage_now: Stage, freshness_now: Freshness) -> str:
    """The next step to propose where the user has planned none; always care, never a pitch."""
    if stage_now is Stage.CARD:
        return _("Say hello – only a card so far")
    return {
        Freshness.FRESH: "–",
        Freshness.DUE: _("Ask how things are"),
        Freshness.FADING: _("Call, no agenda"),
        Freshness.DORMANT: _("Call, no agenda"),
    }[freshness_now]


def referral_status(value: ReferralStatus) -> str:
    """How far a referral has come, as in `meeting set`."""
    return {
        ReferralStatus.HANDED_OVER: _("handed over"),
        ReferralStatus.CONTACTED: _("contacted"),
        ReferralStatus.MEETING_SET: _("meeting set"),
        ReferralStatus.OFFER: _("offer made"),
        ReferralStatus.CLOSED: _("closed"),
        ReferralStatus.LOST: _("lost"),
    }[value]
