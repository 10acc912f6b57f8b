"""What stands behind the window: commands on items, sessions, reading and writing, the dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from cchc_desktop import catalogue
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import ErrorCode, KnownError, Refusal
from cchc_desktop.core.issues import Issue, IssueCode, Place, Severity
from cchc_desktop.core.plan import NUMBER, DocumentInfo, Level, Plan
from cchc_desktop.gui import jobs
from cchc_desktop.gui.commands import exports, imports, items, plans
from cchc_desktop.gui.commands.session import REVERT_LABEL
from cchc_desktop.gui.dialogs.export_options import ExportOptionsDialog
from cchc_desktop.gui.dialogs.import_result import ImportResultDialog
from cchc_desktop.gui.dialogs.new_plan import NewPlanDialog, likely_year
from cchc_desktop.gui.dialogs.plan_info import PlanInfoDialog
from tests.gui.desk import PATIENCE, plan_file, small_plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def document() -> Document:
    """A small plan being edited."""
    return Document(small_plan())


def first_area(plan: Plan) -> str:
    """The first area of the plan."""
    return plan[plan.appendices[0]].children[0]


# ---- commands on items


@pytest.mark.parametrize(
    ("act", "label"),
    [
        (lambda d: items.row_below(d, "a1"), "Thêm hoạt động"),
        (lambda d: items.row_below(d, first_area(d.plan)), "Thêm mục tiêu"),
        (lambda d: items.row_above(d, "t1"), "Thêm nhiệm vụ"),
        (lambda d: items.add(d, "a1", Level.TASK), "Thêm nhiệm vụ"),
        (lambda d: items.add(d, "o1", Level.ACTIVITY), "Thêm hoạt động"),
        (lambda d: items.delete(d, ["a1", "a2"]), "Xóa 2 hoạt động"),
        (lambda d: items.delete(d, ["a1", "t1"]), "Xóa nhiệm vụ"),
        (lambda d: items.delete(d, ["a3", "t1"]), "Xóa 2 mục"),
        (lambda d: items.move(d, ["t2"], -1), "Chuyển nhiệm vụ lên"),
        (lambda d: items.move(d, ["a1", "a2"], 1), "Chuyển 2 hoạt động xuống"),
        (lambda d: items.indent(d, ["t2"]), "Hạ cấp nhiệm vụ"),
        (lambda d: items.outdent(d, ["a2"]), "Nâng cấp hoạt động"),
        (lambda d: items.duplicate(d, "t1"), "Nhân đôi nhiệm vụ"),
        (lambda d: items.join_cells(d, ["a1", "a2"], ["lead"]), "Gộp ô"),
        (lambda d: items.set_number(d, "t2", "2.7a"), "Đặt số của nhiệm vụ"),
    ],
)
def test_a_command_is_one_named_step_that_undo_takes_back(
    document: Document, act: Callable[[Document], object], label: str
) -> None:
    before = document.plan
    act(document)
    assert document.plan != before
    assert document.history.labels() == [label]
    document.undo()
    assert document.plan == before


def test_an_item_is_added_behind_the_one_the_user_stands_in(document: Document) -> None:
    assert document.plan.children("o1")[1].id == "t2"
    new = items.add(document, "a1", Level.TASK)
    assert document.plan["o1"].children == ("t1", new, "t2")
    area = items.add(document, "a1", Level.AREA)
    assert document.plan[document.plan.appendices[0]].children[1] == area


def test_an_activity_in_an_empty_area_brings_what_lies_between(document: Document) -> None:
    empty = document.plan[document.plan.appendices[0]].children[1]
    new = items.add(document, empty, Level.ACTIVITY)
    levels = [item.level for item in document.plan.walk(empty)]
    assert levels == [Level.AREA, Level.OBJECTIVE, Level.TASK, Level.ACTIVITY]
    assert document.plan.ancestor(new, Level.AREA) == document.plan[empty]
    assert document.history.labels() == ["Thêm hoạt động"]


def test_after_deleting_the_neighbour_is_looked_at(document: Document) -> None:
    assert items.delete(document, ["a1"]) == "a2"
    assert items.delete(document, ["a2"]) == "t1"
    assert items.delete(document, ["t2"]) == "t1"


def test_the_number_that_can_be_set_is_that_of_the_form(document: Document) -> None:
    assert items.number_column(document.plan, "t1") == NUMBER
    items.set_number(document, "t1", "")
    items.set_number(document, "t1", None)
    assert document.plan["t1"].marks == small_plan()["t1"].marks


def test_a_plan_that_is_only_looked_at_refuses_every_command() -> None:
    document = Document(small_plan(), read_only=True)
    with pytest.raises(KnownError) as caught:
        items.duplicate(document, "t1")
    assert caught.value.params["reason"] == Refusal.NOT_EDITABLE.value


# ---- sessions


def test_a_session_says_saved_only_when_the_last_edit_is_on_disk(qtbot: QtBot, tmp_path: Path) -> None:
    session = plans.OpenedFile(plan_file(tmp_path)).session()
    told: list[str] = []
    session.saving.connect(lambda: told.append("saving"))
    session.saved.connect(lambda _when: told.append("saved"))
    with qtbot.waitSignal(session.saved, timeout=PATIENCE):
        for _ in range(5):
            items.duplicate(session.document, "t1")
        assert "saved" not in told
    assert told[:5] == ["saving"] * 5
    assert told.count("saved") == 1
    assert session.unsaved == 0
    session.close()


def test_a_session_that_cannot_save_says_why_and_saves_once_it_can(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage import plan_file as storage

    session = plans.OpenedFile(plan_file(tmp_path)).session()
    write = storage.content.write

    def full(*_args: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL, path="x")

    monkeypatch.setattr(storage.content, "write", full)
    with qtbot.waitSignal(session.save_failed, timeout=PATIENCE) as failed:
        items.duplicate(session.document, "t1")
    assert failed.args[0].code is ErrorCode.DISK_FULL
    assert session.unsaved == 1
    with pytest.raises(KnownError):
        session.close()
    monkeypatch.setattr(storage.content, "write", write)
    with qtbot.waitSignal(session.saved, timeout=PATIENCE):
        session.retry()
    session.close()


def test_going_back_is_a_step_like_any_other(tmp_path: Path, qapp: QApplication) -> None:
    session = plans.OpenedFile(plan_file(tmp_path)).session()
    opened = session.document.plan
    assert not session.changed_since_opening
    items.duplicate(session.document, "t1")
    assert session.changed_since_opening
    session.revert()
    assert session.document.plan == opened
    assert not session.changed_since_opening
    assert session.document.history.undo_label == REVERT_LABEL
    session.close()


# ---- reading and writing


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", exports.KINDS, ids=lambda kind: kind.suffix)
def test_every_kind_is_written_and_an_existing_file_is_replaced_only_when_asked(
    tmp_path: Path, kind: exports.ExportKind
) -> None:
    target = tmp_path / f"phụ lục{kind.suffix}"
    request = exports.ExportRequest(small_plan(), target, kind)
    exports.export(request, jobs.Progress())
    written = target.read_bytes()
    assert len(written) > 100
    with pytest.raises(KnownError) as caught:
        exports.export(request, jobs.Progress())
    assert caught.value.code is ErrorCode.TARGET_EXISTS
    exports.export(replace(request, over=True), jobs.Progress())
    assert [p.name for p in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_what_goes_out_comes_back(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"đi về{suffix}"
    exports.export(exports.ExportRequest(small_plan(), target, exports.BY_SUFFIX[suffix]), jobs.Progress())
    told: list[str] = []
    back = imports.read(target, jobs.Progress(lambda _done, _total, text: told.append(text)))
    assert back.plan.counts() == small_plan().counts()
    assert [i.text for i in back.plan.walk() if i.level is Level.ACTIVITY] == [
        "Soạn thảo",
        "Trình ký",
        "Lập đoàn kiểm tra",
    ]
    assert any(target.name in text for text in told)


@pytest.mark.parametrize(
    ("name", "code"), [("không có.json", ErrorCode.SOURCE_MISSING), (".", ErrorCode.SOURCE_UNREADABLE)]
)
def test_a_source_that_cannot_be_read_is_a_known_error(tmp_path: Path, name: str, code: ErrorCode) -> None:
    folder = tmp_path / "thư mục.json"
    folder.mkdir()
    with pytest.raises(KnownError) as caught:
        imports.read(folder if name == "." else tmp_path / name, jobs.Progress())
    assert caught.value.code is code


def test_a_free_name_is_found_and_holds_no_forbidden_letter(tmp_path: Path) -> None:
    assert plans.free_path(tmp_path, 'Kế hoạch 12/2026: "lần 1"?').name == "Kế hoạch 12-2026- -lần 1--.cchc"
    (tmp_path / "a.cchc").touch()
    assert plans.free_path(tmp_path, "a").name == "a (2).cchc"
    assert plans.free_path(tmp_path, "...").name == "Kế hoạch.cchc"


# ---- dialogs


def test_the_plan_info_is_read_back_as_it_was_and_changed_as_written(qtbot: QtBot) -> None:
    plan = small_plan()
    dialog = PlanInfoDialog(None, plan)
    qtbot.addWidget(dialog)
    assert dialog.edited() == plan
    dialog.ui.number.setText("223/KH-UBND")
    dialog.ui.caption_auto.setChecked(False)
    dialog.ui.caption.setPlainText("(Kèm theo)")
    dialog.ui.year.setValue(2028)
    edited = dialog.edited()
    assert edited.document.number == "223/KH-UBND"
    assert edited.year == 2028
    assert edited[edited.appendices[0]].fields["caption"] == "(Kèm theo)"
    assert edited[edited.appendices[0]].text is None, "the title goes on following the form"
    dialog.ui.caption_auto.setChecked(True)
    assert "223/KH-UBND" in dialog.ui.caption.toPlainText(), "what the form makes of it is shown"


def test_a_new_plan_is_most_likely_for_the_year_being_drafted() -> None:
    assert likely_year(date(2026, 11, 22)) == 2027
    assert likely_year(date(2026, 3, 1)) == 2026


def test_a_new_plan_offers_every_form_and_remembers_who_issues(qtbot: QtBot) -> None:
    known = DocumentInfo(issuer="Sở Nội vụ", place="Huế")
    dialog = NewPlanDialog(None, plans.forms(), known, date(2026, 11, 22))
    qtbot.addWidget(dialog)
    assert dialog.ui.form.count() == len(plans.forms()) >= 2
    choice = dialog.choice()
    assert choice.document.issuer == "Sở Nội vụ"
    assert choice.year == 2027
    assert "2027" in choice.document.title
    plan = plans.new_plan(choice.form, choice.year, choice.document)
    assert plan.counts()[Level.AREA] == len(choice.form.areas)
    assert plans.plan_title(plan) == "Kế hoạch 2027 – Sở Nội vụ"


def test_the_import_result_counts_filters_and_leads_to_the_row(qtbot: QtBot) -> None:
    issues = [
        Issue(IssueCode.TEXT_OUTSIDE_TABLE, Severity.INFO, Place(), {"count": 3}),
        Issue(IssueCode.LEAD_MISSING, Severity.WARNING, Place(7, 5, "a1", "3.1"), {"text": "Soạn thảo"}),
    ]
    dialog = ImportResultDialog(None, Path("/x/năm trước.docx"), small_plan(), issues)
    qtbot.addWidget(dialog)
    assert "1 mục tiêu, 2 nhiệm vụ, 3 hoạt động" in dialog.ui.counts.text()
    first = dialog.ui.issues.topLevelItem(0)
    assert [first.text(column) for column in range(2)] == ["Cảnh báo", "3.1, dòng 8, cột 6"]
    with qtbot.assertNotEmitted(dialog.issue_chosen):
        dialog.ui.issues.itemActivated.emit(first, 0)  # nothing is open yet
    dialog.stay_beside()
    with qtbot.waitSignal(dialog.issue_chosen) as chosen:
        dialog.ui.issues.itemActivated.emit(first, 0)
    assert chosen.args[0].where.item == "a1"
    dialog.ui.filter.setCurrentIndex(2)
    assert dialog.ui.issues.topLevelItemCount() == 1
    dialog.ui.issues.setCurrentItem(dialog.ui.issues.topLevelItem(0))
    assert dialog.ui.detail.text() == "3 đoạn văn bản ngoài bảng chưa được nhập."


def test_the_export_options_offer_what_the_kind_and_the_plan_can_do(qtbot: QtBot) -> None:
    dialog = ExportOptionsDialog(None, small_plan())
    qtbot.addWidget(dialog)
    dialog.show()
    seen = {}
    for index in range(dialog.ui.kind.count()):
        dialog.ui.kind.setCurrentIndex(index)
        seen[dialog.kind().suffix] = (dialog.ui.safe.isVisible(), dialog.ui.electronic.isVisible(), dialog.choice())
    assert set(seen) == set(exports.BY_SUFFIX)
    assert seen[".csv"] == (True, False, exports.ExportChoice("appendix", 0))
    assert seen[".json"] == (False, False, exports.WHOLE)
    assert seen[".docx"] == seen[".pdf"] == (False, True, exports.WHOLE), "this plan has no text to leave out"
    assert dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).text() == "Xuất…"


def test_numbers_are_offered_for_a_workbook_alone_and_go_into_it(qtbot: QtBot, tmp_path: Path) -> None:
    plan = catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX)
    dialog = ExportOptionsDialog(None, plan)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.ui.numbers.setChecked(True)
    assert not dialog.ui.numbers.isVisible()
    assert not dialog.choice().true_numbers, "Word was chosen"
    dialog.ui.kind.setCurrentIndex([kind.suffix for kind in exports.KINDS].index(".xlsx"))
    assert dialog.ui.numbers.isVisible()
    target = tmp_path / "số.xlsx"
    request = exports.ExportRequest(plan, target, exports.BY_SUFFIX[".xlsx"], choice=dialog.choice())
    exports.export(request, jobs.Progress())
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    assert 8.5 in [cell.value for cell in sheet["C"]]


def test_of_a_plan_with_a_text_either_part_can_be_exported(qtbot: QtBot, tmp_path: Path) -> None:
    plan = catalogue.sample_plan(catalogue.SAMPLE_PAR_INDEX)
    assert plan.body is not None
    dialog = ExportOptionsDialog(None, plan)
    qtbot.addWidget(dialog)
    parts = []
    for index in range(dialog.ui.part.count()):
        dialog.ui.part.setCurrentIndex(index)
        choice = dialog.choice()
        if choice.rows is None:
            parts.append("separate" if choice.separate else choice.part)
    assert parts == ["all", "separate", "body", "appendix"]
    sizes = {}
    for part in ("all", "body", "appendix"):
        target = tmp_path / f"{part}.docx"
        request = exports.ExportRequest(plan, target, exports.BY_SUFFIX[".docx"], choice=exports.ExportChoice(part))
        sizes[part] = exports.export(request, jobs.Progress()).stat().st_size
    assert sizes["all"] > max(sizes["body"], sizes["appendix"])
