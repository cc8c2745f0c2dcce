"""Cards that look alike and are not: a UID is no proof, a difference is told, the trash is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete

from netdesk.domain.inbox import Card
from netdesk.domain.interaction import Kind
from netdesk.domain.person import Email, Job, Name, Person, Phone
from netdesk.operations import importing, interactions, people
from netdesk.operations.importing import Outcome, Report
from netdesk.storage import tables
from netdesk.storage.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book.open(tmp_path / "desk.netdesk")


def take(book: Book, folder: Path, *lines: str) -> Report:
    file = folder / "card.vcf"
    file.write_text("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]), encoding="utf-8")
    return importing.run(book, [file])


def everybody(book: Book) -> list[Person]:
    with book.reading() as reader:
        return [person for person in reader.all(Person) if person.id != book.me]


def test_two_people_with_one_uid_stay_two(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:1", "FN:Alice Adams", "TEL:+48 601 555 001")
    report = take(book, tmp_path, "UID:1", "FN:Bob Brown", "TEL:+48 601 555 002", "NOTE:hello")
    assert report.entries[0].outcome is Outcome.NEW
    assert sorted(person.shown for person in everybody(book)) == ["Alice Adams", "Bob Brown"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("FN:Marco Rossi", "EMAIL:marco@x.example"), ("FN:Anna Rossi", "EMAIL:anna@x.example")),
        (("FN:Dr. Marco Rossi", "TEL:+39 333 1111111"), ("FN:Dr. Anna Verdi", "TEL:+39 333 2222222")),
        (("FN:Marco Rossi", "TEL:+39 02 1234567"), ("FN:Anna Verdi", "TEL:+39 02 1234567")),
    ],
)
def test_a_number_for_a_uid_makes_no_family_one(
    book: Book, tmp_path: Path, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    take(book, tmp_path, "UID:1", *one)
    assert take(book, tmp_path, "UID:1", *other).entries[0].outcome is Outcome.NEW
    assert len(everybody(book)) == 2


def test_a_uid_drawn_by_chance_follows_a_new_family_name(book: Book, tmp_path: Path) -> None:
    uid = "UID:7f9c24e0-2b1a-4c59-9d3e-0a1b2c3d4e5f"
    take(book, tmp_path, uid, "FN:Anna Rossi", "EMAIL:anna@x.example")
    take(book, tmp_path, uid, "FN:Anna Verdi", "EMAIL:verdi@x.example")
    assert [person.shown for person in everybody(book)] == ["Anna Verdi"]


def test_a_later_version_of_a_card_changes_what_it_changed(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TITLE:CTO", "NOTE:hers", "TEL:+48 1", "EMAIL:old@x.it")
    people.edit(book, replace(everybody(book)[0], note="mine", tags=("choir",)))
    report = take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TITLE:CEO", "NOTE:hers", "TEL:+48 1", "EMAIL:new@x.it")
    (alice,) = everybody(book)
    assert (alice.title, alice.note, alice.tags) == ("CEO", "mine", ("choir",))
    assert [mail.address for mail in alice.emails] == ["new@x.it"]
    assert (report.entries[0].outcome, report.entries[0].problems) == (Outcome.UPDATED, ())


def test_what_the_user_typed_is_not_overwritten_and_the_card_is_kept(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TITLE:CTO")
    people.edit(book, replace(everybody(book)[0], title="Chair"))
    report = take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TITLE:CEO")
    assert "title" in report.entries[0].problems[0]
    with book.reading() as reader:
        raws = [card.raw.decode() for card in reader.all(Card)]
    assert any("TITLE:CEO" in raw for raw in raws)
    assert everybody(book)[0].title == "Chair"


def test_what_the_user_deleted_does_not_come_back_with_a_later_version(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TEL:+48 1", "TEL:+48 2")
    people.edit(book, replace(everybody(book)[0], phones=(Phone("+48 2"),)))
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TEL:+48 1", "TEL:+48 2", "TEL:+48 3")
    assert [phone.number for phone in everybody(book)[0].phones] == ["+48 2", "+48 3"]


TYPED = Person(
    name=Name(full="Alice Adams"),
    title="Architect",
    note="likes tea",
    tags=("choir",),
    phones=(Phone("+48 601 555 001"),),
    emails=(Email("alice@home.example"),),
)
AS_TYPED = ("TITLE:Architect", "NOTE:likes tea", "CATEGORIES:choir", "TEL:+48 601 555 001", "EMAIL:alice@home.example")


@pytest.mark.parametrize("remembered", [True, False])
def test_what_was_typed_before_the_card_came_is_not_the_card_s(book: Book, tmp_path: Path, remembered: bool) -> None:
    people.add(book, TYPED)
    first = take(book, tmp_path, "UID:a-1", "FN:Alice Adams", *AS_TYPED, "TEL:+48 601 555 002")
    if not remembered:
        with book.engine.begin() as connection:
            connection.execute(delete(tables.change))
    report = take(book, tmp_path, "UID:a-1", "FN:Alice Baker", "TITLE:Baker", "EMAIL:new@x.example")
    (alice,) = everybody(book)
    assert first.entries[0].outcome is Outcome.UPDATED
    assert (alice.shown, alice.title, alice.note, alice.tags) == ("Alice Adams", "Architect", "likes tea", ("choir",))
    assert [mail.address for mail in alice.emails] == ["alice@home.example", "new@x.example"]
    stays = [] if remembered else ["+48 601 555 002"]
    assert [phone.number for phone in alice.phones] == ["+48 601 555 001", *stays]
    assert any("title" in problem for problem in report.entries[0].problems)


def test_what_another_card_says_too_stays(book: Book, tmp_path: Path) -> None:
    both = ("FN:Alice Adams", "EMAIL:alice@home.example", "TEL:+48 601 555 001")
    take(book, tmp_path, "UID:a-1", *both, "TITLE:CTO")
    take(book, tmp_path, "UID:b-2", *both, "TITLE:CTO", "NOTE:met in Rome")
    take(book, tmp_path, "UID:b-2", "FN:Alice Adams", "TEL:+48 601 555 001", "TITLE:CEO")
    (alice,) = everybody(book)
    assert ([mail.address for mail in alice.emails], alice.title, alice.note) == (["alice@home.example"], "CEO", "")


V1 = ("UID:a-1", "FN:Alice Adams", "TITLE:CTO", "TEL:+48 601 555 001", "TEL:+48 601 555 002", "EMAIL:old@x.example")
V2 = ("UID:a-1", "FN:Alice Adams", "TITLE:CEO", "TEL:+48 601 555 001", "EMAIL:new@x.example")


def test_an_older_version_that_comes_late_only_adds(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, *V2, "REV:2026-05-01T10:00:00Z")
    people.edit(book, replace(everybody(book)[0], phones=()))
    report = take(book, tmp_path, *V1, "NOTE:sings", "REV:20260401T100000Z")
    (alice,) = everybody(book)
    assert (alice.title, alice.note, [phone.number for phone in alice.phones]) == ("CEO", "sings", ["+48 601 555 002"])
    assert [mail.address for mail in alice.emails] == ["new@x.example", "old@x.example"]
    assert [(one.name, one.value) for one in alice.kept] == [("REV", "2026-05-01T10:00:00Z")]
    assert (report.entries[0].outcome, report.entries[0].problems) == (Outcome.UPDATED, ())
    take(book, tmp_path, *V2, "ROLE:Chair", "REV:20260601T100000Z")
    (later,) = everybody(book)
    assert (later.role, later.title, [mail.address for mail in later.emails]) == (
        "Chair",
        "CEO",
        ["new@x.example", "old@x.example"],
    )
    assert [one.value for one in later.kept] == ["20260601T100000Z"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z"),
        ("2026-05-01T10:00:00Z", "2026-05-01"),
        ("2026-05-01", "20260501T100000Z"),
        ("2026-05-01T10:00:00Z", "2026-05-01T11:00:00"),
        ("2026-05-01T10:00:00+02:00", "2026-05-01T09:00:00Z"),
        ("lately", "2026-05-01"),
        ("2026-05-01", "yesterday"),
    ],
)
def test_a_version_that_does_not_say_it_is_older_counts_as_later(
    book: Book, tmp_path: Path, first: str, then: str
) -> None:
    take(book, tmp_path, *V1, f"REV:{first}")
    take(book, tmp_path, *V2, f"REV:{then}")
    (alice,) = everybody(book)
    assert (alice.title, len(alice.phones), len(alice.emails)) == ("CEO", 1, 1)


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def test_versions_in_one_file_follow_each_other(book: Book) -> None:
    report = importing.run_text(book, "all.vcf", (card(*V1) + card(*V2) + card(*V2, "NOTE:sings")).encode())
    assert [entry.outcome for entry in report.entries] == [Outcome.NEW, Outcome.UPDATED, Outcome.UPDATED]
    (alice,) = everybody(book)
    assert (alice.title, alice.note, len(alice.phones)) == ("CEO", "sings", 1)
    assert [mail.address for mail in alice.emails] == ["new@x.example"]


def test_of_versions_in_one_file_the_one_written_last_stands(book: Book) -> None:
    late, early = card(*V2, "REV:2026-05-01"), card(*V1, "REV:2026-04-01")
    importing.run_text(book, "all.vcf", (late + early).encode())
    assert everybody(book)[0].title == "CEO"


def test_versions_in_one_file_leave_what_was_typed_before(book: Book) -> None:
    people.add(book, replace(TYPED, title=""))
    first = ("UID:a-1", "FN:Alice Adams", "EMAIL:alice@home.example", "TITLE:CTO", "TEL:+48 601 555 002")
    later = ("UID:a-1", "FN:Alice Adams", "TITLE:CEO")
    importing.run_text(book, "all.vcf", (card(*first) + card(*later)).encode())
    (alice,) = everybody(book)
    assert (alice.title, [phone.number for phone in alice.phones]) == ("CEO", ["+48 601 555 001"])
    assert [mail.address for mail in alice.emails] == ["alice@home.example"]


def test_a_new_employer_is_a_change_of_job_kept_in_the_history(book: Book, tmp_path: Path) -> None:
    old = ("FN:Alice Adams", "EMAIL:alice@home.example", "ORG:Verdi", "TITLE:CTO")
    new = ("FN:Alice Adams", "EMAIL:alice@home.example", "ORG:Rossi", "TITLE:CEO")
    take(book, tmp_path, *old)
    assert take(book, tmp_path, *new).entries[0].outcome is Outcome.UPDATED
    (alice,) = everybody(book)
    assert (alice.organisation, alice.title) == ("Rossi", "CEO")
    assert alice.jobs == (Job("Verdi", "CTO", until=book.today),)
    take(book, tmp_path, *old, "NOTE:an old export")
    (again,) = everybody(book)
    assert (again.organisation, again.jobs, again.note) == ("Rossi", alice.jobs, "an old export")


def test_an_employer_that_the_user_typed_stays(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "FN:Alice Adams", "EMAIL:alice@home.example", "ORG:Verdi")
    people.edit(book, replace(everybody(book)[0], organisation="Bianchi"))
    report = take(book, tmp_path, "FN:Alice Adams", "EMAIL:alice@home.example", "ORG:Rossi")
    assert "organisation" in report.entries[0].problems[0]
    assert everybody(book)[0].organisation == "Bianchi"


def test_numbers_of_two_countries_are_two_numbers(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TEL:+48 601234567")
    take(book, tmp_path, "UID:a-1", "FN:Alice Adams", "TEL:+49 601234567", "TEL:601 234 567")
    assert [phone.number for phone in everybody(book)[0].phones] == ["+48 601234567", "+49 601234567"]


def test_a_card_of_somebody_in_the_trash_says_so(book: Book, tmp_path: Path) -> None:
    take(book, tmp_path, "FN:Alice Adams", "TEL:+48 601 555 001")
    people.remove(book, [everybody(book)[0].id])
    again = take(book, tmp_path, "FN:Alice Adams", "TEL:+48 601 555 001")
    assert any("trash" in problem for problem in again.entries[0].problems)


def test_a_card_in_an_odd_charset_never_stops_the_others(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "two.vcf"
    file.write_bytes(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-7:Eve +2AA- X\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Good\r\nEND:VCARD\r\n"
    )
    importing.run(book, [file])
    assert "Good" in [person.shown for person in everybody(book)]


def test_a_gathering_is_evidence_for_all_who_were_there(book: Book) -> None:
    ids = [people.add(book, Person(organisation=f"Firm {number}")).id for number in range(40)]
    interactions.log(book, ids, Kind.MET)
    with book.reading() as reader:
        pairs = reader.connection.exec_driver_sql("SELECT count(*) FROM link_state WHERE stage = 1").scalar()
    assert pairs == 40 + 40 * 39 // 2


def test_a_reader_opens_the_desk_while_another_program_writes(book: Book) -> None:
    with book.changing("slow") as change:
        change.save(Person(organisation="Waiting"))
        other = Book.open(str(book.file))
        assert other.me == book.me
        other.close()
