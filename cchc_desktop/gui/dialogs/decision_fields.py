"""The page "Quyết định" of the dialog of the document's identity: a plan issued by a decision, and what that says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from cchc_desktop.core.decision import (
    articles_of,
    decision_articles,
    decision_authority,
    decision_title,
    without_defaults,
)
from cchc_desktop.core.plan import Decision, DocumentInfo
from cchc_desktop.core.vietnamese import clean
from cchc_desktop.gui.forms.ui_plan_info import Ui_PlanInfo

_PLAN_SYMBOL, _DECISION_SYMBOL = "/KH-", "/QĐ-"

Editor = QLineEdit | QPlainTextEdit


class DecisionFields(QObject):
    """Fills and reads the page. ``document`` gives the rest of the document as it stands in the dialog."""

    def __init__(
        self, ui: Ui_PlanInfo, decision: Decision | None, document: Callable[[], DocumentInfo], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ui, self._old, self._document = ui, decision, document
        self._pairs: tuple[tuple[QCheckBox, Editor], ...] = (
            (ui.decision_title_auto, ui.decision_title),
            (ui.decision_authority_auto, ui.decision_authority),
            (ui.articles_auto, ui.articles),
        )
        given = decision or Decision()
        ui.by_decision.setChecked(decision is not None)
        own = (given.title, given.authority, "\n".join(given.articles))
        for (box, editor), text in zip(self._pairs, own, strict=True):
            box.setChecked(not text)
            _write(editor, text)
            box.toggled.connect(self.refresh)
        ui.by_decision.toggled.connect(self.refresh)
        ui.by_decision.clicked.connect(self._change_number)

    def decision(self) -> Decision | None:
        """The decision as it stands in the dialog; one that was not touched comes back as it was."""
        if not self._ui.by_decision.isChecked():
            return None
        title, authority, articles = ("" if box.isChecked() else _read(editor) for box, editor in self._pairs)
        old = self._old
        if old is not None and (title, authority, articles) == (old.title, old.authority, "\n".join(old.articles)):
            return old
        written = Decision(clean(" ".join(title.split())), clean(" ".join(authority.split())), ())
        written = replace(written, articles=tuple(clean(article) for article in articles_of(articles)))
        return without_defaults(replace(self._document(), decision=written)).decision

    def refresh(self) -> None:
        """Show what is derived from the document as it is now; without a decision nothing can be written."""
        issued = self._ui.by_decision.isChecked()
        bare = replace(self._document(), decision=Decision())
        derived = (decision_title(bare), decision_authority(bare), "\n".join(decision_articles(bare)))
        for (box, editor), text in zip(self._pairs, derived, strict=True):
            box.setEnabled(issued)
            editor.setEnabled(issued and not box.isChecked())
            if box.isChecked():
                _write(editor, text)

    def _change_number(self, issued: bool) -> None:
        """The number is the decision's then: its symbol follows the tick, in sight of the user."""
        old, new = (_PLAN_SYMBOL, _DECISION_SYMBOL) if issued else (_DECISION_SYMBOL, _PLAN_SYMBOL)
        number = self._ui.number.text()
        self._ui.number.setText(re.sub(rf"{re.escape(old)}", new, number, count=1))
        self.refresh()


def _read(editor: Editor) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _write(editor: Editor, text: str) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)
