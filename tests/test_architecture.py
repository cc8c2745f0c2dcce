"""The rules of the house that a text search can hold: each one look through the source."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "netdesk"
FILES = sorted(SOURCE.rglob("*.py"))
THREADS = ("ui/jobs.py", "capture/phone", "operations/reading.py")  # the last one's is in a process of its own


def where(pattern: str) -> set[str]:
    """The files of the program, below `netdesk`, in which a pattern stands."""
    found = re.compile(pattern, re.MULTILINE)
    return {one.relative_to(SOURCE).as_posix() for one in FILES if found.search(one.read_text(encoding="utf-8"))}


def importing(*packages: str) -> set[str]:
    """The files that import one of some packages, at the top or later."""
    return where(rf"^\s*(?:import|from) (?:{'|'.join(packages)})\b")


def outside(files: set[str], *allowed: str) -> list[str]:
    return sorted(one for one in files if not one.startswith(allowed))


def test_the_search_finds_what_is_there() -> None:
    assert "storage/tables.py" in importing("sqlalchemy")
    assert len(FILES) > 50


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"setStyleSheet\b", ("ui/theme.py",)),
        (r"\bQMessageBox\b", ("ui/messages.py",)),
        (r"\b(?:QImageReader\(|fromData\()", ("ui/unpacking.py",)),
        (r"^\s*(?:import|from) (?:threading|concurrent|_thread)\b", THREADS),
        (r"^\s*(?:import|from) multiprocessing\b", ("operations/reading.py", "capture/process.py", "__main__.py")),
        (r"\b(?:QThread|QThreadPool|QRunnable|ThreadPoolExecutor)\b", THREADS),
        (r"except (?:Exception|BaseException)\b", ("ui/jobs.py", "ui/app.py", "ui/selftest.py", "cli/")),
        (r"except:", ()),
        (r"\bprint\(", ("cli/",)),
        (r"\b(?:TODO|FIXME|XXX)\b", ()),
    ],
)
def test_a_thing_has_one_place(pattern: str, allowed: tuple[str, ...]) -> None:
    assert outside(where(pattern), *allowed) == []


@pytest.mark.parametrize(
    ("packages", "allowed"),
    [
        (("sqlalchemy",), ("storage/", "ui/entrance.py")),  # the entrance loads it before Qt, whose hook slows it
        (("alembic", "sqlcipher3", "psycopg"), ("storage/",)),
        (("vobject",), ("vcard/",)),
        (("typst",), ("briefing/",)),
        (("rustworkx",), ("network/",)),
        (("phonenumbers", "rapidfuzz"), ("identity/", "capture/fields/")),
        (("snowballstemmer",), ("matching/",)),
        (("PySide6", "pyqtgraph"), ("ui/",)),
        (("onnxruntime",), ("capture/models.py",)),  # which forbids it to tell its makers
        (("rapidocr", "cv2", "zxingcpp", "pypdfium2", "PIL"), ("capture/",)),
        (("cryptography",), ("capture/phone/",)),
        (("keyring",), ("storage/keychain.py",)),
        (("segno",), ("ui/sharing/", "briefing/code.py")),
        (("gettext",), ("i18n.py",)),
        (("babel",), ("i18n.py", "words/dates.py", "ui/")),
    ],
)
def test_a_library_has_one_place(packages: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    assert outside(importing(*packages), *allowed) == []


def test_the_domain_needs_the_standard_library_only() -> None:
    modules = set(sys.stdlib_module_names) | {"netdesk"}
    for file in (SOURCE / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= modules, file.name
            assert all(name.startswith("netdesk.domain") for name in names if name.startswith("netdesk")), file.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_module_says_what_it_is_for(file: Path) -> None:
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    assert len(told) > 8
    assert told.rstrip().endswith((".", "?", ")", ":")), "a sentence"


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("package", ["domain", "storage", "operations"])
def test_public_names_say_what_they_are_for(package: str) -> None:
    for file in (SOURCE / package).rglob("*.py"):
        for node in public(ast.parse(file.read_text(encoding="utf-8"))):
            assert ast.get_docstring(node), f"{file.name}: {node.name}"


def modules_after(statement: str) -> set[str]:
    """The modules that are loaded after a statement in a fresh interpreter."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def loaded(statement: str) -> set[str]:
    """Their top packages."""
    return {name.partition(".")[0] for name in modules_after(statement)}


def test_the_command_line_loads_no_window() -> None:
    assert not loaded("import netdesk.cli.main") & {"PySide6", "shiboken6", "pyqtgraph"}


def test_a_mistyped_command_is_answered_before_anything_is_loaded() -> None:
    tried = "from netdesk.cli.main import run\ntry:\n    run(['--no-such'], id)\nexcept SystemExit:\n    pass"
    assert not loaded(tried) & {"PySide6", "sqlalchemy", "alembic", "numpy", "rustworkx", "vobject", "typst"}


def test_the_page_of_the_people_loads_nothing_that_reads_or_compares_cards() -> None:
    """That waits for the first import: it would take a sixth of the start."""
    modules = modules_after("import netdesk.ui.people.page, netdesk.ui.importing, netdesk.ui.desk, netdesk.ui.pages")
    assert "netdesk.ui.importing" in modules
    assert not modules & {
        "rapidfuzz",
        "phonenumbers",
        "segno",
        "vobject",
        "netdesk.identity.crowd",
        "netdesk.lists.table",
        "netdesk.vcard.reader",
        "netdesk.operations.importing",
    }


def test_the_verbs_load_without_the_slow_libraries() -> None:
    """Plotting, sheets, cards and graphs wait until they are asked for."""
    modules = "people, interactions, links, promises, referrals, events, trust"
    assert not loaded(f"from netdesk.operations import {modules}") & {
        "PySide6",
        "numpy",
        "rustworkx",
        "phonenumbers",
        "rapidfuzz",
        "vobject",
        "typst",
    }
