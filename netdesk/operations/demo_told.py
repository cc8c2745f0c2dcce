"""The story of the demo's cast, as it is told by `demo_story`. Days are counted back from today; `elena` and `beata`
are the two after the cast."""

from dataclasses import dataclass

from netdesk.domain.aim import Measure
from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind
from netdesk.domain.referral import ReferralStatus


@dataclass(frozen=True, slots=True)
class Told:
    """A referral of the story: who gave it to whom and about whom, how many days ago, and what became of it: steps with
    the day and the day on which the giver was told, money with its currency and day. `talked` is how many days before
    it I first had a one-to-one with the giver."""

    giver: str
    receiver: str
    prospect: str
    need: str
    ago: int
    level: int
    steps: tuple[tuple[ReferralStatus, int] | tuple[ReferralStatus, int, int], ...] = ()
    money: tuple[tuple[str, str, int], ...] = ()
    thanked: int | None = None
    consent: bool = True
    known_as: str = ""
    parent: str = ""
    talked: int = 0


_CONTACTED, _MEETING, _OFFER = ReferralStatus.CONTACTED, ReferralStatus.MEETING_SET, ReferralStatus.OFFER
_CLOSED, _LOST = ReferralStatus.CLOSED, ReferralStatus.LOST

TOLD_REFERRALS = (
    Told(
        "Marco",
        "me",
        "the Costa firm",
        "handing the firm over to the daughter",
        310,
        5,
        ((_CONTACTED, 308, 308), (_MEETING, 300, 299), (_OFFER, 285, 284), (_CLOSED, 255, 254)),
        (("6400", "EUR", 250),),
        thanked=254,
        known_as="elena",
    ),
    Told(
        "elena",
        "me",
        "the mill of her brother",
        "a family council",
        190,
        4,
        ((_CONTACTED, 187, 187), (_MEETING, 176, 175), (_OFFER, 160, 158), (_CLOSED, 130, 129)),
        (("3200", "CHF", 126),),
        thanked=128,
        known_as="beata",
        parent="the Costa firm",
        talked=70,
    ),
    Told(
        "beata",
        "me",
        "Hotel Serra",
        "succession of the hotel",
        33,
        3,
        ((_CONTACTED, 31, 30), (_MEETING, 12)),
        thanked=32,
        parent="the mill of her brother",
        talked=60,
    ),
    Told("Sara", "me", "Hotel Concord", "talks between two generations", 41, 4, ((_CONTACTED, 39, 38), (_OFFER, 9))),
    Told("Lucia", "me", "Renata Gallo", "a second opinion on the articles of association", 3, 2),
    Told(
        "Jakub",
        "me",
        "Praxis Marchetti",
        "a partner joins the practice",
        96,
        3,
        ((_CONTACTED, 95, 95), (_MEETING, 88, 86), (_CLOSED, 6)),
        (("1850", "EUR", 5),),
    ),
    Told("me", "Giulia", "Elena Colombo", "flat purchase", 10, 4, ((_CONTACTED, 8), (_MEETING, 4)), thanked=9),
    Told("me", "Tomasz", "the Mazur family", "a timber house", 15, 1, consent=False),
    Told(
        "me",
        "Jakub",
        "Dental practice Rossi",
        "a new network",
        92,
        5,
        ((_CONTACTED, 91), (_OFFER, 80), (_CLOSED, 64)),
        (("2150", "EUR", 60),),
        thanked=63,
    ),
    Told("me", "Lucia", "Piotr and Hanna Zając", "insurance for a newborn", 58, 2, ((_CONTACTED, 56), (_LOST, 40))),
    Told("Giulia", "Paolo", "the owners of Via Po 12", "renovation", 52, 4, ((_CONTACTED, 50), (_OFFER, 25))),
    Told("Paolo", "Tomasz", "a family in Chieri", "plans for an extension", 21, 3, ((_CONTACTED, 18),)),
)
# by, to, what, made; due, kept, broken, made good
TOLD_PROMISES = (
    ("me", "Giulia", "Send two builders’ names", 9, -2, None, None, None),
    ("me", "Sara", "Send the photos of the fair", 18, 4, None, None, None),
    ("me", "Marco", "Lend the book on handing over a firm", 6, -12, None, None, None),
    ("Lucia", "me", "Introduce me to the parents’ association", 11, -5, None, None, None),
    ("Jakub", "me", "Send a list of practices that are moving", 25, 6, None, None, None),
    ("me", "Jakub", "Write a few lines for his page", 48, 34, 35, None, None),
    ("me", "Tomasz", "Find the address of the sawmill", 64, 50, 45, None, None),
    ("Paolo", "me", "Send an offer for the attic", 82, 60, None, 55, None),
    ("Ewa", "me", "Send her notes on the opening", 120, 104, None, 100, 88),
)
DAYS = (
    ("Marco", "birthday", 0, 1971),
    ("Lucia", "birthday", 3, 1984),
    ("Tomasz", "birthday", 9, 1979),
    ("Jakub", "birthday", -1, 1988),
    ("Giulia", "anniversary", 5, 2012),
)
PLANS = (
    ("Ewa", 0, "Ask how the opening of the clinic went"),
    ("Paolo", -2, "Send the article on lime plaster"),
    ("Tomasz", 0, "Ask him for a referral to his clients"),
    ("Giulia", 4, "One-to-one in Asti"),
)
EARLIER = (
    ("Giulia", LetterKind.GOALS, "Finish the course on inheritance law", 300),
    ("Marco", LetterKind.GOALS, "Move the office nearer to the station", 410),
)
ASKED = (
    ("Giulia", "skills.come-for", 30),
    ("Marco", "business.begin", 200),
    ("Sara", "networks.circles", 14),
)
# The kind, to whom, how many days ago, and a note.
GIVEN = (
    (Kind.THANK_YOU, ("Lucia",), 1, "A card for thinking of Renata"),
    (Kind.INTRODUCTION, ("Sara", "Ewa"), 2, "Flowers for the opening of the clinic"),
    (Kind.HELP, ("Giulia",), 0, "Read her page about inheritance"),
)
GOALS = {
    Measure.CONVERSATIONS: 12,
    Measure.ONE_TO_ONES: 4,
    Measure.INTRODUCTIONS: 2,
    Measure.HELP: 1,
    Measure.THANK_YOUS: 3,
    Measure.LEARNED: 15,
    Measure.REFERRALS_GIVEN: 1,
    Measure.HOURS: 8,
}
OWN_QUESTION = "Which of my clients would you like to meet?"
# By their place among the people.
RESTAURANTS = {
    11: ("Restaurant owner", "Trattoria {family}", "Feasts and travel"),
    17: ("Cook", "Osteria {family}", "Feasts and travel"),
}
WISHES = {
    12: "Cerco ristoranti e alberghi che vogliono rinnovare la sala",
    14: "Szukam biur rachunkowych i notariuszy",
    16: "Ich suche Architekten und kleine Bauunternehmen",
    18: "Restaurants that open a second place",
}
# What, how much, in which currency, how many minutes, and how many days ago.
EXPENSES = (
    ("Breakfast Porta Nuova", "18", "EUR", 0, tuple(range(6, 120, 7))),
    ("Membership of the chamber, the quarter", "180", "EUR", 0, (38, 129)),
    ("Dinner in Lugano after the fair", "84.50", "CHF", 0, (42,)),
    ("An evening of cards by hand", "", "", 120, (16, 72)),
)
