"""The dialog of the document's identity: gives back what it was given, and takes what is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.core.letterhead import Capacity, signature_lines
from cchc_desktop.core.plan import Signature
from cchc_desktop.gui.dialogs.plan_info import PlanInfoDialog
from cchc_desktop.gui.models.text_page import page_lines
from tests.gui.text_desk import (
    plan_with_text,
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# ---- the dialog of the document's identity


def test_the_dialog_gives_back_what_it_was_given(qtbot: QtBot) -> None:
    plan = plan_with_text()
    odd = replace(plan.document, signature=Signature("TM. UBND ", "CHỦ TỊCH", " A"), bases=("một\nhai", ""))
    for given in (plan, replace(plan, document=odd)):
        dialog = PlanInfoDialog(None, given)
        qtbot.addWidget(dialog)
        assert dialog.edited() == given


@pytest.mark.parametrize(
    ("issuer", "capacity", "lines"),
    [
        ("ỦY BAN NHÂN DÂN XÃ A", Capacity.KT, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("ỦY BAN NHÂN DÂN TỈNH A", Capacity.TL, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("SỞ NỘI VỤ", Capacity.KT, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("SỞ NỘI VỤ", Capacity.Q, ["Q. GIÁM ĐỐC"]),
        ("SỞ NỘI VỤ", Capacity.HEAD, ["GIÁM ĐỐC"]),
    ],
)
def test_choosing_a_capacity_writes_the_usual_lines(
    qtbot: QtBot, issuer: str, capacity: Capacity, lines: list[str]
) -> None:
    dialog = PlanInfoDialog(None, plan_with_text())
    qtbot.addWidget(dialog)
    assert dialog.ui.capacity.currentData() == Capacity.TM
    dialog.ui.issuer.setText(issuer)
    dialog.ui.capacity.setCurrentIndex(dialog.ui.capacity.findData(capacity.value))
    dialog.ui.capacity.activated.emit(dialog.ui.capacity.currentIndex())
    document = dialog.edited().document
    assert signature_lines(document.signature) == lines
    assert document.signature.name == "Nguyễn Văn A"
    assert dialog.ui.capacity.currentData() == capacity


def test_the_dialog_takes_level_draft_bases_and_recipients(qtbot: QtBot) -> None:
    dialog = PlanInfoDialog(None, plan_with_text())
    qtbot.addWidget(dialog)
    dialog.ui.issuer_level.setCurrentIndex(dialog.ui.issuer_level.findData("commune"))
    dialog.ui.draft.setEditText("DỰ THẢO LẦN 2")
    dialog.ui.bases.setPlainText("Căn cứ A;\n\nCăn cứ B.")
    dialog.ui.recipients.setPlainText("Như trên;\nLưu: VT.")
    document = dialog.edited().document
    assert (document.issuer_level, document.draft) == ("commune", "DỰ THẢO LẦN 2")
    assert (document.bases, document.recipients) == (("Căn cứ A;", "Căn cứ B."), ("Như trên;", "Lưu: VT."))
    assert any(line.text == "DỰ THẢO LẦN 2" for line in page_lines(dialog.edited()))


@pytest.mark.parametrize("part", sorted({line.part for line in page_lines(plan_with_text())} - {""} | {"draft"}))
def test_every_part_of_the_page_has_its_field(qtbot: QtBot, part: str) -> None:
    dialog = PlanInfoDialog(None, plan_with_text())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_part(part)
    field = dialog.focusWidget()
    assert field is not None
    assert field.isVisible()
    assert field is not dialog.ui.year, "the first field of all is nobody's part"
