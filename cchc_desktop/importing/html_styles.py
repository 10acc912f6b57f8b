"""What a web page's styles say about text: font, weight, slope, centring, hidden; the CSS that office pages use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_LONGEST = 4_000  # letters of a selector list or of declarations
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?((?:\.[\w-]+)*)$")
_MOST_RULES = 20_000
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC_TAGS = frozenset({"i", "em"})


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of the text inside an element, with everything it inherits."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    centred: bool = False
    hidden: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    weight: tuple[int, int, int]  # classes, tags, order
    around: tuple[str, ...]  # tags that must stand around the element
    classes: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the innermost blocks; in one pass, whatever the text."""
    for piece in text.split("}")[:-1]:
        before, brace, body = piece.rpartition("{")
        selectors = before.rpartition("{")[2]
        if brace and selectors and len(selectors) <= _LONGEST and len(body) <= _LONGEST:
            yield selectors, body


class StyleSheet:
    """The rules of a page, by the tag or class that they are for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[str, list[_Rule]] = {}  # by tag, or "." for any tag
        count = 0
        for text in texts:
            for selectors, body in _rules(_COMMENT.sub(" ", text)):
                declarations = tuple(_declarations(body))
                for selector in selectors.split(","):
                    count += 1
                    if declarations and count <= _MOST_RULES:
                        self._add(selector.split(), declarations, count)

    def _add(self, chain: list[str], declarations: tuple[tuple[str, str], ...], order: int) -> None:
        matches = [_SIMPLE.fullmatch(part) for part in chain]
        if not matches or None in matches:
            return
        parts = [(match[1] or "", tuple(match[2].split(".")[1:])) for match in matches if match is not None]
        tag, classes = parts[-1]
        around = tuple(name.lower() for name, _ in parts[:-1] if name)
        weight = (sum(len(names) for _, names in parts), sum(bool(name) for name, _ in parts), order)
        key = f".{classes[0]}" if classes else tag.lower()
        own = (tag.lower(),) if classes and tag else ()
        self._rules.setdefault(key, []).append(_Rule(weight, (*around, *(f"={name}" for name in own)), classes,
                                                     declarations))  # fmt: skip

    def look(self, tag: str, attributes: dict[str, str], around: list[str], outer: Look) -> Look:
        """The look of an element with these attributes inside the elements ``around``, whose look is ``outer``."""
        classes = attributes.get("class", "").split()
        keys = (tag, *(f".{name}" for name in classes))
        fitting = [rule for key in keys for rule in self._rules.get(key, ()) if self._fits(rule, tag, classes, around)]
        look = _by_tag(tag, attributes, outer)
        for rule in sorted(fitting, key=lambda rule: rule.weight):
            look = _with(look, rule.declarations)
        if style := attributes.get("style"):
            look = _with(look, _declarations(style))
        return look

    @staticmethod
    def _fits(rule: _Rule, tag: str, classes: list[str], around: list[str]) -> bool:
        if any(name not in classes for name in rule.classes):
            return False
        return all(name[1:] == tag if name.startswith("=") else name in around for name in rule.around)


def _by_tag(tag: str, attributes: dict[str, str], outer: Look) -> Look:
    look = outer
    if tag in _BOLD_TAGS:
        look = replace(look, bold=True)
    elif tag in _ITALIC_TAGS:
        look = replace(look, italic=True)
    if tag == "center" or (align := attributes.get("align")) == "center":
        look = replace(look, centred=True)
    elif align:
        look = replace(look, centred=False)
    if tag == "font" and (face := attributes.get("face")):
        look = replace(look, font=face)
    if "hidden" in attributes:
        look = replace(look, hidden=True)
    return look


def _declarations(text: str) -> Iterable[tuple[str, str]]:
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _PROPERTIES:
            yield name, value.replace("!important", "").strip()


def _with(look: Look, declarations: Iterable[tuple[str, str]]) -> Look:
    for name, value in declarations:
        look = _PROPERTIES[name](look, value)
    return look


def _family(look: Look, value: str) -> Look:
    return replace(look, font=value) if value.lower() != "inherit" else look


def _short_font(look: Look, value: str) -> Look:
    """font: [style] [weight] size family: the family is what follows the size."""
    match = re.search(r"\d[\w.%]*(?:/[\w.%]+)?\s+(\S.*)$", value)
    look = replace(look, bold=" bold" in f" {value.lower()}", italic=" italic" in f" {value.lower()}")
    return replace(look, font=match[1]) if match else look


_PROPERTIES = {
    "font-family": _family,
    "font": _short_font,
    "font-weight": lambda look, value: replace(look, bold=value.lower() in ("bold", "bolder", "600", "700", "800")),
    "font-style": lambda look, value: replace(look, italic=value.lower() in ("italic", "oblique")),
    "text-align": lambda look, value: replace(look, centred=value.lower() == "center"),
    "text-transform": lambda look, value: replace(look, capitals=value.lower() == "uppercase"),
    "display": lambda look, value: replace(look, hidden=look.hidden or value.lower() == "none"),
    "visibility": lambda look, value: replace(look, hidden=look.hidden or value.lower() in ("hidden", "collapse")),
    "mso-hide": lambda look, value: replace(look, hidden=look.hidden or value.lower() == "all"),
}
