"""What lines say: drawn ones read by the nets, and chances of letters spelled by rule."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from drawn_cards import ADA, BLUE, ENZO, FONTS, desk, drawn, jpeg, lying
from PIL import Image, ImageDraw, ImageFont

from netdesk.capture.alphabet import alphabet, language_of, place
from netdesk.capture.boxes import boxes_in
from netdesk.capture.lines import in_order, lines_in
from netdesk.capture.models import Numbers
from netdesk.capture.reading import read_picture
from netdesk.capture.spelling import spelled
from netdesk.capture.straighten import Picture, corners_of, turned
from netdesk.domain.errors import NetdeskError
from netdesk.domain.scan import Line

ROOT = Path(__file__).parents[2]


def texts(card: Picture) -> list[str]:
    return [line.text for line in lines_in(card, boxes_in(card, 960))]


@pytest.mark.parametrize("lines", [ADA, ENZO])
@pytest.mark.parametrize("paper", [(250, 250, 246), BLUE])
def test_a_drawn_card_is_read_to_the_letter(lines: tuple[str, ...], paper: tuple[int, int, int]) -> None:
    assert texts(drawn(lines, paper)) == list(lines)


def test_a_card_lying_about_is_read_where_it_lies() -> None:
    picture = desk()
    truth = lying(drawn(ADA), picture, (900, 670), 158)
    (card,) = read_picture(jpeg(picture))
    assert [line.text for line in card.lines] == list(ADA)
    assert np.abs(np.array(card.corners) - corners_of(truth)).max() < 20
    wide, high = card.size
    name = card.lines[0]
    assert 0 <= name.left < name.right <= wide
    assert 0 <= name.top < name.bottom <= high
    assert name.score > 0.9
    assert name.bottom - name.top > card.lines[1].bottom - card.lines[1].top


def test_corners_that_are_given_hold_as_they_are() -> None:
    picture = desk()
    truth = lying(drawn(ENZO), picture, (900, 670), 20)
    lying(drawn(ADA), picture, (200, 100), 20, 500)
    for quarters in (0, 2):
        corners = corners_of(turned(truth, quarters))
        (card,) = read_picture(jpeg(picture), corners)
        assert card.corners == corners
        assert (card.lines[:1] and card.lines[0].text == ENZO[0]) == (quarters == 0)


def test_what_is_no_picture_is_told() -> None:
    for data in (b"", b"no picture"):
        with pytest.raises(NetdeskError, match="no picture"):
            read_picture(data)


def test_spaced_out_letters_are_words() -> None:
    assert texts(drawn(["A N N A   R I G H I", "Notary"]))[0] == "ANNA RIGHI"


def test_a_line_in_another_script_is_read_as_well() -> None:
    card = Image.new("RGB", (900, 300), "white")
    font = ImageFont.truetype(FONTS / "DroidSansFallbackFull.ttf", 60)
    ImageDraw.Draw(card).text((60, 100), "東京株式会社", font=font, fill="black")
    assert texts(np.asarray(card)[:, :, ::-1].copy()) == ["東京株式会社"]


def test_lines_stand_in_the_order_in_which_they_are_read() -> None:
    label, value = Line("M.", 1, 60, 318, 100, 346), Line("+39 320", 1, 280, 310, 500, 350)
    above, below = Line("Rossi", 1, 300, 200, 500, 260), Line("Asti", 1, 50, 360, 200, 390)
    assert in_order([below, value, label, above]) == [above, label, value, below]


# --- spelling


def heard(*steps: dict[str, float]) -> Numbers:
    """The chances along a line; what is left of one is for none."""
    chances = np.zeros((len(steps), len(alphabet())), np.float32)
    for row, step in zip(chances, steps, strict=True):
        for letter, chance in step.items():
            row[place(letter)] = chance
        row[0] += 1 - row.sum()
    return chances


def plain(text: str) -> list[dict[str, float]]:
    """Every letter surely, with nothing between."""
    return [step for letter in text for step in ({letter: 0.99}, {})]


def test_an_accent_of_the_language_is_the_likelier_one() -> None:
    doubt = heard(*plain("Ko"), {"n": 0.6, "ń": 0.35}, {}, *plain("ski"))
    assert spelled(doubt)[0] == "Konski"
    assert spelled(doubt, "pl")[0] == "Koński"
    assert spelled(doubt, "it")[0] == "Konski"
    assert spelled(heard({"Ñ": 0.5, "Ń": 0.3}), "pl")[0] == "Ń"
    assert spelled(heard(*plain("Señor")), "pl")[0] == "Señor", "where nothing speaks against it"


def test_small_letters_with_accents_among_capitals_are_capitals() -> None:
    assert spelled(heard(*plain("PRESTì")))[0] == "PRESTÌ"
    assert spelled(heard(*plain("Già McDOWELL")))[0] == "Già McDOWELL"


def test_spaces_that_are_nearly_there() -> None:
    gap = {" ": 0.3}
    assert spelled(heard(*plain("Tel."), gap, *plain("06 55")))[0] == "Tel. 06 55"
    assert spelled(heard(*plain("ada"), gap, *plain("@asti.it")))[0] == "ada@asti.it"
    assert spelled(heard(*plain("e-mail"), gap, *plain("ada@asti.it")))[0] == "e-mail ada@asti.it"
    assert spelled(heard(*plain("E:"), gap, *plain("ada@asti.it")))[0] == "E: ada@asti.it"


@pytest.mark.parametrize(
    ("before", "doubt", "after", "text"),
    [
        ("Sp. z o.", {"0": 0.6, "o": 0.35}, ".", "Sp. z o.o."),
        ("Telefon", {"0": 0.6, "o": 0.35}, ": +39", "Telefono: +39"),
        ("tel. 5", {"0": 0.6, "o": 0.35}, "1", "tel. 501"),
        ("(F", {"l": 0.8, "I": 0.15}, ")", "(FI)"),
        ("A", {"l": 0.8, "I": 0.15}, "do", "Aldo"),
        ("Pao", {"I": 0.8, "l": 0.15}, "o", "Paolo"),
    ],
)
def test_letters_that_look_alike(before: str, doubt: dict[str, float], after: str, text: str) -> None:
    assert spelled(heard(*plain(before), doubt, {}, *plain(after)))[0] == text


def test_nothing_is_spelled_by_nothing() -> None:
    assert spelled(heard({}, {})) == ("", 0.0)


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (ADA, "pl"),
        (ENZO, "it"),
        (("Jürgen Müller", "Müller & Söhne GmbH", "+49 89 123456"), "de"),
        (("John Smith", "12 High Street", "+44 20 7946 0000"), "en"),
        (("Jean Dupont",), ""),
        ((), ""),
    ],
)
def test_the_language_of_a_card(lines: tuple[str, ...], language: str) -> None:
    assert language_of(lines) == language


def test_reading_asks_no_network_and_writes_nothing(tmp_path: Path) -> None:
    """The models lie in the wheel."""
    file = tmp_path / "card.jpg"
    file.write_bytes(jpeg(drawn(ADA)))
    home = tmp_path / "home"
    home.mkdir()
    code = f"""
import pathlib, socket, sys, rapidocr
def refuse(*given, **more): raise AssertionError("a network is asked")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
models = pathlib.Path(rapidocr.__file__).parent / "models"
before = sorted((one.name, one.stat().st_mtime_ns) for one in models.iterdir())
from netdesk.capture.reading import read_picture
(card,) = read_picture(pathlib.Path({str(file)!r}).read_bytes())
assert len(card.lines) == 5
assert before == sorted((one.name, one.stat().st_mtime_ns) for one in models.iterdir())
"""
    env = {
        **os.environ,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CACHE_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(home.rglob("*")) == []
