"""Where the test cards are, and people as hypothesis makes them."""

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from netdesk.domain.person import (
    Address,
    Anniversary,
    Email,
    Handle,
    Job,
    Letter,
    LetterKind,
    Name,
    Person,
    Phone,
    Property,
    Relative,
    Web,
)
from netdesk.vcard.card import RawCard
from netdesk.vcard.meaning import Draft, to_draft
from netdesk.vcard.reader import read
from netdesk.vcard.writer import write

TODAY = date(2026, 5, 1)
GOLDEN = Path(__file__).parent / "golden"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "vcards"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder `shared` is not beside the repository")


def shared_files() -> list[Path]:
    """The shared cards, or none."""
    return sorted(SHARED.rglob("*.vcf"))


def golden_files() -> list[Path]:
    """Our own cards."""
    return sorted(GOLDEN.glob("*.vcf"))


def expected(folder: Path) -> list[dict[str, Any]]:
    """What the cards of a folder hold."""
    content: list[dict[str, Any]] = json.loads((folder / "expected.json").read_text("utf-8"))
    return content


def drafts(data: bytes) -> list[Draft]:
    """The people of a file, without the cards that hold nothing."""
    return [to_draft(card, TODAY) for card in read(data) if not card.error]


def only_draft(text: str) -> Draft:
    """The one person in the properties of a 3.0 card."""
    (draft,) = drafts(f"BEGIN:VCARD\r\nVERSION:3.0\r\n{text}\r\nEND:VCARD\r\n".encode())
    return draft


def written(draft: Draft, version: str) -> bytes:
    """The person as one card."""
    (card,) = write([(draft.person, draft.picture)], version)  # type: ignore[arg-type]
    return card


def comparable(draft: Draft, uid: str) -> tuple[Person, bytes | None]:
    """The person without what an import makes anew."""
    person = dataclasses.replace(draft.person, id="0" * 32, created_on=date.min, uid=draft.person.uid or uid)
    return person, draft.picture


def assert_survives(draft: Draft, version: str) -> RawCard:
    """Writing and reading again, twice, gives the same person."""
    once = written(draft, version)
    assert all(len(line) <= 75 for line in once.split(b"\r\n"))
    assert once.decode("utf-8").endswith("END:VCARD\r\n")
    (card,) = read(once)
    assert (card.error, card.problems, card.version) == ("", (), version)
    again = to_draft(card, TODAY)
    assert comparable(again, "") == comparable(draft, again.person.uid)
    assert written(again, version) == once
    return card


_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))
_WORDS = st.text(st.one_of(_CHARACTERS, st.sampled_from(" ,;:\\\"'=^.|")), max_size=30)
texts = _WORDS.map(str.strip)
full_texts = texts.filter(bool)
paragraphs = st.lists(texts, max_size=3).map("\n".join).map(str.strip)
_own_words = st.sampled_from(["Działka", "Biuro 2", "a,b;c", "Mama's", "<b>", "Kancelaria: główna"])


def _labels(standard: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(
        st.lists(st.sampled_from(standard), unique=True, max_size=2),
        st.lists(st.one_of(st.sampled_from(["other", "homepage"]), _own_words), unique=True, max_size=2),
    ).map(lambda pair: (*pair[0], *pair[1]))


_labels_of_numbers = _labels(["home", "work", "cell", "fax", "pager", "main"])
_labels_of_places = _labels(["home", "work"])
_days = st.one_of(
    st.dates().map(date.isoformat),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: "-" + day.isoformat()[4:]),
    st.sampled_from(["around 1960", "1984", "wiosna; chyba", "1999-02-30"]),
)
_phones = st.builds(Phone, full_texts.filter(lambda text: not text.lower().startswith("tel:")), _labels_of_numbers)
_emails = st.builds(
    Email, full_texts.filter(lambda text: not text.lower().startswith("mailto:")), _labels_of_places, st.booleans()
)
_addresses = st.builds(
    Address, paragraphs.filter(bool), texts, texts, texts, texts, texts, texts, _labels_of_places, st.booleans()
)
_services = st.sampled_from(["skype", "xmpp", "signal", "yahoo", "msn", "googletalk", "my own; service"])
_pages = st.sampled_from(["", "https://x.example/a,b;c", "https://x.example/a\\b"])
_messengers = st.builds(Handle, _services, full_texts, _pages, _labels_of_places)
_profiles = st.builds(
    Handle,
    st.sampled_from(["linkedin", "mastodon", "my, place", "home"]),
    full_texts,
    _pages,
    _labels_of_places,
    st.just(True),
)
_accounts = st.lists(
    st.one_of(_messengers, _profiles), max_size=2, unique_by=lambda handle: (handle.service, handle.account)
).map(tuple)
_kinds_of_days = st.sampled_from(["birthday", "anniversary", "Imieniny", "other", "Name; day"])
_kinds_of_relatives = st.sampled_from(["spouse", "child", "assistant", "Ciocia", "co-worker", "other"])
_kept = st.builds(
    Property,
    st.sampled_from(["X-FOO", "TZ", "GEO", "ODD_NAME", "X-WITH BLANK", "CLASS"]),
    full_texts.map(lambda text: text.replace("\\", "/")),
    st.sampled_from(["", "item1", "own"]),
    st.sampled_from([(), (("LANGUAGE", "pl"),), (("TYPE", "A"), ("TYPE", "b"), ("X-A", 'q"^,;:'))]),
)


def _many(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=2, unique=True).map(tuple)


names = st.builds(Name, texts, texts, texts, texts, texts, texts, texts, texts)
persons = st.builds(
    Person,
    name=names,
    nicknames=_many(full_texts),
    organisation=texts,
    department=texts,
    title=texts,
    role=texts,
    sphere=texts,
    note=paragraphs,
    gender=st.sampled_from(["", "F", "M", "F;pani", "nie powiem"]),
    language=st.sampled_from(["", "pl", "it"]),
    uid=st.sampled_from(["", "urn:uuid:7c6ab4a0-0000-4000-8000-000000000001", "abc;1,2"]),
    picture_url=st.sampled_from(["", "https://pictures.example/a,b;c.jpg"]),
    is_group=st.booleans(),
    cadence_ideal=st.one_of(st.none(), st.integers(1, 999)),
    cadence_longest=st.one_of(st.none(), st.integers(1, 999)),
    tags=_many(full_texts.filter(lambda tag: tag.lstrip("* ").lower() not in ("mycontacts", "my contacts", "starred"))),
    phones=_many(_phones),
    emails=_many(_emails),
    addresses=_many(_addresses),
    webs=_many(st.builds(Web, full_texts, _labels_of_places, st.booleans())),
    handles=_accounts,
    anniversaries=_many(st.builds(Anniversary, _kinds_of_days, _days)),
    relatives=_many(st.builds(Relative, _kinds_of_relatives, full_texts)),
    letters=_many(st.builds(Letter, st.sampled_from(LetterKind), paragraphs.filter(bool), st.dates())),
    jobs=_many(st.builds(Job, full_texts, texts, texts, texts, st.one_of(st.none(), st.dates()))),
    kept=_many(_kept),
)
pictures = st.one_of(st.none(), st.binary(max_size=200).map(lambda tail: b"\xff\xd8\xff" + tail))
