"""Photographs of cards by the command line: really read, in the process that reads."""

from pathlib import Path

from cli_terminal import Command
from PIL import Image, ImageDraw, ImageFont

from netdesk import paths
from netdesk.operations import scanning, sources
from netdesk.storage.book import Book

LINES = ("Giulia Marchetti", "Notaio", "Studio Marchetti", "+39 347 123 4567", "giulia@studiomarchetti.it")


def photograph(file: Path, lines: tuple[str, ...] = LINES) -> Path:
    picture = Image.new("RGB", (1000, 620), "white")
    font = ImageFont.truetype(str(paths.resource("fonts") / "Inter-Medium.ttf"), 48)
    for line, text in enumerate(lines):
        ImageDraw.Draw(picture).text((80, 70 + 95 * line), text, fill="black", font=font)
    picture.save(file)
    return file


def test_photographs_are_read_and_wait_to_be_checked(netdesk: Command, tmp_path: Path) -> None:
    card, broken, desk = photograph(tmp_path / "card.png"), tmp_path / "broken.jpg", tmp_path / "new.netdesk"
    broken.write_bytes(b"\xff\xd8\xff\xe0 but no more")
    told = netdesk("import", card, broken, "--json", desk=desk).json
    (scan,) = told["scans"]
    fields = {field["kind"]: field["text"] for field in scan["fields"]}
    assert (fields["given"], fields["family"], fields["email"]) == ("Giulia", "Marchetti", LINES[-1])
    assert fields["mobile"] == "+39 347 123 4567" and fields["title"] == "Notaio"
    assert scan["sides"] == ["card.png"] and told["entries"] == []
    assert [problem.partition(":")[0] for problem in told["picture_problems"]] == ["broken.jpg"]
    again = netdesk("import", card, desk=desk).out
    assert "1 picture came in before" in again and "0 cards wait" in again
    assert netdesk("list", "--json", desk=desk).json == [], "nobody is on the desk before a look at their card"


def test_what_was_left_unread_is_read_when_the_picture_comes_again(netdesk: Command, tmp_path: Path) -> None:
    card, desk = photograph(tmp_path / "card.png"), tmp_path / "new.netdesk"
    book = Book.open(desk)
    scanning.bring(book, sources.sources([card]))  # and then the program was killed
    book.close()
    told = netdesk("import", card, "--json", desk=desk).json
    assert told["pictures_known"] == 1
    assert [scan["sides"] for scan in told["scans"]] == [["card.png"]]
    assert "Marchetti" in {field["text"] for field in told["scans"][0]["fields"]}
