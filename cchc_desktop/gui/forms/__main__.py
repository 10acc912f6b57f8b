"""Compiles ui/*.ui of the checkout into the ui_*.py modules beside this file: ``python -m cchc_desktop.gui.forms``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parents[2] / "ui"

# pyside6-uic of the running Python, found without its script folder being on PATH.
_UIC = "import sys; from PySide6.scripts.pyside_tool import uic; sys.exit(uic())"


def target(source: Path) -> Path:
    """The module that ``ui/x.ui`` is compiled into: forms/ui_x.py."""
    return HERE / f"ui_{source.stem}.py"


def compile_form(source: Path) -> str:
    """The Python text of one Designer file.

    Slots are not connected by their names, and promoted widgets are imported by their full module path.
    Raises CalledProcessError where uic refuses the file.
    """
    command = [sys.executable, "-c", _UIC, "--no-autoconnection", "--absolute-imports", str(source)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def main() -> int:
    """Compiles every form and removes the modules whose form is gone."""
    sources = sorted(SOURCES.glob("*.ui"))
    for source in sources:
        target(source).write_text(compile_form(source), encoding="utf-8", newline="\n")
        print(f"ui/{source.name} -> {target(source).name}")
    for orphan in set(HERE.glob("ui_*.py")) - set(map(target, sources)):
        orphan.unlink()
        print(f"removed {orphan.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
