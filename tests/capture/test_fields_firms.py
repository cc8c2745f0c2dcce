"""Companies and titles: legal forms, domains, words."""

import pytest
from card_text import Read

from netdesk.capture.fields.firms import domain_fit, firm_words, legal_form, with_mended_form, without_form
from netdesk.capture.fields.titles import is_department, title_words


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Meridiana Servizi S.p.A.", "S.p.A."),
        ("Nordest Impianti Srl", "Srl"),
        ("ŻUBR LOGISTYKA SP.Z O.O.", "SP.Z O.O."),
        ("Fabryka Mebli Sp. z o.o. Sp. k.", "Sp. z o.o. Sp. k."),
        ("Rheintal Logistik GmbH & Co. KG", "GmbH & Co. KG"),
        ("& Co. KG", "& Co. KG"),
        ("Nordlicht Solar UG", "UG"),
        ("The Olive Branch Catering Co.", "Co."),
        ("Acme Widgets, Inc.", "Inc."),
        ("Tecnolab", ""),
        ("Anna Se", ""),
        ("Casa", ""),
    ],
)
def test_legal_forms(text: str, form: str) -> None:
    assert legal_form(text) == form and not without_form(text).endswith(form or "?")


def test_legal_forms_read_with_other_signs_are_mended() -> None:
    assert with_mended_form("Polmeble Sp. z 0.0.") == "Polmeble Sp. z o.o."
    assert with_mended_form("Qualità Vera S.r.I.") == "Qualità Vera S.r.l."
    assert with_mended_form("Studio 10") == "Studio 10"


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        ("Elektromontaż Łódź S.A.", "elektromontaz-lodz", True),
        ("Kancelaria Prawna Śniady i Wspólnicy", "sniady", True),
        ("Architekturbüro Stein", "buerostein", True),
        ("Studio Tecnico Associato Perù", "staperu", True),
        ("Zakład Mięsny Ostoja", "ostoja-zm", True),
        ("Stadtwerke Elmau", "sw-elmau", True),
        ("Feinmechanik Roth OHG", "roth-fm", True),
        ("Pellicanò & Figli S.n.c.", "pellicano", True),
        ("International Business Machines", "ibm", True),
        ("Soluzioni per l'industria", "tecnolab", False),
        ("Davide Rinaldi", "tecnolab", False),
    ],
)
def test_how_companies_fit_domains(text: str, name: str, fits: bool) -> None:
    assert (domain_fit(text, (name,)) >= 0.7) is fits


@pytest.mark.parametrize(
    "text",
    [
        "Kierownik Projektu",
        "Responsabile Acquisti e Logistica",
        "Gebietsverkaufsleiter",
        "VP Business Development",
        "Rechtsanwältin",
        "Specjalista ds. Sprzedaży",
    ],
)
def test_titles_are_told_by_their_words(text: str) -> None:
    assert title_words(text) >= 0.6 and not is_department(text)


@pytest.mark.parametrize(
    "text", ["Dział Eksportu", "Divisione Estero", "Abteilung Einkauf", "Legal Department", "Entwicklungsabteilung"]
)
def test_departments(text: str) -> None:
    assert is_department(text)


def test_words_of_companies() -> None:
    assert firm_words("Studio Legale Carrà") >= 2 and firm_words("Anna Neri") == 0


@pytest.mark.parametrize(
    ("lines", "company"),
    [
        ("Grünwerk\nMaschinenbau\nGmbH", "Grünwerk Maschinenbau GmbH"),
        ("Kancelaria Prawna\nŚniady i Wspólnicy", "Kancelaria Prawna Śniady i Wspólnicy"),
        ("#1.3 Tecnolab\n#0.8 Soluzioni per l'industria", "Tecnolab"),
        ("#1.3 Moorland Architects\n#0.7 Est. 1987", "Moorland Architects"),
    ],
)
def test_companies_of_several_lines_and_what_stands_below_them(lines: str, company: str) -> None:
    domain = {"G": "gruenwerk.de", "K": "sniady.pl", "T": "tecnolab.it", "M": "moorland.io"}[company[0]]
    card = Read(f"{lines}\n\n#1.5 Anna Berg\nPartner\nanna.berg@{domain}")
    assert (card.company, card.name, card.title) == (company, "Anna Berg", "Partner")


def test_without_other_evidence_the_largest_line_is_the_company() -> None:
    card = Read("#1.8 MECHANIKA POJAZDOWA\n#1.3 Zbigniew Wójcik\ntel. 34 365 12 12", "PL")
    assert card.company == "MECHANIKA POJAZDOWA" and card.name == "Zbigniew Wójcik"
