"""The real plans in every format: file × (cells right with spans, texts right, issues raised), files/second.

``pytest tests/benchmarks/test_corpus_table.py -s``; also the figures that no format may fall below.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.catalogue import shipped_forms
from cchc_desktop.importing.converter import libre_office
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.importing.source import read_source
from tests.importing.office import cells
from tests.importing.truth import appendix, true_cells

BY_OFFICE = (".doc", ".rtf", ".odt")
PLANS = ("bac_kan_2025", "quang_tri_2025", "dak_nong_2022")
TURNS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What one file gave."""

    name: str
    whole: float  # share of the truth's cells with place, spans and text
    texts: float
    spans: float
    issues: int  # of reading and recognising
    seconds: float  # of reading, recognising left out


def share(found: Counter[object], truth: Counter[object]) -> float:
    return (found & truth).total() / truth.total()


def measured(path: Path, shared: Path) -> Line:
    seconds = []
    for _ in range(1 if path.suffix in BY_OFFICE else TURNS):
        began = time.perf_counter()
        source = read_source(path)
        seconds.append(time.perf_counter() - began)
    truth = true_cells(shared, path.name.partition(".")[0])
    recognised = recognise(source, shipped_forms())
    table = appendix(source)
    found = [cell for row in cells(table.grid.rows) for cell in row]
    wanted = [cell for row in truth for cell in row]
    return Line(
        path.name,
        share(Counter(found), Counter(wanted)),
        share(Counter(cell[3] for cell in found if cell[3]), Counter(cell[3] for cell in wanted if cell[3])),
        share(Counter(cell[:3] for cell in found), Counter(cell[:3] for cell in wanted)),
        len(recognised.issues),
        min(seconds),
    )


def test_the_table(shared: Path) -> None:
    corpus = sorted((shared / "corpus").iterdir())
    files = [path for path in corpus if path.name.startswith(PLANS) and path.suffix not in (".json", ".md")]
    # one table per page: what joins them has tests of its own, by the same truth
    files = [path for path in files if ".paged." not in path.name]
    if libre_office() is None:
        files = [path for path in files if path.suffix not in BY_OFFICE]
    lines = [measured(path, shared) for path in files]
    print(f"\n{'file':32}{'cells':>8}{'texts':>8}{'spans':>8}{'issues':>8}{'seconds':>9}{'files/s':>9}")
    for line in lines:
        print(f"{line.name:32}{line.whole:8.2%}{line.texts:8.2%}{line.spans:8.2%}{line.issues:8}"
              f"{line.seconds:9.3f}{1 / line.seconds:9.1f}")  # fmt: skip
    own = [line.seconds for line in lines if Path(line.name).suffix not in BY_OFFICE]
    print(f"{len(own)} files without an office program: {len(own) / sum(own):.1f} files/s")
    for line in lines:
        is_pdf = line.name.endswith(".pdf")
        # A sheet may hold a number without the zero at its end that the paper has ("10,10"): one cell of dak_nong_2022.
        assert line.texts >= (0.99 if is_pdf else 0.998), line.name
        assert line.spans >= (0.95 if is_pdf else 1), line.name
        assert line.whole >= (0.95 if is_pdf else 0.998), line.name
