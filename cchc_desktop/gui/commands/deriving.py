"""Deriving a lower-level plan from the open one, and following a source that changed. Free of Qt."""

from __future__ import annotations

from cchc_desktop.catalogue import own_directory_file
from cchc_desktop.core.document import Document
from cchc_desktop.core.form_edits import fits
from cchc_desktop.core.forms import Form
from cchc_desktop.core.plan import Plan
from cchc_desktop.core.row_filter import context_of
from cchc_desktop.planning.derive import SourceFile, Wish, cells_of, derive, is_derived, link_of
from cchc_desktop.planning.derive_changes import Adaptation, Cell, Following, What, up_to_date
from cchc_desktop.planning.derive_words import reason_text, role_text
from cchc_desktop.planning.directory import load
from cchc_desktop.planning.lower import Pick, lower_of, picks
from cchc_desktop.planning.roll_apply import plan_digest

__all__ = [
    "Adaptation", "Cell", "Deriving", "Pick", "SourceFollowing", "What", "Wish", "is_derived", "link_of", "reason_text",
    "role_text",
]  # fmt: skip
_TIMES = ("due", "time")


class Deriving:
    """A higher plan from which another one is to be made; ``name``: its file's name."""

    def __init__(self, plan: Plan, name: str) -> None:
        self.plan, self.name = plan, name
        self._directory = load(own_directory_file()).directory

    def picks(self, agency: str) -> tuple[Pick, ...]:
        """The rows that concern an agency."""
        return picks(self.plan, lower_of(self.plan, agency, self._directory))

    def time_of(self, pick: Pick, agency: str, days: int) -> tuple[str, str]:
        """The time of a row as the source says it, and as the lower plan would."""
        item = self.plan[pick.item]
        cells = cells_of(item, pick, lower_of(self.plan, agency, self._directory), Wish(days), context_of(self.plan))
        name = next((name for name in _TIMES if item.fields.get(name, "").strip()), "time")
        said = item.fields.get(name, "")
        return said, cells.get(name, said)

    def forms(self, forms: tuple[Form, ...]) -> tuple[Form, ...]:
        """The forms that the plan can be laid out in, its own left out."""
        return tuple(form for form in forms if form.id != self.plan.form.id and fits(self.plan, form))

    def derived(self, agency: str, chosen: list[Pick], wish: Wish) -> Plan:
        """The lower-level plan; raises KnownError."""
        lower = lower_of(self.plan, agency, self._directory)
        return derive(self.plan, lower, chosen, wish, SourceFile(self.name, plan_digest(self.plan)))


class SourceFollowing:
    """An open derived plan beside its source as it is now: what to adapt, each adopted as a step of its history."""

    def __init__(self, document: Document, source: Plan, name: str) -> None:
        self._document, self._source = document, source
        self._file = SourceFile(name, plan_digest(source))
        self._directory = load(own_directory_file()).directory

    def adaptations(self) -> tuple[Adaptation, ...]:
        """What is left to adapt."""
        return self._following(self._document.plan).adaptations()

    def _following(self, plan: Plan) -> Following:
        return Following(plan, self._source, self._directory, self._file)

    def adopt(self, one: Adaptation) -> None:
        """Carry one out."""
        self._document.apply("Theo thay đổi của cấp trên", lambda plan: self._following(plan).adopt(plan, one))

    def dismiss(self, one: Adaptation) -> None:
        """Keep what is here; it is not told again until the source changes once more."""
        self._document.apply("Giữ như hiện nay", lambda plan: self._following(plan).dismiss(plan, one))

    def adopt_all(self) -> None:
        """Carry all out, as one step."""

        def edit(plan: Plan) -> Plan:
            for one in self._following(plan).adaptations():
                plan = self._following(plan).adopt(plan, one)
            return up_to_date(plan, self._file)

        self._document.apply("Theo mọi thay đổi của cấp trên", edit)
