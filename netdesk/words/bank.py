"""The program's own questions, in the user's language. Their keys never change: who was asked what hangs on them."""

from functools import lru_cache

from netdesk import words
from netdesk.domain.bank import LETTER_OF, Ask, Topic
from netdesk.domain.person import LetterKind
from netdesk.i18n import _, language


def topic(value: Topic) -> str:
    """What a question is about, as in `What clients gain`."""
    return {
        Topic.BUSINESS: _("Their business"),
        Topic.MOTIVES: _("What moves them"),
        Topic.CLIENTS_GAIN: _("What clients gain"),
        Topic.SATISFIES: _("What satisfies them most"),
        Topic.LOOKS_FOR: _("Whom they look for"),
        Topic.GOALS: _("Goals"),
        Topic.ACCOMPLISHMENTS: _("Accomplishments"),
        Topic.INTERESTS: _("Interests"),
        Topic.NETWORKS: _("Networks"),
        Topic.SKILLS: _("Skills"),
        Topic.FAMILY: _("The family"),
        Topic.HOBBIES: _("Hobbies"),
    }[value]


def built_in() -> tuple[Ask, ...]:
    """The program's questions, topic by topic; the first of a letter is the one that its empty line asks."""
    return _in_language(language())


@lru_cache(maxsize=4)
def _in_language(_name: str) -> tuple[Ask, ...]:
    texts = {**_work(), **_letters(), **_home()}
    return tuple(_ask(subject, name, text) for subject in Topic for name, text in texts[subject].items())


def _ask(subject: Topic, name: str, text: str) -> Ask:
    letter = LetterKind.RECOGNISE if name.startswith("recognise") else LETTER_OF.get(subject)
    return Ask(f"{subject.value}.{name}", subject, text, letter)


def _work() -> dict[Topic, dict[str, str]]:
    """About what somebody does, why, and what others gain by it."""
    return {
        Topic.BUSINESS: {
            "begin": _("How did you come to this work?"),
            "day": _("What does a good day at work look like for you?"),
            "different": _("What do you do differently from others in your trade?"),
            "change": _("What has changed most in your business in the last years?"),
            "misunderstood": _("What do people often misunderstand about your work?"),
            "season": _("When in the year do you have most to do?"),
        },
        Topic.MOTIVES: {
            "why": _("Why did you choose to work for yourself?"),
            "matters": _("What matters to you beyond the money?"),
            "keep-going": _("What keeps you going when it is hard?"),
            "start-again": _("Would you start again, and what would you do differently?"),
            "known-for": _("What would you like to be known for?"),
        },
        Topic.CLIENTS_GAIN: {
            "after": _("What is different for your clients afterwards?"),
            "story": _("Tell me of a client for whom it made a real difference."),
            "without": _("What happens to people who do without you?"),
            "say": _("What do clients say of you to their friends?"),
            "return": _("Why do your clients come back?"),
        },
        Topic.SATISFIES: {
            "enjoy": words.question(LetterKind.SATISFIES),
            "moment": _("Which moment in your work do you look forward to?"),
            "best-client": _("With which clients do you most like to work?"),
            "more-of": _("What would you like to do more of?"),
            "last-time": _("When did you last come home really content?"),
        },
        Topic.LOOKS_FOR: {
            "keep-in-mind": words.question(LetterKind.LOOKS_FOR),
            "ideal": _("Who would be the ideal client for you right now?"),
            "name": _("Is there a company or a person that you would like to meet?"),
            "trade": _("Which trades send you the best people?"),
            "recognise": words.question(LetterKind.RECOGNISE),
            "recognise-say": _("What would somebody say who needs you?"),
            "recognise-event": _("What happens in people’s lives just before they come to you?"),
        },
    }


def _letters() -> dict[Topic, dict[str, str]]:
    """The five letters."""
    return {
        Topic.GOALS: {
            "success": words.question(LetterKind.GOALS),
            "quarter": _("What are you working towards this quarter?"),
            "five-years": _("Where would you like to be in five years?"),
            "in-the-way": _("What stands in the way at the moment?"),
            "help": _("What would help you most just now?"),
        },
        Topic.ACCOMPLISHMENTS: {
            "proud": words.question(LetterKind.ACCOMPLISHMENTS),
            "hardest": _("What was the hardest thing that you brought to a good end?"),
            "year": _("What went especially well this year?"),
            "built": _("What have you built that will last?"),
            "thanks": _("For what were you thanked most warmly?"),
        },
        Topic.INTERESTS: {
            "outside": words.question(LetterKind.INTERESTS),
            "read": _("What have you read or heard lately that stayed with you?"),
            "learn": _("What would you like to learn?"),
            "cause": _("Which cause is close to your heart?"),
            "travel": _("Where would you like to travel once?"),
        },
        Topic.NETWORKS: {
            "circles": words.question(LetterKind.NETWORKS),
            "clubs": _("In which clubs or associations are you active?"),
            "former": _("With whom from your former work are you still in touch?"),
            "introduce": _("To whom in your circles should I be of help?"),
            "town": _("Where did you grow up, and whom do you still know there?"),
        },
        Topic.SKILLS: {
            "come-for": words.question(LetterKind.SKILLS),
            "easy": _("What comes easily to you and is hard for others?"),
            "taught": _("What could you teach me?"),
            "languages": _("Which languages do you speak, and where did you learn them?"),
            "unused": _("What are you good at that hardly anybody knows?"),
        },
    }


def _home() -> dict[Topic, dict[str, str]]:
    """What is not work."""
    return {
        Topic.FAMILY: {
            "home": words.question(LetterKind.FAMILY),
            "from": _("Where does your family come from?"),
            "children": _("What are your children up to?"),
            "support": _("Who at home supports you most?"),
            "together": _("What do you like to do together?"),
        },
        Topic.HOBBIES: {
            "weekend": words.question(LetterKind.HOBBIES),
            "relax": _("How do you find rest after a full week?"),
            "sport": _("Do you do a sport, or did you once?"),
            "music": _("What music do you listen to, or do you play?"),
            "holiday": _("What was your best holiday?"),
        },
    }
