"""The inbox: what waits after an import, how it is accepted, answered, read again, and taken back."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.inbox import Card, Question, Unreadable
from netdesk.domain.merging import merged
from netdesk.domain.person import Address, Email, Job, Letter, LetterKind, Name, Person, Phone, Web
from netdesk.operations import comparing, importing, inbox, merging, people
from netdesk.operations.comparing import After
from netdesk.operations.importing import Outcome, Report
from netdesk.operations.sources import Source
from netdesk.storage import waiting
from netdesk.storage.book import Book

GIULIA = ("FN:Giulia Ferraris", "N:Ferraris;Giulia;;;", "ORG:Studio Ferraris", "TITLE:Notary", "TEL:+39 347 555 0142")


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def take(book: Book, *cards: str, name: str = "contacts.vcf") -> Report:
    return importing.run_text(book, name, "".join(cards).encode())


def waits(book: Book) -> inbox.Waits:
    with book.reading() as reader:
        found = inbox.waits(reader)
        counted = waiting.waiting(reader)
    assert counted.total == len(found.arrivals) + len(found.questions) + len(found.unreadable)
    return found


def doubted(book: Book, count: int = 1) -> list[Id]:
    """Known people, and an import of as many who are perhaps the same; the ids of the new ones."""
    for number in range(count):
        full = f"Giulia{number} Ferraris{number}"
        people.add(
            book,
            Person(
                name=Name(full, given=f"Giulia{number}", family=f"Ferraris{number}"),
                organisation=f"Studio {number}",
                title="Notary",
                phones=(Phone("+39 347 555 0142", ("cell",)),),
            ),
        )
    cards = [
        card(f"FN:G. Ferraris{n}", f"N:Ferraris{n};G.;;;", f"ORG:Studio {n}", "TITLE:Partner") for n in range(count)
    ]
    report = take(book, *cards)
    assert report.questions == count, report
    return report.people()


def test_an_archive_arrives_under_its_own_name(book: Book) -> None:
    names = ("old.zip/a/one.vcf", "old.zip/two.vcf", "phone.vcf")
    cards = {name: card(f"FN:Jan {name}").encode() for name in names}
    brought = [Source(name, "cards", len(cards[name]), partial(cards.get, name, b"")) for name in names]
    importing.take(book, brought[:2])
    importing.take(book, brought)
    importing.take(book, [replace(brought[2], data=lambda: card("FN:Ewa Lis").encode())])
    assert [each.source for each in waits(book).arrivals] == ["phone.vcf", "phone.vcf, 1 more", "old.zip"]


def test_an_import_waits_until_it_is_accepted(book: Book) -> None:
    take(book, card(*GIULIA), card("FN:Ewa Lis"), card("X-ODD:1"))
    take(book, card("FN:Jan Nowak", "TEL:+48 601 555 001"), name="phone.vcf")
    found = waits(book)
    assert [each.source for each in found.arrivals] == ["phone.vcf", "contacts.vcf"]
    assert (found.arrivals[1].new, found.arrivals[1].unreadable) == (2, 1)
    assert [each.source for each in found.unreadable] == ["contacts.vcf"]
    assert found.newest == found.arrivals[0].id and found.unquestioned == 3
    take(book, card("FN:Ewa Lis", "UID:e-1", "TITLE:Baker") + card("FN:Ewa Lis", "UID:e-1", "TITLE:Cook"))
    take(book, card("FN:Jan Nowak", "TEL:+48 601 555 001", "TITLE:Cook"), name="again.vcf")
    assert waits(book).unquestioned == 4, "people are counted, not their cards"
    book.undo()
    book.undo()
    inbox.accept(book, found.arrivals[0].id)
    left = waits(book)
    assert [each.source for each in left.arrivals] == ["contacts.vcf"] and left.newest is None
    assert book.undo() == "Accept phone.vcf"
    assert [each.id for each in waits(book).arrivals] == [each.id for each in found.arrivals]


def test_accepting_all_is_one_change(book: Book) -> None:
    doubted(book)
    take(book, card("FN:Ewa Lis"))
    assert waits(book).unquestioned == 1
    inbox.accept_all(book)
    left = waits(book)
    assert left.arrivals == () and len(left.questions) == 1 and left.questions[0].arrival_id is None
    book.undo()
    assert len(waits(book).arrivals) == 2


def test_the_people_of_an_arrival_and_what_it_added(book: Book) -> None:
    known = people.add(book, Person(name=Name("Giulia Ferraris"), phones=(Phone("+39 347 555 0142"),)))
    report = take(book, card(*GIULIA, "EMAIL:g@studio.example"), card("FN:Ewa Lis"))
    assert report.arrival is not None
    with book.reading() as reader:
        new, added = waiting.made_by(reader, report.arrival), waiting.added_to_by(reader, report.arrival)
        (ewa,), (giulia,) = (inbox.members(reader, report.arrival, ids) for ids in (new, added))
    assert (ewa.row.name, ewa.gained, added) == ("Ewa Lis", (), [known.id])
    assert {(line.label, line.incoming) for line in giulia.gained} == {
        ("Title", "Notary"),
        ("Organisation", "Studio Ferraris"),
        ("E-mail", "g@studio.example"),
    }


def test_who_is_in_the_trash_is_not_listed(book: Book) -> None:
    report = take(book, card("FN:Ewa Lis"), card("FN:Jan Nowak"))
    people.remove(book, report.people()[:1])
    assert report.arrival is not None
    with book.reading() as reader:
        assert waiting.made_by(reader, report.arrival) == report.people()[1:]


def test_a_question_about_somebody_removed_does_not_wait(book: Book) -> None:
    (new,) = doubted(book)
    people.remove(book, [new])
    assert waits(book).questions == ()
    people.restore(book, [new])
    assert len(waits(book).questions) == 1


def test_the_same_person_is_merged_with_what_was_chosen(book: Book) -> None:
    (new,) = doubted(book)
    (asked,) = waits(book).questions
    assert (asked.other_id, asked.other, asked.one) == (new, "G. Ferraris0", "Giulia0 Ferraris0")
    assert 0 < asked.score < 100 and asked.reasons and asked.arrival_id == waits(book).arrivals[0].id
    whole = inbox.same(book, asked.id, ["title"])
    assert (whole.id, whole.title, whole.name.full) == (asked.one_id, "Partner", "Giulia0 Ferraris0")
    found = waits(book)
    assert found.questions == ()
    with book.reading() as reader:
        assert waiting.made_by(reader, found.arrivals[0].id) == []
        assert waiting.added_to_by(reader, found.arrivals[0].id) == [whole.id]
    merging.part(book, new)
    assert len(waits(book).questions) == 1, "parted, they are asked about again"


def test_different_people_are_never_asked_about_again(book: Book) -> None:
    (new,) = doubted(book)
    (asked,) = waits(book).questions
    inbox.different(book, asked.id)
    assert waits(book).questions == ()
    assert book.undo() == "Keep Giulia0 Ferraris0 and G. Ferraris0 apart"
    assert len(waits(book).questions) == 1
    assert book.redo()
    twin = people.add(book, Person(name=Name("Gi Ferraris0")))
    merging.merge(book, new, [twin.id])
    assert waits(book).questions == ()


def test_one_pair_is_asked_about_once(book: Book) -> None:
    """Two questions become one when two of the three people turn out to be one."""
    ana, ben, cid = (people.add(book, Person(name=Name(name))) for name in ("Ana", "Ben", "Cid"))
    with book.changing("Ask") as change:
        change.add_many([Question(one.id, cid.id, 60, book.now()) for one in (ana, ben)])
    assert {each.one_id for each in waits(book).questions} == {ana.id, ben.id}
    merging.merge(book, ana.id, [ben.id])
    (asked,) = waits(book).questions
    assert (asked.one_id, asked.other_id) == (ana.id, cid.id)
    inbox.different(book, asked.id)
    assert waits(book).questions == ()


def test_i_stay_when_somebody_is_me(book: Book) -> None:
    other = people.add(book, Person(name=Name("Me Too")))
    with book.reading() as reader:
        pair = inbox.compare(reader, other.id, book.me)
    assert (pair.known.id, pair.incoming.id) == (book.me, other.id)


def test_lines_say_what_a_merge_makes_of_them() -> None:
    known = Person(
        name=Name("Giulia Ferraris"),
        title="Notary",
        organisation="Studio F",
        phones=(Phone("+39 347 555 0142", ("cell",)), Phone("+39 011 1", ("work",))),
        emails=(Email("g@f.example"),),
        note="mine",
        tags=("choir",),
    )
    incoming = Person(
        name=Name("Giulia Ferraris"),
        title="Partner",
        organisation="Ferraris & Co",
        department="Wills",
        phones=(Phone("0039 347 5550142", ("cell",)), Phone("+39 011 2", ("home",))),
        emails=(Email("G@F.example"), Email("g@co.example")),
        note="theirs",
        addresses=(Address(street="Via Po 1", locality="Torino"),),
        jobs=(Job("Rossi", "Clerk"),),
    )
    found = {(line.label, line.known, line.incoming): line.after for line in comparing.lines(known, incoming)}
    assert found == {
        ("Name", "Giulia Ferraris", "Giulia Ferraris"): After.SAME,
        ("Title", "Notary", "Partner"): After.CHOICE,
        ("Organisation", "Studio F", "Ferraris & Co"): After.CHOICE,
        ("Department", "", "Wills"): After.ADDED,
        ("Mobile", "+39 347 555 0142", "0039 347 5550142"): After.SAME,
        ("Work phone", "+39 011 1", ""): After.STAYS,
        ("Home phone", "", "+39 011 2"): After.ADDED,
        ("E-mail", "g@f.example", "G@F.example"): After.SAME,
        ("E-mail", "", "g@co.example"): After.ADDED,
        ("Address", "", "Via Po 1, Torino"): After.ADDED,
        ("Tag", "choir", ""): After.STAYS,
        ("Before", "", "Clerk · Rossi"): After.ADDED,
        ("Note", "mine", "theirs"): After.BOTH,
    }
    assert {line.told for line in comparing.lines(known, incoming) if line.told} == {"the other goes into the history"}


DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("field", "items"),
    [
        ("phones", (Phone("+39 1234567"), Phone("0039 1234567", ("cell",)), Phone("+48 601 555 001", ("cell",)))),
        ("emails", (Email("a@x.it"), Email("A@X.it", ("work",)), Email("b@x.it"))),
        ("webs", (Web("https://x.it"), Web("https://x.it/"), Web("https://y.it"))),
        ("letters", (Letter(LetterKind.GOALS, "a", DAY), Letter(LetterKind.SKILLS, "a", DAY))),
        ("tags", ("choir", "Choir", "club")),
    ],
)
def test_what_the_lines_promise_is_what_a_merge_does(field: str, items: tuple[Any, ...]) -> None:
    """The entries that a merge adds are those that the lines call added or kept beside."""
    text = comparing._LISTS[field][0]
    for split in range(len(items) + 1):
        known, incoming = Person(**{field: items[:split]}), Person(**{field: items[split:]})
        added = getattr(merged(known, incoming), field)[split:]
        told = [line.incoming for line in comparing.lines(known, incoming) if line.after in (After.ADDED, After.BOTH)]
        assert {text(item) for item in added} == set(told) if split else {text(item) for item in added} <= set(told)


def test_an_entry_is_read_again_in_another_charset(book: Book) -> None:
    raw = card("FN:Jürgen Groß", "TEL:+49 30 555001").encode("cp500")
    with book.changing("Keep an entry") as change:
        kept = change.save(Unreadable("d" * 64, "strange", source="old.vcf", line=3, raw=raw, came_at=book.now()))
    assert inbox.in_it(book, kept) == inbox.in_it(book, kept, "cp1252") == ""
    with pytest.raises(NetdeskError):
        inbox.retry(book, kept, "cp1252")
    assert inbox.in_it(book, kept, "cp500") == "Jürgen Groß" and "Jürgen" in inbox.preview(kept, "cp500")
    report = inbox.retry(book, kept, "cp500")
    assert report.count(Outcome.NEW) == 1
    found = waits(book)
    assert found.unreadable == () and found.arrivals[0].source == "old.vcf" and found.newest == found.arrivals[0].id
    with book.reading() as reader:
        assert reader.get(Person, report.people()[0]).shown == "Jürgen Groß"
    book.undo()
    assert len(waits(book).unreadable) == 1
    with book.reading() as reader:
        assert not list(reader.all(Card))


def test_an_entry_that_stays_strange_stays(book: Book) -> None:
    take(book, card("X-ODD:1"))
    (row,) = waits(book).unreadable
    with book.reading() as reader:
        kept = reader.get(Unreadable, row.id)
    assert "X-ODD:1" in inbox.preview(kept) and inbox.in_it(book, kept) == ""
    for charset in inbox.CHARSETS:
        assert isinstance(inbox.preview(kept, charset), str)
        with pytest.raises(NetdeskError):
            inbox.retry(book, kept, charset)
    assert len(waits(book).unreadable) == 1


def test_an_arrival_that_undo_no_longer_remembers_lists_its_people_all_the_same(book: Book) -> None:
    known = people.add(book, Person(name=Name("Giulia Ferraris"), phones=(Phone("+39 347 555 0142"),)))
    report = take(book, card(*GIULIA))
    gone = people.add(book, Person(name=Name("Jan Nowak")))
    people.remove(book, [gone.id])
    book.purge(Person, [gone.id])
    assert report.arrival is not None
    with book.reading() as reader:
        (one,) = inbox.members(reader, report.arrival, waiting.added_to_by(reader, report.arrival))
    assert (one.row.id, one.gained) == (known.id, ())
