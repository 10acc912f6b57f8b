"""The one namer of places: "Hoạt động 3.20, cột Thời gian thực hiện"; "Nơi nhận, dòng 2"; "Văn bản, mục V.2".

A place is called as its reader finds it on paper: by the printed number first, then by the header of the column. Free
of Qt: the command line speaks the same words (:mod:`cchc_desktop.gui.messages_places` is its door).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from cchc_desktop.core.body import TEXT_LEVELS
from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.document_names import COLUMNS, LEVELS, PARTS
from cchc_desktop.core.forms import ITEM_COLUMNS, ROW_NUMBER
from cchc_desktop.core.headings import appendix_heading, column_headers
from cchc_desktop.core.numbering import Numbers, number
from cchc_desktop.core.plan import Item, Level, Plan
from cchc_desktop.core.texts import DOCUMENT, FORM, TextPlace
from cchc_desktop.gui.models.line_names import line_names

GONE = "(đã xóa)"
_HEADER_NUMBER = re.compile(r"^\s*\(?\d+\)?\s*[-–.]\s*")
_SIGNS = " -–+."  # around a number, no part of it
_LONGEST = 40  # letters of a text or heading that stands for a number
_INSIDE = (Level.AREA.value, Level.OBJECTIVE.value, Level.TASK.value)
_TOPS = (Level.PLAN, Level.APPENDIX, Level.BODY)
# Parts of the parts of a document; Decree 30/2020/NĐ-CP, Phụ lục I, names them.
_DETAILS = {
    "decision/authority": "thẩm quyền ban hành",
    "decision/title": "trích yếu",
    "signature/authority": "quyền hạn của người ký",
    "signature/position": "chức vụ của người ký",
    "signature/name": "họ tên người ký",
}
_APPENDIX_TEXTS = {TEXT: "tên phụ lục"}
_OWN_TEXTS = frozenset({TEXT, *ITEM_COLUMNS})  # by these an item is known

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

NumbersAt = Callable[[Item], Numbers]  # numbers that are right for an item: all of a plan's, or counted as asked for
Orders = dict[tuple[str, Level], dict[str, int]]  # by an item and a level: the place of what hangs there, from 0


class Places:
    """Names the places of one plan; what it takes is worked out once, and only when it is asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._items: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        self._orders: Orders = {}

    @cached_property
    def _numbers(self) -> Numbers:
        return number(self._plan)

    @cached_property
    def _lines(self) -> dict[str, str]:
        return line_names(self._plan)

    def of(self, place: TextPlace) -> str:
        """A place with a capital at its start; ``GONE`` for an item that is no more."""
        if place.item == DOCUMENT:
            return _document_words(place.name)
        if place.item == FORM:
            return _form_words(place.name)
        item = self._plan.items.get(place.item)
        if item is None:
            return GONE
        words = self._items.get(item.id)
        if words is None:
            words = self._items[item.id] = capital(self.item(item))
        column = self._within(item, place.name)
        return f"{words}, {column}" if column else words

    def item(self, item: Item, *, quoting: bool = True) -> str:
        """An item inside a sentence (:func:`item_words`); with its appendix where there are several."""
        if item.level in TEXT_LEVELS:
            return f"{LEVELS[Level.BODY]}, {self._lines.get(item.id, LEVELS[item.level])}"
        words = self._words(item, quoting=quoting)
        appendix = self._plan.ancestor(item.id, Level.APPENDIX) if len(self._plan.appendices) > 1 else None
        return words if appendix in (None, item) else f"{words}, {self._words(appendix)}"

    def _words(self, item: Item, *, quoting: bool = True) -> str:
        return item_words(self._plan, lambda _: self._numbers, item, self._orders, quoting=quoting)

    def _within(self, item: Item, name: str) -> str:
        """Which text of an item; "" where it is the one that the item is known by."""
        if item.level is Level.APPENDIX:
            return _APPENDIX_TEXTS.get(name) or COLUMNS.get(name, "")
        if item.level in TEXT_LEVELS or name in _OWN_TEXTS:
            return ""
        return self.column(name)

    def column(self, key: str) -> str:
        """ "cột Cơ quan chủ trì"; without "cột" for a text that the form has no column for."""
        if key not in self._columns:
            header = header_words(self._plan, key)
            self._columns[key] = f"cột {header}" if header else COLUMNS.get(key, key)
        return self._columns[key]


def capital(words: str) -> str:
    """The words at the beginning of a line."""
    return words[:1].upper() + words[1:]


def item_words(plan: Plan, at: NumbersAt, item: Item, orders: Orders | None = None, *, quoting: bool = True) -> str:
    """An item of the table inside a sentence: "nhiệm vụ 2.3", "mục tiêu I.3".

    One without a number is known by the number of the row it begins in ("nhiệm vụ ở TT 5"), else by the next above
    that has one ("hoạt động thứ hai thuộc nhiệm vụ 2.3"), else by its own words (``quoting``: where they do not follow
    anyway). ``orders`` is kept from one question to the next by who asks often.
    """
    if item.level is Level.APPENDIX:
        return _shorten(appendix_heading(plan, item.id)) or LEVELS[item.level]
    name = _level_words(plan, item)
    own = printed_number(plan, at, item)
    if own:
        return f"{name} {own}"
    if item.level is Level.TOTAL or item.level in _TOPS:
        return name
    row = _first_row(plan, at, item)
    if row:
        return f"{name} ở TT {row}"
    above = None if quoting and item.level is Level.CRITERION and item.text else _numbered_above(plan, at, item)
    if above is not None:
        place = _ordinal(plan, above, item, {} if orders is None else orders)
        return f"{name}{place} thuộc {_level_words(plan, above)} {printed_number(plan, at, above)}"
    return f"{name} “{_shorten(item.text)}”" if quoting and item.text else name


def printed_number(plan: Plan, at: NumbersAt, item: Item) -> str:
    """The number on paper; of one that begins anew in each area (objective, task) behind the number of that: "II.3"."""
    numbers = at(item)
    own = numbers.of(item).strip(_SIGNS)
    counter = plan.form.counters.get(item.level.value if numbers.own.get(item.id) else ROW_NUMBER)
    if not own or "." in own or counter is None or counter.restart not in _INSIDE:
        return own
    above = plan.ancestor(item.id, Level(counter.restart))
    outer = printed_number(plan, at, above) if above is not None and above.id != item.id else ""
    return f"{outer}.{own}" if outer else own


def _level_words(plan: Plan, item: Item) -> str:
    """What an item is; the criteria at the top of an outline are its areas."""
    parent = plan.items.get(item.parent or "")
    on_top = item.level is Level.CRITERION and parent is not None and parent.level is Level.APPENDIX
    return LEVELS[Level.AREA if on_top else item.level]


def _first_row(plan: Plan, at: NumbersAt, item: Item) -> str:
    """The TT of the first row of an item, where the form counts what hangs below it."""
    levels = [level.value for level in Level]
    counted = plan.form.row_level
    if counted is None or levels.index(item.level.value) >= levels.index(counted):
        return ""
    if item.level is Level.AREA:  # its row has no TT
        return ""
    while item.children and item.level.value != counted:
        item = plan[item.children[0]]
    return printed_number(plan, at, item) if item.level.value == counted and at(item).row.get(item.id) else ""


def _numbered_above(plan: Plan, at: NumbersAt, item: Item) -> Item | None:
    above = plan.items.get(item.parent or "")
    while above is not None and above.level not in _TOPS and not printed_number(plan, at, above):
        above = plan.items.get(above.parent or "")
    return None if above is None or above.level in _TOPS else above


def _ordinal(plan: Plan, above: Item, item: Item, orders: Orders) -> str:
    """Which one of its level it is below another item, in words, so that nobody takes it for a printed number."""
    key = (above.id, item.level)
    if key not in orders:
        alike = (one.id for one in plan.walk(above.id) if one.level is item.level)
        orders[key] = {item_id: place for place, item_id in enumerate(alike)}
    if len(orders[key]) < 2:
        return ""
    place = orders[key][item.id]
    return f" thứ {_ORDINALS[place] if place < len(_ORDINALS) else place + 1}"


def header_words(plan: Plan, key: str) -> str:
    """A column's header on one line, without its number ("5-Cơ quan chủ trì" → "Cơ quan chủ trì"); "" = no column."""
    keys = plan.form.column_keys
    if key in keys:
        header = column_headers(plan)[keys.index(key)]
    else:
        header = next((column.header for column in plan.form.hidden if column.key == key), "")
    header = " ".join(header.split())
    return _HEADER_NUMBER.sub("", header) or header


def _document_words(name: str) -> str:
    part, _, detail = name.partition("/")
    words = PARTS.get(part, capital(LEVELS[Level.BODY]))
    if part == "articles" and detail.isdigit():
        return f"{PARTS['decision']}, Điều {int(detail) + 1}"
    if detail.isdigit():
        return f"{words}, dòng {int(detail) + 1}"
    return f"{words}, {_DETAILS[name]}" if name in _DETAILS else words


def _form_words(name: str) -> str:
    part, _, place = name.partition("/")
    if part == "columns" and place.isdigit():
        return f"Biểu mẫu, tên cột {int(place) + 1}"
    return "Biểu mẫu, tên phụ lục" if part == "title" else "Biểu mẫu"


def _shorten(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
