"""Names of Poland, Italy, Germany and England: the frequent ones, and invented family names for the many rare ones."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Names and telephone numbers of a country; names stand by how frequent they are."""

    code: str
    country: str
    calling: str
    areas: tuple[str, ...]
    mobiles: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    families: tuple[str, ...]
    beginnings: tuple[str, ...]
    middles: tuple[str, ...]
    endings: tuple[str, ...]
    companies: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def invented_family(chance: random.Random, language: Language) -> str:
    """A family name that sounds like the country's."""
    middle = chance.choice(language.middles) if chance.random() < 0.6 else ""
    return chance.choice(language.beginnings) + middle + chance.choice(language.endings)


def feminine(family: str) -> str:
    """The form that a Polish woman bears."""
    return family[:-1] + "a" if family.endswith(("ski", "cki", "dzki")) else family


LANGUAGES = {
    "pl": Language(
        "pl",
        "Polska",
        "48",
        _words("22 12 61 71 58 32"),
        _words("60 50 69 79 88 72"),
        _words(
            "Piotr Krzysztof Andrzej Tomasz Jan Paweł Michał Marcin Stanisław Jakub Adam Marek Łukasz Grzegorz "
            "Mateusz Wojciech Mariusz Dariusz Maciej Zbigniew Rafał Robert Kamil Jerzy Dawid Józef Szymon Kacper "
            "Ryszard Tadeusz Jacek Sławomir Bartosz Przemysław Mirosław Karol Janusz Radosław Leszek Artur "
            "Sebastian Henryk Dominik Roman Patryk Damian Kazimierz Jarosław Filip Wiesław Adrian Bartłomiej "
            "Aleksander Antoni Wiktor"
        ),
        _words(
            "Anna Katarzyna Maria Małgorzata Agnieszka Barbara Ewa Magdalena Elżbieta Krystyna Joanna Aleksandra "
            "Monika Zofia Teresa Natalia Julia Karolina Marta Beata Dorota Janina Alicja Jadwiga Danuta Halina "
            "Irena Grażyna Jolanta Iwona Paulina Justyna Bożena Wiktoria Zuzanna Hanna Urszula Renata Sylwia "
            "Helena Agata Patrycja Izabela Emilia Weronika Aneta Ewelina Oliwia Marzena Klaudia Martyna Kinga "
            "Edyta Gabriela"
        ),
        _words(
            "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski "
            "Kozłowski Mazur Jankowski Kwiatkowski Wojciechowski Krawczyk Kaczmarek Piotrowski Grabowski Zając "
            "Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski "
            "Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski Michalak "
            "Szewczyk Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski Marciniak Jasiński Zawadzki Bąk "
            "Jakubowski Sadowski Duda Włodarczyk Wilk Chmielewski Borkowski Sokołowski Szczepański Sawicki "
            "Kucharski Lis Maciejewski"
        ),
        _words(
            "Bo Brze Chro Cie Do Dro Ga Gło Gra Ja Ka Kło Kra Ku Le Lu Ła Ma Mę Mi No Ole Pie Po Pru Ra Ro Sa Ska "
            "Sta Stro Su Świ Ta Tro Tu Wa Wie Wo Za Zie Żu"
        ),
        _words("bro chow cza da dow go ja ka kow la lin ma nie pa ra ro sła sto szew tow wa wor za zie"),
        _words("ński wski lski cki rski czyk czak nek rek sik cz wicz ła wa rz ń szek niak lak duk"),
        ("{} sp. z o.o.", "Zakład {}", "{} i Wspólnicy S.A.", "Biuro {}"),
    ),
    "it": Language(
        "it",
        "Italia",
        "39",
        _words("02 06 011 051 055 081"),
        _words("333 347 320 338 349 391"),
        _words(
            "Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco "
            "Domenico Bruno Paolo Michele Giorgio Aldo Sergio Luciano Andrea Marco Alessandro Luca Matteo Lorenzo "
            "Davide Simone Federico Riccardo Stefano Roberto Daniele Fabio Claudio Gabriele Massimo Filippo "
            "Alberto Enrico Raffaele Maurizio Emanuele Nicola Gianluca Giacomo Tommaso Umberto Leonardo Edoardo "
            "Gianfranco Pierluigi"
        ),
        _words(
            "Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Antonia Carla "
            "Elena Concetta Rita Margherita Franca Paola Laura Giulia Sara Chiara Valentina Alessandra Federica "
            "Silvia Elisa Martina Sofia Simona Roberta Daniela Cristina Monica Patrizia Stefania Barbara Emanuela "
            "Serena Ilaria Eleonora Elisabetta Claudia Valeria Manuela Isabella Annamaria Maddalena Raffaella "
            "Beatrice"
        ),
        (
            *_words(
                "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa "
                "Mancini Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara "
                "Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa "
                "Conte Ferraro Ferri Fabbri Bianco Marini Grasso Valentini Messina Sala Gatti Pellegrini Palumbo "
                "Sanna Farina Rizzi"
            ),
            "De Luca",
            "D'Angelo",
            "De Santis",
            "Di Stefano",
            "D'Amico",
            "La Rosa",
            "Lo Bianco",
        ),
        _words(
            "Ba Be Bo Bra Ca Ce Co Cri Da Do Fa Fe Fo Ga Ge Gra La Le Lo Ma Me Mo Na Pa Pe Pi Qua Ra Ri Sa Sca Se "
            "Spa Ta Te Tro Va Ve Vi Za"
        ),
        _words("bal car cel da do gna gri la len lo ma mi nar ni pe ra ri sel ta ti tro va ver zza"),
        _words("rini letti nelli roni lini tto sco ssi lli gni rdi nti zzi sio cci rello sano tti lani ghi"),
        ("{} S.r.l.", "Studio {}", "{} & Figli", "Officine {} S.p.A."),
    ),
    "de": Language(
        "de",
        "Deutschland",
        "49",
        _words("30 40 89 69 221 711"),
        _words("171 151 160 172 176 157"),
        _words(
            "Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst Frank "
            "Dieter Manfred Gerhard Hans Bernd Thorsten Matthias Helmut Walter Heinz Martin Jörg Rolf Jens Sven "
            "Alexander Jan Rainer Holger Karl Dirk Joachim Ralf Carsten Herbert Oliver Wilhelm Kurt Markus "
            "Heinrich Harald Paul Johannes Josef Robert Tobias Friedrich Maximilian Sebastian Lukas Florian Hans- "
            "Peter Karl-Heinz Björn"
        ),
        _words(
            "Ursula Karin Helga Sabine Ingrid Renate Monika Susanne Gisela Petra Birgit Andrea Anna Brigitte "
            "Claudia Erika Christa Elke Stefanie Gertrud Elisabeth Maria Angelika Heike Gabriele Kathrin Ilse "
            "Nicole Anja Barbara Hildegard Martina Ingeborg Gerda Marion Jutta Ute Hannelore Irmgard Christine "
            "Inge Christina Silke Kerstin Marianne Margarete Melanie Julia Katharina Johanna Franziska Magdalena "
            "Sophie Anneliese"
        ),
        _words(
            "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter "
            "Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner "
            "Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs "
            "Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler "
            "Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher "
            "Krämer Vogt"
        ),
        _words(
            "Al Bach Berg Birk Brand Buch Dorn Eber Eich Falk Feld Gold Grün Hage Hart Heid Holz Kalt Kirch Kühn "
            "Lind Löw Mohr Neu Ober Quell Rabe Rein Rosen Sand Schön Stein Streh Thal Trau Unter Vell Wall Weid "
            "Wies Zell"
        ),
        _words("el en er ing ig chen ler ner ster in ach"),
        _words("mann meier bauer hofer berger stein bach thal hardt müller ler feld horst wald kamp huber brecht ung"),
        ("{} GmbH", "{} & Söhne KG", "Kanzlei {}", "{} AG"),
    ),
    "en": Language(
        "en",
        "United Kingdom",
        "44",
        _words("20 161 121 113 117 131"),
        _words("7700 7911 7400 7512 7855 7960"),
        _words(
            "David John Michael Paul Andrew Peter James Robert Richard Mark Stephen William Thomas Christopher "
            "Daniel Matthew Anthony Steven Kevin Simon Philip Alan Ian Benjamin Martin Brian Joseph Nicholas "
            "Edward Gary Samuel Alexander Jonathan Timothy Adam Graham Charles Kenneth Joshua Jack Oliver Patrick "
            "Gregory Frederick Henry Lawrence Raymond Geoffrey Donald Theodore Leonard Francis Walter Douglas "
            "Stuart Neil"
        ),
        _words(
            "Susan Margaret Sarah Patricia Elizabeth Jennifer Linda Mary Christine Karen Jacqueline Julie Barbara "
            "Helen Emma Claire Nicola Rebecca Laura Catherine Deborah Victoria Amanda Jessica Samantha Alexandra "
            "Charlotte Hannah Amy Louise Katherine Joanne Alison Rachel Angela Judith Pamela Dorothy Eleanor "
            "Abigail Kimberly Theresa Cynthia Virginia Sandra Diane Wendy Carol Lesley Gillian Heather Olivia "
            "Sophie Lucy Grace Zoe"
        ),
        _words(
            "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White "
            "Roberts Green Hall Wood Jackson Clarke Hughes Edwards Hill Turner Harris Lewis Martin Cooper Ward "
            "Moore Morris Clark Lee Baker Morgan King Allen Harrison Scott Watson Parker Bennett Young Price "
            "Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Marshall "
            "Richards Simpson Anderson Ellis Adams Wilkinson Foster Chapman Powell Webb Rogers O'Brien McDonald "
            "Hunt Mills"
        ),
        _words(
            "Ald Ash Bark Beck Brad Brent Burn Cal Chad Cran Dal Dun East Ell Fair Farn Glen Gran Had Hart Hol Kel "
            "Kir Lang Led Mal Mar Nor Old Pem Rad Rud Shel Stan Stock Thorn Tre Wal Wen Whit Win Wool"
        ),
        _words("der en er i in ing le mer ner stan ter we"),
        _words("ton ham ley field worth by wood well bury ford son man shaw dale stone brook house land croft ridge"),
        ("{} Ltd", "{} & Partners LLP", "{} Holdings plc", "The {} Company"),
    ),
}
