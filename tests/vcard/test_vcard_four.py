"""Cards in version 4.0 are what RFC 6350 and RFC 9554 allow, and say what they define."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from vcard_cases import (
    assert_survives,
    drafts,
    golden_files,
    needs_shared,
    only_draft,
    persons,
    pictures,
    shared_files,
    written,
)

from netdesk.domain.person import Address, Handle, Name, Person, Phone, Property
from netdesk.vcard.meaning import Draft

_WORD = r"[A-Za-z0-9-]+"
_SAFE = r'[^\x00-\x08\x0a-\x1f\x7f";:]*'
_QUOTED = r'"[^\x00-\x08\x0a-\x1f\x7f"]*"'
_LINE = re.compile(
    rf"(?:{_WORD}\.)?(?P<name>{_WORD})(?P<params>(?:;{_WORD}=(?:{_SAFE}|{_QUOTED}))*):[^\x00-\x08\x0a-\x1f\x7f]*"
)
_PARAM = re.compile(rf";({_WORD})=({_QUOTED}|{_SAFE})")
_ONCE = ("BDAY", "ANNIVERSARY", "CREATED", "GENDER", "KIND", "LANGUAGE", "N", "PRODID", "REV", "UID")
_Parsed = tuple[str, dict[str, str]]


def four(text: str) -> Draft:
    """The one person in the properties of a 4.0 card."""
    (draft,) = drafts(f"BEGIN:VCARD\r\nVERSION:4.0\r\n{text}\r\nEND:VCARD\r\n".encode())
    return draft


def lines_of(draft: Draft) -> list[str]:
    """The unfolded lines of the person as a 4.0 card."""
    return written(draft, "4.0").decode().replace("\r\n ", "").split("\r\n")[:-1]


def parsed(line: str) -> _Parsed:
    """Name and parameters of a line, which is one by the grammar of RFC 6350, 3.3."""
    match = _LINE.fullmatch(line)
    assert match, line
    return match["name"].upper(), {key: value.strip('"') for key, value in _PARAM.findall(match["params"])}


def assert_allowed(draft: Draft) -> None:
    """The person's 4.0 card keeps to the grammar and to how often each property may stand."""
    lines = lines_of(draft)
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", "VERSION:4.0", "END:VCARD")
    props = [parsed(line) for line in lines]
    counts = Counter({(name, params.get("ALTID", str(at))) for at, (name, params) in enumerate(props)})
    often = Counter(name for name, _ in counts)
    assert often["FN"] >= 1
    assert [name for name in (*_ONCE, "VERSION", "BEGIN", "END") if often[name] > 1] == []
    for name, params in props:
        assert 1 <= int(params.get("PREF", "1")) <= 100
        if (name, params.get("VALUE")) == ("SOCIALPROFILE", "text"):
            assert params["SERVICE-TYPE"]


@pytest.mark.parametrize("file", golden_files(), ids=lambda file: file.name)
def test_our_own_cards_are_allowed(file: Path) -> None:
    for draft in drafts(file.read_bytes()):
        assert_allowed(draft)


@needs_shared
def test_real_cards_are_allowed() -> None:
    for file in shared_files():
        for draft in drafts(file.read_bytes()):
            assert_allowed(draft)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(person=persons, picture=pictures)
def test_any_person_is_allowed(person: Person, picture: bytes | None) -> None:
    assert_allowed(Draft(person, picture, ()))
    for line in lines_of(Draft(replace(person, kept=()), picture, ())):
        assert re.fullmatch(rf"(?:{_WORD})?", parsed(line)[1].get("TYPE", ""))


@pytest.mark.parametrize(
    "text",
    [
        "FN:A\r\nUID:1\r\nUID:2\r\nREV:1\r\nREV:2",
        "FN:A\r\nKIND:group\r\nKIND:org",
        "FN:A\r\nN:A;B;;;\r\nN;X-A=1:C;D;;;\r\nGENDER:F\r\nGENDER:M",
        "FN:A\r\nTEL;PREF=0:1\r\nTEL;PREF=200:2\r\nEMAIL;PREF=first:a@example.com\r\nTZ;PREF=+1:3",
        "FN:A\r\nTEL;PREF=1;PREF=1:1",
        'FN:A\r\nTZ;X-A="a^nb^\'c^^;:,":1',
    ],
)
def test_what_is_not_allowed_is_written_another_way_and_comes_back(text: str) -> None:
    draft = four(text)
    assert_allowed(draft)
    assert_survives(draft, "4.0")
    assert_survives(draft, "3.0")


def test_lines_that_may_stand_once_keep_their_names_where_they_are_alternatives() -> None:
    lines = lines_of(four("FN:A\r\nN;ALTID=1;LANGUAGE=pl:B;A;;;\r\nN;ALTID=1;LANGUAGE=en:C;A;;;\r\nN:D;;;;"))
    assert [line for line in lines if ":" in line and line.split(";")[0] in ("N", "X-N")] == [
        "N;ALTID=1;LANGUAGE=pl:B;A;;;",
        "N;ALTID=1;LANGUAGE=en:C;A;;;",
        "X-N;X-NETDESK-NAME=N:D;;;;",
    ]


def test_a_number_that_became_the_preferred_one_has_one_preference() -> None:
    draft = four("FN:A\r\nTEL;PREF=7:1")
    person = replace(draft.person, phones=(Phone("1", (), True),))
    assert "TEL;PREF=1:1" in lines_of(Draft(person, None, ()))


def test_a_uid_that_is_no_address_says_that_it_is_text() -> None:
    assert "UID;VALUE=text:abc\\;1" in lines_of(Draft(Person(uid="abc;1"), None, ()))
    assert "UID:urn:uuid:5" in lines_of(Draft(Person(uid="urn:uuid:5"), None, ()))


@pytest.mark.parametrize(
    ("handle", "line"),
    [
        (
            Handle("mastodon", "foo", "https://m.example/@foo", ("work",), True),
            "SOCIALPROFILE;SERVICE-TYPE=mastodon;TYPE=work;USERNAME=foo:https://m.example/@foo",
        ),
        (Handle("somesite", "a,b/c", social=True), "SOCIALPROFILE;SERVICE-TYPE=somesite;VALUE=text:a\\,b/c"),
        (
            Handle("x", "https://x.example/a", social=True),
            "SOCIALPROFILE;SERVICE-TYPE=x;VALUE=text:https://x.example/a",
        ),
        (Handle("x", "x-apple:a", social=True), "SOCIALPROFILE;SERVICE-TYPE=x;VALUE=text:x-apple:a"),
        (
            Handle("linkedin", "a;b", "linkedin.com/in/a", (), True),
            'SOCIALPROFILE;SERVICE-TYPE=linkedin;USERNAME="a;b";VALUE=text:linkedin.com/in/a',
        ),
        (Handle("", "foo", "https://m.example/@foo", (), True), "SOCIALPROFILE;USERNAME=foo:https://m.example/@foo"),
        (Handle("", "foo", social=True), "X-SOCIALPROFILE:x-apple:foo"),
        (Handle("x", " a", social=True), "X-SOCIALPROFILE;TYPE=x:x-apple:%20a"),
        (Handle("x", "", social=True), "X-SOCIALPROFILE;TYPE=x:x-apple:"),
        (Handle("googletalk", "a@b"), "IMPP;SERVICE-TYPE=googletalk:xmpp:a@b"),
    ],
)
def test_accounts(handle: Handle, line: str) -> None:
    draft = Draft(Person(name=Name("A"), handles=(handle,)), None, ())
    assert line in lines_of(draft)
    assert_survives(draft, "4.0")
    assert four(f"FN:A\r\n{line}").person.handles == (handle,)


def test_an_account_that_came_from_an_old_card_is_written_the_new_way() -> None:
    draft = only_draft("FN:A\r\nX-SOCIALPROFILE;TYPE=twitter;X-USER=me;X-B=1:https://x.example/me")
    line = "SOCIALPROFILE;SERVICE-TYPE=twitter;USERNAME=me;X-B=1:https://x.example/me"
    assert line in lines_of(draft)
    assert_survives(draft, "4.0")


@pytest.mark.parametrize(
    "line",
    [
        "CREATED:20220705T093412Z",
        "CREATED;VALUE=timestamp:20211022T140000-05",
        "GRAMGENDER;LANGUAGE=de:feminine",
        "LANGUAGE:de-AT",
        "PRONOUNS;LANGUAGE=en;PREF=1:xe/xir",
        "LANG;PREF=2:fr",
        'TZ;AUTHOR="mailto:a@example.com";CREATED=20221122T151823Z;PROP-ID=p1:Europe/Warsaw',
    ],
)
def test_what_has_no_field_is_written_as_it_came(line: str) -> None:
    draft = four(f"FN:A\r\n{line}")
    assert line in lines_of(draft)
    assert_survives(draft, "4.0")
    assert_survives(draft, "3.0")


def test_the_language_of_the_person_is_not_that_of_the_card() -> None:
    draft = four("FN:A\r\nLANGUAGE:de\r\nLANG:pl")
    assert draft.person.language == "pl"
    assert Property("LANGUAGE", "de") in draft.person.kept


@pytest.mark.parametrize(
    ("value", "family", "suffix"),
    [
        ("Gonzalez Perez;Juan;;;;Perez;", "Gonzalez Perez", ""),
        ("Gonzalez;Juan;;;;Perez;", "Gonzalez Perez", ""),
        ("Stevenson;John;;Dr.;Jr.,M.D.;;Jr.", "Stevenson", "Jr.,M.D."),
        ("Stevenson;John;;;;;III", "Stevenson", "III"),
        ("Kot;Ala;;;PhD;a\\;b,c;d\\\\", "Kot a;b,c", "PhD d\\"),
    ],
)
def test_second_surnames_and_generations(value: str, family: str, suffix: str) -> None:
    draft = four(f"FN:A\r\nN:{value}")
    assert (draft.person.name.family, draft.person.name.suffix) == (family, suffix)
    (line,) = (line for line in lines_of(draft) if line.startswith("N:"))
    assert line.endswith(";" + ";".join(value.rsplit(";", 2)[1:]))
    assert_survives(draft, "4.0")
    assert_survives(draft, "3.0")


def test_a_changed_name_forgets_the_second_surname() -> None:
    draft = four("FN:A\r\nN:Gonzalez Perez;Juan;;;;Perez;")
    person = replace(draft.person, name=replace(draft.person.name, family="Kowalski"))
    for version in ("3.0", "4.0"):
        assert "Perez" not in written(Draft(person, None, ()), version).decode()


def test_a_surname_that_moved_is_forgotten_as_a_second_one() -> None:
    draft = four("FN:A\r\nN:Gonzalez Perez;Juan;;;;Perez;")
    person = replace(draft.person, name=replace(draft.person.name, family="Gonzalez", middle="Perez"))
    assert "N:Gonzalez;Juan;Perez;;" in lines_of(Draft(person, None, ()))


def test_more_parts_than_a_name_has_join_the_suffix() -> None:
    assert only_draft("FN:A\r\nN:Kot;Ala;;;Dr;Eng;PhD").person.name.suffix == "Dr Eng PhD"


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (
            ";;123 Main Street;Any Town;CA;91921;U.S.A.;;;;123;Main Street;;;;;;",
            Address("123 Main Street", "Any Town", "CA", "91921", "U.S.A."),
        ),
        (
            ";;;Any Town;;;;R5;12;3;7;Long Street;Tower;;;Old District;by the well;N",
            Address("7 Long Street", "Any Town", extended="R5, 12, 3, Tower, Old District, by the well, N"),
        ),
        (";;5 High St;Town;;;;;5;;5;High St", Address("5 High St", "Town", extended="5")),
        (";;;;;;;;;;;Only Street", Address("Only Street")),
        (";Flat 2;High St;;;;;;2;;;High St;A\\;B", Address("High St", extended="Flat 2, A;B")),
    ],
)
def test_new_parts_of_addresses(value: str, address: Address) -> None:
    draft = four(f"FN:A\r\nADR;TYPE=home:{value}")
    assert draft.person.addresses == (replace(address, labels=("home",)),)
    (line,) = (line for line in lines_of(draft) if line.startswith("ADR"))
    assert line.endswith(";" + ";".join(value.split(";")[7:]))
    assert_survives(draft, "4.0")
    assert_survives(draft, "3.0")


def test_a_changed_address_forgets_its_new_parts() -> None:
    draft = four("FN:A\r\nADR:;;7 Long Street;Town;;;;;;;7;Long Street")
    person = replace(draft.person, addresses=(replace(draft.person.addresses[0], street="1 Short Street"),))
    assert "ADR:;;1 Short Street;Town;;;" in lines_of(Draft(person, None, ()))


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("N;ALTID=1:孫;中山;;;\r\nN;ALTID=1;PHONETIC=jyut;SCRIPT=Latn:syun1;zung1saan1;;;", "syun1", "zung1saan1"),
        ("N;ALTID=1;PHONETIC=script;SCRIPT=Kana:オモテ;ハナ;;;\r\nN;ALTID=1:表;花;;;", "オモテ", "ハナ"),
        ("N;ALTID=1:Kot;Ala;;;\r\nN;ALTID=1;PHONETIC=ipa:kɔt;ˈala;;;", "", ""),
        ("N;ALTID=1:Kot;Ala;;;\r\nN;ALTID=1;PHONETIC=piny:x;y;;;\r\nX-PHONETIC-LAST-NAME:z", "z", ""),
    ],
)
def test_names_as_they_are_spoken(text: str, family: str, given: str) -> None:
    draft = four(f"FN:A\r\n{text}")
    name = draft.person.name
    assert (name.reading_family, name.reading_given) == (family, given)
    assert name.family in ("孫", "表", "Kot")
    spoken = next(line for line in text.split("\r\n") if "PHONETIC=" in line)
    assert spoken in lines_of(draft)
    assert_allowed(draft)
    assert_survives(draft, "4.0")
    assert_survives(draft, "3.0")
