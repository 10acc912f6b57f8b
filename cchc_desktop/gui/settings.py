"""What the program remembers between two starts: places of windows, zoom, folders, recent plans. Never plan texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from cchc_desktop.gui.zoom import within_limits

NAME = "cchc-desktop"


class Settings:
    """Typed access to the settings file of this user; a value of the wrong kind counts as none."""

    def __init__(self) -> None:
        self._store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)

    def bytes(self, key: str) -> QByteArray | None:
        """A state that Qt made (geometry, docks)."""
        value: Any = self._store.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def text(self, key: str) -> str:
        """A text; "" where there is none."""
        value: Any = self._store.value(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        value: Any = self._store.value(key)
        if isinstance(value, str):  # the file format writes a list of one like a text
            return [value] if value else []
        return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []

    @property
    def zoom(self) -> int:
        """Zoom of the table in per cent."""
        value: Any = self._store.value("zoom", 100)
        try:
            percent = int(value)
        except (TypeError, ValueError):
            return 100
        return within_limits(percent)

    def put(self, key: str, value: QByteArray | str | int | Sequence[str]) -> None:
        """Remember a value."""
        self._store.setValue(key, list(value) if isinstance(value, tuple) else value)

    @property
    def folder(self) -> Path:
        """Where the settings file lies."""
        return Path(self._store.fileName()).parent

    def flush(self) -> None:
        """Write to disk now (Qt does so now and then by itself)."""
        self._store.sync()
