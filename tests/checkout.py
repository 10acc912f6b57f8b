"""The files that belong to this checkout, for tests that look at all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = {".git", ".venv", "out", "build", "dist", "__pycache__"}


def tracked(folder: str = ".") -> list[Path]:
    """What git tracks in ``folder`` and is still there; in an unpacked archive, everything that no tool has made."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--", folder]
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout
        paths = [ROOT / os.fsdecode(name) for name in listing.split(b"\0") if name]
    else:
        paths = [path for path in (ROOT / folder).rglob("*") if not _is_made(path.relative_to(ROOT))]
    found = sorted(path for path in paths if path.is_file())
    assert found, f"no files in {folder}"
    return found


def _is_made(path: Path) -> bool:
    return any(part in MADE or part.endswith("_cache") for part in path.parts)
