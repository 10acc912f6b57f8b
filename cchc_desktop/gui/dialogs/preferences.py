"""Dialog "Tùy chọn": what the user prefers, in force as soon as it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QFileDialog, QPushButton, QWidget

from cchc_desktop.gui import preferences
from cchc_desktop.gui.commands.user import system_user
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_preferences import Ui_Preferences
from cchc_desktop.gui.preferences import Preferences

if TYPE_CHECKING:
    from cchc_desktop.gui.windows import Services

THEMES = (("Theo hệ thống", "system"), ("Sáng", "light"), ("Tối", "dark"))
POINTS = (0, 8, 9, 10, 11, 12, 13, 14, 16, 18)
ZOOMS = (0, 75, 100, 125, 150, 175, 200, 250)


class PreferencesDialog(QDialog):
    """Shows the preferences and writes each as it is changed."""

    def __init__(self, parent: QWidget | None, services: Services) -> None:
        super().__init__(parent)
        self._services = services
        self.ui = Ui_Preferences()
        self.ui.setupUi(self)
        for name, value in THEMES:
            self.ui.theme.addItem(name, value)
        for points in POINTS:
            self.ui.points.addItem(f"{points} pt" if points else "Theo hệ thống", points)
        for zoom in ZOOMS:
            self.ui.zoom.addItem(f"{zoom} %" if zoom else "Như lần dùng trước", zoom)
        self.ui.user.setPlaceholderText(system_user())
        self._show(preferences.read(services.settings))
        fit_to_screen(self)
        for box in (self.ui.theme, self.ui.points, self.ui.zoom):
            box.activated.connect(self._take)
        self.ui.user.editingFinished.connect(self._take)
        self.ui.folder.editingFinished.connect(self._take)
        self.ui.folder.textChanged.connect(lambda text: text or self._take())
        self.ui.browse.clicked.connect(self._browse)
        for tick in (self.ui.electronic, self.ui.numbers):
            tick.clicked.connect(self._take)
        self.ui.buttons.rejected.connect(self.reject)
        restore = self.ui.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.clicked.connect(self._restore)
        for button in self.ui.buttons.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field takes the text over, nothing else

    def done(self, result: int) -> None:
        """Override: what was typed last counts too."""
        self._take()
        super().done(result)

    def chosen(self) -> Preferences:
        """What the dialog shows now."""
        ui = self.ui
        return Preferences(
            ui.theme.currentData(),
            ui.points.currentData(),
            ui.zoom.currentData(),
            ui.user.text().strip(),
            ui.folder.text().strip(),
            ui.electronic.isChecked(),
            ui.numbers.isChecked(),
        )

    def _show(self, wanted: Preferences) -> None:
        ui = self.ui
        for box, value in ((ui.theme, wanted.theme), (ui.points, wanted.points), (ui.zoom, wanted.opening_zoom)):
            _choose(box, value)
        ui.user.setText(wanted.user)
        ui.folder.setText(wanted.folder)
        ui.electronic.setChecked(wanted.electronic)
        ui.numbers.setChecked(wanted.true_numbers)

    def _take(self) -> None:
        settings, before, wanted = self._services.settings, preferences.read(self._services.settings), self.chosen()
        if wanted == before:
            return
        preferences.write(settings, wanted)
        app = QApplication.instance()
        if (wanted.theme, wanted.points) != (before.theme, before.points) and isinstance(app, QApplication):
            preferences.apply(app, wanted)
        for window in self._services.windows.all:
            if window.session is not None:
                window.session.act_as(wanted.user)
                if wanted.opening_zoom and wanted.opening_zoom != before.opening_zoom:
                    window.status.set_zoom(wanted.opening_zoom)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Chọn thư mục mặc định", self.ui.folder.text())
        if folder:
            self.ui.folder.setText(folder)
            self._take()

    def _restore(self) -> None:
        self._show(Preferences())
        self._take()


def _choose(box: QComboBox, value: object) -> None:
    """Choose the entry with a value; a number that is not offered is added."""
    at = box.findData(value)
    if at < 0:
        box.addItem(str(value), value)
        at = box.count() - 1
    box.setCurrentIndex(at)
