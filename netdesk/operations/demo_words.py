"""The words that the demo is made of; everybody and everything in it is fictional."""

from dataclasses import dataclass

from netdesk.domain.person import LetterKind
from netdesk.domain.referral import ReferralStatus

CAST = (
    ("Giulia", "Ferraris", "Notary", "Studio Ferraris"),
    ("Tomasz", "Wiśniewski", "Architect", "Wiśnia Projekt"),
    ("Marco", "De Luca", "Accountant", "De Luca & Partners"),
    ("Ewa", "Lis", "Physiotherapist", "Ruch"),
    ("Ana", "Kovač", "Translator", "Kovač Languages"),
    ("Paolo", "Bianco", "Builder", "Bianco Costruzioni"),
    ("Sara", "Conti", "Florist", "Verde Vivo"),
    ("Jakub", "Nowak", "IT support", "Nowak IT"),
    ("Lucia", "Greco", "Insurance broker", "Greco Assicura"),
)
CAST_LETTERS = {
    "Giulia": (
        (LetterKind.LOOKS_FOR, "First-time home buyers, small builders"),
        (LetterKind.GOALS, "Open a second office in Asti by spring"),
        (LetterKind.ACCOMPLISHMENTS, "Youngest notary of the district in 2019"),
        (LetterKind.INTERESTS, "Choir, mountain running"),
        (LetterKind.NETWORKS, "Rotary, Ordine dei Notai"),
        (LetterKind.FAMILY, "Two daughters, the elder starts school in September"),
    ),
    "Tomasz": (
        (LetterKind.LOOKS_FOR, "Plots of land, young families who want to build in timber"),
        (LetterKind.SKILLS, "Timber houses, passive heating"),
    ),
    "Marco": (
        (LetterKind.LOOKS_FOR, "Firms with 5 to 20 people"),
        (LetterKind.GOALS, "Hand the small ledgers over to a young colleague"),
        (LetterKind.ACCOMPLISHMENTS, "Twenty years with the same team"),
        (LetterKind.NETWORKS, "Chamber of commerce, sailing club"),
        (LetterKind.SKILLS, "Succession in family firms"),
        (LetterKind.FAMILY, "Chiara has changed to the music school"),
    ),
    "Ewa": ((LetterKind.LOOKS_FOR, "Sports clubs"), (LetterKind.GOALS, "Open the new clinic in November")),
    "Paolo": ((LetterKind.LOOKS_FOR, "Architects with running sites"), (LetterKind.SKILLS, "Restoring brick vaults")),
    "Sara": (
        (LetterKind.LOOKS_FOR, "Event planners, caterers"),
        (LetterKind.GOALS, "A stall at the market of Porta Palazzo"),
        (LetterKind.INTERESTS, "Wild orchids"),
        (LetterKind.SATISFIES, "The moment a bride sees her flowers"),
    ),
    "Jakub": (
        (LetterKind.LOOKS_FOR, "Medical practices"),
        (LetterKind.GOALS, "Two assistants by summer"),
        (LetterKind.INTERESTS, "Chess"),
        (LetterKind.SKILLS, "Explains computers to people who fear them"),
    ),
    "Lucia": (
        (LetterKind.LOOKS_FOR, "New parents"),
        (LetterKind.INTERESTS, "Sailing on Lago Maggiore"),
        (LetterKind.NETWORKS, "Parents of the music school"),
    ),
}
TRADES = {
    "Notary": "Law and tax",
    "Accountant": "Law and tax",
    "Lawyer": "Law and tax",
    "Tax adviser": "Law and tax",
    "Architect": "House and home",
    "Builder": "House and home",
    "Electrician": "House and home",
    "Estate agent": "House and home",
    "Carpenter": "House and home",
    "Physiotherapist": "Health",
    "Dentist": "Health",
    "Nutritionist": "Health",
    "Pharmacist": "Health",
    "Translator": "Office and media",
    "IT support": "Office and media",
    "Photographer": "Office and media",
    "Web designer": "Office and media",
    "Printer": "Office and media",
    "Florist": "Feasts and travel",
    "Caterer": "Feasts and travel",
    "Travel agent": "Feasts and travel",
    "Musician": "Feasts and travel",
    "Insurance broker": "Money",
    "Bank adviser": "Money",
    "Mortgage broker": "Money",
}
FIRST_NAMES = (
    "Alessandro Anna Andrea Barbara Beata Carlo Cecilia Dariusz Davide Elena Elżbieta Enrico Federica Filip "
    "Francesca Gabriele Grzegorz Hanna Ilaria Irena Jan Joanna Karol Katarzyna Laura Lorenzo Łukasz Maja "
    "Małgorzata Marek Maria Martina Matteo Michał Monika Nicola Oliwia Paola Piotr Renata Riccardo Roberta Simona "
    "Stefano Szymon Teresa Valentina Wojciech Zofia Željko Šárka Jürgen Françoise Søren"
).split()
FAMILY_NAMES = (
    "Amato Barbieri Bellini Bruno Caruso Colombo Costa Dąbrowski Esposito Fabbri Ferrara Fontana Gallo Gatti "
    "Giordano Grabowski Jankowski Kamiński Kowalczyk Kozłowski Krawczyk Leone Lewandowski Lombardi Longo Mancini "
    "Marchetti Mariani Martini Mazur Moretti Nowicki Pawłowski Pellegrini Piotrowski Ricci Rinaldi Rizzo Romano "
    "Rossi Russo Rutkowski Sala Santoro Serra Sikora Szymański Testa Villa Vitale Wójcik Zając Zieliński Żak "
    "Kovačević Novák Müller"
).split()
COMPANIES = (
    "Studio {family}",
    "{family} & Figli",
    "{family} {trade}",
    "{given} {family}",
    "Casa {family}",
    "{family} Group",
)
TOWNS = ("Torino", "Asti", "Alba", "Cuneo", "Milano", "Novara", "Kraków", "Genova", "Ivrea", "Chieri")
PLACES = (
    "Caffè Torino",
    "at her office",
    "at the fair",
    "Hotel Concord",
    "Porta Nuova",
    "at the site",
    "lunch in Asti",
)
NOTES = (
    "Wants to grow in Asti; asked about office space.",
    "Talked about timber houses and the new building code.",
    "The daughter starts at the music school in autumn.",
    "Is looking for somebody who understands succession.",
    "Proud of the restoration in Via Po.",
    "New clinic opens in November.",
    "Spoke about the choir and the concert in spring.",
    "Has too many small clients and wants larger ones.",
    "Enjoys explaining things to first-time buyers most.",
    "Back from a walk across the Apennines.",
)
LETTERS = {
    LetterKind.GOALS: (
        "Open a second office in Asti by spring",
        "Two larger clients a quarter",
        "Hand over to a partner",
        "A team of five",
    ),
    LetterKind.ACCOMPLISHMENTS: (
        "Restored the villa in Via Po",
        "Twenty years with the same team",
        "Won the regional prize",
    ),
    LetterKind.INTERESTS: ("Choir, mountain running", "Sailing on Lago Maggiore", "Old maps", "Cooking for friends"),
    LetterKind.NETWORKS: (
        "Rotary, Ordine dei Notai",
        "Chamber of commerce",
        "Parents of the music school",
        "Alpine club",
    ),
    LetterKind.SKILLS: ("Explains hard things simply", "Knows every builder in the valley", "Four languages"),
    LetterKind.FAMILY: ("Two daughters, one starts school", "Married to a doctor", "Son studies in Kraków"),
    LetterKind.HOBBIES: ("Cycling", "Chess on Tuesdays", "Roses"),
    LetterKind.SATISFIES: ("The moment a family gets its first keys", "When a quiet client starts to talk"),
    LetterKind.LOOKS_FOR: (
        "First-time home buyers, small builders",
        "Firms with 5–20 people",
        "Architects with running sites",
        "Sports clubs and physiotherapists",
        "Event planners and caterers",
        "Medical practices",
        "New parents",
        "Restaurants that open a second place",
    ),
    LetterKind.RECOGNISE: ("They have just bought a ruin", "They do their books at night"),
}
NEEDS = (
    "flat purchase",
    "bookkeeping",
    "renovation of a villa",
    "website",
    "wedding flowers",
    "health insurance",
    "a will",
)
PROMISES = (
    "two builders’ names",
    "the article on travel cover",
    "an introduction to the chamber",
    "the photos of the fair",
    "a list of suppliers",
)
STEPS = (
    "Ask about the new clinic",
    "One-to-one on Thursday",
    "Invite to the market day",
    "Send the photos",
    "Ask how the exam went",
    "Congratulate on the opening",
)
EVENTS = (
    (
        "Breakfast Porta Nuova",
        "Hotel Concord, Torino",
        0,
        ("Meet three people I only have a card of", "Make two introductions"),
    ),
    ("Chamber evening", "Camera di commercio, Torino", 3, ("Listen to two builders",)),
    ("Autumn fair", "Lingotto, Torino", -6, ("Thank everybody who sent somebody",)),
    ("Summer concert of the choir", "Chiesa di San Filippo, Torino", -20, ("Bring somebody along",)),
)

# The story of the cast. Days are counted back from today; who is called `elena` and `beata` are the two after the cast.


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
