"""Breaking texts into lines of the printed page; what was measured is kept from one laying out to the next.

Lines break at blanks, and behind a hyphen between letters, as Word and LibreOffice break them; a word that is wider
than the line breaks anywhere. No hyphen is ever added.
"""

from __future__ import annotations

from unicodedata import combining

from cchc_desktop.core.grid import Align
from cchc_desktop.publishing.pages_spec import Block, Font, Line, TextMeasurer

_MOST_WORDS = 100_000  # measured words that are kept; a large plan has some thousands
_ROUNDING = 1e-6

_Key = tuple[str, float, Font, Align, float, float, int]


class LineBreaker:
    """Makes blocks; the same text in the same width and font is broken once.

    ``begin`` and ``end`` bracket one laying out: what it did not need is forgotten, so that edits do not pile up.
    ``broken`` counts the texts that really had to be broken.
    """

    def __init__(self, measurer: TextMeasurer) -> None:
        self._measurer = measurer
        self._words: dict[tuple[bool, bool], dict[str, float]] = {}
        self._blocks: dict[_Key, Block] = {}
        self._former: dict[_Key, Block] = {}
        self.broken = 0

    def begin(self) -> None:
        """A laying out begins."""
        self._former = {**self._former, **self._blocks}
        self._blocks = {}

    def end(self) -> None:
        """The whole document has been laid out."""
        self._former = {}

    def block(
        self,
        text: str,
        width: float,
        font: Font,
        align: Align = Align.LEFT,
        *,
        indent: float = 0.0,
        spacing: float = 1.0,
        bold_start: int = 0,
    ) -> Block:
        """The text in lines of ``width`` points.

        ``indent`` of the first line; ``spacing``: of the lines, in usual line heights; ``bold_start``: how many letters
        at the beginning are bold.
        """
        key = (text, width, font, align, indent, spacing, bold_start)
        known = self._blocks.get(key)
        if known is None:
            known = self._former.get(key) or self._make(key)
            self._blocks[key] = known
        return known

    def _make(self, key: _Key) -> Block:
        text, width, font, align, indent, spacing, bold_start = key
        self.broken += 1
        if "\t" in text:
            text = text.replace("\t", "    ")
        face = self._measurer.metrics(font.bold, font.italic)
        usual = (face.ascent + face.descent + face.leading) * font.size
        lines = _Breaking(self, font, width, bold_start).lines(text, indent)
        # The room of a wider spacing stands above the line, as office programs have it.
        return Block(
            lines, font, align, width, usual * spacing, usual * (spacing - 1) + face.ascent * font.size, indent
        )

    def words(self, bold: bool, italic: bool) -> dict[str, float]:
        """The measured words of a face, in ems."""
        known = self._words.setdefault((bold, italic), {})
        if len(known) > _MOST_WORDS:
            known.clear()
        return known

    def measure(self, text: str, bold: bool, italic: bool) -> float:
        """The width of letters without a blank in ems, measured once."""
        known = self.words(bold, italic)
        width = known.get(text)
        if width is None:
            width = known[text] = self._measurer.width(text, bold, italic)
        return width


class _Breaking:
    """One text being broken; widths in ems."""

    def __init__(self, breaker: LineBreaker, font: Font, width: float, bold_start: int) -> None:
        self._breaker, self._font, self._bold_start = breaker, font, bold_start
        self._available = width / font.size + _ROUNDING
        self._blank = breaker.measure(" ", font.bold, font.italic)

    def lines(self, text: str, indent: float) -> tuple[Line, ...]:
        """The lines of all paragraphs of the text; ``indent`` of the first, in points."""
        found: list[Line] = []
        start, room = 0, self._available - indent / self._font.size
        for paragraph in text.split("\n"):
            if self._bold_start or not self._plain(paragraph, room, found):
                self._paragraph(paragraph, start, room, found)
            start += len(paragraph) + 1
            room = self._available
        return tuple(found)

    def _plain(self, text: str, room: float, found: list[Line]) -> bool:
        """The lines of an ordinary paragraph, quickly; False, and nothing done, where a word must be broken."""
        if "  " in text or text.endswith(" "):
            return False
        font, blank, available = self._font, self._blank, self._available
        known = self._breaker.words(font.bold, font.italic)
        lines: list[Line] = []
        words = text.split(" ")
        first, used = 0, -blank
        for index, word in enumerate(words):
            width = known.get(word)
            if width is None:
                width = self._breaker.measure(word, font.bold, font.italic)
            if used + blank + width <= room:
                used += blank + width
            elif index == first or width > available or "-" in word:
                return False
            else:
                lines.append(Line(" ".join(words[first:index]), used * font.size, False))
                first, used, room = index, width, available
        lines.append(Line(" ".join(words[first:]), used * font.size, True))
        found += lines
        return True

    def _paragraph(self, text: str, offset: int, room: float, found: list[Line]) -> None:
        """``offset``: where the paragraph begins in the text; ``room``: of its first line."""
        blank, available = self._blank, self._available
        known = self._breaker.words(self._font.bold, self._font.italic) if not self._bold_start else {}
        begin = at = 0  # where the line and the word begin
        used = -blank
        for word in text.split(" "):
            width = known.get(word)
            if width is None:
                width = self._width(word, offset + at)
            used += blank + width
            if used > room and word:
                head = self._fitting(word, offset + at, room - used + width)
                if at > begin or head:
                    self._add(text, begin, at + head, offset, found)
                    begin, room, used = at + head, available, self._width(word[head:], offset + at + head)
                while used > room:
                    head = self._forced(text[begin : at + len(word)], offset + begin, room)
                    if begin + head >= at + len(word):
                        break
                    self._add(text, begin, begin + head, offset, found)
                    begin, room = begin + head, available
                    used = self._width(text[begin : at + len(word)], offset + begin)
            at += len(word) + 1
        self._add(text, begin, len(text), offset, found, ends=True)

    def _width(self, word: str, offset: int) -> float:
        """The width of a word that begins at ``offset`` of the text."""
        font, bold = self._font, self._bold_start - offset
        if bold <= 0 or not word:
            return self._breaker.measure(word, font.bold, font.italic)
        head = self._breaker.measure(word[:bold], True, font.italic)
        return head + (self._breaker.measure(word[bold:], font.bold, font.italic) if bold < len(word) else 0.0)

    def _fitting(self, word: str, offset: int, room: float) -> int:
        """How many letters of a word, up to a hyphen between letters, still fit."""
        best = 0
        if "-" in word:
            for i in range(1, len(word) - 1):
                if word[i] == "-" and word[i - 1].isalpha() and word[i + 1].isalpha():
                    if self._width(word[: i + 1], offset) > room:
                        break
                    best = i + 1
        return best

    def _forced(self, word: str, offset: int, room: float) -> int:
        """How many letters of a too wide word fill a line, at least one; up to a hyphen or stroke if there is one."""
        count, used = 0, 0.0
        while count < len(word):
            used += self._width(word[count], offset + count)
            if used > room and count:
                break
            count += 1
        while count < len(word) and combining(word[count]):
            count += 1
        nice = max(word.rfind(sign, 0, count) for sign in "-/_@.,;") + 1
        return nice if 0 < nice < len(word) and nice * 2 > count else max(count, 1)

    def _add(self, text: str, begin: int, stop: int, offset: int, found: list[Line], *, ends: bool = False) -> None:
        size = self._font.size
        words = text[begin:stop].rstrip(" ")
        bold = min(max(self._bold_start - offset - begin, 0), len(words))
        width = self._line_width(words, offset + begin) * size
        head = self._line_width(words[:bold], offset + begin) * size if bold else 0.0
        found.append(Line(words, width, ends, bold, head))

    def _line_width(self, words: str, offset: int) -> float:
        parts = words.split(" ")
        if not self._bold_start:
            measure, bold, italic = self._breaker.measure, self._font.bold, self._font.italic
            return sum([measure(part, bold, italic) for part in parts]) + (len(parts) - 1) * self._blank
        total = (len(parts) - 1) * self._blank
        for part in parts:
            total += self._width(part, offset)
            offset += len(part) + 1
        return total
