"""Lists of people who are known: our own export changes nothing, and what a row says otherwise is not lost."""

from dataclasses import replace
from pathlib import Path

from netdesk.domain.ids import Id
from netdesk.domain.person import Address, Anniversary, Email, Name, Person, Phone, Web
from netdesk.operations import exporting, importing, inbox, people
from netdesk.operations.exporting import Format
from netdesk.operations.importing import Outcome, Report
from netdesk.storage.book import Book


def take(book: Book, text: str, name: str = "members.csv") -> Report:
    file = Path(book.file or "").with_name(name)
    file.write_text(text, encoding="utf-8")
    return importing.run(book, [file])


def taken_again(book: Book) -> Report:
    """What becomes of our own export when it comes in again."""
    out = Path(book.file or "").with_name("out.csv")
    exporting.export(book, out, Format.CSV)
    return importing.run(book, [out])


def everybody(book: Book) -> dict[Id, Person]:
    with book.reading() as reader:
        return {person.id: person for person in reader.all(Person)}


PEOPLE = (
    Person(name=Name("Ewa Lis")),
    Person(name=Name("Ewa Lis"), uid="1"),
    Person(name=Name(prefix="Dr.", given="Jan", family="Nowak", suffix="jun."), uid="1"),
    Person(name=Name(given="Ana", middle="Maria", family="Kovač"), note="two\n\nlines ", tags=("choir, old", "club")),
    Person(name=Name("Ewa Lis-Nowak", given="Ewa"), phones=tuple(Phone(f"+48 601 555 00{n}") for n in range(5))),
    Person(organisation="Kovač d.o.o.", title="Mr", webs=(Web("https://k.example/"),)),
    Person(nicknames=("Gigi",), emails=tuple(Email(f"g{n}@k.example") for n in range(4))),
    Person(
        name=Name("Zoë O’Brien"),
        addresses=(Address("Ilica 1", "Zagreb", postcode="10000", country="Croatia"), Address(locality="Split")),
        anniversaries=(Anniversary("birthday", "--02-29"), Anniversary("wedding", "2001-01-01")),
    ),
)


def test_our_own_export_changes_nothing_when_it_comes_in_again(book: Book) -> None:
    for person in PEOPLE:
        people.add(book, person)
    before = everybody(book)
    report = taken_again(book)
    assert [(entry.outcome, entry.problems) for entry in report.entries] == [(Outcome.UNCHANGED, ())] * len(PEOPLE)
    assert everybody(book) == before
    assert {entry.person for entry in report.entries} == before.keys() - {book.me}


def test_our_own_export_takes_nothing_away_from_whom_a_card_made(book: Book) -> None:
    (known,) = (people.add(book, each) for each in PEOPLE[4:5])
    out = Path(book.file or "").with_name("out.vcf")
    exporting.export(book, out)
    text = out.read_text(encoding="utf-8").replace("END:VCARD", "NOTE:came as a card\nEND:VCARD")
    importing.run_text(book, "again.vcf", text.encode())
    before = everybody(book)
    assert before[known.id].note == "came as a card"
    taken_again(book)
    assert everybody(book) == before


def test_our_own_export_finds_people_on_another_desk_again(book: Book, tmp_path: Path) -> None:
    for person in PEOPLE[:2]:
        people.add(book, person)
    out, other = tmp_path / "out.csv", Book.open(tmp_path / "other.netdesk")
    exporting.export(book, out, Format.CSV)
    assert importing.run(other, [out]).count(Outcome.NEW) == 2
    for person in everybody(book).values():
        if person.id != book.me:
            people.edit(book, replace(person, note="sings"))
    exporting.export(book, out, Format.CSV)
    report = importing.run(other, [out])
    other.close()
    assert [entry.outcome for entry in report.entries] == [Outcome.UPDATED] * 2


HEAD = "Name,E-mail 1,Sector,Notes\n"


def test_what_a_row_says_beside_the_columns_is_added_to_the_note(book: Book) -> None:
    email = (Email("ewa@lis.example"),)
    ewa = people.add(book, Person(name=Name("Ewa Lis"), emails=email, note="mine\nSings"))
    report = take(book, HEAD + "Ewa Lis,ewa@lis.example,Bakery,sings\n")
    assert report.entries[0].outcome is Outcome.UPDATED and report.entries[0].problems == ()
    assert everybody(book)[ewa.id].note == "mine\nSings\n\nSector: Bakery"
    with book.reading() as reader:
        (member,) = inbox.members(reader, report.arrival or "", [ewa.id])
    assert [(line.label, line.incoming) for line in member.gained] == [("Note", "Sector: Bakery")]
    again = take(book, HEAD + "Ewa Lis,ewa@lis.example,Bakery,sings and dances\n")
    assert again.entries[0].problems == ()
    assert everybody(book)[ewa.id].note == "mine\nSings\n\nSector: Bakery\n\nsings and dances"


def test_a_row_whose_note_is_there_already_changes_nothing(book: Book) -> None:
    take(book, HEAD + "Ewa Lis,ewa@lis.example,Bakery,sings\n")
    before = everybody(book)
    report = take(book, HEAD.replace("Sector", "sector") + "Ewa Lis,ewa@lis.example,Bakery,sings\n")
    assert report.entries[0].outcome is Outcome.UNCHANGED and everybody(book) == before
