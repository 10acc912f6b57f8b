"""Qt knows plan files by their name (``python -m …gui.file_kinds`` compiles what it is told).

A file dialog of Qt's that lists a file of a kind it does not know opens it to find out – and where this process has
the plan open, closing it again takes SQLite's lock away, a rule of POSIX (storage/lock.py holds a second one). A name
that Qt knows is enough for it. Qt reads such descriptions from a resource, which needs no rights on the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QResource

from cchc_desktop import resources

KINDS = "mime/file_kinds.rcc"

# rcc of the running Python, found without its script folder being on PATH.
_RCC = "import sys; from PySide6.scripts.pyside_tool import rcc; sys.exit(rcc())"

_in_use: list[bytes] = []  # Qt reads from these bytes, uncopied, as long as the program runs


def register() -> None:
    """Tell Qt, once, before it first looks for kinds of files (it looks again after 5 seconds).

    Raises MissingResourceError where the description is not shipped.
    """
    if not _in_use:
        _in_use.append(resources.read_bytes(KINDS))
        QResource.registerResourceData(_in_use[0])


def compile_kinds(source: Path, target: Path) -> None:
    """Compile a .qrc file; raises CalledProcessError where rcc refuses it. Format 1 holds no times."""
    import subprocess  # the window starts without it

    command = [sys.executable, "-c", _RCC, "--binary", "--format-version", "1", "--no-compress", str(source)]
    subprocess.run([*command, "-o", str(target)], check=True)


def main() -> int:
    """Compiles the checkout's description in place."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "mime"
    compile_kinds(folder / "file_kinds.qrc", folder / "file_kinds.rcc")
    return 0


if __name__ == "__main__":
    sys.exit(main())
