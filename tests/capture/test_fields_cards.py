"""Whole cards: written ones in several countries, and lines as they were read in photographs."""

import json
import re
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from card_text import SIZE, Read, lines_of
from hypothesis import given
from hypothesis import strategies as st

from netdesk.capture.fields import fields_of
from netdesk.domain.scan import Field, FieldKind, Line
from netdesk.domain.text import fold

_PHONES = (FieldKind.MOBILE, FieldKind.WORK, FieldKind.HOME, FieldKind.FAX)
SAMPLES = Path("/work/shared/cards")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "#1.4 STUDIO NOTARILE BRAMBILLA\n#1.6 Dott.ssa Paola Brambilla\nNotaio\npbrambilla@notariato.it",
            ("Paola Brambilla", "Notaio", "STUDIO NOTARILE BRAMBILLA"),
        ),
        (
            '#1.8 KOWALSKI Jan\nPrezes Zarządu / CEO\n#1.2 Fabryka Mebli "Dąb" Sp. z o.o. Sp. k.\njan@fabrykadab.pl',
            ("Jan Kowalski", "Prezes Zarządu / CEO", 'Fabryka Mebli "Dąb" Sp. z o.o. Sp. k.'),
        ),
        (
            "#1.4 Bäckerei Schmidt\nInh. Peter Schmidt\ninfo@baeckerei-schmidt.de",
            ("Peter Schmidt", "Inh.", "Bäckerei Schmidt"),
        ),
        (
            "#1.3 Mario Rossi\nAgente immobiliare\nRE/MAX Platinum\nViale Europa 12\n50126 Firenze\nmrossi@remax.it",
            ("Mario Rossi", "Agente immobiliare", "RE/MAX Platinum"),
        ),
        (
            "#1.5 Anna Nowak-Wiśniewska\nRadca prawny | Partner\nKancelaria Radców Prawnych Nowak i Partnerzy\n"
            "anna.nowak@nowakpartnerzy.pl",
            ("Anna Nowak-Wiśniewska", "Radca prawny | Partner", "Kancelaria Radców Prawnych Nowak i Partnerzy"),
        ),
        (
            "#1.5 David Chen\nFounder & CEO, Brightwave Analytics\ndavid@brightwave.ai",
            ("David Chen", "Founder & CEO", "Brightwave Analytics"),
        ),
        (
            "#1.5 Giulia Ricci\nProduct Designer presso Nuvola Srl\ngiulia.ricci@nuvola.io",
            ("Giulia Ricci", "Product Designer", "Nuvola Srl"),
        ),
        (
            "#2 BRIGHTON ROASTERS\nTom Whitaker | Head Roaster & Owner",
            ("Tom Whitaker", "Head Roaster & Owner", "BRIGHTON ROASTERS"),
        ),
        ("#1.2 Notaio Paola Neri\n#1 Via Po 3, 10123 Torino", ("Paola Neri", "Notaio", "")),
        (
            "Główny Księgowy\n#1.3 Michał Gołębiowski\nDział Eksportu\nPolmeble Sp. z o.o.\nmichal@polmeble.pl",
            ("Michał Gołębiowski", "Główny Księgowy", "Polmeble Sp. z o.o."),
        ),
        (
            "#1.5 Fiona MacLeod\nChartered Accountant\nMacLeod & Sons Ltd, Chartered Accountants",
            ("Fiona MacLeod", "Chartered Accountant", "MacLeod & Sons Ltd"),
        ),
        (
            "#1.5 Dr. Christine Böhm\nRechtsanwältin\n#1.1 BÖHM · KELLER · PARTNER\nRechtsanwälte PartGmbB\ncb@bkp.de",
            ("Christine Böhm", "Rechtsanwältin", "BÖHM · KELLER · PARTNER Rechtsanwälte PartGmbB"),
        ),
        (
            "#2 pizzeria da gino\nGino Esposito\ntitolare\n@pizzeriadagino",
            ("Gino Esposito", "titolare", "pizzeria da gino"),
        ),
        (
            "#1.4 Davide Rinaldi\nResponsabile Acquisti\ne Logistica\nTecnolab S.r.l.\ndrinaldi@tecnolab.com",
            ("Davide Rinaldi", "Responsabile Acquisti e Logistica", "Tecnolab S.r.l."),
        ),
        (
            "#1.2 Silverbrook Foods Limited\n\n\nKeeper of Ledgers\n#1.5 Barnaby Whitlock\nb.whitlock@silverbrook.io",
            ("Barnaby Whitlock", "Keeper of Ledgers", "Silverbrook Foods Limited"),
        ),
        (
            "#1.4 Ingenieurbüro Dörrie\n#1.3 MECHTHILD VON THUN\nGeschäftsführende Gesellschafterin\nBereich Ost",
            ("Mechthild von Thun", "Geschäftsführende Gesellschafterin", "Ingenieurbüro Dörrie"),
        ),
        (
            "#1.5 Nautica\n#1.5 Stella Maris\n#1.4 Jole Pozzoserrato\ninfo@stellamaris.eu",
            ("Jole Pozzoserrato", "", "Nautica Stella Maris"),
        ),
        (
            "#1.4 Öchsner Stahlbau\n#1.4 AG\n#1.4 GundulaSCHLÜTER\nKüchenchef\nschlueter@oechsner-stahlbau.de",
            ("Gundula Schlüter", "Küchenchef", "Öchsner Stahlbau AG"),
        ),
        (
            "#1.4 Kwame Okonkwo - Chef de Cuisine\n#1.1 Quadrifoglio\ninfo@quadrifoglio.com",
            ("Kwame Okonkwo", "Chef de Cuisine", "Quadrifoglio"),
        ),
        ("drinż.Róża Skrzek | Specjalistka ds. Kadr i Plac", ("Róża Skrzek", "Specjalistka ds. Kadr i Płac", "")),
    ],
)
def test_who_a_card_is_of(text: str, who: tuple[str, str, str]) -> None:
    card = Read(text)
    assert (card.name, card.title, card.company) == who


def test_a_department_is_no_title() -> None:
    card = Read("Główny Księgowy\n#1.3 Michał Gołębiowski\nDział Eksportu\nPolmeble Sp. z o.o.")
    assert card[FieldKind.DEPARTMENT] == ["Dział Eksportu"]


def test_what_a_code_says_decides() -> None:
    text = "#1.2 Anna Berg\n#1.2 Clara Weber\nWeber & Berg"
    known = (
        Field(FieldKind.GIVEN, "Clara"),
        Field(FieldKind.FAMILY, "Weber"),
        Field(FieldKind.ORGANISATION, "Weber & Berg"),
    )
    assert Read(text, known=known).name == "Clara Weber"
    known = (Field(FieldKind.GIVEN, "Anna"), Field(FieldKind.FAMILY, "Berg"))
    assert Read(text, known=known).name == "Anna Berg"


def test_both_sides_are_one_card() -> None:
    card = Read("#2 Tecnolab", back="#1.4 Davide Rinaldi\nDirettore Qualità\ndrinaldi@tecnolab.com\n+39 380 965 8397")
    assert (card.name, card.title, card.company) == ("Davide Rinaldi", "Direttore Qualità", "Tecnolab")
    assert all(one.lines for one in card.fields)


def test_the_text_of_a_newspaper_below_the_card_is_no_field() -> None:
    card = Read("#1.4 Henry Winslow\nPartner\n\nshows the in in since\nthe meeting quarterly\nregion the the last")
    assert (card.name, card.title, card.company) == ("Henry Winslow", "Partner", "")


def test_nothing_is_read_from_nothing() -> None:
    assert fields_of([], []) == () and fields_of([Line(" ", 0.3, 0, 0, 5, 5)], [SIZE]) == ()


def test_what_agrees_is_sure_and_what_does_not_is_not() -> None:
    sure = Read("#1.4 Davide Rinaldi\nDirettore Qualità\nTecnolab S.r.l.\ndrinaldi@tecnolab.com\nwww.tecnolab.com")
    assert sure.fields and all(one.sure for one in sure.fields)
    unsure = Read("#1.4 Zsombor Toth\nGrand Vizier\nOtherwise\nxq7@somewhere.com")
    assert not any(one.sure for one in unsure.fields)


def test_names_whose_accents_no_list_tells_are_not_sure() -> None:
    assert not Read("#1.4 KINGA BRZOWIENSKA\nPrezes Zarządu\nk.brzowienska@firma.pl\n+48 22 628 11 22").is_sure(
        FieldKind.FAMILY
    )
    assert Read("#1.4 KINGA DABROWSKA\nPrezes Zarządu\nk.dabrowska@firma.pl\n+48 22 628 11 22").is_sure(
        FieldKind.FAMILY
    )


def test_what_was_read_badly_is_not_sure() -> None:
    lines = [Line("Davide Rinaldi", 0.6, 40, 20, 300, 60), Line("drinaldi@tecnolab.com", 0.99, 40, 80, 300, 110)]
    fields = fields_of(lines, [SIZE])
    assert {one.kind for one in fields if not one.sure} == {FieldKind.GIVEN, FieldKind.FAMILY}


_ALIKE = str.maketrans("il|1jtfr0oqgce5szuvnhd6b", "lllllllloooooccsssuunnhdbb"[:24].ljust(24, "b"))


def letters(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]", fold(text).translate(_ALIKE)))


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                "Anna Nowak|KOWALSKI Jan|Tecnolab S.r.l.|Prezes Zarządu|tel. +48 22 628 11 22|kom. 601 234 567"
                "|via Roma 1|20121 Milano|a.nowak@firma.pl|www.firma.pl|NIP 781-123-45-67|Tel|E-mail|@handle"
                "|S p a c e d|Dr. Ott / CEO|London EC4M 7AN|GmbH|& Co. KG|Fax: 02 7600 1235|linkedin.com/in/anna".split(
                    "|"
                )
            ),
            st.text(alphabet="aAzZłŁéÜß01 9.,@+-/|()&'", max_size=30),
        ),
        max_size=9,
    )
)
def test_no_field_is_invented(texts: list[str]) -> None:
    lines = lines_of("\n".join(texts)) if texts else []
    for one in fields_of(lines, [SIZE], "PL"):
        assert one.text.strip() and one.lines
        own = " ".join(lines[number].text for number in one.lines)
        country = "48 39 49 44" if one.kind in _PHONES else ""
        assert letters(one.text) <= letters(own + country + "ext" + "com"), (one, own)


@cache
def recorded() -> list[dict[str, Any]]:
    return json.loads((Path(__file__).parent / "cards.json").read_text(encoding="utf-8"))


def said(fields: Sequence[Field]) -> dict[str, Any]:
    """The fields in the form in which the truth of a card is told."""
    by: dict[FieldKind, list[str]] = {kind: [one.text for one in fields if one.kind is kind] for kind in FieldKind}
    numbers = [re.split(r" ext", text)[0] for kind in _PHONES for text in by[kind]]
    return {
        "name": " ".join(by[FieldKind.GIVEN] + by[FieldKind.MIDDLE] + by[FieldKind.FAMILY]),
        "prefix": "".join(by[FieldKind.PREFIX]),
        "suffix": "".join(by[FieldKind.SUFFIX]),
        "title": bare("".join(by[FieldKind.TITLE])),
        "company": bare("".join(by[FieldKind.ORGANISATION])),
        "mails": sorted(by[FieldKind.EMAIL]),
        "phones": sorted("+" + re.sub(r"\D", "", number) for number in numbers),
        "town": "".join(by[FieldKind.LOCALITY][:1]),
    }


def bare(text: str) -> str:
    """A text without what printers do to it: spaces, dots, capitals."""
    return re.sub(r"[\s.,]", "", text).lower()


@pytest.mark.parametrize("card", recorded(), ids=lambda card: card["of"])
def test_recorded_cards_are_whole(card: dict[str, Any]) -> None:
    truth = card["truth"]
    told = {**truth, "title": bare(truth["title"]), "company": bare(truth["company"])}
    told |= {"mails": sorted(truth["mails"]), "phones": sorted(truth["phones"])}
    assert said(fields_of([Line(*line) for line in card["lines"]], [tuple(card["size"])])) == told


def test_a_card_takes_little_time() -> None:
    cards = [[Line(*line) for line in card["lines"]] for card in recorded()]
    fields_of(cards[0], [SIZE])
    start = time.process_time()
    for lines in cards:
        fields_of(lines, [SIZE])
    assert (time.process_time() - start) / len(cards) < 0.02


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample cards are not here")
@pytest.mark.parametrize("kind", ["photos", "hard"])
def test_perfect_lines_of_the_samples_give_their_fields(kind: str) -> None:
    cards = json.loads((SAMPLES / f"{kind}.json").read_text(encoding="utf-8"))
    right = sum(is_right(card) for card in cards)
    assert right >= 0.95 * len(cards)


def is_right(card: dict[str, Any]) -> bool:
    """Whether name, title, company, mails and phones of a sample are right, its lines being one below another."""
    truth, sizes = card["fields"], {"name": 1.5, "org": 1.2, "name+title": 1.3}
    text = "\n".join(f"#{sizes.get(line['field'], 1)} {line['text']}" for line in card["lines"])
    told = said(fields_of(lines_of(text), [SIZE]))
    whole = {
        "name": f"{truth['given']} {truth['family']}",
        "title": bare(truth["title"]),
        "company": bare(truth["org"]),
        "mails": sorted(mail.lower() for mail in truth["emails"]),
        "phones": sorted(phone["e164"] for phone in truth["phones"]),
    }
    return all(told[part] == text for part, text in whole.items())
