"""The README tells the truth: what it shows and links is there, its verbs and forms are those of the program."""

from __future__ import annotations

import argparse
import re
import struct

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.cli_parser import build_parser
from tests.checkout import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PARTS = {"vi": TEXT.partition('<a id="english"></a>')[0], "en": TEXT.partition('<a id="english"></a>')[2]}


def test_every_file_it_names_is_there() -> None:
    links = {target for target in re.findall(r"\]\(([^)]+)\)", TEXT) if not target.startswith(("http", "#"))}
    in_commands = set(re.findall(r"\b(?:tests|resources|ui)(?:/[\w-]+)+(?:\.\w+)?", TEXT))
    assert {"resources/help/cua-so.png", "LICENSE"} <= links
    assert [name for name in sorted(links | in_commands) if not (ROOT / name).exists()] == []


def test_its_picture_is_the_whole_window_of_a_small_screen_and_not_heavy() -> None:
    picture = (ROOT / "resources" / "help" / "cua-so.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">LL", picture[16:24]) == (1366, 768)
    assert len(picture) < 250_000


def test_both_languages_name_every_verb_and_count_the_forms() -> None:
    (verbs,) = [
        action for action in build_parser(lambda: "")._actions if isinstance(action, argparse._SubParsersAction)
    ]
    counted = {5: ("Năm biểu mẫu", "Five forms")}
    for part, forms in zip(PARTS.values(), counted[len(shipped_forms())], strict=True):
        assert [verb for verb in verbs.choices if f"`{verb}`" not in part] == []
        assert forms in part
        assert part.count("python3 -m cchc_desktop.bootstrap run") >= 1
        assert part.count("python3 -m cchc_desktop.bootstrap test") >= 1
