"""The word lists of cards are files that can be read, without twins."""

import pytest

from netdesk.capture.fields.wordlists import LANGUAGES, entries, group, plain, word_list, writings
from netdesk.domain.text import fold
from netdesk.paths import resource

LISTS = sorted(file.stem for file in resource("cards").glob("*.txt"))


def test_the_lists_are_there() -> None:
    assert {"given", "families", "titles", "departments", "firms", "forms", "labels", "taxes", "streets"} <= set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_and_every_line_has_phrases(name: str) -> None:
    text = resource("cards", f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines and all(len(line.split(" ", 1)) == 2 for line in lines)


@pytest.mark.parametrize("name", ["given", "titles", "firms"])
def test_words_are_listed_in_four_languages(name: str) -> None:
    assert {language for language, _ in entries(name)} >= set(LANGUAGES)


def test_stars_stand_for_letters() -> None:
    titles = word_list("titles")
    assert titles.knows("manager") and titles.knows("managerin") and titles.knows("gebietsverkaufsleiter")
    assert not titles.knows("tecnolab") and titles.languages("ksiegowy") == {"pl"}


def test_groups_and_plain_forms() -> None:
    assert "info" in group("mailservices", "duties") and "gmail.com" in group("mailservices", "open")
    assert plain("Lo Prestì & C.") == "lopreştic".replace("ş", "s") and writings("Müller") == ("muller", "mueller")
    assert all(fold(word) == word for word in group("honours", "before"))
