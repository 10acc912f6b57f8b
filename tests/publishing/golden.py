"""Golden files: what a writer makes of the small table, as XML one can read and compare, under tests/reference."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from lxml import etree

REFERENCE = Path(__file__).resolve().parents[1] / "reference"


def readable(xml: bytes) -> str:
    """The part with one element a line; texts stay as they are."""
    tree = etree.fromstring(xml)
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode") + "\n"


def compare(name: str, text: str) -> None:
    """Fails with the difference to tests/reference/NAME; ``CCHC_APPROVE=1`` writes it instead: look, then commit."""
    path = REFERENCE / name
    if os.environ.get("CCHC_APPROVE") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    approved = path.read_text(encoding="utf-8").splitlines()
    change = list(difflib.unified_diff(approved, text.splitlines(), "approved", "written", lineterm="", n=1))
    assert not change, f"{name} differs:\n" + "\n".join(change[:60])
