"""The sheets on the command line."""

from pathlib import Path

import pytest
from cli_terminal import Command
from pypdf import PdfReader


@pytest.fixture
def lunch(netdesk: Command, office: Path) -> Path:
    """A desk with a lunch to which two come."""
    added = netdesk(
        *("event", "add", "Lunch", "--on", "2999-12-01T12:30", "--with", "Ada", "--with", "Łukasz"), desk=office
    )
    assert added.status == 0
    return office


def text(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


@pytest.mark.parametrize(("sheet", "says"), [("room", "New faces"), ("pocket", "fold"), ("notes", "After the room")])
@pytest.mark.parametrize("length", ["line", "short", "full"])
def test_every_sheet_comes_in_every_length(
    netdesk: Command, lunch: Path, tmp_path: Path, sheet: str, says: str, length: str
) -> None:
    file = tmp_path / "sheet.pdf"
    answer = netdesk("brief", "Lunch", "-o", file, "--sheet", sheet, "--length", length, "--order", "name", desk=lunch)
    assert (answer.status, answer.out) == (0, f"2 people on {file}\n")
    found = text(file)
    assert says in found and found.index("Ada Rossi") < found.index("Łukasz")


def test_only_the_people_named_are_on_it(netdesk: Command, lunch: Path, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    answer = netdesk("brief", "Lunch", "-o", file, "--people", "ada", "--without", "new-faces", "code", desk=lunch)
    assert answer.out == f"1 person on {file}\n"
    assert "Ada Rossi" in text(file) and "Łukasz" not in text(file) and "New faces" not in text(file)
    answer = netdesk("brief", "Lunch", "-o", file, "--people", "Nobody", desk=lunch)
    assert (answer.status, answer.err) == (1, "netdesk: Nobody called “Nobody” is expected there.\n")


def test_a_sheet_of_nobody_is_not_written(netdesk: Command, lunch: Path, tmp_path: Path) -> None:
    netdesk("event", "add", "Walk", "--on", "2999-12-02T12:30", desk=lunch)
    file = tmp_path / "sheet.pdf"
    answer = netdesk("brief", "Walk", "-o", file, desk=lunch)
    assert (answer.status, answer.out, file.exists()) == (1, "", False)
    assert answer.err == "netdesk: Nobody would be on it: expect people at Walk, or leave out fewer.\n"


def test_the_sheet_of_two(netdesk: Command, lunch: Path, tmp_path: Path) -> None:
    file = tmp_path / "pair.pdf"
    answer = netdesk("brief", "--one-to-one", "Ada", "Łukasz", "-o", file, "--paper", "Letter", desk=lunch)
    assert answer.out == f"Ada Rossi and Łukasz Żółć on {file}\n"
    assert round(float(PdfReader(file).pages[0].mediabox.width)) == 612 and "What we agreed" in text(file)
    assert netdesk("brief", "--one-to-one", "Ada", "-o", file, desk=lunch).out.endswith(f" and Ada Rossi on {file}\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "Name an event, or one or two people with --one-to-one."),
        (["Lunch", "--one-to-one", "Ada"], "Name an event, or one or two people with --one-to-one."),
        (["--one-to-one", "Ada", "Łukasz", "Ada"], "A one-to-one is of two: name one person, or two."),
        (["--one-to-one", "Ada", "Ada"], "A one-to-one needs two different people."),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_sentence(
    netdesk: Command, lunch: Path, tmp_path: Path, words: list[str], why: str
) -> None:
    answer = netdesk("brief", *words, "-o", tmp_path / "x.pdf", desk=lunch)
    assert (answer.status, answer.err) == (1, f"netdesk: {why}\n")


@pytest.mark.parametrize("words", [["--sheet", "wall"], ["--length", "long"], ["--order", "age"], ["--without", "ink"]])
def test_words_that_mean_nothing_are_bad_usage(netdesk: Command, lunch: Path, words: list[str]) -> None:
    assert netdesk("brief", "Lunch", "-o", "x.pdf", *words, desk=lunch).status == 2
