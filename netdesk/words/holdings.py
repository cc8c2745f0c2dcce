"""What the kinds of things on a desk and their fields are called, for those who read what is kept of them."""

from netdesk.domain.inbox import Answer
from netdesk.domain.interaction import Role
from netdesk.domain.laidaside import Suggestion
from netdesk.i18n import _, meant


def noun(name: str) -> str:
    """A kind of thing by its name on the shelves."""
    return {
        "person": _("Person"),
        "interaction": _("What happened"),
        "link": _("Link"),
        "promise": _("Promise"),
        "referral": _("Referral"),
        "event": _("Event"),
        "followup": _("Follow-up"),
        "laid_aside": _("Proposal laid aside"),
        "asked": _("Question asked"),
        "arrival": _("Import"),
        "card": _("Card"),
        "question": _("Whether two are one"),
        "merge": _("Merge"),
        "scan": _("Photographed card"),
        "unreadable": _("Unreadable entry"),
        "expense": _("Expense"),
        "sphere": _("Sphere"),
        "bank_question": _("Question"),
        "sequence_step": _("Step after a first meeting"),
        "tag_cadence": _("How often, by tag"),
        "aim": _("Goal of the week"),
    }[name]


def field(name: str) -> str:
    """A field of a thing by its name."""
    return (_of_people() | _of_things() | _of_cards())[name]


def _of_people() -> dict[str, str]:
    return {
        "full": _("Name"),
        "prefix": _("Prefix"),
        "given": _("Given name"),
        "middle": _("Middle name"),
        "family": _("Family name"),
        "suffix": _("Suffix"),
        "reading_given": _("Given name as read"),
        "reading_family": _("Family name as read"),
        "nicknames": _("Nicknames"),
        "organisation": _("Organisation"),
        "department": _("Department"),
        "title": _("Title"),
        "role": _("Role"),
        "sphere": _("Sphere"),
        "gender": _("Gender"),
        "language": _("Language"),
        "uid": _("Number of the card"),
        "picture_url": _("Address of a picture"),
        "is_group": _("A group"),
        "cadence_ideal": _("Days between contacts"),
        "cadence_longest": _("Days between contacts at most"),
        "created_on": _("On the desk since"),
        "tags": _("Tags"),
        "phones": _("Telephone"),
        "emails": _("Mail"),
        "addresses": _("Address"),
        "webs": _("Web"),
        "handles": _("Accounts"),
        "anniversaries": _("Days to remember"),
        "relatives": _("Relatives and others near"),
        "letters": _("Learned"),
        "jobs": _("Earlier work"),
        "kept": _("Other entries of the card"),
        "preferred": _("preferred"),
        "social": _("social network"),
    }


def _of_things() -> dict[str, str]:
    return {
        "kind": _("Kind"),
        "kinds": _("Ties"),
        "on": _("Day"),
        "minutes": _("Minutes"),
        "place": _("Place"),
        "event_id": _("At"),
        "quality": _("How good it was, 1 to 5"),
        "note": _("Note"),
        "made_good_on": _("Made good on"),
        "participants": _("Who took part"),
        "a_id": _("Of"),
        "b_id": _("With"),
        "other_id": _("With"),
        "since": _("Since"),
        "introduced_by": _("Introduced by"),
        "pins": _("Stage set by hand"),
        "by_id": _("Promised by"),
        "to_id": _("Promised to"),
        "text": _("Text"),
        "made_on": _("Made on"),
        "due_on": _("Due on"),
        "kept_on": _("Kept on"),
        "broken_on": _("Broken on"),
        "giver_id": _("Given by"),
        "receiver_id": _("Given to"),
        "prospect_id": _("For"),
        "prospect_name": _("For"),
        "need": _("Need"),
        "level": _("What the giver did"),
        "consent": _("They agreed"),
        "thanked_on": _("Thanked on"),
        "reported_on": _("Told on"),
        "statuses": _("How it went"),
        "money": _("Money that came of it"),
        "name": _("Name"),
        "starts": _("Begins"),
        "ends": _("Ends"),
        "host": _("Host"),
        "series": _("Series"),
        "attendances": _("Who was expected and met"),
        "expected": _("expected"),
        "met": _("met"),
        "reason": _("Reason"),
        "done_on": _("Done on"),
        "what": _("What"),
        "about": _("Which one"),
        "until": _("Until"),
        "key": _("Question"),
        "person_id": _("Who"),
        "removed_at": _("In the trash since"),
        "stage": _("Stage of the link"),
        "outward": _("Trust in them"),
        "inward": _("Their trust"),
        "last_contact": _("Last contact"),
        "given_times": _("Times given"),
        "received": _("Times received"),
    }


def _of_cards() -> dict[str, str]:
    return {
        "source": _("Where it came from"),
        "came_at": _("Came in"),
        "accepted_at": _("Accepted"),
        "raw": _("As it came"),
        "added": _("Added to what was known"),
        "decided_on": _("Looked through on"),
        "one_id": _("One"),
        "score": _("Likeness, 0 to 100"),
        "asked_at": _("Asked"),
        "reasons": _("Why"),
        "answer": _("Answer"),
        "kept_id": _("Kept"),
        "gone_id": _("Merged into them"),
        "merged_at": _("Merged"),
        "parted_at": _("Parted"),
        "sides": _("Pictures"),
        "fields": _("Fields"),
        "lines": _("Lines read"),
        "codes": _("Codes read"),
        "problem": _("Not read, since"),
    }


def role(value: Role) -> str:
    """A part in what happened; nothing for mere presence."""
    return {Role.PRESENT: "", Role.GIVER: _("gave"), Role.RECEIVER: _("received")}[value]


def answer(value: Answer) -> str:
    """The answer to whether two are one."""
    return {Answer.OPEN: _("open"), Answer.SAME: _("the same"), Answer.DIFFERENT: _("two people")}[value]


def suggestion(value: Suggestion) -> str:
    """What kind of proposal was laid aside."""
    return {
        Suggestion.CARE: _("to be in touch"),
        Suggestion.FRESH: _("to follow up a new card"),
        Suggestion.PROMISE: _("a promise"),
        Suggestion.FOLLOW_UP: _("a follow-up"),
        Suggestion.THANKS: _("to say thank you"),
        Suggestion.TELL: _("to tell how it went"),
        Suggestion.DAY: _("a day to remember"),
        Suggestion.INTRODUCTION: _("an introduction"),
        Suggestion.LINK: meant("network", "a link"),
    }[value]
