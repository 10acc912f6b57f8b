"""Vietnamese names of levels and columns, and the sentences a screen reader says about items and cells."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cchc_desktop.core.forms import ITEM_COLUMNS, ROW_NUMBER
from cchc_desktop.core.headings import column_headers
from cchc_desktop.core.plan import NUMBER, TITLE, Item, Level, Plan
from cchc_desktop.gui.models.cell_map import CellMap, Span
from cchc_desktop.gui.models.lazy_numbers import LazyNumbers

_LEVELS = {
    Level.PLAN: QT_TRANSLATE_NOOP("Wording", "kế hoạch"),
    Level.APPENDIX: QT_TRANSLATE_NOOP("Wording", "phụ lục"),
    Level.AREA: QT_TRANSLATE_NOOP("Wording", "lĩnh vực"),
    Level.OBJECTIVE: QT_TRANSLATE_NOOP("Wording", "mục tiêu"),
    Level.TASK: QT_TRANSLATE_NOOP("Wording", "nhiệm vụ"),
    Level.ACTIVITY: QT_TRANSLATE_NOOP("Wording", "hoạt động"),
    Level.CRITERION: QT_TRANSLATE_NOOP("Wording", "tiêu chí"),
    Level.TOTAL: QT_TRANSLATE_NOOP("Wording", "tổng điểm"),
    Level.BODY: QT_TRANSLATE_NOOP("Wording", "văn bản"),
    Level.SECTION: QT_TRANSLATE_NOOP("Wording", "mục"),
    Level.PARAGRAPH: QT_TRANSLATE_NOOP("Wording", "đoạn văn"),
}
_ABSENT = {
    Level.AREA: QT_TRANSLATE_NOOP("Wording", "(không có tên lĩnh vực)"),
    Level.OBJECTIVE: QT_TRANSLATE_NOOP("Wording", "(không có mục tiêu)"),
    Level.TASK: QT_TRANSLATE_NOOP("Wording", "(không có nhiệm vụ)"),
    Level.ACTIVITY: QT_TRANSLATE_NOOP("Wording", "(không có hoạt động)"),
}
_HEADER_NUMBER = re.compile(r"^\s*\(?\d+\)?\s*[-–.]\s*")


def say(text: object) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Wording", str(text))


def level_name(level: Level) -> str:
    """What a level is called inside a sentence ("nhiệm vụ")."""
    return say(_LEVELS[level])


def capital(words: str) -> str:
    """The words at the beginning of a line."""
    return words[:1].upper() + words[1:]


def absent(level: Level) -> str:
    """What stands for an item that has no cell of its own."""
    return say(_ABSENT[level]) if level in _ABSENT else ""


def empty_text() -> str:
    """What stands for a text that nobody wrote yet."""
    return QCoreApplication.translate("Wording", "(chưa có nội dung)")


def column_name(plan: Plan, key: str) -> str:
    """A column's header on one line, without its number ("5-Cơ quan chủ trì" → "Cơ quan chủ trì")."""
    if key == TITLE:
        return QCoreApplication.translate("Wording", "Tên lĩnh vực")
    if key == NUMBER:
        return QCoreApplication.translate("Wording", "Số thứ tự lĩnh vực")
    keys = plan.form.column_keys
    header = " ".join(column_headers(plan)[keys.index(key)].split()) if key in keys else key
    return _HEADER_NUMBER.sub("", header) or header


def item_name(plan: Plan, numbers: LazyNumbers, item: Item) -> str:
    """How an item is spoken of: "nhiệm vụ 2.3"; without a number of its own, by the next one above that has one."""
    own = numbers.at(item).of(item)
    name = level_name(item.level)
    if own:
        return f"{name} {own}"
    parent = plan.items.get(item.parent or "")
    if parent is None or item.level in (Level.PLAN, Level.APPENDIX, Level.AREA):
        return name
    return QCoreApplication.translate("Wording", "{item} thuộc {parent}").format(
        item=name, parent=item_name(plan, numbers, parent)
    )


def cell_sentence(cells: CellMap, span: Span) -> str:
    """ "Cột Cơ quan chủ trì, nhiệm vụ 2.3: Sở Nội vụ" """
    item = cells.plan.items[cells.item(span)]
    text = " ".join(cells.text(span).split()) or QCoreApplication.translate("Wording", "ô trống")
    sentence = QCoreApplication.translate("Wording", "Cột {column}, {item}: {text}")
    return sentence.format(
        column=column_name(cells.plan, span.key), item=item_name(cells.plan, cells.numbers, item), text=text
    )


def edit_label(plan: Plan, key: str) -> str:
    """Name of the undo step that writes a cell of a column."""
    if key == TITLE:
        return QCoreApplication.translate("Wording", "Sửa tên lĩnh vực")
    if key in ITEM_COLUMNS:
        return QCoreApplication.translate("Wording", "Sửa {level}").format(level=level_name(Level(key)))
    return QCoreApplication.translate("Wording", "Sửa cột {column}").format(column=column_name(plan, key))


def clear_label(count: int) -> str:
    """Name of the undo step that empties cells."""
    if count == 1:
        return QCoreApplication.translate("Wording", "Xóa nội dung ô")
    return QCoreApplication.translate("Wording", "Xóa nội dung {count} ô").format(count=count)


def is_number_column(key: str) -> bool:
    """True for the columns whose cells hold numbers that are computed."""
    return key in (ROW_NUMBER, NUMBER)
