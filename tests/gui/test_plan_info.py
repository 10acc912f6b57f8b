"""The dialog of the document's identity: gives back what it was given, and takes what is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.core.letterhead import Capacity, signature_lines
from cchc_desktop.core.plan import Decision, DocumentInfo, Signature, empty_plan
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


# ---- a plan issued by a decision


def with_decision(qtbot: QtBot) -> tuple[PlanInfoDialog, DocumentInfo]:
    plan = plan_with_text()
    dialog = PlanInfoDialog(None, replace(plan, document=replace(plan.document, number="05/KH-UBND")))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_part("decision")
    QTest.keyClick(dialog.ui.by_decision, Qt.Key.Key_Space)
    return dialog, dialog.edited().document


def test_ticking_the_decision_derives_its_texts_and_turns_the_symbol(qtbot: QtBot) -> None:
    dialog, document = with_decision(qtbot)
    assert document.decision == Decision()
    assert document.number == "05/QĐ-UBND"
    assert dialog.ui.articles.toPlainText().startswith("Điều 1. Ban hành kèm theo Quyết định này")
    assert not dialog.ui.articles.isEnabled(), "derived until the tick is taken away"
    QTest.keyClick(dialog.ui.by_decision, Qt.Key.Key_Space)
    assert dialog.edited().document.decision is None
    assert dialog.edited().document.number == "05/KH-UBND"


def test_the_decision_can_be_written_article_by_article(qtbot: QtBot) -> None:
    dialog, _ = with_decision(qtbot)
    ui = dialog.ui
    for box in (ui.decision_title_auto, ui.decision_authority_auto, ui.articles_auto):
        box.setChecked(False)
    ui.decision_title.setPlainText("Ban hành Kế hoạch X")
    ui.decision_authority.setText("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A")
    ui.articles.setPlainText("Điều 1. Ban hành.\nĐiều 2. Giao:\na) Văn phòng;\nb) Phòng Văn hóa.\nĐiều 3. Thi hành./.")
    plan = dialog.edited()
    decision = plan.document.decision
    assert decision is not None
    assert decision.articles == (
        "Điều 1. Ban hành.",
        "Điều 2. Giao:\na) Văn phòng;\nb) Phòng Văn hóa.",
        "Điều 3. Thi hành./.",
    )
    again = PlanInfoDialog(None, plan)
    qtbot.addWidget(again)
    assert again.edited() == plan
    lines = {line.key: line.text for line in page_lines(plan)}
    assert lines["decision-type"] == "QUYẾT ĐỊNH"
    assert lines["authority"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A"
    assert lines["article:2"] == "Điều 3. Thi hành./."
    order = [line.key for line in page_lines(plan)]
    assert order.index("decides") < order.index("article:0") < order.index("type") < order.index("title")


def test_texts_that_are_only_what_is_derived_are_not_kept(qtbot: QtBot) -> None:
    dialog, _ = with_decision(qtbot)
    dialog.ui.articles_auto.setChecked(False)
    assert dialog.edited().document.decision == Decision()


def test_the_captions_of_appendices_follow_the_decision(qtbot: QtBot) -> None:
    dialog, _ = with_decision(qtbot)
    dialog.ui.tabs.setCurrentWidget(dialog.ui.appendix_page)
    assert "Quyết định số 05/QĐ-UBND" in dialog.ui.caption.toPlainText()


@pytest.mark.parametrize("part", ["decision", "decision_title", "decision_authority", "articles"])
def test_a_click_on_the_decision_leads_to_its_field(qtbot: QtBot, part: str) -> None:
    _, document = with_decision(qtbot)
    dialog = PlanInfoDialog(None, replace(plan_with_text(), document=document))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_part(part)
    assert dialog.ui.tabs.currentWidget() is dialog.ui.decision_page


def test_a_plan_without_a_table_has_its_information_too(qtbot: QtBot) -> None:
    plan = empty_plan(next(form for form in shipped_forms() if not form.columns), None, (2026, 2030))
    dialog = PlanInfoDialog(None, plan)
    qtbot.addWidget(dialog)
    dialog.ui.issuer.setText("SỞ NỘI VỤ")
    assert dialog.edited().document.issuer == "SỞ NỘI VỤ"
