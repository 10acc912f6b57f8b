"""Settings of Qt for the window's tests: a private place for settings, Qt's own texts untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths


@pytest.fixture(autouse=True)
def _private_settings(tmp_path: Path) -> None:
    """Every test starts with empty settings and leaves the user's alone."""
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
