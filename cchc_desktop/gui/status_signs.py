"""The quieter signs of the status bar: is the plan on the share too, and does this PC lack a safety copy of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.gui import icons
from cchc_desktop.gui.plain import plain_tip


class Sign(QWidget):
    """A picture with words; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        from cchc_desktop.gui.status import ElidedLabel

        super().__init__(parent)
        self._icon = QLabel(self)
        self._text = ElidedLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.clear()

    @property
    def text(self) -> str:
        """The words; "" while hidden."""
        return "" if self.isHidden() else self._text.full_text

    def clear(self) -> None:
        """There is nothing to say."""
        self.hide()

    def say(self, icon: str, text: str, tip: str) -> None:
        """Show a sign."""
        self._icon.setPixmap(icons.pixmap(icon, 16))
        self._text.set_full_text(text)
        self.setToolTip(plain_tip(tip))
        self.show()


class ShareSign(Sign):
    """Saved on this PC is one thing; this says whether it lies on the share too."""

    def published(self, when: datetime | None) -> None:
        """The share holds all that is saved here, since ``when`` (None: since before the plan was opened)."""
        at = f" {when:%H:%M}" if when else ""
        self.say("saved", f"Đã chuyển lên nơi dùng chung{at}", "Nơi dùng chung có mọi thay đổi đã lưu trên máy này")

    def waiting(self) -> None:
        """There are edits that are not on the share yet."""
        self.say(
            "saving",
            "Chưa chuyển lên nơi dùng chung",
            "Thay đổi được lưu trên máy này trước, sau đó tự chuyển lên nơi dùng chung",
        )

    def failed(self, reason: str) -> None:
        """The edits cannot be brought to the share now."""
        self.say("warning", "Chưa chuyển được lên nơi dùng chung", reason)


class CopySign(Sign):
    """Shown only while no safety copy can be made."""

    def failed(self, reason: str) -> None:
        """The last try failed."""
        self.say("warning", "Không lưu được bản sao dự phòng", reason)
