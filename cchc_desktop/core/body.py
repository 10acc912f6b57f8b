"""The text of the main document: kinds of markers, derived section numbers, and what a reader of it needs.

The text is part of the plan's tree. A section is a marked line (I., 1., 1.1., a), -, +); its words are its text.
Paragraphs under it before its sub-sections explain it, those behind them close it; under the body they are the
preamble and the closing. Numbers are derived; only a deviation is kept: mark NUMBER ("=4a", none) and the fields
``shape`` ("{n})" instead of "{n}."), ``heading`` and ``milestone``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cchc_desktop.core.numerals import roman, roman_value
from cchc_desktop.core.plan import NONE, NUMBER, OWN, Item, Level, Plan

MARKER = "marker"  # field of a section: its Kind
SHAPE = "shape"  # field: how the marker is written where not as usual; "{n}" is the number ("{n})", "•")
HEADING = "heading"  # field: YES or NO where the look says other than the words
MILESTONE = "milestone"  # field: a year, where the words do not say it
YES, NO = "yes", "no"
TEXT_LEVELS = (Level.SECTION, Level.PARAGRAPH)


class Kind(StrEnum):
    """How a section is marked, from the top (Decree 30/2020, Phụ lục I, mục II.6: mục, khoản, điểm; then practice)."""

    ROMAN = "roman"  # I.
    ARABIC = "arabic"  # 1.
    DECIMAL = "decimal"  # 1.1.
    LETTER = "letter"  # a)
    MILESTONE = "milestone"  # "Đến năm 2030:", a line of its own without a sign
    DASH = "dash"  # -
    PLUS = "plus"  # +


SHAPES: Mapping[Kind, str] = {
    Kind.ROMAN: "{n}.",
    Kind.ARABIC: "{n}.",
    Kind.DECIMAL: "{n}.",
    Kind.LETTER: "{n})",
    Kind.MILESTONE: "",
    Kind.DASH: "-",
    Kind.PLUS: "+",
}
NUMBERED = (Kind.ROMAN, Kind.ARABIC, Kind.DECIMAL, Kind.LETTER)
RANK: Mapping[Kind, int] = {kind: place for place, kind in enumerate(Kind)}

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of điểm: no f, j, w, z, and no ă, â, ê, ô, ơ, ư

_BELOW: Mapping[Kind, Kind] = {
    Kind.ROMAN: Kind.ARABIC,
    Kind.ARABIC: Kind.LETTER,
    Kind.DECIMAL: Kind.DASH,
    Kind.LETTER: Kind.DASH,
    Kind.MILESTONE: Kind.DASH,
    Kind.DASH: Kind.PLUS,
    Kind.PLUS: Kind.PLUS,
}
_KINDS = {kind.value: kind for kind in Kind}
_YEAR_LINE = re.compile(r"\s*(?:Đến(?: hết)?|Giai đoạn đến) năm (20\d\d)\s*:", re.IGNORECASE)
_LONGEST_TITLE = 200  # letters: three lines of the page; the longest in a real plan has 150
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?", "/")


def kind(item: Item) -> Kind:
    """How a section is marked; a dash where its field says nothing known."""
    return _KINDS.get(item.fields.get(MARKER, ""), Kind.DASH)


def shape(item: Item) -> str:
    """How its marker is written, "{n}" standing for the number."""
    return item.fields.get(SHAPE, SHAPES[kind(item)])


def milestone(item: Item) -> int | None:
    """The year that a section sets targets for ("Đến năm 2030: …"); None where it names none."""
    stated = item.fields.get(MILESTONE, "")
    if stated.isascii() and stated.isdigit():
        return int(stated)
    return milestone_of(kind(item), item.text or "")


def milestone_of(marked: Kind, words: str) -> int | None:
    """The year that the words of a section of this kind open with."""
    match = _YEAR_LINE.match(words) if marked in (Kind.MILESTONE, Kind.DASH, Kind.PLUS) else None
    return int(match[1]) if match else None


def is_heading(item: Item) -> bool:
    """True where the section's words are a title and no sentence; mục, and khoản with a title, are printed bold."""
    stated = item.fields.get(HEADING)
    return stated == YES if stated else heading_of(kind(item), item.text or "")


def heading_of(marked: Kind, words: str) -> bool:
    """What the words say: a title ends without a sign; a very long one is a sentence whose sign was forgotten."""
    if marked in (Kind.ROMAN, Kind.MILESTONE):
        return True
    words = words.rstrip()
    return marked in NUMBERED and 0 < len(words) <= _LONGEST_TITLE and not words.endswith(_SENTENCE_ENDS)


# ---- numbers


@dataclass(frozen=True, slots=True)
class SectionNumber:
    """What stands before a section: ``number`` alone ("2.1"; "-"; None where there is none) and as printed ("2.1.")."""

    number: str | None
    marker: str


def write_number(marked: Kind, value: int, prefix: str = "") -> str:
    """The number of the ``value``-th section of a kind (from 1); ``prefix`` is the number above a decimal one."""
    if marked is Kind.ROMAN:
        return roman(value)
    if marked is Kind.LETTER:
        round_, letter = divmod(value - 1, len(LETTERS))
        return LETTERS[letter] * (round_ + 1)
    if marked is Kind.DECIMAL and prefix:
        return f"{prefix}.{value}"
    return str(value)


def read_number(marked: Kind, written: str, prefix: str = "") -> int | None:
    """The place in the series that a written number means; None where it is none of the series."""
    if marked is Kind.ROMAN:
        return roman_value(written)
    if marked is Kind.LETTER:
        letter = written[:1]
        if not letter or letter not in LETTERS or written != letter * len(written):
            return None
        return (len(written) - 1) * len(LETTERS) + LETTERS.index(letter) + 1
    if marked is Kind.DECIMAL and prefix:
        head, dot, written = written.rpartition(".")
        if not dot or head != prefix:
            return None
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else None


class Series:
    """The running number of the sections of one kind under one parent."""

    def __init__(self, marked: Kind, prefix: str = "") -> None:
        self.marked = marked
        self.prefix = prefix
        self.value = 0

    def expected(self) -> str:
        """What the next one is called."""
        return write_number(self.marked, self.value + 1, self.prefix)

    def take(self, mark: str = "") -> str:
        """The number of the next one; ``mark`` is its deviation ("", NONE or OWN and a number of its own)."""
        if mark == NONE:
            return ""
        if mark.startswith(OWN):
            own = mark[len(OWN) :]
            value = read_number(self.marked, own, self.prefix)
            self.value = self.value if value is None else value
            return own
        self.value += 1
        return write_number(self.marked, self.value, self.prefix)


class Numbering:
    """Feeds the children of one parent, in order, to the series of their kinds."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix  # for decimal numbers below
        self._series: dict[Kind, Series] = {}

    def series(self, marked: Kind) -> Series:
        """The series of a kind."""
        if marked not in self._series:
            self._series[marked] = Series(marked, self._prefix if marked is Kind.DECIMAL else "")
        return self._series[marked]

    def take(self, item: Item) -> SectionNumber:
        """What stands before the next section."""
        marked = kind(item)
        written = shape(item)
        mark = item.marks.get(NUMBER, "")
        if marked not in NUMBERED:
            bare = "" if mark == NONE else written
            return SectionNumber(bare or None, bare)
        number = self.series(marked).take(mark)
        return SectionNumber(number, written.replace("{n}", number) if number else "")


def prefix_below(marked: Kind, number: str, prefix: str) -> str:
    """What decimal numbers under a section begin with; ``prefix`` is what its own siblings begin with."""
    if marked in (Kind.ARABIC, Kind.DECIMAL):
        return number
    if marked is Kind.ROMAN:
        value = roman_value(number)
        return str(value) if value else number
    return prefix


def section_numbers(plan: Plan) -> dict[str, SectionNumber]:
    """What stands before every section of the text, by id."""
    numbers: dict[str, SectionNumber] = {}
    if plan.body is None:
        return numbers
    waiting = [(plan.body, "")]
    while waiting:
        parent, prefix = waiting.pop()
        numbering = Numbering(prefix)
        for child in plan.children(parent):
            if child.level is Level.SECTION:
                number = numbers[child.id] = numbering.take(child)
                waiting.append((child.id, prefix_below(kind(child), number.number or "", prefix)))
    return numbers


def line_text(marker: str, words: str) -> str:
    """A section's line as printed."""
    return f"{marker} {words}" if marker and words else marker or words


# ---- reading


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One printed paragraph of the text: a section's line (``kind`` set) or an unmarked paragraph.

    ``depth`` counts the sections it hangs under. ``words`` is without the marker.
    """

    item: Item
    depth: int
    kind: Kind | None
    marker: str
    words: str
    heading: bool = False

    @property
    def text(self) -> str:
        """The line as printed."""
        return line_text(self.marker, self.words)


def body_lines(plan: Plan) -> Iterator[BodyLine]:
    """The text in printed order."""
    if plan.body is None:
        return
    numbers = section_numbers(plan)
    waiting = [(child, 0) for child in reversed(plan.children(plan.body))]
    while waiting:
        item, depth = waiting.pop()
        if item.level is Level.SECTION:
            marker = numbers[item.id].marker
            yield BodyLine(item, depth, kind(item), marker, item.text or "", is_heading(item))
            waiting.extend((child, depth + 1) for child in reversed(plan.children(item.id)))
        else:
            yield BodyLine(item, depth, None, "", item.text or "")


@dataclass(frozen=True, slots=True)
class Parts:
    """The children of the body or of a section: paragraphs before the sections, what lies between, and after."""

    before: tuple[Item, ...]
    sections: tuple[Item, ...]  # from the first section to the last; a paragraph between two sections is among them
    after: tuple[Item, ...]


def parts(plan: Plan, parent: str) -> Parts:
    """The children of the body or of a section by their part; without sections all are ``before``."""
    children = plan.children(parent)
    places = [i for i, child in enumerate(children) if child.level is Level.SECTION]
    if not places:
        return Parts(children, (), ())
    first, last = places[0], places[-1] + 1
    return Parts(children[:first], children[first:last], children[last:])


def kind_below(plan: Plan, parent: Item) -> Kind:
    """How a new section under ``parent`` is marked: as its sisters, as its cousins, else by the usual order."""
    for child in reversed(plan.children(parent.id)):
        if child.level is Level.SECTION:
            return kind(child)
    above = kind(parent) if parent.level is Level.SECTION else None
    if plan.body is not None:
        for line in body_lines(plan):
            home = plan.parent(line.item.id)
            if line.kind and home and home.level is parent.level and (above is None or kind(home) is above):
                return line.kind
    return Kind.ROMAN if above is None else _BELOW[above]


def beside(item: Item, item_id: str) -> Item:
    """An empty item to stand beside one of the text: a section is marked as its sister."""
    fields = {key: value for key, value in item.fields.items() if key in (MARKER, SHAPE)}
    return Item(item_id, item.level, item.parent, "", fields)


def usual_below(marked: Kind) -> Kind:
    """What usually stands below a kind."""
    return _BELOW[marked]
