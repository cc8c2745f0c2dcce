"""A mixture unlike the usual one: other countries, larger firms, fewer labels, errors of a scanner instead of fingers.

The rules were not made with it; it shows whether they hold where nobody looked.
"""

import random

from acquaintances import USUAL, Mixture
from invented_names import LANGUAGES, Language

_MISREAD = (
    ("rn", "m"), ("m", "rn"), ("l", "i"), ("i", "l"), ("cl", "d"), ("d", "cl"), ("e", "c"), ("c", "e"), ("u", "v"),
    ("v", "u"), ("n", "u"), ("h", "b"), ("g", "q"), ("a", "o"), ("tt", "t"), ("ll", "l"),
)  # fmt: skip


def misread(chance: random.Random, word: str) -> str:
    """Letters taken for others that look like them; in every sixth word another one is lost."""
    possible = [pair for pair in _MISREAD if pair[0] in word[1:]]
    if possible:
        there, read = chance.choice(possible)
        word = word[0] + word[1:].replace(there, read, 1)
    if not possible or chance.random() < 0.16:
        place = chance.randrange(1, len(word)) if len(word) > 1 else 0
        word = word[:place] + word[place + 1 :] or word
    return word


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_OTHERS = {
    "es": Language(
        "es",
        "España",
        "34",
        _words("91 93 95 96"),
        _words("600 611 622 655 677 699"),
        _words(
            "Antonio Manuel José Francisco David Juan Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pedro "
            "Ángel Pablo Sergio Fernando Luis Jorge Alberto Álvaro Diego Adrián Raúl Iván Enrique Rubén Ramón "
            "Óscar Vicente"
        ),
        _words(
            "Carmen María Josefa Isabel Dolores Pilar Teresa Ana Laura Cristina Marta Lucía Elena Rosario Sara "
            "Paula Raquel Juana Concepción Beatriz Nuria Silvia Julia Patricia Irene Rocío Mónica Alba Encarnación "
            "Inés"
        ),
        _words(
            "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández "
            "Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez "
            "Serrano"
        ),
        _words("Al Ba Be Ca Ce Cor Do Es Fer Gar He Ja La Man Mo Na Or Pe Qui Ri Sa Te Ur Va Ve Zu"),
        _words("ba can da de go la li ma mi na ra ri ro sa ta va"),
        _words("ez iz ano eda illo uela ero osa ado era al ales ino ura"),
        ("{} S.L.", "Talleres {}", "{} Hermanos S.A."),
    ),
    "fr": Language(
        "fr",
        "France",
        "33",
        _words("1 2 3 4 5"),
        _words("61 62 66 67 68 78"),
        _words(
            "Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger Robert Paul "
            "Claude Christian Henri Georges Nicolas François Patrick Gérard Christophe Joseph Julien Maurice "
            "Laurent Frédéric"
        ),
        _words(
            "Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Sylvie Martine Madeleine "
            "Nicole Suzanne Hélène Christine Marguerite Denise Louise Sophie Céline Brigitte Valérie Chantal "
            "Émilie Aurélie"
        ),
        _words(
            "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy "
            "Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller "
            "Lefèvre Faure"
        ),
        _words("Au Ba Beau Bou Cha Che Clé Cou De Du Fa Fleu Gau Gri Ha La Le Mar Mon Nor Pa Per Ro Sau Ta Vi"),
        _words("bi char de gi la lan li mon ne ra re ri ti va"),
        _words("gnon chet lier rand tier ville mont lot neau zac quet sson dieu court"),
        ("{} SARL", "Cabinet {}", "{} et Fils SA"),
    ),
    "sv": Language(
        "sv",
        "Sverige",
        "46",
        _words("8 31 40 18"),
        _words("70 72 73 76"),
        _words(
            "Lars Mikael Anders Johan Per Erik Karl Peter Thomas Jan Daniel Fredrik Andreas Hans Stefan Mats "
            "Marcus Mattias Magnus Bengt Jonas Nils Oskar Björn Leif Göran Håkan Sven Gustav Åke Axel Viktor Emil "
            "Anton Olle"
        ),
        _words(
            "Anna Eva Maria Karin Kristina Lena Kerstin Sara Malin Ingrid Birgitta Emma Marie Jenny Annika Helena "
            "Linda Susanne Elin Monica Hanna Ulla Johanna Elisabeth Carina Sofia Katarina Marianne Åsa Ebba Astrid "
            "Gunilla"
        ),
        _words(
            "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson "
            "Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Lindström Lindqvist Olofsson "
            "Axelsson Berg"
        ),
        _words(
            "Al Asp Berg Björk Blom Bo Dal Ek Fors Gran Hag Hed Hell Holm Ked Lil Lind Lund Nor Ny Ros Sjö Sund Söder"
        ),
        _words("e en er in ing"),
        _words("berg ström qvist gren lund man kvist dahl blad stedt holm mark sson ås"),
        ("{} AB", "{} Bygg AB", "Advokat {}"),
    ),
}

UNLIKE = Mixture(
    languages={"es": 4, "fr": 3, "sv": 3, "en": 2, "pl": 1},
    repeats={**USUAL.repeats, "typo": 14, "swapped": 8, "initial": 6, "double name": 8, "exact": 5, "nickname": 3},
    news={**USUAL.news, "family": 18, "colleague": 25, "father and son": 2.5, "homonym": 10},
    share_new=0.6,
    shares_switchboard=0.5,
    has_birthday=0.3,
    labels_mobile=0.3,
    labels_home=0.3,
    shares_mail_at_home=0.5,
    frequent_family_names=0.6,
    people_of_a_company=40,
    words={**LANGUAGES, **_OTHERS},
    errors=misread,
)
