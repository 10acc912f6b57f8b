"""Texts broken into lines: nothing lost, nothing wider than the line, each text measured once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.core.grid import Align
from cchc_desktop.publishing.pages_lines import LineBreaker
from cchc_desktop.publishing.pages_spec import Block, Box, Font, runs
from tests.publishing.measuring import PlainMeasurer

TEXTS = st.text(st.sampled_from("ab-/ .1\nđế"), max_size=60)


def block(text: str, width: float, **more: float | int | Align) -> Block:
    return LineBreaker(PlainMeasurer()).block(text, width, Font(10), **more)  # type: ignore[arg-type]


def lines(text: str, width: float) -> list[str]:
    return [line.text for line in block(text, width).lines]


def test_lines_break_at_blanks() -> None:
    assert lines("Ban hành kế hoạch cải cách", 60) == ["Ban hành kế", "hoạch cải", "cách"]


def test_lines_break_behind_a_hyphen_between_letters_only() -> None:
    assert lines("xx aaaa-bbbb", 40) == ["xx aaaa-", "bbbb"]
    assert lines("xx 2021-2030", 45) == ["xx", "2021-", "2030"][:1] + lines("2021-2030", 45)
    assert lines("xx 2021-2030", 50) == ["xx", "2021-2030"]


def test_a_too_wide_word_is_broken_anywhere() -> None:
    assert lines("x" * 25 + " yy", 50) == ["x" * 10, "x" * 10, "xxxxx yy"]
    assert lines("", 10) == [""]
    assert lines("a\n\nb", 100) == ["a", "", "b"]


def test_the_first_letters_may_be_bold() -> None:
    made = block("Điều 1. Ban hành kèm theo", 60, bold_start=7)
    assert [(line.text, line.bold) for line in made.lines] == [("Điều 1. Ban", 7), ("hành kèm theo", 0)]
    head, rest = runs(Box(0, 0, 60, 20, made, 0, 1, 0, 0))
    assert (head.text, head.font.bold, rest.text, rest.font.bold) == ("Điều 1.", True, " Ban", False)
    assert abs(rest.x - head.x - made.lines[0].bold_width) < 1e-9


def test_justified_lines_end_at_the_margin_but_the_last() -> None:
    made = block("Ban hành kế hoạch cải cách", 60, align=Align.JUSTIFY)
    placed = list(runs(Box(0, 0, 60, 40, made, 0, 3, 0, 0)))
    widths = [run.text.count(" ") * run.spacing + line.width for run, line in zip(placed, made.lines, strict=True)]
    assert widths[:-1] == [60, 60]
    assert placed[-1].spacing == 0


@given(TEXTS, st.floats(6, 90), st.floats(0, 5), st.integers(0, 9))
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: float, indent: float, bold: int) -> None:
    made = block(text, width, indent=indent, bold_start=bold)
    kept = "".join(line.text for line in made.lines)
    assert kept.replace(" ", "") == text.replace("\n", "").replace(" ", "")
    for index, line in enumerate(made.lines):
        room = width - (indent if index == 0 else 0)
        assert line.width <= room + 1e-4 or len(line.text) == 1
    assert sum(line.ends for line in made.lines) == text.count("\n") + 1


def test_a_text_is_broken_once_and_forgotten_when_it_is_gone() -> None:
    measurer = PlainMeasurer()
    breaker = LineBreaker(measurer)

    def lay_out(*texts: str) -> None:
        breaker.begin()
        for text in texts:
            breaker.block(text, 50, Font(10))
        breaker.end()

    lay_out("một hai", "ba bốn")
    asked = measurer.calls
    lay_out("một hai", "ba bốn", "một hai")
    assert (breaker.broken, measurer.calls) == (2, asked)
    lay_out("một hai")
    lay_out("một hai", "ba bốn")
    assert breaker.broken == 3
