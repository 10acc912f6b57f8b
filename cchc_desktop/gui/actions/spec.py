"""What is known of one command: where it is found, what it is called, by which keys, when it can be used."""

from __future__ import annotations

from typing import NamedTuple

from cchc_desktop.gui.actions.ids import ActionId, Menu
from cchc_desktop.gui.actions.state import When, always


class ActionSpec(NamedTuple):
    """One command. ``text`` has its mnemonic; ``tip`` is a sentence without the keys, which are added to it.

    Commands of one menu with the same ``group`` stand between two lines; ``toolbar`` is the place in the
    toolbar: tens are its groups, 0 = not there. ``keys`` are in Qt's portable writing, the first is shown.
    """

    id: ActionId
    menu: Menu
    group: int
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    toolbar: int = 0
    when: When = always
    checkable: bool = False

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and dots."""
        return self.text.replace("&", "").rstrip("…")
