"""Qt speaks Vietnamese: installs our translation of Qt's own texts, and compiles it (``python -m …gui.translations``).

Qt ships no Vietnamese translation. Our source is resources/i18n/qtbase_vi.ts; the compiled .qm beside it is committed.
The program's own texts are Vietnamese in the source and need no translation.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from cchc_desktop import resources

QT_TEXTS = "i18n/qtbase_vi.qm"
LOCALE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)

# lrelease of the running Python, found without its script folder being on PATH.
_LRELEASE = "import sys; from PySide6.scripts.pyside_tool import lrelease; sys.exit(lrelease())"

_in_use: list[bytes] = []  # Qt reads from these bytes, uncopied, as long as it translates


def install(app: QCoreApplication) -> QTranslator:
    """Make numbers, dates and Qt's own texts Vietnamese; returns the installed translator, owned by ``app``.

    Raises MissingResourceError where the compiled translation is not shipped, RuntimeError where it is damaged.
    """
    QLocale.setDefault(LOCALE)
    translator = QTranslator(app)
    data = resources.read_bytes(QT_TEXTS)
    if not translator.load(data) or not app.installTranslator(translator):
        raise RuntimeError(f"{QT_TEXTS} is no translation")
    _in_use.append(data)
    return translator


def compile_texts(source: Path, target: Path) -> None:
    """Compile a .ts file; raises CalledProcessError where lrelease refuses it."""
    import subprocess  # the window starts without it

    command = [sys.executable, "-c", _LRELEASE, "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)


def main() -> int:
    """Compiles the checkout's translation in place."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "i18n"
    compile_texts(folder / "qtbase_vi.ts", folder / "qtbase_vi.qm")
    return 0


if __name__ == "__main__":
    sys.exit(main())
