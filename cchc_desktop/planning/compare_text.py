"""The main documents of two plans side by side: title, bases, text, recipients, signature, names of the appendices.

Sections and paragraphs are matched like the rows of the table (:mod:`compare`): by id, by words, by likeness; lines of
lists (bases, recipients, articles) by their words. The sign at the end of a list's line is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cchc_desktop.core.body import TEXT_LEVELS, Kind, is_heading, kind, section_numbers
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document_names import PARTS
from cchc_desktop.core.headings import CAPTION, HEADING, appendix_heading, appendix_title
from cchc_desktop.core.plan import Decision, DocumentInfo, Item, Level, Plan, Signature
from cchc_desktop.core.vietnamese import words
from cchc_desktop.planning.compare import ALIKE, Fate, Pair, Stage, pairs_of, relative, shifted, year_of
from cchc_desktop.planning.compare_rows import Row, TextPair
from cchc_desktop.planning.matching import Matcher, longest_rising


class Part(StrEnum):
    """A part of the main document, in printed order."""

    INFORMATION = "information"
    DECISION = "decision"
    BASES = "bases"
    BODY = "body"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    APPENDICES = "appendices"


_NAMES = {
    Part.INFORMATION: "Văn bản: thông tin chung",
    Part.DECISION: "Văn bản: quyết định ban hành",
    Part.BASES: "Văn bản: căn cứ",
    Part.BODY: "Văn bản: nội dung",
    Part.RECIPIENTS: "Văn bản: nơi nhận",
    Part.SIGNATURE: "Văn bản: chữ ký",
    Part.APPENDICES: "Văn bản: tên các phụ lục",
}


class _Card(NamedTuple):
    """Texts that have a name each and stand in one row."""

    part: Part
    prefix: str  # before the names of its texts
    labels: Mapping[str, str]


_INFORMED = ("title", "type", "number", "date", "place", "parent_issuer", "issuer", "draft")
_INFORMATION = _Card(Part.INFORMATION, "", {name: PARTS[name] for name in _INFORMED})
_DECISION = _Card(Part.DECISION, "decision/", {"title": PARTS["title"], "authority": "Cơ quan quyết định"})
_SIGNATURE = _Card(
    Part.SIGNATURE, "signature/", {"authority": "Thẩm quyền ký", "position": "Chức vụ", "name": "Họ và tên"}
)
_APPENDIX = {HEADING: "Số phụ lục", "title": "Tên phụ lục", CAPTION: "Dòng dẫn"}
_ENDS = " \n-;.,"  # what stands around the lines of a list


def text_rows(old: Plan, new: Plan) -> tuple[Row, ...]:
    """The rows of the main documents in printed order, each part under a heading; parts that neither has left out."""
    rows: list[Row] = []
    for part in Part:
        found = list(_of_part(part, _Sides(old, new)))
        if found:
            heading = TextPair(TEXT, "", _NAMES[part], _NAMES[part])
            rows.append(Row(Level.BODY, Fate.SAME, False, "", "", "", "", (heading,), part.value, head=True))
            rows += found
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both plans, and how their texts are compared."""

    old: Plan
    new: Plan

    def fate(self, one: str, other: str) -> Fate:
        """What became of a text."""
        if one.split() == other.split():
            return Fate.SAME
        return Fate.SHIFTED if shifted(one, other, (year_of(self.old), year_of(self.new))) else Fate.RENAMED


def _of_part(part: Part, sides: _Sides) -> Iterator[Row]:
    before, after = sides.old.document, sides.new.document
    match part:
        case Part.INFORMATION:
            yield from _card(_INFORMATION, sides, before, after)
        case Part.DECISION:
            yield from _card(_DECISION, sides, before.decision, after.decision)
            articles = [document.decision.articles if document.decision else () for document in (before, after)]
            yield from _list(part, sides, articles[0], articles[1], "articles")
        case Part.BASES:
            yield from _list(part, sides, before.bases, after.bases, "bases")
        case Part.BODY:
            yield from _body(sides)
        case Part.RECIPIENTS:
            yield from _list(part, sides, before.recipients, after.recipients, "recipients")
        case Part.SIGNATURE:
            yield from _card(_SIGNATURE, sides, before.signature, after.signature)
        case Part.APPENDICES:
            yield from _appendices(sides)


# ---- texts that have a name each


def _card(
    card: _Card,
    sides: _Sides,
    one: DocumentInfo | Decision | Signature | None,
    other: DocumentInfo | Decision | Signature | None,
) -> Iterator[Row]:
    """One row for all of them: the first that is named is its words."""
    texts = tuple(
        TextPair(name, label, getattr(one, name, ""), getattr(other, name, "")) for name, label in card.labels.items()
    )
    texts = tuple(text for text in texts if text.old.strip() or text.new.strip())
    if texts:
        said = [any(text.old for text in texts), any(text.new for text in texts)]
        where = f"{card.prefix}{texts[0].name}"
        ids = [where if here else "" for here in said]
        fate = _card_fate(sides, texts, ids)
        yield Row(Level.PLAN, fate, False, ids[0], ids[1], "", "", texts, card.part.value)


def _card_fate(sides: _Sides, texts: Sequence[TextPair], ids: Sequence[str]) -> Fate:
    if not all(ids):
        return Fate.DROPPED if ids[0] else Fate.NEW
    fates = [sides.fate(text.old, text.new) for text in texts]
    if fates[0] is Fate.RENAMED:
        return Fate.RENAMED
    if Fate.RENAMED in fates:
        return Fate.CHANGED
    return Fate.SHIFTED if Fate.SHIFTED in fates else Fate.SAME


def _appendices(sides: _Sides) -> Iterator[Row]:
    """Number, title and caption of each appendix; the first of the one plan beside the first of the other."""
    olds, news = sides.old.appendices, sides.new.appendices
    for place in range(max(len(olds), len(news))):
        ids = [ids[place] if place < len(ids) else "" for ids in (olds, news)]
        said = [_of_appendix(plan, item) for plan, item in zip((sides.old, sides.new), ids, strict=True)]
        texts = tuple(TextPair(name, label, said[0][name], said[1][name]) for name, label in _APPENDIX.items())
        texts = tuple(text for text in texts if text.old.strip() or text.new.strip())
        if texts:
            fate = _card_fate(sides, texts, ids)
            yield Row(Level.APPENDIX, fate, False, ids[0], ids[1], "", "", texts, Part.APPENDICES.value)


def _of_appendix(plan: Plan, item: str) -> dict[str, str]:
    """What stands above a table, as printed; the caption as written, for it only repeats number and date."""
    if not item:
        return dict.fromkeys(_APPENDIX, "")
    caption = plan[item].fields.get(CAPTION, "")
    return {HEADING: appendix_heading(plan, item), "title": appendix_title(plan, item), CAPTION: caption}


# ---- lists


def _list(part: Part, sides: _Sides, olds: Sequence[str], news: Sequence[str], name: str) -> Iterator[Row]:
    """The lines of a list, what was dropped behind what stood before it."""
    before, after = [line.strip(_ENDS) for line in olds], [line.strip(_ENDS) for line in news]
    years = year_of(sides.old), year_of(sides.new)
    said = [[words(relative(line, year)) for line in lines] for lines, year in zip((before, after), years, strict=True)]
    matched = {there: here for here, there in Matcher(said[0], said[1], ALIKE).matches()}
    stayed = sorted(matched)
    kept = {stayed[place] for place in longest_rising([matched[there] for there in stayed])}
    gone = [here for here in range(len(before)) if here not in matched.values() and before[here]]

    def dropped(behind: int) -> Iterator[Row]:
        """The dropped lines up to the next one that stayed."""
        upto = min((here for here in matched.values() if here > behind), default=len(before))
        for here in gone:
            if behind < here < upto:
                yield _line(part, Fate.DROPPED, False, (f"{name}/{here}", ""), (before[here], ""))

    yield from dropped(-1)
    for there, line in enumerate(after):
        here = matched.get(there)
        if here is None:
            if line:
                yield _line(part, Fate.NEW, False, ("", f"{name}/{there}"), ("", line))
            continue
        ids = f"{name}/{here}", f"{name}/{there}"
        yield _line(part, sides.fate(before[here], line), there not in kept, ids, (before[here], line))
        yield from dropped(here)


def _line(part: Part, fate: Fate, moved: bool, ids: tuple[str, str], said: tuple[str, str]) -> Row:
    return Row(Level.PLAN, fate, moved, *ids, "", "", (TextPair(TEXT, "", *said),), part.value)


# ---- the text


def _body(sides: _Sides) -> Iterator[Row]:
    old, new = sides.old, sides.new
    numbers = section_numbers(old), section_numbers(new)
    stages: list[Stage] = [_is_top, _is_title, lambda _item: True]
    for pair in pairs_of(old, new, _lines(old), _lines(new), stages):
        items = [plan[item] if item else None for plan, item in ((old, pair.old), (new, pair.new))]
        said = [(item.text or "") if item else "" for item in items]
        marks = [n[item.id].marker if item and item.id in n else "" for n, item in zip(numbers, items, strict=True)]
        if any(text.strip() for text in said):
            yield _body_row(pair, items, said, marks)


def _body_row(pair: Pair, items: Sequence[Item | None], said: Sequence[str], marks: Sequence[str]) -> Row:
    head = any(item is not None and _is_title(item) for item in items)
    texts = (TextPair(TEXT, "", said[0], said[1]),)
    ids = pair.old or "", pair.new or ""
    return Row(pair.level, pair.fate, pair.moved, *ids, marks[0], marks[1], texts, Part.BODY.value, head)


def _lines(plan: Plan) -> list[Item]:
    return [item for item in plan.walk(plan.body) if item.level in TEXT_LEVELS] if plan.body is not None else []


def _is_top(item: Item) -> bool:
    return item.level is Level.SECTION and kind(item) is Kind.ROMAN


def _is_title(item: Item) -> bool:
    return item.level is Level.SECTION and is_heading(item)
