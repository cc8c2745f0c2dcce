"""Mails, addresses on the web and profiles, and how they mend one another."""

import pytest
from card_text import Read

from netdesk.capture.fields.hints import company_name, domain_of, hints_of
from netdesk.domain.scan import Field, FieldKind


@pytest.mark.parametrize(
    ("line", "mail"),
    [
        ("e-mail davide.lopresti@caffebellavista.it", "davide.lopresti@caffebellavista.it"),
        ("PEC: caffebellavista@pec.it", "caffebellavista@pec.it"),
        ("E: Stanislaw.Cwiklinski@Medicenter.PL", "stanislaw.cwiklinski@medicenter.pl"),
        ("anneliese engel@roth-fm.de", "anneliese.engel@roth-fm.de"),
        ("mario.rossi @ studio.it", "mario.rossi@studio.it"),
        ("mario,rossi@studio,it", "mario.rossi@studio.it"),
        ("mario.rossi@studio it", "mario.rossi@studio.it"),
        ("mario.rossi©studio.it", "mario.rossi@studio.it"),
        ("m.rossi@studio.c0m", "m.rossi@studio.com"),
        ("goląbek@firma.pl", "golabek@firma.pl"),
        ("E-mailc.okonkwo@saltmarsh.io", "c.okonkwo@saltmarsh.io"),
        ("Eottokar.hoelderle@fliesen.de", "ottokar.hoelderle@fliesen.de"),
        ("lnfo@kinderklinik.de", "info@kinderklinik.de"),
        ("imogen.vane@taIlow.com", "imogen.vane@tallow.com"),
    ],
)
def test_mails_are_found_and_mended(line: str, mail: str) -> None:
    assert Read(line)[FieldKind.EMAIL] == [mail]


def test_a_mail_may_run_on_in_the_next_line() -> None:
    assert Read("goetz.vonbrueck@\nrheintal-logistik.com")[FieldKind.EMAIL] == ["goetz.vonbrueck@rheintal-logistik.com"]
    assert Read("goetz.vonbrueck\n@rheintal-logistik.com")[FieldKind.EMAIL] == ["goetz.vonbrueck@rheintal-logistik.com"]


def test_two_mails_and_a_web_in_one_line() -> None:
    card = Read("m.weber@haustechnik.de · info@haustechnik.de · www.haustechnik.de")
    assert card[FieldKind.EMAIL] == ["m.weber@haustechnik.de", "info@haustechnik.de"]
    assert card[FieldKind.WEB] == ["www.haustechnik.de"]


@pytest.mark.parametrize(
    ("line", "web"),
    [
        ("Web: https://caffebellavista.it", "caffebellavista.it"),
        ("www: https://studiokreska.pl", "studiokreska.pl"),
        ("W: elektromontaz-lodz.eu", "elektromontaz-lodz.eu"),
        ("www.sniady.com.pl", "www.sniady.com.pl"),
        ("wwwtecnolab.it", "www.tecnolab.it"),
        ("www tecnolab.it", "www.tecnolab.it"),
        ("www.tecnolab.it/chi-siamo", "www.tecnolab.it/chi-siamo"),
    ],
)
def test_webs_are_found_and_mended(line: str, web: str) -> None:
    assert Read(line)[FieldKind.WEB] == [web]


@pytest.mark.parametrize(
    "line", ["Meridiana Servizi S.p.A.", "Dott.ssa Anna Neri", "Sp. z o.o.", "Żubr Sp.j.", "Dr.med. Ott"]
)
def test_abbreviations_are_no_webs(line: str) -> None:
    assert Read(line)[FieldKind.WEB] == []


@pytest.mark.parametrize(
    ("line", "profile"),
    [
        ("linkedin.com/in/ulrike-strauss", "linkedin.com/in/ulrike-strauss"),
        ("https://www.linkedin.com/in/ulrike-strauss", "linkedin.com/in/ulrike-strauss"),
        ("@emmaclarkephoto", "@emmaclarkephoto"),
        ("LinkedIn: magdalenawrona", "LinkedIn: magdalenawrona"),
    ],
)
def test_profiles(line: str, profile: str) -> None:
    assert Read(line)[FieldKind.PROFILE] == [profile]


def test_the_web_and_the_company_mend_a_mail() -> None:
    card = Read("Moorland Architects\n#1.4 Thomas Pemberton\nthomas.pemberton@mooxtand.com\nwww.moorland.com")
    assert card[FieldKind.EMAIL] == ["thomas.pemberton@moorland.com"] and not card.is_sure(FieldKind.EMAIL)


def test_other_endings_are_other_domains() -> None:
    card = Read("Tecnolab\nd.rinaldi@tecnolab.com\nwww.tecnolab.it")
    assert card[FieldKind.EMAIL] == ["d.rinaldi@tecnolab.com"] and card[FieldKind.WEB] == ["www.tecnolab.it"]


def test_what_a_domain_tells_of_the_company() -> None:
    assert company_name("a@moorland.co.uk") == "moorland" and company_name("www.kreska.com.pl") == "kreska"
    assert company_name("anna@gmail.com") == "" and company_name("pellicano@pec.it") == "pellicano"
    assert domain_of("https://www.tecnolab.it/chi") == "tecnolab.it"


def test_mails_of_a_duty_tell_nothing_of_the_name() -> None:
    mails = [Field(FieldKind.EMAIL, "sales@sniady.pl"), Field(FieldKind.EMAIL, "m.golebiowski@sniady.pl")]
    hints = hints_of(mails, ["pl"], ())
    assert hints.people == ("m.golebiowski",) and hints.companies == ("sniady",)
