"""The bytes that are written are what other programs read."""

import dataclasses
import subprocess
import sys
from datetime import date

import pytest
from vcard_cases import written

from netdesk.domain.person import Address, Anniversary, Email, Handle, Name, Person, Phone, Property, Relative, Web
from netdesk.vcard.meaning import Draft

PERSON = Person(
    id="0198c0de00007000800000000000000a",
    name=Name("Żaneta Łoś", "", "Żaneta", "", "Łoś"),
    organisation="Bakery, Sons",
    phones=(Phone("+48 1", ("cell",), True), Phone("2", ("Działka",))),
    emails=(Email("z@example.com", ("work",)),),
    addresses=(Address("Długa 1", "Łódź", labels=("home",)),),
    webs=(Web("https://x.example/?a=1,2;3", ("homepage",)),),
    handles=(Handle("skype", "zan eta"), Handle("linkedin", "zaneta", "https://l.example/zaneta", (), True)),
    anniversaries=(Anniversary("birthday", "--02-29"), Anniversary("anniversary", "2012-05-01")),
    relatives=(Relative("spouse", "Jan"), Relative("Ciocia", "Ola")),
    kept=(Property("X-FOO", "a\\,b", "item1", (("X-BAR", "a;b:c"),)),),
)
THREE = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Netdesk//Netdesk//EN
UID:urn:uuid:0198c0de-0000-7000-8000-00000000000a
FN:Żaneta Łoś
N:Łoś;Żaneta;;;
ORG:Bakery\\, Sons
TEL;TYPE=CELL,PREF:+48 1
item2.TEL:2
item2.X-ABLABEL:Działka
EMAIL;TYPE=INTERNET,WORK:z@example.com
ADR;TYPE=HOME:;;Długa 1;Łódź;;;
item3.URL:https://x.example/?a=1,2;3
item3.X-ABLABEL:_$!<HomePage>!$_
IMPP;X-SERVICE-TYPE=skype:skype:zan%20eta
X-SKYPE-USERNAME:zan eta
X-SOCIALPROFILE;TYPE=linkedin;X-USER=zaneta:https://l.example/zaneta
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
item4.X-ABDATE:2012-05-01
item4.X-ABLABEL:_$!<Anniversary>!$_
item5.X-ABRELATEDNAMES:Jan
item5.X-ABLABEL:_$!<Spouse>!$_
item6.X-ABRELATEDNAMES:Ola
item6.X-ABLABEL:Ciocia
item1.X-FOO;X-BAR="a;b:c":a\\,b
END:VCARD
"""
FOUR = {
    "VERSION:4.0",
    "TEL;PREF=1;TYPE=cell:+48 1",
    "BDAY:--0229",
    "ANNIVERSARY:20120501",
    "RELATED;TYPE=spouse;VALUE=text:Jan",
    "item4.X-ABRELATEDNAMES:Ola",
}


def test_version_three() -> None:
    assert written(Draft(PERSON, None, ()), "3.0").decode() == THREE.replace("\n", "\r\n")


def test_version_four() -> None:
    lines = written(Draft(PERSON, None, ()), "4.0").decode().split("\r\n")
    assert set(lines) >= FOUR
    assert not any("SKYPE-USERNAME" in line for line in lines)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_lines_are_folded_between_letters(version: str) -> None:
    note = "ł" * 200 + "😀" * 100
    text = written(Draft(dataclasses.replace(PERSON, note=note), None, ()), version)
    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert note in text.decode().replace("\r\n ", "")


def test_pictures() -> None:
    draft = Draft(PERSON, b"\x89PNG\r\n\x1a\n", ())
    assert b"PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\n" in written(draft, "3.0")
    assert b"PHOTO:data:image/png;base64,iVBORw0KGgo=\r\n" in written(draft, "4.0")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_nothing_in_a_field_breaks_out_of_its_line(version: str) -> None:
    bad = "a\r\nTEL:666\nEND:VCARD\x00\x0b\ud800"
    person = Person(
        name=Name(bad),
        phones=(Phone(bad, (bad,)),),
        webs=(Web(bad),),
        handles=(Handle(bad, bad), Handle(bad, bad, bad, (bad,), True)),
        anniversaries=(Anniversary(bad, bad),),
        relatives=(Relative(bad, bad),),
        kept=(Property(bad, bad, bad, ((bad, bad),)), Property("X", "v", 'a"b', (("TYPE", '"'),))),
        created_on=date(2026, 1, 1),
    )
    text = written(Draft(person, None, ()), version)
    assert text.count(b"END:VCARD\r\n") == 1
    assert b"\nTEL:666" not in text.replace(b"\r\n ", b"")


def test_vobject_waits_until_something_is_written() -> None:
    code = "import sys, netdesk.vcard.writer, netdesk.vcard.meaning; sys.exit('vobject' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
