"""The arrows of the house as tests: which room may import which, how long a file may be, what no file may name."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

from tests.checkout import ROOT, tracked

PACKAGE = "cchc_desktop"
MIDDLE = ("storage", "importing", "publishing", "planning")
MOST_LINES = 450
FILES_OF_THE_PACKAGE = sorted((ROOT / PACKAGE).rglob("*.py"))
FILES_OF_THE_TESTS = sorted((ROOT / "tests").rglob("*.py"))


def _generated(path: Path) -> bool:
    return path.parent.name == "forms" and path.name.startswith("ui_")


WRITTEN = [path for path in FILES_OF_THE_PACKAGE + FILES_OF_THE_TESTS if not _generated(path)]


def _rooms() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / PACKAGE).glob("*/__init__.py"))


def _only(room: str, *allowed: str) -> None:
    """The room imports nothing of ours but itself and what is allowed, not through others either."""
    own = (f"{PACKAGE}.{room}", f"{PACKAGE}.{room}.*")
    also = [pattern for name in allowed for pattern in (f"{PACKAGE}.{name}", f"{PACKAGE}.{name}.*")]
    archrule(f"{room} → {', '.join(allowed)}").match(*own).should_not_import(f"{PACKAGE}.*").may_import(
        *own, *also
    ).check(PACKAGE)


def _never(room: str, *libraries: str, direct: bool = False) -> None:
    patterns = [pattern for name in libraries for pattern in (name, f"{name}.*")]
    archrule(f"{room} without {', '.join(libraries)}").match(
        f"{PACKAGE}.{room}", f"{PACKAGE}.{room}.*"
    ).should_not_import(*patterns).check(PACKAGE, only_direct_imports=direct)


# ---- the arrows


def test_the_rooms_are_those_of_the_house() -> None:
    assert set(_rooms()) <= {"core", "gui", "rendering", *MIDDLE}
    assert {"core", "storage", "importing", "publishing", "rendering", "gui"} <= set(_rooms())


def test_core_imports_the_standard_library_and_itself_only() -> None:
    _only("core")
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in FILES_OF_THE_PACKAGE
        if "core" in path.relative_to(ROOT).parts
        for name in _imported(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, PACKAGE}
    }
    assert foreign == set()


@pytest.mark.parametrize("room", sorted(set(MIDDLE) & set(_rooms())))
def test_a_middle_room_knows_core_only(room: str) -> None:
    _only(room, "core", "resources")
    _never(room, "PySide6", "shiboken6")


def test_rendering_knows_publishing_and_draws_without_widgets() -> None:
    _only("rendering", "publishing", "core", "resources", "font_files")
    _never("rendering", "PySide6.QtWidgets")


def test_only_storage_knows_sql_and_only_importing_and_publishing_know_office_files() -> None:
    """The window reaches both kinds of files through its commands, so for gui only its own imports count."""
    for room in _rooms():
        if room != "storage":
            _never(room, "sqlalchemy", "sqlite3", direct=room == "gui")
        if room not in ("importing", "publishing"):
            through_others = room in ("gui", "rendering")
            _never(room, "lxml", "xlsxwriter", "python_calamine", "zipfile", direct=through_others)


def test_the_models_of_the_window_know_core_only() -> None:
    _only("gui.models", "core")


@pytest.mark.parametrize("part", ["views", "delegates", "dialogs"])
def test_what_is_shown_reaches_files_through_the_commands_only(part: str) -> None:
    forbidden = [pattern for room in MIDDLE for pattern in (f"{PACKAGE}.{room}", f"{PACKAGE}.{room}.*")]
    archrule(f"gui.{part} → gui.commands → files").match(
        f"{PACKAGE}.gui.{part}", f"{PACKAGE}.gui.{part}.*"
    ).should_not_import(*forbidden).check(PACKAGE, only_direct_imports=True)


def test_nobody_imports_the_composition_root_but_main() -> None:
    archrule("app is for __main__ only").match(f"{PACKAGE}.*").exclude(
        f"{PACKAGE}.app", f"{PACKAGE}.__main__"
    ).should_not_import(f"{PACKAGE}.app", f"{PACKAGE}.__main__").check(PACKAGE)


def test_no_room_knows_what_stands_on_top_of_it() -> None:
    tops = [f"{PACKAGE}.{name}" for name in ("__main__", "app", "cli*", "self_test*", "bootstrap*")]
    for room in _rooms():
        archrule(f"{room} below the entries").match(f"{PACKAGE}.{room}", f"{PACKAGE}.{room}.*").should_not_import(
            *tops
        ).check(PACKAGE)


def test_the_command_line_takes_nothing_of_the_window_but_its_sentences() -> None:
    archrule("cli → gui.messages").match(f"{PACKAGE}.cli*").should_not_import(f"{PACKAGE}.gui.*").may_import(
        f"{PACKAGE}.gui.messages*"
    ).check(PACKAGE, only_direct_imports=True)


def test_a_room_is_entered_without_importing_anything() -> None:
    """`import cchc_desktop.core.grid` runs two __init__ modules: they must not pull in the rest of the house."""
    for path in FILES_OF_THE_PACKAGE:
        if path.name == "__init__.py":
            assert _imported(path) <= {"__future__"}, path.relative_to(ROOT)


WITHOUT_QT = [*sorted(path.stem for path in (ROOT / PACKAGE).glob("cli*.py")), "__main__", "catalogue", "gui.messages"]


@pytest.mark.parametrize("module", WITHOUT_QT)
def test_the_command_line_starts_without_qt(module: str) -> None:
    script = (
        f"import sys, {PACKAGE}.{module}; print(*(m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []


def test_the_bootstrap_imports_the_standard_library_and_itself_only() -> None:
    """`from cchc_desktop import x` is the only way they name each other."""
    for name in ("bootstrap", "bootstrap_system", "font_files", "resources", "__init__"):
        imported = _imported(ROOT / PACKAGE / f"{name}.py")
        assert {module.split(".")[0] for module in imported} <= {*sys.stdlib_module_names, PACKAGE}
        assert {module for module in imported if module.startswith(PACKAGE)} <= {PACKAGE}


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


# ---- files


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_says_what_it_does_in_its_first_line_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""')
    first_line = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert first_line.endswith((".", "!", "?")), "the first line is a whole sentence"
    assert text.count("\n") <= MOST_LINES


def test_no_file_names_this_machine_or_a_registry() -> None:
    places = {Path(sys.prefix), Path(sys.base_prefix), ROOT, Path.home()}
    # "/usr" or "/app" alone would be found in honest texts.
    words = {f"{place}{os.sep}".encode() for place in places if len(place.parts) > 2 or place == Path.home()}
    # Put together here, so that this file does not name them.
    words |= {".".join(host).encode() for host in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))}
    words |= {".".join(host).encode() for host in (("deb", "debian", "org"), ("archive", "ubuntu", "com"))}
    found = {
        f"{path.relative_to(ROOT)}: {word.decode()}"
        for path in tracked()
        for word in words
        if word in path.read_bytes()
    }
    assert found == set()
