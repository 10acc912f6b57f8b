"""Walking an XML part with expat: handlers by element name, everything else is passed through.

Passing through is what keeps text: a wrapper nobody has heard of (a content control, a smart tag, an accepted
insertion) loses nothing. What must not be read is left out explicitly with :meth:`Walk.skip`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar
from xml.parsers import expat

Attributes: TypeAlias = list[str]  # name, value, name, value …
OnStart: TypeAlias = Callable[[Attributes], None]
OnEnd: TypeAlias = Callable[[], None]
Namespaces: TypeAlias = tuple[str, ...]  # all addresses of one vocabulary
Starts: TypeAlias = Mapping[Namespaces, Mapping[str, OnStart]]
Ends: TypeAlias = Mapping[Namespaces, Mapping[str, OnEnd]]

SPACE = " "  # between address and local name: no address holds a blank
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # "Strict Open XML Document"
)
SHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
COMPATIBILITY = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)

_Handler = TypeVar("_Handler")
_DECLARATION = re.compile(rb"""xmlns(?::([\w.-]+))?\s*=\s*(?:"([^"&]*)"|'([^'&]*)')""")


def value(attributes: Attributes, default: str = "") -> str:
    """The w:val of a Word element."""
    if len(attributes) == 2:
        return attributes[1] if attributes[0].endswith("val") else default
    for at in range(0, len(attributes), 2):
        if attributes[at].endswith("val"):
            return attributes[at + 1]
    return default


def attribute(attributes: Attributes, local: str, default: str = "") -> str:
    """An attribute by its local name, whatever its namespace."""
    for at in range(0, len(attributes), 2):
        if _local(attributes[at]) == local:
            return attributes[at + 1]
    return default


def is_on(attributes: Attributes) -> bool:
    """A Word on/off property: present means on, unless its value says otherwise."""
    return value(attributes, "on") not in ("0", "false", "off", "none")


def whole(text: str, default: int = 0) -> int:
    """A whole number as files write it, or the default."""
    try:
        return int(text) if len(text) < 12 else default
    except ValueError:
        return default


class Walk:
    """One pass over one part."""

    def __init__(self, starts: Starts, ends: Ends | None = None) -> None:
        self._starts, self._ends = starts, ends or {}
        self._depth = 0

    def run(self, data: bytes, on_letters: Callable[[str], None] | None = None) -> None:
        """Walk the whole part; ``on_letters`` gets all character data.

        Raises expat.ExpatError on broken XML and whatever the handlers raise.
        """
        prefixes = plain_prefixes(data)
        parser = expat.ParserCreate(namespace_separator=SPACE if prefixes is None else None)
        parser.ordered_attributes = True
        parser.buffer_text = True
        start_of = dict(_named(self._starts, prefixes)).get
        end_of = dict(_named(self._ends, prefixes)).get

        def on_start(name: str, attributes: Attributes) -> None:
            if (handler := start_of(name)) is not None:
                handler(attributes)

        def on_end(name: str) -> None:
            if (handler := end_of(name)) is not None:
                handler()

        self._parser, self._on_start, self._on_end = parser, on_start, on_end if self._ends else None
        parser.StartElementHandler, parser.EndElementHandler = self._on_start, self._on_end
        parser.CharacterDataHandler = on_letters
        parser.Parse(data, True)

    def skip(self) -> None:
        """Called by a start handler: leave out this element with everything in it (its end handler, too)."""
        self._depth = 1
        self._parser.StartElementHandler = self._deeper
        self._parser.EndElementHandler = self._shallower

    def _deeper(self, _name: str, _attributes: Attributes) -> None:
        self._depth += 1

    def _shallower(self, _name: str) -> None:
        self._depth -= 1
        if not self._depth:
            self._parser.StartElementHandler = self._on_start
            self._parser.EndElementHandler = self._on_end


def plain_prefixes(data: bytes) -> dict[str, list[str]] | None:
    """Address → its prefixes ("" for the default), if each prefix means the same all through the part; else None.

    Where it does – nearly always – expat need not resolve names, which saves a quarter of the time.
    """
    meanings: dict[bytes, bytes] = {}
    at = data.find(b"xmlns")
    while at >= 0:
        match = _DECLARATION.match(data, at)
        if match is None:
            return None
        address = match[2] if match[2] is not None else match[3]
        if meanings.setdefault(match[1] or b"", address) != address:
            return None
        at = data.find(b"xmlns", match.end())
    prefixes: dict[str, list[str]] = {}
    for prefix, address in meanings.items():
        prefixes.setdefault(address.decode("utf-8", "replace"), []).append(prefix.decode("utf-8", "replace"))
    return prefixes or None


def _named(
    handlers: Mapping[Namespaces, Mapping[str, _Handler]], prefixes: dict[str, list[str]] | None
) -> Iterator[tuple[str, _Handler]]:
    for addresses, by_local in handlers.items():
        for address in addresses:
            if prefixes is None:
                starts = [address + SPACE]
            else:
                starts = [f"{prefix}:" if prefix else "" for prefix in prefixes.get(address, ())]
            for start in starts:
                for local, handler in by_local.items():
                    yield start + local, handler


def _local(name: str) -> str:
    return name[max(name.rfind(SPACE), name.rfind(":")) + 1 :]


def elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """All elements of a small flat part (relationships, content types) by local names."""
    found: list[tuple[str, dict[str, str]]] = []

    def on_start(name: str, attributes: Attributes) -> None:
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        found.append((_local(name), {_local(key): text for key, text in pairs}))

    parser = expat.ParserCreate(namespace_separator=SPACE)
    parser.ordered_attributes = True
    parser.StartElementHandler = on_start
    parser.Parse(data, True)
    return found
