"""The chapters of the help: Markdown files of resources/help, in which commands are named and their keys filled in.

``{import}`` becomes the place of the command in the menus with its keys, ``{key:help}`` its keys alone, and
``{keyboard-map}`` the table of all commands; so what the help says of menus and keys is always true.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc_desktop import resources
from cchc_desktop.gui.actions.table import ACTIONS, BY_ID, ActionId, Menu
from cchc_desktop.gui.menus import shortcut_text

FOLDER = "help"
_COMMAND = re.compile(r"\{(key:)?([a-z-]+)\}")
_MAP = "keyboard-map"
_NAME = re.compile(r"^\d+-(.+)\.md$")


class Chapter(NamedTuple):
    """One chapter: the name by which others ask for it, its title, its Markdown with commands filled in."""

    name: str
    title: str
    text: str


def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    found: list[Chapter] = []
    for path in resources.names(FOLDER):
        name = _NAME.match(path.rpartition("/")[2])
        if name:
            text = resources.read_text(path)
            title = text.partition("\n")[0].lstrip("# ")
            found.append(Chapter(name[1], title, _COMMAND.sub(_said, text)))
    return tuple(found)


def chapter(name: str) -> Chapter:
    """The chapter of a name; the first one where there is none."""
    return next((chapter for chapter in chapters() if chapter.name == name), chapters()[0])


def _said(found: re.Match[str]) -> str:
    if found[2] == _MAP:
        return keyboard_map()
    spec = BY_ID[ActionId(found[2])]
    keys = shortcut_text(spec)
    if found[1]:
        return f"**{keys}**"
    place = f"**{_plain(spec.menu.value)} → {spec.plain_text}**"
    return f"{place} ({keys})" if keys else place


def keyboard_map() -> str:
    """All commands that have keys, menu by menu, as Markdown tables."""
    parts: list[str] = []
    for menu in Menu:
        rows = [f"| {spec.plain_text} | {shortcut_text(spec)} |" for spec in ACTIONS if spec.menu is menu and spec.keys]
        if rows:
            parts.append("\n".join((f"## {_plain(menu.value)}", "", "| Lệnh | Phím |", "| --- | --- |", *rows)))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    return text.replace("&", "")
