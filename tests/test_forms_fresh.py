"""The compiled dialogs are those of ui/*.ui: somebody who edits a form and forgets to compile it hears of it here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_desktop.gui.forms import __main__ as forms

SOURCES = sorted(forms.SOURCES.glob("*.ui"))

SMALL_FORM = """\
<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0">
 <class>Small</class>
 <widget class="QDialog" name="Small">
  <property name="windowTitle"><string>Kế hoạch</string></property>
  <widget class="PlanTree" name="tree"/>
 </widget>
 <customwidgets>
  <customwidget>
   <class>PlanTree</class><extends>QTreeView</extends><header>cchc_desktop.gui.views.plan_tree</header>
  </customwidget>
 </customwidgets>
</ui>
"""


def _without_version(text: str) -> str:
    """A form is not stale because a newer Qt of the same kind writes its number into the header."""
    return re.sub(r"^## Created by: .*$", "", text, flags=re.MULTILINE).replace("\r\n", "\n")


def test_the_compiled_forms_are_those_of_the_designer_files() -> None:
    stale = {source.name for source in SOURCES if not _is_fresh(source)}
    assert stale == set(), "run: python -m cchc_desktop.gui.forms"


def _is_fresh(source: Path) -> bool:
    compiled = forms.target(source)
    return compiled.is_file() and _without_version(compiled.read_text(encoding="utf-8")) == _without_version(
        forms.compile_form(source)
    )


def test_every_compiled_form_has_its_designer_file() -> None:
    assert set(forms.HERE.glob("ui_*.py")) == set(map(forms.target, SOURCES))


def test_compiling_connects_nothing_by_name_and_imports_promoted_widgets_absolutely(tmp_path: Path) -> None:
    source = tmp_path / "small.ui"
    source.write_text(SMALL_FORM, encoding="utf-8")
    text = forms.compile_form(source)
    compile(text, "ui_small.py", "exec")
    assert "from cchc_desktop.gui.views.plan_tree import PlanTree" in text
    assert "connectSlotsByName" not in text
    assert "User Interface Compiler version" in text
    assert "User Interface Compiler version" not in _without_version(text)


def test_main_compiles_what_is_there_and_removes_what_has_no_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "HERE", tmp_path)
    monkeypatch.setattr(forms, "SOURCES", tmp_path / "ui")
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "small.ui").write_text(SMALL_FORM, encoding="utf-8")
    (tmp_path / "ui_gone.py").touch()
    (tmp_path / "__init__.py").touch()
    assert forms.main() == 0
    assert {path.name for path in tmp_path.glob("*.py")} == {"__init__.py", "ui_small.py"}
    assert "class Ui_Small" in (tmp_path / "ui_small.py").read_text(encoding="utf-8")
