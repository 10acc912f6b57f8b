"""The five real plans rolled forward: what is proposed for them was read line by line, and is judged in readings/*.txt.

Each line of a reading is one proposal (alike ones once, with their number), the change in braces with the words around
it. Its first sign is the reader's: "+" right, "-" wrong, "?" a question whose proposed answer is right, "!" a question
whose proposed answer he would not take. Whoever changes the rules reads what became different and writes it down:
python -m tests.planning.test_real_plans writes the readings anew, "*" before what nobody has judged yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.core.texts import FORM, text_at
from cchc_desktop.importing.blocks import Block, Source, Table
from cchc_desktop.importing.recognise import recognise
from cchc_desktop.planning.agency_proposals import Sureness
from cchc_desktop.planning.directory import shipped
from cchc_desktop.planning.roll_forward import RollForward, form_texts, propose
from cchc_desktop.planning.roll_proposals import Proposal
from tests.test_five_plans import FORMS, bac_giang, bac_kan, dak_nong, quang_tri, tuyen_quang

READINGS = Path(__file__).with_name("readings")
_AROUND = 48  # letters of the text on each side


def tuyen_quang_of_one_year(shared: Path) -> tuple[Block, ...]:
    """The text is of 2025, the table (ours) of 2027: it gets the year of the text."""
    return tuple(_of_2025(block) if isinstance(block, Table) else block for block in tuyen_quang(shared))


def _of_2025(block: Table) -> Table:
    rows = (
        replace(row, cells=tuple(replace(cell, text=cell.text.replace("2027", "2025")) for cell in row.cells))
        for row in block.grid.rows
    )
    return replace(block, grid=replace(block.grid, rows=tuple(rows)))


PLANS: dict[str, tuple[Callable[[Path], Iterable[Block]], int, int, int]] = {  # to year, proposals, questions
    "bac_kan": (bac_kan, 2027, 239, 14),
    "tuyen_quang": (tuyen_quang_of_one_year, 2027, 36, 5),
    "dak_nong": (dak_nong, 2027, 96, 10),
    "quang_tri": (quang_tri, 2027, 219, 9),
    "bac_giang": (bac_giang, 2031, 162, 10),
}


def rolled(shared: Path, name: str) -> RollForward:
    build, to_year, _, _ = PLANS[name]
    plan = recognise(Source("kế hoạch.docx", "docx", tuple(build(shared))), FORMS).plan
    return propose(plan, to_year, shipped())


def lines(found: RollForward) -> Counter[str]:
    """Every proposal as a line to read, with the number of those that read alike."""
    return Counter(_line(found, one) for one in found.proposals)


def _line(found: RollForward, one: Proposal) -> str:
    text = dict(form_texts(found.plan))[one.place.name] if one.place.item == FORM else text_at(found.plan, one.place)
    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.stop : one.stop + _AROUND]
    words = f"{before}{{{text[one.start : one.stop]} → {one.new or '(bỏ)'}}}{after}".replace("\n", "⏎")
    return f"{'hỏi' if one.sureness is Sureness.ASK else 'làm'} | {one.group} | {words}"


def reading(name: str) -> dict[str, tuple[str, int]]:
    """The lines of a reading with the reader's sign and their number."""
    judged: dict[str, tuple[str, int]] = {}
    path = READINGS / f"{name}.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        sign, number, words = line.split(" ", 2)
        judged[words] = (sign, int(number))
    return judged


@pytest.mark.parametrize("name", PLANS)
def test_what_is_proposed_for_a_real_plan_was_read(shared: Path, name: str) -> None:
    found = rolled(shared, name)
    judged = reading(name)
    assert lines(found) == {words: number for words, (_, number) in judged.items()}
    assert (len(found.proposals), len(found.questions)) == PLANS[name][2:]
    signs = Counter[str]()
    for words, (sign, number) in judged.items():
        assert sign in ("?!" if words.startswith("hỏi") else "+-")
        signs[sign] += number
    print(f"{name}: {dict(signs)}")
    assert signs["-"] <= 0.01 * (signs["+"] + signs["-"])  # what is done unasked
    assert signs["!"] <= 0.25 * (signs["?"] + signs["!"])  # what Enter would answer


def write_readings(shared: Path) -> None:
    """All readings as they are now; the judgements of lines that did not change stay."""
    READINGS.mkdir(exist_ok=True)
    for name in PLANS:
        judged, found = reading(name), rolled(shared, name)
        told = (f"{judged.get(words, '*')[0]} {number} {words}\n" for words, number in lines(found).items())
        (READINGS / f"{name}.txt").write_text("".join(told), encoding="utf-8")
        print(name, len(found.proposals), len(found.questions))


if __name__ == "__main__":
    write_readings(Path(__file__).resolve().parents[3] / "shared")
