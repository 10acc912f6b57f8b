"""Qt itself speaks Vietnamese: buttons, menus of text fields, file dialog, keys; our dialogs hold no English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cchc_desktop import resources
from cchc_desktop.gui import translations
from cchc_desktop.gui.forms import __main__ as forms
from tests.conftest import ROOT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENGLISH = re.compile(  # "in" alone is Vietnamese: to print
    r"\b(the|file|files|folder|directory|open|save|cancel|close|yes|no|help|apply|discard|retry|ignore|abort|reset|"
    r"restore|copy|paste|cut|undo|redo|delete|select|all|look|name|size|type|date|modified|back|forward|parent|list|"
    r"detail|view|new|computer|home|desktop|documents|step|up|down|create|show|hidden|rename|of|in (?:the|a|this))\b",
    re.IGNORECASE,
)


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    """Qt as the program sets it up."""
    before = QLocale()
    translator = translations.install(qapp)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def words_shown(widget: QWidget) -> list[str]:
    """Every text of a widget and what it holds: buttons, labels, tips, lists, headers, names for screen readers."""
    texts: list[str] = [widget.windowTitle()]
    for part in (widget, *widget.findChildren(QWidget)):
        texts += [part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.statusTip()]
        for reader in ("text", "title", "placeholderText"):
            if hasattr(part, reader) and not isinstance(part, QLineEdit):
                texts.append(getattr(part, reader)())
        if isinstance(part, QComboBox):
            texts += [part.itemText(i) for i in range(part.count())]
        if isinstance(part, QTabWidget):
            texts += [part.tabText(i) for i in range(part.count())]
        texts += [action.text() for action in part.actions()]
    return [text for text in texts if text]


@pytest.mark.usefixtures("vietnamese")
def test_every_standard_button_is_vietnamese(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button is not QDialogButtonBox.StandardButton.NoButton:
            text = box.addButton(button).text().replace("&", "")
            assert not ENGLISH.search(text), text
            assert text != "OK"


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_vietnamese(qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    (field.setText if isinstance(field, QLineEdit) else field.setPlainText)("chữ")
    menu: QMenu = field.createStandardContextMenu()
    texts = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert {"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"} <= set(texts)
    assert not [text for text in texts if ENGLISH.search(text)]
    menu.deleteLater()


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_qts_own_file_dialog_shows_no_english(qtbot: QtBot, tmp_path: Path, mode: QFileDialog.AcceptMode) -> None:
    (tmp_path / "Phụ lục").mkdir()
    dialog = QFileDialog(None, "Mở kế hoạch", str(tmp_path), "Kế hoạch (*.cchc);;Tất cả các tệp (*)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    qtbot.waitExposed(dialog)
    words = words_shown(dialog)
    model = dialog.findChild(QTreeView).model()
    words += [str(model.headerData(column, dialog.findChild(QTreeView).header().orientation())) for column in range(4)]
    words = [word for word in words if str(tmp_path) not in word and word not in tmp_path.parts]
    assert "Kích thước" in words, "the headers were read"
    assert len(words) > 15, "the dialog was read"
    assert not [word for word in words if ENGLISH.search(word.replace("&", ""))]


@pytest.mark.usefixtures("vietnamese")
def test_the_menu_of_a_number_field_a_dock_and_undo_are_vietnamese(qtbot: QtBot) -> None:
    spin = QSpinBox()
    qtbot.addWidget(spin)
    stack = QUndoStack()
    assert stack.createUndoAction(stack).text().strip() == "Hoàn tác"
    # QAbstractSpinBox builds its menu only while showing it: its words are looked up the way it does.
    for source in ("&Step up", "Step &down", "&Select All"):
        assert not ENGLISH.search(QApplication.translate("QAbstractSpinBox", source).replace("&", ""))


@pytest.mark.usefixtures("vietnamese")
def test_keys_are_named_as_they_stand_on_the_keyboard() -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Alt+Shift+Up").toString(native) == "Alt+Shift+↑"
    assert QKeySequence("Ctrl+Return").toString(native) == "Ctrl+Enter"
    assert QKeySequence("Ctrl+Del").toString(native) == "Ctrl+Delete"
    assert QKeySequence("Ctrl+Z").toString(native) == "Ctrl+Z"


@pytest.mark.usefixtures("vietnamese")
def test_numbers_and_dates_are_written_the_vietnamese_way() -> None:
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().language() is QLocale.Language.Vietnamese


def test_without_the_translation_qt_would_speak_english(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    assert ENGLISH.search(text), "the control: what the other tests look for can be found"


def test_the_compiled_translation_is_that_of_its_source(tmp_path: Path) -> None:
    compiled = tmp_path / "qtbase_vi.qm"
    translations.compile_texts(ROOT / "resources" / "i18n" / "qtbase_vi.ts", compiled)
    assert compiled.read_bytes() == resources.read_bytes(translations.QT_TEXTS)


def test_no_translation_is_empty_and_placeholders_are_kept() -> None:
    text = resources.read_text("i18n/qtbase_vi.ts")
    pairs = re.findall(r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", text, re.DOTALL)
    assert len(pairs) > 500
    for source, translation in pairs:
        assert translation
        assert sorted(re.findall(r"%\d", source)) == sorted(re.findall(r"%\d", translation)), source


# ---- our own dialogs


def _form_classes() -> list[str]:
    return [source.stem for source in sorted(forms.SOURCES.glob("*.ui"))]


def _make(name: str) -> QDialog:
    module = __import__(f"cchc_desktop.gui.forms.ui_{name}", fromlist=["*"])
    (kind,) = [getattr(module, word) for word in dir(module) if word.startswith("Ui_")]
    dialog = QDialog()
    dialog.ui = kind()  # type: ignore[attr-defined]
    dialog.ui.setupUi(dialog)  # type: ignore[attr-defined]
    return dialog


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("name", _form_classes())
def test_a_form_holds_no_english(qtbot: QtBot, name: str) -> None:
    dialog = _make(name)
    qtbot.addWidget(dialog)
    allowed = re.compile("CCHC Desktop|Apache-2.0.*")
    words = [allowed.sub("", word).replace("&", "") for word in words_shown(dialog)]
    assert not [word for word in words if ENGLISH.search(word)]


@pytest.mark.parametrize("name", _form_classes())
def test_every_field_of_a_form_has_its_label_and_its_own_mnemonic(qtbot: QtBot, name: str) -> None:
    dialog = _make(name)
    qtbot.addWidget(dialog)
    for label in dialog.findChildren(QLabel):
        if "&" in label.text():
            assert label.buddy() is not None, label.objectName()
    for layout in dialog.findChildren(QFormLayout):
        for row in range(layout.rowCount()):
            label = layout.itemAt(row, QFormLayout.ItemRole.LabelRole)
            if label is not None:
                assert isinstance(label.widget(), QLabel)
                field = layout.itemAt(row, QFormLayout.ItemRole.FieldRole)
                if field.layout() is None:  # else a field with a button beside it
                    assert label.widget().buddy() is field.widget()
    tabs = [tabs.tabText(i) for tabs in dialog.findChildren(QTabWidget) for i in range(tabs.count())]
    parts = dialog.findChildren(QWidget)
    for page in {_page(part) for part in parts}:
        texts = tabs + [_text(part) for part in parts if _page(part) in (page, None)]
        letters = [found.group(1).lower() for text in texts if (found := re.search("&([^&])", text))]
        assert len(letters) == len(set(letters)), letters
        assert all(letter.isascii() for letter in letters), letters


def _text(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def _page(part: QWidget) -> QWidget | None:
    """The tab page that a widget stands on."""
    parent = part.parentWidget()
    while parent is not None and not parent.objectName().endswith("_page"):
        parent = parent.parentWidget()
    return parent
