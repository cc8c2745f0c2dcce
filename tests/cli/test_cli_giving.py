"""`give`: introductions on the command line, the same as on the screen."""

from pathlib import Path

from cli_terminal import Command

from netdesk.domain.interaction import Kind
from netdesk.domain.person import LetterKind
from netdesk.operations import giving, interactions, people
from netdesk.storage.book import Book


def ready(office: Path) -> list[str]:
    """Łukasz looks for notaries, Ada is one, and I have talked with both; what the window would propose."""
    book = Book.open(office)
    with book.reading() as reader:
        ada, lukasz = people.resolve(reader, "Ada Rossi"), people.resolve(reader, "Łukasz Żółć")
    for one in (ada, lukasz):
        interactions.log(book, [one], Kind.CALL)
    people.learn(book, lukasz, LetterKind.LOOKS_FOR, "notariuszy")
    with book.reading() as reader:
        told = [one.text for one in giving.proposals(reader)]
    book.close()
    return told


def test_give_says_who_and_why(netdesk: Command, office: Path) -> None:
    (told,) = ready(office)
    assert told == "Introduce Łukasz Żółć (looks for notariuszy) to Ada Rossi (Notaio)"
    assert netdesk("give", desk=office).out.splitlines() == [told, "    “notariuszy” – “Notaio”"]
    assert netdesk("give", "Ada Rossi", desk=office).out.startswith(told)
    assert netdesk("give", "Zofia", desk=office).out.startswith("Nothing to propose yet")


def test_give_as_json(netdesk: Command, office: Path) -> None:
    ready(office)
    (one,) = netdesk("give", "--json", desk=office).json
    assert (one["seeker"]["name"], one["offer"]["name"]) == ("Łukasz Żółć", "Ada Rossi")
    assert one["seeker"]["stage"] == "visibility" and not one["only_a_card"]
    assert one["because"] == [
        {
            "looks_for": "notariuszy",
            "wish": "notariuszy",
            "wish_in": "looks-for",
            "has": "Notaio",
            "has_in": "title",
        }
    ]


def test_give_with_a_card_says_so(netdesk: Command, office: Path) -> None:
    book = Book.open(office)
    with book.reading() as reader:
        lukasz = people.resolve(reader, "Łukasz Żółć")
    people.learn(book, lukasz, LetterKind.LOOKS_FOR, "notariuszy")
    book.close()
    assert "Only a card so far" in netdesk("give", "Ada Rossi", desk=office).out
    assert netdesk("give", desk=office).out.startswith("Nothing to propose yet")


def test_give_refuses_what_is_no_number(netdesk: Command, office: Path) -> None:
    for limit in ("0", "-1", "x", "101"):
        answer = netdesk("give", f"--limit={limit}", desk=office)
        assert answer.status == 2 and "from 1 to 100" in answer.err
