"""Reading last year's file into a plan, and taking what was read into the open one.

Reading runs off the window's thread, and the file itself is read in a process of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop import catalogue
from cchc_desktop.core import appendices
from cchc_desktop.core.document import Document
from cchc_desktop.core.errors import ErrorCode, KnownError
from cchc_desktop.core.forms import Form
from cchc_desktop.core.issues import Issue, Severity
from cchc_desktop.core.plan import Plan
from cchc_desktop.gui.jobs import Progress
from cchc_desktop.importing.decisions import AS_READ, FREE, LEFT_OUT, Decisions, Doubt
from cchc_desktop.importing.own_headers import Sought
from cchc_desktop.importing.recognise import Basis, Recognised, recognise, tables_of
from cchc_desktop.importing.source import Source, Table

__all__ = ["AS_READ", "FREE", "LEFT_OUT", "Basis", "Decisions", "Doubt", "Imported", "Table", "UnrecognisedError",
           "again", "fits", "into_open", "read", "tables"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What a foreign file held. ``blocks`` and ``basis`` are None for what is no table: exchange file, bare text."""

    source: Path
    plan: Plan
    issues: tuple[Issue, ...]
    blocks: Source | None = None
    basis: Basis | None = None

    @property
    def is_sure(self) -> bool:
        """True where nothing wants a look before the plan is kept."""
        doubts = self.basis.doubts if self.basis else {}
        minor = all(issue.severity is Severity.INFO for issue in self.issues)
        return minor and not doubts and not self.plan.document.unplaced


class UnrecognisedError(KnownError):
    """There are tables in the file, but none with known headings: the user may say what they are."""

    def __init__(self, error: KnownError, blocks: Source) -> None:
        super().__init__(error.code, **error.params)
        self.blocks = blocks


def read(source: Path, progress: Progress, form_id: str | None = None) -> Imported:
    """The plan in a file; raises KnownError (UnrecognisedError: see there), CancelledError where the user cancels."""
    progress.report(0, 0, f"Đang đọc “{source.name}”…")
    if source.suffix.lower() == ".json":
        return _exchange(source)
    from cchc_desktop.importing.worker import read_apart

    blocks = read_apart(source, progress.report)
    return again(source, blocks, progress, form_id)


def again(
    source: Path, blocks: Source, progress: Progress, form_id: str | None = None, decided: Decisions = AS_READ
) -> Imported:
    """The plan in what was read of a file, as decided; raises as :func:`read`."""
    forms = list(catalogue.load().forms.values())
    progress.report(0, 0, "Đang nhận biết bảng phụ lục…")
    try:
        found: Recognised = recognise(blocks, forms, form_id, decided=decided, tick=progress.report)
    except KnownError as error:
        if error.code is ErrorCode.NO_TABLE and blocks.tables:
            raise UnrecognisedError(error, blocks) from None
        raise
    return Imported(source, found.plan, found.issues, blocks, found.basis)


def tables(blocks: Source) -> dict[int, Table]:
    """The tables of a file by the number that ``Decisions.table`` has for them."""
    forms: list[Form] = list(catalogue.load().forms.values())
    return tables_of(blocks, Sought.of(forms))


def fits(form: Form, other: Form) -> bool:
    """Whether a plan of ``form`` can take an appendix of the other."""
    return appendices.takes(form, other)


def into_open(document: Document, plan: Plan, appendix: str | None, *, instead: bool) -> str:
    """Take the appendices of a plan that was read into the open one, behind an appendix or in its place: one step.

    Returns the first new appendix. Raises KnownError(EDIT_REFUSED) where the forms do not go together.
    """
    label = "Thay phụ lục bằng bảng đã nhập" if instead else "Thêm phụ lục đã nhập"
    document.apply(label, lambda now: appendices.adopt(now, plan, appendix, instead=instead))
    return plan.appendices[0]


def _exchange(source: Path) -> Imported:
    from cchc_desktop.importing.exchange_file import read_exchange_file

    loaded = read_exchange_file(source, catalogue.load().forms)
    return Imported(source, loaded.plan, loaded.issues)
