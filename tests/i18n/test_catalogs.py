"""Every message of the program is said in every language, and can stand where the English one stands."""

import re
import subprocess
import sys
from gettext import GNUTranslations, c2py
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from renew_words import LANGUAGES, LOCALE, ROOT, catalog, forms, po_file, source_words

_COUNTS = range(120)
_ENDS = re.compile(r"\s*(?:…|\.\.\.|[:?!.])?\s*$")
_IMPORT_ALL = """
import importlib, pkgutil, netdesk
from netdesk import i18n

class Ear:
    def gettext(self, message): print(message)
    def ngettext(self, one, many, count): print(one)
    def pgettext(self, sense, message): print(message)

i18n._translation = Ear()
for module in pkgutil.walk_packages(netdesk.__path__, "netdesk."):
    if not module.name.endswith(("__main__", "migrations.env")):
        importlib.import_module(module.name)
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def told(language: str) -> Catalog:
    return catalog(language)


@pytest.fixture(scope="module")
def words() -> Catalog:
    return source_words()


def messages(of: Catalog) -> list[Message]:
    return [message for message in of if message.id]


def keys(of: Catalog) -> set[tuple[object, object]]:
    return {(message.id, message.context) for message in messages(of)}


def pairs(of: Catalog) -> list[tuple[str, str]]:
    """Every translated form beside the English one that it stands for."""
    return [
        (forms(message.id)[-1 if at else 0], form)
        for message in messages(of)
        for at, form in enumerate(forms(message.string))
        if form
    ]


def names(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_a_catalog_has_the_messages_of_the_program_and_no_other(told: Catalog, words: Catalog) -> None:
    assert keys(words) - keys(told) == set(), "python -m tests.renew_words brings them"
    assert keys(told) - keys(words) == set(), "python -m tests.renew_words takes them out"
    assert not told.obsolete


def test_every_message_is_translated_in_all_its_forms(told: Catalog) -> None:
    missing = [message.id for message in messages(told) if not all(forms(message.string))]
    assert missing == []
    assert [message.id for message in messages(told) if message.fuzzy] == []
    short = [m.id for m in messages(told) if m.pluralizable and len(forms(m.string)) != told.num_plurals]
    assert short == []


def test_what_is_put_into_a_message_is_the_same(told: Catalog) -> None:
    strange, form_of = [], c2py(told.plural_expr)
    for message in messages(told):
        wanted = {name for form in forms(message.id) for name in names(form)}
        for at, form in enumerate(forms(message.string)):
            said = names(form or str(forms(message.id)[0]))
            alone = at == 0 and not any(form_of(n) == 0 for n in (0, 2, 11, 21))  # may leave the number out
            if not (said == wanted or (alone and message.pluralizable and said | {"n"} == wanted | {"n"})):
                strange.append((message.id, form))
    assert strange == []


def test_a_translation_begins_and_ends_like_the_message(told: Catalog) -> None:
    """Blanks because the pieces are put together, `:` and `…` because they say what follows."""

    def ends(text: str) -> tuple[str, str]:
        found = _ENDS.search(text)
        assert found
        return text[: len(text) - len(text.lstrip())], found[0].replace("...", "…")

    assert [pair for pair in pairs(told) if ends(pair[0]) != ends(pair[1])] == []


def test_a_key_of_the_keyboard_is_kept(told: Catalog) -> None:
    """Where English names a letter to press, so does the translation; `&&` is an ampersand."""

    def marked(text: str) -> int:
        return len(re.findall(r"&(?=\w)", text.replace("&&", "")))

    assert [pair for pair in pairs(told) if marked(pair[0]) != marked(pair[1])] == []


def test_the_compiled_file_says_what_the_catalog_says(language: str, told: Catalog) -> None:
    with po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in messages(told):
        if message.pluralizable:
            assert {compiled.ngettext(*message.id, count) for count in _COUNTS} == set(forms(message.string))
        elif message.context:
            assert compiled.pgettext(message.context, str(message.id)) == message.string
        else:
            assert compiled.gettext(str(message.id)) == message.string or not message.string


def test_every_folder_of_words_is_renewed_and_tested() -> None:
    assert sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()) == sorted(LANGUAGES)


def test_nothing_is_said_before_the_language_is_chosen() -> None:
    """What a module says while it is imported would stay English for ever."""
    done = subprocess.run([sys.executable, "-c", _IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr
