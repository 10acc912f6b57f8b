"""Assistant "Lập kế hoạch năm sau": source and year, decisions on years, on agencies, what is carried over, the end."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from cchc_desktop.core.cells import TEXT
from cchc_desktop.core.errors import KnownError
from cchc_desktop.core.plan import Level, Plan
from cchc_desktop.core.texts import TextPlace
from cchc_desktop.core.vietnamese import fold
from cchc_desktop.gui.commands import rolling
from cchc_desktop.gui.commands.rolling import NAME_REASONS, Choices, Group, RollForward
from cchc_desktop.gui.dialogs.fitting import fit_to_screen
from cchc_desktop.gui.forms.ui_roll_forward import Ui_RollForward
from cchc_desktop.gui.messages import error_text
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_roll import group_title
from cchc_desktop.gui.views.decision_page import DecisionPage

_ID = Qt.ItemDataRole.UserRole
SOURCE, YEARS, AGENCIES, CARRY, END = range(5)
_HEADINGS = (
    "Bước 1/5 – Kế hoạch cũ và năm mới",
    "Bước 2/5 – Năm, thời hạn, văn bản: những mục in đậm cần bạn quyết định, các mục khác đã có đề xuất",
    "Bước 3/5 – Tên cơ quan, cấp chính quyền, địa danh theo thời điểm của kế hoạch mới",
    "Bước 4/5 – Đánh dấu các hoạt động năm cũ chưa hoàn thành; chúng được ghi chú trong kế hoạch mới",
    "Bước 5/5 – Tóm tắt",
)


class RollForwardDialog(QDialog):
    """``choose`` is asked for another old plan and answers by :meth:`take`; :meth:`decided` is the outcome."""

    save_wanted = Signal()
    export_wanted = Signal()  # the list of changes as decided so far, as a file
    print_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        old: tuple[Plan, str] | None,
        year: int,
        choose: Callable[[RollForwardDialog], None],
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_RollForward()
        self.ui.setupUi(self)
        fit_to_screen(self)
        self.rolled: RollForward | None = None
        self.source_name = ""
        self._plan: Plan | None = None
        self._basis: tuple[int, int, str] | None = None  # the years and the province that the proposals are for
        self._this_year = year
        self.years, self.agencies = DecisionPage(self), DecisionPage(self)
        self.ui.years_room.addWidget(self.years)
        self.ui.agencies_room.addWidget(self.agencies)
        self.ui.carried.setAccessibleName("Hoạt động chưa hoàn thành")
        self.ui.decisions.setAccessibleName("Các quyết định")
        self.ui.choose.clicked.connect(lambda: choose(self))
        self.ui.back.clicked.connect(lambda: self._go(self.ui.steps.currentIndex() - 1))
        self.ui.next.clicked.connect(self.forward)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.to_year.valueChanged.connect(self._offer_provinces)
        self.ui.export_report.clicked.connect(self.export_wanted)
        self.ui.print_report.clicked.connect(self.print_wanted)
        self.ui.carry_search.setAccessibleName("Tìm trong các hoạt động chưa hoàn thành")
        self.ui.carry_search.textChanged.connect(self._filter_carried)
        self.ui.carried.itemChanged.connect(self._show_state)
        self.years.decided.connect(self._show_state)
        self.agencies.decided.connect(self._show_state)
        self.take(*(old or (None, "")))

    def take(self, plan: Plan | None, name: str) -> None:
        """The old plan; None: none is chosen yet."""
        self._plan, self.source_name, self._basis = plan, name, None
        self.ui.source.setText(name if plan is not None else "Chưa chọn. Hãy chọn tệp kế hoạch, tệp Word hoặc Excel.")
        self.ui.choose.setText("Chọn &tệp…" if plan is None else "Chọn &tệp khác…")
        start = (plan.year or (plan.period[0] if plan.period else None)) if plan else None
        self.ui.from_year.setValue(start or self._this_year)
        self.ui.from_year.setEnabled(plan is not None and start is None)
        self.ui.to_year.setValue(max(self._this_year + 1, (start or 0) + 1))
        self._offer_provinces()
        self._go(SOURCE)
        (self.ui.choose if plan is None else self.ui.next).setFocus()  # Return goes on with the plan that is there

    def _offer_provinces(self) -> None:
        """The provinces of the new year's day, that of the plan chosen; where no text names it, the user says it."""
        box, year = self.ui.province, self.ui.to_year.value()
        then, now = rolling.home(self._plan, year) if self._plan is not None else (None, None)
        box.clear()
        box.addItem("Không ghi trong kế hoạch" if now is None else now.full_name, now.name if now else "")
        for province in rolling.provinces(year):
            if now is None or province.name != now.name:
                box.addItem(province.full_name, province.name)
        box.setEnabled(self._plan is not None)
        merged = then is not None and now is not None and then.full_name != now.full_name
        self.ui.province_note.setVisible(merged)
        if merged and then is not None and now is not None:
            self.ui.province_note.setText(
                f"Kế hoạch cũ là của {then.full_name}, nay là {now.full_name}: tên tỉnh và tên cơ quan được đề xuất "
                "đổi theo; căn cứ và văn bản được viện dẫn giữ nguyên tên."
            )

    # ---- steps

    def forward(self) -> None:
        """On to the next step; at the end the new plan is to be saved."""
        at = self.ui.steps.currentIndex()
        if at == SOURCE and not self._prepare():
            return
        if at == END:
            self.save_wanted.emit()
            return
        self._go(at + 1)

    def _go(self, step: int) -> None:
        if step == END:
            self._summarise()
        self.ui.steps.setCurrentIndex(max(SOURCE, step))
        step = self.ui.steps.currentIndex()
        self.ui.heading.setText(f"<b>{_HEADINGS[step]}</b>")
        self.ui.back.setEnabled(step > SOURCE)
        self.ui.next.setText("&Lưu kế hoạch mới…" if step == END else "Tiế&p tục")
        self.ui.next.setEnabled(self._plan is not None)
        self.ui.next.setDefault(step in (SOURCE, END))  # in between Return applies a decision
        self._show_state()
        first = {YEARS: self.years.list, AGENCIES: self.agencies.list, CARRY: self.ui.carried}.get(step)
        if first is not None:
            first.setFocus()

    def _prepare(self) -> bool:
        """Find the proposals for the years; decisions that still fit are kept. False where the years cannot be."""
        plan = self._plan
        if plan is None:
            return False
        basis = (self.ui.from_year.value(), self.ui.to_year.value(), self.ui.province.currentData() or "")
        if basis == self._basis:
            return True
        try:
            self.rolled = rolling.proposals(plan, basis[1], basis[0], basis[2])
        except KnownError as error:
            self.ui.state.setText(error_text(error))
            return False
        self._basis = basis
        groups = self.rolled.groups
        self.years.begin(plan, tuple(group for group in groups if not _of_names(group)), basis[1])
        self.agencies.begin(plan, tuple(group for group in groups if _of_names(group)), basis[1])
        self._fill_carried(plan)
        return True

    def _show_state(self) -> None:
        step = self.ui.steps.currentIndex()
        page = {YEARS: self.years, AGENCIES: self.agencies}.get(step)
        if page is None:
            marked = len(self.carried()) if step == CARRY else 0
            self.ui.state.setText(f"Đã đánh dấu {marked} hoạt động." if marked else "")
        elif page.open_questions:
            self.ui.state.setText(
                f"Còn {page.open_questions} câu hỏi. Enter: áp dụng · Delete: giữ nguyên · 1–9: chọn · "
                "Dấu cách: câu tiếp theo"
            )
        else:
            self.ui.state.setText("Không còn câu hỏi nào ở bước này.")

    # ---- what is carried over

    def _fill_carried(self, plan: Plan) -> None:
        kept = set(self.carried())
        self.ui.carried.blockSignals(True)  # else every line would count them all
        self.ui.carried.clear()
        places = Places(plan)
        for item in plan.walk():
            if item.level is Level.ACTIVITY:
                words = item.text or (plan[item.parent].text if item.parent else "") or ""
                texts = [" ".join(part.split()) for part in (words, item.value("time"), item.value("lead"))]
                line = QTreeWidgetItem(self.ui.carried, texts)
                for column, text in enumerate((f"{places.of(TextPlace(item.id, TEXT))}: {texts[0]}", *texts[1:])):
                    line.setToolTip(column, f"<p>{html.escape(text)}</p>")
                line.setData(0, _ID, item.id)
                line.setCheckState(0, Qt.CheckState.Checked if item.id in kept else Qt.CheckState.Unchecked)
        self.ui.carried.blockSignals(False)
        self.ui.carried.setColumnWidth(0, 480)
        self.ui.carried.setColumnWidth(1, 170)

    def carried(self) -> list[str]:
        """The activities that are ticked."""
        lines = (self.ui.carried.topLevelItem(at) for at in range(self.ui.carried.topLevelItemCount()))
        return [line.data(0, _ID) for line in lines if line and line.checkState(0) is Qt.CheckState.Checked]

    def _filter_carried(self, wanted: str) -> None:
        folded = fold(wanted)
        for at in range(self.ui.carried.topLevelItemCount()):
            line = self.ui.carried.topLevelItem(at)
            if line is not None:
                line.setHidden(bool(folded) and not any(folded in fold(line.text(column)) for column in range(3)))

    # ---- the end

    def decided(self) -> RollForward | None:
        """The proposals with all decisions."""
        if self.rolled is None:
            return None
        years, names = self.years.choices, self.agencies.choices
        choices = Choices(
            {**years.groups, **names.groups}, {**years.single, **names.single}, frozenset(self.carried()),
            self.rolled.choices.province,
        )  # fmt: skip
        return self.rolled.decided(choices)

    def _summarise(self) -> None:
        rolled = self.decided()
        if rolled is None:
            return
        changed = sum(one.ticked for one in rolled.proposals)
        waiting = self.years.open_questions + self.agencies.open_questions
        lines = [
            f"Kế hoạch mới: năm <b>{rolled.shift.new}</b>, lập từ “{self.source_name}” (năm {rolled.shift.old}).",
            f"Sẽ thay <b>{changed}</b> chỗ; giữ nguyên {len(rolled.proposals) - changed} chỗ được đề xuất.",
        ]
        if rolled.choices.carried:
            lines.append(f"Chuyển tiếp {len(rolled.choices.carried)} hoạt động chưa hoàn thành.")
        if waiting:
            lines.append(f"Còn <b>{waiting}</b> câu hỏi chưa quyết định, tạm làm theo đề xuất; có thể quay lại xem.")
        lines.append(
            "Danh sách thay đổi được giữ trong kế hoạch mới: xem và lấy lại từng chỗ ở khung "
            "“Thay đổi khi chuyển năm”; hoàn tác (Ctrl+Z) trả lại toàn bộ nội dung cũ."
        )
        self.ui.summary.setText("".join(f"<p>{line}</p>" for line in lines))
        self.ui.decisions.clear()
        for group in (*self.years.all_groups, *self.agencies.all_groups):
            done = sum(one.ticked for one in group.proposals)
            kept = len(group.proposals) - done
            said = [f"thay {done} chỗ" if done else "", f"giữ nguyên {kept} chỗ" if kept else ""]
            texts = [group_title(group, rolled.shift.new), ", ".join(filter(None, said))]
            line = QTreeWidgetItem(self.ui.decisions, texts)
            line.setToolTip(0, f"<p>{html.escape(texts[0])}</p>")
        self.ui.decisions.setColumnWidth(0, 660)


def _of_names(group: Group) -> bool:
    return group.reason in NAME_REASONS
