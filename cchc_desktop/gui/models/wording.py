"""Vietnamese names of levels and columns, and the sentences a screen reader says about items and cells."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cchc_desktop.core.document_names import LEVELS
from cchc_desktop.core.forms import ITEM_COLUMNS, ROW_NUMBER
from cchc_desktop.core.plan import NUMBER, TITLE, Level, Plan
from cchc_desktop.gui.models.cell_map import CellMap, Span
from cchc_desktop.gui.models.place_names import header_words, item_words

_ABSENT = {
    Level.AREA: QT_TRANSLATE_NOOP("Wording", "(không có tên lĩnh vực)"),
    Level.OBJECTIVE: QT_TRANSLATE_NOOP("Wording", "(không có mục tiêu)"),
    Level.TASK: QT_TRANSLATE_NOOP("Wording", "(không có nhiệm vụ)"),
    Level.ACTIVITY: QT_TRANSLATE_NOOP("Wording", "(không có hoạt động)"),
}


def say(text: object) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Wording", str(text))


def level_name(level: Level) -> str:
    """What a level is called inside a sentence ("nhiệm vụ")."""
    return say(LEVELS[level])


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
    return header_words(plan, key) or key


def cell_sentence(cells: CellMap, span: Span) -> str:
    """ "Cột Cơ quan chủ trì, nhiệm vụ 2.3: Sở Nội vụ" """
    item = cells.plan.items[cells.item(span)]
    text = " ".join(cells.text(span).split()) or QCoreApplication.translate("Wording", "ô trống")
    sentence = QCoreApplication.translate("Wording", "Cột {column}, {item}: {text}")
    return sentence.format(
        column=column_name(cells.plan, span.key), item=item_words(cells.plan, cells.numbers.at, item), text=text
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
