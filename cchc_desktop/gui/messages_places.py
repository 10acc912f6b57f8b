"""The names of places for sentences and the command line: what :mod:`.models.place_names` says. Free of Qt."""

from __future__ import annotations

from cchc_desktop.gui.models.place_names import Places, capital

__all__ = ["Places", "capital"]
