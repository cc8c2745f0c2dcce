"""What users read is said through the catalogs: no bare text goes to a widget, an error or the help of a command."""

import ast
import re
from collections.abc import Iterator

from renew_words import ROOT

SHOWN = {
    *("NetdeskError", "ChangedElsewhere", "ArgumentTypeError", "changing", "tell", "warn", "announce"),
    *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setStatusTip"),
    *(
        "addAction",
        "addMenu",
        "button",
        "icon_button",
        "label",
        "SectionTitle",
        "EmptyState",
        "QCheckBox",
        "QRadioButton",
    ),
}
SAME_EVERYWHERE = {"Netdesk", "SVG…", "GraphML…", "CSV…", "Demo", "graphml", "csv", ""}
"""Names of formats and of the program; the demo is in English."""
FILES = [file for file in sorted((ROOT / "netdesk").rglob("*.py")) if "migrations" not in file.parts]


def bare(node: ast.expr) -> bool:
    """Text with a word in it, as it stands or with values put in."""
    if isinstance(node, ast.Constant):
        return (
            isinstance(node.value, str) and node.value not in SAME_EVERYWHERE and bool(re.search("[a-z]", node.value))
        )
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and re.search("[a-z]{3}", str(part.value)) for part in node.values)
    return False


def shown(tree: ast.Module) -> Iterator[ast.expr]:
    """The first arguments of what shows them, and what helps with the command line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        of_a_column = name == "label" and isinstance(node.func, ast.Attribute)
        if name in SHOWN and node.args and not of_a_column:
            yield node.args[0]
        yield from (word.value for word in node.keywords if word.arg in ("help", "description", "say", "placeholder"))


def test_the_search_finds_bare_text() -> None:
    found = list(
        shown(ast.parse('label("Name"); add(help=f"of {x} people"); label(_("Name")); label("title and all")'))
    )
    assert [bare(one) for one in found] == [True, True, False, True]


def test_no_bare_text_is_shown() -> None:
    found = {file.relative_to(ROOT).as_posix(): shown(ast.parse(file.read_text(encoding="utf-8"))) for file in FILES}
    told = {where: [ast.unparse(one) for one in those if bare(one)] for where, those in found.items()}
    assert {where: those for where, those in told.items() if those} == {}
