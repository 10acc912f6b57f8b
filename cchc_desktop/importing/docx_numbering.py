"""Automatic numbers of a Word document: the definitions in numbering.xml, and the counters that run through the text.

Rules: ECMA-376 part 1, 17.9. Lists that share a definition share its counters; a level begins again after any higher
level, unless it says otherwise; a list that overrides a start begins there when it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cchc_desktop.core.numerals import roman
from cchc_desktop.importing.docx_styles import Styles
from cchc_desktop.importing.xml_walk import WORD, Attributes, OnStart, Walk, attribute, is_on, value, whole

_LEVELS = 9
_PLACEHOLDER = re.compile("%([1-9])")
_BULLET = "-"  # what official texts put where Word has a sign of a symbol font
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_CIRCLE = "o"  # Word's second bullet: this letter in Courier New


@dataclass(slots=True)
class Level:
    """How one level of a list counts and looks; ``restart``: 0 never, n after a level above n, None after any."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""


@dataclass(slots=True)
class _Definition:
    """An abstractNum."""

    levels: dict[int, Level] = field(default_factory=dict[int, Level])
    style_link: str = ""  # this definition belongs to a list style of that id
    from_style: str = ""  # … and this one is taken from there


@dataclass(slots=True)
class _List:
    """A num: a definition with overrides."""

    definition: str = ""
    starts: dict[int, int] = field(default_factory=dict[int, int])
    levels: dict[int, Level] = field(default_factory=dict[int, Level])


class Numbering:
    """Gives each numbered paragraph its number, in the order of the document."""

    def __init__(self, data: bytes | None, styles: Styles) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._lists: dict[int, _List] = {}
        self._styles = styles
        self._counters: dict[str, list[int | None]] = {}
        self._used: set[tuple[int, int]] = set()
        self.unknown_formats = 0
        if data:
            _Reader(self._definitions, self._lists).read(data)

    def __bool__(self) -> bool:
        return bool(self._lists)

    def next(self, number_id: int, level: int) -> tuple[str, str]:
        """The number of the next paragraph of a list, and what stands between it and the text ("" or a blank).

        ("", "") where the list is not defined or shows nothing.
        """
        found = self._lists.get(number_id)
        if found is None or not 0 <= level < _LEVELS:
            return "", ""
        name = self._definition_of(found)
        levels = self._definitions[name].levels | found.levels if name in self._definitions else found.levels
        if level not in levels:
            return "", ""
        counters = self._counters.setdefault(name, [None] * _LEVELS)
        self._count(number_id, found, level, levels, counters)
        text = self._text(levels, level, counters)
        return text, "" if levels[level].suffix == "nothing" else " "

    def level_of_style(self, number_id: int, style: str) -> int | None:
        """The level that a list gives to paragraphs of a style."""
        found = self._lists.get(number_id)
        if found is None:
            return None
        definition = self._definitions.get(self._definition_of(found), _Definition())
        return next((index for index, level in definition.levels.items() if level.style == style), None)

    def _definition_of(self, found: _List) -> str:
        name, seen = found.definition, set[str]()
        while name in self._definitions and (link := self._definitions[name].from_style) and name not in seen:
            seen.add(name)
            target = next((key for key, one in self._definitions.items() if one.style_link == link), "")
            if not target:
                linked = self._lists.get(self._styles.get(link).number_id or 0)
                target = linked.definition if linked else ""
            name = target or name
        return name

    def _count(
        self, number_id: int, found: _List, level: int, levels: dict[int, Level], counters: list[int | None]
    ) -> None:
        current = counters[level]
        first_use = (number_id, level) not in self._used
        self._used.add((number_id, level))
        if first_use and level in found.starts:
            counters[level] = found.starts[level]
        elif current is None:
            counters[level] = found.starts.get(level, levels[level].start)
        else:
            counters[level] = current + 1
        for higher in range(level):  # a level that was passed over counts as begun (LibreOffice does so, too)
            if counters[higher] is None:
                counters[higher] = levels[higher].start if higher in levels else 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counters[deeper] = None

    def _text(self, levels: dict[int, Level], level: int, counters: list[int | None]) -> str:
        own = levels[level]
        if own.format == "bullet":
            return _BULLET if _is_symbol(own) else own.text.strip()
        if own.format == "none":
            return _PLACEHOLDER.sub("", own.text).strip()

        def counter(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            of = levels.get(index, Level())
            count = counters[index]
            return self._format(of.start if count is None else count, "decimal" if own.legal else of.format)

        return _PLACEHOLDER.sub(counter, own.text).strip()

    def _format(self, count: int, form: str) -> str:
        text = numeral(count, form)
        if text is None:
            self.unknown_formats += 1
            return str(count)
        return text


def _is_symbol(level: Level) -> bool:
    """Whether a bullet is a sign of a symbol font."""
    return bool(level.text) and (
        level.font.casefold().startswith(_SYMBOL_FONTS)
        or level.text == _CIRCLE
        or any("\ue000" <= letter <= "\uf8ff" for letter in level.text)
    )


def numeral(count: int, form: str) -> str | None:
    """A counter as Word prints it in a number format (ST_NumberFormat), None for a format that is not known."""
    writer = _WRITERS.get(form)
    # Beyond these Word has rules of its own that no plan will ever see.
    return writer(count) if writer is not None and (0 < count < 1000 or form in _ANY_COUNT) else None


def _letters(count: int) -> str:
    """A … Z, AA, BB … ZZ, AAA: Word repeats the letter."""
    repeats, index = divmod(count - 1, 26)
    return chr(ord("A") + index) * (repeats + 1)


_ANY_COUNT = ("decimal", "decimalZero", "ordinal", "none")
_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "ordinal": str,
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "none": lambda _count: "",
}


class _Reader:
    """Reads numbering.xml into definitions and lists."""

    def __init__(self, definitions: dict[str, _Definition], lists: dict[int, _List]) -> None:
        self._definitions, self._lists = definitions, lists
        self._definition, self._list = _Definition(), _List()
        self._levels: dict[int, Level] = {}
        self._level = Level()
        self._overridden = 0

    def read(self, data: bytes) -> None:
        handlers: dict[str, OnStart] = {
            "abstractNum": self._on_definition, "num": self._on_list, "lvl": self._on_level,
            "styleLink": self._on_style_link, "numStyleLink": self._on_from_style,
            "abstractNumId": self._on_definition_id, "lvlOverride": self._on_override,
            "startOverride": self._on_start_override, "start": self._on_start, "numFmt": self._on_format,
            "lvlText": self._on_text, "suff": self._on_suffix, "lvlRestart": self._on_restart,
            "isLgl": self._on_legal, "pStyle": self._on_style, "rFonts": self._on_font,
        }  # fmt: skip
        Walk({WORD: handlers}).run(data)

    def _on_definition(self, attributes: Attributes) -> None:
        self._definition = self._definitions[attribute(attributes, "abstractNumId")] = _Definition()
        self._levels = self._definition.levels

    def _on_list(self, attributes: Attributes) -> None:
        self._list = self._lists[whole(attribute(attributes, "numId"))] = _List()
        self._levels = self._list.levels

    def _on_level(self, attributes: Attributes) -> None:
        self._level = self._levels[whole(attribute(attributes, "ilvl"))] = Level()

    def _on_style_link(self, attributes: Attributes) -> None:
        self._definition.style_link = value(attributes)

    def _on_from_style(self, attributes: Attributes) -> None:
        self._definition.from_style = value(attributes)

    def _on_definition_id(self, attributes: Attributes) -> None:
        self._list.definition = value(attributes)

    def _on_override(self, attributes: Attributes) -> None:
        self._overridden = whole(attribute(attributes, "ilvl"))

    def _on_start_override(self, attributes: Attributes) -> None:
        self._list.starts[self._overridden] = whole(value(attributes), 1)

    def _on_start(self, attributes: Attributes) -> None:
        self._level.start = whole(value(attributes), 1)

    def _on_format(self, attributes: Attributes) -> None:
        if (form := value(attributes)) != "custom":  # a custom format stands beside the nearest ordinary one
            self._level.format = form

    def _on_text(self, attributes: Attributes) -> None:
        self._level.text = value(attributes)

    def _on_suffix(self, attributes: Attributes) -> None:
        self._level.suffix = value(attributes)

    def _on_restart(self, attributes: Attributes) -> None:
        self._level.restart = whole(value(attributes))

    def _on_legal(self, attributes: Attributes) -> None:
        self._level.legal = is_on(attributes)

    def _on_style(self, attributes: Attributes) -> None:
        self._level.style = value(attributes)

    def _on_font(self, attributes: Attributes) -> None:
        self._level.font = attribute(attributes, "ascii") or attribute(attributes, "hAnsi")
