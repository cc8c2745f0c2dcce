"""Renews the catalogs from the program's source: `python -m tests.renew_words`, or of one language, `… it`.

New messages come in untranslated, messages that the program no longer has go, translations stay, and the files that the
program reads are compiled. Nothing is guessed: a message that was reworded is to be translated anew.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("it", "pl")
_MESSAGES = {"_": 1, "plural": 2, "meant": 2}
"""The functions of `netdesk.i18n` that take messages, and how many of their first arguments say which."""
_HEADER = "# Netdesk's words in another language; under the same licence as Netdesk."


def source_words() -> Catalog:
    """The messages of the program as its source has them, untranslated."""
    words = Catalog(project="Netdesk", msgid_bugs_address="", fuzzy=False)
    for file in sorted((ROOT / "netdesk").rglob("*.py")):
        for name, told in _messages(ast.parse(file.read_text(encoding="utf-8"))):
            if name == "meant":
                words.add(told[1], context=told[0])
            else:
                words.add(tuple(told) if len(told) > 1 else told[0])
    return words


def _messages(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Each call that takes a message, in the order of the source; also those inside of f-strings, which no reader of
    tokens finds in every version of Python."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        told = [one.value for one in call.args[: _MESSAGES.get(name, 0)] if isinstance(one, ast.Constant)]
        if told:
            yield name, [str(text) for text in told]


def po_file(language: str) -> Path:
    """Where the translations into a language are written."""
    return LOCALE / language / "LC_MESSAGES" / "netdesk.po"


def catalog(language: str) -> Catalog:
    """The translations into a language; none where there are none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Netdesk", fuzzy=False, header_comment=_HEADER, version="0.1")
    with file.open("rb") as lines:
        return read_po(lines, locale=language)


def renew(language: str, words: Catalog) -> int:
    """Write the catalog of a language anew, and compile it; how many messages are still to be translated."""
    words.creation_date = words.revision_date = catalog(language).creation_date
    renewed = catalog(language)
    renewed.update(words, no_fuzzy_matching=True)
    renewed.msgid_bugs_address = ""
    file = po_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as lines:
        write_po(lines, renewed, width=100, no_location=True, ignore_obsolete=True)
    compile_words(language)
    return sum(not all(forms(message.string)) for message in renewed if message.id)


def compile_words(language: str) -> None:
    """Make of a catalog the file that the program reads."""
    done = catalog(language)
    for message in list(done):
        if message.id and not all(forms(message.string)):
            done.delete(message.id, message.context)
    with po_file(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, done)


def forms(told: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A message or its translation as the forms it has: one, or one for each plural."""
    return tuple(told) if isinstance(told, (tuple, list)) else (told or "",)


if __name__ == "__main__":
    for each in sys.argv[1:] or LANGUAGES:
        print(f"{each}: {renew(each, source_words())} to translate")  # noqa: T201
