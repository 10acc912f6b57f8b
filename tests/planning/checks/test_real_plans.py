"""The real plans: every error and warning was read by a person; what is told here is right, and nothing else is told.

Of Tuyên Quang only the text is real here (its table is ours, of another year), so the rules of rows are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from cchc_desktop.importing.blocks import Block, Source
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.planning.checks.findings import Finding, Severity
from cchc_desktop.planning.checks.registry import check
from cchc_desktop.planning.directory import shipped
from tests.test_five_plans import FORMS, bac_giang, bac_kan, dak_nong, quang_tri

ERRORS_AND_WARNINGS = {
    bac_kan: {
        "lead-missing": 1,  # 3.77
        "deliverable-missing": 1,  # 3.82-3.83, one empty cell of two rows
        "year-differs": 1,  # 3.20: the index of 2024 under a task of 2025
        "number-double": 1,  # two lists of one text whose headings were lost: the second begins at 2 again
        "lead-not-recipient": 1,  # the recipients here are ours: two lines
    },
    dak_nong: {
        "caption-number": 1,  # 435 for 434
        "caption-issuer": 1,  # Chủ tịch UBND for UBND
        "points-cell": 2,  # 7.2 prints 1,21 for 1,5; the total 86,26 for 86,24
        "signed-without-tm": 1,
        "point-letter": 1,  # f)
        "confused-word": 1,  # cấp tình
    },
    quang_tri: {
        "citation-type": 1,  # Kế hoạch số 3647/QĐ-UBND
        "citation-issuer": 1,  # a decree of the Prime Minister
        "words-missing": 1,  # III.7
        "duty-without-row": 3,  # broadcasting, newspaper, portal
        "confused-word": 8,  # đổi với ×4, đơn đốc ×3, cấp tình
    },
    bac_giang: {},
}


@pytest.mark.parametrize("build", ERRORS_AND_WARNINGS, ids=lambda build: build.__name__)
def test_what_is_told_of_a_real_plan(shared: Path, build: Callable[[Path], Iterable[Block]]) -> None:
    plan = recognise(Source("kế hoạch.docx", "docx", tuple(build(shared))), FORMS).plan
    found = check(plan, shipped())
    told = Counter(one.rule.value for one in found if one.severity is not Severity.INFO)
    assert told == Counter(ERRORS_AND_WARNINGS[build])
    assert all(_stands(one) for one in found)
    assert sum(one.severity is Severity.INFO for one in found) < 40


def _stands(one: Finding) -> bool:
    return 0 <= one.start <= one.stop <= len(one.text)
