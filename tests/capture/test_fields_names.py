"""Names of people: their parts, their letters, and the mails they are made of."""

import pytest
from card_text import Read

from netdesk.capture.fields.accents import is_known, respelled
from netdesk.capture.fields.honours import split_honours
from netdesk.capture.fields.mailfit import mail_fit
from netdesk.capture.fields.mending import mended
from netdesk.capture.fields.names import Name, could_be_name, parted
from netdesk.capture.fields.spacing import spaced, title_spaced, unspaced
from netdesk.domain.scan import FieldKind


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Rag. Elisabetta D'Angelo", "it", Name("Elisabetta", "D'Angelo", "", "Rag.")),
        ("DOTT.SSA NICCOLÒ D'ANGELO", "it", Name("Niccolò", "D'Angelo", "", "Dott.ssa")),
        ("Matteo LO PRESTì", "it", Name("Matteo", "Lo Prestì")),
        ("MATTEO DE SANTIS", "it", Name("Matteo", "De Santis")),
        ("Avv. Maria Grazia De Luca", "it", Name("Maria", "De Luca", "Grazia", "Avv.")),
        ("GÖTZ VON BRÜCK", "de", Name("Götz", "von Brück")),
        ("PROF. DR. ANNELIESE ENGEL", "de", Name("Anneliese", "Engel", "", "Prof. Dr.")),
        ("Dipl.-Ing. (FH) Markus Weber", "de", Name("Markus", "Weber", "", "Dipl.-Ing. (FH)")),
        ("Prof. Dr. med. Katharina von der Heide", "de", Name("Katharina", "von der Heide", "", "Prof. Dr. med.")),
        ("dr inż. Michał Kozłowski", "pl", Name("Michał", "Kozłowski", "", "dr inż.")),
        ("AGNIESZKA ŁECKA,MBA", "pl", Name("Agnieszka", "Łęcka", "", "", "MBA")),
        ("KOWALSKI Jan", "pl", Name("Jan", "Kowalski")),
        ("Nowak Anna", "pl", Name("Anna", "Nowak")),
        ("Kowalska, Ewa", "pl", Name("Ewa", "Kowalska")),
        ("Kinga Nowak-Żurek", "pl", Name("Kinga", "Nowak-Żurek")),
        ("dr hab. Tomasz Zieliński, prof. PW", "pl", Name("Tomasz", "Zieliński", "", "dr hab.", "prof. PW")),
        ("Siân Ashworth-Lane, CFA", "en", Name("Siân", "Ashworth-Lane", "", "", "CFA")),
        ("Sarah O'CONNOR MRICS", "en", Name("Sarah", "O'Connor", "", "", "MRICS")),
        ("JOHN Q. PUBLIC, JR.", "en", Name("John", "Public", "Q.", "", "JR.")),
        ("ANGUS MCDONALD", "en", Name("Angus", "McDonald")),
        ("José García López", "es", Name("José", "García López")),
    ],
)
def test_the_parts_of_a_name(text: str, language: str, name: Name) -> None:
    assert parted(respelled(text, [language]), [language]) == name


def test_a_mail_tells_which_name_comes_first() -> None:
    assert parted("Toth Zsombor", ["hu"], ["zsombor.toth"]) == Name("Zsombor", "Toth")
    assert parted("Zsombor Toth", ["hu"], ["zsombor.toth"]) == Name("Zsombor", "Toth")


def test_what_stands_around_a_name() -> None:
    assert split_honours("mgr inż. Ewa Król, MBA") == ("mgr inż.", "Ewa Król", "MBA")
    assert split_honours("dr.Anna Nowak") == ("dr.", "Anna Nowak", "")
    assert split_honours("Ewa Król") == ("", "Ewa Król", "")
    assert split_honours("Jan MA") == ("", "Jan MA", "")


@pytest.mark.parametrize(
    ("words", "local", "fits"),
    [
        (("Elisabetta", "D'Angelo"), "elisabetta.dangelo", True),
        (("Davide", "Lo", "Prestì"), "davide.lopresti", True),
        (("Käthe", "Müller"), "k.mueller", True),
        (("Käthe", "Müller"), "k.muller", True),
        (("Zoë", "Hargreaves"), "zhargreaves", True),
        (("Davide", "Bianchi"), "davidebianchi79", True),
        (("Paola", "Neri"), "nerip", True),
        (("Kinga", "Nowak-Żurek"), "k.nowak", True),
        (("Käthe", "Schäfer"), "kaethe", True),
        (("Studio", "Kreska"), "pawel.kozlowski", False),
        (("Paola", "Neri"), "info", False),
    ],
)
def test_how_names_fit_mails(words: tuple[str, ...], local: str, fits: bool) -> None:
    assert (mail_fit(words, (local,)) >= 0.6) is fits


@pytest.mark.parametrize(
    ("text", "local", "language", "whole"),
    [
        ("MATTEO LO PRESTÀ", "matteo.lopresti", "it", "MATTEO LO PRESTÌ"),
        ("RAFAŁ SZCZEPAÚSKA", "r.szczepanska", "pl", "RAFAŁ SZCZEPAŃSKA"),
        ("Mario Bianch1", "mario.bianchi", "it", "Mario Bianchi"),
        ("Jurgen Muller", "juergen.mueller", "de", "Jürgen Müller"),
        ("Anna Neri", "anna.nero", "it", "Anna Neri"),
        ("Anna Neri", "anna.verdi", "it", "Anna Neri"),
    ],
)
def test_mails_mend_names_only_where_letters_look_alike(text: str, local: str, language: str, whole: str) -> None:
    assert mended(text, [local], [language]) == whole


@pytest.mark.parametrize(
    ("text", "language", "spelled"),
    [
        ("MICHAL GOŁEBIOWSKI", "pl", "MICHAŁ GOŁĘBIOWSKI"),
        ("MAŁGORZATA ŽUŁAWSKI", "pl", "MAŁGORZATA ŻUŁAWSKI"),
        ("ZOFIA ĆWIKLIÑSKI", "pl", "ZOFIA ĆWIKLIŃSKI"),
        ("Anna Pawlinska", "pl", "Anna Pawlińska"),
        ("Glowny Ksiegowy", "pl", "Główny Księgowy"),
        ("Via San Zenò 41", "it", "Via San Zenò 41"),
        ("Geschaftsführer", "de", "Geschäftsführer"),
        ("Jiří Novák", "cs", "Jiří Novák"),
        ("Michal Golebiowski", "en", "Michal Golebiowski"),
    ],
)
def test_lost_accents_are_put_back_in_their_language(text: str, language: str, spelled: str) -> None:
    assert respelled(text, [language]) == spelled


def test_a_word_is_known_as_it_is_spelled() -> None:
    assert is_known("DĄBROWSKA", ["pl"]) and not is_known("DABROWSKA", ["pl"]) and not is_known("Xyzowska", ["pl"])


@pytest.mark.parametrize(
    ("text", "people", "apart"),
    [
        ("S a b i n e K r ü g e r", (), "Sabine Krüger"),
        ("M A R I O R O S S I", ("mario.rossi",), "MARIO ROSSI"),
        ("MARIOROSSI", ("m.rossi",), "MARIO ROSSI"),
        ("GOŁĘBIOWSKI", (), "GOŁĘBIOWSKI"),
        ("Anna A. B. Rossi", (), "Anna A. B. Rossi"),
        ("MARTYNA", (), "MARTYNA"),
    ],
)
def test_letters_far_apart_and_lost_spaces(text: str, people: tuple[str, ...], apart: str) -> None:
    assert spaced(unspaced(text, people), people) == apart


def test_lost_spaces_of_titles() -> None:
    assert title_spaced("PREZESZARZĄDU") == "PREZES ZARZĄDU" and title_spaced("ManagingDirector") == "Managing Director"
    assert title_spaced("Geschäftsführer") == "Geschäftsführer" and title_spaced("Fotografin") == "Fotografin"


@pytest.mark.parametrize("text", ["Tecnolab", "Studio 5", "and the that", "Via Roma 1", "Anna", "a b c d e f"])
def test_what_cannot_be_a_name(text: str) -> None:
    assert not could_be_name(text)


def test_a_name_in_two_lines() -> None:
    card = Read("#1.8 GIANFRANCO\n#1.8 ZANETTI\nPerito assicurativo\ngianfranco.zanetti@libero.it")
    assert card.name == "Gianfranco Zanetti" and card.title == "Perito assicurativo"


def test_a_name_in_another_script_is_noted() -> None:
    card = Read(
        "#1.4 Ivan Petrov\nSales Director\nivan.petrov@sever.com", back="#1.4 Иван Петров\nДиректор по продажам"
    )
    assert card.name == "Ivan Petrov" and card[FieldKind.NOTE] == ["Иван Петров"]
