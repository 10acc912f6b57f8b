"""The face of the paper has the letters of Vietnamese in all four styles, also where an old font has the same name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from cchc_desktop import font_files
from tests.checkout import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Times New Roman is part of the system")

CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/conf.d</include>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QRawFont
from cchc_desktop import font_files
from cchc_desktop.rendering import paper_face
app = QGuiApplication([])
font_files.vietnamese_times = lambda: iter(map(Path, sys.argv[1:]))
for bold, italic in ((0, 0), (0, 1), (1, 0), (1, 1)):
    raw = QRawFont.fromFont(paper_face.paper_font(11, bold=bold, italic=italic))
    print(all(raw.supportsCharacter(ord(letter)) for letter in "ơưếĐặỹ"), raw.weight() > 400, end=" ")
"""


@pytest.fixture(scope="module")
def whole() -> list[Path]:
    """The four styles of one face with the letters; the bootstrap sees to it that it is there."""
    folder = next(font_files.vietnamese_times()).parent
    return [path for path in font_files.vietnamese_times([str(folder)]) if path.name.startswith("LiberationSerif")]


@pytest.fixture(scope="module")
def old(whole: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same face, western letters only: what Liberation 1.x was."""
    folder = tmp_path_factory.mktemp("old")
    for path in whole:
        font = TTFont(path)
        cutter = Subsetter(Options(name_IDs=["*"]))
        cutter.populate(unicodes=range(0x20, 0x180))
        cutter.subset(font)
        font.save(folder / path.name)
    return folder


def _draws(tmp_path: Path, folders: list[Path], offered: list[Path]) -> list[str]:
    """Per style whether it has the letters and whether it is bold, where fontconfig knows ``folders`` only."""
    config = tmp_path / "fonts.conf"
    named = "".join(f"<dir>{folder}</dir>" for folder in folders)
    config.write_text(CONFIG.format(folders=named, cache=tmp_path / "cache"), encoding="utf-8")
    env = os.environ | {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SCRIPT, *map(str, offered)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60).stdout.split()


ALL_STYLES = ["True", "False", "True", "False", "True", "True", "True", "True"]


def test_an_old_font_of_the_same_name_is_replaced(tmp_path: Path, old: Path, whole: list[Path]) -> None:
    assert _draws(tmp_path, [old], offered=[])[::2] == ["False"] * 4  # the control: this is what Qt would take
    assert _draws(tmp_path, [old], offered=whole) == ALL_STYLES
    assert _draws(tmp_path, [old, whole[0].parent], offered=whole) == ALL_STYLES


def test_a_whole_font_is_taken_as_it_is(tmp_path: Path, whole: list[Path]) -> None:
    assert _draws(tmp_path, [whole[0].parent], offered=[]) == ALL_STYLES
