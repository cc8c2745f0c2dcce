"""What is imported and exported comes back as it was, in both versions."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from vcard_cases import (
    TODAY,
    assert_survives,
    comparable,
    drafts,
    golden_files,
    needs_shared,
    only_draft,
    persons,
    pictures,
    shared_files,
    written,
)

from netdesk.domain.person import Person
from netdesk.vcard.meaning import Draft, to_draft
from netdesk.vcard.reader import read

VERSIONS = ("3.0", "4.0")


@pytest.mark.parametrize("file", golden_files(), ids=lambda file: file.name)
@pytest.mark.parametrize("version", VERSIONS)
def test_our_own_cards_come_back(file: Path, version: str) -> None:
    for draft in drafts(file.read_bytes()):
        assert_survives(draft, version)


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_real_cards_come_back(version: str) -> None:
    for file in shared_files():
        for draft in drafts(file.read_bytes()):
            assert_survives(draft, version)


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(person=persons, picture=pictures)
def test_any_person_comes_back(version: str, person: Person, picture: bytes | None) -> None:
    card = written(Draft(person, picture, ()), version)
    (read_card,) = read(card)
    if read_card.error:
        assert not person.shown
        return
    again = to_draft(read_card, TODAY)
    assert comparable(again, "") == comparable(Draft(person, picture, ()), again.person.uid)
    assert written(again, version).count(b"\r\n") == card.count(b"\r\n")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_person_who_changed_takes_no_stale_parameters_along(version: str) -> None:
    draft = only_draft("FN:A\r\nTEL;X-SIM=2:1\r\nTEL:2")
    assert "X-SIM=2:1" in written(draft, version).decode()
    fewer = replace(draft.person, phones=draft.person.phones[1:])
    assert "X-SIM" not in written(Draft(fewer, None, ()), version).decode()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "text",
    [
        "FN:A\r\ng.TEL;TYPE=X-One:1\r\ng.EMAIL:a@example.com\r\ng.X-FOO:kept",
        "FN:A\r\ng.TEL:1\r\ng.TEL:2\r\ng.X-ABLabel:Both\r\ng.X-FOO:kept",
        "FN:A\r\nX-ABLabel:without a group\r\nitem1.X-ABLabel:of nothing",
        "FN:A\r\nNOTE:b\r\nCN: odd name",
        'FN:A\r\nGEO;TYPE="a^\'b":1',
        "FN:A\r\nTEL:tel:\r\nEMAIL:mailto:",
        "FN:A\r\nTEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,a=01b):1",
        'FN:A\r\nN;SORT-AS="C;D":E;F;;;\r\nX-PHONETIC-FIRST-NAME:',
        'FN:A\r\nN;SORT\u00c2AS="C;D":E;F;;;',
        "FN:A\r\nPHOTO:data:image/png;base64,",
        "FN:A\r\nSOUND:data:audio/a b;base64,AAAA\r\nKEY:data:a/b;c=d ;base64,AAAA",
        "FN:A\r\nADR;TYPE=PREF;PREF=2:;;x;;;;",
        'FN:A\r\nGEO;X-B="\x19 c":1',
        "FN:A\r\nTEL;TYPE=PREF:1\r\nTEL;PREF=3:1",
        "FN:A\r\ng.X-ABRELATEDNAMES:B\r\ng.X-ABRELATEDNAMES:B\r\ng.X-FOO:kept",
        "FN:A\r\ng.X-ABRELATEDNAMES:B\r\ng.TEL:1\r\ng.X-ABLabel:b,c\r\ng.X-FOO:kept",
        "FN:A\r\nx-id,3.0:kept",
        "FN:A\r\nBDAY:2019-02-20T1\t2",
        "FN:A\r\nX-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/a\tb",
        "FN:A\r\nX-FOO:data:image/jpeg;base64,/9j555-01E60;ext=7\r\nADU2Nzg5Ojv/2Q==\r\n777777777",
        "FN:A\r\nPHOTO: data:image/jpeg;base64,/9j/4AAQ",
        "FN:A\r\nFN:data:image/jpeg;base64,/9j/4AAQ",
    ],
)
def test_odd_cards_come_back(text: str, version: str) -> None:
    assert_survives(only_draft(text), version)
