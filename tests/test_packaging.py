"""What is handed to users is whole: resources, licences, one version, and no dependency that nothing needs."""

import ast
import configparser
import re
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from netdesk import __version__, paths

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "netdesk"
NAMES = {
    "PySide6-Essentials": "PySide6",
    "psycopg[binary]": "psycopg",
    "SQLAlchemy": "sqlalchemy",
    "Babel": "babel",
    "zxing-cpp": "zxingcpp",
    "pillow": "PIL",
    "opencv-python-headless": "cv2",
}
BY_URL = {"psycopg"}  # loaded by SQLAlchemy: it stands in a URL, not in an import
FOR_FILES = {"rapidocr"}  # its models are opened where they lie


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", ["app", "fonts", "icons", "locale", "phone", "sheets", "style"])
def test_resources_are_found_and_in_the_wheel(folder: str) -> None:
    assert any(paths.resource(folder).iterdir())
    included = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included[f"resources/{folder}"] == f"netdesk/resources/{folder}"


def test_every_resource_that_the_code_asks_for_is_in_the_wheel() -> None:
    asked = re.findall(r"resource\(\"(\w+)\"", "".join(text.read_text(encoding="utf-8") for text in sources()))
    included = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"resources/{folder}" for folder in asked} <= set(included)


def test_icons_that_the_code_names_are_there() -> None:
    known = {file.stem for file in paths.resource("icons").glob("*.svg")}
    missing = set()
    for tree in trees():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in ("icon", "pixmap") and call.args and isinstance(call.args[0], ast.Constant):
                missing |= {call.args[0].value} - known if isinstance(call.args[0].value, str) else set()
    assert not missing


def test_every_licence_is_there() -> None:
    for file in project()["project"]["license-files"]:
        assert (ROOT / file).stat().st_size > 200
    fonts = paths.resource("fonts")
    told = (fonts / "LICENSES.md").read_text(encoding="utf-8")
    for licence in ("OFL.txt", "Apache-2.0.txt"):
        assert licence in told and (fonts / licence).stat().st_size > 1000
    patterns = re.findall(r"`([\w*{},-]+\.ttf)`", told)
    named = {name for pattern in patterns for name in _matches(fonts, pattern)}
    assert named == {file.name for file in fonts.glob("*.ttf")}


def _matches(folder: Path, pattern: str) -> set[str]:
    """File names of a pattern with `*` and `{one,two}`."""
    found = re.search(r"\{(.*)\}", pattern)
    each = [pattern.replace(found[0], word) for word in found[1].split(",")] if found else [pattern]
    return {file.name for one in each for file in folder.glob(one)}


def test_one_version() -> None:
    assert project()["project"]["version"] == __version__


def test_every_dependency_is_needed() -> None:
    imported = {module for tree in trees() for module in _imported(tree)}
    for requirement in project()["project"]["dependencies"]:
        name = re.match(r"[\w-]+(\[\w+\])?", requirement)
        assert name
        module = NAMES.get(name[0], name[0])
        assert module in imported | BY_URL | FOR_FILES, f"{name[0]} is installed and never imported"


def test_everything_imported_is_installed() -> None:
    imported = {module for tree in trees() for module in _imported(tree)}
    declared = {
        NAMES.get(name, name)
        for requirement in project()["project"]["dependencies"]
        if (found := re.match(r"[\w-]+(\[\w+\])?", requirement)) and (name := found[0])
    }
    brought = {"shiboken6": "PySide6"}
    others = {brought.get(module, module) for module in imported} - set(sys.stdlib_module_names) - {"netdesk"}
    assert others <= declared


def test_the_test_command_installs_what_the_tests_import() -> None:
    files = [file for file in (ROOT / "tests").rglob("*.py") if "benchmarks" not in file.parts]
    imported = {module for file in files for module in _imported(ast.parse(file.read_text(encoding="utf-8")))}
    wanted = [*project()["project"]["dependencies"], *project()["project"]["optional-dependencies"]["test"]]
    names = {found[0] for requirement in wanted if (found := re.match(r"[\w-]+(\[\w+\])?", requirement))}
    installed = {NAMES.get(name, name) for name in names} | {"pytestqt", "shiboken6"}  # brought by PySide6
    ours = {file.stem for file in files} | {"netdesk"}
    of_the_system = {"pyatspi", "gi"}  # of its own Python, which walks by the accessibility tree; left out without
    assert imported - set(sys.stdlib_module_names) - ours <= installed | of_the_system


def test_desktop_entry_and_file_type() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "resources" / "app" / "netdesk.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert (told["Exec"], told["Icon"], told["StartupWMClass"]) == ("netdesk %F", "netdesk", "netdesk")
    kinds = ElementTree.parse(ROOT / "resources" / "app" / "netdesk-mime.xml").getroot()
    (kind,) = kinds
    assert told["MimeType"] == f"{kind.attrib['type']};text/vcard;text/x-vcard;text/directory;text/calendar;"


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in sources())


def _imported(tree: ast.Module) -> set[str]:
    """The top-level modules that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
