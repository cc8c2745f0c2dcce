"""The language is the user's choice, else the system's; dates, numbers and the command line follow it."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from netdesk import i18n
from netdesk.cli.main import run
from netdesk.settings import Settings
from netdesk.words import dates

FRIDAY = date(2026, 11, 20)
_ASK_QT = """
from netdesk import i18n
i18n.use_language("it")
from netdesk.ui.app import application
app = application()
from PySide6.QtCore import QLocale
print(app.translate("QPlatformTheme", "Cancel"), QLocale().name())
"""


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use_language(before)


@pytest.mark.parametrize(
    ("system", "choice", "spoken"),
    [
        ("it_CH.UTF-8", "", "it_CH"),
        ("it_CH.UTF-8", "it", "it_CH"),
        ("it_CH.UTF-8", "pl", "pl"),
        ("it_CH.UTF-8", "en", "en_GB"),
        ("en_US.UTF-8", "en", "en_US"),
        ("en_US.UTF-8", "xx", "en_US"),
        ("C", "", "en_GB"),
    ],
)
def test_the_choice_goes_before_the_system(
    system: str, choice: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", system)
    assert i18n.spoken(choice) == spoken


def test_macos_tells_its_language_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANG")
    monkeypatch.setattr(sys, "platform", "darwin")
    told = subprocess.CompletedProcess((), 0, "it_IT@currency=EUR\n")
    monkeypatch.setattr(subprocess, "run", lambda *_words, **_options: told)
    assert (i18n.system_language(), i18n.system_country()) == ("it_IT", "IT")


def test_windows_tells_its_language_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: 0x0415)
    monkeypatch.delenv("LANG")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert i18n.system_language() == "pl_PL"


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert [i18n.language_name(code) for code in i18n.LANGUAGES] == ["English", "Italiano", "Polski"]


@pytest.mark.parametrize(
    ("language", "short", "long", "month", "many"),
    [
        ("it", "20 nov 2026", "venerdì 20 novembre", "novembre 2026", "12.345"),
        ("pl", "20 lis 2026", "piątek 20 listopada", "listopad 2026", "12 345"),
    ],
)
def test_dates_and_numbers(language: str, short: str, long: str, month: str, many: str) -> None:
    i18n.use_language(language)
    assert i18n.day(FRIDAY) == short
    assert i18n.day(FRIDAY, "EEEE d MMMM") == long
    assert i18n.day(FRIDAY, "LLLL yyyy") == month
    assert i18n.number(12345).replace("\N{NO-BREAK SPACE}", " ") == many
    assert i18n.moment(datetime(2026, 11, 20, 7, 30), "H:mm") == "7:30"


def test_the_number_chooses_the_form() -> None:
    i18n.use_language("it")
    assert [i18n.plural("{n} day", "{n} days", count) for count in (0, 1, 2)] == ["0 giorni", "1 giorno", "2 giorni"]
    i18n.use_language("pl")
    told = [i18n.plural("{n} day", "{n} days", count) for count in (1, 2, 5, 22)]
    assert told == ["1 dzień", "2 dni", "5 dni", "22 dni"]


def test_a_word_with_two_meanings_is_said_by_its_sense() -> None:
    i18n.use_language("it")
    assert (i18n.meant("guest", "Met"), i18n._("Met")) == ("Visto", "Incontro")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("entro martedì", date(2026, 11, 24)),
        ("tra una settimana", date(2026, 11, 27)),
        ("tra un mese", date(2026, 12, 20)),
        ("la settimana prossima", date(2026, 11, 23)),
        ("dopodomani", date(2026, 11, 22)),
        ("by tuesday", date(2026, 11, 24)),
    ],
)
def test_days_are_read_in_italian_and_in_english(text: str, due: date) -> None:
    i18n.use_language("it")
    assert dates.read_due(text, FRIDAY) == due


def test_the_command_line_speaks_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    Settings().set(i18n.SETTING, "it")
    try:
        with pytest.raises(SystemExit):
            run(["path", "--help"], lambda _arguments: 0)
        told = capsys.readouterr().out
        assert told.startswith("uso: netdesk path") and "mostra questo aiuto" in told and "quanti" in told
        with pytest.raises(SystemExit):
            run(["path"], lambda _arguments: 0)
        assert "errore: mancano questi argomenti: GOAL" in capsys.readouterr().err
    finally:
        Settings().set(i18n.SETTING, "")


def test_qt_speaks_it_too() -> None:
    """Its words in file dialogs, and its calendars."""
    there = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", _ASK_QT], env=there, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Annulla", "it_IT"]
