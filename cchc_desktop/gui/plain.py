"""Texts from outside (plans, files, paths) shown as they are: Qt takes a tooltip with a tag in it for rich text."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A tooltip that shows the text letter by letter; an ``<img>`` in a plan must load nothing."""
    if "<" not in text and "&" not in text:
        return text
    return f"<qt>{escape(text)}</qt>"


def plain_action(text: str) -> str:
    """A text for a menu or a button: its ``&`` is no mnemonic."""
    return text.replace("&", "&&")
