"""Talking to the user in dialogs: one place to tell an error, to ask a question, to ask for a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from cchc_desktop.core.errors import KnownError

PROGRAM = "CCHC Desktop"
# Office programs and we put "~$name" beside an open file. Windows hides those itself, and knows no such patterns.
_SHOWN = "*" if sys.platform in ("win32", "darwin") else "[!~]*"


def _files(name: str, suffixes: str) -> str:
    """A line of a file dialog's list of kinds."""
    return f"{name} ({' '.join(f'{_SHOWN}{suffix}' for suffix in suffixes.split())})"


PLAN_FILES = _files("Kế hoạch", ".cchc")
_SOURCES = ".docx .docm .dotx .doc .rtf .odt .xlsx .xlsm .xls .ods .csv .tsv .pdf .html .htm .json"
SOURCE_FILES = _files("Word, Excel, PDF, trang web, tệp trao đổi", _SOURCES)
# whatever holds a plan
COMPARABLE_FILES = _files("Kế hoạch, Word, Excel, PDF, trang web, tệp trao đổi", f".cchc {_SOURCES}")
ALL_FILES = "Tất cả các tệp (*)"
_BRIEF = QFileDialog.Option.HideNameFilterDetails
_SAVING = _BRIEF | QFileDialog.Option.DontConfirmOverwrite


class InUseAnswer(Enum):
    """What to do about a plan that cannot be opened for editing."""

    CANCEL = auto()
    LOOK = auto()
    COPY = auto()
    TAKE_OVER = auto()


class UnsavedAnswer(Enum):
    """What to do about edits that cannot be written when the window is to close."""

    STAY = auto()
    RETRY = auto()
    COPY = auto()
    DISCARD = auto()


class ConflictAnswer(Enum):
    """What to do about a plan that two people changed."""

    CLOSE = auto()
    COMPARE = auto()
    FOLDER = auto()


class DamagedAnswer(Enum):
    """What to do about a plan file that is damaged."""

    CANCEL = auto()
    COPIES = auto()
    RESCUE = auto()


class TargetAnswer(Enum):
    """What to do about a file that cannot be written."""

    CANCEL = auto()
    RETRY = auto()
    OTHER = auto()
    ELSEWHERE = auto()


def tell_error(parent: QWidget | None, error: KnownError) -> None:
    """Say one sentence and wait until it is read."""
    box = _box(parent, QMessageBox.Icon.Warning, _sentence(error))
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def ask_replace(parent: QWidget | None, path: Path) -> bool:
    """May an existing file be replaced?"""
    box = _box(parent, QMessageBox.Icon.Question, f"Tệp “{path.name}” đã có trong thư mục này. Thay thế tệp cũ?")
    replace = box.addButton("&Thay thế", QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is replace


def ask_refused_target(parent: QWidget | None, error: KnownError, other: Path | None) -> TargetAnswer:
    """A file cannot be written: Enter writes it as ``other``, where that is given, else asks for another place."""
    box = _box(parent, QMessageBox.Icon.Warning, _sentence(error))
    buttons: dict[object, TargetAnswer] = {}
    accept = QMessageBox.ButtonRole.AcceptRole
    if other is not None:
        box.setInformativeText(f"Có thể ghi ngay thành “{other.name}” trong cùng thư mục.")
        buttons[box.addButton("&Ghi tên mới", accept)] = TargetAnswer.OTHER
    buttons[box.addButton("&Thử lại", accept)] = TargetAnswer.RETRY
    buttons[box.addButton("Chọn &nơi khác…", accept)] = TargetAnswer.ELSEWHERE
    wanted = TargetAnswer.ELSEWHERE if other is None else TargetAnswer.OTHER
    box.setDefaultButton(next(button for button in box.buttons() if buttons.get(button) is wanted))  # type: ignore[arg-type]
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return buttons.get(box.clickedButton(), TargetAnswer.CANCEL)


def ask_in_use(parent: QWidget | None, error: KnownError) -> InUseAnswer:
    """A plan is open elsewhere or may not be written: look at it, work on a copy, or (lock of another PC) take it."""
    box = _box(parent, QMessageBox.Icon.Warning, _sentence(error))
    buttons: dict[object, InUseAnswer] = {
        box.addButton("Mở để &xem", QMessageBox.ButtonRole.AcceptRole): InUseAnswer.LOOK,
        box.addButton("Làm việc trên &bản sao…", QMessageBox.ButtonRole.AcceptRole): InUseAnswer.COPY,
    }
    import platform

    host = str(error.params.get("host", ""))
    if host and host != platform.node():
        box.setInformativeText(
            "Nếu chắc chắn không còn ai mở kế hoạch này (ví dụ máy kia đã tắt đột ngột), bạn có thể mở để sửa."
        )
        take = box.addButton("Vẫn mở để &sửa", QMessageBox.ButtonRole.DestructiveRole)
        buttons[take] = InUseAnswer.TAKE_OVER
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return buttons.get(box.clickedButton(), InUseAnswer.CANCEL)


def ask_conflict(parent: QWidget | None, text: str, places: str, *, can_compare: bool) -> ConflictAnswer:
    """Two people changed a plan on a share, both versions are kept: say where they are."""
    box = _box(parent, QMessageBox.Icon.Warning, text)
    box.setInformativeText(places)
    buttons: dict[object, ConflictAnswer] = {}
    if can_compare:
        buttons[box.addButton("&So sánh hai bản", QMessageBox.ButtonRole.AcceptRole)] = ConflictAnswer.COMPARE
    buttons[box.addButton("Mở thư &mục", QMessageBox.ButtonRole.AcceptRole)] = ConflictAnswer.FOLDER
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
    box.exec()
    return buttons.get(box.clickedButton(), ConflictAnswer.CLOSE)


def ask_damaged(parent: QWidget | None, error: KnownError, offer: str, copies: int) -> DamagedAnswer:
    """A plan does not open: open one of its ``copies``, or rescue what can be read; ``offer`` says what there is."""
    box = _box(parent, QMessageBox.Icon.Warning, _sentence(error))
    box.setInformativeText(offer)
    buttons: dict[object, DamagedAnswer] = {}
    accept = QMessageBox.ButtonRole.AcceptRole
    if copies:
        buttons[box.addButton("Mở &bản sao dự phòng gần nhất…", accept)] = DamagedAnswer.COPIES
    buttons[box.addButton("Cứu &những gì đọc được…", accept)] = DamagedAnswer.RESCUE
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return buttons.get(box.clickedButton(), DamagedAnswer.CANCEL)


def ask_unsaved(parent: QWidget | None, error: KnownError, count: int) -> UnsavedAnswer:
    """The window is to close, but some edits are not on disk."""
    box = _box(parent, QMessageBox.Icon.Warning, _sentence(error))
    box.setInformativeText(f"Còn {count} thay đổi chưa được ghi vào tệp. Bạn muốn làm gì?")
    buttons: dict[object, UnsavedAnswer] = {
        box.addButton("&Thử lại", QMessageBox.ButtonRole.AcceptRole): UnsavedAnswer.RETRY,
        box.addButton("Lưu &bản sao…", QMessageBox.ButtonRole.AcceptRole): UnsavedAnswer.COPY,
        box.addButton("Đón&g, bỏ thay đổi", QMessageBox.ButtonRole.DestructiveRole): UnsavedAnswer.DISCARD,
    }
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return buttons.get(box.clickedButton(), UnsavedAnswer.STAY)


def ask_yes(parent: QWidget | None, question: str, yes: str) -> bool:
    """May it be done? ``yes`` is the text of the button that says so."""
    box = _box(parent, QMessageBox.Icon.Question, question)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is agreed


def ask_name(parent: QWidget | None, title: str, question: str, proposal: str) -> str | None:
    """What something is to be called; None = cancelled."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(proposal)
    dialog.resize(480, dialog.sizeHint().height())
    return dialog.textValue() if dialog.exec() else None


def ask_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Which folder to write into; None = cancelled."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def tell_text(parent: QWidget | None, text: str) -> None:
    """Something to know that asks for nothing."""
    _box(parent, QMessageBox.Icon.Information, text).exec()


def ask_open_path(parent: QWidget | None, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
    """Which file to read; None = cancelled."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), ";;".join(filters), options=_BRIEF)
    return Path(name) if name else None


def ask_save_path(
    parent: QWidget | None, title: str, proposal: Path, suffix: str, kind: str
) -> tuple[Path, bool] | None:
    """Where to write, and whether over an existing file (asked for once, by us); None = cancelled.

    The name gets ``suffix`` where it lacks it: what was asked for before the question must be what is written.
    """
    path = proposal
    while True:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(path), _files(kind, suffix), options=_SAVING)
        if not name:
            return None
        path = with_suffix(Path(name), suffix)
        if not path.exists():
            return path, False
        if ask_replace(parent, path):
            return path, True


def ask_export_path(
    parent: QWidget | None, title: str, proposal: Path, kinds: Mapping[str, str]
) -> tuple[Path, bool] | None:
    """Where to write one of several kinds of files ({".docx": "Word"}), and whether over one; None = cancelled."""
    filters = {_files(name, suffix): suffix for suffix, name in kinds.items()}
    path = proposal
    while True:
        name, chosen = QFileDialog.getSaveFileName(parent, title, str(path), ";;".join(filters), options=_SAVING)
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() not in kinds:
            path = with_suffix(path, filters.get(chosen, next(iter(kinds))))
        if not path.exists():
            return path, False
        if ask_replace(parent, path):
            return path, True


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with ``suffix`` at its end; another ending is part of the name ("Bản 2.1" → "Bản 2.1.docx")."""
    return path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix)


def _sentence(error: KnownError) -> str:
    from cchc_desktop.gui.messages import error_text

    return error_text(error)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, PROGRAM, text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    return box
