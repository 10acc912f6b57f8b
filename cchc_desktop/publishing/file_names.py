"""Names for the files of a plan: number and date entered once, the appendices told apart."""

from __future__ import annotations

import re

from cchc_desktop.core.decision import plan_name
from cchc_desktop.core.exchange import iso_date
from cchc_desktop.core.headings import appendix_heading
from cchc_desktop.core.letterhead import printed_date, printed_number
from cchc_desktop.core.plan import Plan

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 120  # letters: room for a folder, for " - Phụ lục IV" and a suffix


def document_name(plan: Plan) -> str:
    """The document as the name of a file, without suffix.

    "223-KH-UBND ngày 23-12-2024 - Kế hoạch cải cách hành chính …"; only the latter while number and date are open.
    """
    document = plan.document
    day = iso_date(printed_date(document))
    said = [printed_number(document).replace("/", "-")] if re.match(r"\s*\d", document.number) else []
    if day is not None:
        year, month, date = day.split("-")
        said.append(f"ngày {date}-{month}-{year}")
    name = plan_name(document)
    if document.draft:
        name = f"{name} ({document.draft.lower()})"
    return _safe(" - ".join(part for part in (" ".join(said), name) if part))


def appendix_name(plan: Plan, appendix: str) -> str:
    """An appendix' heading as part of a file name, with its ordinal where the heading does not tell it from others."""
    headings = {other: _safe(appendix_heading(plan, other)) or "Phụ lục" for other in plan.appendices}
    alone = sum(1 for heading in headings.values() if heading.lower() == headings[appendix].lower()) == 1
    return headings[appendix] if alone else f"{headings[appendix]} {plan.appendices.index(appendix) + 1}"


def _safe(text: str) -> str:
    """A text that every file system takes as a name."""
    return " ".join(_UNSAFE.sub(" ", text).split())[:_LONGEST].rstrip(" .")
