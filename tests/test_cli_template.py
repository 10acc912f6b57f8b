"""``export --option template=FILE``: the user's own Word file, filled, from the command line."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cchc_desktop.cli import main
from tests.checkout import ROOT

PLAN = str(ROOT / "resources/samples/ke-hoach-2027.json")
TEMPLATE = ROOT / "resources/templates/mau-ke-hoach.docx"


def test_the_shipped_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.docx"
    assert main(["export", PLAN, str(target), "--option", f"template={TEMPLATE}"]) == 0
    out, err = capsys.readouterr()
    assert str(target) in out
    assert not err
    assert len(docx.Document(str(target)).sections) == 2


def test_what_is_unknown_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_paragraph("{{so}} {{khong_ro}}")
    document.save(str(tmp_path / "mau.docx"))
    target = tmp_path / "a.docx"
    assert main(["export", PLAN, str(target), "--option", f"template={tmp_path / 'mau.docx'}"]) == 0
    err = capsys.readouterr().err
    assert "{{khong_ro}}" in err
    assert "{{phu_luc}}" in err


@pytest.mark.parametrize("content", [b"", b"x" * 99, None])
def test_no_template_no_file(tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    template, target = tmp_path / "mau.docx", tmp_path / "a.docx"
    if content is not None:
        template.write_bytes(content)
    assert main(["export", PLAN, str(target), "--option", f"template={template}"]) == 1
    assert "mau.docx" in capsys.readouterr().err
    assert not target.exists()
