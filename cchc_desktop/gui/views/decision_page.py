"""A step of the assistant "Lập kế hoạch năm sau": decisions in a list, the places of each with old and new words."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.core.plan import Plan
from cchc_desktop.core.texts import FORM, text_at
from cchc_desktop.core.vietnamese import clean, fold
from cchc_desktop.gui.commands.rolling import KEEP, PROPOSED, Choices, Decision, Group, Proposal, form_texts
from cchc_desktop.gui.messages_places import Places
from cchc_desktop.gui.messages_roll import (
    change_text,
    group_title,
    nothing_text,
    option_texts,
    reason_text,
    words_after,
    words_before,
)

_KEY = Qt.ItemDataRole.UserRole
_ASK, _SURE, _KEPT, _DONE = "Cần quyết định", "Đề xuất", "Giữ nguyên", "Đã quyết định"
_BEFORE, _AFTER = 60, 60  # letters shown around a change
_OTHER = "Ghi khác…"


class DecisionPage(QWidget):
    """Groups of proposals; Enter takes what is proposed, Delete keeps, 1…9 choose, Space goes to the next question."""

    decided = Signal()  # ``choices`` has changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._places: Places | None = None
        self._groups: dict[str, Group] = {}
        self._year = 0
        self._handled: set[str] = set()  # groups that the user has decided
        self.groups: dict[str, Decision] = {}
        self.single: dict[str, Decision] = {}
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Tìm trong các quyết định")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Tìm trong các quyết định")
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels(["Quyết định", "Số chỗ", "Tình trạng"])
        self.list.setAccessibleName("Các quyết định")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        self.option = QComboBox(self)
        self.option.setAccessibleName("Cách làm")
        self.option.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other = QLineEdit(self)
        self.other.setPlaceholderText("Nội dung thay vào")
        self.other.setAccessibleName("Nội dung thay vào")
        self.accept = QPushButton("Áp &dụng", self)
        self.accept.setToolTip("Làm theo lựa chọn trên cho mọi chỗ của quyết định này (Enter)")
        self.keep = QPushButton("&Giữ nguyên", self)
        self.keep.setToolTip("Không thay đổi chỗ nào của quyết định này (Delete)")
        self.context = QTextBrowser(self)
        self.context.setOpenLinks(False)
        self.context.setAccessibleName("Các chỗ, với chữ cũ và chữ mới")
        self._lay_out()
        self.list.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.search.textChanged.connect(self._filter)
        self.option.currentIndexChanged.connect(self._option_changed)
        self.accept.clicked.connect(self.apply_option)
        self.other.returnPressed.connect(self.apply_option)
        self.keep.clicked.connect(self.keep_current)
        self.context.anchorClicked.connect(lambda link: self._toggle(link.toString()))

    def _lay_out(self) -> None:
        self.title.setStyleSheet("font-weight: bold")
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        acts = QHBoxLayout()
        acts.addWidget(self.other, 1)
        acts.addStretch()
        acts.addWidget(self.accept)
        acts.addWidget(self.keep)
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.title)
        side.addWidget(self.reason)
        side.addWidget(self.option)
        side.addLayout(acts)
        side.addWidget(self.context, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([430, 470])
        splitter.setChildrenCollapsible(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(splitter)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)

    # ---- what is decided

    def begin(self, plan: Plan, groups: tuple[Group, ...], year: int) -> None:
        """Show these groups; decisions on groups that are not among them any more are forgotten."""
        self._plan, self._places, self._year = plan, Places(plan), year
        self._groups = {group.key: group for group in sorted(groups, key=lambda one: not one.asks)}
        keys = {one.key for group in groups for one in group.proposals}
        self.groups = {key: value for key, value in self.groups.items() if key in self._groups}
        self.single = {key: value for key, value in self.single.items() if key in keys}
        self._handled &= self._groups.keys()
        self.list.clear()
        for key, group in self._groups.items():
            line = QTreeWidgetItem(self.list, [group_title(group, year), str(len(group.proposals)), ""])
            line.setData(0, _KEY, key)
            line.setToolTip(0, f"<p>{html.escape(line.text(0))}</p>")
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_states()
        self._filter(self.search.text())
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._show_current()

    @property
    def choices(self) -> Choices:
        """The decisions of this step."""
        return Choices(dict(self.groups), dict(self.single))

    @property
    def open_questions(self) -> int:
        """Questions that the user has not decided; what is proposed stands for them."""
        return sum(group.asks and key not in self._handled for key, group in self._groups.items())

    @property
    def all_groups(self) -> tuple[Group, ...]:
        """The groups of this step in the order shown, as decided."""
        return tuple(
            Group(key, tuple(self._decided(one) for one in group.proposals)) for key, group in self._groups.items()
        )

    def current(self) -> Group | None:
        """The group that is shown."""
        line = self.list.currentItem()
        return self._groups.get(line.data(0, _KEY)) if line is not None else None

    def apply_option(self) -> None:
        """The option of the box, or the words written, for the whole group; on to the next question."""
        group = self.current()
        if group is None:
            return
        at = self.option.currentIndex()
        if at == len(self._options(group)):
            text = clean(self.other.text()).strip()
            if not text:
                self.other.setFocus()
                return
            self._decide(group, Decision(text=text))
        else:
            self._decide(group, KEEP if self._options(group)[at] == group.proposals[0].old else Decision(at))

    def keep_current(self) -> None:
        """Nothing changes in the group; on to the next question."""
        group = self.current()
        if group is not None:
            self._decide(group, KEEP)

    def _decide(self, group: Group, decision: Decision) -> None:
        self.groups[group.key] = decision
        for one in group.proposals:
            self.single.pop(one.key, None)
        self._handled.add(group.key)
        self._show_states()
        self._show_current()
        self.decided.emit()
        self.next_question()

    def next_question(self) -> None:
        """Go to the next question that nobody has decided, else to the next line."""
        lines = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        current = self.list.currentItem()
        at = self.list.indexOfTopLevelItem(current) if current is not None else -1
        behind = [line for line in (*lines[at + 1 :], *lines[:at]) if line is not None and not line.isHidden()]
        waiting = [line for line in behind if self._waits(line.data(0, _KEY))]
        if waiting or behind:
            self.list.setCurrentItem((waiting or behind)[0])

    def _waits(self, key: str) -> bool:
        return self._groups[key].asks and key not in self._handled

    def _toggle(self, key: str) -> None:
        """One place is left as it is, or taken again."""
        group = self.current()
        if group is None:
            return
        one = next(one for one in group.proposals if one.key == key)
        changes = self._decided(one).ticked
        self.single[key] = KEEP if changes else (self.groups.get(group.key) or PROPOSED)
        if not changes and self.single[key] == KEEP:
            self.single[key] = PROPOSED if one.decided(PROPOSED).ticked else Decision(1)
        at = self.context.verticalScrollBar().value()
        self._show_states()
        self._show_context(group)
        self.context.verticalScrollBar().setValue(at)
        self.decided.emit()

    def _decided(self, one: Proposal) -> Proposal:
        return self.choices.of(one.decided(PROPOSED))

    # ---- what is shown

    def _options(self, group: Group) -> tuple[str, ...]:
        return group.proposals[0].options

    def _show_states(self) -> None:
        for at in range(self.list.topLevelItemCount()):
            line = self.list.topLevelItem(at)
            if line is None:
                continue
            key = line.data(0, _KEY)
            group = self._groups[key]
            kept = not any(self._decided(one).ticked for one in group.proposals)
            state = _ASK if self._waits(key) else _KEPT if kept else _DONE if key in self._handled else _SURE
            line.setText(2, state)
            font = line.font(0)
            font.setBold(state == _ASK)
            line.setFont(0, font)

    def _show_current(self) -> None:
        group = self.current()
        for widget in (self.option, self.accept, self.keep):
            widget.setEnabled(group is not None)
        if group is None:
            self.title.setText("Không có quyết định nào ở bước này.")
            self.reason.clear()
            self.context.clear()
            self.other.hide()
            return
        first = group.proposals[0]
        self.title.setText(group_title(group, self._year))
        self.reason.setText(reason_text(first))
        self.option.blockSignals(True)
        self.option.clear()
        for number, said in enumerate(option_texts(group), 1):
            self.option.addItem(f"{number}. {said}")
        self.option.addItem(_OTHER)
        decision = self.groups.get(group.key, PROPOSED)
        if decision == KEEP:
            self.option.setCurrentIndex(next((i for i, o in enumerate(first.options) if o == first.old), 0))
        elif decision.text is not None:
            self.option.setCurrentIndex(len(first.options))
            self.other.setText(decision.text)
        else:
            self.option.setCurrentIndex(min(decision.option, len(first.options) - 1))
        self.option.blockSignals(False)
        self.other.setVisible(self.option.currentIndex() == len(first.options))
        self._show_context(group)

    def _option_changed(self, at: int) -> None:
        group = self.current()
        writes = group is not None and at == len(self._options(group))
        self.other.setVisible(writes)
        if writes:
            self.other.setFocus()

    def _show_context(self, group: Group) -> None:
        self.context.setHtml("".join(self._entry(self._decided(one)) for one in group.proposals))

    def _entry(self, one: Proposal) -> str:
        """A place with the words around the change: the old ones struck out, the new ones bold."""
        assert self._plan is not None
        assert self._places is not None
        in_form = one.place.item == FORM
        text = dict(form_texts(self._plan))[one.place.name] if in_form else text_at(self._plan, one.place)
        before, after = words_before(text, one.start, _BEFORE), words_after(text, one.stop, _AFTER)
        old = text[one.start : one.stop]
        change = f"<b>{_plain(old)}</b>"
        if one.ticked:
            change = f"<s>{_plain(old)}</s> → <b>{_plain(one.new) or nothing_text(one)}</b>"
        act = "Giữ chỗ này" if one.ticked else "Thay chỗ này"
        words = f"{_plain(before)}{change}{_plain(after)}"
        about = f"<br><i>Nói về: {_plain(one.about)}</i>" if one.about and one.about not in text else ""
        where = _plain(self._places.of(one.place))
        link = f"<a href='{html.escape(one.key, quote=True)}'>{act}</a>"
        return f"<p style='margin:0 0 8px 0'><small>{where} · {link}</small><br>{words}{about}</p>"

    def _filter(self, wanted: str) -> None:
        folded = fold(wanted)
        for at in range(self.list.topLevelItemCount()):
            line = self.list.topLevelItem(at)
            if line is None:
                continue
            group = self._groups[line.data(0, _KEY)]
            said = (line.text(0), *(change_text(one) for one in group.proposals))
            line.setHidden(bool(folded) and not any(folded in fold(words) for words in said))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override: one key for each decision while the list has the focus."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, group = event.key(), self.current()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.apply_option()
                return True
            if key == Qt.Key.Key_Delete:
                self.keep_current()
                return True
            if key == Qt.Key.Key_Space:
                self.next_question()
                return True
            number = key - Qt.Key.Key_1
            if group is not None and 0 <= number < len(self._options(group)):
                self.option.setCurrentIndex(number)
                self.apply_option()
                return True
        return super().eventFilter(watched, event)


def _plain(text: str) -> str:
    return html.escape(text).replace("\n", " ⏎ ")
