"""The words that the demo is made of; everybody and everything in it is fictional."""

from netdesk.domain.person import LetterKind

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
    "her office",
    "the fair",
    "Hotel Concord",
    "Porta Nuova",
    "the site",
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
